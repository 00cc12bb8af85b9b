"""What the page on vectors teaches."""

from core.objects.vectors import Vectors
from pages.shared.lesson import Explanation, Lesson, Task


def is_at_right_angles(seen: Vectors) -> bool:
    """Return whether a·b = 0, though neither vector is 0."""
    return seen.relation == "perpendicular"


def is_more_than_its_shadow(seen: Vectors) -> bool:
    """Return whether the shadow of b is exactly as long as 1, and a·b is 3 or more."""
    return seen.dot >= 3 and seen.dot**2 == sum(p * p for p in seen.exact_a)


def is_shorter_than_both(seen: Vectors) -> bool:
    """Return whether a + b is shorter than a, and shorter than b."""
    square, *others = (sum((p * p for p in entries), start=0) for entries in (seen.sum, seen.exact_a, seen.exact_b))
    return square < min(others)


def has_area_minus_six(seen: Vectors) -> bool:
    """Return whether the signed area is −6."""
    return seen.n == 2 and seen.area == -6


def divides_as_it_multiplies(seen: Vectors) -> bool:
    """Return whether a ⊙ b is a ⊘ b, where no entry is 0 and b does not hold one number only."""
    return seen.product == seen.quotient and all(seen.exact_a) and len(set(seen.exact_b)) > 1


LESSON = Lesson(
    names={
        "a": "One vector, of up to 12 entries: grab its tip in the picture, or type them. A vector pasted here sets the length of both.",
        "b": "The other vector; it has as many entries as a.",
        "c": "What a is multiplied by.",
        "Show": "What of the two vectors the picture shows.",
        "‖a‖": "The length of a: the root of the sum of its squared entries, also called its Euclidean norm.",
        "‖b‖": "The length of b, likewise.",
        "a + b": "The sum, entry by entry: head to tail, or the diagonal of the parallelogram.",
        "a − b": "The difference, entry by entry: what has to be added to b to get a.",
        "a·b": "The dot product, also called inner or scalar product: the sum of the products of entries, a₁b₁ + a₂b₂ and so on.",
        "shadow": "The signed length of the orthogonal projection of b onto the line of a: a·b / ‖a‖, negative where it falls against a.",
        "‖rest‖": "The length of what is left of b without its shadow: the distance of b from the line of a.",
        "∠(a, b)": "The angle from a to b, from the rest and the shadow by atan2; in the plane it is positive counterclockwise.",
        "a×b": "The cross product. In the plane a number, a₁b₂ − a₂b₁: the signed area of the parallelogram. In space a vector at right "
        "angles to both, as long as that area; of the right hand, a is the thumb, b the index finger.",
        "area": "The area of the parallelogram of a and b: ‖a‖ times the rest.",
        "Entry by entry": "What the operations + − × ÷ of NumPy make of two arrays: ⊙ and ⊘ multiply and divide entry by entry.",
        "max(0, |a·b| − ‖a‖‖b‖) / (‖a‖‖b‖)": "a·b is never more than the product of the lengths, because no shadow is longer than "
        "what throws it (the inequality of Cauchy and Schwarz).",
        "|(a·b)² + Σ(aᵢbⱼ − aⱼbᵢ)² − ‖a‖²‖b‖²| / (‖a‖‖b‖)²": "The squares of a·b and of the area make up ‖a‖²‖b‖² (Lagrange).",
        "|‖a + b‖² + ‖a − b‖² − 2‖a‖² − 2‖b‖²| / (‖a‖² + ‖b‖²)": "The parallelogram law: sum and difference are its diagonals.",
        "(|a·(a×b)| + |b·(a×b)|) / (‖a‖‖b‖(‖a‖ + ‖b‖))": "The cross product stands at right angles to both.",
        "|shadow·‖a‖ − a·b| / (‖a‖‖b‖)": "The dot product is the signed length of the shadow times the length of a.",
        "‖shadow + rest − b‖ / ‖b‖": "Shadow and rest together are b.",
        "|a·rest| / (‖a‖‖b‖)": "The rest stands at right angles to a.",
        "|‖a‖‖b‖·cos ∠ − a·b| / (‖a‖‖b‖)": "The dot product is the product of the lengths and the cosine of the angle.",
    },
    tasks=(
        Task("Make a·b 0, with neither of them 0.", is_at_right_angles, "When is the shadow of b on a only a point?"),
        Task(
            "“The dot product is the length of the shadow.” Refute it: let the shadow be 1 long, and a·b 3 or more.",
            is_more_than_its_shadow,
            "Lay a along an axis, where shadows are easily read, and think of what else is multiplied.",
        ),
        Task(
            "Make a + b shorter than a, and shorter than b.",
            is_shorter_than_both,
            "Head to tail: b has to lead back, but not beyond where a began.",
        ),
        Task(
            "Make a parallelogram whose signed area is −6.",
            has_area_minus_six,
            "Base times height, and b has to lie clockwise from a.",
        ),
        Task(
            "“Multiplying and dividing by b are different things.” Refute it for entries: make a ⊙ b and a ⊘ b the same, "
            "without a 0, and with different entries in b.",
            divides_as_it_multiplies,
            "Which numbers are their own reciprocals? There are two.",
        ),
    ),
    explanation=Explanation(
        formula=r"\first{a} · \second{b} = ‖ \first{a} ‖ · \shadow{\text{shadow}} = ‖ \first{a} ‖ ‖ \second{b} ‖ \text{cos } θ",
        says=(
            "Sums and multiples go entry by entry, and so they can be drawn: head to tail, longer, shorter, turned round. "
            "The dot product a₁b₁ + … + aₙbₙ is one number. Its sign says whether {second: b} goes [along](Dot product) {first: a}, "
            "[against](Against each other) it, or [across](At right angles).",
            "The cross product of the plane is a [signed area](Signed area): [exchanged](The other way round), it changes its sign.",
        ),
        learning="An attention score is a dot product; cosine similarity is one without the lengths. A layer is many of them at once.",
        mistaken="The dot product is not the length of the shadow: the other length is missing. A cross product lies in no plane "
        "of a and b: it measures one. NumPy’s np.cross of two 2×2 arrays takes them row by row, and is no product of matrices.",
        leads="[Products](products), [Transformation](transformation) and [Determinant](determinant)",
    ),
)
