"""Without dragging: a tap picks a handle up, and the next one says where it goes."""

import math
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.stage import Stage

PICKED = ".handle.is-picked"


def tap(stage: Stage, place: tuple[float, float]) -> None:
    stage.page.mouse.click(*place)


@pytest.mark.parametrize(
    ("page", "handle", "place", "wanted"),
    [
        ("transformation", "A:0", (1, -1), {"A": "1,1;-1,2"}),
        ("eigen", "x", (0, -2), {"x": "0,-1"}),  # on its circle
        ("pseudoinverse?A=1,2&y=3", "y", (1, 0.5), {"A": "1,2", "y": "1"}),  # along its axis
        ("least_squares", "points:3", (-1, 1), {"points": "-3,-2.5;-2,-0.5;-1,-1;-1,1;1,0.5;2,2.5;3,2"}),
        ("gradient_descent", "w", (0, 1), {"w": "0,1"}),
    ],
)
def test_a_handle_goes_where_the_next_tap_points(
    opened: Opener, page: str, handle: str, place: tuple[float, float], wanted: dict[str, str]
) -> None:
    stage = opened(page)
    first = stage.parameters
    before = str(stage.handle(handle).get_attribute("aria-valuetext"))
    tap(stage, stage.centre(handle))
    expect(stage.page.locator(PICKED)).to_have_attribute("data-handle", handle)
    expect(stage.page.get_by_text("Picked up")).to_be_visible()
    tap(stage, stage.where(*place, handle))
    stage.rest()
    expect(stage.page.locator(PICKED)).to_have_count(0)
    assert stage.parameters == wanted
    stage.page.keyboard.press("Control+z")
    expect(stage.handle(handle)).to_have_attribute("aria-valuetext", before)
    assert stage.rest().parameters == first  # a bare address, where the page was opened at one
    stage.rest()


@pytest.mark.parametrize("page", ["svd?k=1", "low_rank", "pseudoinverse", "gradient_descent"])
def test_every_handle_can_be_picked_up(visited: Opener, page: str) -> None:
    """Also those on a scale, and in steps."""
    stage = visited(page)
    before = stage.parameters
    names = stage.page.evaluate("[...document.querySelectorAll('[data-handle]')].map(grip => grip.dataset.handle)")
    for name in names:
        stage.handle(name).scroll_into_view_if_needed()
        x, y = stage.centre(name)
        tap(stage, (x, y))
        expect(stage.page.locator(PICKED)).to_have_count(1)
        stage.page.keyboard.press("Escape")
        expect(stage.page.locator(PICKED)).to_have_count(0)
    assert stage.rest().parameters == before


def test_what_is_picked_up_can_be_let_go(visited: Opener) -> None:
    stage = visited()
    ways: tuple[Callable[[], None], ...] = (
        lambda: stage.page.keyboard.press("Escape"),
        lambda: tap(stage, stage.centre("A:0")),
        lambda: stage.entry("A:0,0").click(),
        lambda: stage.page.get_by_role("button", name="The next example").click(),
    )
    for let_go in ways:
        tap(stage, stage.centre("A:0"))
        expect(stage.page.locator(PICKED)).to_have_count(1)
        let_go()
        expect(stage.page.locator(PICKED)).to_have_count(0)
    tap(stage, stage.rest().where(1, 1.5))
    assert stage.rest().parameters == {"A": "1,0;0,1"}
    tap(stage, stage.centre("A:0"))
    tap(stage, stage.centre("A:1"))  # another one instead
    expect(stage.page.locator(PICKED)).to_have_attribute("data-handle", "A:1")


def test_a_drag_is_no_tap_and_a_tap_adds_no_point(visited: Opener) -> None:
    stage = visited("least_squares")
    stage.drag("points:0", -2.5, 1)
    expect(stage.page.locator(PICKED)).to_have_count(0)
    tap(stage, stage.centre("points:0"))
    tap(stage, stage.where(-2, 2))
    stage.rest()
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(7)
    tap(stage, stage.where(-1, 1))
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(8)
    stage.rest()


def test_a_finger_taps_there_and_here(opened: Opener) -> None:
    stage = opened("eigen", size=PHONE, has_touch=True, is_mobile=True)
    stage.page.touchscreen.tap(*stage.centre("x"))
    expect(stage.page.locator(PICKED)).to_have_count(1)
    stage.page.touchscreen.tap(*stage.where(1, 0.02, "x"))
    stage.rest()
    x, y = map(float, stage.parameters["x"].split(","))
    assert math.isclose(math.hypot(x, y), 1, abs_tol=1e-5)
    assert (x, y) == (1, 0)
