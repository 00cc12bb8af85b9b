"""Classifier: what its loss is made of, what it is at least, and which way its gradient goes."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from core.figures.information import classifier as figures
from core.information.classifier import Classifier, classifier, floats
from core.information.logs import Unit, measured
from core.information.softmax import softmax
from core.numbers.arrays import vector
from core.numbers.digits import show, show_exact, told
from core.numbers.named import completed
from core.numbers.rational import rounded
from pages.information.divergence.state import State
from pages.information.seen import Seen
from pages.information.weights import FEW, LOG, listed
from pages.shared.code import written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, View, finite

LEAST = Decimal("1e-300")
SIXTY = f"show=loss&z={','.join(str((7 * k) % 11 - 5) for k in range(60))}"


def _example(title: str, look: str, z: str, label: int = 1, **more: object) -> Example[State]:
    return Example(title, State(show="loss", z=vector(z), label=label, unit="nats", **more), look)  # type: ignore[arg-type]


EXAMPLES = (
    _example("Logits and a label", "Softmax gives the label b 0.2595, and the loss is −ln of that, 1.349 nats.", "2 1 -1", 2),
    _example(
        "Only differences count", "Each logit is 1000 more than before: q, the loss and its gradient are the same.", "1002 1001 999", 2
    ),
    _example(
        "Right, at a price",
        "The label a is the likeliest class, and the loss is still 0.7466 nats: q gives it only 0.474.",
        "1 0.5 0 -1",
    ),
    _example("Two logits", "Of two classes q of a is the logistic function of z₁ − z₂ = 2, σ(2) = 0.8808.", "1.5 -0.5", 2),
    _example("Cold", "At T = 0.1 q is nearly the arg max, with 0.99995 for a. The label b costs 10 nats.", "2 1 -1", 2, T=0.1),
    _example(
        "Cold, with a tie",
        "However cold it gets, the two largest logits share q, 0.5 each: the loss is ln 2 = 0.6931 nats.",
        "2 2 1",
        T=0.01,
    ),
    _example("Hot", "At T = 100 q is all but uniform: each is within 0.01 of 1/3, and the gradient is below 0.01.", "2 1 -1", 2, T=100.0),
    _example(
        "Smoothed, at its least",
        "With ε = 0.1 the loss is least, 0.2911 nats, where the label a stands ln 28 = 3.332 above the others.",
        "ln(28) 0 0",
        eps=0.1,
    ),
    _example(
        "Surer than the label",
        "Beyond ln 28 q is surer than p: the loss is larger, 0.6668 nats, and descent lowers the logit of a.",
        "10 0 0",
        eps=0.1,
    ),
    _example(
        "All smoothed",
        "With ε = 1 the label says nothing, and p is uniform: equal logits have the least loss, ln 4 = 1.386 nats.",
        "1 1 1 1",
        eps=1.0,
    ),
    _example(
        "No overflow",
        "Powers as e¹⁰⁰⁰⁰ overflow in float64. The loss does not: it is 10000 nats, and q of b is not 0.",
        "10000 0 -10000",
        2,
    ),
    _example(
        "A teacher",
        "Distillation: p is a teacher’s softmax, at T = 4: the loss is 1.33 nats, and 0.1205 of it is D.",
        "1 2 0 -1",
        target="teacher",
        t=vector("5 2 1 -2"),
        T=4.0,
    ),
    _example(
        "The teacher’s equal",
        "Each logit of the student is 2 more than the teacher’s: q is p, and no loss is less.",
        "5 3 0",
        target="teacher",
        t=vector("3 1 -2"),
    ),
)
DRAGS = (
    Drag("z:0", 15, "a logit", "show=loss"),
    Drag("z:0", 15, "60 classes", SIXTY),
    Drag("T", 15, "the temperature", "show=loss"),
)


def view(state: State) -> View:
    """Return what state's classifier predicts, and what that costs."""
    names, is_taught = completed(state.classes, state.z.shape[0]), state.target == "teacher"
    model = softmax(state.z.value, state.T, state.z.exact)
    teacher = softmax(state.t.value, state.T, state.t.exact) if is_taught else None
    result = classifier(model, state.label - 1, state.eps, state.unit, teacher)
    return View(
        figures=figures.classifier(result, names),
        say=sentence(result, names),
        numbers=numbers(result, names),
        proofs=result.proofs,
        program=lambda: exported(state, result),
        tables=[outcomes(result, names)],
        hides=state.hides,
        seen=Seen("loss", loss=result),
    )


