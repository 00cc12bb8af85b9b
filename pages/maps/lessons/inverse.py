"""What the page on inverses teaches."""

from dataclasses import dataclass

from core.figures.maps.forming import NAMES
from core.maps.forming import ALIKE, Forming
from core.maps.inverse import Change, Inverse
from core.maps.one_sided import OneSided
from pages.shared.lesson import Explanation, Lesson, Task

NEARLY_ALL = 0.99  # of κ
FLAT = 3.0  # κ, from which on a change can grow by something that is seen


@dataclass(frozen=True, eq=False)
class Seen:
    """What the page has found."""

    result: Inverse | OneSided
    change: Change | None
    measured: Forming | None

    @property
    def square(self) -> Inverse | None:
        """The inverse of a square matrix."""
        return self.result if isinstance(self.result, Inverse) else None


def is_its_own_inverse(seen: Seen) -> bool:
    """Return whether A⁻¹ is A, and A is no multiple of I; of entries such as √2 as they stand."""
    found = seen.square
    if found is None or found.inverse is None or found.fractions.is_scalar:
        return False
    return found.inverse.rows == found.fractions.rows


def grows_as_much_as_it_can(seen: Seen) -> bool:
    """Return whether the change of b grows by κ, to a percent, and κ is no small number."""
    found, change = seen.square, seen.change
    if found is None or change is None or change.growth is None:
        return False
    return found.kappa >= FLAT and change.growth >= NEARLY_ALL * found.kappa


def is_whole_both_ways(seen: Seen) -> bool:
    """Return whether A and A⁻¹ consist of whole numbers, none of them 0."""
    found = seen.square
    if found is None or found.inverse is None or len(found.A) < 2:
        return False
    entries = [entry for of in (found.fractions, found.inverse) for row in of.rows for entry in row]
    return all(entry and entry.denominator == 1 for entry in entries)


def reaches_b_from_a_line(seen: Seen) -> bool:
    """Return whether A is flat, and b, which is not 0, is reached all the same."""
    found = seen.square
    return found is not None and not found.exists and found.is_reached and bool(found.b.any())


def hardly_anything_parts(seen: Seen) -> bool:
    """Return whether forming the inverse costs next to nothing, with either kind of right-hand side."""
    if seen.measured is None:
        return False
    ratios = [ratio for trial in seen.measured.trials.values() for ratio in (trial.errors, trial.residuals)]
    return all(1 / ALIKE <= ratio <= ALIKE for ratio in ratios)


def is_twice_as_large(seen: Seen) -> bool:
    """Return whether a left inverse is shown that is twice as large as A⁺, or larger."""
    found = seen.result
    return isinstance(found, OneSided) and found.side == "left" and found.exists and found.size >= 2 * found.least


