"""Inverse: the matrix that takes every Ax back to x, where there is one."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from core.figures.maps import inverse as figures
from core.figures.maps.one_sided import one_sided as pictures
from core.maps.forming import MATRICES, Forming, forming
from core.maps.inverse import inverse
from core.maps.one_sided import freedom, one_sided
from core.numbers.arrays import Array, InputError, Limits, matrix, resized, vector
from core.numbers.rational import as_it_stands
from pages.maps.inverses import code, numbers, numbers_of_one_side, tables, tables_of_one_side
from pages.maps.inverted import said_of_forming, sentence, sentence_of_one_side
from pages.maps.lessons.inverse import LESSON as LESSON
from pages.maps.lessons.inverse import Seen
from pages.maps.undone import SHOWN, WIDE, found_from, is_undone, undone
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, entries, whole, zoom
from pages.shared.state import PageState
from pages.shared.view import View

TITLE = "Inverse"
SUMMARY = "Grab A, or A⁻¹: see which x is taken to b, what a small change of b does to it, and when there is no way back."
ENTRIES = Limits()
COLUMNS = ("first", "second", "further")
FEW = 5  # every fifth matrix is enough while a hand moves
MOST_FREE = 16  # numbers of a one-sided inverse: of an 8 × 4 matrix


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a right-hand side and its change, the place on a line of one-sided inverses, and the view."""

    A: Array = entries(matrix("2 1; 0.5 1.5"), "A", "Matrix A", limits=ENTRIES, columns=COLUMNS)
    X: Array = entries(matrix("0.6 -0.4; -0.2 0.8"), "A⁻¹", "Inverse of A", limits=WIDE, columns=COLUMNS, is_sized=True, twin="A")
    b: Array = entries(vector("2 -1"), "b", "Right-hand side b", limits=Limits(largest=(8, 1)), role="given", like="A")
    d: Array = entries(vector("-0.4 0.6"), "δb", "Change of b", limits=Limits(largest=(3, 1)), role="residual", is_sized=True)
    t: Array = entries(vector("1"), "t", "How far along the line of inverses", role="input")
    which: int = whole(1, 1, MOST_FREE, "free number", "which of the free numbers moves")
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()

    def following(self, moved: Collection[str]) -> Self:
        """Return the same with A found from A⁻¹ where that was moved, and else A⁻¹ from A where they are not each other's.

        What fractions do not hold is rounded: then one of them is what the other was found from.
        """
        if self.A.shape not in SHOWN:
            return self
        if self.d.shape[0] != self.A.shape[0]:
            return replace(self, d=resized(self.d, (self.A.shape[0], 1))).following(moved)
        if "X" in moved and "A" not in moved:
            return self if is_undone(self.A, self.X) else replace(self, A=found_from(self.X, ENTRIES))
        with suppress(InputError):  # an A⁻¹ beyond all limits has no fields
            if not is_undone(self.A, self.X) and undone(self.X, WIDE) != self.A and (X := undone(self.A, WIDE)):
                return replace(self, X=X)
        return self

    def most(self) -> dict[str, int]:
        """Return how many free numbers there are to choose from."""
        return {"which": max(1, freedom(*self.A.shape))}


