"""Links: how a link is written by hand, page by page, as one text for people and for programs."""

from collections.abc import Iterator, Mapping

from pages.shared.parameters import Parameter, parameters, written
from pages.shared.state import LONGEST, LONGEST_READ, PageState, link
from pages.shared.view import Page

FEW = 4  # links of a page
HOW = """\
A link to a state is the address of a page and what differs there from the default: {address}/transformation?A=1,1;0,1

- Parameters stand behind `?`, as `name=value`, with `&` between them, in any order. What is left out has its default; an \
address without parameters shows what the page opens with.
- A number is written as `2`, `-0.5`, `1e-3`, `1/3`, `2/3*pi`, `sqrt(2)/2`, `√2`, `2^-10` or `cos(30°)`. A fraction stays exact.
- A vector is its entries with commas between them, `x=1,0.5`. A matrix is its rows with `;` between them, `A=2,1;1,2`. An array of up to \
four axes is nested in brackets, `A=[[[1,2],[3,4]]]`.
- Letters, digits and `-_.,;()[]*/^:` stand as they are. Of \
other signs `+` is written `%2B`, a space `%20`, `&` `%26`, `#` `%23`, `%` `%25`.
- What cannot be read, or does not fit what else is set, is named on the page, and has its default. A parameter has up to {most} letters; \
of a link of more than {written} the program leaves out what is long where it writes or copies it.
- What the view that is shown does not use, as the moment of a film that it does not have, changes nothing, and is not named.
- `embed=true` shows the picture and what belongs to it alone, for a frame in another page. `task=2` opens the page at its second task.
- `#` and a name after all that lights the number, the matrix or the control of this name: {address}/svd#κ(A)
- The picture of a state, 1200 × 630, has the same parameters: {address}/preview/transformation.png?A=1,1;0,1
"""


def text(pages: Mapping[str, Page], address: str, says: str = "") -> str:
    """Return how links to pages are written. address : of the app; says : what it is, in a sentence."""
    head = f"# Matrixscope\n\n{f'> {says}' if says else ''}\n\n{HOW.format(address=address, most=LONGEST_READ, written=LONGEST)}"
    return "\n".join([head, *(part for name, page in pages.items() for part in _page(name, page, address))])


def _page(name: str, page: Page, address: str) -> Iterator[str]:
    """Yield the lines about a page."""
    yield f"## {page.TITLE}: {address}/{name}\n\n{page.SUMMARY}\n"
    state = page.State()
    for parameter, kind in given(state).items():
        default = f"`{written(kind.default)}`" if written(kind.default) else "none"
        yield f"- `{parameter}`: {kind.meaning}. In a link: {kind.form()}{_room(parameter, state)}. Default: {default}."
    yield ""
    for title, example in list(page.EXAMPLES.items())[:FEW]:
        yield f"- [{title}]({address}{path(name, page, example)}): {page.looks[title]}"
    yield ""


def given(state: PageState) -> dict[str, Parameter]:
    """Return what a link can hold, by name."""
    return {name: kind for name, kind in parameters(state).items() if kind.is_linked and not kind.twin}


def _room(name: str, state: PageState) -> str:
    """Return what of a parameter depends on what else is set."""
    if name in state.most():
        return f", and no more than what else is set allows (by default {state.most()[name]})"
    if name in state.shapes():
        return f", within the array (by default of shape {state.shapes()[name]})"
    return ""


def path(name: str, page: Page, state: PageState) -> str:
    """Return the path and query of a state."""
    query = link(state, page.opens)
    return f"/{name}{'?' if query else ''}{query}"
