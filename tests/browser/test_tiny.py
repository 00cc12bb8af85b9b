"""What no page of the navigation has yet: an action, a scale up to ∞, entries from 1e-300 to 1e300, an array of any shape."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server
from tests.browser.stage import Stage
from tests.browser.test_fields import paste_in

APP = Path(__file__).parent / "tiny" / "app.py"
TURN = '[data-action="turn"]'


@pytest.fixture(scope="module")
def tiny() -> Iterator[str]:
    """Serve the app with the page of the tests'."""
    with Server(app=APP) as running:
        yield running.address


def x(stage: Stage) -> list[str]:
    return stage.entries("x", columns=1)


def test_an_action_is_a_release(opened: Opener, tiny: str) -> None:
    stage = opened("tiny", address=tiny)
    stage.page.locator(TURN).click()
    stage.expect_entry("x:0,0", "-2")
    stage.rest()
    assert x(stage) == ["-2", "1"]
    stage.page.wait_for_function("location.search === '?x=-2,1'")
    for keys, found in [("Control+z", ["1", "2"]), ("Control+Shift+z", ["-2", "1"]), ("Control+z", ["1", "2"])]:
        stage.page.keyboard.press(keys)
        stage.rest()
        assert x(stage) == found
    stage.page.locator(TURN).dblclick()
    stage.expect_entry("x:0,0", "-1")
    assert x(stage.rest()) == ["-1", "-2"]
    stage.write("x:0,0", "0", "Tab")
    stage.write("x:1,0", "0", "Tab")
    stage.rest()
    stage.page.locator(TURN).click()
    expect(stage.notice("turn")).to_have_text("The zero vector has no direction: move x first.")


def test_a_hand_that_goes_on_meanwhile_keeps_what_it_has(opened: Opener, tiny: str) -> None:
    stage = opened("tiny", address=tiny)
    stage.page.evaluate(
        """turn => {
            document.querySelector(turn).click()
            document.querySelector('[data-handle="x"]').focus()
        }""",
        TURN,
    )
    stage.page.keyboard.press("ArrowRight")  # before Python has answered, or after
    stage.rest()
    before = x(stage)
    assert before in (["1.1", "2"], ["-1.9", "1"])
    stage.page.evaluate(
        """turn => {
            const press = type => new KeyboardEvent(type, { key: 'ArrowUp', bubbles: true, cancelable: true })
            document.querySelector(turn).click()
            document.querySelector('[data-handle="x"]').dispatchEvent(press('keydown'))
            document.querySelector('[data-handle="x"]').dispatchEvent(press('keyup'))
        }""",
        TURN,
    )  # at once
    stage.expect_entry("x:1,0", f"{float(before[1]) + 0.1:g}")
    stage.rest()
    assert x(stage) == [before[0], f"{float(before[1]) + 0.1:g}"]


def test_a_scale_ends_at_infinity(opened: Opener, tiny: str) -> None:
    stage = opened("tiny?p=∞", address=tiny)
    slider, field = stage.entry("p:slider"), stage.entry("p")
    assert field.input_value() == "∞"
    assert stage.readout("norm") == "2"
    slider.focus()
    for key, shown, norm in [("ArrowLeft", "100", "2"), ("ArrowRight", "∞", "2"), ("Home", "0.5", "5.828"), ("End", "∞", "2")]:
        stage.page.keyboard.press(key)
        stage.rest()
        assert (field.input_value(), slider.get_attribute("aria-valuetext"), stage.readout("norm")) == (shown, shown, norm)
    for text, shown, address in [("1", "1", "1"), ("inf", "∞", "inf"), ("4/2", "2", None), ("∞", "∞", "inf")]:
        stage.write("p", text, "Enter")
        stage.rest()
        assert (field.input_value(), stage.parameters.get("p")) == (shown, address)
    stage.write("p", "101", "Enter")
    expect(stage.notice("p")).to_have_text("p: 101 is out of range: use a number from 0.5 to 100, or ∞.")
    slider = stage.entry("alpha:slider")
    assert slider.get_attribute("aria-valuetext") == "none"
    slider.focus()
    stage.page.keyboard.press("End")
    stage.rest()
    assert (slider.get_attribute("aria-valuetext"), stage.parameters["alpha"]) == ("any", "inf")


def test_a_handle_goes_on_to_infinity(opened: Opener, tiny: str) -> None:
    stage = opened("tiny", address=tiny)
    handle, field = stage.handle("p"), stage.entry("p")
    stage.drag("p", 1.0, 0.0)
    assert float(field.input_value()) == pytest.approx(10, rel=0.03)  # a pixel is worth as much
    assert handle.get_attribute("aria-valuetext") == field.input_value()
    stage.drag("p", 2.6, 0.0)
    assert (field.input_value(), handle.get_attribute("aria-valuetext"), stage.parameters["p"]) == ("∞", "∞", "inf")
    handle.focus()
    for key, shown in [("ArrowLeft", "100"), ("ArrowRight", "∞"), ("ArrowRight", "∞"), ("ArrowLeft", "100"), ("ArrowLeft", "95.5")]:
        stage.page.keyboard.press(key)
        assert (stage.rest(), field.input_value())[1] == shown


def test_numbers_are_as_large_and_as_small_as_the_page_takes(opened: Opener, tiny: str) -> None:
    stage = opened("tiny?x=1e300,1e-300", address=tiny)
    assert x(stage) == ["1e300", "1e-300"]
    assert stage.readout("norm") == "10³⁰⁰"
    stage.entry("x:0,0").focus()
    stage.page.keyboard.press("ArrowUp")  # there is no more
    stage.rest()
    assert x(stage)[0] == "1e300"
    stage.write("x:1,0", f"0.{'0' * 299}1", "Enter")
    stage.rest()
    stage.write("x:1,0", "1e-301", "Enter")
    expect(stage.notice("x")).to_contain_text("too small to compute with")


def test_an_array_of_any_shape_is_typed_pasted_and_stretched(opened: Opener, tiny: str) -> None:
    stage = opened("tiny", address=tiny)
    heads = stage.page.locator(".slices .at")
    expect(heads).to_have_text(["[0, :, :]", "[1, :, :]"])
    stage.write("T:2,1", "1/3", "Enter")
    stage.page.wait_for_function("location.search === '?T=[[[1,2],[3,4]],[[5,1/3],[7,8]]]'")
    assert stage.entry("T:2,1").get_attribute("aria-label") == "T[1, 0, 1]"
    stage.rest()
    paste_in(stage, "T:3,0", "array([[[[1., 2.],\n         [3., 4.]]]])")
    expect(heads).to_have_text(["[0, 0, :, :]"])
    assert stage.rest().search == "T=[[[[1,2],[3,4]]]]"
    paste_in(stage, "T:0,0", "[[[1,2],[3,4]],[[5,6],[7]]]")
    expect(stage.notice("T")).to_have_text("[1][1] has 1 number, [0][0] has 2: an array needs lists of equal length.")
    assert stage.rest().search == "T=[[[[1,2],[3,4]]]]"
    stage.page.keyboard.press("Escape")
    stage.page.locator('[data-size="T:0"]').select_option("2")  # of the axis that the text has brought
    expect(heads).to_have_text(["[0, 0, :, :]", "[1, 0, :, :]"])
    stage.page.locator('[data-size="T:axes"]').select_option("1")
    expect(heads).to_have_count(0)
    assert stage.rest().search == "T=[1,2]"
    stage.page.keyboard.press("Control+z")
    stage.page.wait_for_function("location.search === '?T=[[[[1,2],[3,4]]],[[[0,0],[0,0]]]]'")
    assert stage.rest().errors == []
