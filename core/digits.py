"""Digits: numbers as they stand on the screen.

Four significant digits, never ``-0``, and 0 where only rounding is left. Nothing that is computed is rounded here.
"""

import math
from collections.abc import Sequence

from core.arrays import ROUNDING

MINUS = "−"
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def show(value: float, size: float = 0.0, digits: int = 4) -> str:
    """Return value with a few significant digits.

    size is the magnitude of what value was computed from: below 8 ε·size nothing but rounding is left, and 0 is shown.
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if abs(value) <= ROUNDING * size or value == 0:
        return "0"
    mantissa, exponent = f"{abs(value):.{digits - 1}e}".split("e")
    mantissa, power = mantissa.rstrip("0").rstrip("."), int(exponent)
    sign = MINUS if value < 0 else ""
    if -4 <= power < digits or (0 <= power < 7 and len(mantissa) <= 3):
        decimals = max(0, len(mantissa.replace(".", "")) - 1 - power)
        return f"{sign}{float(f'{mantissa}e{power}'):.{decimals}f}"
    tens = f"10{str(power).translate(SUPERSCRIPT)}"
    return f"{sign}{tens}" if mantissa == "1" else f"{sign}{mantissa}·{tens}"


def counted(n: int, noun: str) -> str:
    """Return how many there are of something: ``1 row``, ``1200 rows``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def indexed(letter: str, k: int) -> str:
    """Return a letter with its index: ``λ₁``."""
    return letter + str(k).translate(SUBSCRIPT)


def power(letter: str, k: int) -> str:
    """Return a power as it is written: ``c²``, and ``c`` for the first."""
    return letter if k == 1 else letter + str(k).translate(SUPERSCRIPT)


def factor(value: float) -> str:
    """Return a factor as show does, but one that is nearly 1 by what is missing: ``1 − 10⁻⁶``."""
    rest = abs(value) - 1
    if abs(rest) <= ROUNDING or show(abs(value)) != "1":
        return show(value)
    return f"{MINUS if value < 0 else ''}(1 {'+' if rest > 0 else MINUS} {show(abs(rest), digits=2)})".strip("()" if value > 0 else "")


def degrees(radians: float, digits: int = 4) -> str:
    """Return an angle in degrees, with its sign."""
    return f"{show(math.degrees(radians), 180.0, digits)}°"


def complex_number(value: complex, size: float = 0.0, digits: int = 4) -> str:
    """Return a complex number as ``1 − 2i``, and a real one as show does."""
    real, imaginary = show(value.real, size, digits), show(abs(value.imag), size, digits)
    if imaginary == "0":
        return real
    turn = "i" if imaginary == "1" else f"{imaginary}i"
    if real == "0":
        return f"{MINUS}{turn}" if value.imag < 0 else turn
    return f"{real} {MINUS if value.imag < 0 else '+'} {turn}"


def distinct(values: Sequence[complex], size: float = 0.0) -> list[str]:
    """Return complex numbers with 4 digits, or with one more than it takes to tell those apart that differ by more than rounding."""
    pairs = [(i, j) for i in range(len(values)) for j in range(i) if abs(values[i] - values[j]) > 1e-12 * abs(values[i])]
    for digits in range(4, 14):
        texts = [complex_number(value, size, digits) for value in values]
        if all(texts[i] != texts[j] for i, j in pairs):
            break
    return texts if digits == 4 else [complex_number(value, size, digits + 1) for value in values]


def pair(values: tuple[float, ...], size: float = 0.0) -> str:
    """Return coordinates as they are written: ``(2.5, 2)``."""
    return f"({', '.join(show(value, size) for value in values)})"
