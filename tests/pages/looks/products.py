"""Products: what is to be seen in their examples."""

from typing import Any

import sympy as sp

from core.data.images import IMAGES
from tests.pages.looks.exactly import Looks, exact, is_symmetric, near, numbers

HADAMARD: Looks = {
    "A matrix with itself": lambda A, B, H, n: A == B and [*H] == n and all(H[k] != (A * A)[k] for k in range(4)),
    "Diagonal": lambda A, B, H, n: A.is_diagonal() and B.is_diagonal() and A * B == H,
    "With ones": lambda A, B, H, n: sp.ones(*A.shape) == B and A == H,
    "With the identity": lambda A, B, H, n: sp.eye(A.rows) == B and A * B == A and sp.diag(*A.diagonal()) == H != A,
    "The rank rises": lambda A, B, H, n: A == B and [A.rank(), H.rank()] == n,
    "Semidefinite": lambda A, B, H, n: all(is_symmetric(M) and M.is_positive_definite for M in (A, B, H)) and not is_symmetric(A * B),
    "Two vectors": lambda A, B, H, n: A.cols == 1 and [*H] == n[:3] and n[3] == sum(H) == (A.T * B)[0],
    "A mask": lambda state, n: state.mask == "rectangle" and n == [1, 0, 1, 0],
    "A round mask": lambda state, n: state.mask == "disc" and _rank(IMAGES[state.image]()) == n[0] and near(_behind(state), 10 * n[0], 0.1),
}


def _rank(A: Any) -> int:
    """Return the rank of a matrix of whole numbers, exactly, by its residues modulo a prime: no less than that, and here all of it."""
    prime, rows, found = 2_147_483_647, [[int(entry) for entry in row] for row in A], 0
    for column in range(len(rows[0])):
        pivot = next((k for k in range(found, len(rows)) if rows[k][column] % prime), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        inverse = pow(rows[found][column], -1, prime)
        for k in range(found + 1, len(rows)):
            if factor := rows[k][column] * inverse % prime:
                rows[k] = [(one - factor * other) % prime for one, other in zip(rows[k], rows[found], strict=True)]
        found += 1
    return found


def _behind(state: Any) -> int:
    """Return the rank of an image behind an ellipse, at every second row and column."""
    A = IMAGES[state.image]()[::2, ::2]
    m, n = A.shape
    (cx, cy), (across, up) = state.c.value, state.s.value
    inside = [
        [(((2 * j + 1 - n) / m - cx) / across) ** 2 + ((1 - (2 * i + 1) / m - cy) / up) ** 2 <= 1 for j in range(n)] for i in range(m)
    ]
    return _rank([[A[i, j] * inside[i][j] for j in range(n)] for i in range(m)])


def hadamard(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    if state.image != "matrices":
        return bool(HADAMARD[title](state, numbers(look)))
    A, B = exact(state.A), exact(state.B)
    return bool(HADAMARD[title](A, B, A.multiply_elementwise(B), numbers(look)))


PRODUCTS: Looks = {  # s is the State, n the numbers of the line
    "Row on column": lambda A, B, s, n: _pairs(A, B, 0, 1) == n[2:7] and s.t * A.rows * B.cols == 2 and n[7:] == [2, 1],
    "Wide times tall": lambda A, B, s, n: s.way == "column" and s.t == 0.5 and [*B[:, 0]] == [1, 2, 0],
    "A matrix times itself": lambda A, B, s, n: A == B and [*A, *(A * B)] == n and {k * k for k in A}.isdisjoint(A * B),
    "A matrix on a vector": lambda A, B, s, n: B.cols == 1 and [*B] == [n[0], 1] and s.way == "column",
    "Rows in another order": lambda A, B, s, n: (
        sp.eye(3) == A.T * A and set(A) == {0, 1} and sorted((A * B).tolist()) == sorted(B.tolist()) and A * B != B
    ),
    "A column times a row": lambda A, B, s, n: (
        [*B] == n[:3] and (A * B).rank() == n[3] == 1 and (A.rows * B.cols, A.rows + B.cols) == (9, 6)
    ),
    "A row on one column": lambda A, B, s, n: _pairs(A, B, 0, 0) == n and (A * B).shape == (1, 1),
    "The other way round": lambda A, B, s, n: sp.Matrix([[1, 0], [0, 0]]) == A * B and sp.Matrix([[0, 0], [0, 1]]) == B * A,
    "A turn and a stretch": lambda A, B, s, n: (
        sp.eye(2) == A.T * A
        and A.det() == 1
        and B.is_diagonal()
        and B[0, 0] > B[1, 1] == 1
        and _size(A * B) == (1, 2)
        and _size(B * A) == (2, 1)
    ),
    "Two that commute": lambda A, B, s, n: (
        sp.zeros(2) == A * B - B * A and all(M.det() * sp.eye(2) == M.T * M and M[0, 1] != 0 < M.det() for M in (A, B))
    ),
    "Nothing from something": lambda A, B, s, n: (
        sp.zeros(2) == A * B and A[:, 0] * B[0, :] == -A[:, 1] * B[1, :] != sp.zeros(2) and s.way == "outer" and s.t == 0.5
    ),
    "It does not fit": lambda A, B, s, n: [A.cols, B.rows] == n and B.cols == A.cols,
    "In fractions": lambda A, B, s, n: _pairs(A, B, 0, 0) == n and s.t == 0.25,
    "Six by six": lambda A, B, s, n: s.way == "outer" and s.t == 0.5 and n == [6**3 + 6**2, 2 * 6**2] and A.shape == B.shape == (6, 6),
}


def _size(M: Any) -> tuple[Any, Any]:
    """Return how wide and how high the image of the unit square is, whose sides lie along the axes."""
    return abs(M[0, 0]) + abs(M[0, 1]), abs(M[1, 0]) + abs(M[1, 1])


def _pairs(A: Any, B: Any, i: int, j: int) -> list[Any]:
    """Return the factors of an entry of AB, pair by pair, and what they add up to."""
    return [factor for k in range(A.cols) for factor in (A[i, k], B[k, j])] + [sum(A[i, k] * B[k, j] for k in range(A.cols))]


def products(title: str, state: Any, look: str) -> bool:
    """Return whether what is said of an example is so."""
    return bool(PRODUCTS[title](exact(state.A), exact(state.B), state, numbers(look)))
