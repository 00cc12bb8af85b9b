"""The page on vectors: every phrase that it says is held against what it means, for vectors of every kind."""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args

import mpmath
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.figures.objects.vectors import Shown
from core.numbers.arrays import Array, read
from core.numbers.rational import fraction
from pages.objects.vectors import LONG, State, elementwise, page
from pages.shared.state import from_address, to_address
from pages.shared.view import View
from tests.core.objects import strategies
from tests.core.objects.strategies import Pair
from tests.core.objects.test_vectors import angle, precise
from tests.pages.programs import check_program, said, shown

SHOWN: tuple[Shown, ...] = get_args(Shown)
NUMBER = r"−?\d+(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"
PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
factors = st.sampled_from([-3.0, -1.5, -1.0, 0.0, 0.25, 1.0, 2.0, 3.0])


def given_as(entries: tuple[str, ...]) -> Array:
    return read(",".join(entries), LONG, is_vector=True)


def view(pair: Pair, show: Shown, c: float = 2.0) -> View:
    return page(State(a=given_as(pair[0]), b=given_as(pair[1]), show=show, c=c))


def value(text: str) -> mpmath.mpf:
    """Return the number that a text stands for."""
    return precise(whole(text))


def whole(text: str) -> Fraction:
    """Return the number that a text stands for, with nothing rounded."""
    mantissa, _, power = text.partition("10") if "·10" not in text and re.fullmatch(r"−?10[⁻⁰-⁹¹²³]+", text) else text.partition("·10")
    plain = mantissa.translate(PLAIN)
    lead = Fraction(-1 if plain == "-" else 1) if plain in {"", "-"} else Fraction(plain)
    return lead * Fraction(10) ** int(power.translate(PLAIN) or 0)


class Truth:
    """What holds of two vectors, from fractions alone."""

    def __init__(self, pair: Pair, c: float) -> None:
        self.a, self.b = ([fraction(entry) for entry in v] for v in pair)
        self.n, self.c, self.pair = len(self.a), c, pair
        self.dot = sum((p * q for p, q in zip(self.a, self.b, strict=True)), Fraction(0))
        self.sum = [p + q for p, q in zip(self.a, self.b, strict=True)]
        self.difference = [p - q for p, q in zip(self.a, self.b, strict=True)]
        self.squared_area = sum(p * p for p in self.a) * sum(q * q for q in self.b) - self.dot**2

    @property
    def cross(self) -> list[Fraction]:
        """The cross product in space."""
        (a, b, c), (x, y, z) = self.a, self.b
        return [b * z - c * y, c * x - a * z, a * y - b * x]

    @property
    def has_angle(self) -> bool:
        """Whether neither is 0."""
        return any(self.a) and any(self.b)

    def degrees(self) -> mpmath.mpf:
        """Return the angle."""
        return angle(self.pair) * 180 / mpmath.pi

    def turn(self) -> mpmath.mpf:
        """Return the angle with the sign that it has in the plane: positive counterclockwise."""
        return self.degrees() * (-1 if self.a[0] * self.b[1] < self.a[1] * self.b[0] else 1)

    def is_close(self, text: str, true: mpmath.mpf) -> bool:
        """Return whether a text is true to four digits."""
        found = value(text)
        return bool(abs(found - true) <= abs(true) * mpmath.mpf("5.01e-4")) if true else text == "0"

    def are_equated(self, sign: str, texts: str, true: list[Fraction]) -> bool:
        """Return whether the texts of a vector, or of a number, are close, and stand behind = where they are all of it, else behind ≈."""
        found = [whole(text) for text in texts.strip("()").split(", ")]
        return self.are_close(texts, true) and (sign == "=") == (found == true)

    def are_close(self, texts: str, true: list[Fraction]) -> bool:
        """Return whether the texts of a vector are."""
        found = texts.strip("()").split(", ")
        return len(found) == len(true) and all(self.is_close(text, precise(entry)) for text, entry in zip(found, true, strict=True))


def length(v: list[Fraction]) -> mpmath.mpf:
    return mpmath.sqrt(sum(precise(c * c) for c in v))


