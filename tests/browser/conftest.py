"""A real server and a real Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.server import Server
from tests.browser.stage import AT_REST, Stage, launch
from tests.browser.tabs import Look, Tabs

DESK = (1280, 900)
PHONE = (390, 844)
SIDEWAYS = (844, 390)  # a phone on its side
TINY = Path(__file__).parent / "tiny" / "app.py"
Opener = Callable[..., Stage]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the app as `streamlit run app.py` does."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def spare() -> Iterator[Server]:
    """Serve the app once more."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def tiny() -> Iterator[str]:
    """Serve the app with the pages of the tests'."""
    with Server(app=TINY) as running:
        yield running.address


@pytest.fixture
def mortal(spare: Server) -> Iterator[Server]:
    """A server that a test may pause and kill: the next one finds it running."""
    if not spare.process:
        spare.start()
    yield spare
    if spare.process:
        spare.go_on()


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
    """Open a page in a tab and wait until it is at rest, each call in another tab; nothing of ours may be in the console afterwards."""
    yield from in_tabs(request, server, tabs, None)


@pytest.fixture
def shown(request: pytest.FixtureRequest, server: Server, tabs: Tabs) -> Iterator[Opener]:
    """Show a page that is only looked at: a tab turns to it in which the app is open already."""
    yield from in_tabs(request, server, tabs, Stage.turn_to)


@pytest.fixture
def visited(request: pytest.FixtureRequest, server: Server, tabs: Tabs) -> Iterator[Opener]:
    """Visit a page in a tab in which the app is open already: it knows of nothing that was done there before."""
    yield from in_tabs(request, server, tabs, Stage.visit)


def in_tabs(request: pytest.FixtureRequest, server: Server, tabs: Tabs, go: Callable[[Stage, str], Stage] | None) -> Iterator[Opener]:
    """Go to pages in tabs in which the app is open and at rest, or, without go, load it anew: from another server with an empty cache.

    A tab in which a test has failed is closed.
    """
    failures = request.session.testsfailed
    used: list[tuple[Look, Stage]] = []

    def go_to_page(
        path: str = "transformation", *, size: tuple[int, int] = DESK, dark: bool = False, address: str = "", **options: Any
    ) -> Stage:
        look = Look(str(sorted(options.items())), address or server.address, size, dark)
        there = tabs.showing.pop(look, None) if go else None
        stage = there or Stage(tabs.take(look, is_new=not go and look.address != server.address, **options), look.address)
        used.append((look, stage))
        return go(stage, path) if there and go else stage.open(path)

    yield go_to_page
    errors = [stage.errors.pop() for _, stage in used for _ in stage.errors[:]]
    for look, stage in used:
        if request.session.testsfailed > failures or (not go and look.address != server.address):
            stage.page.context.close()
        elif go and stage.page.locator(AT_REST).count():  # no answer is on its way that another page would get
            tabs.keep(look, stage)
        else:
            tabs.clear(look.kind, stage)
    assert errors == []
