"""What the page on divergence teaches of Gaussian fits."""

from core.information.gaussians import Fits
from core.information.logs import BASES
from core.information.parting import Parting
from pages.information.seen import Seen
from pages.shared.lesson import Explanation, Task

CLOSE = 1e-3  # bits above the least: a hand can come so near
APART = 4.0  # mean widths at which humps are two for sure
AT_LEAP = 0.02  # mean widths


def _found(seen: Seen) -> Fits | None:
    return seen.gaussians[0] if seen.gaussians and not seen.gaussians[0].p.one else None


def is_best_forward(seen: Seen) -> bool:
    """Return whether D(p‖q) is nearly its least, with humps that are well apart."""
    found = _found(seen)
    return found is not None and found.p.distance >= APART and found.forward_excess <= CLOSE * BASES["bits"][1]


def is_best_backward(seen: Seen) -> bool:
    """Return whether D(q‖p) is nearly its least, with a q that picks one hump."""
    found = _found(seen)
    if found is None or found.backward_excess > CLOSE * BASES["bits"][1]:
        return False
    return sum(found.covered(found.hand.q)) == 1


def is_at_leap(seen: Seen) -> bool:
    """Return whether the distance is nearly one at which the best q leaps, and the humps have unequal weights or widths."""
    found, parted = _found(seen), _parted(seen)
    if found is None or parted is None or (found.p.w == 1 / 2 and found.p.first.sigma == found.p.second.sigma):
        return False
    return any(abs(found.p.distance - leap.d) <= AT_LEAP for leap in parted.leaps)


def is_between(seen: Seen) -> bool:
    """Return whether the best q of D(q‖p) is centred a mean width or more from either hump."""
    found = _found(seen)
    return found is not None and all(
        abs(fit.q.mu - hump.mu) >= found.p.width for fit in found.best for hump in (found.p.first, found.p.second)
    )


def _parted(seen: Seen) -> Parting | None:
    return seen.gaussians[1] if seen.gaussians else None


NAMES = {
    "m₁, m₂, μ": "The means of both humps of p, and of q.",
    "s₁, s₂, σ": "The widths, that is standard deviations, of both humps of p, and of q: from 0.01 to 100.",
    "w": "The weight of the first hump; the second has 1 − w. At 0 or 1 there is but one hump.",
    "Best q of D(p‖q)": "The Gaussian with the mean and the standard deviation of p: no other makes D(p‖q) less.",
    "Best q of D(q‖p)": "The Gaussian that makes D(q‖p) least; of two that are equally good the one nearer to q.",
    "least D(p‖q)": "D(p‖q) of its best q, by moments: what every Gaussian misses of p at least.",
    "least D(q‖p)": "D(q‖p) of its best q, by Newton’s method from three starts. q covers both humps if at least half the weight of each "
    "is in it, within 2σ of its mean, and picks one if at most a tenth of the other is.",
    "d": "How far apart the humps are, |m₂ − m₁|, in the mean of their widths.",
    "leap": "The distances, up to 12, at which two q are equally good for D(q‖p), and the best leaps from one to the other, "
    "for these widths and weights. Leaps of less than 0.02 σ are not told from a smooth change.",
    "Best q": "The q in the hand and the best ones: mean, width, and D both ways.",
    "|D(p‖q) − D(p‖q*) − D(q*‖q)| / (1 + D(p‖q)), q* = N(mean, variance of p)": "What D(p‖q) is above its least is a divergence itself: "
    "of the best q and of q.",
    "H(p) outside of Σw·H(hump) … Σw·H(hump) + H(w)": "The entropy of a mixture lies between the mean of its humps’ and that "
    "and the entropy of the weights.",
    "D(q‖p) above D(q‖hump) − log w": "p is nowhere less than a hump with its weight, so D(q‖p) is at most that of one hump, and −log w.",
    "best D(q‖p) above that of the other q": "Neither q nor the moments of p are better than the best that was found.",
    "|slope of D(q‖p) at its best q|": "At its least D(q‖p) is level, by μ and by σ, but for what rounding makes of the places.",
}
TASKS = (
    Task(
        "Gaussian fits: with humps 4 widths apart or more, bring D(p‖q) within 0.001 bits of its least.",
        is_best_forward,
        "q needs the mean and the standard deviation of all of p.",
    ),
    Task(
        "Gaussian fits: bring D(q‖p) within 0.001 bits of its least, with a q that picks one hump.",
        is_best_backward,
        "Lead the humps beyond the leap, and follow the green curve.",
    ),
    Task(
        "Gaussian fits: lead the humps to a leap, to 0.02 widths, where they are not alike.",
        is_at_leap,
        "Give them other weights, not too different, and lead d in the lower picture.",
    ),
    Task(
        "“The best q of D(q‖p) sits on a hump.” Refute it: let it be centred a mean width or more from either.",
        is_between,
        "It has to find both humps worth covering.",
    ),
)

EXPLANATION = Explanation(
    formula=r"D(p‖q) = ∫ \input{p} · \text{log } \frac{\input{p}}{\output{q}} dx ≥ 0",
    says=(
        "D(p‖q), the forward one, is a mean by {input: p}: dear is where p is and q is not, so its best q [covers](Covering) "
        "both humps. It has the mean and the variance of p.",
        "D(q‖p), the reverse one, is a mean by {output: q}: dear is where q is and p is not, as between humps far apart. "
        "There the best q [picks](Picking) one, and leaves out the other, for about log 1/w.",
        "Of two humps alike, covering is as good as picking near d = 5.6, where the best q "
        "[leaps](Just before the leap). With [uneven weights](Uneven weights) it may go smoothly.",
    ),
    learning="Variational inference minimizes the reverse one, since q is what it can sample: mode-seeking. Maximum likelihood "
    "minimizes the forward one, with the data as p: mode-covering.",
    mistaken="A best q need not sit on a hump: [covering](Covering), it has its top where p is nearly 0.",
    leads="[Entropy](entropy) and [Gradient descent](gradient_descent)",
)
