"""Numbers as they stand on a page, held against what they should be."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import mpmath

DIGITS = 4  # a page shows, if no more
SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
PLAIN = r"10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|∞"
REAL = rf"−?(?:{PLAIN})"
NUMBER = rf"(?:−?\(?1 [+−] (?:{PLAIN})\)?|{REAL})"  # 1 − 10⁻⁶ too
COMPLEX = rf"(?:{REAL} [+−] (?:{PLAIN})?i|−?(?:{PLAIN})?i|{NUMBER})"


@dataclass(frozen=True)
class Shown:
    """A number that is shown, and how far the true one may be from it."""

    value: Any  # mpf or mpc
    reach: Any


def read(text: str, digits: int = DIGITS) -> Shown:
    """Return the number that text shows; raises ValueError where it shows none.

    Its last digit may be off by one, and so may the fourth (digits) where zeros at the end are not written; after ≈ only what is
    written counts.
    """
    text = text.strip()
    if text.startswith("≈ "):
        text, digits = text[2:], 1
    with mpmath.workdps(40):
        if complex_ := re.fullmatch(rf"(?:({REAL}) )?([+−]?) ?({PLAIN})?i", text):
            real, sign, imaginary = complex_.groups()
            re_, im = read(real, digits) if real else Shown(mpmath.mpf(0), mpmath.mpf(0)), read(imaginary or "1", digits)
            return Shown(mpmath.mpc(re_.value, -im.value if sign == "−" else im.value), max(re_.reach, im.reach))
        if near := re.fullmatch(rf"(−?)\(?1 ([+−]) ({PLAIN})\)?", text):
            sign, side, rest = near.groups()
            found = read(rest, 2)
            value = 1 - found.value if side == "−" else 1 + found.value
            return Shown(-value if sign else value, found.reach)
        if not re.fullmatch(REAL, text):
            raise ValueError(f"not understood: {text!r} as a number")
        sign, text = (-1, text[1:]) if text[0] == "−" else (1, text)
        if text == "∞":
            return Shown(sign * mpmath.inf, mpmath.mpf(0))
        mantissa, _, exponent = ("1", "", text[2:]) if re.match("10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]", text) else text.partition("·10")
        shift = int(exponent.translate(SUPERSCRIPT) or 0)
        whole, _, part = mantissa.partition(".")
        value = Fraction(whole + part) / 10 ** len(part) * Fraction(10) ** shift
        if not value:
            return Shown(mpmath.mpf(0), mpmath.mpf(0))
        first = len(whole.lstrip("0")) if whole.strip("0") else len(part.lstrip("0")) - len(part)
        given = len((whole + part).strip("0"))
        reach = Fraction(10) ** (first - max(given, digits) + shift)
        number = mpmath.mpf(value.numerator) / value.denominator
        return Shown(sign * number, mpmath.mpf(reach.numerator) / reach.denominator)


def agrees(text: str, true: Any, digits: int = DIGITS, zero: Any = 0) -> bool:
    """Return whether text shows the true number, to its last digit; "0" is shown for 0 alone, or for what is not above zero."""
    with mpmath.workdps(40):
        true = exactly(true)
        found = read(text, digits)
        if mpmath.isinf(true) or mpmath.isinf(found.value):
            return bool(found.value == true)
        if found.value == 0:
            return bool(abs(true) <= exactly(zero) * (1 + mpmath.mpf(10) ** -9))
        return bool(true != 0 and abs(true - found.value) <= found.reach * (1 + mpmath.mpf(10) ** -9))


def indexed(letter: str, k: int) -> str:
    """Return a letter with its index: ``λ₁``."""
    return letter + "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(k))


def exactly(value: Any) -> Any:
    """Return a number that mpmath computes with."""
    if isinstance(value, Fraction):
        return mpmath.mpf(value.numerator) / value.denominator
    return mpmath.mpmathify(value)


def tell(value: Any) -> str:
    """Return a true number as it is told."""
    with mpmath.workdps(40):
        return str(mpmath.nstr(exactly(value), 8))
