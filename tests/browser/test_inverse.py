"""A and its inverse, each grabbed; b with a disc; one-sided inverses along a line."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener


def test_each_of_both_is_grabbed_and_the_other_follows_under_the_hand(visited: Opener) -> None:
    stage = visited("inverse?A=2,0;0,1&b=2,1")
    stage.drag("A:0", 1, 0)
    assert stage.entries("X") == ["1", "0", "0", "1"]
    stage.grab("X:0")
    stage.page.mouse.move(*stage.where(0.5, 0, "X:0"), steps=4)
    stage.expect_entry("A:0,0", "2")  # the hand still holds
    stage.expect_entry("X:0,0", "0.5")
    stage.page.mouse.move(*stage.where(0.5, 0.5, "X:0"), steps=4)
    stage.expect_entry("A:1,0", "-1")
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters == {"A": "2,0;-1,1", "b": "2,1"}
    assert stage.readout("x") == "(1, 2)"
    stage.page.keyboard.press("Control+z")
    stage.expect_entry("X:1,0", "0")
    stage.rest()
    assert stage.entries("A") == ["1", "0", "0", "1"]


def test_an_inverse_that_becomes_flat_springs_back(visited: Opener) -> None:
    stage = visited("inverse?A=1,0;0,1")
    stage.grab("X:0")
    stage.page.mouse.move(*stage.where(0, 2, "X:0"), steps=4)
    expect(stage.notice("X")).to_contain_text("a flat matrix is the inverse of none")
    assert stage.entry("X:1,0").input_value() == "2"
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("X") != ["0", "0", "2", "1"]
    assert "A has an inverse" in stage.sentence


def test_an_inverse_is_typed_and_gone_where_there_is_none(visited: Opener) -> None:
    stage = visited("inverse?A=1,0;0,1")
    stage.entry("X:0,0").fill("1/3")
    stage.entry("X:0,0").press("Enter")
    stage.expect_entry("A:0,0", "3")
    stage.rest()
    stage.drag("A:1", 1, 0)
    assert "A has no inverse" in stage.sentence
    expect(stage.entry("X:0,0")).to_be_hidden()
    expect(stage.handle("X:0")).to_have_count(0)
    expect(stage.handle("d")).to_have_count(0)
    stage.drag("A:1", 0, 1)
    assert stage.entries("X") == ["1/3", "0", "0", "1"]


def test_a_change_of_b_goes_with_it(visited: Opener) -> None:
    stage = visited("inverse?A=3,0;0,0.5&b=3,0&d=1,0")
    stage.drag("d", 3, 1)
    assert stage.parameters["d"] == "0,1"
    assert stage.readout("grows by") == "6"
    stage.drag("b", -3, 0)
    assert stage.parameters["d"] == "0,1"
    stage.handle("d").focus()
    stage.page.keyboard.press("ArrowRight")
    stage.rest()
    assert stage.parameters["d"] == "0.1,1"


def test_one_sided_inverses_are_led_along_their_line(visited: Opener) -> None:
    stage = visited("inverse?A=2;1&t=0")
    assert "This one is A⁺, the smallest." in stage.sentence
    stage.handle("t").focus()
    for _ in range(2):
        stage.page.keyboard.press("Shift+ArrowRight")
    stage.rest()
    assert stage.parameters["t"] == "2"
    assert "times as large as A⁺" in stage.sentence
    stage.page.get_by_label("Rows of Matrix A").select_option("1")
    stage.expect_entry("A:0,0", "2")
    stage.rest()
    assert "A has an inverse" in stage.sentence


def test_in_space_b_its_change_and_both_matrices_are_grabbed(visited: Opener) -> None:
    stage = visited("inverse?A=1,0,0;0,1,0;0,0,1&b=1,1,1&d=0,0,1")

    def lift(handle: str, pixels: float) -> None:
        x, y = stage.centre(handle)
        stage.grab(handle)
        stage.page.mouse.move(x, y - pixels, steps=4)
        stage.page.mouse.up()
        stage.rest()

    lift("b:z", 30)
    b = stage.parameters["b"]
    assert b.startswith("1,1,")
    assert b != "1,1,1"
    assert stage.readout("x") == f"({b.replace(',', ', ')})"
    lift("d:z", 20)
    assert stage.parameters["d"].startswith("0,0,")
    assert float(stage.parameters["d"].split(",")[2]) > 1
    lift("X:2:z", 25)
    third = float(stage.parameters["A"].rpartition(",")[2]) if "/" not in stage.parameters["A"] else 0.5
    assert third < 1  # A undoes what A⁻¹ does more
    assert stage.parameters["A"].startswith("1,0,0;0,1,0;0,0,")
    expect(stage.page.locator('[data-badge][data-ok="false"]')).to_have_count(0)
