"""The Hadamard product: a place that is picked in any matrix, and a mask that comes back from wherever it is."""

import pytest

from tests.browser.conftest import DESK, PHONE, Opener


def test_a_place_is_picked_in_any_matrix(visited: Opener) -> None:
    stage = visited("hadamard?A=1,2;3,4&B=5,6;7,8")
    scale = stage.page.locator('[data-handle="at"]').bounding_box()
    assert scale
    for name, key, place in (("at:A", "ArrowDown", "1,1"), ("at:B", "ArrowLeft", "1,0"), ("at:AB", "Home", "0,0"), ("at", "End", "1,1")):
        stage.handle(name).focus()
        stage.page.keyboard.press(key)
        assert stage.rest().parameters.get("at") == place
    x, y = stage.centre("at:B")
    stage.page.mouse.click(x - scale["width"] / 0.9, y)
    assert stage.rest().parameters["at"] == "1,0"
    assert stage.sentence.startswith("At [1, 0] A⊙B has 3·7 = 21")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_mask_beyond_the_image_is_dragged_back_by_the_handle_at_the_edge(visited: Opener, size: tuple[int, int]) -> None:
    stage = visited("hadamard?image=planet&c=-5,4&s=0.3,-0.3", size=size)
    assert "It lies beyond the image" in stage.sentence
    handle, image = stage.handle("c").bounding_box(), stage.page.locator(".picture image").first.bounding_box()
    assert handle
    assert image
    assert handle["x"] > image["x"] - 2
    assert handle["y"] > image["y"] - 2
    assert "is-beyond" in (stage.handle("c").get_attribute("class") or "")
    stage.page.mouse.move(*stage.centre("c"))
    stage.page.mouse.down()
    stage.page.mouse.move(*stage.where(0, 0), steps=4)
    stage.page.mouse.up()
    stage.rest()
    assert (stage.parameters["c"], stage.parameters["s"]) == ("0,0", "0.3,0.3")
    assert "is-beyond" not in (stage.handle("c").get_attribute("class") or "")
    stage.drag("s", -0.4, -0.6)  # beyond the middle it has another corner in the hand
    assert stage.rest().parameters["s"] == "0.4,0.6"
    stage.drag("s", 0, 0)
    assert stage.rest().parameters["s"] == "0.05,0.05"
