"""Vectors: two of them added, subtracted, multiplied, and held against each other, in the plane and in space."""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.figures.objects import vectors as figures
from core.figures.objects.vectors import Shown
from core.numbers.arrays import Array, Limits, read, vector
from core.numbers.digits import MINUS, degrees, equated, fits, indexed, show, show_exact
from core.numbers.rational import rounded
from core.objects.vectors import Relation, Vectors, vectors
from pages.objects.lessons.vectors import LESSON as LESSON
from pages.shared.code import in_fractions, written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, choice, elevation, entries, scale, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, View, number

TITLE = "Vectors"
SUMMARY = "Grab two vectors: add them, subtract them, and see what their dot product and their angle say of each other."
SHOWN: dict[Shown, str] = {
    "sum": "a + b",
    "difference": "a − b",
    "multiple": "c·a",
    "shadow": "a·b: shadow of b on a",
    "area": "a×b: parallelogram",
}
LONG = Limits(largest=(12, 1), magnitude=1e300, smallest=1e-300)
WRITTEN = 4  # entries of a vector that stand beside the picture
LEAST = sys.float_info.min  # float64 holds what is smaller with fewer digits, if at all
TWELVE = "a=1,2,3,4,5,6,7,8,9,10,11,12&b=3,1,4,1,5,9,2,6,5,3,5,8"


@dataclass(frozen=True)
class State(PageState):
    """Two vectors of one length, a factor, what of them is shown, the view, and where the camera stands that looks at space."""

    a: Array = entries(vector("3 1"), "a", "Vector a", limits=LONG, role="first")
    b: Array = entries(vector("0.5 2"), "b", "Vector b", limits=LONG, role="second", like="a")
    show: Shown = choice("sum", SHOWN, "Show")
    c: float = scale(2.0, -3.0, 3.0, "c", "the factor c", role="output", is_linear=True)
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


EXAMPLES = (
    Example("Sum", State(), "Head to tail: b begins where a ends. In the other order you come to the same corner."),
    Example("Difference", State(show="difference"), "From the tip of b to the tip of a: a − b is what has to be added to b to get a."),
    Example("Multiple", State(show="multiple", c=-1.5), "All multiples of a lie on its line; with a negative c they point the other way."),
    Example("Dot product", State(show="shadow"), "On the line of a, b throws a shadow: its length times the length of a is a·b = 3.5."),
    Example(
        "Against each other",
        State(a=vector("3 1"), b=vector("-2 1"), show="shadow"),
        "The shadow falls against a, so its length counts as negative, and so does a·b.",
    ),
    Example(
        "At right angles",
        State(a=vector("3 1"), b=vector("-1 3"), show="shadow"),
        "The shadow is a point: a·b = 0, though neither vector is 0.",
    ),
    Example(
        "A billionth of a radian",
        State(a=vector("1 0"), b=vector("1 1e-9"), show="shadow"),
        "They look like one arrow, and are not: 5.73·10⁻⁸° lie between them, and the rest is 10⁻⁹ long.",
    ),
    Example("Signed area", State(show="area"), "From a to b it goes counterclockwise, so the area counts as positive: a×b = 5.5."),
    Example(
        "The other way round",
        State(a=vector("0.5 2"), b=vector("3 1"), show="area"),
        "The same two vectors exchanged: the same parallelogram, and a×b is negative now.",
    ),
    Example(
        "Flat",
        State(a=vector("2 1"), b=vector("-4 -2"), show="area"),
        "Opposite vectors lie on one line: the parallelogram is flat, a×b = 0.",
    ),
    Example(
        "In space",
        State(a=vector("2 0 1"), b=vector("0 1.5 0.5"), show="area"),
        "Drag beside the arrows to turn it: a×b is at right angles to a and to b, and 3.5 long, as large as the parallelogram.",
    ),
    Example(
        "A shadow in space",
        State(a=vector("2 1 1"), b=vector("0 1 2"), show="shadow"),
        "Any two vectors lie in one plane: seen along a×b, it is the picture of the plane again.",
    ),
    Example(
        "Parallel in space",
        State(a=vector("1 -1 1"), b=vector("-2 2 -2"), show="area"),
        "On one line there is no parallelogram and no one direction at right angles: a×b = 0.",
    ),
    Example(
        "Entry by entry",
        State(a=vector("1 2 3 4 5"), b=vector("1 2 3 4 5")),
        "The table below: sums 2 to 10, differences 0, products 1 to 25, and quotients 1.",
    ),
    Example(
        "Divided by zero",
        State(a=vector("4 1 0"), b=vector("2 0 0"), show="difference"),
        "Of the quotients only the first exists: nothing is divided by b₂ and b₃, not even 0.",
    ),
    Example(
        "Beyond float64",
        State(a=read("1e300 1e300", LONG, is_vector=True), b=read("1e300 0", LONG, is_vector=True), show="shadow"),
        "The lengths are fine, and a·b = 10⁶⁰⁰ is more than float64 can hold: NumPy says inf.",
    ),
    Example(
        "Zero", State(b=vector("0 0"), show="shadow"), "With b = 0 there is no direction and no angle, its shadow is a point, and a·b = 0."
    ),
)
DRAGS = (Drag("a", 20), Drag("a", 16, "in space", "a=2,0,1&b=0,1.5,0.5&show=area"), Drag("a:0,0", 12, "12 entries", TWELVE))


