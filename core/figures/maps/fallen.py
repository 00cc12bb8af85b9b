"""What is left of space where a map lets it fall flat, and what is lost: a plane and a line through the origin."""

from core.figures import solids
from core.figures.depth import Face
from core.figures.marks import Mark
from core.figures.theme import Role
from core.matrices.space import Space
from core.numbers.arrays import Vector

Drawn = tuple[tuple[Mark, ...], tuple[Face, ...]]  # and what of it hides what is behind it
LANDS = "everything lands here"
GOES = "goes to 0"


def left(ground: Space, half: float, of: str = "", *, is_named: bool = False) -> Drawn:
    """Return the plane or the line onto which space falls; nothing where there is none.

    of : what tells it from that of another picture; is_named : whether a plane says what it is, as a line does.
    """
    if ground.image is None:
        return (), ()
    if ground.rank == 1:
        return solids.lined(f"image line{of}", ground.image, half, "axis", LANDS), ()
    return _plane(f"image plane{of}", ground.image, half, "calm", "axis", LANDS if is_named else "")


def lost(ground: Space, half: float, of: str = "", *, is_named: bool = False) -> Drawn:
    """Return the line or the plane that goes to 0, likewise."""
    if ground.null is None:
        return (), ()
    if ground.rank == 2:
        return solids.lined(f"null line{of}", ground.null, half, "null", GOES), ()
    return _plane(f"null plane{of}", ground.null, half, "span", "null", GOES if is_named else "")


def _plane(name: str, normal: Vector, half: float, fill: Role, role: Role, text: str) -> Drawn:
    basis = solids.across(normal)
    return solids.sheet(name, basis, half, fill, role, text), (solids.sheet_face(basis, half),)
