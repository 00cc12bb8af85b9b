"""Multiples: whether a square matrix takes x to a multiple of x, or keeps it in a plane, and to how many digits that is so."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

import numpy as np

from core.numbers import whole
from core.numbers.arrays import ROUNDING, Matrix, Vector
from core.numbers.rational import Rational, product

Digits: TypeAlias = Literal["", "six", "sixteen", "all"]  # to which something is so; "": it is not
ON = 1e-6  # radians: x was led there, and its entries have six decimals


@dataclass(frozen=True)
class Multiple:
    """Ax = λx for an x that is not 0."""

    value: Fraction | float  # λ
    is_exact: bool  # whether that is so as A and x were typed, and not only to sixteen digits

    @property
    def digits(self) -> Digits:
        """To how many digits it is so."""
        return "all" if self.is_exact else "sixteen"


def multiple(A: Matrix, x: Vector, exact: Rational | None, exact_x: Rational | None) -> Multiple | None:
    """Return the multiple of x that Ax is: as both were typed, or else each entry up to the rounding of its own row; None for another x.

    A : (n, n), x : (n,); exact and exact_x are the same in fractions, if they are known.
    """
    if not x.any():
        return None
    if exact is not None and exact_x is not None:
        pairs = list(zip(product(exact, exact_x).rows, exact_x.rows, strict=True))
        (most,), (long,) = max(pairs, key=lambda pair: abs(pair[1][0]))
        return Multiple(most / long, is_exact=True) if all(image * long == most * entry for (image,), (entry,) in pairs) else None
    image, sizes = A @ x, np.abs(x)
    value = float(x @ image) / float(x @ x)
    is_so = (np.abs(image - value * x) <= len(x) * ROUNDING * (np.abs(A) @ sizes + abs(value) * sizes)).all()
    return Multiple(value, is_exact=False) if is_so else None


def is_in_a_plane(A: Rational, x: Rational) -> bool:
    """Return whether all Aᵏx lie in one plane.

    A : (3, 3), x : (3, 1). So they do where x, Ax and A²x do.
    """
    rows, iterates = A.whole[0], [x.whole[0]]
    for _ in range(2):
        iterates.append(whole.product(rows, iterates[-1]))
    return whole.det([[row[0] for row in column] for column in iterates]) == 0