def page(state: State) -> View:
    """Return what state's vectors make together."""
    result = vectors(state.a.value, state.b.value, state.c, state.a.exact, state.b.exact)
    return View(
        figures=(figures.vectors(result, state.show, state.view, (state.azimuth, state.elevation)),),
        say=sentence(result, state.show),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, result),
        tables=[elementwise(result)],
        hides=frozenset() if state.show == "multiple" else frozenset({"c"}),
        seen=result,
    )


# ---- what is said


def sentence(result: Vectors, shown: Shown) -> Sentence:
    """Return what is seen now: what is shown, how the directions stand to each other, and whether a·b is one of float64's numbers."""
    beyond: Sentence = ()
    if not fits(result.dot):
        size, (sign, dot) = "beyond" if abs(result.dot) > 1 else "too small for", equated(result.dot)
        beyond = (f" a·b {sign} ", (dot, "shadow"), f" is {size} float64.")
    return (*_made(result, shown), *_relation(result), *beyond)


def _made(result: Vectors, shown: Shown) -> Sentence:
    match shown:
        case "sum":
            return _sum(result)
        case "difference":
            return _difference(result)
        case "multiple":
            return _multiple(result)
        case "shadow":
            return _shadow(result)
    return _area(result)


def _sum(result: Vectors) -> Sentence:
    if not any(result.sum):
        return ("a + b = 0: head to tail, they lead back to where they began. ",)
    if result.n > WRITTEN:
        return ("a + b is ", (show(_length(result.sum)), "output"), " long: each of its entries is a sum of two. ")
    sign, both = equated(*result.sum)
    return (f"Head to tail, a and b lead to a + b {sign} ", (both, "output"), ". ")


def _difference(result: Vectors) -> Sentence:
    if not any(result.difference):
        return ("a − b = 0: both tips are at one place. ",)
    apart = (show(_length(result.difference)), "output")
    if result.n > WRITTEN:
        return ("a − b is ", apart, " long: so far apart are the tips of a and b. ")
    sign, both = equated(*result.difference)
    return (f"From the tip of b to that of a leads a − b {sign} ", (both, "output"), ": they are ", apart, " apart. ")


def _multiple(result: Vectors) -> Sentence:
    times = (show(abs(result.c)), "output")
    if not result.a.any():
        return ("Every multiple of 0 is 0. ",)
    match result.c:
        case 0:
            return ("0·a = 0: neither length nor direction is left. ",)
        case 1:
            return ("1·a is a itself. ",)
        case -1:
            return (f"{MINUS}1·a is as long as a, and points the other way. ",)
    return ("c·a points ", "as a does" if result.c > 0 else "against a", ", and is ", times, " times as long. ")


def _shadow(result: Vectors) -> Sentence:
    if result.shadow is None:
        return ("There is no line of a on which a shadow could fall: a·b = 0. ",)
    if result.dot == 0:
        return ("The shadow of b on a is a point: a·b = 0. ",)
    (is_length, length), (is_shadow, shadow), (is_dot, dot) = equated(result.lengths[0]), equated(result.shadow), equated(result.dot)
    way, sign = "along" if result.dot > 0 else "against", "=" if is_length == is_shadow == "=" else "≈"
    made: Sentence = (f" = ‖a‖ · shadow {sign} ", (length, "first"), " · ", (shadow, "shadow"), ". ")
    return (f"The shadow of b falls {way} a: a·b {is_dot} ", (dot, "shadow"), *made)


def _area(result: Vectors) -> Sentence:
    if result.n == 1:
        return ("On a line there is no parallelogram: its area is 0. ",)
    if not any(result.minors):
        return ("The parallelogram is flat: ", "a×b = 0. " if result.n <= 3 else "its area is 0. ")
    area = (show_exact(result.area), "output")
    if result.cross is not None:
        sign, cross = equated(*result.cross)
        return (
            f"a×b {sign} ",
            (cross, "output"),
            " stands at right angles to both, and is as long as the parallelogram is large: ",
            area,
            ". ",
        )
    if result.n > 2:
        return ("The parallelogram of a and b has the area ", area, ", which has no sign outside the plane. ")
    way = "counterclockwise" if result.area > 0 else "clockwise"
    return (f"From a to b it goes {way}: a×b, the signed area of the parallelogram, is ", area, ". ")


STANDS: dict[Relation, str] = {
    "parallel": "a and b point the same way.",
    "opposite": "a and b point opposite ways.",
    "perpendicular": "a and b stand at right angles.",
}
NEARLY: dict[Relation, tuple[str, str]] = {
    "parallel": ("Nearly the same way: they are ", " apart."),
    "opposite": ("Nearly opposite ways: they miss 180° by ", "."),
    "perpendicular": ("Nearly at right angles: they miss 90° by ", "."),
}


