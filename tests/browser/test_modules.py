"""The stage's modules that need no page: each by the tests in tests/js/units, which one empty page imports."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
PLACES = {"stage": ROOT / "pages" / "shared" / "stage", "units": ROOT / "tests" / "js" / "units"}
HOME = "http://modules.test"
UNITS = sorted(path.stem for path in PLACES["units"].glob("*.js") if path.stem != "check")
RUN = "async name => { await import(`/units/${name}.js`); return (await import('/units/check.js')).run() }"


@pytest.fixture(scope="module")
def modules(chromium: Browser) -> Iterator[Page]:
    """Open a page that gets its modules from disk, and no server."""

    def send(route: Route) -> None:
        place, _, name = route.request.url.removeprefix(f"{HOME}/").partition("/")
        if place in PLACES:
            route.fulfill(body=(PLACES[place] / name).read_bytes(), content_type=mimetypes.guess_type(name)[0])
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page = chromium.new_page()
    page.route(f"{HOME}/**", send)
    page.goto(HOME)
    yield page
    page.close()


@pytest.mark.parametrize("name", UNITS)
def test_module(modules: Page, name: str) -> None:
    found = modules.evaluate(RUN, name)
    assert found["count"]
    assert not found["wrong"], "\n".join(found["wrong"])
