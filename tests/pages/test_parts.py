"""Parts: an answer in pieces is the answer, whatever was there before, and a piece that is there is not sent again."""

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest

from pages.main import PAGES
from pages.shared.line import Line
from pages.shared.stage import encoded, files, state_payload
from pages.shared.stage.parts import JOINED, REST, SAME, WOVEN, cut
from tests import wire


def joined(told: Mapping[str, Any], had: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the answer that a message tells to whoever had some pieces, and the pieces of which it is made, as parts.js reads it."""
    parts: dict[str, Any] = {}

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(part) for part in value]
        if not isinstance(value, dict):
            return value
        if SAME in value:
            name = value[SAME]
            parts[name] = told["parts"].get(name, had.get(name))
            return parts[name]
        if WOVEN in value:
            return woven(whole(value[WOVEN]))
        if JOINED in value:
            return [one for part in value[JOINED] for one in whole(part)]
        rest = whole(value[REST]) if REST in value else {}
        return rest | {name: whole(part) for name, part in value.items() if name != REST}

    return whole(told["answer"]), parts


def woven(columns: Any) -> list[Any]:
    if isinstance(columns, dict):
        return [dict(zip(columns, thing, strict=True)) for thing in zip(*columns.values(), strict=True)]
    return [woven(thing) if isinstance(thing[0], list) else [*thing] for thing in zip(*columns, strict=True)]


def asked(page: str, state: Any, have: Mapping[str, Any]) -> Any:
    about = {"page": page, "token": f"{files.VERSION}.x", "run": 1, "epoch": "e.1.1", "seq": 1, "released": False, "typed": [], "moved": ""}
    return json.dumps(about | {"state": wire.told(state_payload(state)), "have": [f"settings {page}", *have]})


@pytest.mark.parametrize("page", PAGES)
def test_an_answer_in_pieces_is_the_answer(page: str) -> None:
    """Over random ways through the examples, and with pieces of a few answers before."""
    rng, line = random.Random(page), Line(PAGES)
    had: list[dict[str, Any]] = [{}]
    for _ in range(26):
        state = rng.choice(list(PAGES[page].EXAMPLES.values()))
        have = rng.choice(had[-4:])
        told = json.loads(line.answered(asked(page, state, have)))
        whole = json.loads(line.answered(asked(page, state, {})))
        found, parts = joined(told, have)
        assert found == joined(whole, {})[0]
        assert not told["parts"].keys() & have.keys()
        had.append(parts)


def test_what_stays_is_not_sent_again() -> None:
    points = [[k, k / 7] for k in range(200)]
    figures = [{"marks": [{"d": "M" * 90}, {}], "moves": [{"d": points}, {}]}]
    answer = {"seq": 1, "state": {"P": {"text": points, "value": points}}, "figures": figures}
    first = json.loads(cut(answer, ()))
    assert joined(first, {})[0] == answer
    _, parts = joined(first, {})
    points[77] = [0, 0]
    second = json.loads(cut(answer, parts))
    assert joined(second, parts)[0] == answer
    assert len(second["parts"]) == 1
    assert len(json.dumps(second)) < len(json.dumps(first)) / 2


def test_marks_above_the_same_places_say_these_once() -> None:
    places, heights = [k / 4 for k in range(40)], [k / 8 for k in range(40)]
    moves = [{"points": [places, heights]}, {"points": [places, places]}, {"points": [places, heights], "texts": ["a"]}, {}]
    answer = {"seq": 1, "figures": [{"name": "f", "marks": [{}] * 4, "moves": moves}]}
    told = json.loads(cut(answer, ()))
    assert joined(told, {})[0] == answer
    assert sorted(told["parts"].values()) == sorted([places, heights])


def test_the_same_bytes_as_without_pieces_or_none() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        cut({"value": [float("nan")] * 50}, ())
    half = {"say": "\ud800" * 60, "link": "\ud800"}
    assert joined(json.loads(cut(half, ())), {})[0] == json.loads(encoded(half))
