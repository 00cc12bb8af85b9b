"""Problem: one set of data and the model that is fitted to it, as each page that shows it holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Literal, Self, TypeAlias

from core.data.datasets import DATASETS
from core.data.table import Table, table
from core.numbers.arrays import Array, InputError, Limits, Matrix, array, matrix, vector
from core.numbers.digits import counted, indexed
from core.solving.design import Design, linear, polynomial
from pages.shared.code import written
from pages.shared.parameters import Upload, choice, entries, own, roles, whole
from pages.shared.state import PageState
from pages.shared.view import Take

MOST_POINTS = 200
POINTS = Limits(largest=(MOST_POINTS, 9))
LARGEST = Limits().largest  # that other pages take
ETA = (1e-14, 100.0)  # the step sizes that gradient_descent takes
SOURCES = {"points": "your points"} | {name: found.title for name, found in DATASETS.items()} | {"own": "your own CSV"}
Constant: TypeAlias = Literal["with", "without"]
CONSTANTS: dict[Constant, str] = {"with": "with", "without": "without: 0 at 0"}
LeftOut: TypeAlias = Literal["columns", "rows"]
BLANKS: dict[LeftOut, str] = {"columns": "leave out their column", "rows": "leave out their row"}
FILE = (
    "Your own data: CSV, up to 1 MB, 10,000 rows and 20 columns. "
    "It stays on the server until this tab is reloaded or closed, and is in no link."
)
MOST_WRITTEN = 2000  # numbers of a file that a program holds
FIRST = "-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2"


@dataclass(frozen=True)
class Model(PageState):
    """The data, what its columns are taken for, and what is fitted to them."""

    data: str = choice("points", SOURCES, "Data")
    points: Array = entries(matrix(FIRST), "", "Points", limits=POINTS, heads=("x", "y"), role="given")
    blanks: LeftOut = choice("columns", BLANKS, "Cells that are no number")
    columns: str = roles("Columns")
    degree: int = whole(1, 0, 10, "degree", "degree of the polynomial")
    constant: Constant = choice("with", CONSTANTS, "Constant")
    file: Upload | None = own(FILE, ("csv", "tsv", "txt"), table, "data", largest=1, told_as="your own data")

    def settled(self) -> Self:
        """Return the same with degree 1 in the place of 0 without a constant: that leaves nothing to fit."""
        return replace(self, degree=1) if self.constant == "without" and self.degree == 0 else self


@dataclass(frozen=True, eq=False)
class Problem:
    """What a Model stands for."""

    design: Design
    names: tuple[str, ...]  # of all columns of the data
    values: Matrix  # (n, q): all of them
    roles: str  # q letters
    key: str  # tells these data from others; empty for points, which can be moved
    notes: tuple[str, ...]  # where the data come from
    lacks: tuple[str, ...] = ()  # what of them is not used, and why
    has_blanks: bool = False  # whether columns or rows can be left out for cells that are no numbers

    @property
    def x_name(self) -> str:
        """The name of the only explanatory column, and of y against which it stands."""
        return self.names[self.roles.index("x")]

    @property
    def y_name(self) -> str:
        """The name of what is explained."""
        return self.names[self.roles.index("y")]

    @property
    def can_be_moved(self) -> bool:
        """Whether the data are points that can be grabbed."""
        return not self.key and len(self.names) == 2

    @property
    def chosen(self) -> tuple[int, ...]:
        """The columns that explain, and after them the one that is explained."""
        return *(j for j, role in enumerate(self.roles) if role == "x"), self.roles.index("y")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns among which there is a choice: none where each has its role."""
        return self.names if len(self.names) > 2 or self.key else ()

    @property
    def hides(self) -> frozenset[str]:
        """What of a Model has no effect."""
        lost = (["points"] if self.key else []) + (["degree"] if self.design.x is None else [])
        return frozenset(lost + ([] if self.has_blanks else ["blanks"]))


def problem(model: Model) -> Problem:
    """Return what model stands for.

    Raises InputError where a power of x leaves float64, and for points of one number.
    """
    if model.data == "own":  # it is forgotten with the visit
        return _problem(model)
    return _known(Model(**{one.name: getattr(model, one.name) for one in fields(Model) if one.name != "file"}))


@lru_cache(maxsize=16)
def _known(model: Model) -> Problem:
    """Return the same of what is no file, which stays as it is while a hand moves something else."""
    return _problem(model)


