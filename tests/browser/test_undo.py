"""Undo and redo, on every page: what was there, and what a hand has made of it."""

import pytest
from playwright.sync_api import expect

from pages.main import PAGES
from tests.browser.conftest import Opener
from tests.browser.stage import Stage

SEEN = "() => [...document.querySelectorAll('.stage [data-entry]')].map(field => field.value).join(' ')"


def told(stage: Stage) -> tuple[str, str, str]:
    """Return what a page says of its state: its address, its entries, its sentence."""
    stage.rest()
    return stage.search, stage.page.evaluate(SEEN), stage.sentence


CASES = [  # all but films: their handle may come to lie at the moment where it was
    (name, drag.what) for name, page in PAGES.items() for drag in page.DRAGS if not drag.link and drag.what != "t"
]


@pytest.mark.parametrize(("name", "what"), CASES)
def test_undo_and_redo_come_back_to_what_was_there(visited: Opener, name: str, what: str) -> None:
    stage = visited(name)
    first = told(stage)
    grip = stage.handle(what) if stage.handle(what).count() else stage.entry(what)
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + 60, y - 60, steps=6)
    stage.page.mouse.up()
    second = told(stage)
    assert second != first
    undo, redo = (stage.page.get_by_role("button", name=f"{name} (Ctrl+") for name in ("Undo", "Redo"))
    for button, wanted in ((undo, first), (redo, second), (undo, first)):
        button.click()
        assert told(stage) == wanted
    expect(undo).to_be_disabled()
