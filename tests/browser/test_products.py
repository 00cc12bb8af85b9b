"""Products: what can be done stands in one row."""

from tests.browser.conftest import Opener


def test_buttons_stand_abreast(visited: Opener) -> None:
    stage = visited("products")
    boxes = [button.bounding_box() for button in stage.page.locator("[data-action]").all()]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes if box}) == 1
