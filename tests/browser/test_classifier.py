"""A classifier's loss: logits are grabbed, also below 0, the label is led from class to class, and the temperature along its axis."""

from playwright.sync_api import expect

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


def test_what_is_wrong_with_a_slider_is_told_at_its_field_and_shifts_nothing(visited: Opener) -> None:
    stage = visited("divergence?show=loss")
    numbers = stage.page.locator(".numbers")
    before = numbers.bounding_box()
    stage.write("eps", "2", "Enter")
    expect(stage.notice("eps")).to_have_text("ε: 2 is out of range: use a number from 0 to 1.")
    field, said = stage.entry("eps").bounding_box(), stage.notice("eps").bounding_box()
    assert before
    assert field
    assert said
    assert numbers.bounding_box() == before
    assert said["x"] + said["width"] <= field["x"]  # beside it
    assert said["y"] < field["y"] + field["height"] / 2 < said["y"] + said["height"]
    assert stage.entry("eps").get_attribute("aria-describedby") == "notice-eps"
    stage.write("T", "0", "Enter")
    expect(stage.notice("T")).to_contain_text("T: 0 is out of range")
    expect(stage.notice("eps")).to_be_visible()
    stage.write("eps", "0.5", "Enter")
    expect(stage.notice("eps")).to_have_count(0)
    assert stage.errors == []
