"""Rounding: what OpenBLAS computes otherwise on another processor, because nothing of it but rounding is there to be seen.

It is left out of the snapshots. The tests of the core say what has to hold of it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.marks import Dots, Line
from core.figures.ways import Scale, Steps
from core.numbers.arrays import Matrix
from pages.shared.view import Table

LEFT = "…"  # what stands in the place of what is left out
LINES = (
    (re.compile(r"^(limit at best = ).*? α = [^ ]+"), rf"\1{LEFT}"),  # where rounding and what α leaves are of one size
    (re.compile(r"^(inv\(A\) = error )[^ ]+"), rf"\1{LEFT}"),  # of inv in float64
    (re.compile(r"^(inv : solve, (?:b = Ax|random b) = ).*"), rf"\1{LEFT}"),
    (re.compile(r"^(inv\(A\) @ b beside solve\(A, b\), ).*"), rf"\1{LEFT}"),
    (re.compile(r"^(correct digits = )[\d.]+"), rf"\1{LEFT}"),  # how far rounding has gone
    (re.compile(r"(‖I − Q′Q‖, \w+ = |‖A − QR‖ / ‖A‖ = )(?:0|[\d.]*·?10⁻¹[⁴⁵⁶⁷])"), rf"\1{LEFT}"),
    (re.compile(r"^((?:Pivoted QR, columns scaled|Normal equations|QR|SVD) \| )[\d.]+"), rf"\1{LEFT}"),
)
DECADES = 13  # of a logarithmic axis above which there is more than rounding
LOSS = "now on the loss"


def lasting(line: str) -> str:
    """Return a line of numbers, of a table or of notes without what is only rounding."""
    for found, kept in LINES:
        line = found.sub(kept, line)
    return line


def fixed(tables: Sequence[Table]) -> Sequence[Table]:
    """Return the tables of A⁺ = V·D⁺·U′ without the singular vectors of σ = 0 where there are several: any basis of theirs will do."""
    found = {table.name: table for table in tables}
    if "inv(A)" in found:  # of what is flat to sixteen digits
        found["inv(A)"] = replace(found["inv(A)"], rows=[[LEFT] * len(row) for row in found["inv(A)"].rows])
        return list(found.values())
    if not {"V", "D⁺", "U′"} <= set(found):
        return tables
    rank = sum(any(entry != "0" for entry in row) for row in found["D⁺"].rows)
    V, Ut = found["V"].rows, found["U′"].rows
    if len(V) > rank + 1:
        found["V"] = replace(found["V"], rows=[[*row[:rank], *[LEFT] * (len(V) - rank)] for row in V])
    if len(Ut) > rank + 1:
        found["U′"] = replace(found["U′"], rows=[*Ut[:rank], *[[LEFT] * len(Ut)] * (len(Ut) - rank)])
    return list(found.values())


def sized(figure: Figure) -> Figure:
    """Return a figure on whose logarithmic axes nothing is drawn that is only rounding; most have none of it."""
    if figure.name in {"with Ax", "with random"}:  # errors and residuals of float64
        clouds = (replace(mark, points=mark.points[:, :0]) for mark in figure.marks if isinstance(mark, Dots))
        return replace(figure, marks=tuple(clouds), title=LEFT)
    if figure.name == "spectrum":  # σ/σ₁
        return _from(figure, -DECADES, 1.0)
    if figure.name == "losses":  # of orthogonality
        return _from(figure, -DECADES, 1.0)
    if figure.name == "loss":  # above the least one
        top = max(float(np.nanmax(mark.points[1])) for mark in figure.marks)
        return _from(figure, top - DECADES, top + 1)
    if figure.name == "cut":  # σ/σ₁, along x
        dots = (replace(mark, points=_above(mark.points, 0, -DECADES)) if isinstance(mark, Dots) else mark for mark in figure.marks)
        return replace(figure, marks=tuple(dots))
    if figure.name == "limit" and isinstance(figure, Chart):  # to the left of where it turns it is rounding that is drawn
        left = figure.x[1] - 9
        return replace(
            figure,
            marks=tuple(replace(mark, points=mark.points[:, ~(mark.points[0] < left)]) for mark in figure.marks if isinstance(mark, Dots)),
        )
    return figure


def above(name: str, tip: Matrix, first: Matrix) -> Matrix:
    """Return the tip of an arrow of a film, on the loss no further below the first one than what is more than rounding."""
    return _above(tip, 1, first[1] - DECADES) if name == LOSS else tip


def _from(figure: Figure, low: float, high: float) -> Figure:
    """Return a chart of what is above low; one that does not go there is as it was."""
    if not isinstance(figure, Chart) or figure.y[0] >= low - 1:
        return figure
    marks = (replace(mark, points=_above(mark.points, 1, low)) for mark in figure.marks if isinstance(mark, Line | Dots))
    ticks = tuple(tick for tick in figure.y_ticks if tick.at > low)
    zero = figure.zero if figure.zero is not None and figure.zero > low else None
    handles = tuple(map(_anywhere, figure.handles))
    return replace(figure, marks=tuple(marks), y=(low - 1, high), y_ticks=ticks, zero=zero, handles=handles)


def _anywhere(handle: Handle) -> Handle:
    """Return a handle without its height."""
    return replace(handle, way=replace(handle.way, height=math.nan)) if isinstance(handle.way, Steps | Scale) else handle


def _above(points: Matrix, axis: int, low: float) -> Matrix:
    found = points.copy()
    found[axis] = np.maximum(found[axis], low)
    return found
