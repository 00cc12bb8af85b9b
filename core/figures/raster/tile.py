"""Tile: a figure in a box of pixels, its lines heavier than on a screen: it is looked at small."""

import base64
import io
import re
from collections.abc import Mapping
from html import unescape

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from core.figures.figure import Figure
from core.figures.marks.base import Name
from core.figures.raster import paths
from core.figures.raster.letters import BOLD, REGULAR, Letters
from core.figures.raster.places import Box, placed
from core.figures.svg import Large
from core.figures.theme import INKS, ROLES
from core.numbers.arrays import Matrix, Vector

OVER = 2  # drawn so many times as large, and reduced: edges are smooth
HEAVY = 2.0  # pixels of a line of width 1 of a still picture
DASHES = 1.5  # pixels of a unit of a dash
JOINED = 40  # points of a line whose joints are drawn
NAME, NUMBER = 25, 18  # pixels: the size of names, and of the numbers of axes
MARGIN = 8
LARGEST_CELL = 96.0  # pixels
ELEMENT = re.compile(r"<(path|text|circle|image) ([^>]*?)/?>(?:([^<]*)</text>)?")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
PAPER = (255, 255, 255)
COLOURS = {name: look.light for name, look in ROLES.items()} | {name: light for name, (light, _) in INKS.items()}
RGB = tuple[int, int, int]


class Heavy(Large):
    """A figure in a picture that is looked at small: heads of arrows are larger."""

    head = 0.075


def tile(figure: Figure, size: tuple[int, int], letters: Letters) -> Image.Image:
    """Return a figure as it fills a box of so many pixels."""
    return Tile(figure, size, letters).drawn()


