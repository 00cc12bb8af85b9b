"""What the page on factorizations teaches."""

from typing import Any

from core.decompositions.factorizations.lu import LU
from pages.shared.lesson import Explanation, Lesson, Task


def is_wrong_by_hand(seen: Any) -> bool:
    """Return whether x is wrong with the pivots that are chosen, and right with the largest ones."""
    return isinstance(seen, LU) and seen.rounded.error > 0.01 and seen.by_partial_pivoting.rounded.error < 1e-10


def grows_by_hand(seen: Any) -> bool:
    """Return whether entries grow tenfold with the pivots that are chosen, and not at all with the largest ones."""
    return isinstance(seen, LU) and seen.rounded.growth >= 10 and seen.by_partial_pivoting.rounded.growth == 1


def grows_most(seen: Any) -> bool:
    """Return whether a 3 × 3 matrix grows as much as it can with the largest pivots."""
    return isinstance(seen, LU) and seen.shape == (3, 3) and not seen.kept and seen.rounded.growth == 4


def needs_an_exchange(seen: Any) -> bool:
    """Return whether A is regular, and begins with 0."""
    return isinstance(seen, LU) and seen.rank == seen.shape[0] == seen.shape[1] and seen.A[0, 0] == 0


LESSON = Lesson(
    names={
        "Largest pivots": "Takes the largest entry of each column for its pivot again: partial pivoting.",
        "pivots": "How many columns have a pivot, which is the rank: decided in fractions where entries are known so.",
        "exchanges": "How often two rows change places; det P is −1 where that is odd.",
        "multiplications": "Multiplications and divisions of the elimination: about n³/3 for n × n.",
        "growth ρ": "The growth factor: the largest entry on the way over the largest of A, in float64.",
        "ρ by size": "The same by partial pivoting, where each pivot is the largest of its column: at most 2ⁿ⁻¹, and hardly ever much.",
        "backward error": "‖PA − LU‖ / ‖A‖ for the factors of float64, measured without rounding, in the Frobenius norm.",
        "backward error by size": "The same for the largest pivots.",
        "error of x": "How wrong the x of Ax = b is that these factors give for b, the sums of A's rows; measured in fractions.",
        "error of x by size": "The same for the largest pivots.",
        "PA": "A with its rows in the order of the pivots.",
        "L": "The multipliers below a diagonal of ones: how many times a pivot's row was subtracted from each row.",
        "U": "What elimination leaves of A: a staircase, with the pivots on its steps.",
        "‖PA − LU‖ / ‖|L|·|U|‖": "L and U of float64 make PA, up to rounding of numbers as large as |L|·|U|.",
        "‖PA − LU‖ / ‖|L|·|U|‖, partial pivoting": "The same with the largest pivots.",
        "max(0, max |lᵢⱼ| − 1), partial pivoting": "With the largest pivots no multiplier is larger than 1.",
        "max(0, ρ / 2ᵏ⁻¹ − 1), partial pivoting": "With the largest pivots entries grow by 2ᵏ⁻¹ at most, k = min(m, n).",
    },
    tasks=(
        Task(
            "“Elimination needs no exchange of rows.” Refute it with a matrix that has an inverse.",
            needs_an_exchange,
            "What if the first entry cannot be a pivot?",
        ),
        Task(
            "Pick a pivot that makes entries grow tenfold, where the largest ones make none grow.",
            grows_by_hand,
            "Lead the film to a pivot, and tap a small entry of its column.",
        ),
        Task(
            "“All is well while no pivot is 0.” Refute it: let x be wrong by more than 1 %, and right by partial pivoting.",
            is_wrong_by_hand,
            "How small can the first entry be?",
        ),
        Task(
            "Let a 3 × 3 matrix grow by 4, the most that partial pivoting allows.",
            grows_most,
            "In “Wilkinson's growth” the last column doubles at every step.",
        ),
    ),
    explanation=Explanation(
        formula=r"P A = \first{L} \output{U}",
        says=(
            "Multiples of {input: a pivot's row} are subtracted from the rows below it. They are kept in {first: L}, and what is left "
            "is {output: U}: with both, Ax = b is solved for any b by substitution.",
            "[0 on top](0 on top) needs an exchange. [A tiny pivot](A tiny pivot, by hand) makes entries grow, and small ones "
            "are rounded away.",
        ),
        learning="Solvers, determinants and Gaussian likelihoods come from factors, never from A⁻¹.",
        mistaken="A small residual of L and U is no small error of x: see [Hilbert](Hilbert). Nor does partial pivoting "
        "exclude [growth](Wilkinson's growth).",
        leads="[Determinant](determinant), the product of the pivots, and [Least squares](least_squares)",
    ),
)
