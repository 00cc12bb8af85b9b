"""What is wrong with a page, in words that name it: the contract asks for nothing of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.theme import ROLES
from core.figures.ways import Rows, Tops
from core.numbers.arrays import InputError
from pages.shared.drags import Drag
from pages.shared.parameters import Action, parameters
from pages.shared.view import View


def of_names(what: str, names: Iterable[str]) -> Iterator[str]:
    """Yield which names stand more than once."""
    yield from (f"{count} {what}s are called {name!r}" for name, count in Counter(names).items() if count > 1)


def of_role(what: str, role: str) -> Iterator[str]:
    """Yield a role that is none."""
    if role not in ROLES:
        yield f"{what} has the role {role!r}, which is none of ROLES"


def of_pictures(state: Any, view: View) -> Iterator[str]:
    """Yield what is wrong with the names, roles and arrays of figures, marks and handles."""
    yield from of_names("figure", (figure.name for figure in view.figures))
    yield from of_names("mark", (mark.name for figure in view.figures for mark in figure.marks))
    for figure in view.figures:
        if figure.adds:
            yield from _of_array(f"{figure.name}: a click", figure.adds, state)
        for handle in figure.handles:
            yield from _of_handle(f"{figure.name}: the handle {handle.name}", handle, state)
        yield from _of_marks(figure, state)


def _of_handle(what: str, handle: Handle, state: Any) -> Iterator[str]:
    yield from of_role(what, handle.role)
    if not handle.spoken:
        yield f"{what} has no name for a screen reader"
    if unknown := [*_of_array(what, handle.array, state)]:
        yield from unknown
    elif not parameters(state)[handle.array].is_grabbed:
        yield f"{what} is a thing that cannot be typed too"
    elif handle.column is not None and handle.column >= getattr(state, handle.array).shape[1]:
        yield f"{what} is a column that {handle.array} has not"


def _of_marks(figure: Figure, state: Any) -> Iterator[str]:
    for mark in figure.marks:
        what = f"{figure.name}: the mark {mark.name}"
        yield from of_role(what, mark.role)
        for field in ("follows", "tail_follows", "array"):
            if name := getattr(mark, field, ""):
                yield from _of_array(f"{what}, by {field}=,", name, state)
        for field in ("map", "tail_map"):
            yield from (
                f"{what}, by {field}=, names {name}, which is none of the maps {', '.join(figure.maps)}"
                for name in getattr(mark, field, "").replace(" − ", " ").split()
                if name not in figure.maps
            )


def _of_array(what: str, name: str, state: Any) -> Iterator[str]:
    if name not in parameters(state):
        yield f"{what} names {name}, which is none of {', '.join(parameters(state))}"


def of_drag(state: Any, view: View, drag: Drag) -> Iterator[str]:
    """Yield that what a drag names is neither a handle nor an entry."""
    handles = [handle for figure in view.figures for handle in figure.handles]
    shapes = {name: getattr(state, name).shape for name, kind in parameters(state).items() if kind.has_entries}
    rows = {f"{handle.array}:{k}" for handle in handles if isinstance(handle.way, Rows | Tops) for k in range(shapes[handle.array][0])}
    entries = {f"{name}:{i},{j}" for name, (m, n) in shapes.items() for i in range(m) for j in range(n)}
    named = {handle.name for handle in handles if not isinstance(handle.way, Rows | Tops)}
    if drag.what not in named | rows | entries:
        yield f"DRAGS names {drag.what}, which is neither an entry nor one of the handles {', '.join(sorted(named | rows))}"


def of_actions(state: Any) -> Iterator[str]:
    """Yield which actions make no State of the page of this one."""
    for kind in parameters(state).values():
        if isinstance(kind, Action):
            try:
                kind.acted(state)
            except InputError:
                continue
            except TypeError as error:
                yield str(error)
