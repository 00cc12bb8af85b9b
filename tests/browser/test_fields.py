"""Typing, pasting, stepping and scrubbing in the entry fields."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.stage import Stage


def paste_in(stage: Stage, entry: str, text: str) -> None:
    """Paste text into a field in place of what is there."""
    stage.entry(entry).click()  # first: only a page that has the focus can write there
    stage.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    stage.page.keyboard.press("Control+a")
    stage.page.keyboard.press("Control+v")


def test_what_is_pasted_lands_where_it_fits_and_what_is_skipped_is_said(visited: Opener) -> None:
    stage = visited("least_squares")
    before = stage.entries("points", rows=7)
    paste_in(stage, "points:2,0", "x\ty\r\n10\t20\r\n")
    stage.expect_entry("points:2,1", "20")
    expect(stage.notice("points")).to_have_text("Row 1 is read as names: “x, y”.")
    assert stage.rest().entries("points", rows=7) == [*before[:4], "10", "20", *before[6:]]
    expect(stage.notice("points")).to_be_visible()
    assert stage.entry("points:2,0").get_attribute("aria-invalid") is None
    paste_in(stage, "points:2,0", "2,5")
    expect(stage.notice("points")).to_contain_text("“2,5” has a comma: write 2.5.")
    assert stage.rest().parameters["points"].count(";") == 6
    paste_in(stage, "points:2,0", "−2½")
    expect(stage.notice("points")).to_be_hidden()
    stage.page.keyboard.press("Enter")
    assert stage.rest().parameters["points"].split(";")[2] == "-2½,20"


def test_an_expression_keeps_its_text(opened: Opener) -> None:
    stage = opened()
    stage.write("A:0,0", "1/3", "Enter")
    stage.rest()
    assert stage.entries("A") == ["1/3", "1", "1", "2"]
    assert stage.readout("det A") == "−0.3333"
    assert stage.search == "A=1/3,1;1,2"
    stage.page.reload()
    stage.rest()
    assert stage.entries("A") == ["1/3", "1", "1", "2"]
    stage.drag("A:1", -1, 1)
    assert stage.entries("A") == ["1/3", "-1", "1", "1"]
    stage.page.keyboard.press("Control+z")
    stage.rest()
    assert stage.entries("A") == ["1/3", "1", "1", "2"]


def test_typing_shows_before_it_is_done(visited: Opener) -> None:
    stage = visited()
    stage.write("A:0,0", "sqrt(4")
    expect(stage.notice("A")).to_be_hidden()  # half an expression is no mistake yet
    assert stage.readout("det A") == "3"
    stage.page.keyboard.type(")+1")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("5")
    assert stage.parameters == {}
    stage.page.keyboard.press("Escape")
    stage.rest()
    assert stage.entries("A") == ["2", "1", "1", "2"]


def test_leaving_a_field_is_done(visited: Opener) -> None:
    stage = visited()
    stage.write("x:1,0", "-√2", "Tab")
    stage.rest()
    assert stage.search == "x=-1.5,-√2"


@pytest.mark.parametrize(
    "text",
    [
        "3 4; 5 6",
        "[[3,4],[5,6]]",
        "np.array([[3, 4], [5, 6]])",
        "3\t4\n5\t6",
        "3,4\n5,6",
        r"\begin{bmatrix}3&4\\5&6\end{bmatrix}",
        "[[3. 4.]\n [5. 6.]]",
    ],
)
def test_a_whole_matrix_lands_from_any_entry(visited: Opener, text: str) -> None:
    stage = visited()
    paste_in(stage, "A:1,1", text)
    stage.expect_entry("A:0,0", "3")
    stage.rest()
    assert stage.entries("A") == ["3", "4", "5", "6"]
    assert stage.parameters == {"A": "3,4;5,6"}


def test_a_vector_lands_as_row_or_column(visited: Opener) -> None:
    stage = visited()
    paste_in(stage, "x:0,0", "1; 2")
    stage.rest()
    assert stage.entries("x", columns=1) == ["1", "2"]
    paste_in(stage, "x:1,0", "[0.5, -1]")
    stage.rest()
    assert stage.entries("x", columns=1) == ["0.5", "-1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("two", "“two” is not known"),
        ("1/0", "divides by zero"),
        ("", "empty"),
        ("1e12", "too large"),
        ("nan", "not a finite number"),
        ("2,5", "“2,5” has a comma: write 2.5."),
        ("1 2", "is 2 numbers, and an entry is one"),
        ("1 2 3; 4 5 6", "This is 2 × 3, and a square matrix is needed here."),
        ("1 2; 3", "Row 2 has 1 number, row 1 has 2"),
    ],
)
def test_a_mistake_is_said_where_it_is_and_nothing_is_lost(visited: Opener, text: str, said: str) -> None:
    stage = visited("transformation?A=1,1;0,1")
    stage.write("A:0,0", text, "Enter")
    expect(stage.notice("A")).to_contain_text(said)
    stage.rest()
    assert stage.entry("A:0,0").input_value() == text
    assert stage.entry("A:0,0").get_attribute("aria-invalid") == "true"
    assert stage.readout("det A") == "1"  # the picture before
    assert stage.parameters == {"A": "1,1;0,1"}
    stage.write("A:0,0", "2", "Enter")
    expect(stage.notice("A")).to_be_hidden()
    stage.rest()
    assert stage.entries("A") == ["2", "1", "0", "1"]


def test_everything_that_is_typed_lands_however_fast(visited: Opener) -> None:
    stage = visited()
    stage.entry("A:0,0").focus()
    for text in ("7", "1/3", "sqrt(4)", "6"):
        stage.page.keyboard.press("Control+a")
        stage.page.keyboard.type(text)
        stage.page.keyboard.press("Tab")
    stage.rest()
    assert stage.entries("A") == ["7", "1/3", "sqrt(4)", "6"]
    assert stage.search == "A=7,1/3;sqrt(4),6"


def test_a_mistake_stays_until_it_is_mended(visited: Opener) -> None:
    stage = visited()
    stage.write("A:0,0", "no", "Tab")
    stage.page.keyboard.type("1/3")
    stage.page.keyboard.press("Enter")
    stage.expect_entry("A:0,1", "1/3")
    stage.drag("x", 1, 1)
    assert stage.entries("A") == ["no", "1/3", "1", "2"]
    expect(stage.notice("A")).to_contain_text("“no” is not known")
    assert stage.search == "A=2,1/3;1,2&x=1,1"
    stage.drag("A:0", 1, 0)
    expect(stage.notice("A")).to_be_hidden()
    assert stage.entries("A") == ["1", "1/3", "0", "2"]


def test_what_is_wrong_with_a_paste_stays_said(visited: Opener) -> None:
    stage = visited()
    paste_in(stage, "A:0,0", "1 2\n3")
    expect(stage.notice("A")).to_contain_text("Row 2 has 1 number, row 1 has 2")
    stage.page.keyboard.press("Enter")
    stage.rest()
    expect(stage.notice("A")).to_contain_text("Row 2 has 1 number, row 1 has 2")


def test_undo_knows_what_was_pasted_and_typed(visited: Opener) -> None:
    stage = visited()
    undo = stage.page.get_by_role("button", name="Undo")
    paste_in(stage, "A:0,0", "3 4; 5 6")
    stage.expect_entry("A:1,1", "6")
    stage.write("A:0,0", "1/3", "Enter")
    stage.expect_entry("A:0,0", "1/3")
    stage.rest()
    stage.page.keyboard.press("Control+z")  # still in the field: nothing in it is being edited
    stage.expect_entry("A:0,0", "3")
    stage.rest()
    assert stage.parameters == {"A": "3,4;5,6"}
    undo.click()
    stage.expect_entry("A:0,0", "2")
    expect(undo).to_be_disabled()
    stage.page.get_by_role("button", name="Redo").click()
    stage.expect_entry("A:1,1", "6")


MESSAGES = """
    window.sent = 0
    const send = WebSocket.prototype.send
    WebSocket.prototype.send = function (message) { sent += 1; send.call(this, message) }
    const tick = () => new Promise(resolve => setTimeout(resolve)) // Streamlit sends what it is given a tick later
