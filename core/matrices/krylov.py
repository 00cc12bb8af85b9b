"""Krylov: which eigenvalues play a part in x, Ax, A²x …, decided in fractions.

The minimal polynomial of x is that of the shortest combination of x, Ax, A²x … that is 0. Its roots are the eigenvalues of whose
generalized eigenvectors x has some, each as often as its longest chain in x.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from core.matrices.charpoly import Polynomial, Root, roots_of
from core.numbers.arrays import Vector
from core.numbers.rational import Rational
from core.numbers.whole import Whole, product, reduced, turned

Fate: TypeAlias = Literal["dies", "still", "settles", "alternates", "turns"]  # of the direction of Aᵏx, as fractions decide it


@dataclass(frozen=True, eq=False)
class Part:
    """An eigenvalue that x has some of."""

    value: complex
    length: int  # of its longest chain: how often it is a root of the minimal polynomial of x
    size: int  # the place of its magnitude among those that x has some of, 0 for the largest


@dataclass(frozen=True, eq=False)
class Krylov:
    """What of A there is in x."""

    polynomial: Polynomial  # the minimal polynomial of x, the highest power first
    vectors: tuple[tuple[int, ...], ...]  # x, Ax, …, as many as its degree, in whole numbers
    whole: Whole  # unit·A
    unit: int  # the k-th vector is unitᵏ·Aᵏx, but for what x itself is multiplied by
    known: tuple[Root, ...]  # the eigenvalues of A, where they are known

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The eigenvalues that x has some of, magnitude falling."""
        if len(self.vectors) == len(self.whole):
            return tuple(Part(root.value, root.multiplicity, root.size) for root in self.known)
        found = roots_of([c * self.unit**i for i, c in enumerate(self.polynomial)], self.whole, self.unit)
        return tuple(Part(root.value, root.multiplicity, root.size) for root in found)

    @property
    def winners(self) -> tuple[Part, ...]:
        """The parts to which Aᵏx comes down in the end: of the largest magnitude those with the longest chains."""
        largest = [part for part in self.parts if part.size == 0]
        longest = max(part.length for part in largest)
        return tuple(part for part in largest if part.length == longest)

    @property
    def verdict(self) -> Fate:
        """What becomes of the direction of Aᵏx, in the words of core.decompositions.powers."""
        winners = self.winners
        if not winners[0].value:
            return "dies"
        if len(self.parts) == 1 and winners[0].length == 1:
            return "still"
        if len(winners) == 1:
            return "settles"
        is_square = all(part.value.real == 0 for part in winners) or not any(part.value.imag for part in winners)
        return "alternates" if is_square and len(winners) == 2 else "turns"

    @property
    def is_slow(self) -> bool:
        """Whether a line is reached only as slowly as 1/k: a chain is longer than 1, or another eigenvalue is as large."""
        return self.winners[0].length > 1 or sum(part.size == 0 for part in self.parts) > 1

    def line(self) -> Vector:
        """Return the line on which Aᵏx settles, (n,), of length 1: p(A)·x/(A − λI), p the minimal polynomial and λ the only winner."""
        value, found = self.winners[0], [Fraction(0)] * len(self.vectors[0])
        coefficients, carried = [], Fraction(0)
        for c in self.polynomial[:-1]:
            carried = c + carried * Fraction(value.value.real)
            coefficients.append(carried)
        for k, c in enumerate(reversed(coefficients)):
            scale = c / self.unit**k
            found = [total + scale * entry for total, entry in zip(found, self.vectors[k], strict=True)]
        largest = max(map(abs, found))
        direction = np.array([float(entry / largest) for entry in found])
        return np.asarray(direction / np.linalg.norm(direction))


def krylov(A: Rational, x: Rational, known: tuple[Root, ...]) -> Krylov:
    """Return what of A there is in x.

    A : (n, n); x : (n, 1), not 0; known : the eigenvalues of A, each with its multiplicity. Elimination of x, Ax, … Aⁿx as columns: the
    first that has no pivot is a combination of those before it, and so are all that follow.
    """
    (whole, unit), (start, _) = A.whole, x.whole
    columns = [start]
    for _ in whole:
        columns.append(product(whole, columns[-1]))
    vectors = [tuple(row[0] for row in column) for column in columns]
    left = reduced(turned([list(vector) for vector in vectors]), len(vectors))
    degree = len(left.pivots)
    polynomial = [Fraction(1), *(Fraction(-row[degree], left.pivot * unit ** (k + 1)) for k, row in enumerate(reversed(left.rows)))]
    return Krylov(polynomial, tuple(vectors[:degree]), whole, unit, known)
