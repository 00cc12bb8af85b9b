"""Points of one's own that a map carries: pasted, or of a file; they follow the hand, and stay as they are from the plane to space."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.test_svd import PAINTED, inked, paste

CSV = b"name,p,q,r\nU,1,2,0\nV,2,,5\nW,-1,1,n/a\nX,0,-2,1\nY,2,1,2\n"


def test_a_list_that_is_pasted_follows_a_column_and_is_in_the_link(visited: Opener) -> None:
    stage = visited("transformation?A=1,0;0,1")
    expect(stage.page.locator("canvas[data-cloud]")).to_have_count(0)
    paste(stage, "1\t2\n3\t1\n-2\t-1\n")
    expect(stage.page.locator("canvas[data-cloud='carried points']")).to_have_count(1)
    stage.rest()
    assert stage.parameters == {"A": "1,0;0,1", "data": "points", "points": "1,2;3,1;-2,-1"}
    assert inked(stage, "points") > 0
    before, still = (stage.page.evaluate(PAINTED, name) for name in ("carried points", "points"))
    x, y = stage.centre("A:0")
    stage.grab("A:0")
    stage.page.mouse.move(x + 40, y - 60, steps=4)
    stage.page.wait_for_function(f"before => ({PAINTED})('carried points') !== before", arg=before)
    assert stage.page.evaluate(PAINTED, "points") == still  # while a hand holds, the view is kept
    stage.page.mouse.up()
    stage.rest()
    stage.page.keyboard.press("Control+z")
    stage.rest()
    assert stage.page.evaluate(PAINTED, "carried points") == before


def test_a_file_is_carried_by_the_columns_that_are_chosen(visited: Opener) -> None:
    stage = visited("transformation?A=0,-1;1,0")
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": CSV}
    stage.page.locator('input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
    expect(stage.page.get_by_text("Row 3 is left out: “q” is blank, and 1 more.")).to_be_visible()
    expect(stage.page.get_by_text("These points have 3 coordinates, and A takes 2: they are not shown.")).to_be_visible()
    expect(stage.page.locator("canvas[data-cloud]")).to_have_count(0)
    stage.page.locator("select[data-column='1']").select_option("-")
    expect(stage.page.get_by_text("Not shown: “q”.")).to_be_visible()
    expect(stage.page.locator("canvas[data-cloud='carried points']")).to_have_count(1)
    stage.rest()
    assert stage.parameters == {"A": "0,-1;1,0", "data": "own", "columns": "x-y"}


@pytest.mark.parametrize("query", ["data=clusters", "data=points&points=1,2;3,1;-2,-1"])
def test_points_of_the_plane_wait_while_the_picture_is_in_space(visited: Opener, query: str) -> None:
    stage = visited(f"transformation?A=1,1;0,1&{query}")
    shown = stage.page.locator("canvas[data-cloud='carried points']")
    painted = stage.page.evaluate(PAINTED, "carried points")
    stage.page.locator("[data-switch]").click()
    expect(stage.page.get_by_text("These points have 2 coordinates, and A takes 3: they are not shown.")).to_be_visible()
    expect(shown).to_have_count(0)
    stage.page.get_by_role("combobox", name="Points").select_option("helix")
    expect(shown).to_have_count(1)
    stage.page.keyboard.press("Control+z")
    expect(shown).to_have_count(0)
    stage.rest()
    stage.page.locator("[data-switch]").click()
    expect(shown).to_have_count(1)
    stage.rest()
    assert stage.page.evaluate(PAINTED, "carried points") == painted
