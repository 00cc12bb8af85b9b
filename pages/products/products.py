"""Products: AB in four ways, step by step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Self

from core.figures.products import products as figures
from core.figures.products.succession import is_thin, succession
from core.numbers.arrays import Array, Limits, matrix, resized, vector
from core.numbers.digits import counted, equated, exactly, indexed, quoted
from core.products.products import Numbers, Product, Way
from pages.products.lessons.products import LESSON as LESSON
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import action, choice, entries, moment, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number as Shown
from pages.shared.view import Sentence, Table, View, finite

TITLE = "Products"
SUMMARY = "Lead the handle through a product of two matrices: the same multiplications, in four orders."
LARGEST = Limits(largest=(6, 6))
WAY: dict[Way | Literal["plane"], str] = {
    "entry": "rows on columns",
    "column": "columns of A combined",
    "row": "rows of B combined",
    "outer": "sum of outer products",
    "plane": "maps of the plane",
}
SIX = ";".join(",".join(str((3 * i + 5 * j) % 7 - 3) for j in range(6)) for i in range(6))


def transposed(old: Array) -> Array:
    """Return the transpose of a matrix, entry by entry as it was given."""
    return matrix([list(column) for column in zip(*old.text, strict=True)])


def of_x(x: Array, p: int) -> Array:
    """Return x with p entries."""
    return x if x.shape[0] == p else resized(x, (p, 1), Limits(largest=(6, 1)))


def with_A_transposed(state: "State") -> "State":
    """Return state with A′ in the place of A."""
    return replace(state, A=transposed(state.A))


def with_B_transposed(state: "State") -> "State":
    """Return state with B′ in the place of B."""
    return replace(state, B=transposed(state.B)).settled()


def with_gentle_maps(state: "State") -> "State":
    """Return state with two maps of the plane whose F is easily seen: a turn, and a stretch."""
    return replace(state, A=matrix("0 -1; 1 0"), B=matrix("2 0; 0 1"), view=0.0).settled()


def swapped(state: "State") -> "State":
    """Return state with A and B in each other's place."""
    return replace(state, A=state.B, B=state.A).settled()


@dataclass(frozen=True)
class State(PageState):
    """Two matrices, a vector, the way in which they are multiplied, how far that has come, and the view of the plane."""

    A: Array = entries(matrix("1 2; 3 4"), "A", "Matrix A", limits=LARGEST, role="first")
    B: Array = entries(matrix("5 6; 7 8"), "B", "Matrix B", limits=LARGEST, role="second")
    x: Array = entries(vector("1 1"), "x", "Vector x", limits=Limits(largest=(6, 1)), role="input", is_sized=True)
    way: Way | Literal["plane"] = choice("entry", WAY)
    t: float = moment(1.0, 0.0, 1.0, stays=True)
    view: float = zoom()
    transpose_a: None = action("Transpose A", "Put the transpose of A in its place", with_A_transposed)
    transpose_b: None = action("Transpose B", "Put the transpose of B in its place", with_B_transposed)
    swap: None = action("Swap A and B", "Put each in the place of the other", swapped)
    gentle: None = action("Gentle maps", "Put a turn in the place of A, and a stretch in that of B", with_gentle_maps)

    @property
    def is_plane(self) -> bool:
        """Whether AB and BA are shown as maps of the plane: they have to be some."""
        return self.way == "plane" and self.A.shape == self.B.shape == (2, 2)

    def settled(self) -> Self:
        """Return the same with as many entries of x as B has columns."""
        x = of_x(self.x, self.B.shape[1])
        return self if x is self.x else replace(self, x=x)


