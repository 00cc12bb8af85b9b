"""Masks: matrices of zeros and ones that hide a part of an image, entry by entry."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.numerics import rank_of
from core.numbers.arrays import EPS, Matrix, Vector
from core.numbers.proof import Proof

Shape: TypeAlias = Literal["rectangle", "disc"]
LARGEST = 192  # rows or columns: the rank of as many is known within a few milliseconds


@dataclass(frozen=True, eq=False)
class Masked:
    """An image, a mask, and their Hadamard product."""

    A: Matrix  # (m, n)
    mask: Matrix  # (m, n), of zeros and ones
    image_rank: int
    is_beyond: bool = False  # whether the mask lies beyond the image

    @cached_property
    def product(self) -> Matrix:
        """A⊙M: what the mask lets through, (m, n)."""
        return self.A * self.mask

    @cached_property
    def mask_rank(self) -> int:
        """The rank of the mask: how many different rows it has that are not 0, for each is a part of the next larger one."""
        return len({row.tobytes() for row in self.mask if row.any()})

    @cached_property
    def rank(self) -> int:
        """The rank of A⊙M, to sixteen digits."""
        return rank(self.product)

    @property
    def most_rank(self) -> int:
        """What the rank of A⊙M cannot exceed: rank A · rank M, and the size of the matrix."""
        return int(min(self.image_rank * self.mask_rank, *self.A.shape))

    @property
    def area(self) -> float:
        """The share of entries that the mask keeps."""
        return float(self.mask.mean())

    @property
    def kept(self) -> float:
        """The share of ‖A‖² that is kept; 1 for A = 0, of which nothing can be lost."""
        whole = float((self.A**2).sum())
        return float((self.product**2).sum()) / whole if whole else 1.0

    @property
    def proofs(self) -> list[Proof]:
        """Claims that other computations confirm."""
        whole = float((self.A**2).sum()) or 1.0
        parts = float((self.product**2).sum() + ((self.A * (1 - self.mask)) ** 2).sum())
        twice = float(np.abs(self.mask * self.product - self.product).max(initial=0.0))
        return [
            Proof("‖M⊙(M⊙A) − M⊙A‖", twice, 0.0),
            Proof("|‖M⊙A‖² + ‖(1 − M)⊙A‖² − ‖A‖²| / ‖A‖²", abs(parts - float((self.A**2).sum())) / whole, 64 * EPS),
        ]


def thinned(A: Matrix, largest: int = LARGEST) -> tuple[Matrix, int]:
    """Return every k-th row and column of an image, and the least k with which neither are more than largest.

    A : (m, n).
    """
    step = math.ceil(max(A.shape) / largest)
    return A[::step, ::step], step


def mask(shape: tuple[int, int], kind: Shape, centre: Vector, half: Vector) -> Matrix:
    """Return a mask of zeros and ones, (m, n): ones where the middle of a pixel is inside.

    centre, half : (2,), x to the right and y upwards, with the image's middle at 0 and its upper edge at y = 1: half of how wide and of
    how high the mask is, with any sign. What is called a disc is an ellipse that fills the rectangle.
    """
    m, n = shape
    y = 1 - (2 * np.arange(m) + 1) / m - centre[1]
    x = (2 * np.arange(n) + 1 - n) / m - centre[0]
    across, up = (abs(float(c)) for c in half)
    inside = np.outer(np.abs(y) <= up, np.abs(x) <= across)
    if kind == "disc":
        inside &= (y[:, None] * across) ** 2 + (x * up) ** 2 <= (across * up) ** 2
    return inside.astype(np.float64)


def is_beyond(shape: tuple[int, int], centre: Vector, half: Vector) -> bool:
    """Return whether a mask, whose centre and half are those of mask(), lies beyond the image altogether."""
    m, n = shape
    edges = np.array([n / m, 1.0])
    return bool((np.abs(centre) - np.abs(half) >= edges).any())


def rank(A: Matrix) -> int:
    """Return the numerical rank of A, (m, n): of its rows and columns that are not 0, which are all that count."""
    core = A[A.any(axis=1)][:, A.any(axis=0)]
    return int(rank_of(np.linalg.svd(core, compute_uv=False), A.shape)) if core.size else 0
