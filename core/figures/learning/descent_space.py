"""The picture of a descent of three parameters: its path in space, among all w with the least loss, beside the way of ridge."""

import math

import numpy as np

from core.figures import solids, space
from core.figures.depth import Face
from core.figures.learning import legends
from core.figures.marks import Ball, Dots, Drop, Line, Mark
from core.figures.space import CAMERA, Space
from core.learning.contours import ellipsoid
from core.learning.study import Study
from core.numbers.arrays import Matrix

FAR = 1e4  # half-heights beyond which only the way there is drawn
FINEST = 4e-4  # half-heights between points of a path that the eye tells apart
TINY = 1e-3  # half-heights: what is nearer is one point
ARROW = 0.4  # half-heights: the longest gradient
LONG = 0.92  # half-heights: half of a line
SIDE = 0.8  # of what a sheet has usually
WIDE = 1.0  # half-heights: the longest half-axis of a level that is drawn
LEVEL = "level"  # the map of the ball of one level


def descent_space(study: Study, half: float, camera: tuple[float, float], title: str) -> Space:
    """Return the path of three parameters in space; half : the half-height of the view; camera : azimuth and elevation."""
    faces, goals = _goals(study, half)
    level = _level(study, half)
    maps = space.seen({} if level is None else {LEVEL: level}, *camera)
    least = study.loss.minimizer
    marks = (
        *space.ground(half, names=("w₁", "w₂", "w₃")),
        *([] if level is None or least is None else [Ball("level", "level", f"{CAMERA} {LEVEL}", "span", at=least, at_map=CAMERA)]),
        *goals,
        Line("path", _thinned(study.descent.points, half), "path", map=CAMERA),
        *_gradients(study, half),
        Drop("drop of the start", study.descent.start, "drop", CAMERA, "w"),
        Drop("drop of w", study.w, "drop", CAMERA),
        Dots("now", study.w, "output", "w", map=CAMERA),
    )
    return Space(
        "space",
        marks,
        half,
        title=title,
        maps=maps,
        handles=solids.tips("w", None, "input", "w⁽⁰⁾", "the start w⁽⁰⁾"),
        zooms=True,
        legend=legends.SPACE,
        faces=(space.floor(half), *faces),
    )


def _level(study: Study, half: float) -> Matrix | None:
    """Return the map that takes the unit sphere to all w whose loss is that of the start, round the least; None where there is no such.

    Nor is there one where it would go far beyond the picture.
    """
    loss = study.loss
    if loss.minimizer is None or not loss.is_quadratic:
        return None
    H, start = loss.hessian(loss.minimizer), study.descent.start - loss.minimizer
    found = ellipsoid(H, float(start @ H @ start) / 2)
    return found if found is not None and float(np.linalg.norm(found, axis=0).max()) <= WIDE * half else None


def _goals(study: Study, half: float) -> tuple[list[Face], list[Mark]]:
    """Return what hides of all w with the least loss, and these with the way of ridge to the shortest, and where the descent ends."""
    marks: list[Mark] = []
    faces: list[Face] = []
    bias, least = study.bias, study.loss.minimizers
    null = np.empty((3, 0)) if bias is None else bias.null_space
    if bias and null.shape[1] == 1:
        ends = bias.shortest[:, None] + LONG * half * np.outer(null[:, 0], [-1, 1])
        marks.append(Line("solutions", ends, "null", map=CAMERA))
    elif bias and null.shape[1] == 2:
        flat = solids.across(np.cross(null[:, 0], null[:, 1]))
        marks += solids.sheet("solutions", flat, SIDE * half, "span", "null", at=bias.shortest)
        faces.append(solids.sheet_face(flat, SIDE * half, at=bias.shortest))
    if study.ridge.shape[1]:
        middle = int(np.argmin(np.abs(np.linalg.norm(study.ridge, axis=0) - np.linalg.norm(study.ridge[:, -1]) / 2)))
        marks += [
            Line("ridge path", study.ridge, "axis", map=CAMERA),
            Dots("ridge point", study.ridge[:, [middle]], "eigen", "ridge", map=CAMERA),
        ]
    if bias and null.shape[1] and study.limit is not None and bias.kept > TINY * half:
        marks.append(Dots("limit", study.limit, "input", "limit", map=CAMERA))
    if least.size:
        name, symbol = ("shortest", "X⁺y") if study.has_many_solutions else ("least", "w*")
        marks.append(Dots(name, least, "eigen", symbol, map=CAMERA))
    return faces, marks


def _gradients(study: Study, half: float) -> list[Mark]:
    """Return where each batch of an epoch would lead from here, and where all examples together do, in one scale."""
    at, full = study.w, study.loss.gradient(study.w)
    batches = study.epoch.gradients if study.epoch else np.empty((3, 0))
    with np.errstate(all="ignore"):
        longest = float(np.linalg.norm(np.column_stack([batches, full]), axis=0).max())
    if not 0 < longest < math.inf:
        return []
    ends = at[:, None] - ARROW * half / longest * np.column_stack([batches, full])
    strokes = np.stack([np.tile(at[:, None], ends.shape[1]), ends, np.full(ends.shape, np.nan)], axis=2)
    marks: list[Mark] = [
        Line("gradient", strokes[:, -1], "gradient", settled_only=True, map=CAMERA),
        Dots("gradient tip", ends[:, -1], "gradient", settled_only=True, map=CAMERA),
    ]
    if not batches.shape[1]:
        return marks
    return [Line("batch gradients", strokes[:, :-1].reshape(3, -1), "orbit", settled_only=True, map=CAMERA), *marks]


def _thinned(path: Matrix, half: float) -> Matrix:
    """Return those points of a path, (3, k), that the eye tells apart, up to where it is far beyond the picture."""
    places = path / half
    away = np.abs(places).max(axis=0) > FAR
    last = int(np.argmax(away)) + 1 if away.any() else path.shape[1]
    cells = np.round(places[:, :last] / FINEST)
    return path[:, :last][:, np.append(True, (np.diff(cells, axis=1) != 0).any(axis=0))]
