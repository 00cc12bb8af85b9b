"""Two vectors: what is made of them follows the hand, and their length is chosen for both."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server


def test_the_sum_follows_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("vectors?a=2,0&b=0,1", address=mortal.address)
    tip = "[...document.querySelectorAll('.picture .arrows path.shaft')].at(-1).getAttribute('d')"
    before = stage.page.evaluate(tip)
    mortal.pause()
    stage.grab("b")
    stage.page.mouse.move(*stage.where(1, 1, "b"), steps=4)
    stage.page.wait_for_function(f"before => {tip} !== before", arg=before)
    assert stage.readout("a + b") == "(2, 1)"  # the numbers are Python's
    mortal.go_on()
    expect(stage.page.locator('[data-readout="a + b"]')).to_have_text("(3, 1)")
    stage.page.mouse.up()
    stage.rest()


def test_one_length_is_chosen_for_both(opened: Opener) -> None:
    stage = opened("vectors")
    lengths = stage.page.locator("[data-size]")
    expect(lengths).to_have_count(1)
    lengths.select_option("5")
    expect(stage.entry("b:4,0")).to_have_value("0")
    expect(stage.page.locator("[data-handle]")).to_have_count(0)
    assert stage.rest().parameters == {"a": "3,1,0,0,0", "b": "0.5,2,0,0,0"}
    lengths.select_option("1")
    expect(stage.page.locator("[data-handle]")).to_have_count(2)
    stage.drag("a", -2, 1)
    assert stage.parameters == {"a": "-2", "b": "0.5"}
