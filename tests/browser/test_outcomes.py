"""Bars whose tops are moved: by hand, by a tap, by keys, on a phone too."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.server import Server
from tests.browser.stage import Stage
from tests.browser.test_fields import paste_in

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
        expect(stage.handle(f"p:{row}")).to_have_class("handle is-slim")
    sides = [[float(stage.handle(f"p:{row}").get_attribute(side) or "") for side in ("x", "width")] for row in range(60)]
    assert all(x + width <= after + 0.02 for (x, width), (after, _) in pairwise(sides))
    assert stage.errors == []


# ---- names, and a text


def test_pasted_counts_bring_their_names(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes", address=tiny)
    names = stage.entry("names")
    paste_in(stage, "p:0,0", "rain\t3\nsun\t1/2\nheavy snow\t2")
    expect(names).to_have_value("rain, sun, heavy snow")
    stage.rest()
    assert p(stage, 3) == ["3", "1/2", "2"]
    assert stage.handle("p").get_attribute("aria-valuetext") == "rain: 0.5455, sun: 0.09091, heavy snow: 0.3636"  # in the triangle
    names.fill("rain, sun, snow, fog")
    names.press("Enter")
    stage.expect_entry("p:3,0", "0")
    stage.page.wait_for_function("decodeURIComponent(location.search) === '?p=3,1/2,2,0&names=rain,sun,snow,fog'")
    stage.page.locator("h1").click()
    stage.page.keyboard.press("Control+z")
    expect(names).to_have_value("rain, sun, heavy snow")
    assert stage.rest().errors == []


def test_two_are_a_point_on_a_curve(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes?p=0.2,0.8", address=tiny)
    stage.drag("p", 0.75, 0.3)
    assert p(stage, 2) == ["0.75", "0.25"]
    stage.page.keyboard.press("ArrowLeft")
    stage.rest()
    assert p(stage, 2) == ["0.74", "0.26"]


def test_a_text_is_counted_as_it_is_typed_and_undone_by_steps(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes", address=tiny)
    area, letters, bars = stage.entry("text"), stage.page.locator(".letters"), stage.page.locator('[data-handle^="p:"]')
    area.click()
    for text, count in [("Hello", 4), (" world", 8)]:
        stage.page.keyboard.type(text)
        stage.page.wait_for_function("found => location.search.endsWith(found)", arg=text[-3:])  # after a pause
        expect(bars).to_have_count(count)
    expect(letters).to_have_text("Hello world")
    assert letters.locator("span").first.evaluate("letter => getComputedStyle(letter).getPropertyValue('--fill')") == "1"
    stage.page.locator("h1").click()
    for keys, text, count in [("Control+z", "Hello", 4), ("Control+z", "", 4), ("Control+Shift+z", "Hello", 4)]:
        stage.page.keyboard.press(keys)
        expect(area).to_have_value(text)
        expect(bars).to_have_count(count)
    stage.rest()
    assert stage.search == "text=Hello"
    stage.handle("p:0").focus()
    stage.page.keyboard.press("End")
    stage.rest()
    assert stage.search == "p=5,0,0,0&text=Hello"
    assert area.input_value() == "Hello"
    area.fill("x" * 2100)
    expect(stage.notice("text")).to_have_text("This had 2,100 characters: the first 2,000 are taken.")
    expect(area).to_have_value("x" * 2000)
    assert stage.rest().errors == []


def test_a_tap_on_the_name_of_a_bar_leads_to_its_entry(opened: Opener, tiny: str) -> None:
    stage = opened("outcomes?names=rain,sun", address=tiny)
    expect(stage.entry("p:1,0")).to_have_attribute("aria-label", "p of sun, entry 2")
    stage.page.mouse.click(
        *stage.page.evaluate(
            """() => {
            const names = [...document.querySelectorAll('.ticks .is-across')]
            const name = names.find(text => text.textContent === 'sun').getBoundingClientRect()
            return [name.x + name.width / 2, name.y + name.height / 2]
        }"""
        )
    )
    expect(stage.entry("p:1,0")).to_be_focused()
    assert stage.rest().search == "names=rain,sun"
