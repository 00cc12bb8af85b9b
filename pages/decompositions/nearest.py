"""Nearest: how far the nearest matrix of rank k is from A, as numbers and as lines of a program."""

from core.decompositions.low_rank import LowRank
from core.numbers.arrays import EPS
from core.numbers.digits import sure
from pages.shared.view import Number, number

LEFT = 32 * EPS  # relative to max(m, n)·σ₁: LAPACK leaves up to so much, and a proof holds it to that


def errors(nearest: LowRank, *, is_known: bool = False, is_zero_known: bool = True) -> list[list[Number]]:
    """Return the errors as measured on A − Aₖ, each beside what theory gives.

    is_known : what is left is known not to be rounding alone; is_zero_known : where nothing is left, that is so for sure.
    """
    noise = nearest.noise
    rounding = noise / EPS if nearest.is_exact and not is_known else 0.0  # where nothing is left, rounding is
    found = [
        [_measured("‖A − Aₖ‖₂", nearest.spectral, rounding, noise), number("σₖ₊₁", nearest.spectral_theory, "residual", rounding)],
        [
            _measured("‖A − Aₖ‖_F", nearest.frobenius, rounding, noise),
            number("√(σ²ₖ₊₁ + …)", nearest.frobenius_theory, "residual", rounding),
        ],
    ]
    return [[one.hedged(is_known=is_zero_known) for one in row] for row in found]


def _measured(name: str, error: float, rounding: float, noise: float) -> Number:
    """Return an error as far as the difference of two matrices shows it: 0 where that is rounding, with the digits beyond it."""
    text = "0" if error <= LEFT * rounding else "≈ 0" if error <= noise else sure(error, noise)
    return Number(name, text, "residual", error)