# ---- what is said


def sentence(result: Classifier, names: Sequence[str]) -> Sentence:
    """Return what is seen now: what is likeliest, what the loss is made of, and which way its gradient goes."""
    if result.n == 1:
        return (f"One class alone has q = 1: the loss is 0 {result.unit}, whatever its logit.",)
    predicted = _taught(result, names) if result.teacher else _labelled(result, names)
    parts = (predicted, _least(result) if result.is_least else _loss(result), _descent(result, names))
    return tuple(word for k, part in enumerate(filter(None, parts)) for word in ((" ", *part) if k else part))


def _share(result: Classifier, k: int) -> str:
    """Return ``q = 0.5``, or another sign: no q is 1, nor 0."""
    q = result.q[k]
    if q < LEAST:
        return f"q < {show(float(LEAST))}"
    exact = Fraction(1, result.n) if result.model.is_uniform and result.model.is_exact else None
    return f"q {' '.join(told(float(q), exact))}"


def _likeliest(result: Classifier, names: Sequence[str]) -> Sentence:
    """Return what is predicted, without an end."""
    top, digits = result.model.likeliest, "" if result.model.is_tie_known else "To sixteen digits "
    if result.model.is_uniform:
        logits = "both logits" if result.n == 2 else f"all {result.n} logits"
        said = f"{digits}{logits} are equal"
        return (f"{said[0].upper()}{said[1:]}, and ", ("q is uniform", "output"))
    which = listed([names[k] for k in top], FEW)
    if len(top) == 1:
        return (f"The likeliest class is {which}, with ", (_share(result, top[0]), "output"))
    return (f"{digits}{which} are the likeliest classes, each with ", (_share(result, top[0]), "output"))


def _labelled(result: Classifier, names: Sequence[str]) -> Sentence:
    label, top = names[result.label], result.model.likeliest
    if result.model.is_uniform:
        return (*_likeliest(result, names), ".")
    if result.label in top:
        return (*_likeliest(result, names), f"; {label} is the label.")
    return (*_likeliest(result, names), f"; the label {label} has ", (_share(result, result.label), "output"), ".")


def _taught(result: Classifier, names: Sequence[str]) -> Sentence:
    teacher = result.teacher
    if teacher is None or (teacher.is_uniform and result.model.is_uniform):
        return (*_likeliest(result, names), ".")
    if teacher.likeliest == result.model.likeliest:
        return (*_likeliest(result, names), "; the teacher agrees.")
    which = listed([names[k] for k in teacher.likeliest], FEW)
    return (*_likeliest(result, names), f"; by the teacher {which} {'is' if len(teacher.likeliest) == 1 else 'are'}.")


def _equated(value: Decimal, exact: Fraction | None = None) -> str:
    """Return a sign and a number: ``=`` only where it is exactly that."""
    if not value:
        return "= 0"
    if value < LEAST:
        return f"< {show(float(LEAST))}"
    return " ".join(told(float(value), exact))


def _told(name: str, value: Decimal, unit: Unit, exact: Fraction | None = None) -> str:
    sign, text = _equated(value, exact).split(" ", 1)
    return f"{name} {sign} {measured(text, unit)}"


def _least(result: Classifier) -> Sentence:
    same = "q is p" if result.is_known else "To sixteen digits q is p"
    return (f"{same}, and no loss is less: ", (_told("H(p)", result.entropy, result.unit, result.exact_entropy), "input"), ".")


def _loss(result: Classifier) -> Sentence:
    unit = result.unit
    loss = _told("", result.loss, unit, result.exact_loss).strip()
    D = _told("D(p‖q)", result.divergence, unit)
    if not result.entropy:
        return (f"The loss, {LOG[unit]} 1/q of the label, is ", (f"D(p‖q) {loss}", "first"), " alone: H(p) = 0.")
    H = _told("H(p)", result.entropy, unit, result.exact_entropy)
    return (f"The loss {loss} is ", (H, "input"), ", its least, and ", (D, "first"), ".")


