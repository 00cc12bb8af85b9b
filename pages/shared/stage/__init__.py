"""Stage: the one component, and the answers that it draws."""

import json
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.arrays import Array, Matrix
from core.digits import show
from core.figures.marks import Figure, Handle, Mark
from core.figures.plane import spacing
from core.figures.theme import ROLES
from core.paths import Path
from core.proof import Proof
from pages.shared import state as states
from pages.shared.stage import files
from pages.shared.state import Choice, Entries, Notice
from pages.shared.view import Number, Page, View

HTML = "<div class='stage'>\n</div>"
JS = f"""// Streamlit sends this text with every answer, so it is short; the modules come from our own route and stay in the cache.
const stage = import(new URL('{files.BASE}/main.js', document.baseURI))
export default async component => (await stage).default(component)
"""


def stage(payload: dict[str, Any], key: str) -> None:
    """Put the stage on the page, or give it its next answer."""
    component = st.components.v2.component("stage", html=HTML, js=JS, isolate_styles=False)
    component(key=key, data=json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode(), on_state_change=lambda: None)


def pulse() -> None:
    """Put what the stage asks for a full run with; outside of any fragment.

    A server that has been started anew knows no fragments until it has run the page, and Streamlit's own reconnection runs it
    only where it has interrupted a run.
    """
    component = st.components.v2.component("pulse", html="<span class='pulse'>\n</span>", js=JS, isolate_styles=False)
    component(key="pulse", on_whole_change=lambda: None)


def answer(
    name: str,
    page: Page,
    state: Any,
    view: View,
    *,
    epoch: str,
    seq: int,
    run: int,
    have: Collection[str],
    notices: Sequence[Notice],
    whole: bool,
) -> dict[str, Any]:
    """Return what the stage is told of one state.

    have names what never changes and has been sent; whole adds what only a hand at rest needs: path and code.
    """
    figure = view.figure
    settings = f"settings {name}"
    blobs: dict[str, Any] = {mark.shape: _rounded(mark.points, 1e-6) for mark in figure.marks if mark.shape and mark.shape not in have}
    if settings not in have:
        blobs[settings] = _settings(page)
    payload = {
        "page": name,
        "epoch": epoch,
        "seq": seq,
        "run": run,
        "settings": settings,
        "state": state_payload(state),
        "half": figure.half_height,
        "spacing": spacing(figure.half_height),
        "marks": [_mark(mark, figure) for mark in figure.marks],
        "maps": {key: M.tolist() for key, M in figure.maps.items()},
        "say": view.say,
        "numbers": [[_number(number) for number in row] for row in view.numbers],
        "proofs": [_proof(proof) for proof in view.proofs],
        "notices": [_notice(notice) for notice in notices],
        "blobs": blobs,
        "link": states.link(state),
        "example": next((title for title, example in page.EXAMPLES.items() if example == state), None),
    }
    if view.path and view.path.exists:
        payload["end"] = show(view.path.det(1.0))
    if whole:
        payload["code"] = view.code
        if view.path:
            payload["path"] = _path(view.path)
    return payload


def state_payload(state: Any) -> dict[str, Any]:
    """Return a State as the stage holds it: arrays as texts and values, choices as they are."""
    return {name: _state_value(getattr(state, name)) for name in states.parameters(state)}


def _state_value(value: Array | str | float) -> Any:
    if isinstance(value, Array):
        rows = value.value[:, None] if value.is_vector else value.value
        return {"text": value.text, "value": rows.tolist()}
    return value


def _settings(page: Page) -> dict[str, Any]:
    """Return what never changes on a page."""
    known = states.parameters(page.State)
    first: Figure = page.page(page.State()).figure
    choices = [(key, kind) for key, kind in known.items() if isinstance(kind, Choice)]
    return {
        "title": page.TITLE,
        "examples": [
            {"name": title, "link": states.link(example), "state": state_payload(example)} for title, example in page.EXAMPLES.items()
        ],
        "fields": [_field(key, kind) for key, kind in known.items() if isinstance(kind, Entries)],
        "handles": [_handle(handle) for handle in first.handles],
        "player": {"choice": choices[0][0], "options": list(choices[0][1].options.items())} if "t" in known else None,
        "roles": {role: {"width": look.width, "dash": look.dash, "opacity": look.opacity} for role, look in ROLES.items()},
    }


def _field(name: str, kind: Entries) -> dict[str, Any]:
    return {
        "array": name,
        "label": kind.label,
        "spoken": kind.spoken,
        "role": kind.role,
        "columns": kind.columns,
        "limit": kind.limits.magnitude,
        "isVector": kind.default.is_vector,
    }


def _handle(handle: Handle) -> dict[str, Any]:
    return {
        "name": handle.name,
        "array": handle.array,
        "column": handle.column,
        "role": handle.role,
        "label": handle.label,
        "spoken": handle.spoken,
    }


def _mark(mark: Mark, figure: Figure) -> dict[str, Any]:
    sent: dict[str, Any] = {"name": mark.name, "role": mark.role, "kind": mark.kind}
    if mark.map:
        sent["map"] = mark.map
    if mark.shape:
        sent["shape"] = mark.shape
    elif mark.follows:
        sent["follows"] = mark.follows
    else:
        sent["points"] = _rounded(mark.points, figure.half_height * 1e-5)
    if mark.label:
        sent["label"] = mark.label
    if mark.on_the_way:
        sent["onTheWay"] = mark.on_the_way
    return sent


def _number(number: Number) -> list[Any]:
    return [number.name, number.text, number.role, "" if number.value is None else json.dumps(number.value)]


def _proof(proof: Proof) -> dict[str, Any]:
    text = f"{proof.name} = {show(proof.residual, digits=1)}"
    return {"name": proof.name, "ok": proof.ok, "text": text if proof.ok or not proof.why else f"{text}: {proof.why}", "mark": proof.mark}


def _notice(notice: Notice) -> dict[str, Any]:
    return {"at": notice.at, "say": notice.say, "entry": notice.entry, "final": notice.final, "reset": notice.reset}


def _path(path: Path) -> dict[str, Any]:
    """Return the path as frames; det M(t) as texts for the screen and as a curve between 0 and 1 for the eye."""
    say = path.why_not or path.note
    if not path.exists:
        return {"say": say}
    times = path.times()
    frames = [path.at(t) for t in times]
    dets = [path.det(t) for t in times]
    most = max(1.0, *(abs(det) for det in dets))
    return {
        "map": "A",
        "t": [float(f"{t:.12g}") for t in times],
        "maps": [[float(f"{entry:.5g}") for entry in M.ravel().tolist()] for M in frames],
        "det": [show(det) for det in dets],
        "curve": [round(det / most, 3) for det in dets],
        "flat": [[times.index(start), times.index(end)] for start, end in path.flat],
        "stages": [[stage.label, stage.end] for stage in path.stages],
        "say": say,
    }


def _rounded(points: Matrix, unit: float) -> list[list[float | None]]:
    """Return points as JSON can hold them, to the digits that a screen can show."""
    digits = max(0, int(np.ceil(-np.log10(unit))))
    return [[None if c != c else round(c, digits) for c in row] for row in points.tolist()]
