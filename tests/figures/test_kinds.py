"""Kinds of marks and of figures: each is one module here and one in the stage, and both say the same of it."""

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.figures.board import Board
from core.figures.chart import Chart
from core.figures.figure import Figure, Switch
from core.figures.handles import Handle
from core.figures.image import Image
from core.figures.marks import (
    KINDS,
    Area,
    Arrow,
    Ball,
    Bars,
    Caption,
    Cells,
    Cloud,
    Dots,
    Drop,
    Family,
    Label,
    Line,
    Mark,
    Member,
    Parts,
    Pixels,
    Rows,
    Squares,
)
from core.figures.placing import Placing
from core.figures.plane import Plane
from core.figures.space import Side, Space
from core.figures.ways import Circle

STAGE = Path(__file__).parents[2] / "pages" / "shared" / "stage"
SHARED = {"base", "kinds"}
XY, XYZ = np.array([[0.0, 1], [2, 3]]), np.array([[0.0], [1], [2]])
PLACING = Placing((0, 1, 2), XYZ[:, 0], XYZ[:, 0], 0.1)
MEMBER = Member(Family("family", np.array([1.0, np.inf]), (XY, XY)), 1.0, "p")
MARKS: tuple[Mark, ...] = (
    Line("line", XY, "output", map="A", member=MEMBER, called="w", is_flat=True, is_round=True, is_standing=True, settled_only=True),
    Area("area", XY, "area", map="A", member=MEMBER),
    Arrow(
        "arrow", XY[:, 0], "input", "x", map="A", tail=XY[:, 1], tail_map="A", from_tail=True, on_the_way="x(t)", trail=True, film_only=True
    ),
    Dots("dots", XY, "eigen", "x", map="A", member=MEMBER, called="w", rows="points", settled_only=True, is_fine=True),
    Bars("bars", XY[0], "input", scale=0.5, offset=0.2, width=0.3, names=("a", "b"), called="p", opacity=0.5),
    Rows("rows", "P", XY, "given", map="C"),
    Squares("squares", XYZ, "square"),
    Parts("parts", XY[:, 0], "parts", map="A"),
    Label("label", XY[:, 0], "x", "axis", map="A", on_the_way="x(t)"),
    Pixels("pixels", np.zeros((2, 2))),
    Cells("cells", XY, "first", ["1", "2"], "ghost", "A", (1, 2), "A", [0, 1], map="A", size=0.5, counts_from_one=True),
    Drop("drop", XYZ[:, 0], "drop", "C"),
    Ball("ball", "output", "C", "dropped", is_bare=True, at=XYZ[:, 0], at_map="C"),
    Cloud("cloud", XY, "points", map="A"),
    Caption("caption", XY[:, 0], "+", "further", turned=True, is_sign=True, room=3.0, map="C"),
)
MORE: dict[str, Any] = {  # what stands in the place of points
    "line": {"shape": "circle", "member": None},
    "area": {"shape": "square", "member": None},
    "dots": {"shape": "points", "member": None},
    "cloud": {"shape": "points"},
    "cells": {"shape": "cells"},
    "arrow": {"follows": "x", "tail_follows": "y"},
    "ball": {"at_follows": "x"},
    "parts": {"follows": "x"},
    "bars": {"follows": "p"},
    "drop": {"follows": "x"},
    "pixels": {"shape": "image"},
}
EVERY: dict[str, Any] = {
    "title": "A",
    "handles": (Handle("x", None, "input", "x", "vector x", Circle(XY)),),
    "is_small": True,
    "is_wide": True,
    "adds": "P",
    "switch": Switch("A", 3),
}
FIGURES: tuple[Figure, ...] = (
    Plane("A", MARKS, 2.0, zooms=True, times=1e300, **EVERY),
    Chart("A", MARKS, (0, 1), (0, 1), zero=0.5, **EVERY),
    Image("A", MARKS, **EVERY),
    Board("A", MARKS, 4.0, 3.0, **EVERY),
    Space("A", MARKS, 2.0, zooms=True, times=1e300, sides=(Side("xy", "from above", -90, 90),), placing=PLACING, around=1, **EVERY),
)


def keep(key: str, make: Any) -> str:
    assert make() is not None
    return key


def properties(path: Path) -> set[str]:
    """Return the properties of the type that a module of the stage says it is sent."""
    return set(re.findall(r"^ \* @property \{.*\} \[?(\w+)", path.read_text(encoding="utf-8"), re.M))


def modules(folder: str) -> set[str]:
    return {path.stem for path in (STAGE / folder).glob("*.js")} - SHARED


def test_every_kind_has_a_module_in_the_stage() -> None:
    assert modules("marks") == set(KINDS) == {mark.kind for mark in MARKS}
    assert modules("figures") == {figure.kind for figure in FIGURES}
    for folder, names in (("marks", set(KINDS)), ("figures", {figure.kind for figure in FIGURES})):
        assert set(re.findall(r"from '\./(\w+)\.js'", (STAGE / folder / "kinds.js").read_text(encoding="utf-8"))) == names


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.kind)
def test_the_stage_reads_of_a_mark_what_it_is_sent(mark: Any) -> None:
    assert all(
        getattr(mark, field.name) is not field.default for field in fields(mark) if field.name not in {"role", *MORE.get(mark.kind, {})}
    )
    alone = replace(mark, member=None) if hasattr(mark, "member") else mark  # its own points
    shown = (mark, alone, replace(mark, **MORE.get(mark.kind, {})))
    sent = {name: value for one in shown for name, value in one.sent(1e-5, keep).items()}
    assert set(sent) == properties(STAGE / "marks" / f"{mark.kind}.js")
    assert sent["kind"] == mark.kind


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.kind)
def test_the_stage_reads_of_a_figure_what_it_is_sent(figure: Figure) -> None:
    sent = figure.sent(keep)
    assert set(sent) == properties(STAGE / "figures" / f"{figure.kind}.js") | properties(STAGE / "figures" / "kinds.js")
    assert sent["kind"] == figure.kind


def test_no_other_module_of_the_stage_asks_for_a_kind() -> None:
    names = "|".join([*KINDS, *(figure.kind for figure in FIGURES)])
    for path in STAGE.rglob("*.js"):
        if path.parent.name != "plotly":
            assert not re.search(rf"\bkind [!=]== '({names})'", path.read_text(encoding="utf-8")), path
