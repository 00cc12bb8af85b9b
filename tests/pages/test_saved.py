"""A saved page: each mark that it still shows once something has been moved is what the server would draw there."""

import json
from typing import Any

from pages.main import PAGES
from pages.shared import state as states
from pages.shared.parameters import parameters
from pages.shared.stage import answer, encoded, state_payload
from pages.shared.state import PageState
from tests.js.modules import made

EXAMPLES = 3  # of each page
STEP = 0.7
FOLLOWED = {"follows": {"points", "member", "values", "texts"}, "tailFollows": {"tail"}}  # what of a mark the state says
EXTENT = {"grid", "ground floor"}  # these go as far as the picture does


def answered(name: str, state: PageState) -> dict[str, Any]:
    """Return what the server says of a state while a hand moves."""
    page = PAGES[name]
    told = answer(name, page, state, page.page(state), epoch="", seq=0, run=0, have=(), notices=(), whole=False)
    found: dict[str, Any] = json.loads(encoded(told))
    return found


def moved(state: PageState, name: str) -> PageState:
    """Return the state in which a hand has moved the first entry of an array."""
    told: dict[str, Any] = {**state_payload(state)}
    texts = [[*row] for row in told[name]["text"]]
    texts[0][0] = f"{told[name]['value'][0][0] + STEP:g}"
    told = {key: {**value, "text": texts} if key == name else value for key, value in told.items()}
    sent = {key: (value if "axes" in value else value["text"]) if isinstance(value, dict) else value for key, value in told.items()}
    return states.from_stage(state, sent, (), name)[0]


def whole(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the marks of a figure by their names, with all that is said of each."""
    return {mark["name"]: {**mark, **moves} for mark, moves in zip(figure["marks"], figure["moves"], strict=True)}


def test_what_is_left_is_what_the_server_would_draw() -> None:
    cases = []
    for name, page in PAGES.items():
        for state in list(page.EXAMPLES.values())[:EXAMPLES]:
            before = answered(name, state)
            for key, kind in parameters(state).items():
                if kind.kind == "entries" and key in before["state"] and (other := moved(state, key)) != state:
                    twin = getattr(kind, "twin", "")
                    twins = [twin or k for k, of in parameters(state).items() if twin or getattr(of, "twin", "") == key]
                    cases.append((name, before, answered(name, other), sorted({*twins})))
    seen = {"C": [[1]]}  # the camera
    told = [(before, after["state"], twins, seen, before["blobs"]) for _, before, after, twins in cases]
    kept = 0
    for (name, _, after, _), left in zip(cases, made("seldom/lasting.js", "lasting", told), strict=True):
        drawn = {figure["name"]: whole(figure) for figure in after["figures"]}
        assert not left["numbers"] + left["tables"] + left["proofs"]
        for figure in left["figures"]:
            for mark, mine in whole(figure).items():
                theirs = drawn.get(figure["name"], {}).get(mark)
                assert theirs, (name, figure["name"], mark)
                own = {"called"}.union(*(parts for by, parts in FOLLOWED.items() if by in mine), {"shape"} if mark in EXTENT else ())
                wrong = {part for part in {*mine, *theirs} - own if mine.get(part) != theirs.get(part)}
                assert not wrong, (name, figure["name"], mark, wrong)
                kept += 1
    assert kept > 100