OPENS = State(t=0.5)
EXAMPLES = (
    Example("Row on column", OPENS, "Row 1 of A on column 2 of B: 1·6 + 2·8 = 22. The next entry is row 2 on column 1."),
    Example(
        "Wide times tall",
        State(A=matrix("1 2 3; 4 5 6"), B=matrix("1 0; 2 -1; 0 3"), way="column", t=0.5),
        "The first column of AB is once the first column of A, twice the second, and none of the third.",
    ),
    Example(
        "A matrix times itself",
        State(A=matrix("1 2; 3 4"), B=matrix("1 2; 3 4")),
        "A is B, with the entries 1, 2, 3, 4. AB is [[7, 10], [15, 22]]: the squares of its entries stand nowhere.",
    ),
    Example(
        "A matrix on a vector",
        State(A=matrix("1 2; 3 4; 0 5"), B=matrix("2; 1"), x=vector("1"), way="column"),
        "B is one column: AB is 2 times the first column of A, plus once the second.",
    ),
    Example(
        "Rows in another order",
        State(A=matrix("0 1 0; 0 0 1; 1 0 0"), B=matrix("1 2; 3 4; 5 6"), way="row"),
        "Each row of A has one 1: it picks a row of B, and AB has the rows of B in another order.",
    ),
    Example(
        "A column times a row",
        State(A=matrix("1; 2; 3"), B=matrix("4 5 6"), x=vector("1 1 1"), way="outer"),
        "Nine numbers from six: every row of AB is a multiple of (4, 5, 6), so its rank is 1.",
    ),
    Example(
        "A row on one column",
        State(A=matrix("1 2 3"), B=matrix("4; 5; 6"), x=vector("1")),
        "Only here is a product one number: 1·4 + 2·5 + 3·6 = 32, the dot product of both.",
    ),
    Example(
        "The other way round",
        State(A=matrix("0 1; 0 0"), B=matrix("0 0; 1 0")),
        "AB has its 1 in the upper corner, BA in the lower one: look at AB − BA below.",
    ),
    Example(
        "A turn and a stretch",
        State(A=matrix("0 -1; 1 0"), B=matrix("2 0; 0 1"), way="plane"),
        "The F lies on its side both times: stretched before the turn, it reaches twice as high; after it, twice as far across.",
    ),
    Example(
        "Two that commute",
        State(A=matrix("1 -1; 1 1"), B=matrix("2 3; -3 2")),
        "Both turn the plane and stretch it alike in all directions: AB − BA is 0.",
    ),
    Example(
        "Nothing from something",
        State(A=matrix("1 1; 1 1"), B=matrix("1 -1; -1 1"), way="outer", t=0.5),
        "The second outer product takes away all that the first one has brought: AB = 0.",
    ),
    Example(
        "It does not fit",
        State(A=matrix("1 2 3; 4 5 6"), B=matrix("1 2 0; 0 -1 3"), x=vector("1 1 1")),
        "Rows of A are 3 long, columns of B are 2 long: no pairs. Press “Transpose B”.",
    ),
    Example(
        "In fractions",
        State(A=matrix("1/2 1/3; 1/4 1/5"), B=matrix("1/3 0.5; 1/5 -1"), t=0.25),
        "Nothing is rounded: 1/2 · 1/3 + 1/3 · 1/5 is 7/30.",
    ),
    Example(
        "Six by six",
        State(A=matrix(SIX.replace(",", " ")), B=matrix(SIX.replace(",", " ")), x=vector("1 0 0 1 0 2"), way="outer", t=0.5),
        "Half of the outer products are added. (AB)x takes 252 multiplications, and A(Bx) only 72.",
    ),
)
DRAGS = (
    Drag("A:0,0", 15),
    Drag("t", 15, "the film by hand"),
    Drag("A:0", 15, "in the plane", "way=plane"),
    Drag("A:0,0", 6, "6 × 6", f"A={SIX}&B={SIX}&x=1,1,1,1,1,1&way=outer"),
)


def page(state: State) -> View:
    """Return the product as far as it has been made, in the way that is chosen beside the other three."""
    A, B, x = state.A, state.B, state.x
    way: Way = "entry" if state.way == "plane" else state.way
    result = Product(A.value, B.value, x.value, A.exact, B.exact, x.exact, way, state.t)
    planes = succession(result, state.view) if state.is_plane else None
    return View(
        figures=planes or figures.products(result, A, B),
        say=_succession(result) if state.is_plane else sentence(result, A, B),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, result),
        film=figures.still(state.is_plane, planes is not None and is_thin(planes)) if state.way == "plane" else figures.film(result, A, B),
        tables=tables(result),
        hides=frozenset() if state.way == "plane" else frozenset({"gentle"}),
        seen=result,
    )


def sentence(result: Product, A: Array, B: Array) -> Sentence:
    """Return what the step that is shown does, and whether AB and BA are one."""
    if not result.fits:
        return _misfit(result)
    says = SAYS[result.way](result, A, B)
    same = {True: " AB = BA here.", False: " AB is not BA.", None: ""}[result.commutes]
    return (*says, same) if same else says


def _succession(result: Product) -> Sentence:
    """Return what becomes of an F under AB and under BA."""
    order = "AB is B first and then A, BA is A first and then B: "
    if result.commutes:
        return (order, ("the F lands in the same place", "output"), ", because AB = BA.")
    return (order, ("the F lands elsewhere", "output"), ". AB is not BA.")


def _misfit(result: Product) -> Sentence:
    _, n, q, _ = result.shapes
    why = ("There is no AB: a row of A has ", (counted(n, "entry").replace("entrys", "entries"), "first"), ", a column of B has ")
    ways = {"AB′": "transpose B", "A′B": "transpose A", "BA": "swap A and B"}
    found = [f"{name} exists: {ways[name]}" for name in result.repairs]
    mend = f"{', or '.join(found)}." if found else f"No transpose mends that: give B {counted(n, 'row')}."
    return (*why, (str(q), "second"), f", and they make no pairs. {mend}")


def _entry(result: Product, A: Array, B: Array) -> Sentence:
    step = _now(result)
    i, j, _ = step[0]
    where = f"ow {i + 1} of A on column {j + 1} of B: "
    pairs = " + ".join(f"{quoted(A.text[i][k])}·{quoted(B.text[k][j])}" for _, _, k in step)
    if not _is_made(result):
        return (f"Next is r{where}", (pairs, "output"), ".")
    return (f"R{where}", (f"{pairs} {' '.join(equated(result.AB[i][j]))}", "output"), ".")


