"""Objects: what is to be seen in their examples."""

from typing import Any

import sympy as sp

from tests.pages.looks.exactly import Looks, exact, is_zero, near, numbers


def _cross(a: Any, b: Any) -> Any:
    return a[0] * b[1] - a[1] * b[0]


VECTORS: Looks = {
    "Sum": lambda a, b, c, n: a + b == b + a and _cross(a, b) != 0,
    "Difference": lambda a, b, c, n: b + (a - b) == a,
    "Multiple": lambda a, b, c, n: c < 0 and _cross(a, c * a) == 0 and a.dot(c * a) < 0,
    "Dot product": lambda a, b, c, n: sp.simplify(a.dot(b) / a.norm() * a.norm()) == a.dot(b) == n[0],
    "Against each other": lambda a, b, c, n: a.dot(b) < 0,
    "At right angles": lambda a, b, c, n: a.dot(b) == n[0] == 0 and not is_zero(a) and not is_zero(b),
    "A billionth of a radian": lambda a, b, c, n: (
        near(sp.N(sp.atan2(_cross(a, b), a.dot(b)) * 180 / sp.pi, 20), n[0]) and _cross(a, b) / a.norm() == n[1]
    ),
    "Signed area": lambda a, b, c, n: _cross(a, b) == n[0] > 0,
    "The other way round": lambda a, b, c, n: _cross(a, b) == sp.Rational(-11, 2),
    "Flat": lambda a, b, c, n: _cross(a, b) == n[0] == 0 and a.dot(b) < 0,
    "Entry by entry": lambda a, b, c, n: (
        [(a + b)[0], (a + b)[-1], (a - b).norm(), a[0] * b[0], a[-1] * b[-1], *{x / y for x, y in zip(a, b, strict=True)}] == n
    ),
    "Divided by zero": lambda a, b, c, n: b[0] != 0 == b[1] == b[2] and a[1] != 0 == a[2] == n[0],
    "Beyond float64": lambda a, b, c, n: a.dot(b) == n[0] > sp.Rational("1.8e308") > a.norm(),
    "Zero": lambda a, b, c, n: is_zero(b) and [0, a.dot(b)] == n,
}


def vectors(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(VECTORS[title](exact(state.a), exact(state.b), sp.Rational(str(state.c)), numbers(look)))
