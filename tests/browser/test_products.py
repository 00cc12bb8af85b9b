"""Products: what can be done stands in one row, and what is led by a hand is seen in every picture."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opener
from tests.browser.server import Server

TIPS = """() => [...document.querySelectorAll('.picture')].map(picture => picture.querySelector('.arrows path.shaft').getAttribute('d'))"""


def test_buttons_stand_abreast(visited: Opener) -> None:
    stage = visited("products")
    boxes = [button.bounding_box() for button in stage.page.locator("[data-action]").all()]
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