N = rf"({NUMBER})"
PHRASES: dict[str, Callable[..., Any]] = {  # what is said, and when it is true
    r"Head to tail, a and b lead to a \+ b ([=≈]) (\S.*?)\.(?= )": lambda t, sign, texts: any(t.sum) and t.are_equated(sign, texts, t.sum),
    r"a \+ b = 0: head to tail, they lead back to where they began\.": lambda t: not any(t.sum),
    rf"a \+ b is {N} long: each of its entries is a sum of two\.": lambda t, text: t.n > 4 and t.is_close(text, length(t.sum)),
    r"a − b = 0: both tips are at one place\.": lambda t: t.a == t.b,
    rf"a − b is {N} long: so far apart are the tips of a and b\.": lambda t, text: t.n > 4 and t.is_close(text, length(t.difference)),
    rf"From the tip of b to that of a leads a − b ([=≈]) (\S.*?): they are {N} apart\.": lambda t, sign, texts, text: (
        t.are_equated(sign, texts, t.difference) and t.is_close(text, length(t.difference))
    ),
    r"Every multiple of 0 is 0\.": lambda t: not any(t.a),
    r"0·a = 0: neither length nor direction is left\.": lambda t: t.c == 0 and any(t.a),
    r"1·a is a itself\.": lambda t: t.c == 1,
    r"−1·a is as long as a, and points the other way\.": lambda t: t.c == -1 and any(t.a),
    rf"c·a points as a does, and is {N} times as long\.": lambda t, text: t.c > 0 and any(t.a) and t.is_close(text, mpmath.mpf(t.c)),
    rf"c·a points against a, and is {N} times as long\.": lambda t, text: t.c < 0 and any(t.a) and t.is_close(text, mpmath.mpf(-t.c)),
    r"There is no line of a on which a shadow could fall: a·b = 0\.": lambda t: not any(t.a),
    r"The shadow of b on a is a point: a·b = 0\.": lambda t: any(t.a) and t.dot == 0,
    r"The shadow of b falls (along|against) a: "
    r"a·b ([=≈]) (\S+) = ‖a‖ · shadow ([=≈]) (\S+) · (\S+)\.(?= )": lambda t, way, is_dot, dot, sign, long, shadow: (
        way == ("along" if t.dot > 0 else "against")
        and t.are_equated(is_dot, dot, [t.dot])
        and (sign == "≈" or abs(value(long) * value(shadow) - precise(t.dot)) <= 1e-14 * abs(precise(t.dot)))
        and t.is_close(long, length(t.a))
        and t.is_close(shadow, precise(t.dot) / length(t.a))
    ),
    r"On a line there is no parallelogram: its area is 0\.": lambda t: t.n == 1,
    r"The parallelogram is flat: a×b = 0\.": lambda t: t.n in {2, 3} and t.squared_area == 0,
    r"The parallelogram is flat: its area is 0\.": lambda t: t.n > 3 and t.squared_area == 0,
    rf"a×b ([=≈]) (\(.*?\)) stands at right angles to both, "
    rf"and is as long as the parallelogram is large: {N}\.": lambda t, sign, texts, text: (
        t.n == 3 and t.are_equated(sign, texts, t.cross) and t.is_close(text, mpmath.sqrt(precise(t.squared_area)))
    ),
    rf"The parallelogram of a and b has the area {N}, which has no sign outside the plane\.": lambda t, text: (
        t.n > 3 and t.is_close(text, mpmath.sqrt(precise(t.squared_area)))
    ),
    rf"From a to b it goes (clockwise|counterclockwise): a×b, the signed area of the parallelogram, is {N}\.": lambda t, way, text: (
        t.n == 2
        and way == ("counterclockwise" if t.a[0] * t.b[1] > t.a[1] * t.b[0] else "clockwise")
        and t.is_close(text, precise(t.a[0] * t.b[1] - t.a[1] * t.b[0]))
    ),
    r"No angle: a and b are 0, without a direction\.": lambda t: not any(t.a) and not any(t.b),
    r"No angle: a is 0, without a direction\.": lambda t: not any(t.a) and any(t.b),
    r"No angle: b is 0, without a direction\.": lambda t: any(t.a) and not any(t.b),
    r"a and b point the same way\.": lambda t: t.has_angle and t.squared_area == 0 and t.dot > 0,
    r"a and b point opposite ways\.": lambda t: t.has_angle and t.squared_area == 0 and t.dot < 0,
    r"a and b stand at right angles\.": lambda t: t.has_angle and t.dot == 0,
    rf"Nearly the same way: they are {N}° apart\.": lambda t, text: t.squared_area and t.is_close(text, t.degrees()) and t.degrees() < 0.06,
    rf"Nearly opposite ways: they miss 180° by {N}°\.": lambda t, text: (
        t.squared_area and t.is_close(text, 180 - t.degrees()) and t.degrees() > 179.9
    ),
    rf"Nearly at right angles: they miss 90° by {N}°\.": lambda t, text: t.dot and t.is_close(text, abs(90 - t.degrees())),
    r"Nearly the same way: they are less than 10⁻³⁰⁵° apart\.": lambda t: t.squared_area and t.degrees() < mpmath.mpf(10) ** -305,
    r"Nearly opposite ways: they miss 180° by less than 10⁻³⁰⁵°\.": lambda t: t.squared_area and 180 - t.degrees() < mpmath.mpf(10) ** -305,
    r"Nearly at right angles: they miss 90° by less than 10⁻³⁰⁵°\.": lambda t: t.dot and abs(90 - t.degrees()) < mpmath.mpf(10) ** -305,
    rf"The angle between a and b is {N}°\.": lambda t, text: t.n != 2 and t.is_close(text, t.degrees()) and 0.05 < t.degrees() < 179.95,
    rf"The angle from a to b is {N}°, (clockwise|counterclockwise)\.": lambda t, text, way: (
        t.n == 2 and t.is_close(text, t.turn()) and way == ("counterclockwise" if t.turn() > 0 else "clockwise")
    ),
    rf"a·b ([=≈]) {N} is beyond float64\.": lambda t, sign, text: abs(t.dot) > 10**308 and t.are_equated(sign, text, [t.dot]),
    rf"a·b ([=≈]) {N} is too small for float64\.": lambda t, sign, text: (
        0 < abs(t.dot) < Fraction(10) ** -307 and t.are_equated(sign, text, [t.dot])
    ),
}


