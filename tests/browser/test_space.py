"""Space on all pages that show it: names stay in the picture and off what is grabbed, and a tip goes where the pointer says."""

import math

import pytest

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.stage import Stage

HALO = 4  # pixels of a box of text in which there is no ink
TURNED = "azimuth=25&elevation=40"
SPACES = (
    "vectors?a=2,0,1&b=0,1.5,0.5&show=area",
    "transformation?A=2,1,0;0,1,1;1,0,1&x=1,0,1",
    "transformation?A=1,2,3;4,5,6;7,8,9&x=0.3,-0.5,1",
    "transformation?A=1,0.5,0;-0.5,1,0;0,0,1&x=1,1,1&data=many",
    "transformation?A=1,0,0;0,1,0;0,0,0&x=1,-1,1.5&data=helix",
    "determinant?A=2,1,0;0,1,1;1,0,1&B=0,1,0;1,0,0;0,0,1",
    "determinant?A=1,2,3;4,5,6;7,8,9&B=1,0,0;0,1,0;0,0,0",
    "inverse?A=2,1,0;0,1,1;1,0,1&b=2,1,1&d=-0.4,0.6,0",
    "inverse?A=1,2,-1;2,4,-2;1,2,-1&b=2,4,2",
    "eigen?A=2,1,0;0,1,0;0,0,3&x=0.6,0,0.8",
    "eigen?A=0,-1,0;1,0,0;0,0,2&x=0.6,0,0.8",
    "svd?A=1.5,0.5,0;0,1,0.5;0.5,0,0.5",
    "svd?A=1,0;0,1;1,1&factors=thin",
    "svd?A=1,2,-1;0,1,1",
    "svd?show=pca&data=units&scaled=scaled",
    "quadratic?A=2,1,0;1,1,0;0,0,-1&x=0.6,0,0.8",
    "gradient_descent?points=1,2,3,1;0,1,-1,1&constant=without&w=1,-1,1&eta=0.05",
    "pseudoinverse?A=1,2,3&y=14&azimuth=-20",
    "pseudoinverse?A=1,2,3;0,1,-1&y=4,1",
    "pseudoinverse?A=2,-1;0,2;1,1&y=1,1,3",
    "pseudoinverse?A=2,-1,1;0,2,2;1,0,1&y=0,4,3",
    "least_squares?points=-3,-2,0.5;-2,1,-1;-1,-1,1.5;0,2,-0.5;1,-3,3;2,2,2.5;3,-1,3",
    "gradient_descent?points=1,2,3,1;0,1,-1,1&constant=without&w=1,-1,1&eta=0.05",
    "gradient_descent?points=1,2,3,14&constant=without&w=1,-1,1&eta=0.02&azimuth=-20",
)
STRAYED = """HALO => [...document.querySelectorAll('.picture:has(.turn:not([hidden]))')].flatMap(picture => {
    const box = part => part.getBoundingClientRect(), canvas = box(picture.querySelector('.canvas'))
    const tips = [...picture.querySelectorAll('[data-handle]')].map(box).filter(tip => tip.width)
    const middles = tips.map(tip => [tip.left + tip.width / 2, tip.top + tip.height / 2])
    const isOut = at => Math.min(at.left - canvas.left, canvas.right - at.right, at.top - canvas.top, canvas.bottom - at.bottom) < -HALO
    const holds = (at, [x, y]) => at.left < x && x < at.right && at.top < y && y < at.bottom
    return [...picture.querySelectorAll('.overlay text')].filter(text => box(text).width).flatMap(text => {
        const at = box(text), isLeaning = /rotate/.test(text.closest('[transform]').getAttribute('transform'))
        const isOn = !isLeaning && middles.some(tip => holds(at, tip))
        return [...isOut(at) ? ['out: ' + text.textContent] : [], ...isOn ? ['on: ' + text.textContent] : []]
    })
})"""


UNDER = """([handle, x, y]) => {
    const { left, top, width, height } = document.querySelector(`[data-handle="${handle}"]`).getBoundingClientRect()
    return Math.hypot(left + width / 2 - x, top + height / 2 - y) < 1.5
}"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("query", SPACES)
def test_no_name_leaves_the_picture_nor_lies_on_what_is_grabbed(visited: Opener, query: str, size: tuple[int, int]) -> None:
    stage = visited(query, size=size)
    assert stage.page.evaluate(STRAYED, HALO) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("query", "handle"),
    [("determinant?A=2,1,0;0,1,1;1,0,1&B=1,0,0;0,1,0;0,0,1", "A:1"), ("inverse?A=2,1,0;0,1,1;1,0,1&b=2,1,1&d=0,0,0.5", "b")],
)
def test_a_tip_goes_level_to_where_the_pointer_says(visited: Opener, query: str, handle: str, size: tuple[int, int]) -> None:
    stage = visited(f"{query}&{TURNED}", size=size)
    name, _, column = handle.partition(":")
    before = _column(stage, name, column)
    x, y = stage.centre(handle)
    stage.grab(handle)
    stage.page.keyboard.down("Alt")  # free of tenths
    stage.page.mouse.move(x + 30, y + 14, steps=4)
    stage.page.wait_for_function(UNDER, arg=[handle, x + 30, y + 14])
    stage.page.mouse.up()
    stage.page.keyboard.up("Alt")
    stage.rest()
    after = _column(stage, name, column)
    assert after[2] == before[2]
    assert after != before


def test_nothing_jumps_where_the_camera_passes_a_pole(visited: Opener) -> None:
    stage = visited("determinant?A=2,1,0;0,1,1;1,0,1&B=1,0,0;0,1,0;0,0,1&elevation=85")
    stage.page.locator("[data-camera]:visible").focus()
    places = []
    for _ in range(4):
        places.append([stage.centre(f"A:{j}") for j in range(3)])
        stage.page.keyboard.press("ArrowUp")
        stage.rest()
    assert stage.parameters["elevation"] == "90"
    assert places[1] == places[2] == places[3]
    for was, at in zip(places[0], places[1], strict=True):
        assert math.dist(was, at) < 40


def _column(stage: Stage, name: str, column: str) -> list[float]:
    rows = [[float(entry) for entry in row.split(",")] for row in stage.parameters[name].split(";")]
    return [row[int(column)] for row in rows] if column else rows[0]