def _descent(result: Classifier, names: Sequence[str]) -> Sentence:
    up, down = ([names[k] for k in which] for which in (result.raised, result.lowered))
    if not up or not down:
        return ()
    if len(up) + len(down) < result.n:
        return (f"Descent raises {_of(up)} and lowers {_of(down)}.",)
    others = "the other" if result.n == 2 else "the others"
    if len(up) <= len(down):
        return (f"Descent raises {_of(up)} and lowers {others if len(down) > 1 or result.n == 2 else _of(down)}.",)
    return (f"Descent lowers {_of(down)} and raises {others}.",)


def _of(names: Sequence[str]) -> str:
    return f"the logit{'' if len(names) == 1 else 's'} of {listed(names, FEW)}"


# ---- numbers


def numbers(result: Classifier, names: Sequence[str]) -> list[list[Number]]:
    """Return the live numbers."""
    unit = result.unit
    first = [
        [_number("loss", result.loss, "", unit)],
        [_number("H(p)", result.entropy, "input", unit), _number("D(p‖q)", result.divergence, "first", unit)],
    ]
    likeliest = Number("likeliest", listed([names[k] for k in result.model.likeliest], FEW), "output")
    if result.teacher:
        return [*first, [likeliest, Number("by the teacher", listed([names[k] for k in result.teacher.likeliest], FEW), "input")]]
    margin, best = result.margin, result.best_margin
    return [
        *first,
        [_number("q of the label", result.right, "output"), likeliest],
        [
            Number("margin", "–") if margin is None else Number("margin", show_exact(margin), "", rounded(margin)),
            finite("best margin", math.nan if best is None else best),
        ],
    ]


def _number(name: str, value: Decimal, role: str, unit: Unit | None = None) -> Number:
    text = f"< {show(float(LEAST))}" if _is_tiny(value) else show(float(value))
    return Number(name, measured(text, unit) if unit else text, role, None if _is_tiny(value) else float(value))


def outcomes(result: Classifier, names: Sequence[str]) -> Table:
    """Return each class with its logit, its probabilities, its surprise, and its entry of the gradient."""
    logits = [
        [result.model.logits[i]] if result.teacher is None else [result.teacher.logits[i], result.model.logits[i]] for i in range(result.n)
    ]
    costs, slopes = result.costs, result.slopes
    rows = [[names[i], *map(show_exact, logits[i]), *map(_cell, (result.p[i], result.q[i], costs[i], slopes[i]))] for i in range(result.n)]

    def values() -> list[list[complex | None]]:
        columns = zip(logits, *(floats(of).tolist() for of in (result.p, result.q, costs, slopes)), strict=True)
        return [[None, *map(rounded, z), *more] for z, *more in columns]

    heads = ("", *(("z",) if result.teacher is None else ("t", "z")), "p", "q", f"{LOG[result.unit]} 1/q", "(q − p)/T")
    share = "p of the label is 1 − ε + ε/n, of each other ε/n; " if result.smoothing and not result.teacher else ""
    return Table("Classes", rows, f"{share}the last column, the gradient of the loss in nats, sums to 0", heads=heads, values=values)


def _cell(value: Decimal) -> str:
    if value and value.copy_abs() < LEAST:  # abs() would round it to 0
        return f"< {show(float(LEAST))}" if value > 0 else f"> {show(-float(LEAST))}"
    return show(float(value))


def _is_tiny(value: Decimal) -> bool:
    """Return whether float64 has no room for value, or not for its digits."""
    return 0 < value < LEAST


def exported(state: State, result: Classifier) -> str:
    """Return a program that prints the numbers."""
    return program(
        "information/divergence/classifier",
        {"z": written(state.z), "t": written(state.t), "T": repr(state.T), "label": str(state.label), "epsilon": repr(state.eps)},
        has_loss=not _is_tiny(result.loss),
        has_entropy=not _is_tiny(result.entropy),
        has_divergence=not _is_tiny(result.divergence),
        has_right=not _is_tiny(result.right),
        is_taught=state.target == "teacher",
        in_bits=state.unit == "bits",
        has_others=state.z.shape[0] > 1,
        is_smoothed=state.eps > 0,
    )
