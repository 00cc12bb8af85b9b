"""What the page on singular values teaches."""

from core.decompositions.pca import Pca
from core.decompositions.svd import Svd
from core.numbers.arrays import ROUNDING
from pages.shared.lesson import Explanation, Lesson, Task
from pages.shared.names import OF_RANK_K, OF_ROWS

FLAT = 1000.0  # a condition number
LONG = 2.0


def is_round_and_flips(seen: Svd | Pca) -> bool:
    """Return whether a circle stays a circle, and orientation is flipped."""
    return (
        isinstance(seen, Svd)
        and seen.plane is not None
        and all(seen.is_round)
        and not seen.is_round_numerically
        and seen.plane.orientation < 0
    )


def is_turned_by_a_right_angle(seen: Svd | Pca) -> bool:
    """Return whether the longest axis stands at right angles to the line that is taken there."""
    if not isinstance(seen, Svd):
        return False
    return seen.plane is not None and not any(seen.is_round) and abs(float(seen.U[:, 0] @ seen.Vt[0])) <= ROUNDING


def stretches_without_eigenvalues(seen: Svd | Pca) -> bool:
    """Return whether both eigenvalues are 0, and some vector becomes twice as long, or longer."""
    return isinstance(seen, Svd) and seen.plane is not None and seen.plane.is_nilpotent and seen.spectral >= LONG


def is_thin(seen: Svd | Pca) -> bool:
    """Return whether a 2 × 2 matrix is regular, and its ellipse a thousand times as long as wide, or more."""
    if not isinstance(seen, Svd):
        return False
    return seen.plane is not None and seen.plane.rank == len(seen.sigma) and seen.spectral / float(seen.sigma[-1]) >= FLAT


def has_one_norm(seen: Svd | Pca) -> bool:
    """Return whether the Frobenius norm is the spectral norm, without a 0 among the entries."""
    if not isinstance(seen, Svd):
        return False
    rank = seen.rank if seen.exact is None else seen.exact.rank
    return rank == 1 < min(seen.A.shape) and bool(seen.A.all())


def is_a_round_disc(seen: Svd | Pca) -> bool:
    """Return whether space falls onto a disc, and that is a circle."""
    if not isinstance(seen, Svd) or seen.A.shape != (3, 3) or seen.rank != 2:
        return False
    return seen.is_round == (True, False) and (seen.exact is None or seen.exact.rank == 2)


def has_no_first_axis(seen: Svd | Pca) -> bool:
    """Return whether three points of the plane vary equally along all lines."""
    return isinstance(seen, Pca) and not seen.is_scaled and seen.n == 3 and seen.multiplicities == (2,) and seen.varies


def is_shared_equally(seen: Svd | Pca) -> bool:
    """Return whether scaled points of the plane, four or more, vary as much along one axis as along the other."""
    return isinstance(seen, Pca) and seen.is_scaled and seen.q == 2 and seen.n > 3 and seen.multiplicities == (2,) and seen.varies


def lies_in_a_plane(seen: Svd | Pca) -> bool:
    """Return whether points of space lie in a plane, and on no line, though all coordinates vary."""
    return isinstance(seen, Pca) and seen.q == 3 and seen.rank == 2 and not seen.constant


