"""Letters: text in a font that has the signs of mathematics."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
NOTHING = "\U0010ffff"  # a sign that no font has
LOWERED = "<sub> "  # what Unicode says of ₖ: it stands for a k,
SMALL, DROP = 0.66, 0.18  # so large, and so far below the line, in letters
LIKE = str.maketrans("␣ℂ", "_C")  # what stands for signs that no font has
BOLD, REGULAR = 600, 400
SIZES = (8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 24, 26, 29, 32, 36, 40, 44, 50, 56, 62, 70, 80)  # pixels: each font takes 5 ms and 0.5 MB
MOST_FONTS = 100
HALO = "#ffffff"


class Letters:
    """Draws text in a font of variable weight, and signs that it lacks in the first other font that has them."""

    def __init__(self, font: Path | None, signs: Sequence[Path] = ()) -> None:
        self.paths = (font, *signs)
        self.font = lru_cache(maxsize=MOST_FONTS)(self._font)
        self.which = lru_cache(maxsize=4096)(self._which)

    def width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """Return how long text is, in pixels."""
        return sum(font.getlength(part) for part, font, _ in self._runs(text, size, weight))

    def draw(self, on: ImageDraw, at: tuple[float, float], text: str, ink: str, size: float, weight: int = REGULAR, halo: int = 0) -> None:
        """Draw text on a picture. at : where its first letter stands on the line; halo : how many pixels of white are round it."""
        x, y = at
        for part, font, drop in self._runs(text, size, weight):
            on.text((x, y + drop), part, ink, font, anchor="ls", stroke_width=halo, stroke_fill=HALO)
            x += font.getlength(part)

    def _runs(self, text: str, asked: float, weight: int) -> list[tuple[str, Font, float]]:
        """Return the parts of text, the font of each, and how far it stands below the line."""
        text, size = text.translate(LIKE), nearest(asked)
        if text.isascii() or all(self.which(letter) == 0 for letter in text):
            return [(text, self.font(size, weight), 0.0)]
        found: list[tuple[str, Font, float]] = []
        for which, letters in groupby(text, self.which):
            part = "".join(letters)
            if which is None:
                plain = "".join(chr(int(unicodedata.decomposition(letter).removeprefix(LOWERED), 16)) for letter in part)
                found.append((plain, self.font(nearest(SMALL * size), weight), DROP * size))
            else:
                found.append((part, self.font(size, weight, which), 0.0))
        return found

    def _font(self, size: int, weight: int, which: int = 0) -> Font:
        path = self.paths[which]
        if path is None:
            return ImageFont.load_default(size)
        font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)  # it takes a third of the time
        if which == 0:
            font.set_variation_by_axes([weight])
        return font

    def _which(self, letter: str) -> int | None:
        """Return the number of the first font that has a letter, 0 if none has it, None if another one is lowered in its place."""
        if letter.isascii():
            return 0
        fonts = (self.font(20, REGULAR, which) for which in range(len(self.paths)))
        has = (which for which, font in enumerate(fonts) if bytes(font.getmask(letter)) != bytes(font.getmask(NOTHING)))
        return next(has, None if unicodedata.decomposition(letter).startswith(LOWERED) else 0)


def nearest(size: float) -> int:
    """Return the largest of SIZES that is not half a pixel larger, or the least."""
    return next((found for found in reversed(SIZES) if found <= size + 0.5), SIZES[0])