"""


def test_nothing_is_asked_once_the_page_is_being_left(opened: Opener) -> None:
    stage = opened()
    sent = stage.page.get_by_role("link", name="Matrixscope").evaluate(
        f"""async link => {{ // all in one go, as on a slow machine; a question that comes after the click would call this page back
            {MESSAGES}
            link.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true }}))
            const handle = document.querySelector('[data-handle="A:0"]')
            handle.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'ArrowRight', bubbles: true }}))
            link.click()
            await tick(); await tick()
            return sent
        }}"""
    )
    assert sent == 1
    stage.page.wait_for_selector(".card svg")
    stage.page.get_by_test_id("stMain").get_by_role("link", name="Transformation").first.click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Transformation")  # home has a stage of its own
    stage.rest()
    stage.handle("A:0").press("ArrowRight")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("3.2")
    assert stage.rest().parameters == {"A": "2.1,1;1,2"}


def test_a_link_that_leads_here_or_nowhere_stops_nothing(opened: Opener) -> None:
    stage = opened()
    example = stage.page.get_by_role("link", name="Identity")
    assert example.evaluate(f"async link => {{ {MESSAGES} link.click(); await tick(); await tick(); return sent }}") == 1
    stage.page.get_by_role("button", name="Reset").click()
    assert stage.rest().parameters == {}
    stage.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Transformation").click()
    stage.handle("A:0").press("ArrowRight")
    assert stage.rest().parameters == {"A": "2.1,1;1,2"}
    stage.page.get_by_role("link", name="Matrixscope").dispatch_event("pointerdown")  # and the hand thinks better of it
    stage.handle("A:0").press("ArrowRight")
    assert stage.rest().parameters == {"A": "2.2,1;1,2"}


def test_an_array_that_is_typed_lands_when_it_is_done(visited: Opener) -> None:
    stage = visited()
    stage.write("A:1,1", "abc", "Tab")
    stage.write("A:0,0", "1 7; 3 4x", "Enter")
    expect(stage.notice("A")).to_contain_text("“x” is not known")
    assert stage.rest().parameters == {}
    stage.write("A:0,0", "1 7; 3 4", "Enter")
    stage.expect_entry("A:1,1", "4")
    expect(stage.notice("A")).to_be_hidden()
    assert stage.rest().entries("A") == ["1", "7", "3", "4"]


def test_entries_stop_at_the_pages_limit(visited: Opener) -> None:
    stage = visited("transformation?A=1e9,0;0,1")
    stage.handle("A:0").press("Shift+ArrowRight")
    stage.rest()
    stage.entry("A:0,0").press("ArrowUp")
    stage.rest()
    assert stage.parameters == {"A": "1e9,0;0,1"}
    expect(stage.notice("A")).to_be_hidden()
    expect(stage.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_arrow_keys_step(visited: Opener) -> None:
    stage = visited()
    stage.entry("A:0,1").focus()
    for keys, text in [("ArrowUp", "1.1"), ("Shift+ArrowUp", "2.1"), ("Alt+ArrowDown", "2.09")]:
        stage.page.keyboard.press(keys)
        stage.expect_entry("A:0,1", text)
    stage.rest()
    assert stage.parameters == {"A": "2,2.09;1,2"}


@pytest.mark.parametrize(("length", "view", "stepped"), [("1e-6", "2e-6", "1.1e-6"), ("500", "1000", "501")])
def test_a_step_is_as_fine_as_the_picture(visited: Opener, length: str, view: str, stepped: str) -> None:
    stage = visited(f"transformation?A={length},0;0,{length}&view={view}")
    stage.entry("A:0,0").press("ArrowUp")
    stage.rest()
    assert float(stage.entries("A")[0]) == float(stepped)


def test_scrubbing_sideways(visited: Opener) -> None:
    stage = visited()
    box = stage.entry("A:0,0").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x - 60, y + 4, steps=10)
    stage.expect_entry("A:0,0", "1")
    assert stage.parameters == {}
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters == {"A": "1,1;1,2"}
    assert stage.page.evaluate("document.activeElement.tagName") != "INPUT"


def test_undo_in_a_field_is_the_fields_own(visited: Opener) -> None:
    stage = visited()
    stage.drag("A:0", 1, 0)
    stage.write("A:0,0", "7")
    stage.page.keyboard.press("Control+z")
    stage.rest()
    assert stage.entry("A:1,0").input_value() == "0"  # the drag is not undone


def test_a_field_that_is_being_typed_in_is_left_alone_by_answers(visited: Opener) -> None:
    stage = visited()
    stage.write("A:0,0", "2+")
    stage.rest()
    assert stage.entry("A:0,0").input_value() == "2+"
    stage.page.keyboard.type("1")
    expect(stage.page.locator('[data-readout="det A"]')).to_have_text("5")
    assert stage.entry("A:0,0").input_value() == "2+1"
