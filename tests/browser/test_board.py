"""Cells: picked by tap, drag and keys; moved by a film that is led by hand; scrubbed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server
from tests.browser.stage import Stage

APP = Path(__file__).parent / "tiny" / "app.py"
CENTRES = """() => [...document.querySelectorAll('.cells text')].filter(text => text.textContent).map(text => {
    const box = text.getBoundingClientRect()
    return [text.textContent, box.x + box.width / 2, box.y + box.height / 2]
})"""


@pytest.fixture(scope="module")
def tests() -> Iterator[str]:
    """Serve the app with the pages of the tests'."""
    with Server(app=APP) as running:
        yield running.address


def cells(stage: Stage) -> list[tuple[str, float, float]]:
    """Return the values in cells, and where they stand on the screen: those of A, and then those on their way."""
    return [tuple(cell) for cell in stage.page.evaluate(CENTRES)]


def test_a_cell_is_picked_by_tap_and_drag_and_keys(opened: Opener, tests: str) -> None:
    stage = opened("board", address=tests)
    fields = [stage.entry(f"at:{axis}") for axis in range(2)]

    def picked() -> tuple[str, ...]:
        stage.rest()
        return (*(field.input_value() for field in fields), stage.parameters.get("at", "0,0"), stage.readout("entry"))

    stage.page.mouse.click(*cells(stage)[4][1:])
    assert picked() == ("1", "1", "1,1", "5")
    stage.drag("at", 2.5, -1.4)
    assert picked() == ("0", "1", "0,1", "2")
    stage.handle("at").focus()
    for key, found in [("ArrowRight", "0,2"), ("ArrowDown", "1,2"), ("ArrowDown", "1,2"), ("Home", "0,0"), ("End", "1,2")]:
        stage.page.keyboard.press(key)
        assert picked()[2] == found
    stage.write("at:1", "0", "Tab")
    assert picked() == ("1", "0", "1,0", "4")
    stage.page.keyboard.press("Control+z")
    assert picked()[2] == "1,2"
    stage.page.mouse.move(*cells(stage)[1][1:])
    stage.page.wait_for_selector(".values:not([hidden])")
    assert stage.page.locator(".values").inner_text() == "A[0, 1] = 2"


def test_a_film_is_led_by_a_cell(opened: Opener, tests: str) -> None:
    stage = opened("board", address=tests)
    start = cells(stage)[6:]
    x, y = stage.centre("t")
    there, before = stage.where(7.5, -3.5), stage.answered
    stage.grab("t")
    stage.page.mouse.move(x + 0.3 * (there[0] - x), y + 0.3 * (there[1] - y), steps=4)
    stage.page.wait_for_function(f"document.querySelector('.stage').dataset.answered > {before}")  # and the film goes on
    stage.page.mouse.move((x + there[0]) / 2, (y + there[1]) / 2, steps=4)
    halfway = cells(stage.frame())[6:]
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters["t"] == "0.5"
    stage.handle("t").focus()
    stage.page.keyboard.press("End")
    stage.rest()
    end = cells(stage)[6:]
    for (_, *a), (_, *b), (_, *c) in zip(start, halfway, end, strict=True):
        assert b == pytest.approx([(a[0] + c[0]) / 2, (a[1] + c[1]) / 2], abs=1.5)


def test_a_cell_is_scrubbed_in_the_same_frame(opened: Opener, tests: str) -> None:
    stage = opened("board", address=tests)
    shown = stage.page.evaluate(
        """async () => {
            const field = document.querySelector('[data-entry="A:0,1"]'), { x, y } = field.getBoundingClientRect()
            const send = (type, dx) => field.dispatchEvent(new PointerEvent(type, {
                bubbles: true, cancelable: true, pointerId: 1, button: type === 'pointerdown' ? 0 : -1, buttons: 1,
                clientX: x + 5 + dx, clientY: y + 5,
            }))
            send('pointerdown', 0)
            const found = []
            for (const dx of [20, 60, 120]) {
                send('pointermove', dx)
                await new Promise(requestAnimationFrame)
                found.push([field.value, document.querySelectorAll('.cells text')[1].textContent])
            }
            send('pointerup', 120)
            return found
        }"""
    )
    assert len({value for value, _ in shown}) == 3
    assert all(value == text for value, text in shown)


def test_an_entry_is_picked_where_it_lies_in_the_data(visited: Opener) -> None:
    """By tap, drag and keys; in the array the same entry is picked."""
    stage = visited("arrays?A=[[[0,1,2],[3,4,5]],[[6,7,8],[9,10,11]]]&at=0,0,0")

    def place(entry: int) -> tuple[float, float]:
        """Return where a number lies in the row of the data, which is the last row of cells."""
        return max((cell[1:] for cell in cells(stage) if cell[0] == str(entry)), key=lambda at: at[1])

    def picked() -> tuple[str, str]:
        stage.rest()
        return stage.parameters.get("at", "0,2"), stage.readout("position")

    stage.page.mouse.click(*place(8))
    assert picked() == ("1,0,2", "8")
    stage.page.mouse.move(*place(8))
    stage.page.mouse.down()
    stage.page.mouse.move(*place(5), steps=5)
    stage.page.mouse.up()
    assert picked() == ("0,1,2", "5")
    stage.handle("at:data").focus()
    for key, found in [("ArrowRight", ("1,0,0", "6")), ("ArrowLeft", ("0,1,2", "5")), ("End", ("1,1,2", "11")), ("Home", ("0,0,0", "0"))]:
        stage.page.keyboard.press(key)
        assert picked() == found
    expect(stage.handle("at:data")).to_have_attribute("aria-valuetext", "position 0, index 0, 0, 0")


