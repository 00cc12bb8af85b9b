"""What the page on divergence teaches."""

from pages.information.lessons.divergence import bars
from pages.information.weights import NAMES
from pages.shared.lesson import Explanation, Lesson

LESSON = Lesson(
    names={
        "Show": "What is taken for what: any distribution for another one.",
        **NAMES,
        **bars.NAMES,
    },
    tasks=bars.TASKS,
    explanation=Explanation(
        formula=r"\first{D(p‖q)} = ∑ \input{p} · \text{log } \frac{\input{p}}{\output{q}} = \text{H(p, q)} − \text{H(p)} ≥ 0",
        says=(
            "To code {input: p} as if it were {output: q} costs {first: D(p‖q)} more on average. Some outcomes take from it, "
            "but it is 0 only for [one distribution](One distribution), and infinite where {output: q} is 0 and {input: p} "
            "[is not](Never by q).",
            "It is no distance: it depends on the order, and [by way of the mean](A short cut) it is always shorter, "
            "where it is finite and not 0. √JS is a distance.",
        ),
        learning="With labels p, [cross-entropy](A label and a guess) is a classifier’s loss: its least is H(p). Variational autoencoders "
        "minimize D(q‖p), whose q avoids what p has not; distillation minimizes D(p‖q), whose q covers all of p.",
        mistaken="“Not symmetric” is not “never equal”: [exchange](Exchanged) two outcomes. A number without its unit says nothing.",
        leads="[Entropy](entropy) and [Gradient descent](gradient_descent)",
    ),
)
