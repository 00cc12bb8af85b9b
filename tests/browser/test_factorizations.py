"""Factorizations: a pivot is picked on the picture, and the elimination is led down the columns of L."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener

LU = "factorizations?A=2,1,1;4,3,3;8,7,9&t=0"


def test_a_pivot_is_picked_by_drag_and_keys_and_tap_and_taken_back(visited: Opener) -> None:
    stage = visited(LU)
    x, y = stage.centre("p")
    stage.grab("p")
    stage.page.mouse.move(x, y - 90, steps=4)
    stage.page.mouse.up()
    assert stage.rest().parameters["p"] in {"1", "2"}
    assert "by hand the pivot is" in stage.sentence
    stage.handle("p").focus()
    stage.page.keyboard.press("Home")
    assert stage.rest().parameters["p"] == "1"
    stage.page.keyboard.press("End")
    assert "p" not in stage.rest().parameters  # the largest, which is taken anyway
    stage.page.keyboard.press("Control+z")
    assert stage.rest().parameters["p"] == "1"
    stage.page.get_by_role("button", name="Largest pivots").click()
    expect(stage.page.locator('[data-readout="exchanges"]')).to_have_text("2")
    assert "p" not in stage.rest().parameters


def test_the_elimination_is_led_down_the_columns_of_L(visited: Opener) -> None:
    stage = visited(LU)
    stage.handle("t").focus()
    for sentence in ("Rows 1 and 3 change places.", "Row 2 − 0.5·row 3", "Row 1 − 0.25·row 3"):
        stage.page.keyboard.press("ArrowRight")
        stage.rest()
        assert sentence in stage.sentence
    stage.page.keyboard.press("End")
    assert stage.rest().parameters.get("t", "1") == "1"
    assert stage.sentence.startswith("PA = LU with 3 pivots")
    stage.drag("t", 2.8, -2.3)  # to the second entry of the first column of L
    assert "Row 2 − 0.5·row 3" in stage.sentence


def test_one_step_on_is_a_whole_step_and_keys_go_down_as_the_handle_does(visited: Opener) -> None:
    stage = visited("factorizations?kind=qr&way=modified&A=3,1;1,2&t=0")
    line = stage.page.locator(".player .moment")
    expect(line).to_have_text("the start: nothing is done yet")
    told = ["step 1 of 3: column 1 divided by 3.162", "step 2 of 3: 1.581·q₁ taken from column 2"]
    for words in told:
        stage.page.get_by_role("button", name="One step on").click()
        expect(line).to_have_text(words)
    stage.rest()
    assert stage.parameters["t"] == "0.666667"
    stage.handle("t").focus()
    stage.page.keyboard.press("ArrowUp")
    expect(line).to_have_text(told[0])
    stage.page.keyboard.press("ArrowDown")
    expect(line).to_have_text(told[1])
    expect(stage.page.locator(".field .name").first).to_have_text("A")
    stage.entry("s").fill("0.5")
    stage.entry("s").press("Enter")
    expect(stage.page.locator(".field .name").first).to_have_text("A at s = 0")


def test_a_column_is_grabbed_while_it_is_made_orthonormal_and_A_is_led_to_hilberts(visited: Opener) -> None:
    stage = visited("factorizations?kind=qr&way=classical&A=3,1;1,2&t=0.5")
    stage.drag("A:1", 2, 1)
    assert stage.parameters["A"] == "3,2;1,1"
    assert "q₁ has the share" in stage.sentence
    stage.entry("s").fill("1")
    stage.entry("s").press("Enter")
    assert stage.rest().parameters["s"] == "1"
    expect(stage.handle("A:1")).to_have_count(0)  # what is drawn is Hilbert's, and not A


def test_a_finger_picks_a_pivot_and_axe_finds_nothing_serious(opened: Opener) -> None:
    stage = opened(LU, size=PHONE, has_touch=True, is_mobile=True)
    stage.handle("p").scroll_into_view_if_needed()
    x, y = stage.centre("p")
    there = stage.where(7.2, -1.3)
    assert there[1] < y
    stage.page.touchscreen.tap(x, y)
    stage.page.touchscreen.tap(x, there[1])
    stage.page.wait_for_url("**p=1*")
    stage.rest()
    found = Axe().run(stage.page, context=".stage").response["violations"]
    assert [(v["id"], v["help"]) for v in found if v["impact"] in {"serious", "critical"}] == []
