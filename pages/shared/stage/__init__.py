"""Stage: the one component, and the answers that it draws."""

import cmath
import json
import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.figures.film import Film, Places
from core.figures.marks.base import Keep, rounded
from core.numbers.digits import show
from core.numbers.proof import Proof
from pages.shared import state as states
from pages.shared.formula import formula
from pages.shared.lesson import Explanation, Part, marked
from pages.shared.parameters import owns, parameters
from pages.shared.stage import files, wire
from pages.shared.stage.loading import elsewhere, loading
from pages.shared.state import Notice, PageState
from pages.shared.view import Number, Page, Sentence, Table, Take, View

NUMBER = re.compile(r"−?(?<![\d.])\d+(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")  # as show writes it
DECIMAL = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)  # what is a number to JavaScript as it is to us
STRAIGHT = 1e-9  # relative: slopes of a film's maps that differ by less are one
MOST = 15  # digits: what differs from a text only beyond them is what the text says
OWN = files.bare((files.HERE / "controls" / "own.css").read_text())  # only pages that take files have it
HTML = "<div class='stage'>\n</div>"


def stage(answer: bytes, key: str) -> None:
    """Put the stage on the page, or give it its next answer."""
    component = st.components.v2.component("stage", html=HTML, js=loading("stage"), isolate_styles=False)
    component(key=key, data=answer, on_state_change=lambda: None)


def chooser(key: str, asked: Mapping[str, object]) -> None:
    """Put a place on the page where a file can be chosen; asked : its label, types and largest size, what is here, what was taken."""
    component = st.components.v2.component("own", html="<div class='own'>\n</div>", css=OWN, js=loading("stage"), isolate_styles=False)
    component(key=key, data=asked, on_file_change=lambda: None)


def encoded(payload: Mapping[str, object]) -> bytes:
    """Return an answer as it is sent.

    Raises ValueError for what no browser reads: NaN and the infinities. Half a letter, which a browser can hold, is sent as “?”.
    """
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def pulse() -> None:
    """Put what the stage asks for a full run with; outside of any fragment.

    A server that has been started anew knows no fragments until it has run the page, and Streamlit's own reconnection runs it
    only where it has interrupted a run.
    """
    component = st.components.v2.component("pulse", html="<span class='pulse'>\n</span>", js=loading("stage"), isolate_styles=False)
    component(key="pulse", data=elsewhere(), on_whole_change=lambda: None)


def answer(
    name: str,
    page: Page,
    state: PageState,
    view: View,
    *,
    epoch: str,
    seq: int,
    run: int,
    have: Collection[str],
    notices: Sequence[Notice],
    whole: bool,
    takes: Sequence[Take] = (),
    remembered: Mapping[str, float] | None = None,
    standing: int = 0,
    line: str = "",
) -> wire.Answer:
    """Return what the stage is told of one state.

    have names what never changes and has been sent; whole adds what only a hand at rest needs: film, code, all digits of numbers, and
    where what is shown can be taken, to takes besides those of the view. remembered tells numbers by their texts. The first
    notices, standing of them, stay until the hand lets go; line is what the stage is known by on the line, where there is one.
    """
    settings, (link, leaves) = f"settings {name}", states.linked(state, page.opens)
    blobs: dict[str, Any] = {settings: _settings(page)} if settings not in have else {}

    def keep(key: str, make: Callable[[], Any]) -> str:
        if key not in have and key not in blobs:
            blobs[key] = make()
        return key

    payload: wire.Answer = {
        "page": name,
        "epoch": epoch,
        "seq": seq,
        "run": run,
        "settings": settings,
        "state": state_payload(state),
        "figures": [cast(wire.Figure, figure.sent(keep)) for figure in view.figures],  # each kind of figure and of mark says its own
        "maps": {key: [] if " " in key else M.tolist() for figure in view.figures for key, M in figure.maps.items()},
        "most": dict(states.most(state)),
        "shapes": {name: [*shape] for name, shape in states.shapes(state).items()},
        "isFilmed": view.film is not None,
        "say": view.say,
        "numbers": [[_number(number) for number in row] for row in view.numbers],
        "proofs": [_proof(proof) for proof in view.proofs],
        "tables": [_table(table, whole=whole) for table in view.tables],
        "notices": [_notice(notice) for notice in notices],
        "blobs": blobs,
        "link": link,
        "leaves": ", ".join(leaves),
        "hides": sorted(view.hides),
        "called": dict(view.called),
        "columns": list(view.columns),
        "roles": view.roles,
        "lacks": list(view.lacks),
        "notes": list(view.notes),
        "missing": view.missing,
        "example": (example := _example(page, state)),
        "done": [] if view.missing or example or not seq else [k for k, task in enumerate(page.lesson.tasks, 1) if task.is_done(view.seen)],
    }
    if standing:
        payload["standing"] = standing
    if line:
        payload["line"] = line
    if view.letters:
        payload["letters"] = {name: {c: (round(fill, 3), said) for c, (fill, said) in of.items()} for name, of in view.letters.items()}
    if view.film:
        payload["atRest"] = view.film.caption, view.film.at_rest
    if whole:
        payload["takes"] = [_taken(take) for take in (*view.takes, *takes)]
        payload["code"] = view.code
        payload["digits"] = _digits(view.say, remembered or {})
        if view.film:
            payload["film"] = _film(view.film, keep)
    return payload


