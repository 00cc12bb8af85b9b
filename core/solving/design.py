"""Design: a linear model y ≈ X·w as its matrix, what it is to explain, and the names of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.matrices.factors import Factors, factors
from core.matrices.singular import singular_values
from core.numbers.arrays import SMALLEST, InputError, Matrix, Texts, Vector
from core.numbers.digits import power

LARGEST = 1e150  # the sum of the squares of 10,000 larger entries leaves float64


@dataclass(frozen=True, eq=False)
class Design:
    """The linear model y ≈ X·w: its matrix, what is to be explained, and what its columns are called."""

    X: Matrix  # (n, p)
    y: Vector  # (n,)
    names: tuple[str, ...]  # (p,): "1", "x", "x²", …, or the columns' own
    x: Vector | None  # (n,), where the columns of X are its powers; else None
    powers: tuple[int, ...]  # (p,): the exponents; empty where x is None
    has_constant: bool  # whether the first column is 1
    given: Texts | None = None  # (n, q): what was typed of x, or of the other columns; None where only their values are known

    @cached_property
    def factors(self) -> Factors:
        """The pivoted QR factors of X with its columns scaled."""
        return factors(self.X)

    @property
    def rank(self) -> int:
        """The rank of X, judged after its columns were scaled by powers of two."""
        return self.factors.rank

    @cached_property
    def raw_rank(self) -> int:
        """The rank of X as it is, as those who solve X·w = y by its singular values count it."""
        return singular_values(self.X).rank

    @cached_property
    def lengths(self) -> Vector:
        """The lengths of the columns of X, (p,)."""
        return np.asarray(np.linalg.norm(self.X, axis=0))


def polynomial(x: Vector, y: Vector, degree: int, *, has_constant: bool = True, name: str = "x") -> Design:
    """Return the model w₀ + w₁·x + … + w_d·xᵈ, or the same without w₀.

    x, y : (n,). Raises InputError where nothing is left to fit, and where a power leaves float64.
    """
    powers = tuple(range(0 if has_constant else 1, degree + 1))
    if not powers:
        raise InputError("Degree 0 without a constant leaves nothing to fit: take degree 1 or more, or the constant.")
    with np.errstate(over="ignore"):
        X = x[:, None] ** np.array(powers)
    names = tuple(power(name, k) if k else "1" for k in powers)
    for column, label in zip(X.T, names, strict=True):
        largest = float(np.abs(column).max())
        if not largest <= LARGEST:
            raise InputError(f"{label} is too large to compute with: take a lower degree, or {name} in a larger unit.")
        if largest < SMALLEST and x.any():
            raise InputError(f"{label} is too small to compute with: take a lower degree, or {name} in a smaller unit.")
    return Design(X, y, names, x, powers, has_constant)


def linear(columns: Matrix, y: Vector, names: Sequence[str], *, has_constant: bool = True) -> Design:
    """Return the model w₀ + w₁·c₁ + … + w_q·c_q in given columns, or the same without w₀.

    columns : (n, q); y : (n,); names : (q,).
    """
    if not has_constant:
        return Design(columns, y, tuple(names), None, (), False)
    return Design(np.column_stack([np.ones(len(y)), columns]), y, ("1", *names), None, (), True)
