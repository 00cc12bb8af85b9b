"""Two maps, one after the other: grabbed, multiplied, flipped, flattened, and made larger."""

import math

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.server import Server
from tests.browser.stage import Stage


def signed_area(stage: Stage, name: str) -> float:
    """Return the signed area of a letter as it is drawn, in the plane's sense; its sign is the orientation."""
    d = stage.page.locator(f".plot .tracemletter-of-{name} .js-fill").get_attribute("d")
    numbers = [float(part) for part in d.replace("M", " ").replace("L", " ").replace("Z", " ").replace(",", " ").split()] if d else []
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return -sum(x * v - u * y for (x, y), (u, v) in zip(points, points[1:] + points[:1], strict=True))


def test_both_matrices_are_grabbed_and_determinants_multiply(visited: Opener) -> None:
    stage = visited("determinant?A=2,0;0,1&B=1,0;0,1")
    stage.drag("A:0", 3, 0)
    stage.drag("B:1", 0, -2)
    assert stage.parameters == {"A": "3,0;0,1", "B": "1,0;0,-2"}
    assert [stage.readout(name) for name in ("det A", "det B", "det AB", "det A·det B", "det cA")] == ["3", "−2", "−6", "−6", "3"]
    assert "flips orientation" in stage.sentence
    badges = stage.page.locator('[data-badge][data-ok="true"]')
    expect(badges).to_have_count(4)


def test_the_product_follows_the_hand_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("determinant?A=1,0;0,1&B=1,-1;1,1", address=mortal.address)
    tip = "document.querySelectorAll('.picture')[2].querySelectorAll('.arrows path')[0].getAttribute('d')"
    before = stage.page.evaluate(tip)
    mortal.pause()
    stage.grab("A:0")
    stage.page.mouse.move(*stage.where(2, 1, "A:0"), steps=4)
    stage.page.wait_for_function(f"before => {tip} !== before", arg=before)
    assert stage.readout("det AB") == "2"  # the numbers are Python's
    mortal.go_on()
    expect(stage.page.locator('[data-readout="det AB"]')).to_have_text("4")
    stage.page.mouse.up()
    stage.rest()


def test_a_flip_is_seen_in_the_letter(visited: Opener) -> None:
    stage = visited("determinant?A=1,0;0,1&B=0,1;1,0&c=2")
    assert signed_area(stage, "A") * signed_area(stage, "B") < 0
    assert signed_area(stage, "AB") * signed_area(stage, "B") > 0
    stage.drag("A:0", -1, 0)
    assert signed_area(stage, "A") * signed_area(stage, "B") > 0
    assert signed_area(stage, "AB") * signed_area(stage, "A") < 0  # two flips


def test_flat_shows_the_line(visited: Opener) -> None:
    stage = visited("determinant?A=1,2;0.5,2")
    stage.drag("A:1", 2, 1)
    assert stage.readout("det A") == stage.readout("det AB") == "0"
    assert "onto the line at 26.57°" in stage.sentence
    expect(stage.page.get_by_text("everything lands here")).to_be_visible()


def test_flat_shows_the_line_of_the_matrix_that_is_flat(visited: Opener) -> None:
    stage = visited("determinant?A=2,1;1,2&B=1,1;1,1")
    line = stage.page.get_by_text("everything lands here")
    expect(line).to_have_count(1)
    expect(stage.page.locator(".picture").nth(1).get_by_text("everything lands here")).to_be_visible()
    stage.drag("B:0", 1, 0)
    expect(line).to_have_count(0)


def test_another_size_keeps_the_corner_and_both_matrices_have_it(visited: Opener) -> None:
    stage = visited("determinant?A=2,1;1,2&B=0,1;1,0")
    stage.page.get_by_label("Size of Matrix A").select_option("3")
    stage.expect_entry("B:2,2", "1")
    stage.rest()
    assert stage.parameters == {"A": "2,1,0;1,2,0;0,0,1", "B": "0,1,0;1,0,0;0,0,1"}
    assert stage.readout("det A") == "3"
    expect(stage.handle("A:2")).to_be_visible()
    stage.page.keyboard.press("Control+z")
    expect(stage.entry("A:2,2")).to_have_count(0)
    expect(stage.handle("B:1")).to_be_visible()
    stage.page.keyboard.press("Control+Shift+z")
    stage.expect_entry("A:2,2", "1")
    stage.page.get_by_label("Size of Matrix A").select_option("2")
    expect(stage.entry("B:2,2")).to_have_count(0)
    assert stage.rest().parameters == {"A": "2,1;1,2", "B": "0,1;1,0"}


