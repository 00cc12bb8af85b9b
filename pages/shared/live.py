"""Live: the life of a page: opened by an address, asked by the stage, answered by Python, written back on release."""

import threading
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from core.numbers.arrays import InputError
from core.numbers.digits import remembered
from pages.shared import state as states
from pages.shared.carried import carried
from pages.shared.counts import ANSWERS
from pages.shared.line import Visit
from pages.shared.noted import SORRY, note
from pages.shared.parameters import Upload, owns, parameters
from pages.shared.settings import settings
from pages.shared.stage import answer, chooser, encoded, pulse, stage
from pages.shared.state import Notice, PageState
from pages.shared.told import PASTED, File, file, question
from pages.shared.view import Page, Take

EMBED = ("embed", "embed_options")  # Streamlit's own: it tells no page of them
READING = threading.Lock()  # one file at a time: each may take a hundred megabytes while it is read
MB = 1024 * 1024
MANY = 50  # things too long for an address that are kept for a visit
TWICE = "{} stands more than once in the link: the last one is read."
TOO_LONG = "{} does not fit in an address of 2,000 characters: the link leaves it out."


@dataclass
class Memory:
    """What the server knows of one visit to a page."""

    session: str
    visit: int
    has_address: bool = True  # whether the address is the page's
    run: int = 0  # counts the runs of the whole page
    turn: int = 0  # counts the times that the address has set the state: link, Back, Forward
    here: dict[str, str] | None = None  # the address as we know it
    state: PageState = PageState()  # as it can be shown
    good: PageState | None = None  # the last state that the page could show
    seq: int = 0  # the last question that was seen
    is_whole_due: bool = True  # the stage may know nothing of what only a hand at rest needs
    notices: list[Notice] = field(default_factory=list)  # about the address, and about files
    said: list[Notice] = field(default_factory=list)  # about what the last question gave to read: a run that nobody has asked says it again
    file: str = ""  # the last that has come, by what the stage calls it

    @property
    def epoch(self) -> str:
        """The stage drops what it holds when this changes."""
        return f"{self.session}.{self.visit}.{self.turn}"


def live(name: str, page: Page, pages: Mapping[str, Page], *, has_address: bool = True) -> None:
    """Run a page, one of all pages: called on full runs, when it is opened, on Back and Forward, and when the stage asks for it.

    Without an address of its own it opens with its default, takes no files, and what is done there is in no link.
    """
    memory = _memory(name, has_address=has_address)
    memory.run += 1
    here = dict(st.query_params) if has_address else {}
    if asked := _said("pulse", "whole"):
        memory.is_whole_due = True
        if memory.here is not None and not _has_moved(asked, here):
            here = memory.here  # the browser may not have written our last address yet
    if memory.here != here:
        state, notices = states.from_address(page.State, here, _kept(), opens=page.opens)
        twice = [name for name in here if name in parameters(page.State) and len(st.query_params.get_all(name)) > 1]
        state = states.settle(replace(state, **_uploads(page)))  # no address holds them
        memory.state, memory.notices = state, [*notices, *(Notice(name, TWICE.format(name)) for name in twice)]
        memory.said = []
        memory.here = here  # at last: a run may be broken off for the next one wherever it asks Streamlit for anything
        memory.turn += 1
        memory.is_whole_due = True
    place = st.container()
    if has_address:
        _take_files(name, page, memory)
    with place:
        _answer(name, page, memory, pages)
    pulse()


def _take_files(name: str, page: Page, memory: Memory) -> None:
    """Offer to choose files, and read one that has come."""
    for parameter, kind in owns(page.State).items():
        key = f"file {memory.session} {memory.visit} {parameter}"
        if (sent := file(_said(key, "file"))) and sent.id != memory.file:
            _take_file(name, page, memory, parameter, sent)
        here = _files().get(parameter)
        about = {"label": kind.label, "types": kind.types, "largest": kind.largest, "pastes": kind.brief is not None}
        chooser(key, about | {"name": here.name.rpartition(" ")[0] if here else "", "taken": memory.file})


def _take_file(name: str, page: Page, memory: Memory, parameter: str, file: File) -> None:
    kind = owns(page.State)[parameter]
    try:
        if file.size > kind.largest * MB:
            raise InputError(f"up to {kind.largest} MB can be read here.")
        with READING:
            upload = Upload(f"{file.name} {uuid.uuid4().hex}", kind.parse(file.read()))
            brief = kind.brief(upload.value) if kind.brief and file.name == PASTED else {}
    except InputError as error:
        notices = [Notice(kind.shown_by, f"{file.name}: {error}")]
    except Exception as error:
        reference = note(f"a file of {file.size} bytes cannot be read", name, error)
        notices = [Notice(kind.shown_by, f"{file.name}: this file cannot be read here. It has been noted as {reference}.")]
    else:
        if not brief:
            _files()[parameter] = upload
        state = states.settle(kind.showing(replace(memory.state, **(brief or {parameter: upload, kind.shown_by: "own"}))))
        _write_address(page, memory, state)
        memory.state, notices = state, []
        memory.turn += 1
        memory.is_whole_due = True
    memory.notices, memory.said = notices, []
    memory.file = file.id  # at last, as above


def leave() -> None:
    """Forget the page that was open: the next one that opens, opens anew."""
    st.session_state.pop("memory", None)


