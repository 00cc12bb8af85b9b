"""Fixtures of tests.browser, with Firefox in Chromium's place."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.conftest import opened, server, shown, tabs, visited

__all__ = ["opened", "server", "shown", "tabs", "visited"]
BRIDGE = Path(__file__).with_name("bridge.py")


def launch(playwright: Playwright, folder: Path, **preferences: int) -> Browser:
    """Start Debian's Firefox by WebDriver BiDi; folder takes what starts it."""
    start = folder / "firefox"
    start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{BRIDGE}" "$@"\n')
    start.chmod(0o755)
    return playwright.firefox.launch(channel="moz-firefox", executable_path=start, firefox_user_prefs=dict(preferences))


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start Firefox: what asks for the browser gets it."""
    browser = launch(playwright, tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.close()