def _column(result: Product, _a: Array, B: Array) -> Sentence:
    _, j, last = _now(result)[0]
    weights = [B.text[k][j] for k in range(last + 1)]
    if not _is_made(result):
        return ("Next, ", (f"{quoted(weights[-1])}·{_column_of_A(last)}", "output"), f" is added to column {j + 1} of AB.")
    return _combined(f"Column {j + 1} of AB", "columns of A", weights, _column_of_A, _so_far(result, column=j))


def _row(result: Product, A: Array, _b: Array) -> Sentence:
    i, _, last = _now(result)[0]
    weights = [A.text[i][k] for k in range(last + 1)]
    if not _is_made(result):
        return ("Next, ", (f"{quoted(weights[-1])}·{_row_of_B(last)}", "output"), f" is added to row {i + 1} of AB.")
    return _combined(f"Row {i + 1} of AB", "rows of B", weights, _row_of_B, _so_far(result, row=i))


def _combined(what: str, of: str, weights: list[str], named: Callable[[int], str], total: tuple[bool, str]) -> Sentence:
    """Return what has been combined of rows, or of columns; total : whether that is all, and what it makes."""
    terms = " + ".join(f"{quoted(weight)}·{named(k)}" for k, weight in enumerate(weights))
    is_whole, makes = total
    return (f"{what} is made of {of}: {'' if is_whole else 'so far '}", (f"{terms} {makes}", "output"), ".")


def _outer(result: Product, _a: Array, _b: Array) -> Sentence:
    n, added = result.A.shape[1], result.done("outer")
    terms = [_column_of_A(k) + _row_of_B(k) for k in range(n)]
    much = "none of them is added yet" if not added else f"{added} of {n} {'is' if added == 1 else 'are'} added"
    start = f"AB is a column of A times a row of B, of {n} pairs" if n > 1 else "AB is one outer product, a column times a row"
    rank = f", and the sum so far has rank {result.rank_of_sum}" if added else ""
    return (f"{start}: ", (" + ".join(terms), "output"), f"; {much}{rank}.")


def _column_of_A(k: int) -> str:
    return indexed("a", k + 1)


def _row_of_B(k: int) -> str:
    return f"{indexed('b', k + 1)}′"  # as b₁, b₂ … would be its columns


def _is_made(result: Product) -> bool:
    """Return whether what the step makes stands in AB."""
    return result.done(result.way) > result.current(result.way)


def _now(result: Product) -> list[list[int]]:
    """Return the multiplications of the step that is shown."""
    found: list[list[int]] = result.steps(result.way)[result.current(result.way)].tolist()
    return found


def _so_far(result: Product, *, row: int | None = None, column: int | None = None) -> tuple[bool, str]:
    """Return whether a row or a column of AB is whole with the step that is shown, and its numbers behind their sign."""
    count = result.current(result.way) + 1
    part = result.partial(result.way, count)
    line = part[row] if row is not None else [each[column or 0] for each in part]
    sign, text = equated(*(entry for entry in line if entry is not None))
    return count % result.A.shape[1] == 0, f"{sign} {text if len(line) > 1 else f'({text})'}"


SAYS = {"entry": _entry, "column": _column, "row": _row, "outer": _outer}


def numbers(result: Product) -> list[list[Shown]]:
    """Return what has to fit, what it costs, and how large AB and AB − BA are."""
    _, n, q, _ = result.shapes

    def cost(name: str, count: int | None) -> Shown:
        return Shown(name, "–" if count is None else str(count), "", count)

    return [
        [Shown("columns of A", str(n), "first", n), Shown("rows of B", str(q), "second", q)],
        [cost("multiplications for AB", result.cost), cost("for (AB)x", result.cost_together), cost("for A(Bx)", result.cost_in_turn)],
        [finite("‖AB‖_F", result.size, "output"), finite("‖AB − BA‖_F", result.apart)],
    ]


def tables(result: Product) -> list[Table]:
    """Return AB, its transpose, what it does to x, and what becomes of it the other way round."""
    if not result.fits:
        return []
    AB = result.AB
    found = [
        _table("AB", AB, "output"),
        _table("(AB)′", [*zip(*AB, strict=True)], "output", "B′A′"),
        _table("A(Bx)", result.ABx, "input", "(AB)x too"),
    ]
    if result.BA is not None and result.difference is not None:
        found += [_table("BA", result.BA, "", "the same as AB" if result.commutes else "not AB"), _table("AB − BA", result.difference)]
    return found


def _table(name: str, entries_of: Numbers, role: str = "", note: str = "") -> Table:
    shape = f"{len(entries_of)} × {len(entries_of[0])}"
    return Table(name, [[exactly(entry) for entry in row] for row in entries_of], f"{shape}, {note}" if note else shape, role)


def code(state: State, result: Product) -> str:
    """Return the program that prints the numbers."""
    arrays = {"A": written(state.A), "B": written(state.B), "x": written(state.x)}
    return program("products/products", arrays, fits=result.fits, is_square=result.is_square)