def test_a_larger_matrix_can_be_pasted_into_either(visited: Opener) -> None:
    stage = visited("determinant?A=2,1;1,2")
    stage.entry("B:0,0").click()
    stage.page.evaluate("navigator.clipboard.writeText('[[1, 0, 0], [0, 2, 0], [0, 0, 3]]')")
    stage.page.keyboard.press("Control+v")
    stage.expect_entry("A:2,2", "1")
    stage.rest()
    assert stage.readout("det AB") == "18"
    stage.entry("A:0,0").click()
    stage.page.evaluate("navigator.clipboard.writeText('1 2 3; 4 5 6')")
    stage.page.keyboard.press("Control+v")
    expect(stage.notice("A")).to_have_text("This is 2 × 3, and a square matrix is needed here.")
    stage.expect_entry("A:2,2", "1")


def test_a_link_to_two_sizes_says_so(visited: Opener) -> None:
    stage = visited("determinant?A=1,0,0;0,1,0;0,0,2&B=1,2;3,4")
    expect(stage.notice("B")).to_contain_text("B in the link has 2 rows, and A has 3")
    assert stage.readout("det A") == "2"


def test_eight_by_eight(visited: Opener) -> None:
    rows = ";".join(",".join(str(math.comb(i + j, i)) for j in range(8)) for i in range(8))  # Pascal's: its determinant is 1
    stage = visited(f"determinant?A={rows}")
    assert stage.readout("det A") == "1"
    stage.entry("A:7,7").press("ArrowUp")
    stage.rest()
    assert stage.readout("det A") == "1.1"  # the last pivot is 1


def test_undo_while_an_entry_that_it_takes_away_is_scrubbed(visited: Opener) -> None:
    stage = visited("determinant?A=2,1;1,2")
    stage.page.get_by_label("Size of Matrix A").select_option("3")
    stage.expect_entry("B:2,2", "1")
    stage.rest()
    box = stage.entry("A:2,2").bounding_box()
    assert box
    stage.page.mouse.move(box["x"] + 20, box["y"] + 10)
    stage.page.mouse.down()
    stage.page.mouse.move(box["x"] + 60, box["y"] + 10, steps=4)
    stage.page.keyboard.press("Control+z")
    expect(stage.entry("A:2,2")).to_have_count(0)
    stage.page.mouse.move(box["x"] + 120, box["y"] + 10, steps=4)  # the hand goes on, over nothing
    stage.page.mouse.up()
    assert stage.rest().entries("A") == ["2", "1", "1", "2"]


def test_one_button_leads_to_space_and_back_and_undo_restores_it(visited: Opener) -> None:
    stage = visited("determinant?A=2,1;0.5,1.5&B=1,-1;1,1")
    switch = stage.page.locator("[data-switch]:visible")
    switch.click()
    assert stage.rest().parameters == {"A": "2,1,0;0.5,1.5,0;0,0,1", "B": "1,-1,0;1,1,0;0,0,1"}
    assert (stage.readout("det A"), stage.readout("det AB")) == ("2.5", "5")
    assert "scales volume by" in stage.sentence
    x, y = stage.centre("A:2:z")
    stage.grab("A:2:z")
    stage.page.mouse.move(x, y - 40, steps=4)
    stage.page.mouse.up()
    lifted = stage.rest().parameters["A"]
    assert lifted.startswith("2,1,0;0.5,1.5,0;0,0,")
    assert float(stage.readout("det A")) == 2.5 * float(lifted.rpartition(",")[2]) > 2.5
    switch.click()
    assert stage.rest().parameters == {}  # what the page opens with
    stage.page.keyboard.press("Control+z")
    assert stage.rest().parameters["A"] == lifted


def test_a_column_in_space_takes_the_cube_along_without_the_server(mortal: Server, opened: Opener) -> None:
    stage = opened("determinant?A=1,0,0;0,1,0;0,0,1&B=0,1,0;1,0,0;0,0,1&c=2", address=mortal.address)
    pictures = ("cube-of-A-edges", "cube-of-AB-edges", "cube-of-cA-edges")
    edges = "name => document.querySelector(`.tracem${name} path.js-line, .sketch path`).getAttribute('d')"
    before = [stage.page.evaluate(edges, name) for name in pictures]
    mortal.pause()
    x, y = stage.centre("A:0")
    stage.grab("A:0")
    stage.page.mouse.move(x + 30, y, steps=4)
    stage.page.wait_for_function(f"([name, before]) => ({edges})(name) !== before", arg=[pictures[1], before[1]])
    assert all(stage.page.evaluate(edges, name) != was for name, was in zip(pictures, before, strict=True))
    assert stage.readout("det A") == "1"  # the numbers are Python's
    mortal.go_on()
    stage.page.mouse.up()
    stage.rest()
    assert stage.readout("det A") != "1"
