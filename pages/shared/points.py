"""Points: those that pages can show, built in or a person's own, and how a State holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol, TypeAlias

from core.data.clouds import CLOUDS
from core.data.table import Table, table
from core.numbers.arrays import Array, InputError, Limits, Matrix, array, matrix
from core.numbers.digits import counted
from core.numbers.rational import Rational, rational
from pages.shared.code import written
from pages.shared.parameters import Upload, choice, entries, own, roles

MOST = 5_000  # points
MOST_TYPED = 200
MOST_WRITTEN = 2_000  # numbers that a program holds
LIMITS = Limits(largest=(MOST_TYPED, 3))
SOURCES = {name: cloud.title for name, cloud in CLOUDS.items()} | {"points": "your points", "own": "your own CSV"}
LeftOut: TypeAlias = Literal["columns", "rows"]
BLANKS: dict[LeftOut, str] = {"rows": "leave out their row", "columns": "leave out their column"}
AXES = ("x", "y", "z")
PLAIN = (AXES, AXES[:2], ("x1", "x2"), ("x1", "x2", "x3"))  # names that say no more than where a column stands
FIRST = "-2,-1.5;-1,-0.5;0,0.5;1,0;1.5,1.5;2.5,1"
FILE = (
    "Your own points: CSV, up to 1 MB and 5,000 points, of which you choose 2 or 3 columns. "
    "They stay on the server until this tab is reloaded or closed, and are in no link. "
    "A pasted table is in the link where it has up to 200 rows of 2 or 3 numbers, and no names."
)


class Pointed(Protocol):
    """A State that holds points."""

    @property
    def data(self) -> str:
        """Which points are shown."""

    @property
    def points(self) -> Array:
        """Those that were typed."""

    @property
    def blanks(self) -> LeftOut:
        """What is left out for cells that are no number."""

    @property
    def columns(self) -> str:
        """What each column is taken for."""

    @property
    def file(self) -> Upload | None:
        """A file of a person's own."""


@dataclass(frozen=True, eq=False)
class Points:
    """Points with 2 or 3 coordinates, and where they come from."""

    names: tuple[str, ...]  # of the coordinates
    values: Matrix  # (n, q)
    exact: Rational | None  # as they were typed
    key: str  # tells them from all others
    all_names: tuple[str, ...] = ()  # of the columns among which there is a choice
    roles: str = ""  # of these
    notes: tuple[str, ...] = ()  # where they come from
    lacks: tuple[str, ...] = ()  # what of the data is not used, and why
    has_blanks: bool = False  # whether rows or columns can be left out for cells that are no numbers
    is_own: bool = False  # whether they are a file of a person's own

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.values)

    @property
    def q(self) -> int:
        """How many coordinates each has."""
        return int(self.values.shape[1])


# ---- the fields of a State


def source(none: str = "") -> Any:
    """Return a field for which points are shown, or none where that has a name."""
    return choice("none", {"none": none} | SOURCES, "Points") if none else choice("slanted", SOURCES, "Points")


def typed(first: str = FIRST) -> Any:
    """Return a field for points that are typed, pasted, or held by a link: the first ones, until there are others."""
    return entries(matrix(first), "", "Points", limits=LIMITS, heads=AXES, role="given")


def blanks() -> Any:
    """Return a field for what is left out for cells that are no number."""
    return choice("rows", BLANKS, "Cells that are no number")


def columns() -> Any:
    """Return a field for which columns are the coordinates."""
    return roles("Columns", is_of_points=True)


def file() -> Any:
    """Return a field for a file of a person's own."""
    return own(
        FILE,
        ("csv", "tsv", "txt"),
        table,
        "data",
        largest=1,
        told_as="your own file of points",
        is_shown=shows,
        opens={"show": "pca"},
        brief=brief,
    )


def shows(state: Any) -> bool:
    """Return whether a State shows points at all."""
    return str(getattr(state, "show", "")) != "matrix"