LESSON = Lesson(
    names={
        f"inv : solve, {NAMES['Ax']}": "How many times as large residual and error of inv(A) @ b are as those of solve(A, b), where b is A "
        "times a random x: medians for κ from 10⁸ to 10¹⁴. While a hand leads A, a third of the systems is measured.",
        f"inv : solve, {NAMES['random']}": "The same where b is random: then x is long, and its rounding alone leaves as much.",
        "b": "The right-hand side: what Ax is to be. Grab it, or type its entries.",
        "δb": "A change of b, from its tip: as an error of a measurement would be.",
        "t": "How far along the line of inverses B is: B = A⁺ + t·D. At 0 it is A⁺.",
        "free number": "Which of the free numbers of B the line moves; the others stay as A⁺ has them.",
        "free numbers": "How many numbers of a one-sided inverse can be chosen: n·(m − n), n the smaller side of A.",
        "‖A⁻¹‖₂": "The most that A⁻¹ can stretch a vector: 1/σₙ, the longer half-axis of its ellipse.",
        "nearest singular": "How far, in the spectral norm, the nearest matrix without an inverse is: σₙ, the last singular value.",
        "x": "The only x with Ax = b: A⁻¹b.",
        "‖δb‖/‖b‖": "The change of b relative to b.",
        "‖δx‖/‖x‖": "The change of x that this leads to, relative to x.",
        "grows by": "How many times as large the relative change of x is as that of b: never more than κ, and never less than 1/κ.",
        "inv(A)": "What NumPy’s inv makes of A in float64: how far it is from A⁻¹, or that it refuses, or that it inverts mere rounding.",
        "A⁻¹": "The inverse: the only matrix with A⁻¹A = I and AA⁻¹ = I. It is found in fractions, and rounded once.",
        "A⁺": "The pseudoinverse: of all inverses on this side the smallest in the Frobenius norm.",
        "B": "An inverse on one side: BA = I for a tall A, AB = I for a wide one.",
        "D": "The direction of the line: DA = 0, or AD = 0, so that A⁺ + t·D is an inverse for every t.",
        "Bb": "What this B makes of b. For a wide A it solves Ax = b; for a tall one it does if anything does.",
        "‖B‖_F": "The Frobenius norm of B: the root of the sum of all its squared entries.",
        "‖A⁺‖_F": "The Frobenius norm of A⁺: no inverse on this side has a smaller one.",
        "needed rank": "The rank without which there is no inverse on this side: all columns, or all rows, are independent.",
        "‖A⁻¹A − I‖ in fractions": "A⁻¹ undoes A, without any rounding.",
        "‖AA⁻¹ − I‖ in fractions": "A undoes A⁻¹, without any rounding.",
        "‖AA⁻¹ − I‖ / ‖A‖‖A⁻¹‖ in float64": "A⁻¹ as it is shown still undoes A, as well as float64 can tell.",
        "‖Ax − b‖ / (‖A‖‖x‖ + ‖b‖)": "A takes x to b.",
        "|‖A⁻¹‖₂·σ₂ − 1|": "A⁻¹ stretches most where A shrinks most: its longer half-axis is 1/σ₂.",
        "‖Av‖ / ‖A‖‖v‖": "A takes a vector v that is not 0 to 0: no inverse can bring it back.",
        "‖A′v‖ / ‖A‖‖v‖": "A vector v that is not 0 is perpendicular to all that A reaches.",
        "‖A′u‖ / ‖A‖‖u‖": "A vector u that is not 0 is perpendicular to all that A reaches.",
        "|‖v‖ − 1|": "The vector v is not 0: it has length 1.",
        **{f"‖{what} − I‖ in fractions": "B is an inverse on this side, without any rounding." for what in ("BA", "AB")},
        **{f"‖{what} − I‖ in fractions": "A⁺ is one, too." for what in ("A⁺A", "AA⁺")},
        **{f"‖{what}‖ in fractions": "The line leads along what makes no difference." for what in ("DA", "AD")},
        "⟨A⁺, D⟩ in fractions": "A⁺ is perpendicular to the line: no other point of it is nearer to 0.",
        "| ‖B‖² − ‖A⁺‖² − t²‖D‖² | / ‖B‖²": "Sizes go by Pythagoras: whatever is added to A⁺ makes it larger.",
    },
    tasks=(
        Task(
            "Make A its own inverse, without making it a multiple of I.",
            is_its_own_inverse,
            "What undoes itself when it is done twice? Think of a mirror.",
        ),
        Task(
            "Let δb grow as much as it can: 99 % of κ or more, with a κ of at least 3.",
            grows_as_much_as_it_can,
            "Put b along the long axis of A’s ellipse, and δb along the short one.",
        ),
        Task(
            "“The inverse of whole numbers has fractions in it.” Refute it, without a 0 in A or A⁻¹.",
            is_whole_both_ways,
            "The entries of A⁻¹ are whole numbers over det A.",
        ),
        Task(
            "Take its inverse away from A, and let b be reached nevertheless; b has not to be 0.",
            reaches_b_from_a_line,
            "A flat A reaches one line. Where on it can b be?",
        ),
        Task(
            "“inv(A) @ b always leaves more than solve(A, b).” Refute it: find an A with residuals and errors alike in both plots.",
            hardly_anything_parts,
            "Along which directions is nothing rounded when a matrix is inverted?",
        ),
        Task(
            "“A tall matrix has one left inverse.” Refute it: show one at least twice as large as A⁺.",
            is_twice_as_large,
            "Make A 2 × 1, and drag t.",
        ),
    ),
    explanation=Explanation(
        formula=r"A^{-1} A = A A^{-1} = I",
        says=(
            "A⁻¹ takes every {given: b} back to the one {input: x} with Ax = {given: b}. It exists if A flattens nothing. The disc "
            "round b becomes an ellipse round x: κ is the most by which relative errors grow.",
            "A tall matrix has [many left inverses](Tall: a line of inverses), a wide one [many right inverses]"
            "(Wide: a line of inverses), if its rank allows any; A⁺ is the smallest.",
        ),
        learning="Newton’s step and Gaussian log-likelihoods are written with an inverse, and computed by solving.",
        mistaken="inv(A) @ b is not as bad as its name. What suffers is the residual, where x is short for its b, as b = Ax makes it; "
        "with a random b hardly anything does. Yet solve costs a third.",
        leads="[Pseudoinverse](pseudoinverse) and [Singular values](svd)",
    ),
)
