"""Exact numbers of a State, and what is measured on them, with nothing of the program's own mathematics."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import mpmath
import sympy as sp

from core.numbers.arrays import Array

Looks: TypeAlias = dict[str, Callable[..., Any]]  # by title: whether what is said is so
SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
ONE = re.compile(r"(?<![\w₀₁₂₃₄₅₆₇₈₉.])(−?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+|e-?\d+)?)([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?!\w)")
TEN = re.compile(r"·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def exact(array: Array) -> Any:
    """Return an array as it was typed: a matrix of sympy's, fractions and roots."""
    return sp.Matrix([[sp.sympify(entry.replace("√", "sqrt"), rational=True) for entry in row] for row in array.text])


def numbers(text: str) -> list[Any]:
    """Return the numbers that stand in a text, exactly: 2.5, −1, 1/7, 10⁻¹², 1.653·10⁻⁷, 1,000."""
    text = TEN.sub(lambda ten: f"e{ten[1].translate(SUPERSCRIPT)}", text)
    found = []
    for one in ONE.finditer(text):
        word, power = one[1].replace(",", "").replace("−", "-"), one[2]
        found.append(sp.Rational(word) ** int(power.translate(SUPERSCRIPT)) if power else sp.Rational(word))
    return found


def near(value: Any, said: Any, share: float = 0.01) -> bool:
    """Return whether a value is what is said of it, to a hundredth of it or to share."""
    return abs(float(value) - float(said)) <= share * abs(float(said))


def sigma(A: Any) -> list[float]:
    """Return the singular values of an exact matrix, largest first."""
    with mpmath.workdps(60):
        values = mpmath.svd_r(mpmath.matrix([[mpmath.mpf(sp.N(entry, 60)) for entry in row] for row in A.tolist()]), compute_uv=False)
        return sorted((float(value) if abs(value) > mpmath.mpf(10) ** -50 else 0.0 for value in values), reverse=True)


def spectrum(A: Any) -> list[Any]:
    """Return the eigenvalues of an exact matrix, each as often as it counts, the largest in size first."""
    found = [sp.simplify(value) for value, count in A.eigenvals().items() for _ in range(count)]
    return sorted(found, key=lambda value: -abs(complex(value)))


def is_zero(A: Any) -> bool:
    """Return whether an exact matrix is 0."""
    return all(sp.simplify(entry) == 0 for entry in A)


def is_orthogonal(A: Any) -> bool:
    """Return whether the columns have length 1 and stand at right angles."""
    return is_zero(A.T * A - sp.eye(A.cols))


def is_symmetric(A: Any) -> bool:
    """Return whether A′ = A."""
    return is_zero(A - A.T)


def shortest(A: Any, y: Any) -> Any:
    """Return A⁺y, exactly."""
    return A.pinv() * y
