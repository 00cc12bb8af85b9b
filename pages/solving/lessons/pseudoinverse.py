"""What the page on pseudoinverse teaches."""

import numpy as np

from core.solving.pseudoinverse import Solution
from pages.shared.lesson import Explanation, Lesson, Task

LONG = 1000.0  # of x⁺
FAR = 10.0  # of an entry of y


def has_own_rank(seen: Solution) -> bool:
    """Return whether the cut gives A the rank that it has."""
    return seen.pseudoinverse.kept == seen.pseudoinverse.true_rank


def misses_nothing_though_flat(seen: Solution) -> bool:
    """Return whether y, which is not 0, is reached by an A that does not reach every y."""
    return has_own_rank(seen) and not seen.pseudoinverse.is_right_inverse and seen.is_exact and bool(seen.y.any())


def gives_nothing(seen: Solution) -> bool:
    """Return whether x⁺ is 0, and neither A nor y is."""
    return has_own_rank(seen) and bool(seen.y.any()) and bool(seen.pseudoinverse.A.any()) and not seen.entries.any()


def reaches_all_from_lines(seen: Solution) -> bool:
    """Return whether every y is reached, each from a line of x."""
    found = seen.pseudoinverse
    return has_own_rank(seen) and found.is_right_inverse and found.null_space.shape[1] == 1


def is_wide_and_misses(seen: Solution) -> bool:
    """Return whether A is wider than tall, and no x leads to y."""
    m, n = seen.pseudoinverse.A.shape
    return bool(has_own_rank(seen) and n > m and not seen.is_exact)


def is_long(seen: Solution) -> bool:
    """Return whether x⁺ is long, of a y that is not large and an A that is not small."""
    A = seen.pseudoinverse.A
    return has_own_rank(seen) and seen.length > LONG and bool(np.abs(seen.y).max() <= FAR and np.abs(A).max() >= 1)


def counts_as_flat(seen: Solution) -> bool:
    """Return whether A has an inverse, and the cut makes a matrix of rank 1 of it."""
    found = seen.pseudoinverse
    m, n = found.A.shape
    return bool(found.kept == 1 < found.true_rank == m == n)


