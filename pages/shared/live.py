"""Live: the life of a page: opened by an address, asked by the stage, answered by Python, written back on release."""

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from core.arrays import InputError
from pages.shared import state as states
from pages.shared.parameters import Own, Upload, parameters
from pages.shared.stage import answer, pulse, stage
from pages.shared.state import Notice
from pages.shared.view import Page, View

LOG = logging.getLogger("matrixscope")
SORRY = "Something went wrong here that should not have. It has been noted; the page goes on from Reset."
MANY = 50  # things too long for an address that are kept for a visit
TOO_LONG = "{} does not fit in an address of 2,000 characters: the link leaves it out."


@dataclass
class Memory:
    """What the server knows of one visit to a page."""

    session: str
    visit: int
    run: int = 0  # counts the runs of the whole page
    turn: int = 0  # counts the times that the address has set the state: link, Back, Forward
    here: dict[str, str] | None = None  # the address as we know it
    state: Any = None
    good: Any = None  # the last state that the page could show
    seq: int = 0  # the last question that was seen
    is_whole_due: bool = True  # the stage may know nothing of what only a hand at rest needs
    notices: list[Notice] = field(default_factory=list)  # about the address, and about files
    files: set[str] = field(default_factory=set)  # the files that have been read

    @property
    def epoch(self) -> str:
        """The stage drops what it holds when this changes."""
        return f"{self.session}.{self.visit}.{self.turn}"


def live(name: str, page: Page) -> None:
    """Run a page: called on full runs, when it is opened, on Back and Forward, and when the stage asks for it."""
    memory = _memory(name)
    memory.run += 1
    here = dict(st.query_params)
    if (st.session_state.get("pulse") or {}).get("whole"):
        memory.is_whole_due = True
        here = here if memory.here is None else memory.here  # the stage asks: the browser may not have written our last address yet
    if memory.here != here:
        memory.here = here
        memory.turn += 1
        memory.is_whole_due = True
        memory.state, memory.notices = states.from_address(page.State, here, _kept())
        memory.state = replace(memory.state, **_uploads(page))  # no address holds them
    place = st.container()
    for parameter, kind in parameters(page.State).items():
        if isinstance(kind, Own):
            _take_file(memory, parameter, kind)
    with place:
        _answer(name, page, memory)
    pulse()


def _take_file(memory: Memory, parameter: str, kind: Own) -> None:
    """Offer to upload a file, and read one that is new."""
    file = st.file_uploader(kind.label, type=list(kind.types), max_upload_size=kind.largest, key=f"file {memory.visit} {parameter}")
    if file is None or file.file_id in memory.files:
        return
    memory.files.add(file.file_id)
    try:
        upload = Upload(f"{file.name} {file.file_id}", kind.parse(file.getvalue()))
    except InputError as error:
        memory.notices = [Notice(kind.shown_by, f"{file.name}: {error}")]
        return
    st.session_state["uploads"][parameter] = upload
    memory.state = replace(memory.state, **{parameter: upload, kind.shown_by: "own"})
    memory.notices = []
    memory.turn += 1
    memory.is_whole_due = True
    _write_address(memory)


def leave() -> None:
    """Forget the page that was open: the next one that opens, opens anew."""
    st.session_state.pop("memory", None)


def _memory(name: str) -> Memory:
    known: tuple[str, Memory] | None = st.session_state.get("memory")
    if known and known[0] == name:
        return known[1]
    session = st.session_state.setdefault("session", uuid.uuid4().hex[:8])
    st.session_state["visits"] = st.session_state.get("visits", 0) + 1
    memory = Memory(session, st.session_state["visits"])
    st.session_state["memory"] = (name, memory)
    return memory


def _uploads(page: Page) -> dict[str, Upload]:
    """Return what a person has uploaded that page can show, on whichever page that was."""
    found: dict[str, Upload] = st.session_state.setdefault("uploads", {})
    return {name: upload for name, upload in found.items() if name in parameters(page.State)}


def _kept() -> dict[str, Any]:
    """Return what was too long for an address, by what stands there in its place: Back and other pages find it here."""
    found: dict[str, Any] = st.session_state.setdefault("kept", {})
    return found


@st.fragment
def _answer(name: str, page: Page, memory: Memory) -> None:
    """Answer the stage's last question; runs alone while a hand moves."""
    key = f"stage {name}"
    told = (st.session_state.get(key) or {}).get("state") or {}
    notices: list[Notice] = []
    is_released = False
    if told.get("epoch") == memory.epoch and told["seq"] > memory.seq:
        memory.seq = told["seq"]
        memory.state, notices = states.from_stage(memory.state, told["state"], told.get("typed") or ())
        is_released = bool(told["released"])
    view, failure = _view(page, memory)
    is_whole = is_released or memory.is_whole_due
    for take in view.takes if is_whole else ():
        _keep(take.values)
    if is_released:
        memory.notices = [Notice("link", TOO_LONG.format(", ".join(names)))] if (names := states.left_out(memory.state)) else []
        _write_address(memory)
    stage(
        answer(
            name,
            page,
            memory.state,
            view,
            epoch=memory.epoch,
            seq=memory.seq,
            run=memory.run,
            have=told.get("have") or (),
            notices=[*memory.notices, *notices, *failure],
            whole=is_whole,
        ),
        key=key,
    )
    memory.is_whole_due = False


def _write_address(memory: Memory) -> None:
    _keep(states.differing(memory.state))
    wanted = states.to_address(memory.state)
    if wanted != memory.here:
        st.query_params.from_dict(wanted)
        memory.here = dict(st.query_params)


def _keep(values: Mapping[str, Any]) -> None:
    found = _kept()
    for stand_in, value in states.kept(values).items():
        found.pop(stand_in, None)
        found[stand_in] = value
    while len(found) > MANY:
        del found[next(iter(found))]


def _view(page: Page, memory: Memory) -> tuple[View, list[Notice]]:
    """Return what the page shows; where it fails, go back to what it could show before, with a notice."""
    try:
        view = page.page(memory.state)
    except InputError as error:  # each part could be read, and together they have no meaning
        memory.state = memory.good or page.State()
        return page.page(memory.state), [Notice("page", str(error))]
    except Exception:
        LOG.exception("page %r failed at ?%s", page.TITLE, states.link(memory.state))
        memory.state = memory.good or page.State()
        return page.page(memory.state), [Notice("page", SORRY, reset=True)]
    memory.state = replace(memory.state, **{name: most for name, most in view.most.items() if getattr(memory.state, name) > most})
    memory.state = replace(memory.state, **view.sets)
    memory.good = memory.state
    return view, []