def brief(found: Table) -> Mapping[str, Any]:
    """Return what of a State holds the points of a table that was pasted: those that are few, and of which nothing is left out."""
    n, q = found.values.shape
    if n > MOST_TYPED or q > len(AXES) or found.left_out or found.by_rows or found.names not in PLAIN:
        return {}
    try:
        return {"points": array([list(map(_text, row)) for row in found.values.tolist()], LIMITS), "data": "points"}
    except InputError:  # one is too large to be typed
        return {}


def hidden(found: Points) -> frozenset[str]:
    """Return what of a State's points has no effect now."""
    return frozenset((["points"] if found.key else []) + ([] if found.has_blanks else ["blanks"]))


OF_POINTS = frozenset({"points", "blanks", "columns"})  # what has no effect without any


# ---- what they stand for


def points(state: Pointed) -> Points:
    """Return the points that a state shows.

    Raises InputError for points of one number.
    """
    if state.data in CLOUDS:
        cloud = CLOUDS[state.data]
        return Points(cloud.names, cloud.values, cloud.exact, state.data, notes=(cloud.about,))
    if state.data == "own" and state.file:
        return _of_file(state.file, state.blanks, state.columns)
    n, q = state.points.shape
    if q < 2:
        raise InputError("A point needs two numbers here, x and y, or three: paste two columns or more.")
    return Points(AXES[:q], state.points.value, state.points.exact, "", notes=(f"{counted(n, 'point')} that you can type, or paste.",))


@lru_cache(maxsize=4)
def _of_file(upload: Upload, left_out: LeftOut, asked: str) -> Points:
    whole: Table = upload.value
    chosen = whole.by_rows if whole.by_rows and left_out == "rows" else whole
    q = len(chosen.names)
    roles = asked if len(asked) == q else "".join(AXES)[:q].ljust(q, "-")
    places = [roles.index(axis) for axis in AXES if axis in roles]
    names, values = tuple(chosen.names[j] for j in places), chosen.values[:MOST][:, places]
    beyond = len(chosen.values) - MOST
    more = (f"Of {len(chosen.values):,} rows the first {MOST:,} are shown.",) if beyond > 0 else ()
    unused = [f"“{name}”" for name, role in zip(chosen.names, roles, strict=True) if role == "-"]
    rest = (f"Not shown: {', '.join(unused)}.",) if unused else ()
    title = upload.name.rpartition(" ")[0]
    exact = rational(tuple(tuple(map(_text, row)) for row in values.tolist()))
    return Points(
        names,
        values,
        exact,
        f"{upload.name} {left_out} {roles}",
        chosen.names,
        roles,
        (f"{title}: {counted(len(values), 'point')}.",),
        (*chosen.left_out, *more, *rest),
        bool(whole.by_rows),
        is_own=True,
    )


def _text(value: float) -> str:
    return repr(value).removesuffix(".0")


def not_carried(found: Points, n: int) -> tuple[str, ...]:
    """Return why a matrix of n columns does not take points, where it does not."""
    if found.q == n:
        return ()
    said = f"These points have {found.q} coordinates, and A takes {n}: they are not shown. A matrix of {found.q} columns takes them"
    return (f"{said}; or choose {n} of their columns." if len(found.all_names) >= n else f"{said}.",)


def program_text(state: Pointed, found: Points) -> str:
    """Return the points as a program makes them."""
    if found.is_own and found.values.size > MOST_WRITTEN:
        about = f"your file, saved with commas, points and one row of names, and with these columns alone: {', '.join(found.names)}"
        return f'np.loadtxt("data.csv", delimiter=",", skiprows=1, ndmin=2)  # {about}'
    if found.key in CLOUDS and CLOUDS[found.key].recipe:
        return CLOUDS[found.key].recipe
    return f"np.array({found.values.tolist()!r})" if found.key else written(state.points)
