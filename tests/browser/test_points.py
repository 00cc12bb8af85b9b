"""Points under a hand: what is added and removed while other things are under way."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, SIDEWAYS, Opener
from tests.browser.stage import Stage

FIRST = "-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2"


def count(stage: Stage, number: int) -> None:
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(number)


def type_a_fraction(stage: Stage) -> None:
    """Type what only Python can read, so that a question is open when the hand goes on."""
    stage.entry("points:0,0").click()
    stage.page.keyboard.press("Control+a")
    stage.page.keyboard.type("-3.1/1")  # on the way to it the picture shows as much of the plane as before


def test_a_point_added_while_a_text_is_read_stays(visited: Opener) -> None:
    stage = visited("least_squares")
    type_a_fraction(stage)
    stage.page.mouse.click(*stage.where(-1, 2))
    count(stage, 8)
    stage.rest()
    assert stage.parameters["points"] == FIRST.replace("-3,", "-3.1/1,") + ";-1,2"


def test_a_point_removed_while_a_text_is_read_is_gone(visited: Opener) -> None:
    stage = visited("least_squares")
    type_a_fraction(stage)
    stage.page.get_by_role("button", name="Remove row 3").click()
    count(stage, 6)
    stage.rest()
    assert stage.parameters["points"] == FIRST.replace("-3,", "-3.1/1,").replace("-1,-1;", "")


def test_the_end_of_a_drag_adds_nothing(visited: Opener) -> None:
    stage = visited("least_squares")
    stage.grab("points:3")
    stage.page.mouse.move(*stage.where(-1, 2), steps=4)
    stage.page.keyboard.press("Escape")
    stage.page.mouse.up()
    stage.rest()
    count(stage, 7)
    assert stage.parameters == {}


def test_a_double_click_adds_one_point_and_on_a_point_takes_it_away(visited: Opener) -> None:
    """However soon after each other."""
    stage = visited("least_squares")
    stage.page.mouse.dblclick(*stage.where(-1, 2))
    stage.handle("points:0").dblclick()
    count(stage, 7)
    assert stage.rest().parameters["points"] == FIRST.removeprefix("-3,-2.5;") + ";-1,2"


def test_of_two_points_over_each_other_one_is_dragged_and_none_added(visited: Opener) -> None:
    stage = visited("least_squares?points=0,0;0.1,0;3,3;-3,-2")
    x, y = stage.centre("points:1")
    stage.page.mouse.move(x + 4, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + 80, y - 60, steps=5)
    stage.page.mouse.up()
    stage.rest()
    count(stage, 4)
    assert stage.parameters["points"].startswith("0,0;1.")


def test_a_point_removed_under_the_hand_leaves_the_others_where_they_are(visited: Opener) -> None:
    stage = visited("least_squares")
    stage.grab("points:2")
    stage.page.mouse.move(*stage.where(-1.5, -2), steps=3)
    stage.page.keyboard.press("Delete")
    count(stage, 6)
    stage.page.mouse.move(*stage.where(-1, 1), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters["points"] == FIRST.replace("-1,-1;", "")


def test_keys_keep_a_point_through_undo(visited: Opener) -> None:
    stage = visited("least_squares")
    stage.handle("points:6").focus()
    stage.page.keyboard.press("Delete")
    count(stage, 6)
    expect(stage.handle("points:5")).to_be_focused()
    stage.page.keyboard.press("Control+z")
    count(stage, 7)
    expect(stage.handle("points:5")).to_be_focused()
    stage.page.keyboard.press("Insert")
    count(stage, 8)
    expect(stage.handle("points:7")).to_be_focused()
    stage.page.keyboard.press("Control+z")
    count(stage, 7)
    expect(stage.handle("points:6")).to_be_focused()
    stage.rest()


def test_a_finger_adds_a_point_and_drags_it(opened: Opener) -> None:
    stage = opened("least_squares", size=PHONE, has_touch=True)
    x, y = stage.where(-1, 2)
    stage.page.touchscreen.tap(x, y)
    count(stage, 8)
    stage.rest()
    assert stage.parameters["points"] == FIRST + ";-1,2"
    stage.touch("touchStart", (x, y))
    stage.touch("touchMove", stage.where(-1, 1))
    stage.touch("touchEnd")
    stage.rest()
    assert stage.parameters["points"] == FIRST + ";-1,1"


@pytest.mark.parametrize("size", [PHONE, SIDEWAYS], ids=["upright", "on its side"])
def test_a_finger_that_swipes_between_the_points_scrolls_and_catches_none(opened: Opener, size: tuple[int, int]) -> None:
    """However near to them: a point is caught only where the finger is on it."""
    stage = opened("least_squares", size=size, has_touch=True, is_mobile=True)
    for beside in (16, -16, 60):
        x, y = stage.centre("points:3")
        stage.page.evaluate("document.querySelectorAll('*').forEach(e => { e.scrollTop = 0 })")
        stage.touch("touchStart", (x + beside, y))
        for k in range(1, 9):
            stage.touch("touchMove", (x + beside, y - 20 * k))
        stage.touch("touchEnd")
        stage.page.wait_for_function("[...document.querySelectorAll('*')].some(e => e.scrollTop > 0)")
    assert stage.rest().parameters == {}
