"""The start dragged, η scrubbed while the path redraws, and a path played, paused, linked and reopened."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.stage import Stage

ETA = "η, the learning rate"
PATH = ".picture:first-child .plot [class*='tracempath'] path.js-line"
BOUND = "bound 2/L"


def path(stage: Stage) -> str:
    """Return the path as it is drawn."""
    return stage.page.locator(PATH).first.get_attribute("d") or ""


def choose(stage: Stage, name: str, value: str) -> None:
    stage.page.locator(f'[data-choice="{name}"]').select_option(value)
    stage.page.wait_for_function("([name, value]) => new URL(location).searchParams.get(name) === value", arg=[name, value])
    stage.rest()


def moment(stage: Stage) -> str:
    return stage.page.locator(".player .moment").inner_text()


def dot(stage: Stage, picture: int, k: int = -1) -> tuple[float, float]:
    """Return where a dot, the last of its picture, is on the screen."""
    shapes = stage.page.locator(".picture").nth(picture).locator(".overlay .arrows path")
    box = shapes.nth(shapes.count() - 1 if k < 0 else k).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_start_is_dragged_and_the_path_begins_there(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("gradient_descent", size=size)
    before = path(stage)
    stage.handle("w").scroll_into_view_if_needed()
    place = stage.where(-0.5, -1.5)
    stage.grab("w")
    stage.page.mouse.move(*place, steps=6)
    stage.page.wait_for_function(f"before => document.querySelector(\"{PATH}\").getAttribute('d') !== before", arg=before)  # in the hand
    assert stage.parameters == {}
    stage.page.mouse.up()
    stage.rest()
    assert stage.parameters == {"w": "-0.5,-1.5"}
    assert stage.readout("f(w⁽⁰⁾)") == "21.07"  # 147.5 / 7
    assert dot(stage, 0) == pytest.approx(stage.where(-0.5, -1.5), abs=2)  # the view fits the numbers anew
    assert stage.readout("best w") == "(0.2143, 0.75)"


def scrub(stage: Stage, name: str, shares: tuple[float, ...]) -> None:
    """Drag along a slider, and wait at each place until the path is that of another η."""
    slider = stage.page.locator(f'[data-entry="{name}:slider"]')
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + 0.8 * box["width"], y)
    stage.page.mouse.down()
    for share in shares:
        was = path(stage)
        stage.page.mouse.move(box["x"] + share * box["width"], y, steps=3)
        stage.page.wait_for_function(f"was => document.querySelector(\"{PATH}\").getAttribute('d') !== was", arg=was)


def test_eta_is_scrubbed_on_its_slider_while_the_whole_path_redraws(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.01")
    scrub(stage, "eta", (0.82, 0.84, 0.87))
    expect(stage.page.locator(".say")).to_contain_text("η is above the bound 2/L = 0.25")
    assert stage.parameters == {"eta": "0.01"}
    stage.page.mouse.up()
    stage.rest()
    assert float(stage.parameters["eta"]) > 0.25
    assert stage.entry("eta").input_value() == stage.parameters["eta"]
    assert stage.readout(BOUND) == "0.25"


def test_eta_is_grabbed_on_the_picture_of_step_sizes(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.1")
    before = path(stage)
    stage.handle("eta").scroll_into_view_if_needed()
    stage.grab("eta")
    for eta, words in ((0.2, "η is between 1/L and 2/L = 0.25"), (0.3, "η is above the bound"), (0.05, "no component overshoots")):
        stage.page.mouse.move(*stage.where(math.log10(eta), -0.2, "eta"), steps=4)
        expect(stage.page.locator(".say")).to_contain_text(words)
        assert path(stage) != before
        before = path(stage)
    stage.page.mouse.up()
    stage.rest()
    assert float(stage.parameters["eta"]) == pytest.approx(0.05, rel=0.03)
    stage.handle("eta").press("ArrowRight")
    stage.rest()
    assert float(stage.parameters["eta"]) == pytest.approx(0.05 * 10**0.02, rel=0.03)


def test_eta_is_typed(visited: Opener) -> None:
    stage = visited("gradient_descent")
    stage.write("eta", "1/4", "Enter")
    expect(stage.page.locator(".say")).to_contain_text("η is at the bound 2/L = 0.25")
    stage.rest()
    assert stage.parameters["eta"] == "0.25"
    stage.write("eta", "-1", "Enter")
    expect(stage.notice("eta")).to_contain_text("out of range")
    assert "at the bound" in stage.sentence


def test_a_path_is_scrubbed_linked_and_reopened_at_the_same_update(opened: Opener) -> None:
    stage = opened("gradient_descent?eta=0.02")
    slider = stage.page.get_by_role("slider", name="Along the path")
    slider.focus()
    first, start = dot(stage, 0), dot(stage, 1)
    for _ in range(12):
        stage.page.keyboard.press("ArrowRight")
    stage.rest()
    assert stage.parameters["k"] == "12"
    said, loss = moment(stage), stage.readout("f(w⁽ᵏ⁾)")
    assert "update 12" in said
    assert dot(stage, 0) != first
    here = dot(stage, 1)
    assert here[0] > start[0]  # later,
    assert here[1] > start[1]  # and lower on the curve of the loss
    again = opened(f"gradient_descent?{stage.search}")
    assert moment(again) == said
    assert again.readout("f(w⁽ᵏ⁾)") == loss
    assert dot(again, 1) == pytest.approx(here, abs=1)
    again.write("eta", "0.03", "Enter")
    expect(again.page.locator('[data-entry="eta"]')).to_have_value("0.03")
    again.rest()
    assert again.parameters == {"eta": "0.03", "k": "12"}  # the moment stays while η moves
    assert "update 12" in moment(again)
    assert again.readout("f(w⁽ᵏ⁾)") != loss


def test_home_end_and_steps(visited: Opener) -> None:
    stage = visited("gradient_descent?k=5")
    stage.page.get_by_role("button", name="One step on").click()
    expect(stage.page.locator(".player .moment")).to_contain_text("update 6")
    stage.page.get_by_role("button", name="One step back").click()
    expect(stage.page.locator(".player .moment")).to_contain_text("update 5")
    stage.rest()
    assert stage.parameters == {"k": "5"}
    slider = stage.page.get_by_role("slider", name="Along the path")
    slider.focus()
    stage.page.keyboard.press("End")
    expect(stage.page.locator(".player .moment")).to_contain_text("update 1000")
    stage.rest()
    assert stage.readout("f(w⁽ᵏ⁾)") == stage.readout("f at the end")
    stage.page.keyboard.press("Home")
    expect(stage.page.locator(".player .moment")).to_contain_text("update 0")
    stage.rest()
    assert stage.parameters == {}
    assert stage.readout("f(w⁽ᵏ⁾)") == stage.readout("f(w⁽⁰⁾)")


def test_play_and_pause(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.01")
    before = dot(stage, 0), dot(stage, 1)
    stage.page.get_by_role("button", name="Play").click()
    stage.page.wait_for_function("+document.querySelector('.player input').value > 20")
    stage.page.get_by_role("button", name="Pause").click()
    stage.rest()
    k = int(stage.parameters["k"])
    assert 20 < k < 1000
    assert f"update {k}" in moment(stage)
    assert dot(stage, 0) != before[0]
    assert dot(stage, 1)[0] > before[1][0]


def test_a_path_that_leaves_float64_ends_there(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=1")
    expect(stage.page.locator(".player input")).to_have_attribute("max", "181")
    assert stage.readout("overflows") == "update 182"
    stage.page.get_by_role("slider", name="Along the path").focus()
    stage.page.keyboard.press("End")
    expect(stage.page.locator(".player .moment")).to_contain_text("update 181")
    stage.rest()
    inside, (x, y) = stage.page.locator(".picture").nth(1).bounding_box(), dot(stage, 1)
    assert inside
    assert inside["x"] < x < inside["x"] + inside["width"]
    assert inside["y"] < y < inside["y"] + inside["height"]


def test_method_loss_and_batches_are_chosen(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.05")
    expect(stage.page.locator('[data-entry="beta"]')).to_be_hidden()
    choose(stage, "method", "nesterov")
    expect(stage.page.locator('[data-entry="beta"]')).to_be_visible()
    assert "η is below the bound (2+2β)/((1+2β)L) = 0.1696" in stage.sentence
    choose(stage, "method", "adam")
    assert "Of Adam no bound on η is known." in stage.sentence
    choose(stage, "objective", "rosenbrock")
    assert stage.page.locator('[data-entry="batch"]').is_hidden()
    assert "The curvature varies" in stage.sentence


def test_batches_show_their_gradients_and_where_the_noise_settles(visited: Opener) -> None:
    stage = visited("gradient_descent?eta=0.05")
    sampling = stage.page.locator('[data-choice="sampling"]')
    expect(sampling).to_be_hidden()
    slider = stage.page.locator('input[type="range"][data-entry="batch"]')
    slider.focus()
    stage.page.keyboard.press("ArrowRight")
    expect(sampling).to_be_visible()
    stage.rest()
    assert "No spread is predicted" in stage.sentence
    expect(stage.page.locator(".picture .title").first).to_have_text("Loss, 7 batch gradients and the mean")
    choose(stage, "sampling", "replacement")
    assert "the ellipse is two standard deviations of it" in stage.sentence
    expect(stage.page.locator(".plot [class*='tracempredicted'] path.js-line")).to_have_count(1)
    first = path(stage)
    stage.page.locator('input[type="range"][data-entry="seed"]').focus()
    stage.page.keyboard.press("ArrowRight")
    stage.page.wait_for_function(f"first => document.querySelector(\"{PATH}\").getAttribute('d') !== first", arg=first)
    assert stage.rest().parameters["seed"] == "2"


def test_points_are_dragged_on_the_picture_of_the_data(visited: Opener) -> None:
    stage = visited("gradient_descent")
    stage.drag("points:6", 3, 0)
    assert stage.parameters["points"].endswith(";3,0")
    assert stage.readout("best w") != "(0.2143, 0.75)"
    assert stage.readout(BOUND) == "0.25"  # X is the same


THREE = "gradient_descent?points=1,2,3,1;0,1,-1,1&constant=without&eta=0.05&w="


def test_three_unknowns_are_drawn_in_space_and_over_the_updates_and_played(visited: Opener) -> None:
    stage = visited(f"{THREE}0;0;0")
    curves = stage.page.locator(".picture").filter(has_text="w₁ … w₃, update by update")
    expect(curves.locator(".texts text")).to_have_text(["w₁", "w₂", "w₃"])
    assert stage.readout("gap to ridge path / length").startswith("0.0")
    before = [dot(stage, picture) for picture in (0, 3)]
    stage.page.get_by_role("slider", name="Along the path").focus()
    stage.page.keyboard.press("End")
    expect(stage.page.locator(".player .moment")).to_contain_text("update 1000")
    after = [dot(stage, picture) for picture in (0, 3)]
    assert after[0][0] > before[0][0] + 20
    assert after[1][0] > before[1][0] + 60
    stage.rest()


def test_a_start_in_space_is_led_level_and_lifted(visited: Opener) -> None:
    stage = visited(f"{THREE}1;-1;1")
    best, (x, y) = stage.readout("nearest best w"), stage.centre("w")
    stage.grab("w")
    stage.page.mouse.move(x + 30, y - 10, steps=4)
    expect(stage.page.locator('[data-readout="nearest best w"]')).not_to_have_text(best)
    stage.page.mouse.up()
    assert stage.rest().parameters["w"].endswith(",1")
    assert stage.parameters["w"] != "1,-1,1"
    level, (x, y) = stage.parameters["w"], stage.centre("w:z")
    stage.grab("w:z")
    stage.page.mouse.move(x, y - 40, steps=4)
    stage.page.mouse.up()
    assert stage.rest().parameters["w"].split(",")[:2] == level.split(",")[:2]
    assert float(stage.parameters["w"].split(",")[2]) > 1


def test_the_start_is_dragged_where_each_parameter_has_its_own_scale(visited: Opener) -> None:
    stage = visited("gradient_descent?data=norris&w=900;1")
    expect(stage.page.locator(".picture .title").first).to_contain_text("each on a scale of its own")
    stage.drag("w", 700, 1.001)
    x, y = map(float, stage.parameters["w"].split(","))
    assert x == pytest.approx(700, abs=5)
    assert y == pytest.approx(1.001, abs=2e-4)


def test_the_problem_is_taken_to_least_squares_and_back(opened: Opener) -> None:
    stage = opened("gradient_descent?points=-1,0;0,2;1,1;2,4&eta=0.1")
    best = stage.readout("best w")
    stage.page.locator('[data-take="least_squares"]').click()
    expect(stage.page.get_by_role("heading", name="Least squares", exact=True)).to_be_visible()
    stage.page.wait_for_function("location.pathname.endsWith('least_squares')")
    stage.rest()
    assert stage.parameters == {"points": "-1,0;0,2;1,1;2,4"}
    stage.page.locator('[data-take="gradient_descent"]').click()
    stage.page.wait_for_function("location.pathname.endsWith('gradient_descent')")
    expect(stage.handle("w")).to_be_visible()
    stage.rest()
    assert stage.parameters["points"] == "-1,0;0,2;1,1;2,4"
    assert stage.readout("best w") == best