EXAMPLES = (
    Example("There and back", State(), "Drag b: x is the one point that A takes there. The disc round b becomes an ellipse round x."),
    Example(
        "A turn",
        State(A=matrix("0.6 -0.8; 0.8 0.6")),
        "A⁻¹ turns back: the disc round x is as round as that round b, and no error grows.",
    ),
    Example(
        "Long and thin",
        State(A=matrix("3 0; 0 0.25"), b=vector("3 0.5"), d=vector("0 0.25")),
        "A stretches by 3 and shrinks to 0.25; A⁻¹ shrinks and stretches along the same two lines.",
    ),
    Example(
        "Nearly flat",
        State(A=matrix("1 2; 0.5 1.001"), b=vector("-2 -1"), d=vector("-0.2 0.4")),
        "The disc round b becomes an ellipse over 2000 long, and thin: x is hardly known.",
    ),
    Example(
        "Flat, b on the line",
        State(A=matrix("1 2; 0.5 1"), b=vector("-2 -1")),
        "There is no way back: a whole line of x leads to this one b.",
    ),
    Example(
        "Flat, b off the line",
        State(A=matrix("1 2; 0.5 1"), b=vector("-1 2")),
        "There is no way back, and none to this b: A reaches only the line.",
    ),
    Example(
        "A millionth",
        State(A=matrix("1e-6 0; 0 1e-6"), b=vector("2e-6 1e-6"), d=vector("3e-7 4e-7")),
        "Tiny, with a determinant of 10⁻¹², and yet no error grows: A is far from flat for its size.",
    ),
    Example(
        "Flat to sixteen digits",
        State(A=matrix("1 1; 1 1+1e-17"), b=vector("2 2"), d=vector("-0.4 0.6")),
        "As typed, A has an inverse with entries of 10¹⁷; float64 sees four ones, and no inverse.",
    ),
    Example(
        "An inverse of nothing",
        State(A=matrix("0.1 0.3; 0.3 0.9"), b=vector("1 -1")),
        "The second row is 3 times the first: no inverse. NumPy gives one all the same, with entries of 10¹⁵ and more.",
    ),
    Example(
        "Flat in space",
        State(A=matrix("1 2 3; 4 5 6; 7 8 9"), b=vector("6 15 24")),
        "The rows are dependent, so A⁻¹ does not exist; yet this b is reached, for one from x = (1, 1, 1).",
    ),
    Example(
        "There and back in space",
        State(A=matrix("2 1 0; 0 1 1; 1 0 1"), b=vector("2 1 1"), d=vector("-0.4 0.6 0")),
        "Drag b level, or by the grip below it up and down: the ball round it becomes an ellipsoid round x.",
    ),
    Example(
        "A line in space",
        State(A=matrix("1 1 0; 2 2 0; 1 1 0"), b=vector("2 4 2"), azimuth=-20),
        "A reaches only one line of space. b lies on it, and a whole plane of x leads there.",
    ),
    Example(
        "Tall: a line of inverses",
        State(A=matrix("2; 1")),
        "Every B on the line undoes A from the left; A⁺ is the one nearest to 0.",
    ),
    Example(
        "Wide: a line of inverses",
        State(A=matrix("1 2"), b=vector("3")),
        "Every B on the line is undone by A: each Bb solves Ax = b, and A⁺b is the shortest.",
    ),
    Example(
        "Tall, 3 × 2",
        State(A=matrix("1 0; 0 1; 1 1"), b=vector("1 2 3"), which=2),
        "Two numbers of B are free. This b is a combination of the columns: Bb is the same for every t.",
    ),
    Example(
        "No left inverse",
        State(A=matrix("1 2; 2 4; 3 6"), b=vector("1 1 1")),
        "The columns lie on one line: what A does to x = (2, −1) and to 0 is the same, so nothing undoes it.",
    ),
    Example(
        "Hilbert, 6 × 6",
        State(A=matrix([[f"1/{i + j + 1}" for j in range(6)] for i in range(6)]), b=vector("1 1 1 1 1 1")),
        "A⁻¹ consists of whole numbers, up to 4410000; a relative error of b may grow 15 million times.",
    ),
)
DRAGS = (
    Drag("A:0", 15),
    Drag("b", 15, "in space", "A=2,1,0;0,1,1;1,0,1&b=2,1,1"),
    Drag("X:0", 15, "a column of A⁻¹"),
    Drag("b", 15, "b"),
    Drag("A:0,0", 6, "8 × 8", f"A={EIGHT}&b=1,2,3,4,5,6,7,8"),
)


def page(state: State) -> View:
    """Return the inverse of A, or those on one side of it, or what there is in their place."""
    m, n = state.A.shape
    return _square(state, _forming(state.A)) if m == n else _oblong(state)


def led(state: State) -> View:
    """Return the same for a moving hand: what forming the inverse costs is measured on fewer systems, unless it has been on all."""
    m, n = state.A.shape
    return _square(state, _forming(state.A, FEW)) if m == n else _oblong(state)


def _square(state: State, measured: Forming | None) -> View:
    result = inverse(state.A.value, state.b.value, state.A.exact, state.b.exact)
    n = len(result.A)
    change = result.change(state.d.value, state.d.exact) if (n, n) in SHOWN and len(state.d.value) == n else None
    shown = numbers(result, change, measured)
    return View(
        figures=figures.inverse(result, change, measured, state.view, (state.azimuth, state.elevation)),
        say=sentence(result, change),
        numbers=shown,
        proofs=result.proofs,
        program=lambda: code(state, shown, is_square=True, exists=result.exists),
        tables=tables(result),
        hides=frozenset({"t", "which"} | (set() if change else {"d", "X"})),
        notes=(said_of_forming(measured),) if measured else (),
        seen=Seen(result, change, measured if measured and len(measured.kappa) == MATRICES else None),
    )


def _forming(A: Array, every: int = 1) -> Forming | None:
    """Return what forming the inverse costs, where that is more than a division: on all matrices, if that is known or every is 1."""
    if A.shape[0] < 2:
        return None
    known = _measured(A)
    if 1 not in known and every not in known:
        known[every] = forming(A.value, every=every)
    return known[1] if 1 in known else known[every]


@lru_cache(maxsize=64)
def _measured(A: Array) -> dict[int, Forming]:  # noqa: ARG001 – it is the key
    """Return a place for what has been measured, on all matrices or on every so many: it does not change while b is moved."""
    return {}


def _oblong(state: State) -> View:
    t = (state.t.exact or as_it_stands(state.t.value[:, None])).rows[0][0]
    result = one_sided(state.A.value, t, state.which - 1, state.A.exact)
    x = result.times(state.b.exact or as_it_stands(state.b.value[:, None]))
    shown = numbers_of_one_side(result, x)
    return View(
        figures=pictures(result, state.view),
        say=sentence_of_one_side(result),
        numbers=shown,
        proofs=result.proofs,
        program=lambda: code(state, shown, is_square=False, exists=result.exists, along=result.along),
        tables=tables_of_one_side(result, x),
        hides=frozenset({"d", "X", *({"which"} if result.free == 1 else ())} if result.exists else {"b", "d", "X", "t", "which"}),
        seen=Seen(result, None, None),
    )
