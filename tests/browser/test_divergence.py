"""The divergence: two bars at each outcome, of which either is grabbed; what happens by one alone."""

from tests.browser.conftest import Opener


def test_bars_of_both_are_grabbed_and_their_sums_stay(visited: Opener) -> None:
    stage = visited("divergence?p=0.6,0.4&q=0.3,0.7")
    stage.grab("q:0")
    stage.page.mouse.move(*stage.where(1.2, 0.6, "q:0"), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("q", rows=2, columns=1) == ["0.6", "0.4"]
    assert stage.entries("p", rows=2, columns=1) == ["0.6", "0.4"]
    assert stage.sentence.startswith("p and q are one distribution: D(p‖q) = D(q‖p) = 0 bits")
    stage.handle("q:0").focus()
    stage.page.keyboard.press("Home")
    stage.rest()
    assert stage.parameters["q"] == "0,1"
    assert stage.sentence.startswith("D(p‖q) = ∞: a can happen by p and not by q.")
    stage.handle("p:0").focus()
    stage.page.keyboard.press("End")
    stage.rest()
    assert stage.sentence.startswith("D(p‖q) = D(q‖p) = ∞: a can happen by p and not by q, b by q and not by p.")
    assert stage.errors == []