def falsehoods(text: str, truth: Truth) -> list[str]:
    """Return what of a sentence is false, or known to nobody."""
    found = []
    with mpmath.workdps(1300):
        while text := text.strip():
            for phrase, is_true in PHRASES.items():
                if match := re.match(phrase, text + " "):
                    found += [] if is_true(truth, *match.groups()) else [match[0]]
                    text = text[len(match[0].rstrip()) :]
                    break
            else:
                return [*found, f"unknown: {text}"]
    return found


@given(strategies.exact, st.sampled_from(SHOWN), factors)
@example((("0", "0", "0.003"), ("0", "1e-9", "0")), "area", -3.0)  # −3·10⁻¹² is all of a number
@example((("1", "1e300"), ("0", "1e-300")), "sum", -3.0)  # 10⁻³⁰⁰ rad apart, though b is as short
@example((("0", "1e-300"), ("0", "1e300")), "shadow", 1.0)  # a is no longer than nothing in the picture
def test_what_is_said_is_true(pair: Pair, show: Shown, c: float) -> None:
    assert falsehoods(said(view(pair, show, c)), Truth(pair, c)) == []


@given(strategies.exact)
@example((("1", "0"), ("-1", "-1e-30")))
def test_numbers_are_true(pair: Pair) -> None:
    texts, truth = shown(view(pair, "sum")), Truth(pair, 2.0)
    with mpmath.workdps(1300):
        assert truth.is_close(texts["a·b"], precise(truth.dot))
        assert truth.is_close(texts["‖a‖"], length(truth.a))
        assert (texts["shadow"] == "–") == (not any(truth.a))
        assert (texts["∠(a, b)"] == "–") == (not truth.has_angle)
        if truth.has_angle and not texts["∠(a, b)"].startswith("<"):
            turn = truth.turn() if truth.n == 2 else truth.degrees()
            if not truth.squared_area:
                turn = mpmath.mpf(0 if truth.dot > 0 else 180)
            if 180 + turn < 1e-14:  # in float64 it is −180°, which is 180°
                turn = -turn
            assert truth.is_close(texts["∠(a, b)"].strip("°"), turn)
        if any(truth.a) and not texts["‖rest‖"].startswith("<"):
            assert truth.is_close(texts["‖rest‖"], mpmath.sqrt(precise(truth.squared_area)) / length(truth.a))


