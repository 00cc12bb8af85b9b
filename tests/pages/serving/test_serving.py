"""Serving: our files packed and for good, the head rewritten, everything else left as it is."""

import gc
import gzip
from collections.abc import Iterator

import pytest
from plotly.offline import get_plotlyjs_version
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from core.figures import theme
from pages import serving
from pages.main import PAGES
from pages.serving.statics import streamlit_files
from pages.shared.stage import files
from tests import loops

PAGE = "<!DOCTYPE html><html><head><title>T</title></head><body>ü</body></html>"


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [
        *serving.routes(),
        Route("/page/below/it", lambda _: HTMLResponse(PAGE)),
        Route("/日/x", lambda _: HTMLResponse(PAGE)),
        Route("/page", lambda _: HTMLResponse(PAGE, headers={"etag": "x", "last-modified": "y"})),
        Route("/missing", lambda _: HTMLResponse(PAGE, status_code=404)),
        Route("/text", lambda _: PlainTextResponse("<head>")),
        Route("/empty", lambda _: Response(status_code=204)),
    ]
    with TestClient(Starlette(routes=routes, middleware=serving.middleware())) as running:
        yield running


@pytest.fixture
def pages() -> Iterator[TestClient]:
    """Every address leads to Streamlit's page, as it does in the app."""
    routes = [Route("/{path:path}", lambda _: HTMLResponse(PAGE))]
    with TestClient(Starlette(routes=routes, middleware=serving.middleware(PAGES)), follow_redirects=False) as running:
        yield running


def test_files_come_packed_and_stay(client: TestClient) -> None:
    for name in (files.PLOTLY, files.SCRIPT, files.STYLE):
        found = client.get(f"/{files.BASE}/{name}")
        assert found.status_code == 200
        assert found.headers["content-encoding"] == "gzip"
        assert "immutable" in found.headers["cache-control"]
        assert found.content == files.FILES[name].plain
        plain = client.get(f"/{files.BASE}/{name}", headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.content == found.content


def test_what_is_for_little_room_comes_after_all_other_styles() -> None:
    assert (files.STYLES[0], files.STYLES[-2:]) == ("stage.css", ["narrow.css", "present.css"])
    whole = files.FILES[files.STYLE].plain.decode()
    assert whole == files.bare("\n".join([theme.css(files.COLOURED), *((files.HERE / name).read_text() for name in files.STYLES)]))


def test_an_older_page_still_gets_its_files(client: TestClient) -> None:
    assert client.get(f"/stage/0123456789/{files.SCRIPT}").headers["cache-control"] == "no-cache"  # it is not what that address stood for
    assert client.get(f"/{files.BASE}/nothing.js").status_code == 404
    assert client.get(f"/{files.BASE}/../../../app.py").status_code == 404


def test_the_head_asks_for_our_files(client: TestClient) -> None:
    found = client.get("/page", headers={"accept": "text/html"})
    style = f"<style>{files.FILES[files.STYLE].plain.decode()}</style>"
    nobodys = '<meta name="robots" content="noindex">'  # there is no page of that name
    whole = (
        PAGE.replace("<title>T</title>", "<title>Matrixscope</title>")
        .replace("<head>", f"<head>{nobodys}{style}")
        .replace("</head>", f"{files.head()}</head>")
        .replace("<body>", files.BODY)
    )
    assert found.text == whole
    assert found.headers["content-encoding"] == "gzip"
    assert "etag" not in found.headers
    for name in (files.SCRIPT, files.PLOTLY):
        assert f"./{files.BASE}/{name}" in found.text
    plain = client.get("/page", headers={"accept": "text/html", "accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert (plain.text, int(plain.headers["content-length"])) == (found.text, len(plain.content))


def test_what_is_below_a_page_leads_to_the_page(client: TestClient) -> None:
    found = client.get("/page/below/it?A=1,2;3,4", headers={"accept": "text/html"}, follow_redirects=False)
    assert found.status_code == 307
    assert found.headers["location"] == "/page?A=1,2;3,4"
    found = client.get("/日/x", headers={"accept": "text/html"}, follow_redirects=False)
    assert found.headers["location"] == "/%E6%97%A5"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/Transformation?A=1,1;0,1", "/transformation?A=1,1;0,1"),
        ("/LEAST_SQUARES", "/least_squares"),
        ("/Eigen/below?A=%2C&x=1", "/eigen?A=%2C&x=1"),
        ("/?A=1,1;0,1", "/transformation?A=1,1;0,1"),
        ("/?utm_source=news&A=1,1;0,1&path=polar", "/transformation?utm_source=news&A=1,1;0,1&path=polar"),
        ("/?A=1,2&y=3", "/pseudoinverse?A=1,2&y=3"),
        ("/?image=letters", "/low_rank?image=letters"),
        ("/?degree=3", "/least_squares?degree=3"),
        ("/?eta=0.1", "/gradient_descent?eta=0.1"),
    ],
)
def test_a_state_finds_its_page(pages: TestClient, asked: str, found: str) -> None:
    sent = pages.get(asked, headers={"accept": "text/html"})
    assert (sent.status_code, sent.headers["location"]) == (307, found)
    assert pages.get(found, headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    "asked", ["/", "/?utm_source=news", "/?embed=true&embed_options=dark_theme", "/?task=3", "/?%A=1&&=", "/nothing?A=1"]
)
def test_what_names_no_page_stays_where_it_is(pages: TestClient, asked: str) -> None:
    assert pages.get(asked, headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "title"),
    [("/", "Matrixscope"), ("/eigen", "Eigenvectors · Matrixscope"), ("/svd?A=1", "Singular values · Matrixscope"), ("/x", "Matrixscope")],
)
def test_every_page_has_its_own_title(pages: TestClient, asked: str, title: str) -> None:
    assert f"<title>{title}</title>" in pages.get(asked, headers={"accept": "text/html"}).text


@pytest.mark.parametrize("path", ["/missing", "/text", "/empty"])
def test_everything_else_is_left_alone(client: TestClient, path: str) -> None:
    found = client.get(path, headers={"accept": "text/html"})
    assert files.BASE not in found.text


def test_streamlits_own_files_come_packed(client: TestClient) -> None:
    folder = streamlit_files()
    script = max((name for name in folder if name.endswith(".js")), key=lambda name: "index." in name)
    found = client.get(script)
    assert found.headers["content-encoding"] == "gzip"
    assert found.content == folder[script].read_bytes()
    font = next(name for name in folder if name.endswith(".woff2"))
    assert "content-encoding" not in client.get(font).headers
    assert client.get("/static/js/nothing.js").status_code == 404


def test_streamlits_way_for_files_is_closed(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        assert client.request(method, "/_stcore/upload_file/a/b", content=b"x").status_code == 404


def test_the_bundle_is_the_plotly_that_python_has() -> None:
    assert f"v{get_plotlyjs_version()}".encode() in files.FILES[files.PLOTLY].plain[:200]


def test_packing_keeps_the_content() -> None:
    for file in files.FILES.values():
        assert file.packed is not None
        assert gzip.decompress(file.packed) == file.plain


def test_collections_do_not_look_through_what_has_been_loaded() -> None:
    async def run() -> int:
        async with serving.lifespan(None):
            return gc.get_freeze_count()

    before = gc.get_freeze_count()
    try:
        assert loops.run(run()) > before
    finally:
        gc.unfreeze()
