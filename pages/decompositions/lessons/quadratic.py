"""What the page on quadratic forms teaches."""

import numpy as np

from core.decompositions.quadratic import Quadratic
from pages.shared.lesson import Explanation, Lesson, Task


def is_led_to_the_top(seen: Quadratic) -> bool:
    """Return whether x points where f is largest, and f is not the same everywhere."""
    return seen.at == "largest"


def is_parallel(seen: Quadratic) -> bool:
    """Return whether the level lines are parallel, exactly, and no entry of A is 0."""
    return seen.lines == "parallel lines" and seen.inertia.is_exact and bool(seen.A.all())


def is_nothing(seen: Quadratic) -> bool:
    """Return whether f is 0 everywhere, and A is not 0."""
    return seen.is_antisymmetric and seen.inertia.is_exact


def has_positive_entries(seen: Quadratic) -> bool:
    """Return whether all entries of A are positive, and f is negative at x."""
    return bool((seen.A > 0).all()) and seen.value < 0


def has_positive_eigenvalues(seen: Quadratic) -> bool:
    """Return whether all eigenvalues of A are positive, and f is negative at x."""
    values = np.linalg.eigvals(seen.A)
    noise = 1e-6 * float(np.abs(seen.A).max())
    return bool((np.abs(values.imag) <= noise).all() and (values.real > noise).all()) and seen.value < 0


def has_harmless_minors(seen: Quadratic) -> bool:
    """Return whether no leading minor is negative, and f is, somewhere."""
    return seen.inertia.is_exact and min(seen.tests.leading) >= 0 and seen.inertia.negative > 0


LESSON = Lesson(
    names={
        "A": "A square matrix: of it only the symmetric part (A + A′)/2 counts for f(x) = x′Ax.",
        "x": "Where f is looked at: x is led round the unit circle, or over the sphere, and stops where f is largest or smallest.",
        "f(x)": "The quadratic form x′Ax: x times Ax, a dot product, so the shadow of Ax on x times the length of x.",
        "f(x)/x′x": "The Rayleigh quotient: what f is for x scaled to length 1. It lies between λmin and λmax.",
        "λmax": "The largest eigenvalue of (A + A′)/2: by the theorem the largest f(x) for x of length 1, at its eigenvector.",
        "λmin": "The smallest eigenvalue of (A + A′)/2: by the theorem the smallest f(x) for x of length 1, at its eigenvector.",
        "max on the circle": "The largest f that a search on the curve finds, which knows nothing of eigenvalues.",
        "min on the circle": "The smallest f that a search on the curve finds, which knows nothing of eigenvalues.",
        "distance to semidefinite": "How much (A + A′)/2 has to change, in the spectral norm, for its sign to be that of "
        "a semidefinite matrix, with a λ of 0: 0 where it has.",
        "(a₁₂ − a₂₁)/2": "The antisymmetric part of A: pull Ax across x and only this changes, and not f.",
        "S": "The symmetric part of A, (A + A′)/2: x′Sx = x′Ax for every x.",
        "K": "The antisymmetric part of A, (A − A′)/2: Kx stands at right angles to x.",
        "Tests of S": "Three ways to the sign of f: the eigenvalues, the determinants of leading blocks, and the pivots that Cholesky's "
        "method divides by.",
        "|x′Ax − x′Sx| / (‖A‖·‖x‖²)": "Only the symmetric part counts.",
        "‖SV − VΛ‖ / ‖S‖": "The columns of V are eigenvectors of (A + A′)/2.",
        "‖V′V − I‖": "They are perpendicular, and of length 1.",
        "|max on the circle − λmax| / ‖S‖": "What the search finds is what the theorem says: the largest value.",
        "|min on the circle − λmin| / ‖S‖": "What the search finds is what the theorem says: the smallest value.",
    },
    tasks=(
        Task(
            "Lead x to where f is largest on the circle, or on the sphere.",
            is_led_to_the_top,
            "There the level line through x touches the circle, or is a point of the sphere, and Sx lies along x.",
        ),
        Task(
            "In the plane, make the level lines parallel, without a 0 in A.",
            is_parallel,
            "The determinant of (A + A′)/2 has to be 0.",
        ),
        Task(
            "“If all entries of A are positive, so is f.” Refute it: lead x to where f is negative.",
            has_positive_entries,
            "Make the entries beside the diagonal large, and give x one negative entry.",
        ),
        Task(
            "“Positive eigenvalues of A make f positive.” Refute it: lead x to where f is negative.",
            has_positive_eigenvalues,
            "Make A triangular: then its eigenvalues stand on the diagonal, whatever stands beside it.",
        ),
        Task(
            "Make f 0 for every x, with an A that is not 0.",
            is_nothing,
            "Nothing of A may count: all of it has to be antisymmetric.",
        ),
        Task(
            "“If no leading minor is negative, neither is f.” Refute it.",
            has_harmless_minors,
            "Let the first entry be 0, and its neighbours too.",
        ),
    ),
    explanation=Explanation(
        formula=r"\form{f(x)} = x′Ax = x′ \eigen{\frac{A + A′}{2}} x",
        says=(
            "On the unit circle {form: f} lies between the smallest and the largest eigenvalue of {eigen: (A + A′)/2}, and takes them "
            "at its eigenvectors. Both positive: [a bowl](A bowl); both signs: [a saddle](A saddle); one of them 0: "
            "[a trough](A trough). In space a third eigenvector is [a saddle](A bowl in space) on the sphere.",
            "With a leading minor of 0, leading minors [need not decide](Minors that do not decide).",
        ),
        learning="Near a minimum a loss is a quadratic form of its Hessian H: curvatures are eigenvalues, and λmax bounds the learning "
        "rate. Newton's step −H⁻¹g leads downhill where H is positive definite; at a saddle it need not.",
        mistaken="Software for symmetric matrices reads one triangle of A, and does not complain: [symmetrize first](Not symmetric).",
        leads="[Singular values](svd) and [Gradient descent](gradient_descent)",
    ),
)
