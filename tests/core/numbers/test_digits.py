"""Digits: four of them, never -0, and 0 for rounding."""

import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.digits import (
    apart,
    complex_number,
    degrees,
    distinct,
    equated,
    fits,
    indexed,
    pair,
    percent,
    power,
    quoted,
    ratio,
    remembered,
    show,
    show_exact,
    summed,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (3.0, "3"),
        (2.5, "2.5"),
        (-1 / 3, "−0.3333"),
        (0.00012346, "0.0001235"),
        (1e-5, "10⁻⁵"),
        (2.2e-16, "2.2·10⁻¹⁶"),
        (0.99996, "1"),
        (9999.6, "10000"),
        (12345.6, "1.235·10⁴"),
        (25000.0, "25000"),
        (1e9, "10⁹"),
        (-1e18, "−10¹⁸"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "–"),
    ],
)
def test_show(value: float, text: str) -> None:
    assert show(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-1, 3), "−0.3333"),
        (Fraction(10) ** 600, "10⁶⁰⁰"),
        (-Fraction(14142136, 10**7) * Fraction(10) ** 400, "−1.414·10⁴⁰⁰"),
        (Fraction(10) ** -600, "10⁻⁶⁰⁰"),
        (Fraction(99999) * Fraction(10) ** -320, "10⁻³¹⁵"),
    ],
)
def test_a_fraction_is_shown_whatever_float64_has_room_for(value: Fraction, text: str) -> None:
    assert show_exact(value) == text
    assert fits(value) == (not re.search("[⁴⁵⁶³]..$", text))


def test_what_is_only_rounding_is_zero() -> None:
    assert show(0.1 + 0.2 - 0.3, 0.3) == "0"
    assert show(1e-17, 1.0) == "0"
    assert show(1e-17, 1e-17) == "10⁻¹⁷"  # relative to the matrix's own size
    assert show(-1e-3, 1.0) == "−0.001"


def test_angles_and_pairs() -> None:
    assert degrees(math.pi / 6) == "30°"
    assert degrees(-math.atan2(1, 2)) == "−26.57°"
    assert degrees(1e-17) == "0°"
    assert pair((2.5, -0.0)) == "(2.5, 0)"


@given(st.floats(-1e300, 1e300))
def test_four_significant_digits(value: float) -> None:
    text = show(value)
    assert not re.fullmatch("[−-]0(\\.0*)?", text)
    number, _, power = text.replace("−", "-").partition("·")
    if number.startswith(("10⁻", "-10⁻")) or re.fullmatch("-?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+", number):
        sign, power, number = number[: number.index("1")], number, "1"
        number = sign + number
    exponent = int(power.replace("-10", "10")[2:].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))) if power else 0
    assert len(number.replace("-", "").replace(".", "").lstrip("0").rstrip("0")) <= 4
    shown = float(f"{number}e{exponent}")
    assert shown == pytest.approx(value, rel=5.0001e-4, abs=5e-324)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1 + 2j, "1 + 2i"),
        (1 - 0.5j, "1 − 0.5i"),
        (-1j, "−i"),
        (1j, "i"),
        (3 + 0j, "3"),
        (0j, "0"),
        (1e-18 + 1j, "i"),
        (1 + 1e-18j, "1"),
        (-0.0 + 2j, "2i"),
    ],
)
def test_complex_numbers(value: complex, text: str) -> None:
    assert complex_number(value, 1.0) == text


