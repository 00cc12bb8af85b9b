"""Expressions: what they are worth, and what is said of those that are worth nothing."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.expression import InputError, evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2),
        ("-2.50", -2.5),
        (".5", 0.5),
        ("2.", 2),
        ("2e-3", 0.002),
        ("1E3", 1000),
        ("1/3", 1 / 3),
        ("-1/3", -1 / 3),
        ("6/3/2", 1),
        ("2-3-4", -5),
        ("sqrt(2)/2", math.sqrt(2) / 2),
        ("√2/2", math.sqrt(2) / 2),
        ("-√2", -math.sqrt(2)),
        ("√(1+3)", 2),
        ("2√2", 2 * math.sqrt(2)),
        ("pi/4", math.pi / 4),
        ("2pi", 2 * math.pi),
        ("2π", 2 * math.pi),
        ("3(1+1)", 6),
        ("(1+1)(2+1)", 6),
        ("2^3^2", 512),
        ("2**3", 8),
        ("-2^2", -4),
        ("2^-1", 0.5),
        ("cos(60°)", 0.5),
        ("90°", math.pi / 2),
        ("−3", -3),
        ("2·3", 6),
        ("2×3÷4", 1.5),
        (" 1 / 4 ", 0.25),
        ("--2", 2),
        ("exp(0)+log(1)", 1),
        ("ln(1)", 0),
        ("½", 0.5),
        ("-2½", -2.5),
        ("³⁄₄", 0.75),
        ("2²", 4),
        ("10⁻³", 0.001),
        ("−1.234·10⁻⁵", -1.234e-5),
        ("1.0D-3", 0.001),
        ("1.5*^-6", 1.5e-6),
        ("2.`", 2),
        ("Sqrt[2]/2", math.sqrt(2) / 2),
        ("PI()", math.pi),
        ("np.sqrt(4)", 2),
        ("1//4", 0.25),
        ("５", 5),
        ("-٣٫٥", -3.5),
        ("‑1\u200b2", -12),
        ("1/2", 0.5),
        ("5-3", 2),
        ("1/3/2", 1 / 6),
        ("3*10-5", 25),
        ("(5)", 5),
    ],
)
def test_values(text: str, value: float) -> None:
    assert evaluate(text) == pytest.approx(value, rel=1e-15, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("1/", "ends where a number should follow"),
        ("1/0", "divides by zero"),
        ("0^-1", "divides by zero"),
        ("sqrt(-1)", "not a real number"),
        ("(-8)^(1/3)", "not a real number"),
        ("log(0)", "not a real number"),
        ("10^10^10", "too large"),
        ("1e999", "too large"),
        ("nan", "not a finite number"),
        ("-inf", "not a finite number"),
        ("∞", "not a finite number"),
        ("1+2j", "complex"),
        ("sqrt 2", "needs parentheses"),
        ("(1", "not closed"),
        ("1)", "cannot be read from"),
        ("1 2", "is 2 numbers, and an entry is one"),
        ("*2", "where a number should stand"),
        ("abc", "not known"),
        ("__import__('os')", "not a number"),
        ("1_000", "has marks between its digits: write 1000"),
        ("(" * 5000, "too long"),
        ("2,5", "“2,5” has a comma: write 2.5."),
        ("1,000", "“1,000” has a comma: write 1000 or 1.000."),
        ("1,000,000", "write 1000000"),
        ("1.234,56", "write 1234.56"),
        ("1,234.56", "write 1234.56"),
        ("1 000", "write 1000"),
        ("1\u00a0000", "write 1000"),
        ("2024-01-05", "“2024-01-05” is a date"),
        ("2024-01-05T10:00:00Z", "is a date"),
        ("01/05/2024", "is a date"),
        ("5.1.2024", "is a date"),
        ("01-Jan-2024", "is a date"),
        ("January 5, 2024", "is a date"),
        ("01-02-03", "is a date"),
        ("12:30", "“12:30” is a time"),
        ("1:05:03.5", "is a time"),
        ("5 pm", "is a time"),
        ("12.5%", "is a percentage: write 0.125."),
        ("$5", "is an amount of money: write 5."),
        ("5 EUR", "is an amount of money: write 5."),
        ("NA", "stands for a number that is missing"),
        ("1 1/2", "is more than one number"),
        ("1.5½", "may be a sum or a product"),
        ("3×10−5", "may be a power of ten whose exponent has come down"),
        ("1е5", "U\\+0435, cyrillic small letter ie"),
        ("\u00ad5", "U\\+00AD, soft hyphen"),
        ("1+2I", "complex"),
    ],
)
def test_nonsense_gets_help(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        evaluate(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_as_itself(value: float) -> None:
    assert evaluate(repr(value)) == value


@given(st.text(alphabet="0123456789+-*/^().√πpisqrt °e", max_size=30))
def test_anything_is_a_number_or_an_input_error(text: str) -> None:
    try:
        assert math.isfinite(evaluate(text))
    except InputError as error:
        assert len(str(error)) > 10


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_an_input_error(text: str) -> None:
    try:
        assert math.isfinite(evaluate(text))
    except InputError as error:
        assert len(str(error)) > 10
