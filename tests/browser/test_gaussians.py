"""Gaussian fits: humps, a Gaussian, and the distance between the humps, each led once; what happens by one alone."""

import pytest

from tests.browser.conftest import Opener

AT = "divergence?show=gaussians"


def test_a_mean_a_width_and_the_distance_are_led_over_the_leap(visited: Opener) -> None:
    stage = visited(AT)
    assert "picks one hump, either of them: d = 6 widths, and up to 12 it leaps at d ≈ 5.600164." in stage.sentence
    for grip, to in (("m:2", 1), ("s:2", 2.5)):
        stage.grab(grip)
        stage.page.mouse.move(*stage.where(to, 0.1, grip))
        stage.page.mouse.up()
    stage.rest()
    assert stage.entries("m", rows=3, columns=1) == ["-3", "3", "1"]
    assert stage.entries("s", rows=3, columns=1) == ["1", "1", "1.5"]
    stage.handle("m:apart").focus()
    for _ in range(5):
        stage.page.keyboard.press("ArrowLeft")
    stage.rest()
    assert float(stage.parameters["m"].split(",")[1]) == pytest.approx(2.5)
    assert "covers both humps: d = 5.5 widths" in stage.sentence
    stage.page.locator('[data-action="backward"]').click()
    stage.page.wait_for_function("document.querySelector('.stage').innerText.includes('is its least, to')")
    stage.rest()
    assert stage.entries("m", rows=3, columns=1)[0] == "-3"
    assert stage.errors == []
