"""Headers: what a browser may do with our answers, which sites may show them, and by which names we answer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from pages import serving
from pages.main import PAGES
from pages.serving.headers import INLINE, _hash, policy
from pages.shared.stage import files

PAGE = "<!DOCTYPE html><html><head><title>T</title><script>\n window.x = 1\n</script></head><body></body></html>"


async def streamlits(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@contextmanager
def served() -> Iterator[TestClient]:
    routes = [
        *serving.routes(PAGES),
        WebSocketRoute("/_stcore/stream", streamlits),
        Route("/{path:path}", lambda _: HTMLResponse(PAGE)),
    ]
    with TestClient(Starlette(routes=routes, middleware=serving.middleware(PAGES)), base_url="http://localhost:8501") as client:
        yield client


def test_pages_have_a_policy_and_everything_is_what_it_says() -> None:
    with served() as client:
        found = client.get("/eigen", headers={"accept": "text/html"})
        assert found.headers["content-security-policy"] == policy()
        assert found.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors" not in policy()
        assert "unsafe-eval" not in re.sub("wasm-unsafe-eval", "", policy())
        ours = [script for script in INLINE.findall(found.text) if "window.x" not in script]
        assert ours
        assert all(f"'sha256-{_hash(script)}'" in policy() for script in ours)
        for path in (f"/{files.BASE}/{files.SCRIPT}", "/healthz", "/stage/x/nothing", "/eigen"):
            assert client.get(path).headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" not in client.get(f"/{files.BASE}/{files.SCRIPT}").headers  # it would be half a kilobyte for each


@pytest.mark.parametrize(
    ("said", "told"),
    [("none", "'none'"), ("self", "'self'"), ("https://a.org,https://*.b.org", "'self' https://a.org https://*.b.org")],
)
def test_a_host_says_who_may_show_it(monkeypatch: pytest.MonkeyPatch, said: str, told: str) -> None:
    monkeypatch.setenv("MATRIXSCOPE_FRAMES", said)
    with served() as client:
        assert client.get("/eigen").headers["content-security-policy"].endswith(f"; frame-ancestors {told}")


@pytest.mark.parametrize(
    ("said", "host", "is_known"),
    [
        ("", "evil.example:8501", True),
        ("example.org", "example.org", True),
        ("example.org", "Example.org.:8501", True),
        ("example.org", "evil.example", False),
        ("example.org", "example.org.evil.example", False),
        ("example.org", "example.org@evil.example", False),
        ("example.org", "evil.example#example.org", False),
        ("example.org", "[::1", False),
        ("example.org", "", False),
        ("example.org [::1]", "[::1]:8501", True),
        ("*.example.org", "a.b.example.org", True),
        ("*.example.org", "example.org", False),
        ("*", "evil.example", True),
    ],
)
def test_a_name_that_is_not_ours_is_no_way_in(monkeypatch: pytest.MonkeyPatch, said: str, host: str, is_known: bool) -> None:
    monkeypatch.setenv("MATRIXSCOPE_HOSTS", said)
    about = {"host": host, "origin": f"http://{host}"}
    with served() as client:
        for path in ("/eigen", f"/{files.BASE}/{files.SCRIPT}", "/_stcore/host-config"):
            assert client.get(path, headers=about).status_code == (200 if is_known else 421)
        for path in ("/live", "/_stcore/stream"):
            refused = False
            try:
                with client.websocket_connect(path, headers=about):
                    pass
            except (WebSocketDisconnect, WebSocketDenialResponse):
                refused = True
            assert refused != is_known
        for path in ("/healthz", "/_stcore/health"):
            assert client.get(path, headers={"host": "10.0.0.7:8501"}).status_code == 200


def test_streamlits_own_list_of_names_counts_for_pages_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit as st

    honest = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: ["example.org"] if name == "server.allowedHosts" else honest(name))
    with served() as client:
        assert client.get("/eigen", headers={"host": "evil.example"}).status_code == 421
        assert client.get("/eigen", headers={"host": "example.org"}).status_code == 200
