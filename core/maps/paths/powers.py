"""Powers: A^s of a matrix with N² = δ·I, N = A − m·I: even(s)·I + odd(s)·N."""

import math
from collections.abc import Callable

Coefficient = Callable[[float], float]


def turning(mean: float, delta: float, det: float) -> tuple[Coefficient, Coefficient]:
    """Return the coefficients of I and N in A^s for a complex pair m ± iω = ρ·e^{±iφ}, ω² = −δ.

    Where φ is near π its small rest counts: sin φ is what is divided by ω.
    """
    omega, rho = math.sqrt(-delta), math.sqrt(det)
    half_turns = 1 if mean < 0 else 0
    rest = math.atan2(-omega if mean < 0 else omega, abs(mean))  # φ = half_turns·π + rest

    def turned(s: float) -> complex:
        return half_turn(s * half_turns) * complex(math.cos(s * rest), math.sin(s * rest))

    return lambda s: rho**s * turned(s).real, lambda s: rho**s * turned(s).imag / omega


def half_turn(s: float) -> complex:
    """Return e^{iπs}, with a sine of exactly 0 at s = 1."""
    return complex(math.cos(math.pi * s), math.sin(math.pi * min(s, 1 - s)))


def stretching(mean: float, delta: float, det: float) -> tuple[Coefficient, Coefficient]:
    """Return the coefficients of I and N in A^s for positive eigenvalues m ± r, r² = δ: (λ₁^s + λ₂^s)/2 and (λ₁^s − λ₂^s)/2r.

    Where the eigenvalues are close, their powers are subtracted by way of expm1, and where they agree, by their limit.
    """
    root = math.sqrt(delta)
    if root <= 1e-8 * mean:
        return lambda s: mean**s, lambda s: s * mean ** (s - 1)
    larger = mean + root
    smaller = det / larger
    if root > mean / 2:
        return lambda s: (larger**s + smaller**s) / 2, lambda s: (larger**s - smaller**s) / (2 * root)
    apart = math.log1p(2 * root / smaller)
    return lambda s: smaller**s * (1 + math.expm1(s * apart) / 2), lambda s: smaller**s * math.expm1(s * apart) / (2 * root)
