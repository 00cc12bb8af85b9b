"""What the page on products teaches."""

import numpy as np

from core.products.products import Product, floats
from pages.shared.lesson import Explanation, Lesson, Task


def makes_more_than_it_takes(seen: Product) -> bool:
    """Return whether AB has more entries than A and B together."""
    m, n, q, p = seen.shapes
    return seen.fits and m * p > m * n + q * p


def commutes(seen: Product) -> bool:
    """Return whether AB = BA for two different matrices of which none is a multiple of the identity."""
    A, B = seen.A, seen.B
    return bool(seen.commutes) and not _is_scalar(A) and not _is_scalar(B) and bool((A != B).any())


def _is_scalar(M: np.ndarray) -> bool:
    return bool((M[0, 0] * np.eye(len(M)) == M).all())


def turns_upside_down(seen: Product) -> bool:
    """Return whether AB is B with its rows in the opposite order, where that is not B."""
    if not seen.fits or seen.A.shape[0] != seen.A.shape[1]:
        return False
    return bool((floats(seen.AB) == seen.B[::-1]).all() and (seen.B[::-1] != seen.B).any())


def is_dear_together(seen: Product) -> bool:
    """Return whether (AB)x takes five times as many multiplications as A(Bx), or more."""
    return bool(seen.cost_together and seen.cost_in_turn and seen.cost_together >= 5 * seen.cost_in_turn)


LESSON = Lesson(
    names={
        "A": "The left factor: its rows meet the columns of B, and AB has as many rows.",
        "B": "The right factor, above its product: it has to have as many rows as A has columns; one column is a vector.",
        "x": "A vector that AB is applied to: it has as many entries as B has columns.",
        "Transpose A": "Puts A′, with the rows of A as columns, in the place of A.",
        "Transpose B": "Puts B′, with the rows of B as columns, in the place of B.",
        "Swap A and B": "Makes the product the other way round.",
        "Gentle maps": "Puts two maps in the place of A and B whose F is easily seen: a turn, and a stretch.",
        "columns of A": "How long a row of A is: n of m × n.",
        "rows of B": "How long a column of B is; it has to be n.",
        "multiplications for AB": "How many AB takes: m·n·p.",
        "for (AB)x": "How many multiplications it takes to make AB first, and then (AB)x: m·n·p + m·p.",
        "for A(Bx)": "How many multiplications it takes to make Bx first, and then A(Bx): n·p + m·n.",
        "‖AB‖_F": "The root of the sum of all squared entries of AB.",
        "‖AB − BA‖_F": "How far AB and BA are from each other, where both have one shape; 0 where they commute.",
        "AB": "The product: row i on column j is its entry (i, j).",
        "(AB)′": "The transpose of the product, which is B′A′: the factors change places.",
        "A(Bx)": "What A makes of Bx; (AB)x is the same vector.",
        "BA": "The product the other way round: mostly another matrix.",
        "AB − BA": "What the order makes out: 0 where A and B commute.",
        "‖four ways − AB‖ / (‖A‖·‖B‖)": "Entries, columns, rows and outer products add up to one matrix.",
        "‖(AB)′ − B′A′‖ / (‖A‖·‖B‖)": "The transpose of a product is the product of the transposes, the other way round.",
        "‖(AB)x − A(Bx)‖ / (‖A‖·‖B‖·‖x‖)": "Where the brackets stand makes no difference to the result.",
        "|tr A′A − ‖A‖²| / ‖A‖²": "A′A always exists. The sum of its diagonal, its trace tr, is that of all squared entries of A.",
        "|tr BB′ − ‖B‖²| / ‖B‖²": "BB′ always exists. The sum of its diagonal, its trace tr, is that of all squared entries of B.",
    },
    tasks=(
        Task(
            "“A product of matrices is a dot product: it makes one number.” Refute it: let AB have more entries than A and B together.",
            makes_more_than_it_takes,
            "A row on a column makes one number. What does a column times a row make?",
        ),
        Task(
            "“AB is never BA.” Find two different matrices with AB = BA, none of them a multiple of the identity.",
            commutes,
            "Two diagonal matrices, or two that turn the plane.",
        ),
        Task(
            "Make AB = 0, and let no entry of A or B be 0.",
            lambda seen: seen.is_zero and bool(seen.A.all() and seen.B.all()),
            "Every row of A has to meet every column of B with sum 0.",
        ),
        Task("Let A turn B upside down: AB has the rows of B from below.", turns_upside_down, "Each row of A picks one row of B."),
        Task(
            "Choose sizes for which (AB)x takes at least five times as many multiplications as A(Bx).",
            is_dear_together,
            "How short can a row of A be?",
        ),
        Task(
            "In the sum of outer products, stop where what has been added has rank 1, and AB has a higher one.",
            lambda seen: seen.added > 0 and seen.rank_of_sum == 1 < seen.rank,
            "Choose the way below the picture, and lead the handle to the first column of A.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{(AB)_{ij}} = ∑_k \first{a_{ik}} \second{b_{kj}}",
        says=(
            "Four ways order the same multiplications: {output: entries} as rows on columns, columns of {first: A} combined, rows of "
            "{second: B} combined, or [outer products](A column times a row) added.",
            "A has to have as many columns as B has rows. Brackets do not matter, (AB)x = A(Bx), but [cost](Six by six) does; "
            "[order](The other way round) matters, and (AB)′ = B′A′.",
        ),
        learning="A layer is a product: each row of a batch meets each column of weights. Low-rank adapters keep A(Bx) in its brackets.",
        mistaken="It is no dot product: only [a row on one column](A row on one column) makes a number. Nor are entries multiplied in "
        "their places.",
        leads="[Determinant](determinant), for what products do to area, and [Transformation](transformation)",
    ),
)
