"""Space: a picture in space, seen from far away, which is a picture in the plane with one more map: the camera C, 2 × 3.

The camera is a turntable: z stays up. Whatever stands in space is drawn through C, or through C after another map, as ``C a|b``.
"""

import math
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

import numpy as np

from core.figures.depth import Depth, Face
from core.figures.figure import Figure
from core.figures.legend import Entry
from core.figures.marks import Arrow, Line, Mark
from core.figures.marks.base import Keep, brief, lifted
from core.figures.placing import Placing
from core.figures.plane import grid, spacing
from core.numbers.arrays import Matrix, Vector

CAMERA = "C"  # the name of its map
AXES = ("x", "y", "z")
SEEN = 0.8  # of its length that a vector mostly takes up in the picture
LONG = 0.86  # of an axis, relative to the half-height

GROUND = (
    Entry("ground*", "", "the axes, and the floor on which z = 0: drag beside the arrows to turn it"),
    Entry("drop*", "", "straight down to the floor"),
)


@dataclass(frozen=True)
class Side:
    """A direction from which space can be looked at by one click; angles are in degrees."""

    name: str
    spoken: str
    azimuth: float
    elevation: float


SIDES = (
    Side("xy", "From above: x and y", -90, 90),
    Side("xz", "From the front: x and z", -90, 0),
    Side("yz", "From the side: y and z", 0, 0),
)


@dataclass(frozen=True, eq=False)
class Space(Figure):
    """A picture with the origin in its centre and equal scales, whose camera the State's azimuth and elevation are."""

    kind: ClassVar[str] = "space"
    is_deep: ClassVar[bool] = True
    half_height: float
    _: KW_ONLY
    zooms: bool = False  # whether the State's view is the half-height of this picture
    times: float = 1.0  # how much of the page's numbers one unit of the picture is
    sides: tuple[Side, ...] = SIDES
    faces: tuple[Face, ...] = ()  # what hides what lies behind it
    placing: Placing | None = None  # where data stand in it, on axes with scales of their own,
    around: int = 0  # and how many of the first marks are these axes: while a hand holds, they stay as they are

    @property
    def half(self) -> float:
        """Half the height of the still picture."""
        return self.half_height

    @property
    def unit(self) -> float:
        """What no screen shows of a coordinate."""
        return self.half_height * 1e-5

    @property
    def depth(self) -> Depth:
        """What hides what, as the camera sees it."""
        maps = self.maps
        corners = ([lifted(point[:, None], face.map, maps)[:, 0] for point in (face.corner, *face.sides)] for face in self.faces)
        return Depth(np.cross(*maps[CAMERA]), [(corner, u, v) for corner, u, v in corners], self.half_height)

    def placed(self, points: Matrix) -> Matrix:
        """Return points as they are."""
        return points

    def sent(self, keep: Keep) -> dict[str, Any]:
        """Return what the stage is told of it."""
        faces = [(face.map, [v.tolist() for v in self._given(face)]) for face in self.faces]
        sides = [(side.name, side.spoken, side.azimuth, side.elevation) for side in self.sides]
        return (
            super().sent(keep)
            | {"half": self.half_height, "sides": sides, "faces": keep(brief("faces", repr(faces)), lambda: faces)}
            | ({"zooms": True} if self.zooms else {})
            | ({} if self.times == 1 else {"times": self.times})
            | ({"placing": self.placing.sent(), "around": self.around} if self.placing else {})
        )

    def _given(self, face: Face) -> tuple[Vector, ...]:
        """Return the corner of a face and its sides, as the data have them where they are placed."""
        if not (placing := self.placing):
            return face.corner, *face.sides
        return face.corner * placing.unit + placing.middle, *(side * placing.unit for side in face.sides)


def camera(azimuth: float, elevation: float) -> Matrix:
    """Return what a camera that looks at the origin makes of space, (2, 3): how far to the right and how far up.

    Angles are in degrees: where it stands, round z from x, and above the floor.
    """
    a, e = math.radians(azimuth), math.radians(elevation)
    return np.array([[-math.sin(a), math.cos(a), 0.0], [-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e)]])


def seen(maps: Mapping[str, Matrix], azimuth: float, elevation: float) -> dict[str, Matrix]:
    """Return maps of space, the camera, and each of them as the camera sees it: ``C A`` is A first, then C."""
    C = camera(azimuth, elevation)
    return {CAMERA: C, **maps, **{f"{CAMERA} {name}": C @ M for name, M in maps.items()}}


def along(name: str, spoken: str, direction: Vector) -> Side:
    """Return the side from which a direction, (3,) and not 0, points at the eye."""
    x, y, z = direction.tolist()
    azimuth = math.degrees(math.atan2(y, x)) if x or y else -90.0
    return Side(name, spoken, round(azimuth, 1) + 0.0, round(math.degrees(math.atan2(z, math.hypot(x, y))), 1) + 0.0)


def ground(half: float, of: str = "", names: tuple[str, str, str] = AXES) -> tuple[Mark, ...]:
    """Return the floor with its grid, and the axes with their names; of : what tells them from those of another picture of the page."""
    more = f" of {of}" if of else ""
    flat = grid(half, _lines(half))
    points = np.vstack([flat, np.zeros(flat.shape[1])])
    axes = (Arrow(f"ground {axis}{more}", LONG * half * np.eye(3)[k], "ground", names[k], map=CAMERA) for k, axis in enumerate(AXES))
    return *axes, Line(f"ground floor{more}", points, "floor", map=CAMERA, shape=f"floor {half:g}", is_flat=True)


def floor(half: float) -> Face:
    """Return the floor as a face."""
    side = 2 * _lines(half) * spacing(half)
    return Face(CAMERA, np.array([-side / 2, -side / 2, 0.0]), (np.array([side, 0.0, 0.0]), np.array([0.0, side, 0.0])))


def far(place: Vector) -> float:
    """Return how high a picture has to be, from its middle, that is to show a place of space as it is mostly turned."""
    return max(abs(float(place[2])), SEEN * float(np.linalg.norm(place)))


def _lines(half: float) -> int:
    """Return how many lines of the floor there are from its middle to its edge."""
    return max(2, int(half / spacing(half) + 1e-9))