def _memory(name: str, *, has_address: bool) -> Memory:
    known: tuple[str, Memory] | None = st.session_state.get("memory")
    if known and known[0] == name and known[1].has_address == has_address:
        return known[1]
    session = st.session_state.setdefault("session", uuid.uuid4().hex[:8])
    st.session_state["visits"] = st.session_state.get("visits", 0) + 1
    memory = Memory(session, st.session_state["visits"], has_address)
    st.session_state["memory"] = (name, memory)
    return memory


def _uploads(page: Page) -> dict[str, Upload]:
    """Return what a person has uploaded that page can show, on whichever page that was."""
    return {name: upload for name, upload in _files().items() if name in owns(page.State)}


def _files() -> Visit:
    """Return what a person has uploaded."""
    if "uploads" not in st.session_state:
        st.session_state["uploads"] = Visit()
    found: Visit = st.session_state["uploads"]
    return found


def _kept() -> dict[str, Any]:
    """Return what was too long for an address, by what stands there in its place: Back and other pages find it here."""
    found: dict[str, Any] = st.session_state.setdefault("kept", {})
    return found


@st.fragment
def _answer(name: str, page: Page, memory: Memory, pages: Mapping[str, Page]) -> None:
    """Answer the stage's last question; runs alone while a hand moves."""
    key, began = f"stage {name}", monotonic()
    asked = question(_said(key, "state"))
    is_heard = asked.epoch == memory.epoch and asked.seq > memory.seq
    is_released = is_heard and asked.released
    is_whole = is_released or memory.is_whole_due or not is_heard  # a run that nobody has asked replaces an answer of a hand at rest
    state = memory.state
    said = memory.said
    notices: list[Notice] = []
    standing = memory.notices

    def shown() -> tuple[bytes, list[Take]]:
        nonlocal standing
        with remembered() as numbers:
            view = (page.page if is_whole else page.led)(state)
        if is_released:
            standing = [Notice("link", TOO_LONG.format(", ".join(names)))] if (names := states.left_out(state)) else []
        carries = _carried(name, view.taken() if view.taken else state, pages, view.hides) if is_whole else []
        parts = answer(
            name,
            page,
            state,
            view,
            epoch=memory.epoch,
            seq=asked.seq if is_heard else memory.seq,
            run=memory.run,
            have=asked.have,
            notices=[*standing, *said, *notices],
            whole=is_whole,
            takes=carries,
            remembered=numbers,
            standing=len(standing),
            line=_files().token if settings().line else "",
        )
        return encoded(parts), [*view.takes, *carries] if is_whole else []

    try:
        if is_heard:
            state, said = states.from_stage(state, asked.state, asked.typed, asked.moved)
        data, takes = shown()
    except Exception as error:  # whatever it was, the page goes on from what it could show before
        notices = [*notices, _failure(name, state, error)]
        state = memory.good or page.State()
        data, takes = shown()
    if is_whole:
        st.session_state.setdefault("shown", {})[name] = state
        for take in takes:
            _keep(take.values)
    if is_released:
        _write_address(page, memory, state)
    stage(data, key)
    ANSWERS.add(monotonic() - began, name, "streamlit")
    memory.state = memory.good = state  # at last: where this run is broken off, the next one hears the question again
    memory.notices = standing
    memory.is_whole_due = False
    if is_heard:
        memory.seq = asked.seq
        memory.said = said


def _said(key: str, name: str) -> Any:
    """Return what a component has said."""
    value = st.session_state.get(key)
    return value.get(name) if isinstance(value, Mapping) else None


def _has_moved(asked: object, here: Mapping[str, str]) -> bool:
    """Return whether the address is another one than when the stage asked for a full run: a Back came while that was waiting."""
    then = dict(parse_qsl(asked.removeprefix("?"), keep_blank_values=True)) if isinstance(asked, str) else here
    return {name: text for name, text in then.items() if name not in EMBED} != {k: v for k, v in here.items() if k not in EMBED}


def _carried(name: str, state: PageState, pages: Mapping[str, Page], hides: Collection[str]) -> list[Take]:
    """Return where the matrix of state can be taken, or why not."""
    return list(carried(name, state, pages, st.session_state.get("shown", {}), hides))


def _write_address(page: Page, memory: Memory, state: PageState) -> None:
    if not memory.has_address:
        return
    _keep(states.differing(state))
    frame = {name: text for name, text in (memory.here or {}).items() if name.lower() in states.FRAME}
    wanted = frame | states.to_address(state, page.opens)
    if wanted != memory.here or wanted != dict(st.query_params):  # what a run has written is lost where the next began as it ended
        st.query_params.from_dict(wanted)
        memory.here = dict(st.query_params)


def _keep(values: Mapping[str, Any]) -> None:
    found = _kept()
    for stand_in, value in states.kept(values).items():
        found.pop(stand_in, None)
        found[stand_in] = value
    while len(found) > MANY:
        del found[next(iter(found))]


def _failure(name: str, state: PageState, error: Exception) -> Notice:
    """Return what is said of a state that could not be shown; what nobody expected is noted."""
    if isinstance(error, InputError):  # each part could be read, and together they have no meaning
        return Notice("page", str(error))
    return Notice("page", SORRY.format(note("it failed", name, error, states.link(state))), reset=True)
