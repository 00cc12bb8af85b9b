"""Tabs that stay open from test to test: most of what a page costs is the start of its process, not its address."""

from collections import defaultdict
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.stage import PATIENCE, Stage


class Tabs:
    """The tabs of a browser that nobody uses just now, each in a context of its own, by what that context is like."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[Page]] = defaultdict(list)
        self.kinds: dict[Page, str] = {}
        self.showing: dict[str, Stage] = {}  # those in which the app is open, by what they look like

    def take(self, size: tuple[int, int], dark: bool, is_new: bool = False, **options: Any) -> Page:
        """Return a tab that nobody uses: a free one, unless it has to be new or there is none."""
        kind = str(sorted(options.items()))
        if is_new or not self.free[kind]:
            allowed: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"], "bypass_csp": True}  # tests wait by eval,
            page = self.browser.new_context(**allowed, **options).new_page()  # which no page may: what a page may, test_frames.py tests
            page.set_default_timeout(PATIENCE)
            self.kinds[page] = kind
        else:
            page = self.free[kind].pop()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light")
        return page

    def give_back(self, page: Page, stays: bool) -> None:
        """Let others have a tab again, with nothing open in it and nothing remembered; or close it with its context."""
        if not stays:
            self.kinds.pop(page)
            page.context.close()
            return
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        page.context.clear_cookies()
        page.goto("about:blank")
        self.free[self.kinds[page]].append(page)
