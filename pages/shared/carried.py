"""Carried: what of a page's State other pages can show too, and the links that carry it there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from core.numbers.arrays import Array
from pages.shared.parameters import Entries, parameters
from pages.shared.state import PageState, differing, settle
from pages.shared.view import Page, Take


def carried(
    name: str, state: PageState, pages: Mapping[str, Page], shown: Mapping[str, PageState], hides: Collection[str] = ()
) -> Iterator[Take]:
    """Yield where the matrix of a page's state can be taken, or why not; what else is the same thing there goes with it.

    pages : all pages by name; shown : what each has last shown in this visit, of which the rest is kept: a round trip loses nothing;
    hides : what of the state is not shown, and not carried.
    """
    own = {key: kind for key, kind in _kinds(state).items() if key not in hides}
    if "A" not in own:
        return
    for other, page in pages.items():
        theirs = _kinds(page.State())
        if other == name or "A" not in theirs:
            continue
        same = {its: key for key, kind in own.items() if (its := _counterpart(key, kind, theirs))}
        alike = {its: _alike(getattr(state, key), theirs[its]) for its, key in same.items()}
        if why_not := refused(alike["A"], theirs["A"]):
            yield Take(other, page.TITLE, why_not=why_not)
            continue
        common = {key: value for key, value in alike.items() if key == "A" or not refused(value, theirs[key])}
        there = settle(replace(shown.get(other, page.State()), **common).brought(), set(common))
        yield Take(other, page.TITLE, differing(there, page.opens))


def _counterpart(name: str, kind: Entries, theirs: Mapping[str, Entries]) -> str:
    """Return what an array is called on another page; empty where that has none.

    Names tell matrices, and names and roles vectors; a right-hand side is one whatever it is called.
    """
    if kind.role == "given":
        return next((other for other, its in theirs.items() if its.role == "given"), "")
    its = theirs.get(name)
    is_matrix = its is not None and not (kind.default.is_vector or its.default.is_vector)
    return name if its and (is_matrix or its.role == kind.role) else ""


def refused(value: Array, kind: Entries) -> str:
    """Return why an array is none that a parameter takes; empty where it is one."""
    (m, n), limits = value.shape, kind.limits
    if limits.axes and (value.value.size > limits.most or max(value.value.shape, default=1) > limits.longest):
        return f"at most {limits.most} numbers there, and {limits.longest} along an axis"
    if not limits.axes and value.axes is not None:
        return "a vector there" if kind.default.is_vector else "a matrix there"
    if value.is_vector != kind.default.is_vector:
        return "a vector there" if kind.default.is_vector else "a matrix there"
    if limits.shape and (m, n) != limits.shape:
        return "{} × {} there".format(*limits.shape)
    if limits.is_square and m != n:
        return "square there"
    if not limits.axes and not value.is_vector and min(m, n) < limits.fewest:
        return f"at least {limits.fewest} × {limits.fewest} there"
    if not limits.axes and (m > limits.largest[0] or n > limits.largest[1]):
        return "at most {} × {} there".format(*limits.largest)
    sizes = [abs(entry) for entry in value.value.ravel().tolist() if entry]
    is_within = all(limits.smallest <= size <= limits.magnitude for size in sizes)
    return "" if is_within else "its entries are too large or too small there"


def _alike(value: Array, kind: Entries) -> Array:
    """Return an array as a parameter holds one: a matrix is an array of two axes, and an array of two axes a matrix."""
    is_vector = kind.default.is_vector
    if kind.limits.axes and value.axes is None:
        rows = (tuple(row[0] for row in value.text),) if value.is_vector else value.text
        return replace(value, text=rows, is_vector=False, axes=value.value.shape)
    if not kind.limits.axes and value.axes is not None and len(value.axes) == (1 if is_vector else 2):
        return replace(value, text=tuple((entry,) for entry in value.text[0]) if is_vector else value.text, is_vector=is_vector, axes=None)
    return value


def _kinds(state: PageState) -> dict[str, Entries]:
    """Return the arrays of a State that are no lists of points, by name."""
    return {name: kind for name, kind in parameters(state).items() if isinstance(kind, Entries) and not kind.heads}
