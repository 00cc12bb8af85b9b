"""What the page on norms teaches."""

from pages.shared.lesson import Explanation, Lesson, Task
from pages.size.said import Seen


def loses_nothing_at_an_angle(seen: Seen) -> bool:
    """Return whether nothing is lost for a p of 1 or more, though x and y point different ways."""
    found = seen.vectors.norms if seen.vectors and seen.show == "triangle" else None
    return found is not None and found.is_norm and found.is_tight and not found.is_parallel


def is_broken_by_a_third(seen: Seen) -> bool:
    """Return whether x + y is at least a third longer than both together."""
    found = seen.vectors.norms if seen.vectors and seen.show == "triangle" else None
    return found is not None and found.is_broken and found.ratio is not None and 3 * found.ratio >= 4


def is_equally_long(seen: Seen) -> bool:
    """Return whether x and y are equally long, though they have no size of an entry in common, and p is 2."""
    found = seen.vectors.norms if seen.vectors else None
    if found is None or found.p != 2 or seen.show != "triangle":
        return False
    (a, b), (c, d) = found.exact_x, found.exact_y
    return a * a + b * b == c * c + d * d > 0 and not {abs(a), abs(b)} & {abs(c), abs(d)}


def reaches_the_bound(seen: Seen) -> bool:
    """Return whether Hölder's bound is reached by a p other than 2, with entries of x that differ in size and are not 0."""
    found = seen.vectors if seen.show == "dual" else None
    if found is None or not found.is_reached or found.norms.p == 2:
        return False
    a, b = map(abs, found.norms.exact_x)
    return a != b and bool(a and b)


def shortens_each_entry(seen: Seen) -> bool:
    """Return whether A stretches by 2 or more in ‖·‖₂, though none of its entries is larger than 1."""
    found = seen.matrix if seen.show == "induced" else None
    return found is not None and found.spectral >= 2 * (1 - 1e-12) and all(abs(entry) <= 1 for row in found.exact.rows for entry in row)


def is_frobenius_the_spectral(seen: Seen) -> bool:
    """Return whether the Frobenius norm is the spectral norm, though no entry of A is 0."""
    found = seen.matrix if seen.show == "frobenius" else None
    return found is not None and found.is_exact and found.rank == 1 and all(entry for row in found.exact.rows for entry in row)