def _example(page: Page, state: PageState) -> str | None:
    """Return the name of the example that state shows; what has been uploaded and is not shown makes no difference."""
    shown = replace(state, **dict.fromkeys(own)) if (own := owns(state)) else state
    return next((title for title, example in page.EXAMPLES.items() if example == shown), None)


def _taken(take: Take) -> wire.Take:
    return {"page": take.page, "say": take.say, "whyNot": take.why_not, "query": states.query(states.address(take.values))}


def state_payload(state: PageState) -> wire.Values:
    """Return a State as the stage holds it: arrays as texts and values, choices as they are."""
    return {name: kind.sent(getattr(state, name)) for name, kind in parameters(state).items() if kind.is_told}


def _differing(state: PageState, opens: wire.Values) -> dict[str, Any]:
    """Return what of a State is not as the page opens, as short as the stage can read it: arrays of decimals by their texts."""
    return {name: _short_array(value) for name, value in state_payload(state).items() if value != opens[name]}


def _short_array(value: Any) -> Any:
    is_plain = isinstance(value, dict) and "axes" not in value and all(DECIMAL.fullmatch(text) for row in value["text"] for text in row)
    return value["text"] if is_plain and [list(map(float, row)) for row in value["text"]] == value["value"] else value


def _settings(page: Page) -> wire.Settings:
    """Return what never changes on a page."""
    kinds = {name: kind for name, kind in parameters(page.State).items() if kind.shown}
    return {
        "title": page.TITLE,
        "opens": (opens := state_payload(page.opens)),
        "examples": [
            {"name": title, "link": states.link(example, page.opens), "state": _differing(example, opens), "look": page.looks[title]}
            for title, example in page.EXAMPLES.items()
        ],
        "summary": page.SUMMARY,
        "names": page.lesson.all_names,
        "tasks": [{"say": task.say, "hint": task.hint, "show": task.show} for task in page.lesson.tasks],
        "explanation": _explanation(page, told) if (told := page.lesson.explanation) else None,
        "explanations": {word: _explanation(page, one) for word, one in page.lesson.explanations.items()},
        "parameters": [cast(wire.Parameter, {"name": name, "kind": kind.kind} | kind.spec()) for name, kind in kinds.items()],
    }


def _explanation(page: Page, told: Explanation) -> wire.Explanation:
    def parts(text: str) -> Sequence[Part]:
        return marked(text, page.EXAMPLES)

    return {
        "formula": formula(told.formula),
        "says": [parts(text) for text in told.says],
        "learning": parts(told.learning),
        "mistaken": parts(told.mistaken),
        "leads": parts(told.leads),
    }


def _number(number: Number) -> tuple[str, str, str, str]:
    return number.name, number.text, number.role, _written(number.value)


