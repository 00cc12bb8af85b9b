"""Theme: the colour, width and dash of each role, the same on every page.

Text has a contrast of 4.5:1 or more on both of Streamlit's grounds, lines 3:1; the roles that meet in one picture stay apart
for protanopes, deuteranopes and tritanopes (tests/figures/test_theme.py measures all of it).
"""

import json
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "first",
    "second",
    "input",
    "output",
    "given",
    "eigen",
    "singular",
    "residual",
    "source",
    "bar",
    "dropped",
    "third",
    "fourth",
    "fifth",
    "further",
    "shadow",
    "floor",
    "ground",
    "sphere",
    "drop",
    "axis",
    "orbit",
    "null",
    "grid",
    "gradient",
    "path",
    "square",
    "cloud",
    "points",
    "image",
    "calm",
    "swing",
    "level",
    "form",
    "positive",
    "negative",
    "unit",
    "area",
    "best",
    "span",
    "sheet",
    "parts",
    "side",
    "letter",
    "axis0",
    "axis1",
    "axis2",
    "axis3",
]  # what a mark can stand for; ROLES says what each is


@dataclass(frozen=True)
class Look:
    """How one role is drawn, on a light and on a dark ground; width in pixels, dash as in SVG."""

    light: str
    dark: str
    width: float = 2.0
    dash: str = ""
    opacity: float = 1.0  # of a line, or of a filled area


@dataclass(frozen=True)
class BoxLook:
    """How a cell is drawn in the colour of its role; width in pixels, dash as in SVG."""

    width: float
    opacity: float  # of its outline
    fill: float = 0.0  # how opaque it is within
    ink: float = 1.0  # and its value
    dash: str = ""
    letter: float = 0.36  # how high that is, to a cell
    halo: bool = False  # whether it stands out from what lies under it


Box = Literal["plain", "ghost", "marked", "chosen", "crossed", "moving"]
BOXES: dict[Box, BoxLook] = {
    "plain": BoxLook(1.25, 0.4),
    "ghost": BoxLook(1.25, 0.4, ink=0.55, dash="3 3"),  # what is shown, and not stored
    "marked": BoxLook(1.5, 0.9, fill=0.13),  # what takes part in this step
    "chosen": BoxLook(2.5, 1.0, fill=0.13),  # and what it is about
    "crossed": BoxLook(1.25, 0.4, halo=True),  # what a line goes through
    "moving": BoxLook(1.5, 0.9, fill=0.25, letter=0.6, halo=True),  # what is on its way
}

LIGHT_GROUNDS = ("#ffffff", "#f8f8f7")  # Streamlit's background and secondary background
DARK_GROUNDS = ("#171614", "#2d2b27")

