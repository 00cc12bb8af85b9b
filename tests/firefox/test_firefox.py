"""Firefox shows what Chromium shows: tests of tests.browser that a browser of its own can fail, and every page."""

import base64
import io

from PIL import Image

from pages.main import PAGES
from tests.browser.conftest import Opener
from tests.browser.test_drag import test_keyboard
from tests.browser.test_early import (
    early,
    test_a_hand_drags_before_streamlit_has_started_and_goes_on_until_it_lets_go,
    test_what_is_being_typed_when_streamlit_comes_is_typed_on,
)
from tests.browser.test_links import test_back_undoes_a_release_and_forward_redoes_it, test_undo_and_redo
from tests.browser.test_looks import test_the_theme_is_followed_when_it_is_chosen_from_the_menu
from tests.browser.test_low_rank import test_an_image_of_ones_own

__all__ = [
    "early",
    "test_a_hand_drags_before_streamlit_has_started_and_goes_on_until_it_lets_go",
    "test_an_image_of_ones_own",
    "test_back_undoes_a_release_and_forward_redoes_it",
    "test_keyboard",
    "test_the_theme_is_followed_when_it_is_chosen_from_the_menu",
    "test_undo_and_redo",
    "test_what_is_being_typed_when_streamlit_comes_is_typed_on",
]
SAVES = """() => { // Playwright hears of no download here
    const make = URL.createObjectURL, reader = new FileReader()
    let last
    URL.createObjectURL = blob => { last = blob; return make.call(URL, blob) }
    window.saved = new Promise(resolve => {
        HTMLAnchorElement.prototype.click = function () {
            reader.onload = () => resolve([this.download, reader.result.split(',')[1]])
            reader.readAsDataURL(last)
        }
    })
}"""


def test_every_page_opens_without_a_complaint(opened: Opener) -> None:
    stage = opened("")
    for page in PAGES:
        assert stage.turn_to(page).sentence


def test_the_picture_is_saved(opened: Opener) -> None:
    stage = opened("transformation?A=1,1;0,1")
    stage.page.evaluate(SAVES)
    stage.page.get_by_role("button", name="Save the picture").click()
    stage.page.get_by_role("menuitem", name="Picture .png", exact=True).click()
    name, data = stage.page.evaluate("window.saved")
    assert name == "matrixscope-transformation.png"
    box = stage.page.locator(".stage .picture").bounding_box()
    assert box
    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    assert abs(picture.width - 2 * box["width"]) <= 6  # the border
    assert len(picture.getcolors(1_000_000) or []) > 50
