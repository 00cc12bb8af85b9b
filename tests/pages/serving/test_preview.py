"""Preview: the picture of every state, kept, bounded, and refused where an address is hostile."""

import asyncio
import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from pages import home, serving
from pages.main import PAGES
from pages.serving import preview
from pages.serving.card import LARGEST, SIZE, Card
from pages.serving.first import Home
from pages.serving.preview import MOST_WAITING, Preview, Shelf
from pages.shared.view import View
from tests import loops

HOME = Home(home.FIRST, home.ABOVE, home.SENTENCE)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch, TestClient(Starlette(routes=serving.routes(PAGES, HOME))) as running:
        patch.setattr(preview, "PATIENCE", 90)
        yield running


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("name", [*PAGES, "home"])
def test_every_page_has_a_picture(client: TestClient, name: str) -> None:
    found = client.get(f"/preview/{name}.png")
    assert (found.status_code, found.headers["content-type"]) == (200, "image/png")
    image = opened(found.content)
    assert (image.size, image.mode) == (SIZE, "P")
    assert len(found.content) <= LARGEST
    assert len(set(image.convert("L").crop((500, 60, 1140, 570)).tobytes())) > 3  # there is a picture,
    assert len(set(image.convert("L").crop((44, 40, 416, 560)).tobytes())) > 3  # and there are words


def test_a_picture_is_that_of_its_state(client: TestClient) -> None:
    links = ("", "?A=1,1;0,1", "?A=1,1;0,1&utm_source=news&embed=true&task=2", "?A=0,1;1,0")
    plain, shear, same, flip = (client.get(f"/preview/transformation.png{link}").content for link in links)
    assert shear == same
    assert len({plain, shear, flip}) == 3


def test_a_picture_that_is_there_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/preview/eigen.png?A=3,1;0,2")
    again = client.get("/preview/eigen.png?A=3,1;0,2", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "max-age" in first.headers["cache-control"]
    assert client.head("/preview/eigen.png").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nothing.png", 404),
        ("../app.py", 404),
        ("eigen.png?" + "A" * 20_001, 414),
        ("eigen.png?" + "&".join(f"x{k}=1" for k in range(200)), 414),
        ("eigen.png?A=nonsense&k=1e999&zeal=1&A=%00%ff", 200),
        ("eigen.png?A=" + "9" * 9000, 200),
        ("low_rank.png?image=own", 200),  # a person's own is not there
        ("least_squares.png?points=1", 200),  # a point has two numbers
    ],
)
def test_hostile_addresses(client: TestClient, caplog: pytest.LogCaptureFixture, path: str, status: int) -> None:
    assert client.get(f"/preview/{path}").status_code == status
    assert "no picture" not in caplog.text  # none of it is an error of ours


def test_a_page_that_fails_has_a_picture_of_words() -> None:
    def fails(_: Any) -> View:
        raise RuntimeError("no")

    pages = {"eigen": replace(PAGES["eigen"], page=fails)}
    assert opened(Preview(pages, None).of("eigen", "A=1,2;3,4")).size == SIZE


def test_when_too_many_ask_they_are_told_to_ask_again() -> None:
    shown = Preview(PAGES, HOME)
    app = Starlette(routes=[Route("/preview/{name}.png", shown.answered)])
    shown.waiting = MOST_WAITING
    found = TestClient(app).get("/preview/eigen.png")
    assert (found.status_code, found.headers["cache-control"], int(found.headers["retry-after"]) > 0) == (503, "no-store", True)
    shown.shelf.put(("eigen", ""), b"png")
    assert TestClient(app).get("/preview/eigen.png").content == b"png"  # what is there needs nobody's time


def test_what_takes_too_long_is_there_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "PATIENCE", 0)
    shown, goes_on = Preview(PAGES, HOME), threading.Event()
    of = shown.of
    monkeypatch.setattr(shown, "of", lambda name, query: of(name, query) if goes_on.wait(60) else b"")

    async def asked() -> tuple[bytes, bytes]:
        first = await shown._made("eigen", "")
        goes_on.set()
        while shown.waiting:
            await asyncio.sleep(0.01)
        return first, shown.shelf.take(("eigen", ""))

    first, then = loops.run(asked())
    assert first == b""
    assert opened(then).size == SIZE


def test_the_shelf_holds_what_was_asked_for_last() -> None:
    shelf = Shelf(most=10)
    for name in "abc":
        shelf.put((name, ""), b"....")
        shelf.take(("a", ""))
    assert [bool(shelf.take((name, ""))) for name in "abc"] == [True, False, True]
    shelf.put(("a", ""), b".")
    assert shelf.size == 7
    shelf.put(("a", "long query"), b".")
    assert shelf.held == {}  # an address takes room as well


def test_a_long_sentence_ends_before_the_name() -> None:
    said = Card("A title that is much too long for one line", "An example", ("many words " * 200, ("and a role", "first")), ()).png()
    assert not any(opened(said).convert("L").crop((100, 590, 420, 630)).point(lambda grey: grey < 200).tobytes())