def test_letters_with_an_index_or_a_power() -> None:
    assert (indexed("λ", 12), power("c", 1), power("c", 8)) == ("λ₁₂", "c", "c⁸")


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([2, 1], ["2", "1"]),
        ([2, 2], ["2", "2"]),
        ([1.00001, 0.99999], ["1.00001", "0.99999"]),
        ([1 + 1e-7, 1], ["1.0000001", "1"]),
        ([1 + 1e-15, 1], ["1", "1"]),
        ([2 + 1e-6j, 2 - 1e-6j], ["2 + 10⁻⁶i", "2 − 10⁻⁶i"]),
    ],
)
def test_as_many_digits_as_it_takes(values: list[complex], texts: list[str]) -> None:
    assert distinct(values) == texts


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        (4.583, 4.583, ("4.583", "4.583")),
        (4.5834, 4.5831, ("4.5834", "4.5831")),
        (1.0, 1 + 2**-52, ("1", "1.0000000000000002")),
        (2.0, 3.0, ("2", "3")),
    ],
)
def test_numbers_that_differ_look_different(first: float, second: float, texts: tuple[str, str]) -> None:
    assert apart(first, second) == texts


def test_what_numbers_are_is_remembered_by_their_texts() -> None:
    show(1 / 3)
    with remembered() as found:
        show(2 / 3), show(2 / 3 + 1e-16), degrees(math.atan(0.5)), show(1 / 7), show(1 / 7 + 1e-9), show(1e-17, size=1.0)
    assert found["0.6667"] == pytest.approx(2 / 3)
    assert found["26.57"] == math.degrees(math.atan(0.5))
    assert math.isnan(found["0.1429"])  # two numbers have this text
    assert "0.3333" not in found


def test_what_is_nearly_all_or_nothing_is_not_called_so() -> None:
    assert [percent(share) for share in (0.0, 1e-9, 0.5, 0.99, 1.0, 1.004)] == [
        f"{text}\u00a0%" for text in ["0", "10⁻⁷", "50", "99", "100", "100.4"]
    ]
    assert percent(1.0, missing=3e-20) == "all but 3·10⁻¹⁸\u00a0%"
    assert percent(0.99966) == "all but 0.034\u00a0%"
    assert percent(1.00001) == "100.001\u00a0%"


def test_a_right_angle_is_one_to_all_digits() -> None:
    assert [degrees(math.radians(angle)) for angle in (90, -90, 180, -180)] == ["90°", "−90°", "180°", "180°"]
    assert [degrees(math.radians(angle)) for angle in (89.999999, -179.99999, 45.0000001)] == ["89.999999°", "−179.99999°", "45°"]


def test_a_ratio_reads_1_only_where_twelve_digits_do() -> None:
    assert [ratio(value) for value in (1.0, 1 + 1e-14, 1 + 1e-9, 1 - 1e-6, 2.0, math.inf)] == ["1", "1", "1 + 10⁻⁹", "1 − 10⁻⁶", "2", "∞"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((Fraction(22),), "= 22"),
        ((Fraction(586, 78793),), "= 586/78793"),
        ((Fraction(1, 1234567),), "= 1/1234567"),
        ((Fraction(-37, 20),), "= −1.85"),
        ((Fraction("2.0000000000001"),), "≈ 2"),
        ((Fraction(10) ** 600,), "= 10⁶⁰⁰"),
        ((Fraction(-41021) * 10**20,), "≈ −4.102·10²⁴"),
        ((Fraction(-4102) * 10**20,), "= −4.102·10²³"),
        ((2.0000000000000004,), "= 2"),
        ((2**0.5,), "≈ 1.414"),
        ((0.0,), "= 0"),
        ((math.inf,), "= ∞"),
        ((Fraction(1, 3), Fraction(-2)), "= (1/3, −2)"),
        ((Fraction(1, 3), 3**0.5), "≈ (1/3, 1.732)"),
    ],
)
def test_an_equation_says_where_it_is_rounded(values: tuple[Fraction | float, ...], said: str) -> None:
    assert " ".join(equated(*values)) == said


def test_numbers_are_quoted_as_they_were_typed() -> None:
    assert [quoted(text) for text in ("2", "1/3", "-2", "sqrt(2)", "√2", "1e-3")] == ["2", "1/3", "(−2)", "(sqrt(2))", "(√2)", "(1e−3)"]
    assert summed(["-1/3", "2", "-0.5", "1-√2", "-√2"]) == "−1/3 + 2 − 0.5 + (1−√2) + (−√2)"
