"""x led round the circle and along the curve, and what is antisymmetric in A pulled across x."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener
from tests.browser.stage import Stage


def x_of(stage: Stage) -> tuple[float, float]:
    return float(stage.entry("x:0,0").input_value()), float(stage.entry("x:1,0").input_value())


def test_x_stops_where_f_is_largest_on_the_circle_and_on_the_curve(visited: Opener) -> None:
    stage = visited("quadratic")
    stage.drag("x", math.cos(math.radians(28)), math.sin(math.radians(28)))  # the eigenvector is at 26.57°
    assert x_of(stage) == pytest.approx((0.894427, 0.447214), abs=1e-9)
    assert "f is largest where x points: 3." in stage.sentence
    stage.drag("x:angle", 114, 1)
    assert x_of(stage) == pytest.approx((-0.447214, 0.894427), abs=1e-9)
    assert "f is smallest where x points: 1." in stage.sentence
    stage.drag("x:angle", -60, 2)
    assert math.degrees(math.atan2(*x_of(stage)[::-1])) == pytest.approx(-60, abs=2)
    assert "x=" in stage.search


def test_the_point_stays_on_the_curve_under_a_hand(visited: Opener) -> None:
    stage = visited("quadratic?A=1,2;2,-2")
    stage.grab("x")
    stage.page.mouse.move(*stage.where(-1, 0, "x"), steps=4)
    stage.expect_entry("x:0,0", "-1")
    place, there = stage.centre("x:angle"), stage.where(180, 1, "x:angle")
    assert place == pytest.approx(there, abs=2)
    stage.page.mouse.up()
    stage.rest()
    assert stage.readout("f(x)") == "1"


def test_keys_lead_x_on_the_curve(visited: Opener) -> None:
    stage = visited("quadratic?A=1,0;0,2&x=0,1")
    stage.handle("x:angle").press("ArrowRight")
    stage.expect_entry("x:0,0", "-0.017452")
    stage.handle("x:angle").press("Shift+ArrowLeft")
    stage.expect_entry("x:0,0", "0")  # the largest value lies on the way
    expect(stage.handle("x:angle")).to_have_attribute("aria-valuetext", "90°, (0, 1)")
    stage.rest()


def test_what_is_antisymmetric_is_pulled_and_changes_nothing(visited: Opener) -> None:
    stage = visited("quadratic?A=2.6,1.8;-0.2,1.4&x=1,0")
    levels = [path.get_attribute("d") for path in stage.page.locator(".plot [class*='tracempositive'] path").all()]
    assert stage.readout("(a₁₂ − a₂₁)/2") == "1"
    stage.drag("A:skew", 2.6, 1.2)  # Ax is the first column here, and its shadow is 2.6
    assert stage.entries("A") == ["2.6", "0.4", "1.2", "1.4"]
    assert stage.readout("(a₁₂ − a₂₁)/2") == "−0.4"
    assert stage.readout("f(x)") == "2.6"
    assert stage.readout("λmax") == "3"
    assert [path.get_attribute("d") for path in stage.page.locator(".plot [class*='tracempositive'] path").all()] == levels
    stage.drag("A:skew", 2.6, 0.83)  # near enough to where A is symmetric
    assert "not symmetric" not in stage.sentence
    assert stage.entry("A:0,1").input_value() == stage.entry("A:1,0").input_value() == "0.8"
    stage.handle("A:skew").press("ArrowUp")
    stage.expect_entry("A:0,1", "0.9")
    stage.expect_entry("A:1,0", "0.7")
    stage.rest()


def test_a_finger_leads_x_along_the_curve(visited: Opener) -> None:
    stage = visited("quadratic", size=PHONE)
    start, end = stage.centre("x:angle"), stage.where(-63, 1, "x:angle")
    stage.touch("touchStart", start)
    for share in (0.25, 0.5, 0.75, 1.0):
        stage.touch("touchMove", (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    stage.touch("touchEnd")
    stage.rest()
    assert "f is smallest where x points: 1." in stage.sentence


@pytest.mark.parametrize(
    ("address", "words", "levels"),
    [
        ("quadratic?A=0,-1;1,0", "f is 0 for every x: there are no level lines.", 0),
        ("quadratic?A=0,0;0,-1&x=0,0", "the level lines are parallel lines. On the unit circle f goes from −1 to 0", 1),
        ("quadratic?A=1e9,0;0,1e-100", "Nearly semidefinite: a change of (A + A′)/2 by 10⁻¹⁰⁰", 1),
        ("quadratic?A=-3", "For x of length 1 f is −3 everywhere.", 0),
    ],
)
def test_what_is_degenerate(shown: Opener, address: str, words: str, levels: int) -> None:
    stage = shown(address)
    assert words in stage.sentence
    lines = stage.page.locator(".plot [class*='tracempositive'], .plot [class*='tracemnegative']")
    assert min(lines.count(), 1) == levels


def test_x_is_led_over_the_sphere_and_stops_at_its_saddle(visited: Opener) -> None:
    stage = visited("quadratic?A=3,0,0;0,2,0;0,0,1&x=0.6,-0.8,0")
    across = math.sin(math.radians(60)), -math.sin(math.radians(20)) * math.cos(math.radians(60))  # of e₁ from the camera
    stage.drag("x", across[0] + 0.02, across[1] - 0.02)
    assert "f is largest where x points: 3." in stage.sentence
    stage.drag("x", -math.cos(math.radians(60)) - 0.02, -math.sin(math.radians(20)) * math.sin(math.radians(60)) + 0.02)
    assert "has a saddle where x points: 2." in stage.sentence
    stage.handle("x").press("ArrowUp")
    stage.expect_entry("x:2,0", "0.017452")
    assert "and is 2 where x points" in stage.rest().sentence or "and is 1.99" in stage.sentence


def test_level_curves_of_the_sphere_go_with_the_camera_and_its_far_side_is_dashed(visited: Opener) -> None:
    stage = visited("quadratic?A=2,0,0;0,1,0;0,0,-1.5&x=0.8,0,0.6")
    line = "name => document.querySelector(`.tracem${name} path.js-line`)?.getAttribute('d') ?? ''"
    seen, hidden = (stage.page.evaluate(line, name) for name in ("level-of-x", "level-of-x-behind"))
    assert seen.count("L") > 3
    assert hidden.count("L") > 3
    stage.page.locator("[data-camera]:visible").press("ArrowRight")
    stage.rest()
    assert stage.page.evaluate(line, "level-of-x") != seen


def test_the_form_is_taken_to_space_and_back(visited: Opener) -> None:
    stage = visited("quadratic?A=2,1;1,2")
    switch = stage.page.locator("[data-switch]:visible")
    switch.click()
    stage.expect_entry("A:2,2", "1")
    assert "the level surfaces are ellipsoids" in stage.rest().sentence
    switch.click()
    assert "the level lines are ellipses" in stage.rest().sentence


def test_the_surface_turns_without_the_server_and_x_goes_along_its_rim(visited: Opener) -> None:
    stage = visited("quadratic?A=1,2;2,-2")
    rim = "() => document.querySelector('.tracemrim path.js-line').getAttribute('d')"
    before = stage.page.evaluate(rim)
    stage.page.locator("[data-camera]:visible").press("ArrowRight")
    stage.page.wait_for_function(f"before => ({rim})() !== before", arg=before)
    assert stage.rest().parameters["azimuth"] == "-55"
    dot = "() => [...document.querySelectorAll('.overlay')].map(layer => layer.outerHTML)[1]"
    was = stage.page.evaluate(dot)
    stage.drag("x", -1, 0)
    assert stage.page.evaluate(dot) != was
    assert stage.readout("f(x)") == "1"