def _problem(model: Model) -> Problem:
    found, key, notes = _data(model)
    if len(found.names) < 2:
        raise InputError("A point needs two numbers here, x and y: paste two columns or more.")
    roles = _roles(model, found, key)
    chosen = [j for j, role in enumerate(roles) if role == "x"]
    y, has_constant = found.values[:, roles.index("y")], model.constant == "with"
    if len(chosen) == 1:
        name = found.names[chosen[0]] if key else "x"
        design = polynomial(found.values[:, chosen[0]], y, model.degree, has_constant=has_constant, name=name if len(name) == 1 else "x")
    else:
        design = linear(found.values[:, chosen], y, [found.names[j] for j in chosen], has_constant=has_constant)
    if not key:
        design = replace(design, given=tuple(tuple(row[j] for j in chosen) for row in model.points.text))
    has_blanks = bool(model.data == "own" and model.file and model.file.value.by_rows)
    taken = (f"“{found.names[roles.index('y')]}” is taken for y.",) if has_blanks and model.blanks == "columns" else ()
    return Problem(design, found.names, found.values, roles, key, notes, (*found.left_out, *taken), has_blanks)


def sizes(model: Model) -> tuple[int, int] | None:
    """Return how many rows the data of a model have, and how many parameters are fitted to them; None where nothing can be."""
    found, key, _ = _data(model)
    if len(found.names) < 2:
        return None
    count = _roles(model, found, key).count("x")
    return len(found.values), (model.degree if count == 1 else count) + (model.constant == "with")


def _roles(model: Model, found: Table, key: str) -> str:
    """Return what each column is taken for: the last one for y where no roles are chosen, and of x and y there is nothing to choose."""
    is_chosen = len(model.columns) == len(found.names) and (key or len(found.names) > 2)
    return model.columns if is_chosen else "x" * (len(found.names) - 1) + "y"


def _data(model: Model) -> tuple[Table, str, tuple[str, ...]]:
    if model.data in DATASETS:
        known = DATASETS[model.data]
        return known.table, model.data, (f"{known.about} {known.licence}",)
    if model.data == "own" and model.file:
        title, whole = model.file.name.rpartition(" ")[0], model.file.value
        chosen = whole.by_rows if whole.by_rows and model.blanks == "rows" else whole
        return chosen, f"{model.file.name} {model.blanks}", (f"{title}: {counted(len(chosen.values), 'row')}.",)
    q = model.points.shape[1]
    names = ("x", "y") if q == 2 else (*(indexed("x", j + 1) for j in range(q - 1)), "y")
    return Table(names, model.points.value, ()), "", ()


def as_points(A: Array, y: Array) -> Array:
    """Return the rows of A, each with its entry of y, as points: their last coordinate is what is to be explained."""
    return array([[*row, *right] for row, right in zip(A.text, y.text, strict=True)], POINTS)


def same(model: Model) -> dict[str, Any]:
    """Return what another page's State has to have for the same problem."""
    names = ("data", "points", "blanks", "columns", "degree", "constant")
    default = Model()
    return {name: getattr(model, name) for name in names if getattr(model, name) != getattr(default, name)}


def to_pseudoinverse(model: Model, found: Problem) -> Take:
    """Return how X·w ≈ y is taken to the page of A·x = y."""
    values, why_not = _as_equations(found.design)
    if model.data == "own" and not why_not:
        values, why_not = {}, "your own numbers would be in its link"
    return Take("pseudoinverse", "Pseudoinverse", values, why_not)


def _as_equations(design: Design) -> tuple[Mapping[str, Any], str]:
    (n, p), (m, q) = design.X.shape, LARGEST
    if n > m or p > q:
        return {}, f"{n} × {p}: up to {m} × {q} there"
    if design.raw_rank != design.rank:
        return {}, f"rank {design.raw_rank} there: columns are taken as they are"
    try:
        return {"A": matrix(design.X.tolist()), "y": vector(design.y.tolist())}, ""
    except InputError:
        return {}, "its entries are too large there"


def steps(count: int, largest: float) -> dict[str, float]:
    """Return a step size with which a descent on ‖Xw − y‖²/n arrives: about 0.9/L, to two digits.

    count : n; largest : σ₁ of X; L = 2σ₁²/n.
    """
    if not largest:
        return {}
    eta = float(f"{0.9 * count / 2 / largest / largest:.1e}")
    return {"eta": min(max(eta, ETA[0]), ETA[1])}


def written_data(model: Model, found: Problem) -> dict[str, str]:
    """Return the table of the data, y and X as a program makes them."""
    roles, design = found.roles, found.design
    chosen, y = [j for j, role in enumerate(roles) if role == "x"], roles.index("y")
    if model.data == "own" and model.file and found.values.size > MOST_WRITTEN:
        about = f"your file, saved with commas, points and one row of names, and with these columns alone: {', '.join(found.names)}"
        table = f'np.loadtxt("data.csv", delimiter=",", skiprows=1, ndmin=2)  # {about}'
    else:
        table = f"np.array({found.values.tolist()!r})" if found.key else written(model.points)
    X = f"table[:, {chosen}]"
    if design.x is not None:
        X = f"{X} ** np.array({list(design.powers)})"
    elif design.has_constant:
        X = f"np.column_stack([np.ones(len(table)), {X}])"
    return {"table": table, "y": f"table[:, {y}]", "X": X}
