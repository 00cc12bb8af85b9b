"""What the page on determinants teaches."""

import numpy as np

from core.maps.determinant import Determinant
from core.numbers.arrays import ROUNDING, Matrix
from core.numbers.digits import power
from core.numbers.rational import Rational, as_it_stands, product
from pages.shared.lesson import Explanation, Lesson, Task

SHOWN = (2, 3)  # rows of what is drawn: the plane, and space
POWERS = [power("c", n) for n in range(1, 9)]  # of matrices up to 8 × 8


def flips_twice(seen: Determinant) -> bool:
    """Return whether A and B both flip orientation, in the plane or in space, so that AB keeps it."""
    return len(seen.A) in SHOWN and seen.orientation == seen.orientation_B == -1


def doubles(seen: Determinant) -> bool:
    """Return whether cA is twice A, and its area four times that of A, or its volume eight times."""
    return seen.c == 2 and len(seen.A) in SHOWN and not seen.is_flat


def undoes(seen: Determinant) -> bool:
    """Return whether AB is the identity, and A no multiple of it."""
    A, _ = factors(seen)
    return not A.is_scalar and is_product(seen, np.eye(len(seen.A)))


def keeps_orientation_with_a_negative_eigenvalue(seen: Determinant) -> bool:
    """Return whether A keeps orientation, and has a negative eigenvalue."""
    return seen.orientation > 0 and any(value.imag == 0 and value.real < 0 for value in seen.eigenvalues.tolist())


def is_tiny_and_keeps_shapes(seen: Determinant) -> bool:
    """Return whether |det A| is at most 0.01 and not 0, and A keeps the shape of the unit square, up to rounding."""
    return len(seen.A) == 2 and 0 < abs(seen.value) <= 0.01 and seen.kappa < 1 + 1e-9


def is_nothing_together(seen: Determinant) -> bool:
    """Return whether AB is 0, and neither A nor B is."""
    return bool(seen.A.any() and seen.B.any()) and is_product(seen, np.zeros_like(seen.A))


def is_product(seen: Determinant, result: Matrix) -> bool:
    """Return whether AB is result: by what was typed, or up to rounding where that is √2 and its like."""
    if seen.exact_A and seen.exact_B:
        return product(seen.exact_A, seen.exact_B).rows == as_it_stands(result).rows
    size = float(np.linalg.norm(seen.A) * np.linalg.norm(seen.B))
    return bool(np.abs(seen.A @ seen.B - result).max() <= ROUNDING * size)


def factors(seen: Determinant) -> tuple[Rational, Rational]:
    """Return A and B in fractions: as they were typed, or else as they stand in float64."""
    return seen.exact_A or as_it_stands(seen.A), seen.exact_B or as_it_stands(seen.B)


LESSON = Lesson(
    names={
        "A": "The first matrix: its columns are the sides of the image of the unit square, in space the edges of that of the unit cube.",
        "B": "The second matrix: AB does B first, and then A.",
        "c": "A number: cA is A with every entry c times as large.",
        "det B": "The determinant of B: the signed factor by which B scales area, or volume.",
        "det AB": "The determinant of the product: what B and then A do to area, or volume. It is found from AB itself.",
        "det A·det B": "The product of both determinants, which det AB is to equal.",
        "det cA": "The determinant of c times A, found from cA itself.",
        **{f"{times}·det A": f"What det cA is to equal: c scales each of the n dimensions, so {times} in all." for times in POWERS},
        "λ": "The eigenvalues of A: the factors by which it stretches its eigenvectors; complex ones come in pairs.",
        "∏λ": "The product of all eigenvalues, complex ones included: it is det A.",
        "AB": "The product: its columns are what A makes of the columns of B.",
        "BA": "The product the other way round, A first: mostly another matrix, with the same determinant.",
        "cA": "A with every entry c times as large.",
        "|det AB − det A·det B| / |det A·det B|": "Determinants multiply.",
        **{f"|det cA − {times}·det A| / |{times}·det A|": "A factor c comes out once for each dimension." for times in POWERS},
        "|det A − ∏λ| / (n·σ₁·σ₁…σₙ₋₁)": "The determinant is the product of the eigenvalues, to what rounding can do to it.",
        "|det A − LU in float64| / (σ₁·σ₁…σₙ₋₁)": "Elimination in float64 finds the same determinant, to what rounding can do to it.",
    },
    tasks=(
        Task(
            "In the plane, or in space, let A and B each mirror the F, so that AB does not.",
            flips_twice,
            "Drag one column across the line of the other; in space across the plane of the other two.",
        ),
        Task(
            "“Twice the matrix, twice the determinant.” Refute it: with c = 2, make det cA four times det A in the plane, or eight "
            "times in space, and not 0.",
            doubles,
            "Scrub c, and compare A and cA: all sides become longer.",
        ),
        Task(
            "Let A undo B: AB has to be the identity, and A no multiple of it.",
            undoes,
            "Watch AB while you drag the columns of B: Ab₁ has to land where e₁ is, and Ab₂ where e₂ is.",
        ),
        Task(
            "“A negative eigenvalue flips orientation.” Refute it: keep orientation, and have one.",
            keeps_orientation_with_a_negative_eigenvalue,
            "The determinant is the product of all eigenvalues.",
        ),
        Task(
            "“A determinant near 0 means nearly flat.” Refute it in the plane: make |det A| 0.01 or less, not 0, and "
            "keep the square a square.",
            is_tiny_and_keeps_shapes,
            "Equally long sides at right angles: how short do they have to be?",
        ),
        Task(
            "“If AB = 0, then A or B is 0.” Refute it.",
            is_nothing_together,
            "Let B flatten the plane onto just that line which A takes to 0.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{\text{det } AB} = \text{det } A · \text{det } B",
        says=(
            "The determinant is the factor by which A scales area, or volume. Its sign tells whether orientation is kept; 0 means that "
            "the plane falls [flat](A falls flat), or [space](Flat in space). It is the product of the eigenvalues, {eigen: λ₁λ₂…λₙ}.",
            "One map after the other multiplies the factors, so AB and BA have one determinant, though AB and BA mostly differ. A factor c "
            "counts once for each dimension: in the plane −A keeps the orientation of A, [in space](−A in space) it does not.",
        ),
        learning="Normalizing flows add log |det J| of every layer to the log-likelihood, and choose layers for which it is cheap.",
        mistaken="A small determinant is no sign of a flat matrix: [a millionth](A millionth) of I has one of 10⁻¹² and keeps "
        "every shape. How nearly flat a matrix is, σ₁/σₙ tells.",
        leads="[Eigenvectors](eigen) and [Singular values](svd)",
    ),
)
