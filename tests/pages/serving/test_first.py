"""First: the page itself shows a state's pictures, its title and its sentence, whatever its address is."""

import asyncio
import gzip
import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.file_util import get_static_dir
from streamlit.testing.v1 import AppTest

from pages import home, serving
from pages.main import PAGES
from pages.serving import first
from pages.serving.first import NOTHING, First, Home, Shown
from pages.shared import line, state
from pages.shared.line import Line, Visit
from pages.shared.parameters import Upload
from pages.shared.stage import files
from tests import loops, wire

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def shown() -> First:
    return First(PAGES, Home(home.FIRST, home.ABOVE, home.SENTENCE))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with open(f"{get_static_dir()}/index.html", encoding="utf-8") as file:
        page = file.read()
    routes = [Route("/{path:path}", lambda _: HTMLResponse(page))]
    app = Starlette(routes=routes, middleware=serving.middleware(PAGES, Home(home.FIRST, home.ABOVE, home.SENTENCE)))
    with pytest.MonkeyPatch.context() as patch, TestClient(app, follow_redirects=False) as running:
        patch.setattr(first, "PATIENCE", 90)
        yield running


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\u00a0", " ")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_its_title_its_sentence_and_its_pictures(shown: First, name: str) -> None:
    page = PAGES[name]
    view = page.page(page.opens)
    found = shown.of(name, "").html
    assert f"<h1>{page.TITLE}</h1>" in found
    said = "".join(part if isinstance(part, str) else part[0] for part in view.say)
    assert said.replace("\u00a0", " ") in words(found)
    pictures = re.findall(r'<div class="canvas">(<svg.*?</svg>)?</div>', found)
    assert len(pictures) == len(view.figures)
    assert pictures[0]
    for picture in filter(None, pictures):
        assert len(ElementTree.fromstring(picture)) > 0
    assert len(gzip.compress(found.encode())) < 40_000


def test_it_is_the_state_of_the_address(shown: First) -> None:
    turned = shown.of("transformation", "A=0,-1;1,0")
    assert turned != shown.of("transformation", "")
    assert turned == shown.of("transformation", "A=0%2C-1%3B1%2C0")
    assert shown.of("transformation", "embed=true&task=2&embed_options=dark_theme&utm_source=x") == shown.of("transformation", "")


def test_what_cannot_be_read_is_left_at_what_the_page_opens_with_and_told(shown: First) -> None:
    opened = shown.of("transformation", "").html
    for query in ("A=nonsense", "A=1,2,3", "path=%00", "%ff=%fe&A=", "A=1e999,1;1,1"):
        assert re.findall("<svg.*</svg>", shown.of("transformation", query).html) == re.findall("<svg.*</svg>", opened)
    assert "This page has no parameter “zeal”" in words(shown.of("transformation", "zeal=1").html)
    assert "zeal" not in shown.of("transformation", "A=1,0;0,1").html


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "]]>", "&lt;b&gt;"])
def test_nothing_of_an_address_is_markup(client: TestClient, evil: str) -> None:
    for name in ("transformation", "entropy", "divergence"):
        for parameter in ("A", evil, "names", "text", "q"):
            html = client.get(f"/{name}", params={parameter: evil}, headers=HTML).text
            start = html.index('<div class="page">')
            body = html[start : html.index("<link", start)]
            assert "<script" not in body
            assert "<img" not in body
            assert "<!--" not in body
            assert "<b&gt;" not in body


def test_of_some_addresses_nothing_is_shown(shown: First, caplog: pytest.LogCaptureFixture) -> None:
    assert shown.of("nothing", "") == NOTHING
    assert shown.of("transformation", "A=" + "1" * 100_000) == NOTHING
    assert shown.of("transformation", "&".join(f"a{k}=1" for k in range(1000))) == NOTHING
    assert shown.of("low_rank", "image=own") == NOTHING  # the file is not here
    assert shown.of("least_squares", "points=1") == NOTHING  # a point has two numbers
    assert "first picture" not in caplog.text  # none of it is an error of ours


@pytest.mark.parametrize(
    ("name", "query", "heads"),
    [
        ("svd", "show=pca&data=points", "x y"),
        ("svd", "show=pca&data=points&points=1,2;3,4;5,7", "x y"),
        ("svd", "show=pca&data=points&points=1,2,3;3,4,5;5,7,7", "x y z"),
        ("svd", "show=carried&data=points&points=1,2", "x y"),
        ("least_squares", "points=1,2;3,5;4,4", "x y"),
        ("least_squares", "points=1,2,3;3,5,1;4,4,9;2,1,1", "x₁ x₂ y"),
    ],
)
def test_a_list_of_rows_stands_under_its_heads(shown: First, caplog: pytest.LogCaptureFixture, name: str, query: str, heads: str) -> None:
    found = shown.of(name, query).html
    assert re.findall('<span class="head">(.*?)</span>', found) == heads.split()
    assert "first picture" not in caplog.text


