"""The pictures of a classifier: logits, what is predicted beside what is true, the gradient of the loss, and predictions over T."""

import math
from collections.abc import Sequence

import numpy as np

from core.figures.axes import Axis, decades, span, ticks
from core.figures.bars import across, named
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.information.entropy import GAP, HEIGHTS, LOW, ROOM, SIDE
from core.figures.legend import Entry
from core.figures.marks import Bars, Dots, Line, Mark
from core.figures.ways import Scale, Steps, Tops
from core.information.classifier import Classifier, floats
from core.information.softmax import at_temperatures

HAND = 0.4  # of a view of logits: room for a hand
TEMPERATURES = np.linspace(-2.0, 2.0, 81)  # their exponents
FEW = 8  # curves
NUMBERS = 0.14  # of the width of a small picture, that numbers along y take
BELOW = 0.16  # of a view: there the label is led
LED = -0.1  # below its axis T is led
FOOT = 0.2  # and what is seen below its axis

LOGITS = (
    Entry("z", "z", "the logits: grab the top of a bar"),
    Entry("t", "t", "the logits of the teacher: grab the top of a bar"),
)
BOTH = (
    Entry("p", "p", "what is true: the label, smoothed by ε, or what the teacher says"),
    Entry("q", "q", "what is predicted: the softmax of z/T"),
    Entry("true class", "", "the label: lead it to another class"),
)
GRADIENT = (Entry("gradient", "(q − p)/T", "how the loss in nats grows with each logit: descent goes the other way"),)
OVER_T = (
    Entry("at T*", "T", "the temperature: lead it along the axis"),
    Entry("q of the label", "q", "what is predicted for the label, or for what is likeliest by the teacher"),
    Entry("q of others*", "", "for other classes"),
    Entry("now", "", "at this temperature"),
)


def classifier(result: Classifier, names: Sequence[str]) -> tuple[Figure, ...]:
    """Return the pictures of a classifier, of one class only those that say something."""
    more = (_gradient(result, names), _over_temperatures(result, names)) if result.n > 1 else ()
    return (_logits(result, names), _both(result, names), *more)


def _logits(result: Classifier, names: Sequence[str]) -> Figure:
    """Return the logits as bars, beside those of a teacher where there is one."""
    rows = [("z", result.model)] if result.teacher is None else [("t", result.teacher), ("z", result.model)]
    marks, handles, values = list[Mark](), list[Handle](), [-1.0, 1.0]
    for k, (name, of) in enumerate(rows):
        z = np.array([float(logit) for logit in of.logits])
        side, width = (0.0, 0.64) if len(rows) == 1 else ((2 * k - 1) * SIDE, 2 * SIDE - GAP)
        role = "output" if name == "z" else "input"
        marks.append(Bars(name, z, role, name, 1.0, side, width, names, name))  # type: ignore[arg-type]
        tops = Tops(tuple(names), 1.0, side, 1.0 if len(rows) == 1 else 2 * SIDE, least=None)
        handles.append(Handle(name, None, role, name, name, tops))  # type: ignore[arg-type]
        values += z.tolist()
    bottom, top = span(np.array(values), HAND)
    return Chart(
        "logits",
        tuple(marks),
        across(result.n),
        (bottom - LOW * (top - bottom), top),
        title="Logits z" if len(rows) == 1 else "Logits: z, and t of the teacher",
        x_ticks=named(names),
        y_ticks=ticks(bottom, top, 5),
        x_axis=Axis("", names=True),
        y_axis=Axis("logit"),
        handles=tuple(handles),
        is_small=False,
        is_wide=True,
        legend=LOGITS,
    )


def _both(result: Classifier, names: Sequence[str]) -> Figure:
    """Return what is true and what is predicted as pairs of bars."""
    p, q = floats(result.p), result.model.p
    largest = max(float(p.max()), float(q.max()))
    top = next((height for height in HEIGHTS if height >= ROOM * largest), ROOM)
    marks: list[Mark] = [
        Bars("p", p, "input", offset=-SIDE, width=2 * SIDE - GAP, names=names, called="p"),
        Bars("q", q, "output", offset=SIDE, width=2 * SIDE - GAP, names=names, called="q"),
    ]
    handles: tuple[Handle, ...] = ()
    if result.target == "label":
        at = np.array([result.label + 1.0, -BELOW * top / 2])
        marks.append(Dots("true class", at, "input", called="the label"))
        handles = (Handle("label", None, "input", "", "the label", Steps(float(at[1]), tuple(names))),)
    return Chart(
        "both",
        tuple(marks),
        across(result.n),
        (-FOOT * top - LOW * top, top),
        title="What is true, p, and what is predicted, q = softmax(z/T)",
        x_ticks=named(names),
        y_ticks=ticks(0, top, 4),
        x_axis=Axis("", names=True),
        y_axis=Axis("probability"),
        handles=handles,
        is_small=False,
        is_wide=True,
        legend=BOTH,
    )


def _gradient(result: Classifier, names: Sequence[str]) -> Figure:
    """Return the gradient of the loss by the logits as bars."""
    slopes = floats(result.slopes)
    largest = float(np.abs(slopes).max()) or 1.0
    nothing = "" if any(result.signs) else " = 0: q is p" if result.is_known else " ≈ 0: to sixteen digits q is p"
    bottom, top = span(np.append(slopes, [0.0, largest / 4, -largest / 4]), 0.1)
    return Chart(
        "gradient",
        (Bars("gradient", slopes, "residual", names=names, called="(q − p)/T"),),
        (0.5 - NUMBERS * (result.n + 0.1), result.n + 0.6),
        (bottom - LOW * (top - bottom), top),
        title=f"Gradient of the loss in nats: (q − p)/T{nothing}",
        x_ticks=named(names),
        y_ticks=ticks(bottom, top, 4),
        x_axis=Axis("", names=True),
        y_axis=Axis("", "(q − p)/T"),
        legend=GRADIENT,
    )


def _over_temperatures(result: Classifier, names: Sequence[str]) -> Figure:
    """Return what is predicted at every temperature, for a few classes."""
    k = max(range(result.n), key=lambda i: result.p[i]) if result.teacher else result.label
    order = sorted(range(result.n), key=lambda i: -result.model.steps[i])
    others = [i for i in order if i != k][: FEW - 1]
    curves = at_temperatures(result.model, 10.0**TEMPERATURES)
    at = math.log10(result.model.temperature)
    now = at_temperatures(result.model, np.array([float(result.model.temperature)]))[:, 0]
    marks = (
        *(Line(f"q of others {i + 1}", np.vstack([TEMPERATURES, curves[i]]), "level", called=f"q of {names[i]}") for i in others),
        Line("q of the label", np.vstack([TEMPERATURES, curves[k]]), "output", called=f"q of {names[k]}"),
        Line("at T", np.array([[at, at], [0.0, 9.0]]), "residual"),
        Dots("at T, below", np.array([at, LED]), "residual"),
        Dots("now", np.array([at, now[k]]), "output", called=f"q of {names[k]}"),
    )
    return Chart(
        "over T",
        marks,
        (-2.45, 2.4),
        (-0.56, 1.1),
        title="q at each temperature T",
        x_ticks=decades(-2, 2),
        y_ticks=ticks(0, 1, 4),
        x_axis=Axis("T", is_log=True),
        y_axis=Axis("", "q"),
        handles=(Handle("T", None, "residual", "T", "T, the temperature", Scale(LED)),),
        legend=OVER_T,
    )
