"""Examples: gone through one after the other by keys and buttons, each with what to look at; in one row, and with all of them shown."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import DESK, PHONE, SIDEWAYS, Opener
from tests.browser.stage import Stage


def example(stage: Stage, name: str) -> Locator:
    return stage.page.locator(f'[data-example="{name}"]')


def shown(stage: Stage, name: str) -> None:
    """Wait until an example is the one that is shown, and answered."""
    expect(stage.page.locator('.examples [aria-current="true"]')).to_have_text([name])
    stage.rest()
    expect(example(stage, name)).to_have_attribute("aria-current", "true")


def test_the_examples_are_one_stop_and_arrow_keys_go_through_them(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.26")
    expect(stage.page.locator('.examples a[tabindex="0"]')).to_have_text(["Diverging"])
    expect(stage.page.locator('.examples :is(a, button)[tabindex="0"]')).to_have_count(1)
    example(stage, "Diverging").focus()
    for key, name in (("ArrowRight", "Momentum"), ("End", "A saddle, from beside it"), ("ArrowRight", "A saddle, from beside it")):
        stage.page.keyboard.press(key)
        expect(example(stage, name)).to_be_focused()
        shown(stage, name)
    assert stage.parameters == {"objective": "saddle", "w": "1.5,1e-6"}
    stage.page.keyboard.press("Tab")
    assert stage.page.evaluate("!document.activeElement.matches('.examples *')")
    stage.page.keyboard.press("Shift+Tab")
    expect(example(stage, "A saddle, from beside it")).to_be_focused()
    stage.page.keyboard.press("ArrowLeft")
    shown(stage, "A saddle, from its axis")


def test_keys_that_follow_each_other_skip_none(opened: Opener) -> None:
    """Faster than answers come; and for undo they are one step."""
    stage = opened("transformation")
    stage.page.evaluate("performance.now = () => 10_000")
    example(stage, "Stretch").focus()
    for _ in range(5):
        stage.page.keyboard.press("ArrowRight")
    shown(stage, "Reflection")
    stage.page.keyboard.press("Control+z")
    stage.rest()
    assert stage.parameters == {}


def test_buttons_go_on_from_the_example_that_was_shown_last(visited: Opener) -> None:
    stage = visited("transformation")
    back, on = (stage.page.get_by_role("button", name=name) for name in ("The example before", "The next example"))
    look = stage.page.locator(".stage .look")
    expect(back).to_be_disabled()
    expect(look).to_contain_text("Two perpendicular lines stay")
    on.click()
    on.click()
    shown(stage, "Shear")
    expect(look).to_contain_text("slanted")
    place = stage.page.locator(".stage .pictures").bounding_box()
    stage.drag("A:0", 1, -1)
    expect(look).to_be_hidden()
    expect(stage.page.locator('.examples [aria-current="true"]')).to_have_count(0)
    assert stage.page.locator(".stage .pictures").bounding_box() == place  # nothing jumps when it goes
    on.click()
    shown(stage, "Rotation by 30°")
    for _ in range(3):
        back.click()
    shown(stage, "Stretch")
    expect(back).to_be_disabled()


@pytest.mark.parametrize("size", [DESK, PHONE, SIDEWAYS], ids=["desk", "phone", "sideways"])
def test_what_does_not_fit_into_the_row_is_under_more(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("gradient_descent", size=size)
    last, more = example(stage, "A saddle, from beside it"), stage.page.locator(".examples .fold")
    row = stage.page.locator(".examples .row").bounding_box()
    place = stage.page.locator(".stage .pictures .row").first.bounding_box()
    assert row
    assert row["height"] < 60
    more.click()
    expect(more).to_have_text("less")
    box = last.bounding_box()
    assert box
    assert box["x"] + box["width"] <= size[0]
    assert stage.page.locator(".stage .pictures .row").first.bounding_box() == place
    stage.page.keyboard.press("Escape")
    expect(more).to_have_text("more")
    more.click()
    last.click()
    shown(stage, "A saddle, from beside it")
    expect(more).to_have_text("more")
    expect(last).to_be_in_viewport()
