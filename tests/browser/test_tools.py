"""Code, links and copies, and what happens when something goes wrong."""

import numpy as np
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener


def test_the_code_follows_the_state(visited: Opener) -> None:
    stage = visited()
    stage.page.get_by_role("button", name="Code that prints").click()
    program = stage.page.locator(".stage .code code")
    expect(program).to_contain_text("A = np.array([[2, 1], [1, 2]], dtype=float)")
    stage.drag("A:0", 1, -1)
    expect(program).to_contain_text("A = np.array([[1, 1], [-1, 2]], dtype=float)")
    stage.page.get_by_role("button", name="Copy the program").click()
    expect(stage.page.get_by_text("Program copied.")).to_be_visible()
    assert stage.page.evaluate("navigator.clipboard.readText()") == program.inner_text()


def test_tools_on_a_phone(opened: Opener) -> None:
    stage = opened(size=PHONE, has_touch=True, is_mobile=True)
    link = stage.page.get_by_role("button", name="Copy link")
    expect(link).to_be_hidden()
    stage.page.get_by_role("button", name="More tools").tap()
    expect(link).to_be_visible()
    link.tap()
    expect(stage.page.get_by_text("Link copied.")).to_be_visible()
    expect(link).to_be_hidden()


def test_without_a_clipboard_the_link_can_be_copied_by_hand(opened: Opener) -> None:
    stage = opened("transformation?A=1,1;0,1")
    stage.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")  # as over plain http
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_label("To copy")).to_have_value(f"{stage.address}/transformation?A=1,1;0,1")


def test_zoom_is_linked_and_fit_takes_it_back(opened: Opener) -> None:
    stage = opened()
    stage.page.get_by_role("button", name="Zoom out").click()
    stage.rest()
    assert stage.parameters == {"view": "8"}
    stage.page.reload()
    stage.rest()
    ends = "(({ xaxis, yaxis }) => [xaxis.range[1], yaxis.range[1]])(document.querySelector('.stage .plot')._fullLayout)"
    assert min(stage.page.evaluate(ends)) == 8
    stage.page.get_by_role("button", name="Fit the view").click()
    stage.rest()
    assert stage.parameters == {}


def test_the_smallest_matrix_can_be_grabbed(visited: Opener) -> None:
    stage = visited("transformation?A=1e-6,0;0,1e-6&view=2e-6")
    assert stage.readout("rank") == "2"
    assert "scales everything by 10⁻⁶" in stage.sentence
    stage.drag("A:0", 1.5e-6, 0)
    assert stage.parameters["A"] == "0.0000015,0;0,1e-6"


def test_the_largest_matrix_is_drawn(visited: Opener) -> None:
    stage = visited("transformation?A=1e9,0;0,-1e9&x=1,1")
    assert stage.readout("det A") == "−10¹⁸"
    x, _ = stage.centre("A:0")
    box = stage.page.locator(".stage .picture").bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]


def test_numbers_tell_all_their_digits(visited: Opener) -> None:
    stage = visited("svd?A=2,1;0,1")
    meaning = stage.page.locator(".meaning")
    for number in (
        stage.page.locator('[data-readout="κ(A)"]'),
        stage.page.locator(".say [data-value]").first,
        stage.page.locator('[data-table="V′"] td').first,
    ):
        few = number.inner_text().strip("−°")
        number.hover()
        expect(meaning).to_contain_text(few[:-1])
        assert len(meaning.inner_text().strip("−°")) >= 15
        stage.page.mouse.move(0, 0)
        expect(meaning).to_be_hidden()
    name = stage.page.locator('.numbers [data-name="κ(A)"]')
    name.focus()  # Tab comes to names, and they tell the digits of what they name
    expect(meaning).to_contain_text("2.618033988749895")


def test_a_matrix_is_copied_whole_and_by_keys(visited: Opener) -> None:
    stage = visited("svd?A=2,1;0,1")
    table = stage.page.locator('[data-table="V′"]')
    expect(table.locator('[tabindex="0"]')).to_have_count(1)
    table.locator(".name").focus()
    for key in ("ArrowRight", "Enter"):
        stage.page.keyboard.press(key)
    expect(table.locator(".copy")).to_have_text("Copied.")
    copied = np.array(eval(stage.page.evaluate("navigator.clipboard.readText()"), {"np": np}))
    assert copied.shape == (2, 2)
    assert np.abs(copied @ copied.T - np.eye(2)).max() < 1e-15
    stage.page.keyboard.press("ArrowDown")
    expect(table.locator("td:focus")).to_have_count(1)
    given = stage.page.get_by_role("button", name="Copy Matrix A")
    given.click()
    expect(given).to_have_text("Copied.")
    assert " ".join(stage.page.evaluate("navigator.clipboard.readText()").split()) == "np.array([[2.0, 1.0], [0.0, 1.0]])"
    given.locator("+ .as").press("Enter")
    for key in ("ArrowDown", "Enter"):
        stage.page.keyboard.press(key)
    expect(given).to_be_focused()
    expect(given).to_have_text("Copied.")
    assert stage.page.evaluate("navigator.clipboard.readText()") == "\\begin{bmatrix}\n2 & 1 \\\\\n0 & 1\n\\end{bmatrix}"
    table.locator(".as").press("Enter")  # all are copied so from now on
    expect(stage.page.get_by_role("menuitemradio", name="LaTeX")).to_be_focused()
    stage.page.keyboard.press("Escape")
    expect(table.locator(".as")).to_be_focused()
    expect(table.locator(".as")).to_have_text("as LaTeX")
