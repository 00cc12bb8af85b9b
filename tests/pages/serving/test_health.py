"""Health says whether a process answers; metrics say what it does, in the words of Prometheus."""

import math
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from time import thread_time
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages import serving
from pages.main import PAGES
from pages.serving import health
from pages.shared.counts import ALL, BOUNDS, Counter, Histogram
from pages.shared.line import Line
from pages.shared.noted import note
from pages.shared.stage import files
from tests.pages.test_line import PLACE, ask, asked

SAMPLE = re.compile(r'([a-z_:]+)(?:\{((?:[a-z]+="(?:[^"\\\n]|\\[\\"n])*",?)+)\})? (\S+)')
LABEL = re.compile(r'([a-z]+)="((?:[^"\\]|\\.)*)"')


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [*serving.routes(PAGES), Route("/{path:path}", lambda _: HTMLResponse("<head></head>"))]  # as Streamlit answers anything
    with TestClient(Starlette(routes=routes, middleware=serving.middleware(PAGES)), base_url="http://localhost:8501") as running:
        yield running


def read(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Return the values of a text as Prometheus reads it. Raises for what it would refuse."""
    found: dict[tuple[str, frozenset[tuple[str, str]]], float] = {}
    kinds: dict[str, str] = {}
    assert text.endswith("\n")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            name, about = line.split(" ", 3)[2:]
            assert about
            assert name not in kinds
        elif line.startswith("# TYPE "):
            kinds[name] = line.split(" ")[3]
            assert line.split(" ")[2] == name
            assert kinds[name] in {"counter", "gauge", "histogram"}
        else:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            assert sample[1].removesuffix("_bucket").removesuffix("_sum").removesuffix("_count") == name or sample[1] == name
            key = sample[1], frozenset(LABEL.findall(sample[2] or ""))
            assert key not in found
            found[key] = float(sample[3])
    return found


def value(client: TestClient, name: str, **labels: str) -> float:
    return read(client.get("/metrics").text).get((name, frozenset(labels.items())), 0)


def test_it_is_well_and_no_page_of_streamlits(client: TestClient) -> None:
    for accept in ("*/*", "text/html"):
        found = client.get("/healthz", headers={"accept": accept})
        assert (found.status_code, found.text) == (200, f"ok {files.VERSION}\n")
        assert found.headers["content-type"].startswith("text/plain")
    assert client.head("/healthz").status_code == 200


def test_it_is_not_well_where_no_page_can_be_shown(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    calls: list[int] = []

    def asked_twice(led: Any) -> list[tuple[int, str]]:
        calls.clear()
        with TestClient(Starlette(routes=[Route("/", health.Health(replace(PAGES["eigen"], led=led)).told)])) as client:
            return [(found.status_code, found.text.rpartition(" ")[0]) for found in (client.get("/"), client.get("/"))]

    assert asked_twice(lambda _: calls.append(1)) == [(200, health.OK)] * 2
    assert len(calls) == 1  # what was found holds for a moment
    assert asked_twice(lambda _: 1 / 0) == [(503, health.BROKEN)] * 2
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    assert asked_twice(lambda _: done.wait(60)) == [(503, health.LATE)] * 2
    done.set()


def test_who_was_busy_for_a_moment_is_well_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    calls: list[int] = []

    def late(_: Any) -> Any:
        calls.append(1)
        done.wait(60)

    with TestClient(Starlette(routes=[Route("/", health.Health(replace(PAGES["eigen"], led=late)).told)])) as client:
        monkeypatch.setattr(health, "PATIENCE", 0.01)
        assert client.get("/").status_code == 503
        monkeypatch.setattr(health, "PATIENCE", 60)
        done.set()
        assert client.get("/").status_code == 200
    assert len(calls) == 1  # what is late is waited for, and not begun once more


def test_what_is_answered_is_counted_by_page_and_way(client: TestClient) -> None:
    name, about = "matrixscope_answer_seconds_count", {"page": "eigen", "way": "line"}
    before, refused = value(client, name, **about), value(client, "matrixscope_refused_total", reason="too large")
    errors = value(client, "matrixscope_errors_total", page="eigen")
    with client.websocket_connect(PLACE) as socket:
        for seq in (1, 2, 3):
            ask(socket, asked("eigen", seq))
        assert value(client, "matrixscope_lines_open") == 1
        ask(socket, asked("eigen", 4) | {"page": 'a"b\\'})
        socket.send_text("x" * 70_000)
        socket.receive()
    client.get("/eigen?A=3,1;0,5", headers={"accept": "text/html"})
    note("a test", "eigen")
    found = read(client.get("/metrics").text)
    assert found[name, frozenset(about.items())] == before + 3
    assert found["matrixscope_answer_seconds_bucket", frozenset({**about, "le": "+Inf"}.items())] == before + 3
    assert found[name, frozenset({"page": "eigen", "way": "first"}.items())] >= 1
    assert found["matrixscope_lines_open", frozenset()] == 0
    assert found["matrixscope_refused_total", frozenset({("reason", "too large")})] == refused + 1
    assert found["matrixscope_errors_total", frozenset({("page", "eigen")})] == errors + 1
    assert found["process_resident_memory_bytes", frozenset()] > 1e7
    pages = {text for _, labels in found for label, text in labels if label == "page"}
    assert pages <= {*PAGES, ""}


def test_labels_are_escaped_and_buckets_add_up(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    counted, took = Counter("odd", "…", ("what",)), Histogram("took", "…", ("what",))
    monkeypatch.setattr("pages.serving.metrics.ALL", [counted, took])
    del ALL[-2:]
    counted.add('a"b\\c\nd')
    for seconds in (0.0, BOUNDS[0], 0.03, 99.0):
        took.add(seconds, "x")
    found = read(client.get("/metrics").text)
    assert found["odd", frozenset({("what", r"a\"b\\c\nd")})] == 1
    told = [found["took_bucket", frozenset({("what", "x"), ("le", bound)})] for bound in (*map(repr, BOUNDS), "+Inf")]
    assert told == [2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4]
    assert found["took_sum", frozenset({("what", "x")})] == pytest.approx(99.032)


def test_metrics_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATRIXSCOPE_METRICS", "0")
    assert [route for route in serving.routes(PAGES) if getattr(route, "path", "") == "/metrics"] == []


def test_counting_costs_nothing() -> None:
    took, line, text = Histogram("took", "…", ("page", "way")), Line(PAGES), '{"seq":1,' + '"x":' * 5000 + '"page":"eigen","token":"x"}'
    del ALL[-1:]
    least = math.inf
    for _ in range(20):
        began = thread_time()
        for _ in range(100):
            took.add(0.003, line._page(text), "line")
        least = min(least, (thread_time() - began) / 100)
    assert least < 1e-4  # seconds; a few millionths are measured
