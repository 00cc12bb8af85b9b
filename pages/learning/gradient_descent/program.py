"""Program: what is exported of a descent, made of the parts in pages/learning/programs/gradient_descent/."""

from collections.abc import Sequence

from core.learning.losses import MeanLoss
from core.learning.study import Study
from pages.shared.programs import joined
from pages.solving.problem import Model, Problem, written_data

RIDGE = "gap to ridge path / length"
EXCESS = "mean excess, last half"
PARTS = "learning/gradient_descent"


def code(model: Model, found: Problem, study: Study, names: Sequence[str]) -> str:
    """Return a program that prints the numbers whose names are given: a part for the loss, one for the method, and what else applies."""
    descent, loss, method, draws = study.descent, study.loss, study.descent.method, study.draws
    numbers = {
        **(written_data(model, found) if isinstance(loss, MeanLoss) else {}),
        **{name: repr(value) for name, value in {**loss.settings, **method.settings}.items()},
        "w": f"np.array({descent.start.tolist()!r})",
        "eta": repr(descent.eta),
        "updates": str(descent.updates),
        "settled": str(study.settled),
        **({"seed": str(draws.seed), "B": str(draws.size)} if draws else {}),
    }
    parts = [
        f"losses/{loss.name}",
        *(["batches"] if draws else []),
        f"methods/{method.name}",
        "end",
        *(["spread"] if study.noise else []),
        *(["ridge"] if RIDGE in names else []),
    ]
    return joined(
        [f"{PARTS}/{part}" for part in parts],
        numbers,
        **loss.facts,
        names=names,
        is_full=draws is None,
        has_batches=draws is not None,
        is_drawn_again=draws is not None and draws.replacement,
        has_many_solutions=study.has_many_solutions,
        keeps_path=RIDGE in names or EXCESS in names,
    )
