"""The ways of handles, each a thing in Python and a module in the stage."""

import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from core.figures.handles import Handle
from core.figures.ways import WAYS, Along, Cells, Circle, Curve, Plane, Scale, Simplex, Steps, Tops, Way
from pages.shared.stage import encoded

STAGE = Path(__file__).parents[2] / "pages" / "shared" / "stage"
FILES = {path.stem: path.read_text("utf-8") for path in (STAGE / "ways").glob("*.js")}


def test_each_way_has_its_module_in_the_stage_and_each_module_its_way() -> None:
    assert {way.kind for way in WAYS} == set(FILES)
    known = re.search(r"WAYS = \{([^}]*)\}", (STAGE / "handles.js").read_text("utf-8"))
    assert known
    assert dict(re.findall(r"(\w+): (\w+)", known[1])) == {way.kind: way.__name__ for way in WAYS}
    for way in WAYS:
        assert f"export class {way.__name__} " in FILES[way.kind]


@pytest.mark.parametrize("way", WAYS)
def test_the_stage_reads_what_a_way_has(way: type[Way]) -> None:
    for part in fields(way):  # type: ignore[arg-type]
        assert re.search(rf"\b{part.name}\b", FILES[way.kind])


def test_what_changes_is_sent_apart_from_what_does_not() -> None:
    stops = np.array([[1.0, 0.6], [0.0, 0.8]])
    assert Circle(stops).sent() == {"stops": [[1.0, 0.0], [0.6, 0.8]]}
    assert Circle().sent() == Plane().sent() == {}
    assert Steps(-0.5).sent() == {"height": -0.5}
    assert Scale(1.0, zero=-3.0).sent() == {"height": 1.0, "zero": -3.0}
    assert Scale(1.0, zero=-3.0, least=-2.5).sent() == {"height": 1.0, "zero": -3.0, "least": -2.5}
    assert Scale(1.0, infinity=4.0).sent() == {"height": 1.0, "infinity": 4.0}
    assert Cells(stops, (2,)).sent() == {"centres": stops.tolist(), "shape": [2]}
    assert Along(stops, np.array([0.0, 1.0])).sent() == {"keys": stops.tolist(), "moments": [0.0, 1.0]}
    assert Tops().sent() == {"scale": 1.0, "width": 1.0, "least": 0.0}
    assert Tops(("a",), 0.5, -0.2, 0.4, None, keeps=True).sent() == {
        "names": ["a"],
        "scale": 0.5,
        "offset": -0.2,
        "width": 0.4,
        "keeps": True,
    }
    assert Simplex(np.eye(2, 3), ("a", "b", "c")).sent() == {"corners": [[1, 0, 0], [0, 1, 0]], "names": ["a", "b", "c"]}
    assert Curve("H", ("a", "b")).sent() == {"along": "H", "names": ["a", "b"]}
    here, there = (Handle("k", None, "singular", "k", "k, the rank", Steps(height)) for height in (1.0, 2.0))
    assert here.sent() == there.sent()
    assert here.key == there.key != Handle("k", None, "singular", "k", "k, the rank").key
    encoded(here.sent())


def test_the_stage_reads_of_a_handle_what_it_is_sent() -> None:
    typed = re.search(r"interface HandleSpec \{\n(.*?)\}", (STAGE / "types.d.ts").read_text("utf-8"), re.DOTALL)
    assert typed
    assert set(Handle("A", 0, "first", "Ae₁", "first column of A").sent()) == set(re.findall(r"^  (\w+):", typed[1], re.MULTILINE))