def test_an_error_of_a_page_is_no_error_of_the_server(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no figure")

    monkeypatch.setattr(first, "large", fails)
    found = client.get("/eigen?A=3,1;0,2", headers=HTML)
    assert found.status_code == 200
    assert '<div id="root">' in found.text
    assert 'id="first"' not in found.text


def test_what_takes_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    dear, may_end = First(PAGES, None), threading.Event()
    monkeypatch.setattr(first, "PATIENCE", 0.01)

    def late(*_: object) -> Shown:
        may_end.wait()
        return Shown("late")

    monkeypatch.setattr(dear, "of", late)

    async def many() -> list[Shown]:
        found = await asyncio.gather(*(dear.shown("eigen", "") for _ in range(50)))
        may_end.set()
        return found

    assert loops.run(many()) == [NOTHING] * 50
    assert dear.waiting <= first.MOST_WAITING


def test_an_address_is_shown_once_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = First(PAGES, None)
    found = fresh.of("svd", "A=2,1;1,2")
    monkeypatch.setattr(state, "from_address", None)
    assert fresh.of("svd", "A=2,1;1,2") == found


def test_it_stands_before_what_streamlit_needs(client: TestClient) -> None:
    html = client.get("/eigen", headers=HTML).text
    places = [html.index(part) for part in ("</head>", 'id="first"', "<h1>", '<script type="module"', 'rel="stylesheet"', 'id="root"')]
    assert places == sorted(places)
    assert "<link" not in html[html.index("<body") : html.index("<h1>")]
    assert '<html class="is-embedded"' not in html
    assert '<html class="is-embedded"' in client.get("/eigen?embed=true", headers=HTML).text


def test_home_shows_what_can_be_grabbed_there(client: TestClient) -> None:
    html = client.get("/?utm_source=news", headers=HTML).text
    assert home.SENTENCE in unescape(html)
    assert 'class="st-key-see"' in html


def test_a_page_comes_packed_and_small(client: TestClient) -> None:
    found = client.get("/transformation", headers=HTML)
    assert found.headers["content-encoding"] == "gzip"
    assert int(found.headers["content-length"]) < 24_000
    plain = client.get("/transformation", headers=HTML | {"accept-encoding": "identity"})
    assert (plain.text, "content-encoding" in plain.headers) == (found.text, False)


def test_a_robot_gets_the_page_too(client: TestClient) -> None:
    assert 'id="first"' in client.get("/transformation", headers={"accept": "*/*"}).text
    head = client.head("/transformation", headers=HTML)
    assert (head.status_code, head.content, head.headers.keys() & {"content-length", "content-encoding"}) == (200, b"", set())
    assert client.head("/Transformation?A=1,1;0,1", headers=HTML).headers["location"] == "/transformation?A=1,1;0,1"


def run(name: str) -> None:
    from pages.main import PAGES
    from pages.shared.live import live

    live(name, PAGES[name], PAGES)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("transformation", ""),
        ("transformation", "A=nonsense&zeal=1&x=3,1"),
        ("svd", "A=2,1;1,2&A=2,1;1,3"),
        ("svd", "show=pca&data=points&points=1,2,3;3,4,5;5,7,7"),
        ("gradient_descent", ""),
        ("entropy", "text=hello"),
    ],
)
def test_what_can_be_grabbed_at_first_is_what_streamlit_will_answer(shown: First, name: str, query: str) -> None:
    page = AppTest.from_function(run, args=(name,))
    for key, value in parse_qsl(query):
        page.query_params[key] = [*page.query_params.get(key, []), value]
    later: dict[str, Any] = json.loads(page.run().get("bidi_component")[0].proto.bytes)
    told: dict[str, Any] = json.loads(shown.of(name, query).answer)
    assert later.pop("epoch") != told.pop("epoch")
    assert later.pop("line") != told.pop("line")
    assert told == later


def test_what_is_grabbed_at_first_is_answered_over_the_line_and_opens_nobodys_files(shown: First) -> None:
    told = json.loads(shown.of("low_rank", "k=2").answer)
    visit = Visit()
    visit["own"] = Upload("somebody's", None)
    question = {key: told[key] for key in ("page", "epoch", "run")} | {"seq": 1, "token": told["line"], "have": []}

    def answered(**parts: Any) -> dict[str, Any]:
        state = wire.told(told["state"]) | parts
        found: dict[str, Any] = json.loads(Line(PAGES).answered(json.dumps(question | {"state": state})))
        return found

    assert answered(k=3)["answer"]["epoch"] == told["epoch"]
    assert answered(image="own")["why"] == line.ELSEWHERE


def test_a_host_without_the_line_is_not_asked_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATRIXSCOPE_LINE", "0")
    assert "line" not in json.loads(First(PAGES, None).of("eigen", "").answer)


def test_our_modules_are_asked_for_before_streamlits(client: TestClient) -> None:
    html = client.get("/eigen", headers=HTML).text
    places = [html.index(part) for part in (files.OURS, 'type="application/json"', "<template", '<script type="module"', files.PLOTLYS)]
    assert places == sorted(places)
    assert html.index("</template>") > html.index('rel="stylesheet"')
    assert "<" not in html[places[1] : places[2]].removeprefix('type="application/json">').removesuffix("</script></div>")


def test_what_is_long_is_only_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first, "LONGEST_ANSWER", 1000)
    fresh = First(PAGES, None)
    assert fresh.of("eigen", "").html
    assert fresh.of("eigen", "").answer == b""
    assert 'type="application/json"' not in first.placed("<html><head></head><body></body></html>", fresh.of("eigen", ""))
