"""Card: the picture that stands for a link elsewhere: a state's pictures, its title and its sentence, 1200 × 630, on light paper."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw
from streamlit.file_util import get_static_dir

from core.figures.figure import Figure
from core.figures.raster.letters import BOLD, REGULAR, Letters
from core.figures.raster.tile import COLOURS, PAPER, tile
from core.figures.theme import INKS, ROLES
from pages.serving.first import unbroken
from pages.shared.view import Sentence

NAME = "Matrixscope"
SIZE = (1200, 630)
EDGE = 44  # pixels round all
COLUMN = 372  # of the words, left of the pictures
GAP = 20  # between pictures
ROUND = 14  # their corners
MOST = 4  # pictures
EMPTY = 1.0  # what it costs to have a place without a picture
HEAD = 38  # pixels, of a picture's title
TITLES = (50, 44, 40)  # pixels: the largest that fits is taken
TEXTS = (26, 24, 22, 20)
LINE = 1.32  # from line to line, in letters
SMALL = 22
TITLED = (20, 18, 16, 14)  # of a picture
ICON = 34
COLOURS_KEPT = (64, 32, 16)
LARGEST = 60_000  # bytes, wherever fewer colours make a card that small
PACKED = 6  # zlib's level
INK = ROLES["given"].light
QUIET = INKS["quiet"][0]
FONTS = ("SourceSansVF-Upright", "KaTeX_Main-Regular", "KaTeX_AMS-Regular")  # Streamlit's own: of its text, and of signs that it lacks
OVER = 4  # times as large as a mask is needed it is drawn


@dataclass(frozen=True, eq=False)
class Card:
    """What stands on one."""

    title: str
    below: str  # which of its examples it is; "" for none
    say: Sentence
    figures: Sequence[Figure]  # all of the page's

    def png(self) -> bytes:
        """Return it as a PNG of few colours."""
        image = Image.new("RGB", SIZE, PAPER)
        words = Words(image)
        top = words.titled(self.title)
        if self.below:
            top = words.written(((self.below, "quiet"),), top, (SMALL,), SIZE[1])
        words.written(self.say, top + 14, TEXTS, SIZE[1] - EDGE - ICON - GAP)
        words.signed()
        for figure, box in arranged([figure for figure in self.figures if not figure.is_small][:MOST]):
            _hang(image, figure, box)
        return packed(image)


Box = tuple[int, int, int, int]  # left, top, width, height


def arranged(figures: Sequence[Figure]) -> list[tuple[Figure, Box]]:
    """Return where pictures hang: in as many rows as deform them least."""
    if not figures:
        return []
    left, top = EDGE + COLUMN + EDGE, EDGE
    wide, high = SIZE[0] - left - EDGE, SIZE[1] - 2 * EDGE
    count = len(figures)

    def boxes(columns: int) -> list[Box]:
        rows = math.ceil(count / columns)
        width, height = (wide - GAP * (columns - 1)) // columns, (high - GAP * (rows - 1)) // rows
        return [(left + k % columns * (width + GAP), top + k // columns * (height + GAP), width, height) for k in range(count)]

    def deformed(columns: int) -> float:
        pairs = zip(figures, boxes(columns), strict=True)
        odd = EMPTY * (-count % columns)
        return odd + sum(abs(math.log(box[2] / box[3] / (figure.frame[0] / figure.frame[1]))) for figure, box in pairs)

    return list(zip(figures, boxes(min(range(1, count + 1), key=deformed)), strict=True))


def _hang(image: Image.Image, figure: Figure, box: Box) -> None:
    left, top, width, height = box
    head = HEAD if figure.title else 0
    shown = Image.new("RGB", (width, height), PAPER)
    shown.paste(tile(figure, (width, height - head), letters()), (0, head))
    size = next((size for size in TITLED if letters().width(figure.title, size, BOLD) < width - 2 * ROUND), TITLED[-1])
    letters().draw(ImageDraw.Draw(shown), (ROUND, 27), figure.title, QUIET, size, BOLD)
    image.paste(shown, (left, top), _corners(width, height))
    image.paste(INKS["edge"][0], (left, top), _outline(width, height))


@lru_cache(maxsize=16)
def _corners(width: int, height: int) -> Image.Image:
    """Return the mask of a picture with round corners."""
    mask = Image.new("L", (OVER * width, OVER * height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, OVER * width - 1, OVER * height - 1), OVER * ROUND, 255)
    return mask.reduce(OVER)


@lru_cache(maxsize=16)
def _outline(width: int, height: int) -> Image.Image:
    """Return the mask of the line round a picture."""
    mask = Image.new("L", (OVER * width, OVER * height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, OVER * width - 1, OVER * height - 1), OVER * ROUND, 0, 255, OVER + OVER // 2)
    return mask.reduce(OVER)


class Words:
    """Writes down the left side of a card."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.on = ImageDraw.Draw(image)
        self.letters = letters()

    def titled(self, title: str) -> float:
        """Write a title, in one line where that is possible, and return where it ends."""
        sizes = [size for size in TITLES if self.letters.width(title, size, BOLD + 100) <= COLUMN] or [TITLES[1]]
        lines = self._lines(((title, ""),), sizes[0], BOLD + 100)
        return self._lay(lines, EDGE - 6, sizes[0], BOLD + 100, INK)

    def written(self, say: Sentence, top: float, sizes: Sequence[int], bottom: float) -> float:
        """Write a sentence from top on, in the largest letters with which it ends before bottom, and return where it ends."""
        for size in sizes:
            lines = self._lines(say, size)
            if top + len(lines) * LINE * size <= bottom:
                break
        else:
            lines = lines[: int((bottom - top) / LINE / size)]
            lines[-1] = [*lines[-1][:-1], ("…", "")]
        return self._lay(lines, top, size, REGULAR, INK)

    def signed(self) -> None:
        """Write the program's name."""
        bottom = SIZE[1] - EDGE
        self.image.paste(icon(), (EDGE, bottom - ICON), icon())
        self.letters.draw(self.on, (EDGE + ICON + 12, bottom - 10), NAME, QUIET, SMALL, BOLD)

    def _lines(self, say: Sentence, size: int, weight: int = REGULAR) -> list[list[tuple[str, str]]]:
        """Return the words of a sentence line by line, each with its role; a space before each that does not begin a line."""
        parts = [(unbroken(part), "") if isinstance(part, str) else (unbroken(part[0]), part[1]) for part in say]
        pieces = [(word, role, k > 0) for text, role in parts for k, word in enumerate(text.split(" "))]
        words: list[list[tuple[str, str]]] = []
        for text, role, is_new in pieces:
            if is_new or not words:
                words.append([])
            words[-1].append((text, role))
        lines: list[list[tuple[str, str]]] = [[]]
        room = float(COLUMN)
        for word in words:
            width = self.letters.width("".join(text for text, _ in word) + " ", size, weight)
            if width > room and lines[-1]:
                lines.append([])
                room = COLUMN
            lines[-1] += [*([(" ", word[0][1] and lines[-1][-1][1])] if lines[-1] else []), *word]
            room -= width
        return lines

    def _lay(self, lines: list[list[tuple[str, str]]], top: float, size: int, weight: int, ink: str) -> float:
        for line in lines:
            x = float(EDGE)
            for role, run in groupby(line, key=lambda word: word[1]):
                text = "".join(text for text, _ in run)
                heavy = BOLD if role and role != "quiet" else weight
                self.letters.draw(self.on, (x, top + size), text, COLOURS[role] if role else ink, size, heavy)
                x += self.letters.width(text, size, heavy)
            top += LINE * size
        return top