ROLES: dict[Role, Look] = {
    "first": Look("#00508f", "#6cc4ff", 4),  # what belongs to the first column
    "second": Look("#8c6500", "#f2c94c", 4),  # to the second column
    "input": Look("#7b2cbf", "#b57bff", 3.5),
    "output": Look("#862800", "#ff7a2f", 2.5),
    "given": Look("#1c1b19", "#f3f1ec", 3),  # a right-hand side, data
    "eigen": Look("#0b7a4b", "#4fae7c", 1.75, "7 5"),
    "singular": Look("#ab2d6d", "#ee8fba", 2),
    "residual": Look("#b3261e", "#ff8a80", 2),  # what is left over
    "source": Look("#ab2d6d", "#ee8fba", 1.5, "2 3"),  # what is taken to the singular directions
    "bar": Look("#ab2d6d", "#ee8fba", 1, opacity=0.22),  # a singular value as a bar
    "dropped": Look("#b3261e", "#ff8a80", 1, opacity=0.1),  # and as one that is not kept
    "third": Look("#7b2cbf", "#b57bff", 2.5, "9 4"),  # a curve of the third column,
    "fourth": Look("#0b7a4b", "#4fae7c", 2.5, "3 3"),
    "fifth": Look("#ab2d6d", "#ee8fba", 2.5, "12 3 3 3"),
    "further": Look("#5f5d59", "#aaa69f", 2.5),  # what belongs to the third column, and to those after it
    "shadow": Look("#ab2d6d", "#ee8fba", 4),  # what of one vector lies along another
    "floor": Look("#5f5d59", "#aaa69f", 1, opacity=0.3),  # where z = 0
    "ground": Look("#5f5d59", "#aaa69f", 1.25),  # the axes of space
    "sphere": Look("#5f5d59", "#aaa69f", 1, opacity=0.07),  # the unit sphere, filled
    "drop": Look("#5f5d59", "#aaa69f", 1.25, "2 3"),  # from a point down to the floor
    "axis": Look("#0b7a4b", "#4fae7c", 1.75, "7 5"),  # a line that says what kind of map it is
    "orbit": Look("#5f5d59", "#aaa69f", 1.5),  # where one step after another leads
    "null": Look("#5f5d59", "#aaa69f", 1.75, "2 4"),  # a line that is taken to 0
    "grid": Look("#2f6ea8", "#5f9bd1", 1, opacity=0.42),  # the images of the grid lines
    "gradient": Look("#7b2cbf", "#b57bff", 2),  # where the loss falls, or rises
    "path": Look("#00508f", "#6cc4ff", 1.75),  # from update to update
    "square": Look("#b3261e", "#ff8a80", 1, opacity=0.2),  # a residual, squared
    "cloud": Look("#5f5d59", "#aaa69f", 1, opacity=0.3),  # where many updates lead
    "points": Look("#1c1b19", "#f3f1ec", 1, opacity=0.55),  # points of data, many of them
    "image": Look("#862800", "#ff7a2f", 1, opacity=0.6),  # and where a map takes them
    "calm": Look("#0b7a4b", "#4fae7c", 1, opacity=0.12),  # steps that converge
    "swing": Look("#8c6500", "#f2c94c", 1, opacity=0.16),  # and that overshoot as they do
    "level": Look("#5f5d59", "#aaa69f", 1, opacity=0.55),  # where a loss has one value
    "form": Look("#ab2d6d", "#ee8fba", 2.5),  # a quadratic form, and where it has the value that it has at x
    "positive": Look("#00508f", "#6cc4ff", 1.25, opacity=0.6),  # where a form has one positive value,
    "negative": Look("#b3261e", "#ff8a80", 1.25, "6 3", opacity=0.75),  # and a negative one
    "unit": Look("#5f5d59", "#aaa69f", 1.25, "2 3"),  # the unit circle and what else does not move
    "area": Look("#862800", "#ff7a2f", 1.25, opacity=0.14),  # the image of the unit square
    "best": Look("#7b2cbf", "#b57bff", 1, opacity=0.14),  # a plane of x that all do as well
    "span": Look("#5f5d59", "#aaa69f", 1, opacity=0.13),  # a plane of space that a matrix has
    "sheet": Look("#862800", "#ff7a2f", 1, opacity=0.55),  # the lines of a fitted plane
    "parts": Look("#862800", "#ff7a2f", 1.5, "6 4"),  # what a vector is the sum of
    "side": Look("#862800", "#ff7a2f", 1.75),  # an edge in space, where a dash tells what is hidden
    "letter": Look("#862800", "#ff7a2f", 1.25, opacity=0.5),  # a shape with no symmetry
    "axis0": Look("#0b7a4b", "#4fae7c", 2),  # an axis of an array
    "axis1": Look("#ab2d6d", "#ee8fba", 2),
    "axis2": Look("#7b2cbf", "#b57bff", 2),
    "axis3": Look("#5c6b00", "#c3d94c", 2),
}
AXES: tuple[Role, ...] = ("axis0", "axis1", "axis2", "axis3")


def of_column(j: int) -> Role:
    """Return the role of what belongs to the j-th column."""
    return "first" if j == 0 else "second" if j == 1 else "further"


CURVES: tuple[Role, ...] = ("third", "fourth", "fifth", "further")


def of_curve(j: int) -> Role:
    """Return the role of a curve of the j-th column: four that follow each other have colours and dashes of their own."""
    return of_column(j) if j < 2 else CURVES[(j - 2) % len(CURVES)]


INKS: dict[str, tuple[str, str]] = {  # what belongs to no role: light, dark
    "gridline": ("#ecebe9", "#262422"),
    "zeroline": ("#aaa9a6", "#63605b"),
    "tick": ("#6b6965", "#a19d96"),
    "quiet": ("#5f5d59", "#aaa69f"),
    "edge": ("#dedcd8", "#3a3733"),
    "good": ("#0b7a4b", "#4fae7c"),
    "bad": ("#b3261e", "#ff8a80"),
}


def css(of: str = ".stApp") -> str:
    """Return all colours as CSS custom properties of what a selector says, which follow its colour scheme."""
    pairs = [*((role, look.light, look.dark) for role, look in ROLES.items()), *((name, *ink) for name, ink in INKS.items())]
    return f"{of}{{" + "".join(f"--{name}:light-dark({light},{dark});" for name, light, dark in pairs) + "}\n"


def script() -> str:
    """Return how each role is drawn as a module in JavaScript, for what draws marks there; colours are the CSS properties'."""
    looks = {role: {"width": look.width, "dash": look.dash, "opacity": look.opacity} for role, look in ROLES.items()}
    return f"export const LOOKS = {json.dumps(looks)}\n"
