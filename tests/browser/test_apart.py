"""Where only Streamlit's own addresses are to be had: the stage's files come through Streamlit, and everything else works."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import ROOT, Server
from tests.browser.stage import Stage


@pytest.fixture(params=["a script", "a proxy"])
def stage(request: pytest.FixtureRequest, server: Server, chromium: Browser) -> Iterator[Stage]:
    """Open a page of a script that knows no routes of ours, or behind a proxy that lets none of them through."""
    page = chromium.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    if request.param == "a script":
        with Server(app=ROOT / "pages" / "main.py") as alone:
            yield opened(page, alone.address)
    else:
        page.route(re.compile("/(stage|preview|healthz|metrics)/"), lambda route: route.fulfill(status=404, body="Not found"))
        page.route_web_socket(re.compile("/live$"), lambda socket: socket.close())
        yield opened(page, server.address)
    page.context.close()


def opened(page: Page, address: str) -> Stage:
    return Stage(page, address).open("transformation?A=1,1;0,1")


def test_a_hand_moves_and_what_it_releases_is_in_the_link(stage: Stage) -> None:
    assert stage.page.locator('.picture[data-drawn="by Plotly"]').count() == 1
    stage.drag("A:0", 1, 1)
    assert stage.parameters == {"A": "1,1;1,1"}
    assert stage.readout("rank") == "1"
    assert stage.page.locator(".stage .columns").evaluate("box => getComputedStyle(box).display") != "block"
    stage.page.get_by_role("button", name="Save the picture").click()
    stage.page.get_by_role("menuitem", name="QR code of the link").click()
    expect(stage.page.locator("dialog svg")).to_be_visible()
    stage.page.keyboard.press("Escape")
    stage.page.get_by_role("button", name="Copy link").click()
    expect(stage.page.get_by_text("Link copied.")).to_be_visible()
    assert stage.page.evaluate("navigator.clipboard.readText()") == f"{stage.address}/transformation?A=1,1;1,1"
