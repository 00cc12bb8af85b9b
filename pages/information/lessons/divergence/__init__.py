"""What the page on divergence teaches."""

from dataclasses import replace

from pages.information.lessons.divergence import bars, classifier, gaussians
from pages.information.weights import NAMES
from pages.shared.lesson import Explanation, Lesson

LESSON = Lesson(
    names={
        "Show": "What is taken for what: a distribution for any other, a classifier’s predictions for what is "
        "true, or one Gaussian for two humps.",
        **NAMES,
        **bars.NAMES,
        **classifier.NAMES,
        **gaussians.NAMES,
    },
    tasks=tuple(
        replace(task, show=show)
        for show, tasks in (("bars", bars.TASKS), ("loss", classifier.TASKS), ("gaussians", gaussians.TASKS))
        for task in tasks
    ),
    explanation=Explanation(
        formula=r"\first{D(p‖q)} = ∑ \input{p} · \text{log } \frac{\input{p}}{\output{q}} = \text{H(p, q)} − \text{H(p)} ≥ 0",
        says=(
            "To code {input: p} as if it were {output: q} costs {first: D(p‖q)} more on average than a code made for {input: p}, "
            "which none beats: D ≥ 0, and 0 only for [one distribution](One distribution). It is infinite where "
            "{output: q} is 0 and {input: p} [is not](Never by q).",
            "It is no distance: {input: p} weighs its mean, and {output: q} the other way’s. A finite D above 0 is less "
            "[by way](A short cut) of r = (p + q)/2. √JS is one, JS = (D(p‖r) + D(q‖r))/2.",
        ),
        learning="With labels p, cross-entropy is [a classifier’s loss](Logits and a label). Variational autoencoders minimize D(q‖p), "
        "whose q [avoids](Picking) what p has not; distillation minimizes D(p‖q), whose q [covers](Covering) all of p.",
        mistaken="“Not symmetric” is not “never equal”: [exchange](Exchanged) two outcomes. A number without its unit says nothing.",
        leads="[Entropy](entropy) and [Gradient descent](gradient_descent)",
    ),
    explanations={"loss": classifier.EXPLANATION, "gaussians": gaussians.EXPLANATION},
)
