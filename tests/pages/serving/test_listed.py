"""Listed: robots.txt, the sitemap and the text on links, with the address of the app in each."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages import home, serving
from pages.main import PAGES
from pages.serving.first import Home
from pages.serving.listed import XMLNS
from pages.shared import links


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    routes = serving.routes(PAGES, Home(home.FIRST, home.ABOVE, home.SENTENCE))
    with TestClient(Starlette(routes=routes), "http://h.org") as running:
        yield running


def test_robots_may_read_pages_and_pictures(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /_stcore/", "Allow: /preview/", "Sitemap: http://h.org/sitemap.xml"} <= set(lines)
    assert "Sitemap" not in client.get("/robots.txt", headers={"host": "<b>"}).text


def test_the_sitemap_has_every_page_and_every_example_once(client: TestClient) -> None:
    found = client.get("/sitemap.xml", headers={"x-forwarded-proto": "https"})
    assert found.headers["content-type"].startswith("application/xml")
    urls = [url.text for url in ElementTree.fromstring(found.content).iter(f"{{{XMLNS}}}loc")]
    assert len(urls) == len(set(urls))
    states = {f"https://h.org{links.path(name, page, state)}" for name, page in PAGES.items() for state in page.EXAMPLES.values()}
    assert set(urls) == states | {f"https://h.org/{name}" for name in ("", *PAGES)}


def test_an_address_that_a_request_says_is_kept_for_nobody(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/links.txt").headers["cache-control"] == "no-cache"
    monkeypatch.setenv("MATRIXSCOPE_ADDRESS", "https://said.org/lab")
    said = TestClient(Starlette(routes=serving.routes(PAGES))).get("/sitemap.xml", headers={"x-forwarded-host": "other.org"})
    assert "max-age" in said.headers["cache-control"]
    assert "other.org" not in said.text


def test_both_texts_on_links_are_the_same(client: TestClient) -> None:
    one, other = (client.get(path) for path in ("/links.txt", "/llms.txt"))
    assert one.text == other.text == links.text(PAGES, "http://h.org", home.SENTENCE)
    assert one.headers["content-type"] == "text/plain; charset=utf-8"
    assert client.get("/links.txt", headers={"host": "a b"}).status_code == 400
    assert client.head("/sitemap.xml").status_code == 200
