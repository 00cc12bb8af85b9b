"""Three acts, factors of any shape, and what is left with rank k."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.stage import Stage


def test_three_acts(visited: Opener) -> None:
    stage = visited("svd?A=2,1;0,1")
    slider = stage.page.get_by_role("slider", name="Along the path")
    act = stage.page.locator(".player .moment")
    slider.focus()
    for keys, words in ((["Home"], "turn by V′"), (["PageUp"] * 4, "stretch by D"), (["End"], "turn by U")):
        for key in keys:
            stage.page.keyboard.press(key)
        expect(act).to_contain_text(words)
        if words == "stretch by D":
            for name, opacity in (("M(t)v₁", "1"), ("v₁", "0.4")):  # what stays where it is fades
                label = stage.page.locator(".overlay text.label", has_text=re.compile(f"^{re.escape(name)}$"))
                expect(label).to_have_css("opacity", opacity)
    stage.rest()
    assert "t" not in stage.parameters


def test_axes_are_lines_that_turn_a_little_where_vectors_jump(visited: Opener) -> None:
    """v₁ changes its sign where its largest component does; the axis is drawn from end to end, whichever sign it has."""
    stage = visited("svd?A=1,-0.99;-0.99,1&view=2")
    before = ends(stage)
    assert stage.page.locator(".tables td").nth(4).inner_text().startswith("0.7")
    stage.drag("A:0", 1, -1)
    stage.drag("A:1", -1, 1.01)
    after = ends(stage)
    assert len(before) == len(after) == 4
    for x, y in before:
        assert min(math.hypot(x - u, y - v) for u, v in after) < 6  # pixels


def ends(stage: Stage) -> list[tuple[float, float]]:
    """Return where the axes of the ellipse end on the screen."""
    paths = [path.get_attribute("d") or "" for path in stage.page.locator(".plot [class*='tracemellipse-axis'] .js-line").all()]
    return [(float(x), float(y)) for path in paths for x, y in (point.split(",") for point in path[1:].split("L"))]


def test_full_and_thin_factors_with_their_sizes(visited: Opener) -> None:
    stage = visited("svd?A=1,0;0,1;1,1")
    notes = stage.page.locator(".tables figcaption > span")
    expect(notes).to_have_text(["3 × 2", "3 × 3", "3 × 2, singular values", "2 × 2", "3 × 2, rank 1"])
    stage.page.get_by_label("Factors").select_option("thin")
    expect(notes).to_have_text(["3 × 2", "3 × 2", "2 × 2, singular values", "2 × 2", "3 × 2, rank 1"])
    stage.rest()
    assert stage.parameters["factors"] == "thin"


def test_rank_k_on_a_slider(visited: Opener) -> None:
    stage = visited("svd?A=3,0,0;0,2,0;0,0,1")
    slider = stage.page.get_by_role("slider", name="k, the rank that is kept")
    assert stage.readout("‖A − Aₖ‖₂") == stage.readout("σₖ₊₁") == "2"
    slider.focus()
    stage.page.keyboard.press("ArrowRight")
    expect(stage.page.locator('[data-readout="σₖ₊₁"]')).to_have_text("1")
    stage.rest()
    assert stage.parameters["k"] == "2"
    stage.page.keyboard.press("End")
    expect(stage.page.locator('[data-readout="‖A − Aₖ‖_F"]')).to_have_text("0")
    assert stage.rest().parameters["k"] == "3"


def test_shapes_are_chosen_and_a_wide_matrix_is_grabbed(visited: Opener) -> None:
    stage = visited("svd?A=2,1;0,1")
    stage.page.get_by_label("Columns of Matrix A").select_option("3")
    stage.expect_entry("A:1,2", "0")
    stage.rest()
    stage.drag("A:2", -1, 1)
    assert stage.parameters["A"] == "2,1,-1;0,1,1"
    assert "A takes the unit ball to an ellipse" in stage.sentence
    expect(stage.page.locator(".player")).to_be_visible()
    expect(stage.page.locator(".picture")).to_have_count(3)
    stage.page.get_by_label("Rows of Matrix A").select_option("1")
    expect(stage.page.locator(".picture")).to_have_count(1)
    expect(stage.page.locator(".player")).to_be_hidden()
    assert stage.rest().readout("σ₁") == "2.449"
    stage.page.get_by_role("button", name="Reset").click()
    expect(stage.page.locator(".player")).to_be_visible()
    expect(stage.handle("A:1")).to_be_visible()


def test_the_slider_ends_the_acts(visited: Opener) -> None:
    stage = visited("svd?A=2,1;0,1&t=0.5")
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.50")
    slider = stage.page.locator('input[data-entry="k"]')
    slider.focus()
    stage.page.keyboard.press("ArrowRight")
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 1.00")
    stage.rest()
    assert stage.parameters == {"k": "2"}  # A is the default's


def test_a_rank_that_a_smaller_matrix_does_not_have(visited: Opener) -> None:
    stage = visited("svd?A=3,0,0;0,2,0;0,0,1&k=3")
    stage.page.get_by_label("Rows of Matrix A").select_option("2")
    expect(stage.page.locator('input[data-entry="k"]')).to_have_value("2")
    expect(stage.page.locator(".control output")).to_have_text("2")
    stage.rest()


def test_points_are_painted_and_their_axes_drawn(visited: Opener) -> None:
    stage = visited("svd?show=pca")
    expect(stage.page.locator("canvas[data-cloud='points']")).to_have_count(1)
    assert inked(stage, "points") > 500
    expect(stage.page.locator("[data-readout='s₁']")).to_be_visible()
    stage.page.get_by_label("Columns of the points").select_option("scaled")
    expect(stage.page.locator("[data-readout='total variance']")).to_have_text("2")
    stage.rest()
    assert stage.parameters == {"show": "pca", "scaled": "scaled"}


@pytest.mark.parametrize("page", ["svd?show=carried", "transformation?path=straight"])
def test_points_follow_a_column_that_is_dragged(visited: Opener, page: str) -> None:
    stage = visited(f"{page}&data=square&A=1,0;0,1")
    assert inked(stage, "carried points") > 0
    before = stage.page.evaluate(PAINTED, "carried points")
    stage.drag("A:0", -1, 0.5)
    assert stage.page.evaluate(PAINTED, "carried points") != before


def test_a_table_that_is_pasted_is_in_the_link_and_a_file_is_not(visited: Opener) -> None:
    stage = visited("svd?show=pca")
    paste(stage, "1\t2\n3\t4\n4\t7\n0\t1\n")
    expect(stage.page.locator("[data-readout='n']")).to_have_text("4")
    stage.rest()
    assert stage.parameters["points"] == "1,2;3,4;4,7;0,1"
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"name,a,b,c\nU,1,2,3\nV,2,,5\nW,4,1,9\nX,0,0,1\nY,5,2,2\n"}
    stage.page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    expect(stage.page.get_by_text("Row 3 is left out: “b” is blank.")).to_be_visible()
    expect(stage.page.locator("[data-readout='s₃']")).to_be_visible()
    stage.page.locator("select[data-column='1']").select_option("-")
    expect(stage.page.locator("[data-readout='s₃']")).to_have_count(0)
    expect(stage.page.get_by_text("Not shown: “b”.")).to_be_visible()
    stage.rest()
    assert (stage.parameters["data"], stage.parameters["columns"]) == ("own", "x-y")


def test_three_acts_in_space(visited: Opener) -> None:
    stage = visited("svd?A=1.5,0.5,0;0,1,0.5;0.5,0,0.5")
    slider = stage.page.get_by_role("slider", name="Along the path")
    act, name = stage.page.locator(".player .moment"), stage.page.locator(".overlay text.label", has_text="M(t)v₁")
    slider.focus()
    stage.page.keyboard.press("Home")
    expect(act).to_contain_text("turn by V′")
    expect(name).to_be_visible()
    stage.page.keyboard.press("End")
    expect(act).to_contain_text("turn by U")
    stage.rest()
    assert "t" not in stage.parameters


def test_a_column_is_led_level_and_lifted_and_the_plane_is_a_click_away(visited: Opener) -> None:
    stage = visited("svd?A=1.5,0.5,0;0,1,0.5;0.5,0,0.5")
    lift = stage.page.locator("[data-handle='A:2:z']")
    lift.focus()
    stage.page.keyboard.press("ArrowUp")
    stage.rest()
    rows = [row.split(",") for row in stage.parameters["A"].split(";")]
    assert [row[2] for row in rows[:2]] == ["0", "0.5"]
    assert float(rows[2][2]) > 0.5
    switch = stage.page.locator("[data-switch]:visible")
    switch.click()
    expect(stage.page.locator("[data-entry='A:2,2']")).to_have_count(0)
    expect(stage.page.locator("[data-readout='σ₃']")).to_have_count(0)
    switch.click()
    expect(stage.page.locator("[data-readout='σ₃']")).to_be_visible()


PAINTED = "name => document.querySelector(`canvas[data-cloud='${name}']`).toDataURL()"
INKED = """name => {
  const canvas = document.querySelector(`canvas[data-cloud='${name}']`), { width, height } = canvas
  return canvas.getContext('2d').getImageData(0, 0, width, height).data.filter((value, k) => k % 4 === 3 && value > 0).length
}"""
PASTE = """(area, text) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}"""


def inked(stage: Stage, name: str) -> int:
    """Return on how many pixels a cloud is painted."""
    return int(stage.page.evaluate(INKED, name))


def paste(stage: Stage, text: str) -> None:
    """Paste a text where a table can be."""
    stage.page.get_by_label("Paste a table").evaluate(PASTE, text)
