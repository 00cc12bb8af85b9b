"""Norms: what is to be seen in their examples, by mpmath."""

from typing import Any

import mpmath
import sympy as sp

from tests.pages.looks.exactly import Looks, exact, is_zero, near, numbers, sigma

INFINITY = float("inf")
EXACTLY = 1e-12


def long(v: Any, p: float) -> float:
    """Return ‖v‖ₚ of an exact vector."""
    with mpmath.workdps(60):
        sizes = [abs(mpmath.mpmathify(sp.N(entry, 60))) for entry in v]
        exponent = mpmath.mpf(repr(p))
        return float(max(sizes) if p == INFINITY else mpmath.fsum(size**exponent for size in sizes) ** (1 / exponent))


def _are(values: list[Any], said: list[Any]) -> bool:
    """Return whether values are what is said of them, to twelve digits."""
    return all(near(*pair, EXACTLY) or (abs(float(pair[0])) < EXACTLY and not pair[1]) for pair in zip(values, said, strict=True))


def _gap(x: Any, y: Any, p: float) -> float:
    return long(x, p) + long(y, p) - long(x + y, p)


def _turns(x: Any, y: Any) -> bool:
    """Return whether x and y point different ways."""
    return bool(x[0] * y[1] - x[1] * y[0])


def _share(x: Any, y: Any, p: float, q: float) -> float:
    return float(x.dot(y)) / long(x, p) / long(y, q)


def _best(x: Any, p: float) -> float:
    """Return the largest ‖x + y‖ / (‖x‖ + ‖y‖) of many y."""
    tried = [sp.Matrix([a, b]) for a in range(-12, 13) for b in range(-12, 13)]
    return max(long(x + y, p) / (long(x, p) + long(y, p)) for y in tried)


def _farthest(A: Any, p: float) -> float:
    """Return the most that A stretches, of many x of the plane."""
    tried = [sp.Matrix([sp.cos(sp.pi * k / 90).n(20), sp.sin(sp.pi * k / 90).n(20)]) for k in range(90)]
    return max(long(A * x, p) / long(x, p) for x in tried)


def _row(A: Any) -> float:
    return float(max(sum(map(abs, row)) for row in A.tolist()))


NORMS: Looks = {
    "Euclid": lambda x, y, s, n: _are([s.p], n[:1]) and near(_gap(x, y, s.p), n[1], 5e-4),
    "Sums": lambda x, y, s, n: _are([s.p, long(x, 1), long(y, 1), _gap(x, y, 1)], n),
    "The largest entry": lambda x, y, s, n: s.p == INFINITY and _are([long(x, s.p)], n),
    "Nothing lost, at an angle": lambda x, y, s, n: _are([s.p, _gap(x, y, 1)], [n[0], 0]) and _turns(x, y),
    "No norm": lambda x, y, s, n: (
        _are([s.p, long(x, s.p), long(x + y, s.p)], n) and long(y, s.p) == 1 and _gap(x, y, s.p) < 0 and s.show == "triangle"
    ),
    "Broken most": lambda x, y, s, n: (
        _are([long(x + y, s.p), long(x, s.p) + long(y, s.p)], n) and 0 in y and near(_best(x, s.p), n[0] / n[1], 1e-9)
    ),
    "A tie for p = 1/2": lambda x, y, s, n: _are([_gap(x, y, s.p), long(x + y, s.p)], [0, n[0]]) and _turns(x, y) and s.p == 0.5,
    "A factor": lambda x, y, s, n: _are([abs(s.alpha), long(sp.Rational(str(s.alpha)) * x, s.p) / long(x, s.p)], [n[0], n[0]]),
    "Dual balls": lambda x, y, s, n: s.p == 1.5 and _are([_share(x, sp.Matrix([sp.sqrt(e) for e in x]), 1.5, 3.0)], [1]),
    "Diamond and square": lambda x, y, s, n: _are([s.p, *y, x.dot(y)], n) and _are([_share(x, y, 1, INFINITY)], [1]),
    "No dual": lambda x, y, s, n: s.p < n[0] == 1 and 1 - 1 / s.p < 0 and s.show == "dual",
    "The farthest point": lambda x, y, s, n: _farthest(exact(s.A), s.p) <= sigma(exact(s.A))[0] * (1 + EXACTLY),
    "A corner stretched most": lambda x, y, s, n: s.p == INFINITY and _are([_row(exact(s.A))], n),
    "Between the known": lambda x, y, s, n: (
        _are([s.p], n[:1])
        and near(_row(exact(s.A)) ** (1 / 3) * sigma(exact(s.A))[0] ** (2 / 3), n[1], 5e-4)
        and _farthest(exact(s.A), s.p) < n[1]
    ),
    "NumPy's default": lambda x, y, s, n: near(exact(s.A).norm(), n[0], 5e-4) and near(sigma(exact(s.A))[0], n[1], 5e-4) and n[0] > n[1],
    "A hypotenuse": lambda x, y, s, n: _are([exact(s.A).norm()], [mpmath.hypot(*sigma(exact(s.A)))]),
    "One after the other": lambda x, y, s, n: sum(sigma(exact(s.A))) >= float(exact(s.A).norm()),
    "Beyond squares": lambda x, y, s, n: (
        _are([long(x, 2), long(y, 2)], [n[0], n[0]]) and min(e**2 for e in [*x, *y]) > sp.Rational("1.8e308")
    ),
    "Nothing too small": lambda x, y, s, n: _are([exact(s.A).norm()], [n[1]]) and max(e**2 for e in exact(s.A)) < sp.Rational("1e-330"),
    "Zero": lambda x, y, s, n: is_zero(x) and is_zero(y) and s.show == "triangle",
}


def norms(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(NORMS[title](exact(state.x), exact(state.y), state, numbers(look)))
