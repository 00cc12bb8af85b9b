"""Ax = y in two pictures, the cut in three places, every shape, and the same problem on other pages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.stage import Stage

FLAT = "pseudoinverse?A=2,1;1,0.501&y=1,2"
TAKEN = {"least_squares": "Least squares", "gradient_descent": "Gradient descent"}
NOT_OK = '.proofs li[data-ok="false"]'


def test_y_and_a_column_are_dragged(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,1;1,0.5&y=1,2")
    assert stage.readout("‖y − Ax⁺‖") == "1.342"
    stage.drag("y", 2, 1)
    assert stage.parameters == {"y": "2,1"}
    assert "y lies in the column space" in stage.sentence
    assert stage.readout("‖y − Ax⁺‖") == "0"
    assert stage.readout("x⁺") == "(0.8, 0.4)"
    stage.drag("A:1", -1, 1)
    assert stage.parameters == {"A": "2,-1;1,1", "y": "2,1"}
    assert "A has an inverse" in stage.sentence
    assert stage.readout("rank") == "2"
    stage.handle("y").press("ArrowUp")
    stage.expect_entry("y:1,0", "1.1")
    stage.rest()
    stage.page.keyboard.press("Control+z")
    stage.expect_entry("y:1,0", "1")
    stage.rest()


def test_the_picture_answers_while_y_is_held(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,1;1,0.5&y=1,2")
    before, place = stage.readout("‖y − Ax⁺‖"), stage.where(-1, 2, "y")
    stage.grab("y")
    stage.page.mouse.move(*place, steps=4)
    expect(stage.page.locator('[data-readout="‖y − Ax⁺‖"]')).not_to_have_text(before)
    expect(stage.page.locator('[data-readout="‖y − Ax⁺‖"]')).to_have_text("2.236")
    assert stage.parameters["y"] == "1,2"  # the address waits for the hand
    stage.page.mouse.up()
    assert stage.rest().parameters["y"] == "-1,2"


def test_the_cut_is_dragged_on_the_scale_of_singular_values(visited: Opener) -> None:
    stage = visited(FLAT)
    field, slider = stage.entry("cut"), stage.entry("cut:slider")
    expect(field).to_have_value("auto")
    expect(slider).to_have_value("0")
    expect(stage.page.locator(NOT_OK)).to_have_count(0)
    stage.drag("cut", -2, 0)
    cut = float(stage.parameters["cut"])
    assert 0.008 < cut < 0.0125
    expect(field).to_have_value(str(cut))
    assert abs(int(slider.input_value()) - 1801) < 12  # a hundred steps to a power of ten, from 10⁻²⁰
    assert stage.sentence.startswith("The cut drops σ₂ = 0.0007999: A counts as the nearest matrix of rank 1.")
    expect(stage.page.locator(NOT_OK)).to_have_count(2)
    expect(stage.page.locator(NOT_OK).first).to_contain_text("the cut drops σ₂ = 0.0007999: that is no rounding")
    stage.drag("cut", -6, 0)
    expect(stage.page.locator(NOT_OK)).to_have_count(0)
    assert "A has an inverse" in stage.sentence


def test_the_cut_is_typed(visited: Opener) -> None:
    stage = visited(FLAT)
    field = stage.entry("cut")
    stage.write("cut", "0.01", "Enter")
    expect(stage.page.locator('[data-readout="rank by this cut"]')).to_have_text("1")
    assert stage.rest().parameters["cut"] == "0.01"
    stage.write("cut", "auto", "Enter")
    expect(stage.page.locator('[data-readout="rank"]')).to_have_text("2")
    assert "cut" not in stage.rest().parameters
    for nonsense, words in (("wide", "“wide”"), ("2", "2 is out of range: use a number from 10⁻²⁰ to 0.9, or 0.")):
        stage.write("cut", nonsense, "Enter")
        expect(stage.notice("cut")).to_contain_text(words)
        expect(field).to_have_value(nonsense)
        expect(field).to_have_attribute("aria-invalid", "true")
        assert "cut" not in stage.rest().parameters
    stage.write("cut", "1e-2", "Enter")
    expect(stage.notice("cut")).to_have_count(0)
    assert stage.rest().parameters["cut"] == "0.01"
    stage.entry("cut:slider").press("Home")
    expect(field).to_have_value("auto")
    stage.rest()


def test_a_cut_that_keeps_rounding_is_said(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=1,2,3;4,5,6;7,8,9&y=1,0,0")
    assert "Rank 2 of 3" in stage.sentence
    slider = stage.entry("cut:slider")
    slider.focus()
    stage.page.keyboard.press("ArrowRight")
    expect(stage.page.locator(".say")).to_contain_text("which may be mere rounding of A")
    stage.rest()
    assert stage.parameters["cut"] == "1e-20"
    assert stage.page.locator(NOT_OK).count() >= 4
    expect(stage.page.locator('[data-take="least_squares"]')).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(
    ("query", "handles", "drag", "after"),
    [
        ("A=1;2&y=2,1", ["y", "A:0"], ("A:0", 2, 0), "2;0"),
        ("A=1,2&y=3", ["y", "A:0", "A:1"], ("A:1", -1, 1), "1,-1"),  # on its line
        ("A=2,1;-1,1&y=1,2", ["y", "A:0", "A:1"], ("A:0", 1, 1), "1,1;1,1"),
        ("A=0,0;0,0&y=1,1", ["y", "A:0", "A:1"], ("A:0", 1, 1), "1,0;1,0"),
    ],
)
def test_shapes_that_are_drawn(visited: Opener, query: str, handles: list[str], drag: tuple[str, float, float], after: str) -> None:
    stage = visited(f"pseudoinverse?{query}", size=PHONE)
    expect(stage.page.locator(".picture")).to_have_count(4)
    for name in (*handles, "cut"):
        expect(stage.handle(name)).to_be_visible()
    assert stage.page.locator("[data-handle]").count() == len(handles) + 1
    stage.drag(*drag)
    assert stage.parameters["A"] == after
    assert stage.readout("rank") == "1"


def test_space_is_turned_once_for_both_pictures_and_y_is_led_level_and_lifted(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,-1,1;0,2,2;1,0,1&y=0,4,3")
    expect(stage.page.locator("[data-camera]:visible")).to_have_count(2)
    before = shafts(stage)
    stage.page.locator("[data-camera]:visible").first.focus()
    stage.page.keyboard.press("ArrowRight")
    stage.rest()
    assert "azimuth" in stage.parameters
    assert all(was != now for was, now in zip(before, shafts(stage), strict=True))
    x, y = stage.centre("y")
    stage.grab("y")
    stage.page.mouse.move(x - 40, y + 10, steps=4)
    stage.page.mouse.up()
    assert stage.rest().parameters["y"].endswith(",3")
    assert stage.parameters["y"] != "0,4,3"
    x, y = stage.centre("A:0:z")
    stage.grab("A:0:z")
    stage.page.mouse.move(x, y - 40, steps=4)
    stage.page.mouse.up()
    first, second, third = stage.rest().parameters["A"].split(";")
    assert (first, second) == ("2,-1,1", "0,2,2")
    assert float(third.split(",")[0]) > 1
    assert "A has an inverse" in stage.sentence


def shafts(stage: Stage) -> list[str]:
    """Return how the first arrow of each picture in space is drawn."""
    found: list[str] = stage.page.evaluate(
        "[...document.querySelectorAll('.picture:has(.turn:not([hidden]))')].map(p => p.querySelector('path.shaft').getAttribute('d'))"
    )
    return found


def test_from_the_plane_to_space_and_back(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,1;1,0.5&y=1,2")
    expect(stage.page.locator("[data-camera]:visible")).to_have_count(0)
    stage.page.locator("[data-switch]:visible").click()
    expect(stage.page.locator("[data-camera]:visible")).to_have_count(2)
    assert stage.rest().parameters == {"A": "2,1,0;1,0.5,0;0,0,1", "y": "1,2,0"}
    assert stage.readout("rank") == "2"
    expect(stage.handle("y:z")).to_be_visible()
    stage.page.locator("[data-switch]:visible").click()
    expect(stage.page.locator("[data-camera]:visible")).to_have_count(0)
    assert stage.rest().parameters == {}
    stage.page.keyboard.press("Control+z")
    expect(stage.page.locator("[data-camera]:visible")).to_have_count(2)
    stage.rest()


def test_another_shape_takes_y_along(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,1;1,0.5&y=1,2")
    stage.page.get_by_label("Rows of Matrix A").select_option("4")
    expect(stage.entry("y:3,0")).to_have_value("0")
    expect(stage.page.locator(".picture")).to_have_count(4)
    assert stage.rest().parameters == {"A": "2,1;1,0.5;0,0;0,0", "y": "1,2,0,0"}
    stage.page.get_by_label("Columns of Matrix A").select_option("1")
    stage.page.get_by_label("Rows of Matrix A").select_option("1")
    expect(stage.entry("y:1,0")).to_have_count(0)
    assert stage.rest().parameters == {"A": "2", "y": "1"}
    assert stage.readout("x⁺") == "(0.5)"


def test_a_longer_y_takes_a_along(visited: Opener) -> None:
    stage = visited("pseudoinverse?A=2,1;1,0.5&y=1,2")
    stage.entry("y:0,0").click()
    stage.page.evaluate("navigator.clipboard.writeText('[3, 1, 4]')")
    stage.page.keyboard.press("Control+v")
    stage.expect_entry("y:2,0", "4")
    stage.expect_entry("A:2,1", "0")
    stage.rest()
    assert stage.parameters == {"A": "2,1;1,0.5;0,0", "y": "3,1,4"}
    assert stage.readout("rank") == "1"


def test_a_link_opens_exactly_this(opened: Opener) -> None:
    stage = opened("pseudoinverse")
    stage.drag("A:1", 1, 1)
    stage.write("cut", "0.5", "Enter")
    expect(stage.page.locator(".say")).to_contain_text("The cut drops")
    stage.rest()
    again = opened(f"pseudoinverse?{stage.search}")
    assert again.parameters == stage.parameters == {"A": "2,1;1,1", "cut": "0.5"}
    assert again.sentence == stage.sentence
    assert again.page.locator(".numbers").inner_text() == stage.page.locator(".numbers").inner_text()
    expect(again.entry("cut")).to_have_value("0.5")


@pytest.mark.parametrize("query", ["A=1,1;1,2;1,4&y=1,3,3", "A=2,1;1,0.5&y=1,2"], ids=["tall", "flat"])
def test_taken_to_least_squares_and_back(visited: Opener, query: str) -> None:
    """There X is A, w is x⁺, and the area is ‖y − Ax⁺‖²."""
    stage = visited(f"pseudoinverse?{query}")
    numbers = stage.page.locator(".numbers").inner_text()
    x = stage.readout("x⁺").strip("()").split(", ")
    gap = float(stage.page.locator('[data-readout="‖y − Ax⁺‖"]').get_attribute("data-value") or 0)
    take(stage, "least_squares")
    assert [stage.readout(f"w{'₁₂'[j]}") for j in range(len(x))] == x
    area = stage.page.locator('[data-readout="residual sum of squares"]').get_attribute("data-value") or "0"
    assert float(area) == pytest.approx(gap**2, rel=1e-9)
    stage.page.locator('[data-take="pseudoinverse"]').click()
    expect(stage.page.locator("h1")).to_have_text("Pseudoinverse")
    expect(stage.page.locator('[data-readout="x⁺"]')).to_have_text(f"({', '.join(x)})")
    stage.rest()
    stage.page.go_back()
    expect(stage.page.locator("h1")).to_have_text("Least squares")
    stage.rest()
    stage.page.go_back()
    expect(stage.page.locator("h1")).to_have_text("Pseudoinverse")
    stage.rest()
    assert stage.page.locator(".numbers").inner_text() == numbers


def test_taken_to_gradient_descent_and_back(visited: Opener) -> None:
    """The descent from 0 ends at x⁺, where the mean of the squares is ‖y − Ax⁺‖²/n."""
    stage = visited("pseudoinverse?A=1,1;1,2;1,4&y=1,3,3")
    numbers = stage.page.locator(".numbers").inner_text()
    gap = float(stage.page.locator('[data-readout="‖y − Ax⁺‖"]').get_attribute("data-value") or 0)
    take(stage, "gradient_descent")
    assert stage.entries("w", 2, 1) == ["0", "0"]
    least = stage.page.locator('[data-readout="least f"]').get_attribute("data-value") or ""
    assert float(least) == pytest.approx(gap**2 / 3, rel=1e-9)
    reached = stage.page.locator('[data-readout="f at the end"]').get_attribute("data-value") or ""
    assert float(reached) == pytest.approx(gap**2 / 3, rel=1e-3)
    stage.page.go_back()
    expect(stage.page.locator("h1")).to_have_text("Pseudoinverse")
    stage.rest()
    assert stage.page.locator(".numbers").inner_text() == numbers


def take(stage: Stage, page: str) -> None:
    """Take what is shown to another page, and wait until it is there."""
    stage.page.locator(f'[data-take="{page}"]').click()
    expect(stage.page.locator("h1")).to_have_text(TAKEN[page])
    stage.rest()
