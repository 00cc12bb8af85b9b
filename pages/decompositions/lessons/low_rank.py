"""What the page on low rank teaches."""

from core.decompositions.low_rank import LowRank
from pages.shared.lesson import Explanation, Lesson, Task
from pages.shared.names import OF_RANK_K

NEARLY_ALL, FIFTH = 0.99, 0.2
MUCH = 0.8
FEW = 10


def is_cheap_and_close(seen: LowRank | None) -> bool:
    """Return whether 99 % of ‖A‖² are kept, by less than a fifth of the numbers."""
    return seen is not None and seen.kept >= NEARLY_ALL and seen.cost < FIFTH


def is_dear(seen: LowRank | None) -> bool:
    """Return whether the factors are more numbers than the image, and something is missing nevertheless."""
    return seen is not None and seen.cost > 1 and not seen.is_exact


def is_simple(seen: LowRank | None) -> bool:
    """Return whether an image is exact with ten singular values, or fewer."""
    return seen is not None and seen.is_exact and 0 < seen.k <= FEW


def keeps_much_by_one(seen: LowRank | None) -> bool:
    """Return whether one singular value keeps more than four fifths of ‖A‖², of an image that is no tartan."""
    return seen is not None and seen.k == 1 and seen.kept > MUCH and seen.rank > FEW


LESSON = Lesson(
    shares=(OF_RANK_K,),
    names={
        "k": "The rank that is kept: Aₖ is made of the k largest singular values, from none to all min(m, n). Drag it on the curve.",
        "Image": "What A is: an image that is built in, or one of your own. The grey of each pixel is an entry.",
        "kept of ‖A‖²": "The share of the sum of all squared entries that Aₖ has: (σ₁² + … + σₖ²) over the sum of all σᵢ².",
        "k·(m + n + 1)": "How many numbers Aₖ is as factors: k columns of U, k rows of V′, and k singular values.",
        "m·n": "How many numbers the image is: one for each pixel.",
        "|‖A − Aₖ‖_F − √(σ²ₖ₊₁ + …)| / ‖A‖_F": "The error, measured in the Frobenius norm, is the least of any matrix of rank k or less.",
    },
    tasks=(
        Task(
            "Keep 99 % of ‖A‖² with less than a fifth of the numbers.",
            is_cheap_and_close,
            "Drag k to the right until enough is kept, and no farther.",
        ),
        Task(
            "“Factors take less room than the matrix.” Refute it: let Aₖ be more numbers than the image, and still not exact.",
            is_dear,
            "A line in the curve marks the k from which on the factors are more numbers. Stay below the rank of the image.",
        ),
        Task(
            "Find an image of which ten singular values, or fewer, are all there is, and keep no more than ten.",
            is_simple,
            "Where rows repeat each other, few of them are independent.",
        ),
        Task(
            "“What keeps four fifths of ‖A‖² can be recognised.” Refute it with the letters: keep more than 80 % with k = 1.",
            keeps_much_by_one,
            "The planet has just not enough. Try another image.",
        ),
    ),
    explanation=Explanation(
        formula=r"\residual{A_k} = \singular{σ_1} u_1 v_1′ + … + \singular{σ_k} u_k v_k′",
        says=(
            "Every matrix is a sum of matrices of rank 1, each a column times a row, weighted by {singular: σ₁} ≥ {singular: σ₂} ≥ …. "
            "The first k of them make {residual: Aₖ}, and no matrix of rank k is nearer to A (Eckart and Young): its error is "
            "{residual: σₖ₊₁} in the spectral norm, and in the Frobenius norm the root of the sum of all σᵢ² that are left out.",
            "Along rows and columns an image is cheap, as [a tartan](Tartan, 6: exact); what is slanted, as the rings of "
            "[a planet](A planet, 5), is dear.",
        ),
        learning="Low-rank adapters store a large change as two thin matrices; principal components are the same sum, of centred data.",
        mistaken="Near in norm is not near to the eye: [5 singular values](A planet, 5) keep 94.8 % of ‖A‖².",
        leads="[Singular values](svd) and [Least squares](least_squares)",
    ),
)