class Tile:
    """A figure as it is drawn."""

    def __init__(self, figure: Figure, size: tuple[int, int], letters: Letters) -> None:
        self.figure = figure
        self.letters = letters
        self.width, self.height = size[0] * OVER, size[1] * OVER
        wide, high = figure.frame
        across, up = self.width / 2 / wide, self.height / 2 / high
        if not figure.stretches:
            across = up = min(across, up, LARGEST_CELL * OVER if figure.most < np.inf else np.inf)
        self.scale = np.array([across, up])
        self.size = np.array([self.width, self.height], dtype=np.float64)
        self.middle = self.size / 2
        self.image = Image.new("RGB", (self.width, self.height), PAPER)
        self.on = ImageDraw.Draw(self.image, "RGBA")  # what is not opaque is laid over what is there

    def drawn(self) -> Image.Image:
        """Return the picture."""
        space = Heavy(self.figure)
        self._draw(self.figure.ground())
        for mark in self.figure.marks:
            self._draw(mark.svg(space))
        self._numbers()
        self._names([name for mark in self.figure.marks for name in mark.named(space)])
        return self.image.reduce(OVER)

    def _draw(self, elements: str) -> None:
        """Draw elements of SVG."""
        for kind, attributes, text in ELEMENT.findall(elements):
            getattr(self, f"_{kind}")(dict(ATTRIBUTE.findall(attributes)), text)

    def _at(self, points: Matrix) -> Matrix:
        """Return points, (n, 2), in pixels."""
        return np.asarray(points * self.scale + self.middle)

    def _path(self, of: Mapping[str, str], _: str) -> None:
        if of["fill"] != "none":
            fill = (*_rgb(of["fill"]), round(255 * float(of.get("fill-opacity", of.get("opacity", 1)))))
            for points in paths.strokes(of["d"]):
                inside = paths.within(self._at(points), self.size)
                if len(inside) > 2:
                    self.on.polygon(inside.ravel().tolist(), fill)
            return
        ink = _paled(_rgb(of["stroke"]), float(of.get("stroke-opacity", 1)))
        width = max(1, round(float(of["stroke-width"]) * HEAVY * OVER))
        if "stroke-linecap" in of:
            self._dots(self._at(paths.dots(of["d"])), width / 2, ink)
            return
        dash = [float(length) * DASHES * OVER for length in of.get("stroke-dasharray", "").split()]
        for stroke in paths.strokes(of["d"]):
            for points in paths.cut(self._at(stroke), self.size, paths.NEAR if dash else paths.FAR):
                for part in paths.dashed(points, dash) if dash else [points]:
                    self.on.line(part.ravel().tolist(), ink, width, joint="curve" if len(part) <= JOINED else None)

    def _dots(self, points: Matrix, radius: float, ink: RGB) -> None:
        for x, y in points.tolist():
            if -radius < x < self.width + radius and -radius < y < self.height + radius:
                self.on.ellipse((x - radius, y - radius, x + radius, y + radius), ink)

    def _circle(self, of: Mapping[str, str], _: str) -> None:
        at = np.array([[float(of["cx"]), float(of["cy"])]])
        self._dots(self._at(at), float(of["r"]) * float(self.scale[1]), _rgb(of["fill"]))

    def _text(self, of: Mapping[str, str], text: str) -> None:
        """Draw a text whose middle stands at a place, as large as it is in units of the figure."""
        x, y = self._at(np.array([float(of["x"]), float(of["y"])])).tolist()
        ink = _hex(_paled(_rgb(of["fill"]), float(of.get("fill-opacity", 1))))
        self._centred(unescape(text), (x, y), ink, float(of["font-size"]) * float(self.scale[1]))

    def _image(self, of: Mapping[str, str], _: str) -> None:
        pixels = Image.open(io.BytesIO(base64.b64decode(of["href"].partition(",")[2])))
        wide, high = self.scale * [float(of["width"]), float(of["height"])]
        shown = pixels.resize((round(wide / OVER), round(high / OVER)), Image.Resampling.BILINEAR)
        shown = shown.resize((shown.width * OVER, shown.height * OVER), Image.Resampling.NEAREST)
        left, top = (self.middle - [shown.width / 2, shown.height / 2]).tolist()
        self.image.paste(shown, (round(left), round(top)))

    def _centred(self, text: str, at: tuple[float, float], ink: str, size: float, weight: int = REGULAR, halo: int = 0) -> None:
        x = at[0] - self.letters.width(text, size, weight) / 2
        self.letters.draw(self.on, (x, at[1] + 0.33 * size), text, ink, size, weight, halo)

    def _names(self, names: list[Name]) -> None:
        """Write what is written beside marks."""
        size, told, boxes = NAME * OVER, [], []
        for name in names:
            at = self._at(name.at * [1, -1])
            width = self.letters.width(name.text, size, BOLD)
            if name.away is None:
                self._caption(name, at)
            elif name.text and bool((np.abs(at - self.middle) < self.middle).all()):
                boxes.append(Box(at, name.away * [1, -1], np.array([width, size])))
                told.append(name)
        for name, at in zip(told, placed(boxes, self.size), strict=True):
            self._centred(name.text, (float(at[0]), float(at[1])), COLOURS[name.role], size, BOLD, halo=3 * OVER)

    def _caption(self, name: Name, at: Vector) -> None:
        """Write words in the middle of a place; on a board they are as large as its cells allow."""
        size = min(NAME * OVER, name.size * float(self.scale[1]))
        if name.room:
            size = min(size, size * name.room * float(self.scale[0]) / self.letters.width(name.text, size, BOLD))
        if not name.turned:
            self._centred(name.text, (float(at[0]), float(at[1])), COLOURS[name.role], size, BOLD)
            return
        words = Image.new("L", (round(self.letters.width(name.text, size, BOLD)) + 4, round(1.4 * size)), 0)
        self.letters.draw(ImageDraw.Draw(words), (2, size), name.text, "#ffffff", size, BOLD)
        words = words.rotate(90, expand=True)
        left, top = (at - [words.width / 2, words.height / 2]).tolist()
        self.image.paste(_rgb(f"var(--{name.role})"), (round(left), round(top)), words)

    def _numbers(self) -> None:
        """Write the numbers of axes, within the picture as the stage does."""
        across, up = self.figure.numbers()
        size, room, (ink, _) = NUMBER * OVER, MARGIN * OVER, INKS["tick"]
        bottom = self.height - room
        end = 0.0
        for at, text in across:
            x, width = self._at(np.array([at, 0.0]))[0], self.letters.width(text, size)
            if x - width / 2 > max(end, room) and x + width / 2 < self.width - room:
                self.letters.draw(self.on, (x - width / 2, bottom), text, ink, size, halo=OVER)
                end = x + width / 2 + room
        for at, text in up:
            y = self._at(np.array([0.0, -at]))[1]
            if 1.2 * size < y < bottom - 1.2 * size:
                self.letters.draw(self.on, (room, y + 0.33 * size), text, ink, size, halo=OVER)


def _rgb(colour: str) -> RGB:
    """Return a colour of the theme, ``var(--first)``, on a light ground."""
    found = ImageColor.getrgb(COLOURS[colour[6:-1]])
    return found[0], found[1], found[2]


def _paled(ink: RGB, opacity: float) -> RGB:
    """Return an ink on white paper that is not opaque."""
    r, g, b = (round(opacity * c + (1 - opacity) * 255) for c in ink)
    return r, g, b


def _hex(ink: RGB) -> str:
    return "#{:02x}{:02x}{:02x}".format(*ink)
