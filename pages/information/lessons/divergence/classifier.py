"""What the page on divergence teaches of a classifier's loss."""

from fractions import Fraction

from core.information.logs import BASES
from pages.information.seen import Seen
from pages.shared.lesson import Explanation, Task

NEAR = 1e-3  # nats above the least loss
SMOOTHED = Fraction(1, 20)
WRONG, LARGE = 0.5, 10  # the loss of a right answer; the least of all logits


def nats(value: float, seen: Seen) -> float:
    """Return a number of nats that is measured in the unit of what is seen."""
    return value * BASES[seen.loss.unit][1] if seen.loss else 0.0


def is_least_of_smoothed(seen: Seen) -> bool:
    """Return whether the loss is at most a thousandth of a nat above its least, for a label smoothed by 0.05 or more, but not by 1."""
    found = seen.loss
    if found is None or found.teacher or not SMOOTHED <= found.smoothing < 1 or found.n == 1:
        return False
    return nats(float(found.divergence), seen) <= NEAR


def costs_a_right_answer(seen: Seen) -> bool:
    """Return whether the label alone is the likeliest class, is all of p, and the loss is 0.5 nats or more."""
    found = seen.loss
    if found is None or found.teacher or found.smoothing or found.model.likeliest != (found.label,):
        return False
    return nats(float(found.loss), seen) >= WRONG


def is_large_and_unlikely(seen: Seen) -> bool:
    """Return whether the logit of the label is 10 or more, and its probability less than 1/2, at T = 1."""
    found = seen.loss
    if found is None or found.teacher or found.model.temperature != 1:
        return False
    return found.model.logits[found.label] >= LARGE and 2 * found.right < 1


def is_shared_when_cold(seen: Seen) -> bool:
    """Return whether no class has more than half of q at a temperature of 0.05 or less, though not all logits are equal."""
    found = seen.loss
    if found is None or found.model.temperature > Fraction(1, 20) or found.model.is_uniform:
        return False
    return len(found.model.likeliest) > 1


NAMES: dict[str, str] = {
    "p is of": "What is to be predicted: one class that is true, a label, or what a teacher, another classifier, predicts at the same T.",
    "z": "The logits: what a classifier gives each class, of any size and sign. Grab the tops of the bars, or type.",
    "t": "The logits of a teacher, whose softmax p is, at the same T. As T grows the gradient shrinks like 1/T²: distillation "
    "multiplies the loss by T².",
    "label": "The class that is true.",
    "ε": "Label smoothing: the share of p that is spread over all n classes alike: of the label p is 1 − ε + ε/n, of each other ε/n.",
    "T": "The temperature: what logits are divided by. Near 0 q goes to the likeliest classes alone, as T grows it becomes uniform.",
    "classes": "What the classes are called: a, b, c and so on, where nothing is said.",
    "loss": "The cross-entropy H(p, q) of what is true and what is predicted, H(p) + D(p‖q): what training makes small.",
    "q of the label": "The probability that is predicted for the class that is true; with ε = 0 the loss is log of one over that.",
    "likeliest": "The class with the largest logit, the arg max: what accuracy counts. Several, where logits tie.",
    "by the teacher": "The class with the largest logit of the teacher, or several.",
    "margin": "How far the logit of the label stands above the largest of the others; negative where another class is likelier.",
    "best margin": "How far it stands above each of the others where the loss is least, T·ln((1 − ε)n/ε + 1): without bound for ε = 0.",
    "Classes": "Each class with its logit, its probabilities, what it would cost as the label, and its entry of the gradient.",
    "max |q − q in float64|": "The softmax, found to fifty digits, is the one that float64 finds.",
    "|Σ p·ln 1/q in float64 − H(p, q)| / H(p, q)": "The loss, found to fifty digits, is the one that float64 finds with log1p.",
    "|Σ (q − p)|": "The gradient sums to 0: adding one number to all logits changes nothing.",
    "|(L(z + h) − L(z − h))/2h − (q − p)/T| · T / (q + p), of one logit": "The gradient is the slope of the loss: "
    "here for the likeliest class of p, whose logit goes up and down a little.",
}

TASKS = (
    Task(
        "Smooth the label by ε of 0.05 or more, less than 1, and bring the loss within 0.001 nats of its least, by the logits.",
        is_least_of_smoothed,
        "How far above the others should the label stand? Descent tells when it is too far.",
    ),
    Task(
        "“A right answer costs nothing.” Refute it: with ε = 0 let the label alone be the likeliest class, at 0.5 nats or more.",
        costs_a_right_answer,
        "How likely is the likeliest of three classes that are nearly alike?",
    ),
    Task(
        "“A logit of 10 means a likely class.” Refute it at T = 1: let the label have one of 10 or more, and q less than 1/2.",
        is_large_and_unlikely,
        "Which numbers can be added to all logits?",
    ),
    Task(
        "“Cold enough, one class gets all of q.” Refute it at T = 0.05 or less, with logits that are not all equal.",
        is_shared_when_cold,
        "What if two of them are as large as each other?",
    ),
)

EXPLANATION = Explanation(
    formula=r"\output{q_i} = \frac{e^{z_i/T}}{∑ e^{z_j/T}} , \text{loss} = ∑ p_i · \text{log } \frac{1}{\output{q_i}}",
    says=(
        "Softmax makes each logit positive, e to the z/T, and divides by the sum. The loss is the cross-entropy "
        "H(p, q) = H(p) + D(p‖q): only D can be lowered, until {output: q} is {input: p}.",
        "log q is z/T less the log of that sum, whose slope by a logit is q/T: so the loss in nats has slope (q − p)/T. "
        "Descent raises the logits of what is predicted too seldom.",
        "T → 0 leaves the largest logits, [which share](Cold, with a tie); T → ∞ makes q [uniform](Hot). For a label alone "
        "no logits are best: farther apart is better. A [smoothed](Smoothed, at its least) label has a finite best.",
    ),
    learning="Smoothing keeps a network from being ever surer. [Distillation](A teacher) takes a teacher’s q as p, at a T that lets "
    "small probabilities count.",
    mistaken="A right answer [costs](Right, at a price) too, unless it is sure. A large logit says nothing: "
    "[only differences count](Only differences count).",
    leads="[Entropy](entropy) and [Gradient descent](gradient_descent)",
)
