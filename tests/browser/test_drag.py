"""Grabbing handles by mouse, finger and keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_mouse(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited(size=size)
    before = stage.answered
    place = stage.where(1, -1)
    stage.grab("A:0")
    stage.page.mouse.move(*place, steps=10)
    stage.expect_entry("A:0,0", "1")  # while the mouse is down
    stage.expect_entry("A:1,0", "-1")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("3")
    assert stage.parameters == {}  # the address waits for the release
    stage.page.mouse.up()
    stage.rest()
    assert stage.answered > before
    assert stage.parameters == {"A": "1,1;-1,2"}
    assert stage.readout("det A") == "3"
    assert stage.entries("A") == ["1", "1", "-1", "2"]


def test_readouts_change_while_the_mouse_is_down(visited: Opener) -> None:
    stage = visited()
    stage.grab("A:0")
    seen = set()
    for x in (2.5, 1.5, 0.5, -0.5):
        stage.page.mouse.move(*stage.where(x, 1), steps=3)
        expect(stage.page.locator('[data-readout="det A"]')).to_have_text(f"{2 * x - 1:g}".replace("-", "−"))
        seen.add(stage.sentence)
    assert len(seen) == 4
    stage.page.mouse.up()


def test_snaps_to_tenths_and_axes_and_alt_frees(visited: Opener) -> None:
    stage = visited()
    x, y = stage.where(1, 0.5)
    stage.grab("x")
    stage.page.mouse.move(x + 2, y + 3, steps=4)
    stage.expect_entry("x:0,0", "1")
    stage.expect_entry("x:1,0", "0.5")
    x, y = stage.where(1, 0)
    stage.page.mouse.move(x, y - 8, steps=4)
    stage.expect_entry("x:1,0", "0")
    stage.page.keyboard.down("Alt")
    stage.page.mouse.move(x, y - 7, steps=2)
    expect(stage.entry("x:1,0")).not_to_have_value("0")  # though it is near the axis
    stage.page.mouse.move(x + 0.5, y - 6, steps=2)
    assert round(10 * float(stage.frame().entry("x:1,0").input_value()), 6) % 1
    stage.page.mouse.up()
    stage.page.keyboard.up("Alt")


def test_a_handle_stays_in_the_picture_and_the_view_grows_on_release(visited: Opener) -> None:
    stage = visited()
    x, y = stage.where(3.9, 0)
    stage.grab("A:0")
    stage.page.mouse.move(x + 400, y, steps=6)
    half = stage.frame().page.evaluate("document.querySelector('.stage .plot')._fullLayout.yaxis.range[1]")
    assert half == 4
    assert 4 <= float(stage.entry("A:0,0").input_value()) < 5
    stage.page.mouse.up()
    stage.rest()
    assert stage.page.evaluate("document.querySelector('.stage .plot')._fullLayout.yaxis.range[1]") == 8


def test_escape_lets_go_and_takes_back(visited: Opener) -> None:
    stage = visited()
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(-1, -1), steps=4)
    stage.expect_entry("A:0,0", "-1")
    stage.page.keyboard.press("Escape")
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("A") == ["2", "1", "1", "2"]
    assert stage.parameters == {}


def test_touch_drags_and_does_not_scroll(opened: Opener) -> None:
    stage = opened(size=PHONE, has_touch=True, is_mobile=True)
    scrolled = "[...document.querySelectorAll('*')].map(e => e.scrollTop).reduce((a, b) => a + b, 0)"
    assert stage.page.evaluate(scrolled) == 0
    x, y = stage.centre("A:1")
    goal = stage.where(1, -1)
    stage.touch("touchStart", (x, y))
    for k in range(1, 11):
        stage.touch("touchMove", (x + (goal[0] - x) * k / 10, y + (goal[1] - y) * k / 10))
    stage.expect_entry("A:1,1", "-1")
    stage.touch("touchEnd")
    stage.rest()
    assert stage.parameters == {"A": "2,1;1,-1"}
    assert stage.page.evaluate(scrolled) == 0


def test_a_finger_beside_the_handles_scrolls_the_page(visited: Opener) -> None:
    stage = visited(size=PHONE, has_touch=True, is_mobile=True)
    x, y = stage.where(-1.5, -2)
    stage.touch("touchStart", (x, y))
    for k in range(1, 11):
        stage.touch("touchMove", (x, y - 20 * k))
    stage.touch("touchEnd")
    stage.page.wait_for_function("[...document.querySelectorAll('*')].some(e => e.scrollTop > 0)")
    assert stage.entries("A") == ["2", "1", "1", "2"]


def test_keyboard(visited: Opener) -> None:
    stage = visited()
    handle = stage.handle("x")
    handle.focus()
    for keys, x, y in [
        ("ArrowRight", "-1.4", "0.5"),
        ("ArrowUp", "-1.4", "0.6"),
        ("Shift+ArrowDown", "-1.4", "-0.4"),
        ("Alt+ArrowLeft", "-1.41", "-0.4"),
    ]:
        stage.page.keyboard.press(keys)
        stage.expect_entry("x:0,0", x)
        stage.expect_entry("x:1,0", y)
        stage.rest()
        assert stage.parameters == {"x": f"{x},{y}"}
    expect(handle).to_have_attribute("aria-valuetext", "(-1.41, -0.4)")
    expect(handle).to_be_focused()


@pytest.mark.parametrize(("length", "moved"), [(0.2, "0.3"), (15, "15.1"), (70, "70.1"), (500, "501")])
def test_a_key_moves_by_a_tenth_unless_the_view_makes_that_absurd(visited: Opener, length: float, moved: str) -> None:
    stage = visited(f"transformation?A={length},0;0,{length}&x=1;0")
    stage.handle("A:0").press("ArrowRight")
    stage.expect_entry("A:0,0", moved)


def test_every_handle_can_be_reached_by_tab(opened: Opener) -> None:
    stage = opened()
    reached = []
    for _ in range(60):
        stage.page.keyboard.press("Tab")
        name = stage.page.evaluate("document.activeElement?.dataset?.handle")
        if name and name not in reached:
            reached.append(name)
    assert sorted(reached) == ["A:0", "A:1", "x"]


def test_coinciding_handles_can_be_taken_apart(visited: Opener) -> None:
    stage = visited("transformation?A=1,1;1,1&x=1,1")
    stage.drag("A:0", 0, 1)
    stage.drag("A:1", 0, -1)
    stage.drag("x", -1, 0)
    moved = {stage.parameters["A"], stage.parameters["x"]}
    assert moved == {"0,0;1,-1", "-1,0"}


def test_the_picture_by_hand_is_the_picture_by_plotly(visited: Opener) -> None:
    """What the stage writes into Plotly's paths while dragging, Plotly itself draws when asked."""
    stage = visited()
    circle = "document.querySelector('.stage .plot .tracemcircle .js-line').getAttribute('d').match(/-?[\\d.]+/g).map(Number)"
    stage.handle("A:0").focus()
    stage.page.keyboard.down("ArrowRight")
    stage.page.wait_for_selector('.picture[data-drawn="by hand"]')
    by_hand = stage.page.evaluate(circle)
    stage.page.keyboard.up("ArrowRight")
    stage.rest()
    by_plotly = stage.page.evaluate(circle)  # it lies wholly in view, so Plotly does not cut it
    assert len(by_hand) == len(by_plotly) > 200
    assert max(abs(a - b) for a, b in zip(by_hand, by_plotly, strict=True)) < 0.02


def test_marks_that_come_and_go_under_a_hand_are_sketched_until_it_lets_go(visited: Opener) -> None:
    stage = visited("eigen?A=2,1;1,2")
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(2, -3), steps=4)  # eigenvectors are complex there: no lines
    stage.page.wait_for_selector('.stage.is-held .picture[data-drawn="as a sketch"]')
    stage.page.mouse.up()
    stage.rest()
    expect(stage.page.locator(".picture .sketch > *, .stage.is-held")).to_have_count(0)
    assert stage.page.locator(".say").evaluate("sentence => sentence.style.height") == ""  # it has the room that it needs again
    assert stage.errors == []
