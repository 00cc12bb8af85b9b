"""Tags: what is told of a link elsewhere, with absolute addresses, to whoever asks for the page."""

import re
import threading
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages import home, serving
from pages.main import PAGES
from pages.serving import first
from pages.serving.addresses import public
from pages.serving.first import First, Home
from pages.serving.tags import LONGEST, shortened

PAGE = "<!DOCTYPE html><html><head><title>T</title></head><body></body></html>"
TAG = re.compile(r'<(?:meta (?:name|property)|link rel)="([^"]*)" (?:content|href)="([^"]*)"')


def client_of() -> TestClient:
    def page(request: Request) -> HTMLResponse:
        asked = {name: request.headers.get(name, "") for name in ("accept-encoding", "range")}
        return HTMLResponse(PAGE, headers={"packs": asked["accept-encoding"], "part": asked["range"], "accept-ranges": "bytes"})

    middleware = serving.middleware(PAGES, Home(home.FIRST, home.ABOVE, home.SENTENCE))
    return TestClient(Starlette(routes=[Route("/{path:path}", page)], middleware=middleware), "http://h.org", follow_redirects=False)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch, client_of() as running:
        patch.setattr(first, "PATIENCE", 90)
        yield running


def told(client: TestClient, path: str, **headers: str) -> dict[str, str]:
    found = client.get(path, headers={"accept": "*/*"} | {name.replace("_", "-"): text for name, text in headers.items()})
    assert found.status_code == 200
    return {name: unescape(text) for name, text in TAG.findall(found.text)}


@pytest.mark.parametrize("accept", ["*/*", "", "text/html,application/xhtml+xml", "text/html, */*;q=0.1"])
def test_every_link_tells_its_title_its_sentence_and_its_picture(client: TestClient, accept: str) -> None:
    found = told(client, "/transformation?utm_source=news&A=1,1;0,1&path=polar&embed=true&task=2", accept=accept)
    link = "http://h.org/transformation?A=1,1;0,1"  # the path is the default
    assert found["canonical"] == found["og:url"] == link
    assert found["og:image"] == "http://h.org/preview/transformation.png?A=1,1;0,1"
    assert found["og:title"] == "Transformation: Shear"
    assert found["description"] == found["og:description"] == found["og:image:alt"]
    assert "shear" in found["description"]
    assert found["twitter:card"] == "summary_large_image"
    assert client.head("/transformation", headers={"accept": accept}).status_code == 200


def test_what_has_no_sentence_in_time_is_told_in_one_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(first, "PATIENCE", 0)
    monkeypatch.setattr(First, "of", lambda *_: done.wait(60))
    with client_of() as client:
        found = told(client, "/eigen?A=3,1;0,2&fbclid=x")
        done.set()
    assert (found["description"], found["canonical"]) == (PAGES["eigen"].SUMMARY, "http://h.org/eigen?A=3,1;0,2")


def test_who_asks_for_the_first_part_of_a_page_gets_all_of_ours(client: TestClient) -> None:
    found = client.get("/eigen", headers={"accept": "*/*", "range": "bytes=0-32768"})
    assert (found.status_code, found.headers["part"], "accept-ranges" in found.headers) == (200, "", False)
    assert 0 < found.text.index("og:image") < 4_000  # Slack reads no further than 32 KB
    assert client.get("/static/x.js", headers={"accept": "*/*", "range": "bytes=0-9"}).headers["part"] == "bytes=0-9"


def test_home_and_what_is_no_page(client: TestClient) -> None:
    found = told(client, "/?utm_source=news")
    assert (found["canonical"], found["og:image"]) == ("http://h.org/", "http://h.org/preview/home.png")
    assert (found["og:title"], found["description"]) == ("Matrixscope", home.SENTENCE)
    assert client.get("/nothing", headers={"accept": "text/html"}).text.count("og:") == 0
    assert '<meta name="robots" content="noindex">' in client.get("/nothing", headers={"accept": "text/html"}).text


def test_only_pages_are_rewritten_for_whoever_takes_anything(client: TestClient) -> None:
    for path in ("/nothing", "/transformation/below", "/_stcore/health", "/component/x/index.html", "/static/index.html"):
        found = client.get(path, headers={"accept": "*/*", "accept-encoding": "br"})
        assert (found.text, found.headers["packs"]) == (PAGE, "br")


@pytest.mark.parametrize("host", ['h.org"><script>', "h.org/x", "h.org:99x", "a b", ".h.org", "h.org?x", "user@h.org"])
def test_a_hostile_host_is_told_to_nobody(client: TestClient, host: str) -> None:
    for name in ("host", "x_forwarded_host"):
        found = told(client, "/transformation", **{name: host})
        assert not {"canonical", "og:image", "og:url"} & found.keys()
        assert host not in "".join(found.values())
    assert told(client, "/transformation")["canonical"] == "http://h.org/transformation"  # nothing of it is kept


@pytest.mark.parametrize(
    ("headers", "base", "address"),
    [
        ({}, "", "http://h.org"),
        ({"x-forwarded-proto": "https", "x-forwarded-host": "Lab.example.org, inner"}, "", "https://lab.example.org"),
        ({"x-forwarded-proto": "https", "x-forwarded-prefix": "/lab/"}, "", "https://h.org/lab"),
        ({"x-forwarded-prefix": "/lab"}, "lab", "http://h.org/lab"),
        ({"x-forwarded-prefix": '/"><b>'}, "", ""),
        ({"x-forwarded-proto": "javascript"}, "", ""),
        ({"host": "[::1]:8501"}, "", "http://[::1]:8501"),
    ],
)
def test_the_address_is_what_a_proxy_says(monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], base: str, address: str) -> None:
    monkeypatch.setattr("pages.serving.addresses.st.get_option", lambda _: base)
    raw = [(name.encode(), text.encode()) for name, text in ({"host": "h.org"} | headers).items()]
    assert public({"type": "http", "scheme": "http", "headers": raw}) == address
    assert public({"type": "http", "scheme": "http", "headers": raw}, "https://said.org") == "https://said.org"


def test_the_address_that_the_host_says_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATRIXSCOPE_ADDRESS", "https://said.org/lab")
    found = told(client_of(), "/transformation", x_forwarded_host="other.org")
    assert found["canonical"] == "https://said.org/lab/transformation"


def test_what_is_too_long_for_a_link_of_ours_keeps_the_link_that_was_given(client: TestClient) -> None:
    text = ",".join(["0.123456789"] * 200)
    found = told(client, f"/entropy?p={text[: 60 * 12 - 1]}&text={'x ' * 1200}&utm_source=x")
    assert found["canonical"].startswith("http://h.org/entropy?p=0.123456789,")
    assert "utm" not in found["canonical"]


def test_a_long_sentence_ends_at_a_word() -> None:
    assert shortened("short") == "short"
    assert len(shortened("words " * 100)) <= LONGEST
    assert shortened("words " * 100).endswith("words…")
