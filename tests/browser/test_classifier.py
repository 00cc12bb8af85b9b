"""A classifier's loss: logits are grabbed, also below 0, the label is led from class to class, and the temperature along its axis."""

from tests.browser.conftest import Opener


def test_logits_the_label_and_the_temperature_are_grabbed(visited: Opener) -> None:
    stage = visited("divergence?show=loss&classes=cat,dog,owl")
    stage.grab("z:1")
    stage.page.mouse.move(*stage.where(2, -1, "z:1"), steps=3)
    stage.page.mouse.up()
    stage.rest()
    assert stage.entries("z", rows=3, columns=1) == ["2", "-1", "-1"]
    assert stage.sentence.startswith("The likeliest class is cat, with q ≈ 0.9094; the label dog has q ≈ 0.04528.")
    stage.handle("label").focus()
    assert stage.handle("label").get_attribute("aria-valuetext") == "dog"
    stage.page.keyboard.press("ArrowLeft")
    stage.rest()
    assert stage.parameters["label"] == "1"
    assert stage.handle("label").get_attribute("aria-valuetext") == "cat"
    stage.handle("T").focus()
    stage.page.keyboard.press("End")
    stage.rest()
    assert stage.parameters["T"] == "100"
    assert stage.sentence.startswith("The likeliest class is cat, with q ≈ 0.34")
    assert stage.errors == []
