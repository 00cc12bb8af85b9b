"""What the page on eigenvectors teaches."""

import math

from core.decompositions.eigen import Eigen
from pages.shared.lesson import Explanation, Lesson, Task

FAR = math.radians(20)
ONE = 1e-12


def is_kept_off_the_first(seen: Eigen) -> bool:
    """Return whether x is an eigenvector of one of several real eigenvalues, not of the largest: all powers of A keep its direction."""
    first, value = seen.system.values[0], seen.nearest_value
    return seen.system.kind == "real" and seen.is_on and value is not None and abs(first) > abs(value) > 0


def is_against(seen: Eigen) -> bool:
    """Return whether x is an eigenvector that A takes against itself."""
    values, turn = seen.system.values, seen.applied.turn if seen.applied else None
    if seen.system.kind == "scalar":
        return turn is not None and values[0].real < 0
    return seen.nearest_value is not None and seen.is_on and seen.nearest_value < 0


def is_one_line(seen: Eigen) -> bool:
    """Return whether a matrix of the plane without a 0 is defective."""
    return seen.system.generalized is not None and bool(seen.system.A.all())


def goes_round(seen: Eigen) -> bool:
    """Return whether A has a complex pair of length 1, and is no rotation: Aᵏx stays on one ellipse that is no circle."""
    system, kept = seen.system, seen.kept
    if kept is not None:
        return kept.rotor is not None and not kept.is_round and abs(kept.rotor.modulus - 1) < ONE and seen.is_turned
    if system.rotor is None or seen.svd is None or all(seen.svd.is_round) or not seen.x.any():
        return False
    return system.exact.det == 1 if system.exact else system.singular.plane is not None and system.singular.plane.keeps_volume


def is_far_from_axes(seen: Eigen) -> bool:
    """Return whether there are two lines of eigenvectors, each more than 20° from both axes of the ellipse."""
    lines = seen.system.lines
    if len(lines) < 2 or seen.svd is None or seen.svd.axes is None or all(seen.svd.is_round):
        return False
    return all(abs(math.remainder(line - axis, math.pi)) > FAR for line in lines for axis in seen.svd.axes[0])


def grows_and_dies(seen: Eigen) -> bool:
    """Return whether A makes x twice as long, or more, with eigenvalues that are all smaller than 1."""
    return seen.applied is not None and (seen.applied.gain or 0) >= 2 and seen.system.spectral_radius < 1


LESSON = Lesson(
    names={
        "A": "A square matrix: its columns a₁, a₂ … are where it takes the unit vectors e₁, e₂ ….",
        "x": "A vector: in the picture it is led round the unit circle, or over the unit sphere, and stops at eigenvectors.",
        "λᵢ": "An eigenvalue: A takes its eigenvector to λ times itself. |λ₁| is the largest. Complex ones come in pairs.",
        "κ(V)": "The condition number of the eigenvectors: 1 where they are perpendicular, ∞ where there are too few for a basis.",
        "∠(v₁, v₂)": "The angle between the lines of two eigenvectors, complex ones too: 0° where A is defective.",
        "ρ(A)": "The spectral radius: the largest |λ|. Below 1, Aᵏx dies out for every x; above 1, it grows without bound for most.",
        "V": "The matrix whose columns are the eigenvectors, each of length 1.",
        "Λ": "The diagonal matrix of the eigenvalues, in the order of the columns of V.",
        "V⁻¹": "The inverse of V: it says how much of each eigenvector there is in a vector.",
        "P": "The matrix whose columns are an eigenvector v and the unit vectors w … of the chain to it; in the plane a rotation.",
        "J": "What A is in the directions of v and w: λ on the diagonal, and above it the number c that couples w to v.",
        "P⁻¹": "The inverse of P: it says how much of each of its columns there is in a vector.",
        "P′": "The transpose of P, which is its inverse.",
        "‖AV − VΛ‖ / ‖A‖": "A takes each column of V to λ times itself.",
        "|tr A − Σλ| / ‖A‖": "The eigenvalues sum to the trace.",
        "‖A − VΛV⁻¹‖ / (‖A‖·κ(V))": "A is put together again from eigenvectors and eigenvalues.",
        "‖AP − |λ|·P·R(θ)‖ / (‖A‖·‖P‖)": "A is a turn by θ along an ellipse, and a scaling by |λ|.",
        "‖Aw − λw − c·v‖ / ‖A‖": "A takes w to λ·w + c·v.",
        "‖AP − PJ‖ / (‖A‖·‖P‖)": "A takes each vector of the chain to λ times itself and c times the one before.",
    },
    tasks=(
        Task(
            "“Powers of A turn every x towards v₁.” Refute it, with |λ₁| > |λ₂| > 0: lead x to another line that A keeps.",
            is_kept_off_the_first,
            "Another dashed line: there x stops.",
        ),
        Task(
            "Let Ax point exactly against x.",
            is_against,
            "It takes a negative eigenvalue. A reflection has one.",
        ),
        Task(
            "Let both lines of eigenvectors fall together, without a 0 in A.",
            is_one_line,
            "Both eigenvalues become one: (a₁₁ − a₂₂)² + 4·a₁₂·a₂₁ has to be 0, as with 1, −1 in the first row.",
        ),
        Task(
            "Let Aᵏx go round an ellipse for ever: neither dying out nor growing, and the ellipse no circle.",
            goes_round,
            "A complex pair with |λ| = 1: in the plane its product, det A, has to be 1. In space x has to lie in the plane that A turns.",
        ),
        Task(
            "“Eigenvectors are the axes of the ellipse.” Refute it: have two lines of them, each more than 20° from both axes.",
            is_far_from_axes,
            "A that is symmetric has them on the axes: go far from symmetric, with eigenvalues of both signs.",
        ),
        Task(
            "“Eigenvalues tell how far A can stretch.” Refute it: make x twice as long, or longer, while every |λ| is below 1.",
            grows_and_dies,
            "Make A triangular: then its eigenvalues stand on the diagonal, whatever stands beside it.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{A v} = \eigen{λ v} , A = \eigen{V Λ V^{-1}}",
        says=(
            "An eigenvector is taken to {eigen: λ} times itself: it keeps its line, or goes to 0. A [symmetric](Symmetric) matrix has "
            "perpendicular ones. Where the eigenvalues are a [complex pair](Spiral), A turns the plane and keeps no line; in space "
            "it turns [a plane](Spiral in space), and keeps a line beside it. A "
            "[defective](Shear: defective) matrix has too few eigenvectors for a basis.",
            "With a basis, Aᵏ = VΛᵏV⁻¹: if one |λ| is the largest, most vectors turn towards the line of its eigenvectors.",
        ),
        learning="A linear recurrent network applies one matrix again and again: with a spectral radius above 1 gradients can explode, "
        "below 1 they vanish in the end.",
        mistaken="A turn need not have real eigenvectors: [this one](Rotation by 30°) of the plane has none; in space, "
        "[its axis](Axis and turn) is one. Nor need |λ₁| be the most that A can stretch: that is σ₁.",
        leads="[Singular values](svd) and [Gradient descent](gradient_descent)",
    ),
)
