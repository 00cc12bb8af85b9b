"""Eigenvalues: the directions that a square matrix keeps, and the factors by which it scales them."""

from core.matrices.eigen_plane import in_plane
from core.matrices.eigen_space import in_space
from core.matrices.eigensystem import Dominant, Eigensystem, Generalized, Rotor
from core.matrices.plane import Plane
from core.numbers.arrays import InputError, Matrix
from core.numbers.rational import Rational

__all__ = ["Dominant", "Eigensystem", "Generalized", "Rotor", "eigensystem"]


def eigensystem(A: Matrix, exact: Rational | None = None) -> Eigensystem:
    """Return the eigenvalues of A with their eigenvectors.

    A : (n, n); exact is the same matrix in fractions, as it was typed, if there is one. Raises InputError unless A is square. In
    the plane everything is a closed form in the conformal parts (core.matrices.conformal); else LAPACK (Golub & Van Loan, 7.5 and 8.3), and
    the roots of the exact characteristic polynomial where LAPACK's digits leave something open (core.matrices.charpoly).
    """
    m, n = A.shape
    if m != n:
        raise InputError(f"This matrix is {m} × {n}, and only a square matrix has eigenvalues: give it as many rows as columns.")
    return in_plane(Plane(A, exact)) if n == 2 else in_space(A, exact)