@given(strategies.both, st.sampled_from(SHOWN), factors)
def test_no_state_shows_minus_zero_and_links_open_it(pair: Pair, show: Shown, c: float) -> None:
    state = State(a=given_as(pair[0]), b=given_as(pair[1]), show=show, c=c)
    assert from_address(State, to_address(state)) == (state, [])
    found = page(state)
    texts = [number.text for row in found.numbers for number in row] + [text for row in found.tables[0].rows for text in row]
    assert not [text for text in texts if re.search(r"−0(?![.\d])|nan|inf", text)]
    assert 20 < len(said(found)) < 320
    assert [proof.name for proof in found.proofs if not proof.ok] == []


@given(strategies.exact)
@example((("-1e300", "1"), ("1", "0")))
def test_the_program_prints_the_numbers(pair: Pair) -> None:
    check_program(view(pair, "sum"), {})


@given(strategies.roots)
def test_the_program_prints_the_numbers_of_rounded_entries(pair: Pair) -> None:
    sizes = {"a·b": 1e3, "shadow": 1e3, "‖rest‖": 1e3, "∠(a, b)": 1e3, "a×b": 1e3, "area": 1e5, "a + b": 1e2, "a − b": 1e2}
    check_program(view(pair, "sum"), sizes)


def test_to_sixteen_digits_is_said_of_roots_alone() -> None:
    roots = (("sqrt(2)", "1"), ("1", "-sqrt(2)"))
    assert "To sixteen digits, a and b stand at right angles." in said(view(roots, "shadow"))
    assert said(view((("1", "0"), ("0", "1")), "shadow")) == "The shadow of b on a is a point: a·b = 0. a and b stand at right angles."


def test_the_articles_table() -> None:
    five = ("1", "2", "3", "4", "5")
    columns = list(zip(*view((five, five), "sum").tables[0].rows, strict=True))
    assert columns[3:] == [("2", "4", "6", "8", "10"), ("0",) * 5, ("1", "4", "9", "16", "25"), ("1",) * 5]


def test_the_articles_cross_product_of_two_matrices_is_one_of_their_rows() -> None:
    """np.cross of [[1, 2], [3, 4]] with itself printed [0 0]: what the page says of each pair of rows, and no product of matrices."""
    for row in (("1", "2"), ("3", "4")):
        assert shown(view((row, row), "area"))["a×b"] == "0"
        assert said(view((row, row), "area")).startswith("The parallelogram is flat: a×b = 0.")


def test_a_zero_divisor_is_named() -> None:
    table = elementwise(view((("4", "0", "1"), ("2", "0", "0")), "sum").seen)
    assert [row[-1] for row in table.rows] == ["2", "–", "–"]
    assert table.note == "b₂ and b₃ are 0: nothing is divided by them"


def test_one_length_for_both() -> None:
    state, notices = from_address(State, {"a": "1,2,3"})
    assert notices == []
    assert state.b.shape == (3, 1)
    state, notices = from_address(State, {"a": "1,2,3", "b": "1,2"})
    assert notices[0].say == "b in the link has 2 rows, and a has 3: b needs 3."


@pytest.mark.parametrize(("n", "names"), [(1, "a b"), (2, "a b"), (3, "a b a:z b:z"), (4, ""), (12, "")])
def test_what_stands_where_it_is_can_be_grabbed(n: int, names: str) -> None:
    ones = ("1",) * n
    figure = page(State(a=given_as(ones), b=given_as(ones))).figure
    assert [handle.name for handle in figure.handles] == names.split()


def test_the_angle_has_the_sign_of_the_turn() -> None:
    assert math.isclose(view((("1", "0"), ("1", "-1")), "area").seen.angle, -math.pi / 4)
