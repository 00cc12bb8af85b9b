"""Ground: what a square matrix does to the plane or to space, as far as it is the same for both."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from core.matrices.numerics import is_rank_known
from core.numbers.arrays import ROUNDING, Matrix
from core.numbers.proof import Proof
from core.numbers.rational import Rational, as_it_stands, rounded

NEARLY_FLAT = 1000.0  # a condition number: from here on an ellipse looks like a segment


@dataclass(frozen=True, eq=False)
class Ground(ABC):
    """The plane or space under A; the volume of the plane is area, and all angles are in radians.

    What is 0 is decided exactly where every entry is a fraction, else to sixteen digits.
    """

    A: Matrix  # (n, n), n = 2 or 3; its columns are the images of the basis vectors
    exact: Rational | None = None  # A as it was typed
    spelled: Rational | None = None  # the same, of decimals that are rounded by all their digits: so much is said of them for sure

    @property
    @abstractmethod
    def sigma(self) -> tuple[float, ...]:
        """The singular values, falling."""

    @property
    @abstractmethod
    def size(self) -> float:
        """The spectral norm σ₁: what numbers computed from A are small against."""

    @property
    @abstractmethod
    def numerical_rank(self) -> int:
        """The number of singular values above n·ε·σ₁."""

    @property
    @abstractmethod
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to the 16 digits of float64, but not by the digits that its entries have."""

    @property
    @abstractmethod
    def products(self) -> float:
        """The sum of the magnitudes of the products of which the determinant is made."""

    @property
    @abstractmethod
    def proofs(self) -> list[Proof]:
        """The claims about volume and axes that can be checked without trusting how the numbers were found."""

    @cached_property
    def fractions(self) -> Rational:
        """The matrix in fractions: as it was typed, or else as it stands in float64."""
        return self.exact or as_it_stands(self.A)

    @cached_property
    def det(self) -> float:
        """The determinant, rounded once: products in float64 can lose every digit where they nearly agree."""
        return rounded(self.fractions.det)

    @property
    def rank(self) -> int:
        """The rank: as it was typed where that is known, else the numerical one."""
        return self.numerical_rank if self.exact is None else self.exact.rank

    @property
    def is_full(self) -> bool:
        """Whether the rank is n: A is not flat."""
        return self.rank == len(self.A)

    @property
    def is_rank_known(self) -> bool:
        """Whether that is the rank for sure, and not to sixteen digits."""
        return is_rank_known(self.rank, self.A, self.exact)

    @property
    def keeps_volume(self) -> bool:
        """Whether volumes stay as they are, up to the rounding of the entries and to the digits that a screen shows.

        Entries that are rounded move the determinant by up to ε times the sum of its products, and fractions do not.
        """
        moves = min(ROUNDING * self.products, 1e-6) if self.exact is None else ROUNDING
        return self.is_full and abs(abs(self.det) - 1) <= moves

    @property
    def keeps_volume_numerically(self) -> bool:
        """Whether volumes stay as they are to sixteen digits, but not by what was typed."""
        known = self.exact or self.spelled
        return self.keeps_volume and known is not None and abs(known.det) != 1

    @property
    def signed_volume(self) -> float:
        """The factor by which signed volumes are scaled: the determinant, and 0 for a flat map."""
        return self.det if self.is_full else 0.0

    @property
    def volume(self) -> float:
        """The factor by which volumes are scaled; 0 for a flat map."""
        return abs(self.signed_volume)

    @property
    def orientation(self) -> int:
        """1 where orientation is kept, −1 where it is flipped, 0 where all falls flat."""
        return int(math.copysign(1, self.det)) if self.is_full else 0

    @property
    def half_axes(self) -> tuple[float, ...]:
        """The half-axes of the image of the unit circle or sphere as they are known: 0 from the rank on."""
        return tuple(value if k < self.rank else 0.0 for k, value in enumerate(self.sigma))

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σₙ; infinite for a flat map."""
        first, *_, last = self.half_axes
        return first / last if last else math.inf

    @property
    def is_nearly_flat(self) -> bool:
        """Whether A is not flat, but takes the unit ball to what is a thousand times as long as thin, or more."""
        return NEARLY_FLAT <= self.kappa < math.inf