def _relation(result: Vectors) -> Sentence:
    """Return how the directions of a and b stand to each other."""
    if not result.has_angle:
        which = "a and b are" if not (result.a.any() or result.b.any()) else "b is" if result.a.any() else "a is"
        return (f"No angle: {which} 0, without a direction.",)
    if result.relation in STANDS:
        says = STANDS[result.relation]
        return (says if result.is_exact else f"To sixteen digits, {says}",)
    if result.near:
        name, gap = result.near
        before, after = NEARLY[name]
        return (before, degrees(gap, size=0.0) if gap >= LEAST else "less than 10⁻³⁰⁵°", after)
    if result.n != 2:
        return ("The angle between a and b is ", degrees(result.angle or 0.0), ".")
    way = "counterclockwise" if result.height > 0 else "clockwise"
    return ("The angle from a to b is ", degrees(result.angle or 0.0), f", {way}.")


# ---- numbers


def numbers(result: Vectors) -> list[list[Number]]:
    """Return the live numbers."""
    long_a, long_b = result.lengths
    sums = [[_entries("a + b", result.sum)], [_entries("a − b", result.difference)]] if result.n <= WRITTEN else []
    shadow = Number("shadow", "–", "shadow") if result.shadow is None else _exactly("shadow", result.shadow, "shadow")
    cross = [[_entries("a×b", result.cross)]] if result.cross is not None else []
    return [
        [number("‖a‖", long_a, "first"), number("‖b‖", long_b, "second")],
        *sums,
        [_exactly("a·b", result.dot, "shadow")],
        [shadow, _rest(result)],
        [_angle(result)],
        *cross,
        [_exactly("a×b" if result.n == 2 else "area", result.area, "output")],
    ]


def _rest(result: Vectors) -> Number:
    size = abs(result.height)
    if result.shadow is None:
        return Number("‖rest‖", "–", "residual")
    return number("‖rest‖", size, "residual") if size >= LEAST or not any(result.minors) else Number("‖rest‖", "< 10⁻³⁰⁷", "residual")


def _angle(result: Vectors) -> Number:
    """Return the angle with all digits that it has, also where it is small against 180°."""
    found = result.angle
    if found is None:
        return Number("∠(a, b)", "–")
    if abs(found) < LEAST and any(result.minors):
        return Number("∠(a, b)", "< 10⁻³⁰⁵°")
    return Number("∠(a, b)", degrees(found, size=0.0), "", math.degrees(found))


def _exactly(name: str, value: Fraction, role: str) -> Number:
    """Return a number that a program prints only where float64 has room for it."""
    return Number(name, show_exact(value), role, rounded(value) if fits(value) else None)


def _entries(name: str, values: Sequence[Fraction]) -> Number:
    value = tuple(map(rounded, values)) if all(map(fits, values)) else None
    return Number(name, _pair(values), "output", value)


def _pair(values: Sequence[Fraction]) -> str:
    return show_exact(values[0]) if len(values) == 1 else f"({', '.join(map(show_exact, values))})"


def _length(values: Sequence[Fraction]) -> float:
    return math.hypot(*map(rounded, values))


def elementwise(result: Vectors) -> Table:
    """Return a and b with their sums, differences, products and quotients, a row for each place; a zero divisor is named."""
    columns = (result.exact_a, result.exact_b, result.sum, result.difference, result.product, result.quotient)
    rows = [["–" if value is None else show_exact(value) for value in row] for row in zip(*columns, strict=True)]
    numbered = [[str(k), *row] for k, row in enumerate(rows, 1)]

    def values() -> list[list[complex | None]]:
        places = enumerate(zip(*columns, strict=True), 1)
        return [[k, *(None if value is None or not fits(value) else rounded(value) for value in row)] for k, row in places]

    zeros = [f"{indexed('b', k)}" for k in result.zero_divisors]
    named = f"{', '.join(zeros[:-1])} and {zeros[-1]} are 0: nothing is divided by them" if len(zeros) > 1 else ""
    note = named or (f"{zeros[0]} is 0: nothing is divided by it" if zeros else "each row by itself")
    if not all(value is None or fits(value) for column in columns for value in column):
        note += "; what float64 has no room for is written out all the same"
    return Table("Entry by entry", numbered, note, heads=("i", "a", "b", "a + b", "a − b", "a ⊙ b", "a ⊘ b"), values=values)


def code(state: State, result: Vectors) -> str:
    """Return a program that prints the numbers."""
    known = {number.name: number.value is not None for row in numbers(result) for number in row}
    return program(
        "objects/vectors",
        {"a": written(state.a), "b": written(state.b)},
        **in_fractions(state.a, "_a"),
        **in_fractions(state.b, "_b"),
        is_plane=result.n == 2,
        has_cross=known.get("a×b", False) and result.n == 3,
        is_short=result.n <= WRITTEN,
        has_line=result.shadow is not None,
        has_dot=known["a·b"],
        has_shadow=known["shadow"],
        has_rest=known["‖rest‖"],
        has_angle=known["∠(a, b)"],
        has_area=known["a×b" if result.n == 2 else "area"],
    )
