"""Transformation: what a 2 × 2 matrix does to the plane."""

import math
from dataclasses import dataclass

import numpy as np

from core.maps.kinds import Kind, kinds
from core.matrices.conformal import conformal, det2, keeps_area2, line_angle, numerical_rank2, phase, rank2, rotation
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.rational import Rational

NEARLY_FLAT = 1000.0


@dataclass(frozen=True, eq=False)
class Transformation:
    """The plane under A, and one vector under it; all angles are in radians."""

    A: Matrix  # (2, 2); its columns are the images of the basis vectors
    x: Vector  # (2,)
    Ax: Vector  # (2,)
    det: float  # of A, rounded once
    sigma: tuple[float, float]  # the half-axes of the image of the unit circle, σ₁ ≥ σ₂
    axes: tuple[float, float]  # angles of the longest half-axis and of the line that is taken to it
    rank: int  # as it was typed where that is known, else the numerical one
    numerical_rank: int  # the number of singular values above 2·ε·σ₁
    kinds: tuple[Kind, ...]  # every kind with the distance to it
    exact: Rational | None = None  # A as it was typed

    @property
    def size(self) -> float:
        """The spectral norm σ₁: what numbers computed from A are small against."""
        return self.sigma[0]

    @property
    def is_flat_numerically(self) -> bool:
        """Whether A is flat to the 16 digits of float64, but not by the digits that its entries have."""
        if self.exact is not None:
            return self.numerical_rank < self.rank
        products = np.abs(self.A[0] * self.A[1, ::-1])  # |a·d| and |b·c|
        return self.rank == 1 and abs(self.det) > 4 * EPS * float(products.sum())

    @property
    def keeps_area(self) -> bool:
        """Whether areas stay as they are, up to the rounding of the entries."""
        return self.rank == 2 and keeps_area2(self.A, self.exact)

    @property
    def keeps_area_numerically(self) -> bool:
        """Whether areas stay as they are to sixteen digits, but not by what was typed."""
        return self.keeps_area and self.exact is not None and abs(self.exact.det) != 1

    @property
    def signed_area(self) -> float:
        """The factor by which signed areas are scaled: the determinant, and 0 for a flat map."""
        return self.det if self.rank == 2 else 0.0

    @property
    def area(self) -> float:
        """The factor by which areas are scaled; 0 for a flat map."""
        return abs(self.signed_area)

    @property
    def orientation(self) -> int:
        """1 where orientation is kept, −1 where it is flipped, 0 where the plane falls flat."""
        return int(math.copysign(1, self.det)) if self.rank == 2 else 0

    @property
    def half_axes(self) -> tuple[float, float]:
        """The half-axes of the image of the unit circle, σ₁ and σ₂; the shorter one is 0 for a flat map."""
        return self.sigma[0], self.sigma[1] if self.rank == 2 else 0.0

    @property
    def factors(self) -> tuple[float, float]:
        """What A does along two perpendicular lines after its turn: σ₁, and σ₂ with the sign of the orientation."""
        return self.sigma[0], self.orientation * self.sigma[1]

    @property
    def kappa(self) -> float:
        """The condition number σ₁/σ₂; infinite for a flat map."""
        return self.sigma[0] / self.sigma[1] if self.rank == 2 and self.sigma[1] else math.inf

    @property
    def is_nearly_flat(self) -> bool:
        """Whether A is not flat, but takes the circle to an ellipse a thousand times as long as wide, or longer."""
        return NEARLY_FLAT <= self.kappa < math.inf

    @property
    def image_line(self) -> float | None:
        """The angle of the line onto which the plane falls, where the rank is 1."""
        return line_angle(self.axes[0]) if self.rank == 1 else None

    @property
    def null_line(self) -> float | None:
        """The angle of the line that is taken to 0, where the rank is 1."""
        return line_angle(self.axes[1] + math.pi / 2) if self.rank == 1 else None

    @property
    def is_nilpotent(self) -> bool:
        """Whether the line onto which the plane falls is the line that is taken to 0: A·A = 0, and A is not."""
        if self.image_line is None or self.null_line is None:
            return False
        if self.exact is not None:
            return self.exact.rows[0][0] + self.exact.rows[1][1] == 0
        return abs(math.sin(self.null_line - self.image_line)) <= ROUNDING

    @property
    def kind(self) -> Kind:
        """The first kind that fits."""
        return next(kind for kind in self.kinds if kind.fits)

    @property
    def nearest_turn(self) -> float:
        """The angle of the nearest rotation, in (−π, π]; 0 where none is nearest."""
        return next(kind.angle for kind in self.kinds if kind.name == "rotation")

    @property
    def near(self) -> Kind | None:
        """A kind that nearly fits and comes before the one that does; no projection where A is nearly flat anyway."""
        for kind in self.kinds:
            if kind.fits:
                return None
            if kind.is_near and not (self.is_nearly_flat and kind.rank == 1):
                return kind
        return None

    @property
    def gain(self) -> float | None:
        """‖Ax‖/‖x‖, the factor by which x becomes longer; None for x = 0."""
        length = math.hypot(*self.x)
        return math.hypot(*self.Ax) / length if length else None

    @property
    def turn(self) -> float | None:
        """The angle from x to Ax, counterclockwise, in (−π, π]; None where one of them is 0."""
        if not self.x.any() or not self.Ax.any():
            return None
        across = float(self.x[0] * self.Ax[1] - self.x[1] * self.Ax[0])
        return math.atan2(across + 0.0, float(self.x @ self.Ax))

    @property
    def area_residual(self) -> float:
        """| |det A| − the area of the image of the unit square by the shoelace formula | / σ₁²."""
        xs, ys = (self.A @ np.array([[0.0, 1, 1, 0], [0, 0, 1, 1]])).tolist()
        shoelace = sum(xs[k] * ys[(k + 1) % 4] - xs[(k + 1) % 4] * ys[k] for k in range(4)) / 2
        return relative(abs(self.det) - abs(shoelace), self.size**2)

    @property
    def axes_residual(self) -> float:
        """‖A − U·D·V′‖ / σ₁, where U and V are the rotations to the axes and D has σ₁ and ±σ₂."""
        U, V = rotation(self.axes[0]), rotation(self.axes[1])
        D = np.diag([self.sigma[0], math.copysign(self.sigma[1], self.det)])
        return relative(float(np.linalg.norm(self.A - U @ D @ V.T)), self.size)

    @property
    def kind_residual(self) -> tuple[str, float] | None:
        """The identity that maps of A's kind obey, and how far A is from obeying it; None for a general map.

        It is checked by products of A alone: a rotation has A′A = I, a projection A·A = A, a shear (A − I)² = 0.
        """
        A, name = self.A, self.kind.name
        one, size = np.eye(2), float(np.linalg.norm(A))
        identity, gap, against = {
            "identity": ("‖A − I‖", A - one, 1.0),
            "scaling": ("‖A − a₁₁·I‖ / ‖A‖", A - A[0, 0] * one, size),
            "rotation": ("‖A′A − I‖ / ‖A‖²", A.T @ A - one, size**2),
            "reflection": ("‖A·A − I‖ / ‖A‖²", A @ A - one, size**2),
            "similarity": ("‖A′A − |det A|·I‖ / ‖A‖²", A.T @ A - abs(self.det) * one, size**2),
            "orthogonal projection": ("‖A′A − A‖ / ‖A‖", A.T @ A - A, size),
            "oblique projection": ("‖A·A − A‖ / ‖A‖²", A @ A - A, size**2),
            "shear": ("‖(A − I)²‖ / (‖A‖·‖A − I‖)", (A - one) @ (A - one), size * float(np.linalg.norm(A - one))),
            "stretch": ("‖A − A′‖ / ‖A‖", A - A.T, size),
        }.get(name, ("", one, 0.0))
        return (identity, relative(float(np.linalg.norm(gap)), against)) if identity else None


def transformation(A: Matrix, x: Vector, exact: Rational | None = None, *, is_rounded: bool = False) -> Transformation:
    """Return what A does to the plane and to x.

    A : (2, 2), x : (2,); exact is A in fractions, as it was typed, if there is one, and is_rounded whether it was typed in
    decimals of sixteen digits. The singular values and their axes come from the conformal parts (core.matrices.conformal), so that
    they are right for flat and nearly flat maps; σ₂ is |det A|/σ₁, with the determinant rounded once.
    """
    parts = conformal(A)
    det = det2(A, exact)
    Ax = A @ x
    longest = parts.longest
    shortest = abs(det) / longest if longest else 0.0
    alpha, beta = phase(parts.z), phase(parts.w)
    return Transformation(
        A=A,
        x=x,
        Ax=np.where(np.abs(Ax) <= 2 * EPS * (np.abs(A) @ np.abs(x)), 0.0, Ax),  # what only rounding has left is nothing
        det=det,
        sigma=(longest, min(shortest, longest)),
        axes=((alpha + beta) / 2, (beta - alpha) / 2),
        rank=rank2(A, exact),
        numerical_rank=numerical_rank2(A, exact),
        kinds=kinds(A, exact, is_rounded=is_rounded),
        exact=exact,
    )