LESSON = Lesson(
    names={
        "Show": "What the picture shows: a sum, a multiple or a dot product of vectors, or a norm of a matrix.",
        "p": "The exponent of ‖x‖ₚ = (Σ|xᵢ|ᵖ)^(1/p), from 0.5 to ∞: drag the corner of the ball. For p < 1 it is no norm.",
        "x": "One vector; where a matrix is shown, a unit vector that A stretches most, as far as is known.",
        "y": "The other vector.",
        "α": "What x is multiplied by.",
        "Find a y that breaks it": "For p < 1, the y beside which x breaks the triangle inequality most, in proportion.",
        "‖x‖ₚ": "The length of x by ‖·‖ₚ, also called its p-norm, or ℓₚ norm.",
        "‖y‖ₚ": "The length of y, likewise.",
        "‖x + y‖ₚ": "The length of the sum.",
        "gap": "‖x‖ₚ + ‖y‖ₚ − ‖x + y‖ₚ: what the sum is shorter by than both together; negative where the triangle inequality is broken.",
        "‖x + y‖/(‖x‖ + ‖y‖)": "How long the sum is against both together: above 1, the triangle inequality is broken.",
        "at most, of all": "What that ratio comes to at most, of all x and y: 1 for p ≥ 1, and 2^(1/p − 1) for p < 1.",
        "‖αx‖ₚ": "The length of αx, from its entries.",
        "|α|·‖x‖ₚ": "The size of α times the length of x: the same, because the factor comes out of the norm.",
        "max|xᵢ|": "The largest entry of x in size, its norm for p = ∞: no ‖x‖ₚ is less, so only x = 0 has length 0.",
        "Is it a norm?": "The three properties that make a norm, for the x, y and α that are set.",
        "q": "The dual exponent: 1/p + 1/q = 1. There is one for p ≥ 1 only.",
        "‖y‖_q": "The length of y by the dual norm.",
        "x·y": "The dot product.",
        "‖x‖ₚ·‖y‖_q": "Hölder’s bound: |x·y| is never more. For p = q = 2 it is that of Cauchy and Schwarz.",
        "|x·y| / bound": "How much of Hölder’s bound |x·y| comes to.",
        "y*": "The y, 1 long by ‖·‖_q, for which x·y is as large as can be: ‖x‖ₚ. For p = 1 or ∞ it may be one of many.",
        "‖A‖ₚ": "The induced p-norm: the most that A stretches a vector, by ‖·‖ₚ. Behind ≥ stands a lower bound: what a search found.",
        "‖A‖ₚ at most": "An upper bound, by interpolation: log ‖A‖ₚ is convex in 1/p, and known for p = 1, 2 and ∞.",
        "‖A‖₁": "The induced norm of p = 1: the largest sum of sizes in a column.",
        "‖A‖_∞": "The induced norm of p = ∞: the largest sum of sizes in a row.",
        "‖A‖_*": "The nuclear norm, also called trace norm: the sum of all singular values.",
        "‖x‖ₚ beside max|xᵢ|": "The length of x lies between its largest entry in size and 2^(1/p) times that, so it is 0 only for x = 0.",
        "|‖αx‖ₚ − |α|·‖x‖ₚ| / (|α|·‖x‖ₚ)": "The size of a factor comes out of the length.",
        "max(0, ‖x + y‖ − ‖x‖ − ‖y‖) / (‖x‖ + ‖y‖)": "The triangle inequality: the sum is at most as long as both together.",
        "max(0, ‖x + y‖ᵖ − ‖x‖ᵖ − ‖y‖ᵖ) / (‖x‖ᵖ + ‖y‖ᵖ)": "What holds for p < 1 in its place: it is an inequality of pth powers.",
        "lengths, from powers in float64": "The lengths, found to fifty digits, are those that powers in float64 give.",
        "max(0, |x·y| − ‖x‖ₚ‖y‖_q) / (‖x‖ₚ‖y‖_q)": "Hölder’s inequality.",
        "| |x·y| / (‖x‖ₚ‖y‖_q) − share |": "The share of the bound, found to fifty digits, is the one that float64 gives.",
        "|x·y* − ‖x‖ₚ| / ‖x‖ₚ": "y* reaches Hölder’s bound.",
        "|‖y*‖_q − 1|": "y* is 1 long by the dual norm.",
        "|‖Ax‖ₚ − ‖A‖ₚ·‖x‖ₚ| / ‖A‖ₚ": "The x that is shown is stretched as much as is said.",
        "|‖A‖_F² − Σσᵢ²| / ‖A‖_F²": "The squared entries add up to what the squared singular values do.",
        "|tr(VU′A) − ‖A‖_*| / ‖A‖_*": "The nuclear norm is the product of A with UV′, whose spectral norm is 1: the two norms are dual.",
        "‖A′Av₁ − ‖A‖₂²v₁‖ / ‖A‖₂²": "The spectral norm squared is an eigenvalue of A′A.",
        "max(0, ‖A‖₂² − ‖A‖₁‖A‖_∞) / ‖A‖₂²": "The spectral norm is at most the geometric mean of the other two.",
        "|‖A‖₁ and ‖A‖_∞ − sums in float64| / ‖A‖": "The sums of sizes, found in fractions, are those that float64 gives.",
    },
    tasks=(
        Task(
            "“The sum is as long as both only where two vectors point the same way.” Refute it for a p of 1 or more: no gap, at an angle.",
            loses_nothing_at_an_angle,
            "Where does the edge of a ball go straight? At its ends lie two such vectors.",
        ),
        Task(
            "Break the triangle inequality: make x + y a third longer than x and y together, or more.",
            is_broken_by_a_third,
            "Drag the corner of the ball below the diamond. Which two vectors of length 1 have their sum far outside?",
        ),
        Task(
            "For p = 2, make x and y equally long, and not 0, with no size of an entry in common.",
            is_equally_long,
            "Which two sums of two squares are the same? 50 is one.",
        ),
        Task(
            "Reach Hölder’s bound for a p other than 2, with entries of x that differ in size, and none that is 0.",
            reaches_the_bound,
            "Choose the dual ball and lead y onto the line of y*. For p = 1, y* points to a corner of the square.",
        ),
        Task(
            "“A matrix with no entry above 1 stretches nothing by more than 1.” Refute it: let ‖A‖₂ be 2, or more.",
            shortens_each_entry,
            "Choose the induced norm, and let both columns point the same way.",
        ),
        Task(
            "Make the Frobenius norm and the spectral norm one number, without a 0 in A.",
            is_frobenius_the_spectral,
            "The legs of a right triangle: when is the hypotenuse as long as one of them?",
        ),
    ),
    explanation=Explanation(
        formula=r"‖ \input{x} ‖_p = ( ∑ | \input{x}_i |^p )^{1/p} ,   ‖ A ‖_p = \text{max } ‖ A x ‖_p / ‖ x ‖_p",
        says=(
            "A norm is 0 only for 0, a factor comes out of it, and a sum is at most as long as both. So its ball is convex, and "
            "[for p < 1](No norm) it is none.",
            "Each norm has a dual one: {input: x}·{output: y} is at most the product of both lengths, and [some y reaches it](Dual balls).",
            "A matrix is as large as it [stretches](The farthest point), or as its singular values are together: "
            "[as legs](A hypotenuse), or [on one line](One after the other).",
        ),
        learning="Weight decay bounds ‖w‖₂, the lasso ‖w‖₁, whose corners make weights 0; gradients are clipped by ‖·‖₂; "
        "spectral normalization divides by ‖A‖₂; adversarial noise is bounded in its largest entry.",
        mistaken="NumPy’s norm of a matrix is [Frobenius](NumPy's default), not spectral. What is called “ℓ₀” or ℓₚ for p < 1 is no norm.",
        leads="[Singular values](svd) and [Low rank](low_rank)",
    ),
)
