"""A real server and a real Chromium."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.server import Server
from tests.browser.stage import Stage, launch
from tests.browser.tabs import Tabs

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


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """Keep tabs open from test to test."""
    return Tabs(chromium)


@pytest.fixture
def opened(request: pytest.FixtureRequest, server: Server, tabs: Tabs) -> Iterator[Opener]:
    """Open a page in a tab and wait until it is at rest; afterwards nothing of ours may be in the console.

    A page of another server comes in a new browser context, with nothing in the cache; so does what follows a failure.
    """
    stages: list[Stage] = []
    failures = request.session.testsfailed

    def open_page(
        path: str = "transformation", *, size: tuple[int, int] = DESK, dark: bool = False, address: str = "", **options: object
    ) -> Stage:
        stage = Stage(tabs.take(size, dark, is_new=bool(address), **options), address or server.address)
        stages.append(stage)
        return stage.open(path)

    yield open_page
    for stage in stages:
        stage.leave()
        tabs.give_back(stage.page, stays=request.session.testsfailed == failures and stage.address == server.address)
    assert [error for stage in stages for error in stage.errors] == []


@pytest.fixture
def shown(request: pytest.FixtureRequest, server: Server, tabs: Tabs) -> Iterator[Opener]:
    """Show a page that is only looked at: a tab turns to it in which the app is open already."""
    failures = request.session.testsfailed
    used: dict[str, Stage] = {}

    def show_page(path: str, *, size: tuple[int, int] = DESK, dark: bool = False, **options: Any) -> Stage:
        kind = str((size, dark, sorted(options.items())))
        stage = used.get(kind) or tabs.showing.pop(kind, None)
        used[kind] = stage or Stage(tabs.take(size, dark, **options), server.address).open("transformation")
        return used[kind].turn_to(path)

    yield show_page
    errors = [stage.errors.pop() for stage in used.values() for _ in stage.errors[:]]
    if request.session.testsfailed == failures:
        tabs.showing |= used
    assert errors == []
