"""Kept: what a 3 × 3 matrix keeps of space: lines and planes of eigenvectors, a plane that it turns, and chains that lead to a line."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from core.matrices.charpoly import Root
from core.matrices.conformal import rotation
from core.matrices.eigen_exact import less, sized
from core.matrices.eigen_space import eigenspace
from core.matrices.eigenpairs import upright
from core.matrices.eigenvalues import Eigensystem, Rotor
from core.matrices.numerics import relative
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector
from core.numbers.proof import Proof
from core.numbers.rational import Rational, product
from core.numbers.whole import null, turned
from core.numbers.whole import product as product_of

BOUND = 24 * EPS
ROUND = 1e-12  # relative: half-axes that differ by less are those of a circle


@dataclass(frozen=True, eq=False)
class Eigenspace:
    """All vectors that A takes to λ times themselves: a line, a plane, or all of space."""

    root: Root  # λ, how often it counts, and of how many dimensions this is
    text: str  # λ as it is shown
    first: int  # the place of λ among the values
    basis: Matrix  # (3, dimension), orthonormal

    @property
    def value(self) -> float:
        """The eigenvalue λ."""
        return self.root.value.real

    @property
    def dimension(self) -> int:
        """1 of a line, 2 of a plane."""
        return len(self.basis.T)

    @property
    def named(self) -> str:
        """The eigenvalue as an equation: ``λ = 2``, or ``λ ≈ 300`` where no more digits are known."""
        return f"λ {self.text}" if self.text.startswith("≈") else f"λ = {self.text}"

    @property
    def normal(self) -> Vector:
        """What stands at right angles to a plane, (3,), of length 1."""
        return np.cross(*self.basis.T)

    def apart(self, x: Vector) -> float:
        """Return the angle between x, which is not 0, and the line or plane, in radians."""
        return apart(x, self.basis)


@dataclass(frozen=True, eq=False)
class Chain:
    """An eigenvector v and the generalized vectors that lead to it: A·wᵢ = λ·wᵢ + cᵢ·wᵢ₋₁, with v before the first w."""

    root: Root
    vectors: Matrix  # (3, k), k = 2 or 3: v, and each w, of length 1
    couplings: tuple[float, ...]  # cᵢ > 0, k − 1 of them

    @property
    def names(self) -> tuple[str, ...]:
        """What the vectors are called, v first."""
        return ("v", "w") if len(self.couplings) == 1 else ("v", "w₁", "w₂")


@dataclass(frozen=True, eq=False)
class Kept:
    """What a 3 × 3 matrix keeps; where its eigenvectors are too few for a basis, also what it is in the directions P: A = P·J·P⁻¹."""

    system: Eigensystem
    eigenspaces: tuple[Eigenspace, ...]  # of the real eigenvalues, in their order
    rotor: Rotor | None = None  # of a complex pair; its P is (3, 2), and the turn goes from its first column to its second
    chain: Chain | None = None  # where there are too few eigenvectors, and float64 tells it
    P: Matrix | None = None  # (3, 3): the chain, and the eigenvector beside it
    J: Matrix | None = None  # (3, 3): eigenvalues on the diagonal, couplings above it

    @property
    def is_round(self) -> bool:
        """Whether the ellipses of the turn are circles."""
        if self.rotor is None:
            return False
        long, short = np.linalg.norm(self.rotor.P, axis=0).tolist()
        return bool(long - short <= ROUND * long)

    @property
    def across(self) -> Vector | None:
        """What stands at right angles to the plane that A turns, (3,), of length 1; None where there is none."""
        return None if self.rotor is None else _unit(np.cross(*self.rotor.P.T))

    def turned(self, x: Vector) -> Matrix:
        """Return what takes the unit circle to the ellipse on which the part of x in that plane, if there is one, is turned, (3, 2)."""
        assert self.rotor is not None
        part = np.linalg.lstsq(np.column_stack([self.rotor.P, self.eigenspaces[0].basis]), x)[0][:2]
        return np.asarray(float(np.linalg.norm(part)) * self.rotor.P)

    @cached_property
    def is_normal(self) -> bool:
        """Whether A·A′ = A′·A: then what it keeps stands at right angles, and it turns along circles round its axis."""
        if self.system.exact is not None:
            transposed = Rational(tuple(zip(*self.system.exact.rows, strict=True)))
            return product(self.system.exact, transposed).rows == product(transposed, self.system.exact).rows
        A = self.system.A
        return float(np.linalg.norm(A @ A.T - A.T @ A)) <= 3 * ROUNDING * self.system.size**2

    @property
    def proofs(self) -> list[Proof]:
        """The claims that can be checked without trusting how this was found."""
        found = []
        if self.rotor is not None:
            found.append(Proof("‖AP − |λ|·P·R(θ)‖ / (‖A‖·‖P‖)", self._rotor_residual, BOUND))
        if self.P is not None and self.J is not None:
            found.append(Proof("‖AP − PJ‖ / (‖A‖·‖P‖)", _residual(self.system, self.P, self.J), BOUND))
        return found

    @property
    def _rotor_residual(self) -> float:
        assert self.rotor is not None
        P = self.rotor.P
        gap = self.system.A @ P - self.rotor.modulus * P @ rotation(self.rotor.argument)
        return relative(float(np.linalg.norm(gap) / np.linalg.norm(P)), self.system.size)


def kept(system: Eigensystem) -> Kept | None:
    """Return what a 3 × 3 matrix keeps; None where sixteen digits do not decide how many eigenvectors it has.

    Chains of generalized vectors: Golub & Van Loan, Matrix Computations, 7.1.9; here each vector has length 1, and the last of a chain
    stands at right angles to what its eigenvalue has without it.
    """
    if system.kind == "undecided":
        return None
    spaces, first = [], 0
    for root in system.roots:
        if not root.value.imag:
            basis = system.vectors[:, first : first + root.dimension].real
            spaces.append(Eigenspace(root, system.texts[first], first, np.linalg.qr(basis)[0] if root.dimension > 1 else basis))
        first += root.multiplicity
    if system.kind == "complex":
        return Kept(system, tuple(spaces), rotor=_rotor(system))
    if system.kind != "defective":
        return Kept(system, tuple(spaces))
    return _defective(system, tuple(spaces))


def _rotor(system: Eigensystem) -> Rotor:
    """Return the turn of the complex pair: v = p + iq, turned until p and q stand at right angles, p the longer one."""
    k = int(np.argmax(system.values.imag > 0))
    value, v = complex(system.values[k]), system.vectors[:, k]
    square = complex((v * v).sum())
    if abs(square) > ROUND:
        v = v * np.sqrt(np.conj(square) / abs(square))
    p, q = v.real, -v.imag
    p, q = p, q - p * (p @ q) / (p @ p)
    size = math.sqrt(float(np.linalg.norm(p) * np.linalg.norm(q)))
    return Rotor(np.column_stack([p, q]) / size, abs(value), math.atan2(value.imag, value.real))


def _defective(system: Eigensystem, spaces: tuple[Eigenspace, ...]) -> Kept:
    space = next(space for space in spaces if space.dimension < space.root.multiplicity)
    other = next((one for one in spaces if one is not space), None)
    chain, beside = _exactly(system, space, other) if system.is_decided else _numerically(system, space, other)
    value, at = space.value, space.value if other is None else other.value
    P = np.column_stack([chain.vectors, beside])
    J = np.diag([value, value, at]) + np.diag([*chain.couplings, 0.0][:2], 1)
    is_told = np.linalg.cond(P) < 1 / EPS and _residual(system, P, J) <= BOUND  # where values are one only to sixteen digits it need not be
    return Kept(system, spaces, chain=chain, P=P, J=J) if is_told else Kept(system, spaces)


def _exactly(system: Eigensystem, space: Eigenspace, other: Eigenspace | None) -> tuple[Chain, Matrix]:
    """Return the chain and the eigenvectors beside it, (3, 1) or (3, 0), in whole numbers up to their lengths.

    An eigenvalue of a 3 × 3 matrix of fractions that counts more than once is a fraction, and then so is the other one.
    """
    assert system.exact is not None
    N, M = less(system.exact, space.root), less(system.exact, other.root) if other else None
    assert N is not None
    if space.dimension == 2:
        last = next(row for row in N if any(row))
    elif M is not None:  # across what N·N takes to 0 stands the other left eigenvector
        last = _cross(null(turned(M))[0], null(N)[0])
    else:
        last = null(turned(N))[0]
    steps, unit = [last], system.exact.whole[1]
    while any(further := [row[0] for row in product_of(N, turned([steps[0]]))]):
        steps.insert(0, further)
    directions, lengths = zip(*map(sized, steps), strict=True)
    v = space.basis[:, 0] if space.dimension == 1 else upright(directions[0][:, None].astype(complex))[:, 0].real
    vectors = math.copysign(1.0, float(v @ directions[0])) * np.column_stack(directions) + 0.0  # no −0
    couplings = tuple(float(short / (long * unit)) for short, long in pairwise(lengths))
    chain = Chain(space.root, vectors, couplings)
    if space.dimension == 2:
        return chain, sized(_cross(steps[0], last))[0][:, None]
    return chain, other.basis if other else np.empty((3, 0))


def _cross(a: list[int], b: list[int]) -> list[int]:
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def _numerically(system: Eigensystem, space: Eigenspace, other: Eigenspace | None) -> tuple[Chain, Matrix]:
    """Return the chain and the eigenvectors beside it, (3, 1) or (3, 0), as far as sixteen digits tell them."""
    N = system.A - space.value * np.eye(3)
    if space.dimension == 2:  # N = c·v·w′
        U, sigma, Vt = np.linalg.svd(N)
        sign = math.copysign(1.0, U[int(np.argmax(np.abs(U[:, 0]))), 0])
        v, w = sign * U[:, 0], sign * Vt[0]
        chain = Chain(space.root, np.column_stack([v, w]), (float(sigma[0]),))
        return chain, np.cross(v, w)[:, None]
    if other is not None:  # w beside v in what N·N takes to 0, across which the other left eigenvector stands
        v, across = space.basis[:, 0], eigenspace(system.A.T, other.root.value, 1)[:, 0].real
        w = _unit(np.cross(across, v))
        coupling = float(v @ N @ w)
        return Chain(space.root, np.column_stack([v, math.copysign(1.0, coupling) * w]), (abs(coupling),)), other.basis
    v, last = space.basis[:, 0], eigenspace(system.A.T, space.root.value, 1)[:, 0].real
    step = N @ last
    between = _unit(step)
    coupling = float(v @ N @ between)
    sign = math.copysign(1.0, coupling)
    vectors = np.column_stack([v, sign * between, sign * last])
    return Chain(space.root, vectors, (abs(coupling), float(np.linalg.norm(step)))), np.empty((3, 0))


def _residual(system: Eigensystem, P: Matrix, J: Matrix) -> float:
    return relative(float(np.linalg.norm(system.A @ P - P @ J) / np.linalg.norm(P)), system.size)


def apart(x: Vector, basis: Matrix) -> float:
    """Return the angle between x and the subspace of a basis, in radians; x : (n,), not 0; basis : (n, k), orthonormal."""
    along = basis.T @ x
    return math.atan2(float(np.linalg.norm(x - basis @ along)), float(np.linalg.norm(along)))


def _unit(x: Vector) -> Vector:
    return np.asarray(x / np.linalg.norm(x))
