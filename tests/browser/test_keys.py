"""By keys alone: where Tab comes to, and what of many presses is one step."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.stage import Stage


def at(stage: Stage, milliseconds: int) -> None:
    """Stop the page's clock at a moment."""
    stage.page.evaluate("at => { performance.now = () => at }", milliseconds)


@pytest.mark.parametrize(
    ("page", "first"), [("eigen", '[data-handle="x"]'), ("determinant?A=1,0,0,0;0,1,0,0;0,0,1,0;0,0,0,1", '[data-entry="A:0,0"]')]
)
def test_the_way_to_the_content_ends_at_what_can_be_moved(opened: Opener, page: str, first: str) -> None:
    stage = opened(page)
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Enter")
    expect(stage.page.locator(first)).to_be_focused()
    if "handle" in first:
        stage.page.keyboard.press("ArrowUp")
        stage.rest()
        assert "x" in stage.parameters


@pytest.mark.parametrize(
    ("page", "typed", "moved", "key", "presses"),
    [
        ("transformation", "A:0,1", '[data-handle="A:0"]', "ArrowUp", 70),  # more than the states that are kept
        ("transformation", "A:0,1", '[data-entry="A:1,1"]', "ArrowUp", 10),
        ("least_squares", "points:0,1", '[data-handle="points:2"]', "ArrowLeft", 10),
        ("gradient_descent", "points:0,1", '[data-entry="eta:slider"]', "ArrowRight", 10),
    ],
)
def test_presses_that_follow_each_other_are_one_step(opened: Opener, page: str, typed: str, moved: str, key: str, presses: int) -> None:
    """So that many of them do not push out what has been typed before."""
    stage = opened(page)
    before = stage.entry(typed).input_value()
    stage.write(typed, "0.75", "Enter")
    stage.rest()
    wanted = dict(stage.parameters)
    at(stage, 10_000)
    for _ in range(presses):
        stage.page.locator(moved).press(key)
    once = dict(stage.rest().parameters)
    at(stage, 20_000)
    stage.page.locator(moved).press(key)  # after a while it is another step
    assert stage.rest().parameters != once
    for expected in (once, wanted):
        stage.page.keyboard.press("Control+z")
        assert stage.rest().parameters == expected
    stage.page.keyboard.press("Control+z")
    stage.expect_entry(typed, before)
    stage.page.keyboard.press("Control+Shift+z")
    assert stage.rest().parameters == wanted


def test_presses_there_and_back_are_none(opened: Opener) -> None:
    stage = opened()
    at(stage, 10_000)
    for key in ("ArrowUp", "ArrowDown"):
        stage.handle("A:0").press(key)
    stage.rest()
    expect(stage.page.get_by_role("button", name="Undo")).to_be_disabled()
    stage.handle("A:0").press("ArrowUp")
    stage.page.keyboard.press("Control+z")
    assert stage.rest().parameters == {}


def test_tab_goes_through_handles_in_the_order_of_the_figure(visited: Opener) -> None:
    stage = visited("transformation")
    stage.handle("A:0").focus()
    for name in ("A:1", "x"):
        stage.page.keyboard.press("Tab")
        expect(stage.handle(name)).to_be_focused()
