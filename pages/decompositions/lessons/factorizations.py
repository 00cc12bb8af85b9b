"""What the page on factorizations teaches."""

from typing import Any

from core.decompositions.factorizations.cholesky import Cholesky
from core.decompositions.factorizations.lu import LU
from core.decompositions.factorizations.qr import QR
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


def loses(seen: Any) -> bool:
    """Return whether classical Gram–Schmidt loses orthogonality altogether, and is what is looked at."""
    return isinstance(seen, QR) and seen.way == "classical" and seen.losses["classical"] > 0.1


def is_positive_and_not_definite(seen: Any) -> bool:
    """Return whether all entries of a symmetric A are positive, and A is not positive definite."""
    return isinstance(seen, Cholesky) and seen.failed > 0 and bool((seen.A > 0).all())


LESSON = Lesson(
    names={
        "Factors": "What A is taken apart into: L and U, Q and R, or L and L′.",
        "Way": "How Q and R are found: by mirrors, by rotations of two rows, or column by column.",
        "‖I − Q′Q‖, Householder": "How far the columns of Q are from orthonormal, by reflections, in the spectral norm; 0 would be exact.",
        "‖I − Q′Q‖, Givens": "The same by rotations of two rows.",
        "‖I − Q′Q‖, classical": "The same by classical Gram–Schmidt, where shares are those of the column as it was.",
        "‖I − Q′Q‖, modified": "The same by modified Gram–Schmidt, where each share is that of what is left.",
        "‖A − QR‖ / ‖A‖": "How far Q·R is from A, in the Frobenius norm and with columns taken at one size: small in every way.",
        "A at s": "What is factored: A, as far as s says on its way to Hilbert's matrix.",
        "A′ at s": "What is factored: A′, because A has more columns than rows.",
        "Q": "The columns that are to be orthonormal.",
        "R": "The triangle: how the columns of A are made of those of Q.",
        "‖A − QR‖ / ‖A‖, four ways": "Whatever the way, Q·R is A.",
        "‖I − Q′Q‖, reflections": "By reflections Q is orthonormal, whatever A is.",
        "‖I − Q′Q‖, rotations": "By rotations too.",
        "‖I − Q′Q‖ / κ, modified": "By modified Gram–Schmidt Q is off by κ·ε at most, κ the condition number of A.",
        "Largest pivots": "Takes the largest entry of each column for its pivot again: partial pivoting.",
        "pivots": "How many columns have a pivot, which is the rank: decided in fractions where entries are known so.",
        "exchanges": "How often two rows change places; det P is −1 where that is odd.",
        "multiplications": "Multiplications and divisions, those by 0 counted as any other: of LU about n³/3 for n × n, "
        "of Cholesky half of that, of QR twice or more.",
        "growth ρ": "The growth factor: the largest entry on the way over the largest of A, in float64.",
        "ρ by size": "The same by partial pivoting, where each pivot is the largest of its column: at most 2ⁿ⁻¹, and hardly ever much.",
        "backward error": "‖PA − LU‖ / ‖A‖ for the factors of float64, measured without rounding, in the Frobenius norm.",
        "backward error by size": "The same for the largest pivots.",
        "error of x": "How wrong the x of Ax = b is that these factors give for b, the sums of A's rows; measured in fractions.",
        "error of x by size": "The same for the largest pivots.",
        "PA": "A with its rows in the order of the pivots.",
        "L": "The lower triangle: of LU the multipliers below a diagonal of ones; of Cholesky roots on the diagonal.",
        "‖A − LL′‖ / ‖A‖": "How far LL′ is from A, in the Frobenius norm.",
        "least λ": "The least eigenvalue of A: positive where A is positive definite.",
        "x′Ax": "What shows that A is not positive definite: it is 0 or less for the x below.",
        "What for": "What is shown of the uses of L: samples with the covariance A, or Newton's step for the Hessian A.",
        "g": "The gradient: the slope with which the model g′p + ½p′Ap begins. Of a matrix that is not 2 × 2 it is (1, …, 1).",
        "τ": "What is added to the diagonal so that Newton's step leads downhill: 0 where A is positive definite, else what makes the "
        "least λ a tenth of the largest |λ|.",
        "least λ of A + τI": "The least eigenvalue with τ on the diagonal, which adds τ to every one: above 0.",
        "slope g′s": "The slope along Newton's step where it begins: −‖y‖², so downhill whatever g is, unless that is 0.",
        "fall g′s + ½s′As": "The model where the step ends, against where it begins: −½s′(A + 2τI)s, so never above 0.",
        "slope g′s, τ = 0": "The slope along the step with nothing added: −g′A⁻¹g, which may have either sign.",
        "y": "What lies between the two triangles: L·y = −g, and L′·s = y.",
        "x": "A vector for which x′Ax is not positive.",
        "s": "How far A has come to Hilbert's matrix of its size, from 0 to 1; of Cholesky the Newton step, (A + τI)·s = −g.",
        "‖Hs + g‖ / (‖H‖‖s‖ + ‖g‖)": "Newton's step solves its equations, H = A + τI.",
        "max(0, −λ) / ‖A′A‖": "A′A is never indefinite, whatever A is: least squares can always go by Cholesky, if A′A is regular.",
        "|x′Ax − wₖₖ| / |x|′|A||x|": "For this x, x′Ax is the entry whose root would be needed.",
        "|tr A′A − ‖A‖²| / ‖A‖²": "The diagonal of A′A adds up to the squares of all entries of A.",
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
        Task(
            "“Gram–Schmidt makes columns orthonormal.” Refute it: let the classical way be off by more than 0.1.",
            loses,
            "Choose QR, and move s.",
        ),
        Task(
            "“With positive entries only, a symmetric matrix is positive definite.” Refute it under Cholesky.",
            is_positive_and_not_definite,
            "What if the entries beside the diagonal are the largest?",
        ),
    ),
    explanation=Explanation(
        formula=r"P A = \first{L} \output{U} , A = \first{Q} \output{R} , A = \first{L} \first{L′}",
        says=(
            "LU: multiples of {input: a pivot's row} are subtracted from the rows below. [0 on top](0 on top) needs an exchange; "
            "[a tiny pivot](A tiny pivot, by hand) makes entries grow.",
            "QR: [mirrors](QR: one mirror) and [rotations](QR: rotations) keep {first: Q} orthonormal; [Gram–Schmidt](QR: two arrows) "
            "[loses that](QR: orthogonality lost) where columns are nearly dependent.",
            "Cholesky: half the work of LU, for symmetric positive definite matrices alone; where it fails, "
            "[an x](Cholesky: indefinite) shows why.",
        ),
        learning="Least squares by QR, or by Cholesky of A′A, whose condition is the square of A's; Newton steps H·s = −g, with "
        "[τI added](Cholesky: Newton at a saddle) where H is not definite; correlated [samples](Cholesky: samples) x = Lz.",
        mistaken="A small residual is no small error: see [Hilbert](Hilbert). Nor does partial pivoting exclude "
        "[growth](Wilkinson's growth).",
        leads="[Determinant](determinant), the product of the pivots, and [Least squares](least_squares), which QR solves",
    ),
)