LESSON = Lesson(
    shares=(OF_RANK_K, OF_ROWS),
    names={
        "σᵢ": "A singular value: the length of a half-axis. σ₁ = ‖A‖₂ is the most that A stretches; the last σ of a square A is its "
        "distance, in the spectral norm, from the nearest singular matrix.",
        "k": "The rank that is kept: Aₖ is made of the k largest singular values.",
        "Factors": "How U and V are written: full, as square matrices, or thin, with no more columns than there are singular values.",
        "U": "The last turn, or reflection: its columns u₁, u₂ … are the directions of the axes, at right angles to each other.",
        "D": "The stretch: the singular values on the diagonal, the largest first, and 0 elsewhere.",
        "V′": "The first turn, or reflection: V transposed. Its rows v₁, v₂ … are the directions that A takes to the axes, or to 0.",
        "Aₖ": "σ₁·u₁v₁′ + … + σₖ·uₖvₖ′: no matrix of rank k or less is nearer to A.",
        "|λ|": "The magnitudes of the eigenvalues. Where A is symmetric they are the singular values; only a square A has any.",
        "n": "How many points there are.",
        "mean x": "The mean of the points: it is taken away before anything else, and stands in the middle of the picture.",
        "mean y": "The mean of the points, along y.",
        "mean z": "The mean of the points, along z.",
        "sᵢ": "The standard deviation along the principal axis vᵢ: a singular value of the points without their mean, over √(n − 1).",
        "explained by vᵢ": "What share of the total variance the axis vᵢ explains: sᵢ² over the sum of all.",
        "total variance": "The sum of the variances of the columns, and of those along the axes. Scaled, each column that varies adds 1.",
        "Show": "A matrix; points, and where A takes them; or points and their principal components (PCA).",
        "Points": "Points that are built in, or your own: typed, pasted, or a file.",
        "Columns of the points": "PCA of columns as they are is that of their covariance; over their standard deviation (with n − 1), "
        "of their correlation: then units play no part.",
        "Axes": "The principal axes, the variance along each, and what they explain, one by one and together.",
        "V·diag(s)": "Loadings: how each column (a row here) varies with each axis (a column here). Scaled, these are correlations.",
        "S": "The covariance of the columns, by n − 1; of scaled ones their correlation. V′ and s² are its eigenvectors and values.",
        "Scores": "Where each point stands along the axes, from the mean: (x − mean)·vᵢ.",
        "|cov(scores)| / total": "Along different axes the points are not correlated.",
        "‖X − scores·V′‖ / ‖X‖": "All scores together are the points without their mean again.",
        "|Σσ² − Σvar| / Σvar": "The variances along the axes add up to those of the columns.",
        "‖V′V − I‖": "The axes have length 1 and stand at right angles.",
        "‖A − UDV′‖ / ‖A‖": "Put together again, the factors are A.",
        "‖U′U − I‖, ‖V′V − I‖": "The columns of U have length 1 and stand at right angles, and so do those of V.",
        "|σ² − λ(A′A)| / σ₁²": "The squares of the singular values are the eigenvalues of A′A.",
        "|σ − |λ|| / σ₁": "A is symmetric: its singular values are the magnitudes of its eigenvalues.",
    },
    tasks=(
        Task(
            "Keep the circle a circle, and mirror the F.",
            is_round_and_flips,
            "Both columns have to be equally long and at right angles. On which side of a₁ is a₂ then?",
        ),
        Task(
            "In the plane, let A take v₁ to an axis at right angles to it, with σ₁ > σ₂.",
            is_turned_by_a_right_angle,
            "A quarter-turn takes every line to its perpendicular. Stretch, and then turn.",
        ),
        Task(
            "“A matrix stretches by its eigenvalues.” Refute it: let both of them be 0, and σ₁ be 2 or more.",
            stretches_without_eigenvalues,
            "A·A has to be 0: A takes everything to a line, and that line to 0.",
        ),
        Task(
            "Make an ellipse that looks like a segment and is none: 2 × 2, κ(A) of 1000 or more, and not infinite.",
            is_thin,
            "Nearly parallel columns, as (3, 2.9) and (2.9, 2.8). σ₂ is small, and not 0.",
        ),
        Task(
            "Make the Frobenius norm as small as the spectral norm, without a 0 in A, and with two rows and two columns or more.",
            has_one_norm,
            "The Frobenius norm is the root of the sum of all σᵢ². When is σ₁ all there is?",
        ),
        Task(
            "In space: let the unit ball fall onto a disc whose edge is a circle.",
            is_a_round_disc,
            "Two columns at right angles and equally long, and one that adds nothing.",
        ),
        Task(
            "Points: find three that vary equally along every line.",
            has_no_first_axis,
            "Type your points. Which triangle looks the same from all three corners? One entry may be sqrt(3).",
            show="pca",
        ),
        Task(
            "Scaled columns: let each axis explain half of the variance of four points or more in the plane.",
            is_shared_equally,
            "The columns must not be correlated: where x is above its mean, y has to be above and below its own.",
            show="pca",
        ),
        Task(
            "Points in space: let two axes explain all of the variance, though x, y and z all vary, and the points lie on no line.",
            lies_in_a_plane,
            "Type points with three numbers each. Let z be x + y.",
            show="pca",
        ),
    ),
    explanation=Explanation(
        formula=r"A = \singular{U} \singular{D} \source{V′}",
        says=(
            "Every matrix, of any shape, turns, stretches and turns again: {source: V′} takes perpendicular lines {source: v₁}, "
            "{source: v₂} … to the coordinate axes, {singular: D} stretches by {singular: σ₁} ≥ {singular: σ₂} ≥ … ≥ 0, and "
            "{singular: U} turns into place. A turn may be a [reflection](Reflection and stretch).",
            "{singular: σ₁} is ‖A‖₂. The last σ of a square A is its distance from the nearest singular matrix. "
            "With only the k largest, A becomes Aₖ, and no matrix of rank k is nearer.",
        ),
        learning="Signals and gradients grow by at most σ₁ in a layer. Low-rank adapters learn a change of few singular values.",
        mistaken="Singular values are no eigenvalues: σ = |λ| where A is [symmetric](Symmetric), but see a [shear](Shear). "
        "The last factor is V′, and not V.",
        leads="[Low rank](low_rank), [Eigenvectors](eigen) and [Pseudoinverse](pseudoinverse)",
    ),
    explanations={
        "pca": Explanation(
            formula=r"\given{X} − mean = U D \singular{V′}",
            says=(
                "{given: Points} without their mean are a matrix, a row for each. Its right singular vectors {singular: v₁}, "
                "{singular: v₂} … are the principal axes: along {singular: v₁} the points vary most, along {singular: v₂} most of all that "
                "is at right angles to it. Their singular values over √(n − 1) are the standard deviations {singular: s₁} ≥ "
                "{singular: s₂} ≥ …",
                "The axes are the eigenvectors of the covariance X′X/(n − 1), too. That need not be formed: small variances would drown in "
                "its rounding. With [scaled columns](Units taken away) it is the correlation.",
            ),
            learning="Embeddings are looked at along their first two axes, and inputs are whitened along all of them.",
            mistaken="The first axis is no line of regression: it is nearest to the points at right angles, and not along y. It need not "
            "tell groups apart, and [units decide](Units decide) which it is.",
            leads="[Low rank](low_rank), [Least squares](least_squares) and [Eigenvectors](eigen)",
        ),
    },
)
