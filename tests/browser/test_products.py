"""Products: what can be done stands in one row, what is led by a hand is seen in every picture, and is within reach."""

import math

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opener
from tests.browser.server import Server

TIPS = """() => [...document.querySelectorAll('.picture')].map(picture => picture.querySelector('.arrows path.shaft').getAttribute('d'))"""


def test_buttons_stand_abreast(visited: Opener) -> None:
    stage = visited("products")
    boxes = [button.bounding_box() for button in stage.page.locator("[data-action]:visible").all()]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes if box}) == 1


def test_a_column_moves_what_follows_from_it_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("products?A=0,-1;1,0&B=2,0;0,1&way=plane", address=mortal.address)
    before = stage.page.evaluate(TIPS)
    mortal.pause()
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(0, 2, "A:0"), steps=4)
    stage.page.wait_for_function(f"before => ({TIPS})()[2] !== before", arg=before[2])
    after = stage.page.evaluate(TIPS)
    assert after[0] != before[0]
    assert after[1] == before[1]  # the columns of B stay
    assert stage.readout("‖AB − BA‖_F") == "1.414"
    mortal.go_on()
    stage.page.mouse.up()
    assert stage.rest().parameters["A"] == "0,-1;2,0"
    assert stage.readout("‖AB − BA‖_F") == "2.236"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("link", ["products", "products?way=plane", "products?A=1,2,3;4,5,6&B=1,2,0;0,-1,3&x=1,1,1"])
def test_axe_finds_nothing_serious(visited: Opener, link: str, dark: bool) -> None:
    found = Axe().run(visited(link, dark=dark).page, context=".stage").response["violations"]
    assert [(v["id"], v["help"]) for v in found if v["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize("link", ["", "&A=1,2;3,4&B=1,0;1,1", "&A=1,2;2,4&B=5,6;7,8"])
def test_columns_in_the_plane_are_grabbed_apart_from_each_other(visited: Opener, link: str) -> None:
    stage = visited(f"products?way=plane{link}")
    for name in "AB":
        (x, y), (u, v) = stage.centre(f"{name}:0"), stage.centre(f"{name}:1")
        assert math.hypot(x - u, y - v) > 15
    x, y = stage.centre("A:0")
    stage.grab("A:0")
    stage.page.mouse.move(x + 40, y, steps=4)
    stage.page.mouse.up()
    first = float(stage.rest().parameters["A"].split(",")[0])
    assert 1 < first < 6  # 40 pixels are a few units, and no dozens
    before = stage.centre("A:0")
    stage.page.get_by_role("button", name="Zoom in").first.click()
    stage.page.wait_for_function("() => location.search.includes('view=')")
    assert stage.rest().centre("A:0") != before
