"""What the page on the Hadamard product teaches."""

import numpy as np

from core.numbers.arrays import Matrix
from core.products.hadamard import Hadamard
from core.products.masks import Masked
from pages.shared.lesson import Explanation, Lesson, Task

FEW, MUCH = 1 / 6, 0.4


def agrees_off_the_diagonal(seen: Hadamard | Masked | None) -> bool:
    """Return whether both products are the same, though neither operand is diagonal."""
    return isinstance(seen, Hadamard) and seen.plain is not None and not seen.differs and all(map(_is_off, (seen.A.value, seen.B.value)))


def _is_off(A: Matrix) -> bool:
    return bool((A - np.diag(np.diagonal(A))).any())


def is_nothing_of_something(seen: Hadamard | Masked | None) -> bool:
    """Return whether A⊙B is 0, and neither A nor B is."""
    return isinstance(seen, Hadamard) and not seen.product.value.any() and bool(seen.A.value.any() and seen.B.value.any())


def rises(seen: Hadamard | Masked | None) -> bool:
    """Return whether the rank of A⊙B is above those of two matrices A and B."""
    return isinstance(seen, Hadamard) and seen.rises and seen.are_ranks_exact


def is_definite_of_indefinite(seen: Hadamard | Masked | None) -> bool:
    """Return whether A⊙B is symmetric positive definite, though A and B are not even semidefinite."""
    if not isinstance(seen, Hadamard) or len(seen.A.value) < 2 or seen.A.is_semidefinite or seen.B.is_semidefinite:
        return False
    found = seen.product.inertia
    return found is not None and found.is_positive_definite


def keeps_much_of_little(seen: Hadamard | Masked | None) -> bool:
    """Return whether a mask keeps two fifths of ‖A‖² by less than a sixth of the entries."""
    return isinstance(seen, Masked) and seen.area < FEW and seen.kept > MUCH


def raises_the_rank(seen: Hadamard | Masked | None) -> bool:
    """Return whether an image has a higher rank behind the mask than without it."""
    return isinstance(seen, Masked) and seen.rank > seen.image_rank


LESSON = Lesson(
    names={
        "Operands": "What is multiplied: two matrices that you give, or an image by a mask of zeros and ones.",
        "A": "One operand: type its entries. Of an image: the grey of each pixel, as a number.",
        "B": "The other operand, of the same shape.",
        "at": "The place that is looked at. Brackets count from 0, as code does: in row 1 and column 2 it is [0, 1], and holds a₁₂.",
        "Mask": "The shape inside which the mask is 1; outside it is 0.",
        "c": "The middle of the mask: across and up, from the middle of the image, whose upper edge is at 1.",
        "s": "Half of the width and of the height of the mask, never negative: grab its corner.",
        "(A⊙B)ᵢⱼ": "The entry of A⊙B at the place that is looked at: aᵢⱼ·bᵢⱼ. Subscripts count from 1: at [0, 1] it is a₁₂·b₁₂.",
        "(AB)ᵢⱼ": "The entry of AB at the same place: row i of A times column j of B, summed.",
        "A⊙B": "The Hadamard product, also called the elementwise product: in NumPy A * B.",
        "AB": "The matrix product: rows of A times columns of B; in NumPy A @ B.",
        "rank A": "The number of independent columns of A. Singular values below max(m, n)·ε·σ₁ count as 0.",
        "rank B": "The number of independent columns of B. Singular values below max(m, n)·ε·σ₁ count as 0.",
        "rank A⊙B": "The number of independent columns of A⊙B: at most rank A · rank B.",
        "rank M": "The number of independent columns of the mask: 1 for a rectangle, and of a disc as many as its rows have widths.",
        "rank A⊙M": "The number of independent columns of what the mask lets through: at most rank A · rank M.",
        "Σ(A⊙B)": "The sum of all entries of A⊙B: the dot product of A and B, taken as long vectors.",
        "kept of the entries": "The share of entries at which the mask is 1.",
        "kept of ‖A‖²": "The share of the sum of all squared entries that the mask lets through.",
        "|Σ(A⊙B) − tr(AB′)| / Σ|A⊙B|": "The sum of all entries of A⊙B is the trace of AB′: the sum of its diagonal.",
        "max(0, rank A⊙B − rank A · rank B)": "The rank of A⊙B is at most the product of the ranks.",
        "max(0, −λₙ(A⊙B)) / λ₁(A⊙B)": "A⊙B has no negative eigenvalue, as A and B have none (Schur).",
        "‖M⊙(M⊙A) − M⊙A‖": "Masking twice is masking once.",
        "|‖M⊙A‖² + ‖(1 − M)⊙A‖² − ‖A‖²| / ‖A‖²": "What is kept and what is hidden make up all of ‖A‖².",
    },
    tasks=(
        Task(
            "“A⊙B is AB only for diagonal matrices.” Refute it: let both agree everywhere, with a number off the diagonal of A and of B.",
            agrees_off_the_diagonal,
            "Take triangular matrices: only the corner is left to be mended.",
        ),
        Task(
            "Make A⊙B = 0 of two matrices that are not 0.",
            is_nothing_of_something,
            "Where one has a number, the other needs a 0.",
        ),
        Task(
            "Make the rank of A⊙B higher than that of A and that of B.",
            rises,
            "Two 3 × 3 matrices of rank 2 may do, since 2 · 2 is more than 2.",
        ),
        Task(
            "“Only semidefinite matrices have a positive definite A⊙B.” Refute it: neither A nor B is to be semidefinite.",
            is_definite_of_indefinite,
            "Squares are never negative: try A = B.",
        ),
        Task(
            "Keep more than 40 % of ‖A‖² of an image by less than a sixth of its entries.",
            keeps_much_of_little,
            "What is bright counts most. Look for something bright and round.",
        ),
        Task(
            "“Hiding a part of an image cannot raise its rank.” Refute it.",
            raises_the_rank,
            "Take an image of low rank, and a mask that is no rectangle.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{(A⊙B)_{ij}} = \first{a_{ij}} · \second{b_{ij}}",
        says=(
            "{output: A⊙B} needs two matrices of one shape, and does not care about their order. AB needs as many columns of A as B has "
            "rows, and order matters. They are [seldom the same](A matrix with itself).",
            "Its rank is at most rank A · rank B, and [may rise](The rank rises). If A and B are symmetric positive semidefinite, "
            "so is {output: A⊙B} (Schur).",
        ),
        learning="Gates and dropout multiply entry by entry by a mask; so does the gradient through an activation: δ ⊙ f′(z).",
        mistaken="In NumPy A * B is A⊙B, and AB is A @ B. For two vectors s⊙t [is a vector](Two vectors), and not their dot product.",
        leads="[Products](products) and [Low rank](low_rank)",
    ),
)
