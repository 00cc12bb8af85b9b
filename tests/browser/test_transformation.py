"""Transformation in space: columns are grabbed and lifted, the film turns space, and one button leads there and back."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server

SLANTED = "transformation?A=0,0,1;1,0,0;0,1,0&x=1,-1,1"
TIPS = "[...document.querySelectorAll('.picture .arrows path.shaft:not(.is-behind)')].map(node => node.getAttribute('d')).join()"


def test_one_button_leads_to_space_and_back(visited: Opener) -> None:
    stage = visited("transformation?A=1,2;3,4&x=1,0")
    stage.page.locator("[data-switch]").click()
    stage.expect_entry("A:2,2", "1")
    assert stage.rest().parameters == {"A": "1,2,0;3,4,0;0,0,1", "x": "1,0,0"}
    assert stage.readout("det A") == "−2"
    stage.page.locator("[data-switch]").click()
    expect(stage.entry("A:2,2")).to_have_count(0)
    assert stage.rest().parameters == {"A": "1,2;3,4", "x": "1,0"}
    stage.page.keyboard.press("Control+z")
    assert stage.rest().parameters["A"] == "1,2,0;3,4,0;0,0,1"


def test_a_column_is_moved_level_and_lifted(visited: Opener) -> None:
    stage = visited("transformation?A=1.5,0,0;0,1,0;0,0,1&x=0.5,0.5,1")
    x, y = stage.centre("A:0")
    stage.grab("A:0")
    stage.page.mouse.move(x + 40, y - 30, steps=4)
    stage.page.mouse.up()
    first = [row.split(",")[0] for row in stage.rest().parameters["A"].split(";")]
    assert first[:2] != ["1.5", "0"]
    assert first[2] == "0"
    x, y = stage.centre("A:2:z")
    stage.grab("A:2:z")
    stage.page.mouse.move(x, y - 60, steps=4)
    stage.page.mouse.up()
    third = [row.split(",")[2] for row in stage.rest().parameters["A"].split(";")]
    assert third[:2] == ["0", "0"]
    assert float(third[2]) > 1


def test_space_follows_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened(SLANTED, address=mortal.address)
    before = stage.page.evaluate(TIPS)
    ball = stage.page.locator(".picture path.js-line, .picture .ball").first
    mortal.pause()
    x, y = stage.centre("A:2")
    stage.grab("A:2")
    stage.page.mouse.move(x + 40, y - 10, steps=4)
    stage.page.wait_for_function(f"before => {TIPS} !== before", arg=before)
    assert stage.readout("det A") == "1"  # the numbers are Python's
    expect(ball).to_be_attached()
    mortal.go_on()
    stage.page.mouse.up()
    stage.rest()
    assert stage.readout("det A") != "1"


def test_the_film_turns_space(visited: Opener) -> None:
    stage = visited(SLANTED)
    at_rest = stage.page.evaluate(TIPS)
    slider = stage.page.locator(".player input")
    slider.fill("30")
    stage.page.wait_for_function(f"before => {TIPS} !== before", arg=at_rest)
    expect(stage.page.locator(".picture .overlay text", has_text="M(t)x")).to_be_visible()
    assert stage.rest().parameters["t"] == "0.5"
    assert "At t = 1, where M(t) is A:" in stage.sentence
    drawn = stage.page.evaluate("document.querySelector('.picture').outerHTML")
    assert "NaN" not in drawn
