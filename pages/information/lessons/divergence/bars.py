"""What the page on divergence teaches of two distributions."""

from collections.abc import Callable

from core.information.divergence import Divergence
from core.information.logs import BASES
from pages.information.seen import Seen
from pages.shared.lesson import Task


def is_nothing(seen: Divergence | None) -> bool:
    """Return whether p and q are one distribution of two outcomes or more that can happen."""
    return seen is not None and seen.is_equal and len(seen.p.support) > 1


def is_alike_both_ways(seen: Divergence | None) -> bool:
    """Return whether D is finite and the same both ways, and p not q."""
    if seen is None or seen.is_equal or seen.forward.infinite or seen.backward.infinite:
        return False
    return seen.is_level


def is_infinite_one_way(seen: Divergence | None) -> bool:
    """Return whether D(p‖q) is infinite, and D(q‖p) is not."""
    return seen is not None and bool(seen.forward.infinite) and not seen.backward.infinite


def is_raised_by_one(seen: Divergence | None) -> bool:
    """Return whether one outcome alone adds to a finite D(p‖q), and three or more take from it."""
    if seen is None or seen.forward.infinite:
        return False
    both = list(zip(seen.p.shares, seen.q.shares, strict=True))
    return sum(p > q for p, q in both) == 1 and sum(0 < p < q for p, q in both) >= 3


def has_nothing_in_common(seen: Divergence | None) -> bool:
    """Return whether no outcome can happen by both, of three outcomes or more that can by one."""
    if seen is None:
        return False
    both = list(zip(seen.p.counts, seen.q.counts, strict=True))
    return not any(p and q for p, q in both) and sum(bool(p or q) for p, q in both) >= 3


def is_much_shorter(seen: Divergence | None) -> bool:
    """Return whether the way over the mean is a bit shorter, or more."""
    return seen is not None and seen.detour is not None and seen.detour.gap * BASES[seen.unit][1] >= BASES["bits"][1]


def of(is_so: Callable[[Divergence | None], bool]) -> Callable[[Seen], bool]:
    """Return the same of what is seen: it is not so while something else is shown."""
    return lambda seen: is_so(seen.bars)


NAMES: dict[str, str] = {
    "p": "Weights of up to 60 outcomes, 0 or more; ∝ means that divided by their sum they are the probabilities p. "
    "Grab the tops of the bars, or type.",
    "q": "Weights of the same outcomes by another distribution, which stands for p: a model, a guess, a code.",
    "D(p‖q)": "The divergence of p from q, also Kullback–Leibler divergence or relative entropy: the sum of p·log(p/q). "
    "In deep learning with p the data it is the forward one.",
    "D(q‖p)": "The divergence the other way, the sum of q·log(q/p): what variational methods minimize, with q the model.",
    "H(p)": "The entropy of p: the mean by p of the surprise log 1/p.",
    "H(q)": "The entropy of q: the mean by q of the surprise log 1/q.",
    "H(p, q)": "The cross-entropy, the mean by p of log 1/q: what messages from p take in a code made for q. It is H(p) + D(p‖q).",
    "H(q, p)": "The cross-entropy the other way, the mean by q of log 1/p: it is H(q) + D(q‖p).",
    "JS": "The Jensen–Shannon divergence (D(p‖r) + D(q‖r))/2, with the mean r = (p + q)/2. Symmetric, and at most 1 bit, or ln 2 nats.",
    "√JS": "The root of the Jensen–Shannon divergence is a distance: symmetric, and the triangle inequality holds for it.",
    "D(p‖r)": "The divergence of p from the mean r = (p + q)/2: never infinite, and at most 1 bit.",
    "D(r‖q)": "The divergence of the mean r = (p + q)/2 from q.",
    "gap": "D(p‖q) − D(p‖r) − D(r‖q): more than 0 where p is not q and D(p‖q) is finite, so D breaks the triangle inequality.",
    "Σp": "The sum of the weights p as they were given: each of them is divided by it.",
    "Σq": "The sum of the weights q as they were given: each of them is divided by it.",
    "Outcomes": "Each outcome with its probabilities by p and by q, and what it adds to D both ways, with its sign, and to JS.",
    "|Σ p·log(p/q) − D(p‖q)| / Σ |p·log(p/q)|": "The contributions, with their signs, sum to D(p‖q), which is found "
    "as a sum that has none.",
    "|Σ q·log(q/p) − D(q‖p)| / Σ |q·log(q/p)|": "The contributions of the other way sum to D(q‖p).",
    "|H(p) + D(p‖q) − H(p, q)| / H(p, q)": "Entropy and divergence together are the cross-entropy, which is found by itself.",
    "|H(q) + D(q‖p) − H(q, p)| / H(q, p)": "The same holds the other way.",
    "D(p‖q) outside of ½(Σ|p − q|)² … log(1 + Σ(p − q)²/q)": "D lies between two bounds: below is Pinsker’s "
    "inequality, above what the χ² divergence allows.",
    "D(q‖p) outside of ½(Σ|q − p|)² … log(1 + Σ(q − p)²/p)": "The same bounds hold the other way.",
    "|H(r) − (H(p) + H(q))/2 − JS| / H(r), r = (p + q)/2": "The Jensen–Shannon divergence is what the entropy of the mean "
    "has more than the mean of the entropies.",
    "|(D(p‖r) + D(q‖r))/2 − JS| / JS, r = (p + q)/2": "It is the mean of the divergences of p and of q from their mean r.",
    "|D(p‖q) − D(p‖r) − D(r‖q) − gap| / D(p‖q), r = (p + q)/2": "The gap is what the way over the mean is shorter; it is found "
    "as a sum of terms that are not negative.",
}

TASKS = (
    Task("Make D(p‖q) 0, with two outcomes or more that can happen.", of(is_nothing), "What does it cost to take p for itself?"),
    Task(
        "“Both ways D is never the same.” Refute it: make D(p‖q) = D(q‖p), finite, with p not q.",
        of(is_alike_both_ways),
        "With two outcomes: what if their names were exchanged?",
    ),
    Task("Make D(p‖q) infinite, and D(q‖p) not.", of(is_infinite_one_way), "Which outcome has no code in a code made for q?"),
    Task(
        "“Every outcome adds to D.” Refute it: let a single one add to D(p‖q), finite, and three or more take from it.",
        of(is_raised_by_one),
        "An outcome takes from it where q has it likelier than p.",
    ),
    Task(
        "Make the Jensen–Shannon divergence as large as can be, 1 bit, with three outcomes or more that can happen.",
        of(has_nothing_in_common),
        "One look at an outcome has to tell p from q.",
    ),
    Task(
        "“No way is shorter than the straight one.” Refute it: let the way over r = (p + q)/2 be shorter by 1 bit or more.",
        of(is_much_shorter),
        "It saves most where q is small and p is not.",
    ),
)