def _written(value: float | tuple[float, ...] | None) -> str:
    """Return a number, or several, as JSON writes them; empty for none."""
    if (type(value) is float and math.isfinite(value)) or type(value) is int:
        return repr(value)
    if type(value) is tuple and {int, float}.issuperset(map(type, value)) and all(map(math.isfinite, value)):
        return repr([*value])
    return "" if value is None else json.dumps(value)


def _table(table: Table, *, whole: bool) -> wire.Table:
    told: wire.Table = {
        "name": table.name,
        "rows": table.rows,
        "note": table.note,
        "role": table.role,
        "sign": table.sign,
        "heads": table.heads,
    }
    if whole and (values := table.values()):
        told["values"] = [[_parts(value) for value in row] for row in values]
    return told


def _parts(value: complex | None) -> float | tuple[float, float] | None:
    if value is None or not cmath.isfinite(value):
        return None
    return (value.real, value.imag) if value.imag else value.real


def _digits(say: Sentence, remembered: Mapping[str, float]) -> dict[str, float]:
    """Return what numbers in a sentence are of which not all digits stand there."""
    texts = (text for part in say for text in NUMBER.findall(part if isinstance(part, str) else part[0]))
    known = ((text, remembered.get(text, -remembered.get(f"−{text}", math.nan))) for text in texts)  # a sign may stand apart
    return {text: value for text, value in known if math.isfinite(value) and show(value, digits=MOST) != text}


def _proof(proof: Proof) -> wire.Proof:
    text = f"= {show(proof.residual, digits=1)}"  # after the name
    return {"name": proof.name, "ok": proof.ok, "text": text if proof.ok or not proof.why else f"{text}: {proof.why}", "mark": proof.mark}


def _notice(notice: Notice) -> wire.Notice:
    return {"at": notice.at, "say": notice.say, "entry": notice.entry, "final": notice.final, "reset": notice.reset}


def _film(film: Film, keep: Keep) -> wire.Film:
    """Return the film frame by frame: maps and tips as numbers, readouts as texts, and a curve between −1 and 1 for the eye.

    Places and the values of cells go from moment to moment of their own, which are few.
    """
    told: wire.Film = {"label": film.label, "say": film.say, "readout": film.readout, "seconds": film.seconds, "speaksOf": film.speaks_of}
    if film.frames is None:
        return told
    frames = film.frames()
    return {
        **told,
        "t": [float(f"{t:.12g}") for t in frames.times],
        "names": frames.names,
        "readouts": frames.readouts,
        "curve": [round(value, 3) for value in frames.curve],
        "flat": frames.flat,
        "stops": [*frames.stops],
        "stages": frames.stages,
        "maps": {name: _bends(frames.times, np.array(maps)) for name, maps in frames.maps.items()},
        "tips": {name: [[_short(c) for c in tip] for tip in tips.T.tolist()] for name, tips in frames.tips.items()},
        "places": {
            name: keep(frames.shapes[name], partial(_keys, places)) if name in frames.shapes else _keys(places)
            for name, places in frames.places.items()
        },
        "texts": {name: [(t, [*texts]) for t, texts in moments.items()] for name, moments in frames.texts.items()},
    }


def _bends(times: Sequence[float], maps: NDArray[np.float64]) -> list[tuple[float, list[float | None]]]:
    """Return the moments at which maps, (moments, n, n), turn, with their entries: between two of them they go straight."""
    t, entries = np.array(times), maps.reshape(len(maps), -1)
    slopes = np.diff(entries, axis=0) / np.diff(t)[:, None]
    goes_on = np.abs(np.diff(slopes, axis=0)).max(axis=1, initial=0.0) <= STRAIGHT * np.nanmax(np.abs(entries), initial=0.0)
    kept = [0, *(np.flatnonzero(~goes_on) + 1).tolist(), len(t) - 1]
    return [(float(f"{t[k]:.12g}"), [_short(entry) for entry in entries[k].tolist()]) for k in dict.fromkeys(kept)]


def _keys(places: Places) -> list[tuple[float, list[list[float | None]]]]:
    return [(float(f"{t:.12g}"), rounded(points, 1e-3)) for t, points in places.items()]


def _short(value: float) -> float | None:
    return None if value != value else float(f"{value:.5g}")
