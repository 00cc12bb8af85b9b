"""Theme: the colour, width and dash of each role, the same on every page.

Text has a contrast of 4.5:1 or more on both of Streamlit's grounds, lines 3:1; the roles that meet in one picture stay apart
for protanopes, deuteranopes and tritanopes (tests/figures/test_theme.py measures all of it).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """How one role is drawn, on a light and on a dark ground; width in pixels, dash as in SVG."""

    light: str
    dark: str
    width: float = 2.0
    dash: str = ""
    opacity: float = 1.0  # of a line, or of a filled area


LIGHT_GROUNDS = ("#ffffff", "#f8f8f7")  # Streamlit's background and secondary background
DARK_GROUNDS = ("#171614", "#2d2b27")

ROLES: dict[str, Role] = {
    "first": Role("#00508f", "#6cc4ff", 4),  # what belongs to the first column
    "second": Role("#8c6500", "#f2c94c", 4),  # to the second column
    "input": Role("#7b2cbf", "#b57bff", 3.5),
    "output": Role("#862800", "#ff7a2f", 2.5),
    "given": Role("#1c1b19", "#f3f1ec", 3),  # a right-hand side, data
    "eigen": Role("#0b7a4b", "#4fae7c", 1.75, "7 5"),
    "singular": Role("#ab2d6d", "#ee8fba", 2),
    "residual": Role("#b3261e", "#ff8a80", 2),  # what is left over
    "source": Role("#ab2d6d", "#ee8fba", 1.5, "2 3"),  # what is taken to the singular directions
    "bar": Role("#ab2d6d", "#ee8fba", 1, opacity=0.22),  # a singular value as a bar
    "dropped": Role("#b3261e", "#ff8a80", 1, opacity=0.1),  # and as one that is not kept
    "further": Role("#5f5d59", "#aaa69f", 2.5),  # what belongs to the third column, and to those after it
    "axis": Role("#0b7a4b", "#4fae7c", 1.75, "7 5"),  # a line that says what kind of map it is
    "orbit": Role("#5f5d59", "#aaa69f", 1.5),  # where one step after another leads
    "null": Role("#5f5d59", "#aaa69f", 1.75, "2 4"),  # a line that is taken to 0
    "grid": Role("#2f6ea8", "#5f9bd1", 1, opacity=0.42),  # the images of the grid lines
    "gradient": Role("#7b2cbf", "#b57bff", 2),  # where the loss falls, or rises
    "path": Role("#00508f", "#6cc4ff", 1.75),  # from update to update
    "square": Role("#b3261e", "#ff8a80", 1, opacity=0.2),  # a residual, squared
    "cloud": Role("#5f5d59", "#aaa69f", 1, opacity=0.3),  # where many updates lead
    "calm": Role("#0b7a4b", "#4fae7c", 1, opacity=0.12),  # steps that converge
    "swing": Role("#8c6500", "#f2c94c", 1, opacity=0.16),  # and that overshoot as they do
    "level": Role("#5f5d59", "#aaa69f", 1, opacity=0.55),  # where a loss has one value
    "unit": Role("#5f5d59", "#aaa69f", 1.25, "2 3"),  # the unit circle and what else does not move
    "area": Role("#862800", "#ff7a2f", 1.25, opacity=0.14),  # the image of the unit square
    "letter": Role("#862800", "#ff7a2f", 1.25, opacity=0.5),  # a shape with no symmetry
}


INKS: dict[str, tuple[str, str]] = {  # what belongs to no role: light, dark
    "gridline": ("#ecebe9", "#262422"),
    "zeroline": ("#aaa9a6", "#63605b"),
    "tick": ("#6b6965", "#a19d96"),
    "quiet": ("#5f5d59", "#aaa69f"),
    "edge": ("#dedcd8", "#3a3733"),
    "good": ("#0b7a4b", "#4fae7c"),
    "bad": ("#b3261e", "#ff8a80"),
}


def css() -> str:
    """Return all colours as CSS custom properties that follow the page's colour scheme."""
    pairs = {name: (role.light, role.dark) for name, role in ROLES.items()} | INKS
    return ".stApp{" + "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in pairs.items()) + "}\n"
