"""An image, the slider, the spectrum, and a file of one's own."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener
from tests.browser.stage import Stage

NAME = "k, the rank that is kept"
SHOWN = "document.querySelectorAll('.picture image')[1].getAttribute('href')"


def shown(stage: Stage) -> str:
    """Return the image of rank k as it is shown."""
    return stage.page.locator(".picture image").nth(1).get_attribute("href") or ""


def png(pixels: np.ndarray, kind: str = "PNG") -> bytes:
    with io.BytesIO() as out:
        Image.fromarray(pixels).save(out, kind)
        return out.getvalue()


def upload(stage: Stage, name: str, data: bytes) -> None:
    stage.page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "image/png", "buffer": data})


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_slider_answers_while_it_moves(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("low_rank", size=size)
    slider = stage.page.locator('input[type="range"][data-entry="k"]')
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + 0.1 * box["width"], y)
    stage.page.mouse.down()
    seen = {shown(stage)}
    for share in (0.3, 0.5, 0.7):
        stage.page.mouse.move(box["x"] + share * box["width"], y, steps=3)
        stage.page.wait_for_function(
            "seen => !seen.includes(document.querySelectorAll('.picture image')[1].getAttribute('href'))", arg=[*seen]
        )
        seen.add(shown(stage))
    assert stage.parameters == {}
    stage.page.mouse.up()
    stage.rest()
    assert 190 < int(stage.parameters["k"]) < 215


def test_k_is_grabbed_on_the_spectrum(visited: Opener) -> None:
    stage = visited("low_rank?image=tartan&k=1")
    assert "of ‖A‖²" in stage.sentence
    stage.drag("k", 6, -5)
    assert stage.parameters == {"image": "tartan", "k": "6"}
    assert "A has rank 6: with k = 6 nothing is missing" in stage.sentence
    assert stage.readout("‖A − Aₖ‖₂") == stage.readout("σₖ₊₁") == "0"
    stage.handle("k").press("ArrowLeft")
    expect(stage.page.get_by_role("slider", name=NAME).first).to_have_attribute("aria-valuenow", "5")
    stage.rest()
    assert stage.parameters["k"] == "5"
    assert stage.readout("‖A − Aₖ‖₂") == stage.readout("σₖ₊₁")


def test_another_image_and_back(visited: Opener) -> None:
    stage = visited("low_rank?k=40")
    before = shown(stage)
    stage.page.get_by_label("Image", exact=True).select_option("letters")
    stage.page.wait_for_function(f"before => {SHOWN} !== before", arg=before)
    stage.rest()
    assert stage.parameters == {"image": "letters", "k": "40"}
    stage.page.go_back()
    stage.page.wait_for_function(f"before => {SHOWN} === before", arg=before)


def test_an_image_of_ones_own(opened: Opener) -> None:
    stage = opened("low_rank?k=1")
    columns = np.tile(np.linspace(0, 255, 700), (400, 1)).astype(np.uint8)  # of rank 1, and larger than what is shown
    upload(stage, "mine.png", png(columns))
    expect(stage.page.get_by_text("A: 293 × 512 pixels").first).to_be_visible()
    assert "A has rank 1" in stage.sentence
    stage.rest()
    assert "mine" not in stage.page.url
    stage.page.get_by_label("Image", exact=True).select_option("letters")
    expect(stage.page.get_by_text("A: 256 × 320 pixels").first).to_be_visible()
    stage.page.get_by_label("Image", exact=True).select_option("own")
    expect(stage.page.get_by_text("A: 293 × 512 pixels").first).to_be_visible()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("words.png", b"I am no image", "words.png: This file is no PNG or JPEG image that can be read"),
        ("half.png", png(np.zeros((300, 300), np.uint8))[:90], "half.png: This file is no PNG or JPEG image that can be read"),
        ("gif.png", png(np.zeros((3, 3), np.uint8), "GIF"), "gif.png: This file is no PNG or JPEG image that can be read"),
    ],
)
def test_what_is_no_image_is_refused_in_a_sentence(visited: Opener, name: str, data: bytes, words: str) -> None:
    stage = visited("low_rank?image=letters")
    before = shown(stage)
    upload(stage, name, data)
    expect(stage.notice("image")).to_contain_text(words)
    assert shown(stage) == before
    stage.page.get_by_role("slider", name=NAME).first.focus()
    stage.page.keyboard.press("ArrowRight")
    expect(stage.notice("image")).to_have_count(0)


def test_an_image_of_ones_own_outlives_back_and_other_pages(opened: Opener) -> None:
    stage = opened("low_rank?k=3")
    upload(stage, "mine.png", png(np.tile(np.arange(90, dtype=np.uint8), (60, 1))))
    mine = stage.page.get_by_text("A: 60 × 90 pixels").first
    expect(mine).to_be_visible()
    stage.rest()
    assert stage.parameters == {"image": "own", "k": "3"}
    stage.page.go_back()
    expect(stage.page.get_by_text("A: 288 × 384 pixels").first).to_be_visible()
    stage.page.go_forward()
    expect(mine).to_be_visible()
    stage.rest()
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_text("Link copied, but without your own image, which no link holds.")).to_be_visible()
    stage.page.get_by_role("link", name="Determinant").click()
    expect(stage.handle("B:1")).to_be_visible()
    stage.page.get_by_role("link", name="Low rank").click()
    stage.page.get_by_label("Image", exact=True).select_option("own")
    expect(mine).to_be_visible()
    stage.rest()


def test_k_goes_no_further_than_the_rank_that_there_can_be(visited: Opener) -> None:
    stage = visited("low_rank?image=tartan&k=512")
    handle, slider = stage.handle("k"), stage.page.locator('input[data-entry="k"]')
    expect(handle).to_have_attribute("aria-valuenow", "256")
    expect(handle).to_have_attribute("aria-valuemax", "256")
    expect(slider).to_have_value("256")
    box, picture = handle.bounding_box(), stage.page.locator(".picture").nth(2).bounding_box()
    assert box
    assert picture
    assert box["x"] + box["width"] < picture["x"] + picture["width"]
    handle.press("Home")
    expect(slider).to_have_value("0")
    handle.press("PageUp")
    expect(slider).to_have_value("10")
    stage.rest()
    assert stage.parameters == {"image": "tartan", "k": "10"}


def test_a_file_that_is_too_large_is_refused(visited: Opener) -> None:
    stage = visited("low_rank")
    upload(stage, "large.png", b"\0" * 5_300_000)
    expect(stage.page.get_by_text("large.png has 5.1 MB: up to 5 MB can be read here.")).to_be_visible()


def test_a_link_to_an_image_of_ones_own_says_that_it_is_not_in_it(opened: Opener) -> None:
    stage = opened("low_rank?image=own")
    expect(stage.page.locator(".pictures .missing")).to_contain_text("Your own image is not here")
    expect(stage.page.locator(".picture")).to_have_count(0)
    upload(stage, "mine.png", png(np.tile(np.arange(90, dtype=np.uint8), (60, 1))))
    expect(stage.page.get_by_text("A: 60 × 90 pixels").first).to_be_visible()
