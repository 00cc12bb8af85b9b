"""Two vectors: what is made of them follows the hand, and their length is chosen for both."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
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


def test_one_length_is_chosen_for_both(visited: Opener) -> None:
    stage = visited("vectors")
    lengths = stage.page.locator("[data-size]")
    expect(lengths).to_have_count(1)
    copies = [stage.page.get_by_role("button", name=f"Copy Vector {name}, all digits") for name in "ab"]
    for copy in copies:
        expect(copy).to_be_visible()
    tops = [entries.bounding_box() for entries in stage.page.locator(".field .entries").all()]
    assert len({box["y"] for box in tops if box}) == 1
    lengths.select_option("5")
    expect(stage.entry("b:4,0")).to_have_value("0")
    expect(stage.page.locator("[data-handle]")).to_have_count(0)
    assert stage.rest().parameters == {"a": "3,1,0,0,0", "b": "0.5,2,0,0,0"}
    lengths.select_option("1")
    expect(stage.page.locator("[data-handle]")).to_have_count(2)
    stage.drag("a", -2, 1)
    assert stage.parameters == {"a": "-2", "b": "0.5"}


def test_space_is_turned_and_its_tips_are_moved_level_and_lifted(visited: Opener) -> None:
    stage = visited("vectors?a=2,0,1&b=0,1.5,0.5&show=area")
    mouse = stage.page.mouse
    canvas = stage.page.locator(".picture .canvas").bounding_box()
    assert canvas
    corner = (canvas["x"] + canvas["width"] - 60, canvas["y"] + canvas["height"] - 60)
    mouse.move(*corner)
    mouse.down()
    mouse.move(corner[0] - 50, corner[1] + 25, steps=4)
    mouse.up()
    assert stage.rest().parameters == {"a": "2,0,1", "b": "0,1.5,0.5", "show": "area", "azimuth": "-40", "elevation": "30"}
    assert stage.readout("a×b") == "(−1.5, −1, 3)"  # what is looked at is no other for it
    x, y = stage.centre("a")
    stage.grab("a")
    mouse.move(x + 40, y - 30, steps=4)
    mouse.up()
    stage.rest()
    assert stage.parameters["a"] != "2,0,1"
    assert stage.parameters["a"].endswith(",1")
    x, y = stage.centre("b:z")
    stage.grab("b:z")
    mouse.move(x, y - 60, steps=4)
    mouse.up()
    stage.rest()
    assert stage.parameters["b"].startswith("0,1.5,")
    assert float(stage.parameters["b"].split(",")[2]) > 0.5


def test_sides_and_keys_turn_the_camera(visited: Opener) -> None:
    stage = visited("vectors?a=1,-1,1&b=-2,2,-2&azimuth=10")
    stage.page.get_by_role("button", name="From above: x and y").click()
    expect(stage.handle("a:z")).to_be_hidden()
    assert stage.rest().parameters["elevation"] == "90"
    stage.page.locator("[data-camera]").focus()
    stage.page.keyboard.press("ArrowDown")
    assert stage.rest().parameters["elevation"] == "85"
    stage.page.keyboard.press("Control+z")
    assert stage.rest().parameters["elevation"] == "90"
    stage.page.get_by_role("button", name="As it was").click()
    assert stage.rest().parameters == {"a": "1,-1,1", "b": "-2,2,-2", "azimuth": "10"}


def test_a_sum_in_space_follows_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("vectors?a=2,0,1&b=0,1.5,0.5", address=mortal.address)
    tip = "[...document.querySelectorAll('.picture .arrows path.shaft')].at(-1).getAttribute('d')"
    before = stage.page.evaluate(tip)
    mortal.pause()
    x, y = stage.centre("a")
    stage.grab("a")
    stage.page.mouse.move(x + 40, y, steps=4)
    stage.page.wait_for_function(f"before => {tip} !== before", arg=before)
    assert stage.readout("a + b") == "(2, 1.5, 1.5)"
    mortal.go_on()
    stage.page.mouse.up()
    stage.rest()


def test_a_finger_turns_space_from_side_to_side(opened: Opener) -> None:
    stage = opened("vectors?a=2,0,1&b=0,1.5,0.5", size=PHONE, has_touch=True, is_mobile=True)
    canvas = stage.page.locator(".picture .canvas").bounding_box()
    assert canvas
    x, y = canvas["x"] + canvas["width"] - 40, canvas["y"] + canvas["height"] - 80
    stage.touch("touchStart", (x, y))
    for k in range(1, 6):
        stage.touch("touchMove", (x - 15 * k, y))
    stage.touch("touchEnd")
    stage.page.wait_for_url("**azimuth=*")
    assert float(stage.rest().parameters["azimuth"]) > -60


def test_a_finger_scrolls_the_page_and_turns_what_it_has_in_hand(opened: Opener) -> None:
    stage = opened("vectors?a=2,0,1&b=0,1.5,0.5", size=PHONE, has_touch=True, is_mobile=True)
    canvas = stage.page.locator(".picture .canvas").bounding_box()
    assert canvas
    x, y = canvas["x"] + canvas["width"] - 40, canvas["y"] + canvas["height"] - 80
    top = "document.querySelector('.picture').getBoundingClientRect().top"
    before = stage.page.evaluate(top)

    def swipe(up: float) -> None:
        stage.touch("touchStart", (x, y))
        for k in range(1, 11):
            stage.touch("touchMove", (x, y - up * k / 10))
        stage.touch("touchEnd")

    swipe(90)
    stage.page.wait_for_function(f"{top} < {before} - 40")
    assert "elevation" not in stage.rest().parameters
    x, y = stage.page.viewport_size["width"] - 50, stage.page.evaluate(top) + 160  # type: ignore[index]
    stage.page.touchscreen.tap(x, y)
    stage.page.wait_for_selector(".picture.is-in-hand")
    before = stage.page.evaluate(top)
    swipe(90)
    stage.page.wait_for_url("**elevation=*")
    assert float(stage.rest().parameters["elevation"]) < 0
    assert stage.page.evaluate(top) == before
    stage.page.touchscreen.tap(x, before - 20)
    stage.page.wait_for_selector(".picture:not(.is-in-hand)")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("link", ["vectors?a=2,0,1&b=0,1.5,0.5&show=area", "vectors?show=shadow&b=1e-9,1"])
def test_axe_finds_nothing_serious(visited: Opener, link: str, dark: bool) -> None:
    found = Axe().run(visited(link, dark=dark).page, context=".stage").response["violations"]
    assert [(v["id"], v["help"]) for v in found if v["impact"] in {"serious", "critical"}] == []


@pytest.mark.parametrize(
    ("link", "stepped"), [("vectors?a=1e300,0&b=2e299,1e300", "2.1e299"), ("vectors?a=1e-290,0&b=2e-290,1e-290", "2.1e-290")]
)
def test_what_is_huge_or_tiny_is_stepped_in_its_own_unit(visited: Opener, link: str, stepped: str) -> None:
    stage = visited(link)
    stage.entry("b:0,0").press("ArrowUp")
    assert stage.rest().parameters["b"].split(",")[0] == stepped


def test_what_is_hidden_is_dashed_by_hand_and_at_rest(visited: Opener) -> None:
    stage = visited("vectors?a=2,0,1&b=0,1.5,0.5&show=area")
    hidden = ".plot .tracemarea-outline-behind path.js-line"
    arrows = stage.page.locator('.arrows .is-behind[d^="M"]')
    expect(arrows).to_have_count(2)  # b×a, and the axis of y behind the parallelogram
    stage.page.locator("[data-camera]").focus()
    for _ in range(8):
        stage.page.keyboard.down("ArrowDown")
    stage.page.wait_for_function(f"document.querySelector('{hidden}').getBoundingClientRect().height > 5")
    expect(arrows).to_have_count(5)
    stage.page.keyboard.up("ArrowDown")
    assert stage.rest().parameters["elevation"] == "-20"
    expect(arrows).to_have_count(5)
    assert "px" in stage.page.locator(hidden).first.evaluate("path => path.style.strokeDasharray")


def test_a_factor_below_0_is_reached_by_its_slider(visited: Opener) -> None:
    stage = visited("vectors?show=multiple&c=-1.5")
    slider = stage.entry("c:slider")
    for key, c in (("ArrowRight", "-1.49"), ("ArrowLeft", "-1.5"), ("End", "3"), ("Home", "-3")):
        slider.press(key)
        assert stage.rest().parameters["c"] == c
