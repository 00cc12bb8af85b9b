"""Bars whose tops are moved: by hand, by a tap, by keys, on a phone too."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.server import Server
from tests.browser.stage import Stage

APP = Path(__file__).parent / "tiny" / "app.py"
SIXTY = ",".join(str(1 + k * 7 % 11) for k in range(60))


@pytest.fixture(scope="module")
def tiny() -> Iterator[str]:
    """Serve the app with the pages of the tests'."""
    with Server(app=APP) as running:
        yield running.address


def p(stage: Stage, count: int = 4) -> list[str]:
    return stage.entries("p", rows=count, columns=1)


def test_a_top_is_dragged_and_the_others_rescale(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes", address=tiny)
    stage.grab("p:0")
    for height in (1.2, 0.8):  # beyond all of it, and back
        stage.page.mouse.move(*stage.where(1.4, height, "p:0"), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert p(stage) == ["0.8", "0.1", "0.05", "0.05"]
    assert stage.search == "p=0.8,0.1,0.05,0.05"
    assert stage.handle("p:0").get_attribute("aria-valuetext") == "a: 0.8"
    stage.page.keyboard.press("Control+z")
    stage.page.wait_for_function("location.search === ''")
    stage.page.locator('[data-choice="keeps"]').select_option("counts")
    stage.rest()
    stage.handle("p:1").focus()
    stage.page.keyboard.press("ArrowUp")
    stage.rest()
    assert p(stage) == ["0.5", "1", "0.125", "0.125"]
    assert stage.errors == []


def test_keys_move_it_and_go_to_its_neighbours(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes?p=3,1,0,0", address=tiny)
    stage.handle("p:0").focus()
    for key, shown in [("End", ["4", "0", "0", "0"]), ("Home", ["0", "4", "0", "0"]), ("PageUp", ["0.4", "3.6", "0", "0"])]:
        stage.page.keyboard.press(key)
        stage.rest()
        assert p(stage) == shown
    stage.page.keyboard.press("ArrowRight")
    expect(stage.handle("p:1")).to_be_focused()
    assert [stage.handle(f"p:{k}").get_attribute("tabindex") for k in range(4)] == ["-1", "0", "-1", "-1"]


def test_a_tap_picks_a_top_up_and_puts_it_down(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes", address=tiny)
    stage.page.mouse.click(*stage.centre("p:2"))
    stage.page.mouse.click(*stage.where(3, 0.65, "p:2"))
    stage.rest()
    assert p(stage)[2] == "0.65"


def test_of_sixty_on_a_phone_each_can_be_grabbed(opened: Opener, tiny: str) -> None:
    stage = opened(f"outcomes?p={SIXTY}", address=tiny, size=PHONE, has_touch=True)
    for row in (0, 1, 30, 58, 59):
        stage.page.mouse.move(*stage.centre(f"p:{row}"))
        stage.page.mouse.down()
        expect(stage.handle(f"p:{row}")).to_have_class("handle is-slim grabbed")
        stage.page.keyboard.press("Escape")
        stage.page.mouse.up()
    sides = [[float(stage.handle(f"p:{row}").get_attribute(side) or "") for side in ("x", "width")] for row in range(60)]
    assert all(x + width <= after + 0.02 for (x, width), (after, _) in pairwise(sides))
    assert stage.errors == []
