"""Paths from I to A: slider, play, step, choice, and what does not exist."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Opener


def test_the_slider_moves_the_picture_and_the_numbers_stay(visited: Opener) -> None:
    stage = visited("transformation?A=-1,0;0,-1&path=straight")
    slider = stage.page.get_by_role("slider", name="Along the path")
    slider.focus()
    assert stage.readout("det(t)") == "1"
    stage.page.keyboard.press("Home")
    stage.rest()
    assert stage.parameters["t"] == "0"
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.00")
    for _ in range(30):
        stage.page.keyboard.press("ArrowRight")
    stage.rest()
    assert stage.parameters["t"] == "0.5"
    assert stage.readout("det(t)") == "0"  # the straight line loses the plane on the way to a half-turn
    assert stage.readout("det A") == "1"
    assert stage.entries("A") == ["-1", "0", "0", "-1"]


def test_play_runs_to_the_end(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0")
    stage.page.get_by_label("Speed").select_option("2")
    stage.page.get_by_role("button", name="Play").click()
    stage.page.wait_for_function(
        "+document.querySelector('.player input').value > 5 && +document.querySelector('.player input').value < 55"
    )
    expect(stage.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(stage.page.get_by_role("button", name="Play")).to_be_visible()
    stage.rest()
    assert stage.page.locator(".player input").input_value() == "60"
    assert "t" not in stage.parameters


def test_pause_is_linked(opened: Opener) -> None:
    stage = opened("transformation?A=0,-1;1,0")
    stage.page.get_by_label("Speed").select_option("0.25")
    stage.page.get_by_role("button", name="Play").click()
    stage.page.wait_for_function("+document.querySelector('.player input').value > 2")
    stage.page.get_by_role("button", name="Pause").click()
    stage.rest()
    t = float(stage.parameters["t"])
    assert 0 < t < 1
    stage.page.reload()
    stage.rest()
    expect(stage.page.locator(".player .moment")).to_contain_text(f"t = {t:.2f}")


def test_steps(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0&t=0.5")
    stage.page.get_by_role("button", name="One step on").click()
    stage.rest()
    assert float(stage.parameters["t"]) > 0.5
    stage.page.get_by_role("button", name="One step back").click()
    stage.rest()
    assert stage.parameters["t"] == "0.5"


def test_a_hand_ends_the_path(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0&t=0.5")
    x, y = stage.centre("A:0")
    stage.grab("A:0")
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.50")  # not yet: nothing has moved
    stage.page.mouse.move(x + 30, y, steps=4)
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 1.00")
    stage.page.keyboard.press("Escape")
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 0.50")
    stage.page.mouse.up()
    assert stage.rest().parameters == {"A": "0,-1;1,0", "t": "0.5"}
    expect(stage.page.locator(".player.is-behind")).to_have_count(0)
    stage.grab("A:0")
    stage.page.mouse.move(x + 30, y, steps=4)
    stage.page.mouse.up()
    stage.rest()
    assert "t" not in stage.parameters


def test_a_path_that_does_not_exist_says_why(visited: Opener) -> None:
    stage = visited("transformation?A=0,1;1,0")
    stage.page.get_by_label("Path", exact=True).select_option("exp")
    expect(stage.page.locator(".player .why")).to_contain_text("there is no real logarithm")
    expect(stage.page.get_by_role("button", name="Play")).to_be_disabled()
    stage.rest()
    assert stage.parameters["path"] == "exp"
    stage.drag("A:0", 1, 0.5)
    stage.drag("A:1", 0, 1)
    expect(stage.page.get_by_role("button", name="Play")).to_be_enabled()
    expect(stage.page.locator(".player .why")).to_have_text("")


def test_another_speed_goes_on_from_here(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0")
    stage.page.evaluate("""() => {
        window.shown = []
        new MutationObserver(() => window.shown.push(+document.querySelector('.player input').value))
            .observe(document.querySelector('.stage .arrows'), { subtree: true, attributes: true })
    }""")
    stage.page.get_by_role("button", name="Play").click()
    stage.page.wait_for_function("window.shown.at(-1) > 20")
    stage.page.get_by_label("Speed").select_option("0.5")
    stage.page.wait_for_function("window.shown.at(-1) > 30")
    stage.page.get_by_label("Speed").select_option("2")
    expect(stage.page.get_by_role("button", name="Play")).to_be_visible()
    shown = stage.page.evaluate("window.shown")
    assert shown[shown.index(0) :] == sorted(shown[shown.index(0) :])


def test_back_ends_the_playing(visited: Opener) -> None:
    stage = visited()
    stage.drag("A:0", 1, 0)
    stage.page.get_by_role("button", name="Play").click()
    stage.page.go_back()
    stage.expect_entry("A:0,0", "2")
    expect(stage.page.get_by_role("button", name="Play")).to_be_visible()
    expect(stage.page.locator(".player .moment")).to_contain_text("t = 1.00")
    stage.page.go_forward()
    stage.expect_entry("A:0,0", "1")


def test_nothing_plays_by_itself(opened: Opener) -> None:
    stage = opened("transformation?A=0,-1;1,0", reduced_motion="reduce")
    stage.page.get_by_role("link", name="Half-turn").click()
    stage.expect_entry("A:0,0", "-1")
    stage.rest()
    assert stage.page.locator(".player input").input_value() == "60"


def test_reduced_motion_plays_in_a_few_pictures(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0", reduced_motion="reduce")
    stage.page.evaluate("""() => {
        window.shown = new Set()
        new MutationObserver(() => window.shown.add(document.querySelector('.stage .arrows path').getAttribute('d')))
            .observe(document.querySelector('.stage .arrows'), { subtree: true, attributes: true })
    }""")
    stage.page.get_by_label("Speed").select_option("2")
    stage.page.get_by_role("button", name="Play").click()
    expect(stage.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(stage.page.get_by_role("button", name="Play")).to_be_visible()
    assert 5 <= stage.page.evaluate("window.shown.size") <= 14


def test_the_sentence_says_of_which_moment_it_speaks(visited: Opener) -> None:
    """On the way the picture is that of M(t), and the sentence that of A: it says so, linked or played, and not at rest."""
    stage = visited("transformation?A=0,-1;1,0&t=0.5")
    say, entry = stage.page.locator(".stage .say"), stage.page.locator('[data-legend="Ax"]')
    expect(say).to_have_text(re.compile("At t = 1, where M\\(t\\) is A: A turns"))
    assert entry.inner_text().split("\n")[-1] == "where M(t) takes x: on the way to Ax"
    stage.page.get_by_role("slider", name="Along the path").press("End")
    expect(say).to_have_text(re.compile("^A turns"))
    assert entry.inner_text().split("\n")[-1] == "where A takes x"
    stage.page.get_by_label("Speed").select_option("0.25")
    stage.page.get_by_role("button", name="Play").click()
    expect(say).to_have_text(re.compile("^At t = 1"))
    stage.drag("A:0", 1, 0)
    expect(say).to_have_text(re.compile("^A "))