LESSON = Lesson(
    names={
        "y": "The right-hand side: what Ax is to reach. It has one entry for each row of A.",
        "cut": "The cut: singular values below it, against σ₁, count as 0. By itself it is max(m, n)·ε, where rounding begins.",
        "rank by this cut": "How many singular values are above the cut; by itself the cut would leave another rank.",
        "x⁺": "The pseudoinverse solution A⁺y: of all x for which Ax is nearest to y, the shortest. Where the cut "
        "drops more, the nearest matrix of that rank stands for A.",
        "‖x⁺‖": "The length of x⁺: by the rank that counts, no x for which Ax is as near to y is shorter.",
        "‖y − Ax⁺‖": "What is missed: the distance from y to where A takes x⁺. If the cut drops no more than "
        "rounding, it is 0 exactly where Ax = y has a solution.",
        "‖A⁺‖": "The spectral norm of A⁺, 1/σ of the last singular value that counts, 0 if none does: the most that A⁺ can stretch a y.",
        "σ₁/σᵣ (kept)": "The condition number of what is kept, ‖A‖‖A⁺‖: how much an error of y, relative to Ax⁺, can "
        "grow in x⁺. Where A has no full rank, κ(A) is ∞; this leaves out what counts as 0.",
        "limit at best": "How near (A′A + αI)⁻¹A′, the definition as it is written, comes to A⁺ in float64, and at which α.",
        "A⁺": "The pseudoinverse, or Moore–Penrose inverse: A⁺ = V D⁺ U′. Where A has an inverse, and the cut drops nothing, A⁺ is it.",
        "V": "The right singular vectors of A, as columns: perpendicular directions in the space of x.",
        "D⁺": "The transposed shape of D, with 1/σ for each singular value that counts, and 0 for the others.",
        "U′": "The left singular vectors of A, as rows: perpendicular directions in the space of y.",
        "AA⁺": "The projection onto the column space: it takes y to Ax⁺.",
        "A⁺A": "The projection onto the row space: by the rank that counts, it takes any x to the shortest with the same image.",
        "‖AA⁺A − A‖ / ‖A‖κ": "Penrose’s first condition: AA⁺A = A.",
        "‖A⁺AA⁺ − A⁺‖ / ‖A⁺‖κ": "Penrose’s second condition: A⁺AA⁺ = A⁺.",
        "‖(AA⁺)′ − AA⁺‖ / κ": "Penrose’s third condition: AA⁺ is symmetric.",
        "‖(A⁺A)′ − A⁺A‖ / κ": "Penrose’s fourth condition: A⁺A is symmetric.",
        "‖AA⁺A − A‖ / ‖A‖": "Penrose’s first condition: AA⁺A = A.",
        "‖A⁺AA⁺ − A⁺‖ / ‖A⁺‖": "Penrose’s second condition: A⁺AA⁺ = A⁺.",
        "‖(AA⁺)′ − AA⁺‖": "Penrose’s third condition: AA⁺ is symmetric.",
        "‖(A⁺A)′ − A⁺A‖": "Penrose’s fourth condition: A⁺A is symmetric.",
        "‖A′(y − Ax⁺)‖ / (‖A‖(‖A‖‖x⁺‖ + ‖y‖))": "What is missed is perpendicular to every column of A: no other Ax is nearer to y.",
        "‖part of x⁺ in the null space‖ / ‖x⁺‖": "x⁺ is perpendicular to the null space: no other x with the same image is shorter.",
    },
    tasks=(
        Task(
            "Let nothing be missed of a y that is not 0, with an A that does not reach every y.",
            misses_nothing_though_flat,
            "What a flat A reaches is a line, or in space a line or a plane. Where on it can y be?",
        ),
        Task(
            "Make x⁺ = 0 with an A and a y that are not 0.",
            gives_nothing,
            "Where is y if the nearest point that A reaches is 0?",
        ),
        Task(
            "Let every y be reached, each from a whole line of x.",
            reaches_all_from_lines,
            "One unknown more than there are equations, and equations that do not repeat each other.",
        ),
        Task(
            "“Where A is wider than tall, A⁺y is one of many solutions.” Refute it: a wide A, and a y that no x reaches.",
            is_wide_and_misses,
            "What decides is rank. Make A 2 × 3, with rows that are multiples of each other.",
        ),
        Task(
            "Make x⁺ over 1000 long, with no entry of y beyond ±10, and an entry of A of size 1 or more.",
            is_long,
            "A⁺ divides by σ₂. When is that small, and not 0?",
        ),
        Task(
            "With the cut, make a matrix that has an inverse count as one of rank 1.",
            counts_as_flat,
            "The cut has to part σ₁ from all others: drag it to between σ₁ and σ₂.",
        ),
    ),
    explanation=Explanation(
        formula=r"\input{x^+} = A^+ \given{y} = \singular{V D^+ U′} \given{y}",
        says=(
            "Of all x for which Ax is nearest to {given: y}, {input: x⁺} is the shortest. What is missed, {residual: y − Ax⁺}, is "
            "perpendicular to all that A reaches, and {input: x⁺} to all that A takes to 0. What decides is rank, "
            "not whether A is tall or wide: if a square matrix reaches [only a line](Flat) or [only a plane](Flat in space), "
            "y may be missed, and many x lead to the nearest point.",
            "A⁺ divides by the singular values that count. A [small one](Nearly flat) makes x⁺ long; the [cut](Nearly flat, cut) drops it.",
        ),
        learning="Gradient descent on a linear model, from 0 and in steps small enough, ends at x⁺, even with more weights than data. "
        "Weight decay is the α > 0 of the limit below.",
        mistaken="The limit (A′A + αI)⁻¹A′ → A⁺ is a definition and no algorithm: in float64 rounding [may win](A limit that turns back).",
        leads="[Least squares](least_squares), [Gradient descent](gradient_descent) and [Singular values](svd)",
    ),
)
