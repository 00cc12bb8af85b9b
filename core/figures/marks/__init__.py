"""Marks: the few things that pictures are made of, each kind in a module of its own."""

from core.figures.marks.area import Area
from core.figures.marks.arrow import Arrow
from core.figures.marks.ball import Ball
from core.figures.marks.bars import Bars
from core.figures.marks.base import Mark
from core.figures.marks.caption import Caption
from core.figures.marks.cells import Cells
from core.figures.marks.cloud import Cloud
from core.figures.marks.dots import Dots
from core.figures.marks.drop import Drop
from core.figures.marks.family import Family, Member
from core.figures.marks.label import Label
from core.figures.marks.line import Line
from core.figures.marks.parts import Parts
from core.figures.marks.pixels import Pixels
from core.figures.marks.rows import Rows
from core.figures.marks.squares import Squares

KINDS: dict[str, type[Mark]] = {
    kind.kind: kind
    for kind in (
        Line,
        Area,
        Arrow,
        Bars,
        Dots,
        Rows,
        Squares,
        Parts,
        Label,
        Pixels,
        Cells,
        Caption,
        Drop,
        Cloud,
        Ball,
    )
}

__all__ = [
    "KINDS",
    "Area",
    "Arrow",
    "Ball",
    "Bars",
    "Caption",
    "Cells",
    "Cloud",
    "Dots",
    "Drop",
    "Family",
    "Label",
    "Line",
    "Mark",
    "Member",
    "Parts",
    "Pixels",
    "Rows",
    "Squares",
]
