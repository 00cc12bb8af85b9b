"""Digits: numbers as they stand on the screen.

Four significant digits, never ``-0``, and 0 where only rounding is left. Nothing that is computed is rounded here.
"""

import math
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from core.numbers.arrays import EPS, ROUNDING
from core.numbers.counts import counted as counted
from core.numbers.rational import rounded

MINUS = "−"
SURE = 100  # times what rounding may have moved a number by: it has two digits
RATIO = 1e-12  # of 1: what a ratio may be off by
LITTLE = 1e-3  # of a share: less is told by itself
LONGEST = 15  # digits
WHOLE = 12  # digits of a whole number that is written out,
BRIEF = 8  # and letters of what is none,
SAID = 12  # and in a sentence
PLAIN = re.compile(r"[\d.]+(/[\d.]+)?|[^\W\d]")  # a text that is a factor as it stands
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SUPERSCRIPTS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
DIGITS = str.maketrans(SUPERSCRIPTS, "-0123456789")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SAME = 1e-12  # relative: numbers as near as that are one number, found in two ways
REMEMBERED: ContextVar[dict[str, float] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembered() -> Iterator[dict[str, float]]:
    """Remember what the numbers are of which show writes a few digits, by their texts: NaN for the text of two different ones."""
    found: dict[str, float] = {}
    token = REMEMBERED.set(found)
    try:
        yield found
    finally:
        REMEMBERED.reset(token)


def show(value: float, size: float = 0.0, digits: int = 4) -> str:
    """Return value with a few significant digits.

    size is the magnitude of what value was computed from: below 8 ε·size nothing but rounding is left, and 0 is shown.
    """
    text, found = _few(value, size, digits), REMEMBERED.get()
    if found is not None:
        found[text] = value if abs(found.get(text, value) - value) <= SAME * abs(value) else math.nan
    return text


@lru_cache(maxsize=4096)  # a number stands in the sentence, among the numbers and in a table
def _few(value: float, size: float, digits: int) -> str:
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if abs(value) <= ROUNDING * size or value == 0:
        return "0"
    return _shown(value, digits)


def bounded(value: float, *, is_upper: bool = False, digits: int = 4) -> str:
    """Return a bound, at least 0, with a few significant digits, rounded so that it stays one: down, or up if it is an upper one."""
    context = Context(prec=digits, rounding=ROUND_CEILING if is_upper else ROUND_FLOOR)
    return show(float(context.create_decimal(Decimal(value))), digits=digits)


def show_exact(value: Fraction, digits: int = 4) -> str:
    """Return a fraction as show does, also one that float64 has no room for: ``10⁶⁰⁰``."""
    if fits(value):
        return show(rounded(value), digits=digits)
    return _shown(Decimal(value.numerator) / Decimal(value.denominator), digits)


def fits(value: Fraction) -> bool:
    """Return whether float64 has room for value, with all its digits."""
    return value == 0 or sys.float_info.min <= abs(rounded(value)) < math.inf


def _shown(value: float | Decimal, digits: int) -> str:
    if isinstance(value, float) and "e" not in (text := f"{value:.{digits}g}"):
        return MINUS + text[1:] if value < 0 else text
    mantissa, exponent = f"{abs(value):.{digits - 1}e}".split("e")
    mantissa, power = mantissa.rstrip("0").rstrip("."), int(exponent)
    sign = MINUS if value < 0 else ""
    if -4 <= power < digits or (0 <= power < 7 and len(mantissa) <= 3):
        decimals = max(0, len(mantissa.replace(".", "")) - 1 - power)
        return f"{sign}{float(f'{mantissa}e{power}'):.{decimals}f}"
    tens = f"10{str(power).translate(SUPERSCRIPT)}"
    return f"{sign}{tens}" if mantissa == "1" else f"{sign}{mantissa}·{tens}"


def exactly(value: Fraction | float, longest: int = BRIEF) -> str:
    """Return a fraction with all its digits, as a whole number, a decimal or a quotient.

    What is no fraction, or longer than longest letters, is written as show does.
    """
    if not isinstance(value, Fraction):
        return show(value)
    size, whole = abs(value), value.denominator == 1
    text = str(size) if whole else _decimal(size) or f"{size.numerator}/{size.denominator}"
    if len(text) > (WHOLE if whole else longest):
        return show_exact(value)
    return MINUS + text if value < 0 else text


def _decimal(size: Fraction) -> str:
    """Return a fraction as a decimal; nothing where that does not end, or is long."""
    for digits in range(1, BRIEF):
        tens = 10**digits
        if tens % size.denominator == 0:  # which has no divisor with the numerator
            whole, rest = divmod(size.numerator * (tens // size.denominator), tens)
            return f"{whole}.{rest:0{digits}d}"
    return ""


def equated(*values: Fraction | float) -> tuple[str, str]:
    """Return what stands behind an equation, a sign and a number, or several in brackets: ``=`` where it has all its digits, else ``≈``.

    A number that is no fraction has them all where those that are shown are it to sixteen digits.
    """
    texts = [exactly(value, SAID) for value in values]
    sign = "=" if all(map(_is_all, texts, values)) else "≈"
    return sign, texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def told(value: float, exact: Fraction | None) -> tuple[str, str]:
    """Return a sign and a number as show writes it: ``=`` only where it has all the digits of what value is exactly, if that is known."""
    text = show(value)
    return "=" if exact is not None and _is_all(text, exact) else "≈", text


def nearly(value: Fraction | float) -> str:
    """Return a number as exactly does, a fraction that is not all of it after ``≈``."""
    text = exactly(value)
    return text if not isinstance(value, Fraction) or _is_all(text, value) else f"≈{text}"


def _is_all(text: str, value: Fraction | float) -> bool:
    """Return whether value, which is shown by text, is what that stands for."""
    if not any(map(str.isdigit, text)):  # ∞, or none
        return True
    plain = text.replace(MINUS, "-")
    if text[-1] in SUPERSCRIPTS:
        lead, _, power = plain.rpartition("10")
        plain = f"{lead.rstrip('·') if lead.strip('-') else f'{lead}1'}e{power.translate(DIGITS)}"
    stands = Fraction(plain)
    return stands == value if isinstance(value, Fraction) else abs(stands - Fraction(value)) <= ROUNDING * abs(value)


def quoted(text: str) -> str:
    """Return a number as it was typed, to stand in a product: what is more than a number without a sign is in brackets."""
    return text if PLAIN.fullmatch(text) else f"({text.replace('-', MINUS)})"


def summed(texts: Sequence[str]) -> str:
    """Return a sum of numbers as they were typed: ``1/3 − 2 + (1 − √2)``."""
    more = [f"{MINUS} {text[1:]}" if text[0] == "-" and PLAIN.fullmatch(text[1:]) else f"+ {quoted(text)}" for text in texts[1:]]
    return " ".join([texts[0].replace("-", MINUS), *more])


def indexed(letter: str, k: int) -> str:
    """Return a letter with its index: ``λ₁``."""
    return letter + str(k).translate(SUBSCRIPT)


def power(letter: str, k: int) -> str:
    """Return a power as it is written: ``c²``, and ``c`` for the first."""
    return letter if k == 1 else letter + str(k).translate(SUPERSCRIPT)


def factor(value: float, rest: float | None = None, moves: float = 0.0) -> str:
    """Return a factor as show does, but one that is nearly 1 by what is missing: ``1 − 10⁻⁶``.

    rest is what its magnitude has above 1, where that is known better than by the difference; moves is how far rounding may have
    moved value: what is missing is told where two digits of it are known.
    """
    if rest is None:
        rest = abs(value) - 1 if abs(abs(value) - 1) > max(ROUNDING, SURE * moves) else 0.0
    if not rest or show(abs(value)) != "1":
        return show(value)
    return f"{MINUS if value < 0 else ''}(1 {'+' if rest > 0 else MINUS} {show(abs(rest), digits=2)})".strip("()" if value > 0 else "")


def ratio(value: float) -> str:
    """Return a ratio that float64 knows to about twelve digits as factor does: it reads 1 only where they do."""
    return show(value) if abs(value - 1) <= RATIO else factor(value)


def percent(share: float, digits: int = 3, missing: float | None = None) -> str:
    """Return a share in percent: what is not all of it never reads 100 %, and what is not nothing never 0 %.

    missing is the rest up to 1, where that is known better than by the difference.
    """
    rest = 1 - share if missing is None else missing
    if 0 < rest < LITTLE:
        return f"all but {show(100 * rest, digits=2)}\u00a0%"
    while rest < 0 and show(100 * share, digits=digits) == "100" and digits < LONGEST:
        digits += 1
    return f"{show(100 * share, digits=digits)}\u00a0%"


def degrees(radians: float, digits: int = 4, size: float = 180.0) -> str:
    """Return an angle in degrees, with its sign; a half-turn has none. A right angle or a half-turn is one to all digits.

    size is 0 for an angle that is known as well as its own digits: one that was not found as a difference.
    """
    value = math.degrees(radians)
    special = round(abs(value) / 90) * 90
    is_near = special and abs(abs(value) - special) > ROUNDING * 180
    while is_near and digits < LONGEST and show(abs(value), digits=digits) == str(special):
        digits += 1
    shown = show(value, size, digits)
    return "180°" if shown == f"{MINUS}180" else f"{shown}°"


def distinct_angles(*angles: float) -> list[str]:
    """Return the angles of lines in degrees, with digits enough to tell apart those that differ by more than rounding."""
    pairs = [(i, j) for i in range(len(angles)) for j in range(i) if abs(math.remainder(angles[i] - angles[j], math.pi)) > 4 * EPS]
    for digits in range(4, 17):
        texts = [degrees(angle, digits) for angle in angles]
        if all(texts[i] != texts[j] for i, j in pairs):
            break
    return texts


def complex_number(value: complex, size: float = 0.0, digits: int | tuple[int, int] = 4) -> str:
    """Return a complex number as ``1 − 2i``, and a real one as show does; digits may be two numbers, one for each part."""
    along, across = digits if isinstance(digits, tuple) else (digits, digits)
    real, imaginary = show(value.real, size, along), show(abs(value.imag), size, across)
    if imaginary == "0":
        return real
    turn = "i" if imaginary == "1" else f"{imaginary}i"
    if real == "0":
        return f"{MINUS}{turn}" if value.imag < 0 else turn
    return f"{real} {MINUS if value.imag < 0 else '+'} {turn}"


def distinct(values: Sequence[complex], size: float = 0.0, moves: Sequence[float] = ()) -> list[str]:
    """Return complex numbers with 4 digits, or with one more than it takes to tell those apart that differ by more than rounding.

    moves : how far rounding may have moved each, if that is known: no digits are shown beyond it, and 0 where nothing else is left.
    """
    off = moves or [0.5e-12 * abs(value) for value in values]
    pairs = [(i, j) for i in range(len(values)) for j in range(i) if abs(values[i] - values[j]) > off[i] + off[j]]

    def texts(digits: int) -> list[str]:
        if not moves:
            return [complex_number(value, size, digits) for value in values]
        return [_sure(value, size, move, digits) for value, move in zip(values, moves, strict=True)]

    for digits in range(4, 16):
        found = texts(digits)
        if all(found[i] != found[j] for i, j in pairs):
            break
    return found if digits == 4 else texts(digits + 1)


def hedged(text: str, *, is_known: bool) -> str:
    """Return a number as it is shown: ``≈ 0`` for a 0 that is one to sixteen digits, and is not known to be."""
    return text if is_known or text != "0" else "≈ 0"


def boundless(least: float, *, is_known: bool) -> str:
    """Return ∞, or, where that is so to sixteen digits only, what the number is over."""
    return "∞" if is_known else f"over {bounded(least, digits=1)}"


def sure(value: complex, move: float) -> str:
    """Return a number with 4 digits, or after ≈ fewer where rounding may have moved it by move; 0 where nothing else is left."""
    return _sure(value, 0.0, move, 4)


def _sure(value: complex, size: float, move: float, digits: int) -> str:
    known = _known(value.real, move, digits), _known(value.imag, move, digits)
    text = complex_number(value, max(size, move / ROUNDING), known)
    return text if min(known) >= min(digits, 4) or text == "0" else f"≈ {text}"


def _known(value: float, move: float, digits: int) -> int:
    """Return digits, or fewer where rounding may have moved value by move."""
    return max(1, min(digits, math.floor(math.log10(abs(value) / move)))) if 0 < move < abs(value) < math.inf else digits


def apart(first: float, second: float) -> tuple[str, str]:
    """Return two numbers that differ with digits enough to tell them apart, 4 at least; up to 16 will do for any two."""
    texts = show(first), show(second)
    for digits in range(5, 18):
        if texts[0] != texts[1] or first == second:
            break
        texts = show(first, digits=digits), show(second, digits=digits)
    return texts


def pair(values: tuple[float, ...], size: float = 0.0) -> str:
    """Return coordinates as they are written: ``(2.5, 2)``."""
    return f"({', '.join(show(value, size) for value in values)})"