def test_axes_are_put_into_any_order_and_a_handle_stands_in_the_legend(visited: Opener) -> None:
    stage = visited("arrays?A=[[[0,1,2],[3,4,5]],[[6,7,8],[9,10,11]]]&at=0,0,0&order=roll")
    fields = [stage.page.locator(f'[data-size="order:{k}"]') for k in range(3)]
    assert [field.input_value() for field in fields] == ["1", "2", "0"]
    fields[0].select_option("0")
    stage.rest()
    assert [field.input_value() for field in fields] == ["0", "2", "1"]
    assert stage.parameters["order"] == "021"
    expect(stage.page.locator(".say")).to_contain_text("A.transpose(0, 2, 1)")
    fields[1].select_option("1")
    stage.rest()
    assert stage.parameters["order"] == "012"
    fields[0].select_option("2")
    stage.rest()
    assert "order" not in stage.parameters
    stage.page.locator('[data-size="A:axes"]').select_option("2")
    stage.rest()
    expect(fields[2]).to_have_count(0)
    stage.page.locator('[data-legend="t"]').hover()
    expect(stage.handle("t")).to_have_class(re.compile("is-pointed"))


def test_an_axis_that_both_arrays_have_has_one_colour(visited: Opener) -> None:
    """Shapes are right-aligned, and so are the colours of their axes, in the fields too."""
    stage = visited("broadcasting?A=[[[1,2],[3,4]],[[5,6],[7,8]]]&b=[10,20]")

    def colours(name: str) -> list[str]:
        return [stage.page.locator(f'[data-size="{name}:{k}"]').evaluate("node => node.style.color") for k in range(3)]

    axes = [f"var(--axis{k})" for k in range(4)]
    assert (colours("A"), colours("b")[0]) == (axes[:3], axes[2])
    stage.page.locator('[data-size="b:axes"]').select_option("4")
    stage.rest()
    assert (colours("A"), colours("b")) == (axes[1:4], axes[:3])
    assert stage.page.locator(".slice .at b").first.evaluate("node => node.style.color") == axes[1]
    expect(stage.page.locator('[data-legend="t"]')).to_contain_text("leads the film")


def test_long_arrays_are_scrolled_in_their_own_box(opened: Opener) -> None:
    """All of twelve short numbers are seen; what is longer is scrolled to in its box, and the page is never scrolled sideways."""
    ends = "field => { field.focus(); const { left, right } = field.getBoundingClientRect(); return [left, right] }"
    twelve, column = str(list(range(1, 13))).replace(" ", ""), str([[k] for k in range(1, 13)]).replace(" ", "")
    wide = str([[1234.5678] * 12, [1] * 12]).replace(" ", "")
    for address, fields in (
        (f"broadcasting?A={column}&b={twelve}&at=11,11", ("b:0,11", "A:11,0", "b:0,0")),
        (f"arrays?A={wide}", ("A:1,11",)),
    ):
        stage = opened(address)
        if "broadcasting" in address:
            assert stage.page.evaluate("Math.max(...[...document.querySelectorAll('.slice')].map(e => e.scrollWidth - e.clientWidth))") <= 0
        for name in fields:
            left, right = stage.entry(name).evaluate(ends)
            assert left >= 0
            assert right <= stage.page.evaluate("innerWidth")
            assert stage.page.evaluate("[...document.querySelectorAll('[data-testid=stMain], .stApp')].every(e => !e.scrollLeft)")


def test_what_is_no_index_stays_in_its_field_with_what_would_do(visited: Opener) -> None:
    stage = visited("arrays?at=1,1")
    field, notice = stage.entry("at:0"), stage.page.locator('[data-notice="at"]')
    for text, says in (
        ("9", "“9” is no index along axis 0: write a whole number from 0 to 1."),
        ("1.5", "“1.5” is no"),
        ("", "This is no"),
    ):
        stage.write("at:0", text, "Tab")
        expect(notice).to_contain_text(says)
        expect(field).to_have_value(text)
        expect(field).to_have_attribute("aria-invalid", "true")
    stage.write("at:1", "2", "Tab")  # another one is read, and this one is still to be mended
    stage.rest()
    assert stage.parameters["at"] == "1,2"
    expect(notice).to_contain_text("This is no")
    stage.write("at:0", "0", "Tab")
    expect(notice).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    stage.rest()
    assert "at" not in stage.parameters
