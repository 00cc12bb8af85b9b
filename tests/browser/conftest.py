"""A real server and a real Chromium."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.browser.server import Server
from tests.browser.stage import AT_REST, PATIENCE, Stage, launch
from tests.browser.tabs import Tabs

DESK = (1280, 900)
PHONE = (390, 844)
SIDEWAYS = (844, 390)  # a phone on its side
Opener = Callable[..., Stage]
expect.set_options(timeout=PATIENCE)


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


@pytest.fixture
def mortal(spare: Server) -> Iterator[Server]:
    """A server that a test may pause and kill: the next one finds it running."""
    if not spare.process:
        spare.start()
    yield spare
    if spare.process:
        spare.go_on()


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
        path: str = "transformation",
        *,
        size: tuple[int, int] = DESK,
        dark: bool = False,
        address: str = "",
        has_line: bool = True,
        **options: object,
    ) -> Stage:
        stage = Stage(tabs.take(size, dark, is_new=bool(address), **options), address or server.address)
        if not has_line:
            stage.page.route_web_socket(re.compile("/live$"), lambda socket: socket.close())
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
    yield from in_open_tabs(request, server, tabs, Stage.turn_to)


@pytest.fixture
def visited(request: pytest.FixtureRequest, server: Server, tabs: Tabs) -> Iterator[Opener]:
    """Visit a page in a tab in which the app is open already: it knows of nothing that was done there before."""
    yield from in_open_tabs(request, server, tabs, Stage.visit)


def in_open_tabs(request: pytest.FixtureRequest, server: Server, tabs: Tabs, go: Callable[[Stage, str], Stage]) -> Iterator[Opener]:
    """Keep tabs in which the app is open and at rest, of each look one, until a test fails; a test has one of them."""
    failures = request.session.testsfailed
    used: dict[str, Stage] = {}

    def go_to_page(path: str = "transformation", *, size: tuple[int, int] = DESK, dark: bool = False, **options: Any) -> Stage:
        kind = str((size, dark, sorted(options.items())))
        assert kind not in used
        there = tabs.showing.pop(kind, None)
        used[kind] = there or Stage(tabs.take(size, dark, **options), server.address).open("transformation")
        return go(used[kind], path)

    yield go_to_page
    errors = [stage.errors.pop() for stage in used.values() for _ in stage.errors[:]]
    if request.session.testsfailed == failures:
        for kind, stage in used.items():
            if stage.page.locator(AT_REST).count():  # no answer is on its way that another page would get
                tabs.showing[kind] = stage
            else:
                tabs.give_back(stage.page, stays=False)
    assert errors == []
