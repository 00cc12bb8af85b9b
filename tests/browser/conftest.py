"""A real server and a real Chromium."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.server import Server
from tests.browser.stage import Stage, launch

DESK = (1280, 900)
PHONE = (390, 844)
SIDEWAYS = (844, 390)  # a phone on its side
Opener = Callable[..., Stage]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the app as `streamlit run app.py` does."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start the driver."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Start Debian's Chromium, or whichever is on the path."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def opened(server: Server, chromium: Browser) -> Iterator[Opener]:
    """Open a page in a browser of its own and wait until it is at rest; afterwards nothing of ours may be in the console."""
    stages: list[Stage] = []

    def open_page(
        path: str = "transformation", *, size: tuple[int, int] = DESK, dark: bool = False, address: str = "", **options: object
    ) -> Stage:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
            **options,  # type: ignore[arg-type]
        )
        stage = Stage(context.new_page(), address or server.address)
        stages.append(stage)
        return stage.open(path)

    yield open_page
    for stage in stages:
        stage.page.context.close()
    assert [error for stage in stages for error in stage.errors] == []
