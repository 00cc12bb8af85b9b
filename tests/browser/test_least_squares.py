"""Points that come and go, files, squares, and problems that are taken along."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.stage import Stage

SEVEN = "-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2"
MANY = "\n".join(f"{x:.2f}\t{np.sin(x / 9):.8f}" for x in np.arange(200) / 7)
GOOD = "town,a,b,c\nUlm,1,2,3\nBonn,2,3,5\nKiel,4,1,9\nTrier,5,5,1\nHof,3,3,3\n"
SIDES = """() => {
    const d = document.querySelector('.plot [class*="tracemsquares"] path.js-fill')?.getAttribute('d') ?? ''
    return d.split('M').slice(1).map(square => {
        const corners = square.replace('Z', '').split('L').map(corner => corner.split(',').map(Number))
        return [0, 1].map(k => Math.max(...corners.map(corner => corner[k])) - Math.min(...corners.map(corner => corner[k])))
    })
}"""


def upload(stage: Stage, name: str, text: str) -> None:
    stage.page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})


def paste_in(stage: Stage, entry: str, text: str) -> None:
    stage.entry(entry).click()  # first: only a page that has the focus can write there
    stage.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    stage.page.keyboard.press("Control+v")


def expect_points(stage: Stage, count: int) -> None:
    """Wait until so many points can be grabbed, and Python knows of them."""
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(count)
    stage.rest()


def expect_readout(stage: Stage, name: str, text: str) -> None:
    expect(stage.page.locator(f'[data-readout="{name}"]')).to_have_text(text)


def expect_axes(stage: Stage, x: str, y: str) -> None:
    """Wait until the axes of the fit say so."""
    expect(stage.page.locator(".picture").first.locator("text.is-name")).to_have_text([x, y])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_point_is_added_dragged_removed_and_all_of_it_undone(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("least_squares", size=size)
    stage.page.mouse.click(*stage.where(-1, 2, "points:0"))
    expect_points(stage, 8)
    assert stage.parameters["points"] == f"{SEVEN};-1,2"
    expect_readout(stage, "residual sum of squares", "7.634")
    stage.drag("points:7", 1, -2)
    assert stage.parameters["points"] == f"{SEVEN};1,-2"
    stage.handle("points:7").dblclick()
    expect_points(stage, 7)
    assert stage.parameters == {}
    expect_readout(stage, "residual sum of squares", "2.179")
    for rows in (f"{SEVEN};1,-2", f"{SEVEN};-1,2", ""):
        stage.page.get_by_role("button", name="Undo").click()
        expect_points(stage, 8 if rows else 7)
        assert stage.parameters.get("points", "") == rows
    stage.page.get_by_role("button", name="Redo").click()
    expect_points(stage, 8)
    assert stage.parameters["points"] == f"{SEVEN};-1,2"


def test_numbers_and_squares_follow_while_a_hand_drags(visited: Opener) -> None:
    stage = visited("least_squares")
    before = stage.page.evaluate(SIDES)
    stage.grab("points:6")
    stage.page.mouse.move(*stage.where(3, -1, "points:6"), steps=6)
    expect_readout(stage, "slope w₁", "0.4286")
    assert stage.parameters == {}
    after = stage.page.evaluate(SIDES)
    assert after != before
    for width, height in after:
        assert width == pytest.approx(height, abs=0.1)
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters["points"].endswith(";3,-1")
    assert "explains 34.4 %" in stage.sentence


def test_by_keyboard_alone(visited: Opener) -> None:
    stage = visited("least_squares")
    keyboard = stage.page.keyboard
    stage.page.locator("[data-example]").last.focus()
    keyboard.press("Tab")
    expect(stage.handle("points:0")).to_be_focused()
    keyboard.press("PageDown")
    keyboard.press("ArrowUp")
    stage.rest()
    assert stage.parameters["points"] == SEVEN.replace("-2,-0.5", "-2,-0.4")
    keyboard.press("End")
    expect(stage.handle("points:6")).to_be_focused()
    keyboard.press("Insert")
    expect_points(stage, 8)
    expect(stage.handle("points:7")).to_be_focused()
    keyboard.press("PageUp")
    keyboard.press("Delete")
    expect_points(stage, 7)
    expect(stage.handle("points:6")).to_be_focused()
    assert stage.parameters["points"].startswith("-3,-2.5;-2,-0.4;-1,-1;0,0.5;1,0.5;2,2.5;")
    keyboard.press("Control+z")
    expect_points(stage, 8)


def test_rows_are_added_and_removed_in_the_list(visited: Opener) -> None:
    stage = visited("least_squares?points=1,1;2,3")
    stage.page.locator('[data-add="points"]').click()
    expect_points(stage, 3)
    stage.write("points:2,1", "1/3", "Enter")
    stage.rest()
    assert stage.search == "?points=1,1;2,3;3,1/3".removeprefix("?")
    stage.page.get_by_role("button", name="Remove row 1").click()
    stage.page.get_by_role("button", name="Remove row 1").click()
    expect_points(stage, 1)
    assert "passes through the point" in stage.sentence
    stage.page.get_by_role("button", name="Remove row 1").click()
    expect(stage.page.get_by_text("The last point stays.")).to_be_visible()


def test_rows_are_pasted_and_words_are_refused_at_the_field(visited: Opener) -> None:
    stage = visited("least_squares")
    paste_in(stage, "points:0,0", "1\t2\n3\tfive")
    expect(stage.notice("points")).to_contain_text("Row 2, column 2")
    expect_points(stage, 7)
    paste_in(stage, "points:0,0", "x\ty\n1\t2\n3\t5\n4\t4\n")
    expect_points(stage, 3)
    expect(stage.notice("points")).to_contain_text("Row 1 is read as names: “x, y”.")
    assert stage.parameters["points"] == "1,2;3,5;4,4"
    paste_in(stage, "points:0,0", "1\t2\t3\n3\t5\t1\n4\t4\t9\n2\t1\t1")
    expect(stage.page.get_by_label("What x₂ is taken for")).to_be_visible()
    stage.rest()
    assert "other plane has" in stage.sentence
    paste_in(stage, "points:0,0", "[[1], [2], [3]]")
    expect(stage.page.get_by_text("A point needs two numbers here")).to_be_visible()
    assert "other plane has" in stage.sentence


def test_squares_are_squares_whatever_the_window(opened: Opener) -> None:
    stage = opened("least_squares?points=0,1000;1,5000;2,2000;3,4000")
    box = stage.page.locator(".picture").first
    for width, height in (DESK, (900, 700), PHONE):
        before = box.evaluate("box => box.clientWidth")
        stage.page.set_viewport_size({"width": width, "height": height})
        if (width, height) != DESK:
            stage.page.wait_for_function("before => document.querySelector('.picture').clientWidth !== before", arg=before)
        stage.page.wait_for_function(
            f"() => {{ const all = ({SIDES})(); return all.length === 4 && all.every(([a, b]) => Math.abs(a - b) < 0.1) }}"
        )
        stage.rest()
        sides = stage.page.evaluate(SIDES)
        pixels = [stage.where(0, y, "points:0")[1] for y in (1000, 2100)]  # the line gives 2100 at 0
        assert sides[0][1] == pytest.approx(abs(pixels[0] - pixels[1]), abs=0.5)


def test_a_file_from_the_chooser_to_the_line(opened: Opener) -> None:
    stage = opened("least_squares")
    upload(stage, "towns.csv", GOOD)
    expect(stage.page.get_by_text("Column “town” is left out")).to_be_visible()
    stage.rest()
    assert "other plane has" in stage.sentence
    stage.page.get_by_label("What b is taken for").select_option("-")
    expect_axes(stage, "a", "c")
    stage.rest()
    slope, start = np.polyfit([1, 2, 4, 5, 3], [3, 5, 9, 1, 3], 1)
    assert float(stage.readout("slope w₁").replace("−", "-")) == pytest.approx(slope, abs=1e-3)
    assert float(stage.readout("intercept w₀")) == pytest.approx(start, abs=1e-3)
    stage.page.get_by_label("What a is taken for").select_option("y")
    expect_axes(stage, "c", "a")
    stage.rest()
    assert stage.parameters == {"data": "own", "columns": "y-x"}
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(0)
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_text("Link copied, but without your own data, which no link holds.")).to_be_visible()


def test_a_file_that_cannot_be_used_names_row_and_column_and_nothing_is_lost(opened: Opener) -> None:
    stage = opened("least_squares?degree=2")
    before = stage.readout("residual sum of squares")
    upload(stage, "bad.csv", "a,b\n1,2\n3,oops\n")
    expect(stage.notice("data")).to_contain_text("bad.csv: At least 2 columns of numbers are needed")
    expect(stage.notice("data")).to_contain_text("Column “b” is left out: row 3, “oops”, is no number.")
    assert stage.rest().readout("residual sum of squares") == before
    assert stage.parameters == {"degree": "2"}
    expect_points(stage, 7)


def test_in_the_place_of_a_file_that_is_not_here_nothing_else_is_shown(opened: Opener) -> None:
    stage = opened("least_squares?data=own&degree=2")
    missing = stage.page.locator(".pictures .missing")
    expect(missing).to_contain_text("Your own data is not here")
    expect(stage.page.locator(".picture, .stage [data-readout], .stage [data-badge], .handle, [data-entry]:visible, .take")).to_have_count(
        0
    )
    upload(stage, "mine.csv", "x,y\n1,2\n2,3\n3,5\n")
    expect(missing).to_have_count(0)
    assert stage.rest().parameters == {"data": "own", "degree": "2"}
    expect(stage.page.get_by_text("mine.csv: 3 rows.")).to_be_visible()
    stage.page.reload()
    expect(missing).to_be_visible()
    expect(stage.page.locator(".picture")).to_have_count(0)
    stage.page.get_by_label("Data", exact=True).select_option("points")
    expect_points(stage, 7)


def test_measured_data_with_their_licence_and_roles(opened: Opener) -> None:
    stage = opened("least_squares?data=longley")
    expect(stage.page.get_by_text("Public data of the US National Institute of Standards and Technology")).to_be_visible()
    assert stage.readout("correct digits") == "14.5"
    rows = stage.page.locator('[data-table="Ways"] tbody tr')
    expect(rows).to_have_count(5)
    stage.page.get_by_label("What GNP is taken for").select_option("y")
    expect(stage.page.get_by_label("What employed is taken for")).to_have_value("x")
    expect_axes(stage, "fitted ŷ", "GNP")
    stage.rest()
    assert stage.parameters["columns"] == "xyxxxxx"
    again = opened(f"least_squares?{stage.search}")
    assert again.sentence == stage.sentence
    expect(again.page.get_by_label("What GNP is taken for")).to_have_value("y")


def test_the_price_by_slider_field_and_handle(visited: Opener) -> None:
    stage = visited("least_squares?degree=3")
    stage.write("alpha", "2.5", "Enter")
    stage.rest()
    assert stage.parameters["alpha"] == "2.5"
    assert "The price α draws the coefficients, the intercept among them, to 0" in stage.sentence
    expect_readout(stage, "residual standard deviation", "–")
    stage.drag("alpha", 1, 0)
    grabbed = float(stage.parameters["alpha"])
    assert 8 < grabbed < 12
    stage.handle("alpha").press("ArrowRight")
    stage.rest()
    assert float(stage.parameters["alpha"]) == pytest.approx(grabbed * 10**0.02, rel=0.01)
    stage.entry("alpha:slider").press("Home")
    stage.rest()
    assert stage.parameters == {"degree": "3"}
    assert stage.sentence.startswith("No other polynomial of degree 3")
    stage.handle("alpha").press("ArrowRight")
    stage.rest()
    assert 0 < float(stage.parameters["alpha"]) < 1e-3
    stage.drag("alpha", -7.2, 0)
    assert stage.parameters == {"degree": "3"}  # 0 is named on the scale, and the handle can be put there
    for key, alpha in (("End", "1e12"), ("Home", None)):
        stage.handle("alpha").press(key)
        stage.rest()
        assert stage.parameters.get("alpha") == alpha
    box, picture = stage.handle("alpha").bounding_box(), stage.page.locator(".picture").nth(1).bounding_box()
    assert box
    assert picture
    assert picture["x"] <= box["x"]


def test_200_points_that_no_link_can_hold(opened: Opener) -> None:
    """They are in no link, and stay for Back, Forward, and the other pages of this visit."""
    stage = opened("least_squares")
    paste_in(stage, "points:0,0", MANY)
    expect_points(stage, 200)
    expect(stage.notice("link")).to_contain_text("points does not fit in an address of 2,000 characters")
    area = stage.readout("residual sum of squares")
    stage.page.mouse.click(*stage.where(5, -0.2, "points:0"))
    expect(stage.page.get_by_text("There is room for 200 points here.")).to_be_visible()
    stage.page.go_back()
    expect_points(stage, 7)
    stage.page.go_forward()
    expect_points(stage, 200)
    expect_readout(stage, "residual sum of squares", area)
    expect(stage.page.locator('[data-take="pseudoinverse"]')).to_contain_text("200 × 2: up to 8 × 8 there")
    stage.page.locator('[data-take="gradient_descent"]').click()
    expect(stage.page.get_by_role("heading", name="Gradient descent")).to_be_visible()
    stage.rest()
    expect(stage.entry("points:199,0")).to_have_value("28.43")
    assert "left-out" in stage.page.url
    stage.page.go_back()
    expect_points(stage, 200)
    expect_readout(stage, "residual sum of squares", area)


def test_taken_to_the_pseudoinverse_with_the_same_numbers(visited: Opener) -> None:
    stage = visited(f"least_squares?points={SEVEN}&degree=2")
    found = [stage.page.locator('[data-table="w"] tbody tr').nth(j).locator("td").nth(1).inner_text() for j in range(3)]
    stage.page.locator('[data-take="pseudoinverse"]').click()
    expect(stage.page.get_by_role("heading", name="Pseudoinverse")).to_be_visible()
    stage.rest()
    assert re.match(r"A=1,-3,9;1,-2,4;", stage.search)
    expect(stage.page.locator('[data-table="x⁺"] tbody td')).to_have_text(found)


def test_a_link_opens_what_it_was_copied_from(opened: Opener) -> None:
    stage = opened("least_squares")
    stage.drag("points:0", -3, 1)
    stage.page.get_by_label("Constant").select_option("without")
    stage.rest()
    again = opened(f"least_squares?{stage.search}")
    assert again.parameters == stage.parameters == {"points": SEVEN.replace("-3,-2.5", "-3,1"), "constant": "without"}
    assert again.sentence == stage.sentence


def test_a_point_is_lit_in_the_picture_and_in_the_chart_of_leverages(visited: Opener) -> None:
    stage = visited("least_squares?points=-3,-2.5;-2,-0.5;-1,-1;0,0.5;1,0.5;2,2.5;3,2;8,-4")
    fit, leverages = (stage.page.locator(".picture").filter(has_text=title) for title in ("residuals squared", "leverages"))
    stage.page.mouse.move(*stage.centre("points:7"))
    expect(leverages.locator(".lit")).to_be_visible()
    ring = leverages.locator(".lit").bounding_box()
    assert ring
    stage.page.mouse.move(5, 5)
    expect(leverages.locator(".lit")).to_be_hidden()
    stage.page.mouse.move(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    expect(fit.locator(".lit")).to_be_visible()
    lit, (x, y) = fit.locator(".lit").bounding_box(), stage.centre("points:7")
    assert lit
    assert abs(lit["x"] + lit["width"] / 2 - x) + abs(lit["y"] + lit["height"] / 2 - y) < 2
