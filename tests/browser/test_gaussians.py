"""Gaussian fits: humps, a Gaussian, and the distance between the humps, each grabbed once; what happens by one alone."""

import pytest

from tests.browser.conftest import Opener

AT = "divergence?show=gaussians"


def test_means_widths_and_the_distance_are_grabbed(visited: Opener) -> None:
    stage = visited(AT)
    stage.grab("m:2")
    stage.page.mouse.move(*stage.where(1, 0.1, "m:2"), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("m", rows=3, columns=1) == ["-3", "3", "1"]
    assert stage.entries("s", rows=3, columns=1) == ["1", "1", "2"]
    stage.grab("s:0")
    stage.page.mouse.move(*stage.where(-5, 0.1, "s:0"), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("s", rows=3, columns=1) == ["2", "1", "2"]
    assert stage.entries("m", rows=3, columns=1) == ["-3", "3", "1"]
    assert stage.errors == []


def test_the_distance_is_led_over_the_leap(visited: Opener) -> None:
    stage = visited(AT)
    assert "picks one hump, either of them: d = 6 widths, and up to 12 it leaps at d ≈ 5.600164." in stage.sentence
    stage.handle("m:apart").focus()
    for _ in range(5):
        stage.page.keyboard.press("ArrowLeft")
    stage.rest()
    assert float(stage.parameters["m"].split(",")[1]) == pytest.approx(2.5)
    assert "covers both humps: d = 5.5 widths" in stage.sentence
    stage.page.locator('[data-action="backward"]').click()
    stage.page.wait_for_url("**s=*")
    stage.rest()
    assert "is its least, to" in stage.sentence
    assert stage.errors == []
