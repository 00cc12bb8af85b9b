"""Points in space, and the plane that is fitted to them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Opener

PLANE = "least_squares?points=-3,-2,0.5;-2,1,-1;-1,-1,1.5;0,2,-0.5;1,-3,3;2,2,2.5;3,-1,3"


def test_points_in_space_are_lifted_removed_and_seen_from_elsewhere(visited: Opener) -> None:
    stage = visited(PLANE)
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(7)
    before, (x, y) = stage.readout("residual sum of squares"), stage.centre("points:3")
    stage.grab("points:3")
    stage.page.mouse.move(x + 30, y - 60, steps=4)
    expect(stage.page.locator('[data-readout="residual sum of squares"]')).not_to_have_text(before)
    assert stage.centre("points:3")[0] == pytest.approx(x, abs=1)  # it goes up and down, wherever the hand is
    stage.page.mouse.up()
    row = stage.rest().parameters["points"].split(";")[3].split(",")
    assert row[:2] == ["0", "2"]
    assert float(row[2]) > 0
    stage.handle("points:3").press("ArrowUp")
    lifted = stage.rest().parameters["points"].split(";")[3].split(",")
    assert float(lifted[2]) == pytest.approx(float(row[2]) + 0.1)
    stage.page.locator("[data-camera]:visible").focus()
    stage.page.keyboard.press("ArrowRight")
    assert "azimuth" in stage.rest().parameters
    stage.handle("points:3").press("Delete")
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(6)
    stage.handle("points:3").press("Insert")
    expect(stage.page.locator('[data-handle^="points:"]')).to_have_count(7)
    assert len(stage.rest().parameters["points"].split(";")) == 7
    assert "other plane has" in stage.sentence


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_point_that_is_lifted_follows_the_pointer_and_the_picture_fits_anew_after_that(visited: Opener, size: tuple[int, int]) -> None:
    """However much the axes change with what it is lifted to, they stay under the hand."""
    stage = visited("least_squares?points=-3,-2,0.5;-2,1,-1;-2,3,-1;-1,-1,1.5;0,2,-0.5;1,-3,3", size=size)
    stage.handle("points:5").scroll_into_view_if_needed()
    picture = stage.page.locator(".picture").first
    numbers, first = picture.locator("text.caption"), stage.readout("residual sum of squares")
    before, (x, y), box = numbers.all_text_contents(), stage.centre("points:5"), picture.locator(".overlay").bounding_box()
    assert box
    stage.grab("points:5")
    for up in [*range(5, 80, 5), y - box["y"] + 30]:
        was = stage.readout("residual sum of squares")
        stage.page.mouse.move(x, y - up)
        expect(stage.page.locator('[data-readout="residual sum of squares"]')).not_to_have_text(was)
        at = stage.frame().centre("points:5")
        assert at[0] == pytest.approx(x, abs=1)
        assert at[1] == pytest.approx(max(y - up, box["y"]), abs=3)
        assert numbers.all_text_contents() == before
    stage.page.mouse.up()
    stage.rest()
    assert stage.readout("residual sum of squares") != first
    expect(numbers).not_to_have_text(before)
    assert stage.centre("points:5")[1] > box["y"] + 10


def test_from_above_no_point_is_lifted(visited: Opener) -> None:
    stage = visited(f"{PLANE}&elevation=90")
    x, y = stage.centre("points:3")
    stage.grab("points:3")
    stage.page.mouse.move(x, y - 60, steps=4)
    stage.page.mouse.up()
    assert stage.rest().parameters["points"] == PLANE.partition("points=")[2]