def packed(image: Image.Image) -> bytes:
    """Return a picture as a PNG, with as many colours as its size allows."""
    found = b""
    for colours in COLOURS_KEPT:
        file = io.BytesIO()
        image.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", compress_level=PACKED)
        found = file.getvalue()
        if len(found) <= LARGEST:
            break
    return found


@cache
def letters() -> Letters:
    """Return the letters of a card."""
    media = Path(get_static_dir()) / "static" / "media"
    text, *signs = (next(media.glob(f"{name}*.woff2"), None) for name in FONTS)
    return Letters(text, [path for path in signs if path])


@cache
def icon() -> Image.Image:
    """Return the program's icon, as icon.svg has it."""
    k = OVER * ICON / 32
    image = Image.new("RGBA", (OVER * ICON, OVER * ICON))
    on = ImageDraw.Draw(image)
    on.rounded_rectangle((0, 0, OVER * ICON - 1, OVER * ICON - 1), 7 * k, "#171614")
    on.polygon([(6 * k, 26 * k), (22 * k, 19 * k), (28 * k, 6 * k), (12 * k, 13 * k)], "#683a1e")
    for end, ink in (((22, 19), "#6cc4ff"), ((12, 13), "#f2c94c")):
        on.line((6 * k, 26 * k, end[0] * k, end[1] * k), ink, round(3.5 * k))
        for x, y in ((6, 26), end):
            on.circle((x * k, y * k), 1.75 * k, ink)
    return image.reduce(OVER)
