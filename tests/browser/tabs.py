"""Tabs that stay open from test to test: most of what a page costs is the start of its process and of the app, not its address."""

from collections import defaultdict
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from tests.browser.stage import Stage

FORGET = "localStorage.clear(); sessionStorage.clear()"
MOST = 3  # tabs of one kind in which the app stays open


class Look(NamedTuple):
    """What a tab is like in which the app is open."""

    kind: str
    address: str
    size: tuple[int, int]
    dark: bool


class Tabs:
    """The tabs of a browser that nobody uses just now, each in a context of its own, by what that context is like: its kind."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.empty: dict[str, list[Page]] = defaultdict(list)
        self.showing: dict[Look, Stage] = {}  # in which the app is open, the one that has been used last at the end

    def take(self, look: Look, *, is_new: bool = False, **options: Any) -> Page:
        """Return an empty tab: one that is there, or the app's that has not been used for longest, if there are many; or a new one."""
        alike = [other for other in self.showing if other.kind == look.kind]
        if not is_new and not self.empty[look.kind] and len(alike) >= MOST:
            self.clear(look.kind, self.showing.pop(alike[0]))
        if not is_new and self.empty[look.kind]:
            page = self.empty[look.kind].pop()
        else:
            page = self.browser.new_context(permissions=["clipboard-read", "clipboard-write"], **options).new_page()
        page.set_viewport_size({"width": look.size[0], "height": look.size[1]})
        page.emulate_media(color_scheme="dark" if look.dark else "light")
        return page

    def keep(self, look: Look, stage: Stage) -> None:
        """Let others have a tab in which the app is open and at rest, scrolled to its top and with nothing remembered."""
        stage.page.evaluate(f"() => {{ {FORGET}; document.querySelectorAll('*').forEach(part => {{ part.scrollTop = 0 }}) }}")
        self.showing[look] = stage

    def clear(self, kind: str, stage: Stage) -> None:
        """Let others have a tab, with nothing open in it and nothing remembered."""
        stage.leave()
        page = stage.page
        page.evaluate(f"() => {{ {FORGET} }}")
        page.context.clear_cookies()
        page.goto("about:blank")
        self.empty[kind].append(page)
