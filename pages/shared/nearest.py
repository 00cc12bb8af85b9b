"""Nearest: how far the nearest matrix of rank k is from A, as numbers and as lines of a program."""

from core.low_rank import LowRank
from pages.shared.view import Number, number


def errors(nearest: LowRank) -> list[list[Number]]:
    """Return the errors as measured on A − Aₖ, each beside what theory gives."""
    sigma, shape = nearest.spectrum.sigma, nearest.spectrum.A.shape
    rounding = max(shape) * float(sigma[0]) if nearest.is_exact else 0.0  # where nothing is left, rounding is
    return [
        [number("‖A − Aₖ‖₂", nearest.spectral, "residual", rounding), number("σₖ₊₁", nearest.spectral_theory, "residual", rounding)],
        [
            number("‖A − Aₖ‖_F", nearest.frobenius, "residual", rounding),
            number("√(σ²ₖ₊₁ + …)", nearest.frobenius_theory, "residual", rounding),
        ],
    ]


def error_lines() -> list[str]:
    """Return the lines that print them, where A, k and its factors U, sigma and Vt are known."""
    return [
        "A_k = (U[:, :k] * sigma[:k]) @ Vt[:k]",
        'print("‖A − Aₖ‖₂ =", np.linalg.norm(A - A_k, 2))',
        'print("σₖ₊₁ =", np.append(sigma, 0)[k])',
        'print("‖A − Aₖ‖_F =", np.linalg.norm(A - A_k))',
        'print("√(σ²ₖ₊₁ + …) =", np.linalg.norm(sigma[k:]))',
    ]
