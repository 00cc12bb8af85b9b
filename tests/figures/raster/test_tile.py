"""Tile: a figure's marks stand where they are, in the colours of their roles, with their names."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageColor

from core.figures.axes import Tick
from core.figures.board import Board
from core.figures.chart import Chart
from core.figures.image import Image as Photo
from core.figures.marks import Area, Arrow, Caption, Cells, Dots, Line, Pixels
from core.figures.plane import Plane
from core.figures.raster.letters import LIKE, NOTHING, SIZES, Letters
from core.figures.raster.tile import tile
from core.figures.theme import ROLES
from pages.serving.card import letters

SNAPSHOTS = Path(__file__).parents[2] / "snapshots"
NAMELESS = Letters(None)


def inks(image: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in image.getcolors(100_000) or ()}  # type: ignore[misc]


def ink(role: str) -> tuple[int, ...]:
    return ImageColor.getrgb(ROLES[role].light)  # type: ignore[index]


def test_marks_stand_where_they_are() -> None:
    marks = (
        Arrow("a", np.array([2.0, 1]), "first", "", ""),
        Line("l", np.array([[-3.0, -1], [-1, -1]]), "form"),
        Dots("d", np.array([-2.0, 1]), "given"),
        Area("s", np.array([[1.0, 3, 3, 1], [-3, -3, -1, -1]]), "square"),
    )
    image = tile(Plane("p", marks, 4.0), (800, 400), NAMELESS)
    assert image.size == (800, 400)
    assert image.getpixel((450, 175)) == ink("first")  # on the shaft, at (1, 0.5)
    assert image.getpixel((300, 250)) == ink("form")
    assert image.getpixel((300, 150)) == ink("given")
    r, g, b = image.getpixel((475, 275))  # type: ignore[misc]
    assert 255 > r > g > b > 200
    assert image.getpixel((715, 33)) == (255, 255, 255)


def test_what_is_nowhere_or_far_away_is_drawn_as_far_as_it_is_seen() -> None:
    marks = (
        Line("l", np.array([[-1e300, np.nan, 0, 1e300], [0, np.nan, 1, 1]]), "form"),
        Dots("d", np.array([[np.nan, np.inf], [0, 0]]), "given"),
        Area("s", np.array([[0.0, 1e30, 1e30, 0], [2, 2, 4, 4]]), "first"),
    )
    image = tile(Plane("p", marks, 4.0), (800, 400), NAMELESS)
    assert image.getpixel((700, 150)) == ink("form")
    assert image.getpixel((300, 150)) != ink("form")
    assert image.getpixel((780, 30)) == ink("first")


def test_a_dash_has_gaps() -> None:
    image = tile(Plane("p", (Line("l", np.array([[-3.0, 3], [1, 1]]), "eigen"),), 4.0), (800, 400), NAMELESS)
    row = [image.getpixel((x, 150)) == ink("eigen") for x in range(260, 540)]
    assert {True, False} == set(row)


def test_names_stand_beside_their_tips_and_values_in_their_cells() -> None:
    arrow = Arrow("a", np.array([2.0, 1]), "first", "a₁")
    both = [tile(Plane("p", (mark,), 4.0), (800, 400), letters()) for mark in (arrow, Arrow("a", np.array([2.0, 1]), "first", ""))]
    left, top, right, bottom = ImageChops.difference(*both).getbbox() or (0, 0, 0, 0)
    assert 480 < left < right < 560
    assert 110 < top < bottom < 170
    cells = Cells("c", np.array([[0.5], [-0.5]]), "second", ("7",))
    board = tile(Board("b", (cells, Caption("t", np.array([0.5, 0.3]), "A", "second")), 1.0, 1.0), (200, 200), letters())
    assert ink("second") in inks(board.crop((80, 80, 120, 120)))


def test_numbers_stand_at_the_edges_of_a_chart() -> None:
    chart = Chart("c", (), (0, 1), (0, 1), x_ticks=(Tick(0.5, "half"),), y_ticks=(Tick(0.5, "0.5"),))
    image = tile(chart, (400, 300), letters())
    assert len(inks(image.crop((180, 270, 220, 300)))) > 3
    assert len(inks(image.crop((0, 140, 40, 160)))) > 3


def test_an_image_keeps_its_shape() -> None:
    image = tile(Photo("i", (Pixels("p", np.zeros((10, 20))),), aspect=2.0), (400, 300), NAMELESS)
    assert [image.getpixel(at) for at in ((200, 150), (5, 60), (200, 20))] == [(0, 0, 0), (0, 0, 0), (255, 255, 255)]


def test_there_is_a_font_for_every_sign_that_pages_say() -> None:
    said = set("".join(path.read_text() for path in SNAPSHOTS.rglob("*.txt")))
    found = letters()

    def is_a_box(letter: str) -> bool:
        font = found.font(20, 400, found.which(letter) or 0)
        return found.which(letter) is not None and bytes(font.getmask(letter)) == bytes(font.getmask(NOTHING))

    assert [letter for letter in said if not letter.isspace() and is_a_box(letter.translate(LIKE))] == []
    assert found.width("Aₖ", 40) < found.width("Ak", 40)


def test_there_are_few_fonts_however_many_sizes_are_asked_for() -> None:
    found = Letters(letters().paths[0])
    for size in range(1, 400):
        found.width("a", size / 3)
    assert found.font.cache_info().currsize <= len(SIZES)
