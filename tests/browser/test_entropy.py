"""Entropy: a bar, the point on the curve and the one in the triangle are one p, and a text is coloured by it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.server import Server


def test_a_bar_and_the_point_of_the_curve_are_one_p(opened: Opener) -> None:
    stage = opened("entropy?p=0.9,0.1")
    stage.drag("p", 0.5, 1)
    assert stage.entries("p", 2, 1) == ["0.5", "0.5"]
    assert stage.sentence.startswith("Both outcomes are equally likely: H = log₂ 2 = 1 bit")
    stage.drag("p:0", 1, 1)
    assert stage.rest().search == "p=1,0"
    assert stage.sentence == "a always happens, and surprises nobody: H = 0 bits. There is nothing to tell: a code takes 0 bits."
    stage.handle("p").focus()
    stage.page.keyboard.press("ArrowLeft")
    stage.rest()
    assert float(stage.entries("p", 2, 1)[1]) > 0
    stage.write("p:1,0", "-1", "Enter")
    expect(stage.notice("p")).to_contain_text("“-1” is negative: write 0 or more")
    assert stage.errors == []


def test_the_point_of_the_triangle_is_led_to_its_middle_while_the_server_pauses(mortal: Server, opened: Opener) -> None:
    stage = opened("entropy?p=0.6,0.3,0.1&names=rain,sun", address=mortal.address)
    bars = "document.querySelector('.plot .tracemp path.js-fill, .plot .tracemp path.js-line')?.getAttribute('d') ?? ''"
    before = stage.page.evaluate(bars)
    mortal.pause()
    stage.grab("p")
    stage.page.mouse.move(*stage.where(3.4, -3.8, "p"), steps=4)
    stage.page.wait_for_function(f"before => {bars} !== before", arg=before)
    mortal.go_on()
    stage.page.keyboard.press("Escape")
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("p", 3, 1) == ["0.6", "0.3", "0.1"]
    stage.write("p:0,0", "0", "Enter")
    stage.write("p:1,0", "0", "Enter")
    stage.write("p:2,0", "0", "Enter")
    stage.page.wait_for_url("**p=0,0,0*")
    assert stage.rest().sentence == "All weights are 0, and nothing can be divided by their sum: raise a bar."
    stage.handle("p:1").focus()
    stage.page.keyboard.press("ArrowUp")
    assert stage.rest().sentence.startswith("sun always happens")


def test_a_text_is_counted_and_stays_where_a_bar_is_moved(opened: Opener) -> None:
    stage = opened("entropy", size=PHONE, has_touch=True)
    stage.page.locator("textarea").fill("Banana")
    stage.page.wait_for_url("**text=Banana")
    assert stage.rest().entries("p", 3, 1) == ["3", "2", "1"]
    assert stage.readout("H(text, p)") == stage.readout("H") == "1.459 bits"
    stage.handle("p:0").focus()
    stage.page.keyboard.press("Home")
    stage.rest()
    assert "By these bars “a” never happens, and the text has it: H(text, p) = ∞." in stage.sentence
    assert stage.page.locator("textarea").input_value() == "Banana"
    found = Axe().run(stage.page, context=".stage").response["violations"]
    assert [(v["id"], v["help"]) for v in found if v["impact"] in {"serious", "critical"}] == []


def test_a_bar_that_is_dragged_before_a_text_is_counted_is_one_of_its_bars_then(mortal: Server, opened: Opener) -> None:
    stage = opened("entropy", address=mortal.address)
    mortal.pause()
    stage.page.locator("textarea").fill("Banana")
    stage.grab("p:0")
    stage.page.mouse.move(*stage.where(1, 0.8, "p:0"), steps=3)
    mortal.go_on()
    expect(stage.page.locator('[data-handle^="p:"]')).to_have_count(3)
    stage.page.mouse.move(*stage.where(1, 0.75, "p:0"), steps=2)
    stage.page.mouse.up()
    stage.page.wait_for_function("location.search.includes('text=Banana')")
    stage.rest()
    assert "names" not in stage.search
    p = [float(text) for text in stage.entries("p", 3, 1)]
    assert sum(p) == 6
    assert p[0] > 4
    assert stage.errors == []
