"""Live: the life of a page: opened by an address, asked by the stage, answered by Python, written back on release."""

import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.shared import state as states
from pages.shared.stage import answer, pulse, stage
from pages.shared.state import Notice
from pages.shared.view import Page, View

LOG = logging.getLogger("matrixscope")
SORRY = "Something went wrong here that should not have. It has been noted; the page goes on from Reset."


@dataclass
class Memory:
    """What the server knows of one visit to a page."""

    session: str
    visit: int
    turn: int = 0  # counts the times that the address has set the state: link, Back, Forward
    here: dict[str, str] | None = None  # the address as we know it
    state: Any = None
    seq: int = 0  # the last question that was seen
    notices: list[Notice] = field(default_factory=list)  # about the address

    @property
    def epoch(self) -> str:
        """The stage drops what it holds when this changes."""
        return f"{self.session}.{self.visit}.{self.turn}"


def live(name: str, page: Page) -> None:
    """Run a page: called on full runs, when it is opened, and on Back and Forward."""
    memory = _memory(name)
    here = dict(st.query_params)
    if memory.here != here:
        memory.here = here
        memory.turn += 1
        memory.state, memory.notices = states.from_address(page.State, here)
    _answer(name, page, memory)
    pulse()


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


@st.fragment
def _answer(name: str, page: Page, memory: Memory) -> None:
    """Answer the stage's last question; runs alone while a hand moves."""
    key = f"stage {name}"
    told = (st.session_state.get(key) or {}).get("state") or {}
    notices: list[Notice] = []
    is_released = False
    if told.get("epoch") == memory.epoch and told["seq"] > memory.seq:
        memory.seq = told["seq"]
        memory.state, notices = states.from_stage(memory.state, told["state"], told.get("typed"))
        is_released = bool(told["released"])
        if is_released:
            memory.notices = []
            _write_address(memory)
    view, failure = _view(page, memory.state)
    is_at_rest = is_released or not told
    stage(
        answer(
            name,
            page,
            memory.state,
            view,
            epoch=memory.epoch,
            seq=memory.seq,
            have=told.get("have") or (),
            notices=[*memory.notices, *notices, *failure],
            whole=is_at_rest,
        ),
        key=key,
    )


def _write_address(memory: Memory) -> None:
    wanted = states.to_address(memory.state)
    if wanted != memory.here:
        st.query_params.from_dict(wanted)
        memory.here = dict(st.query_params)


def _view(page: Page, state: Any) -> tuple[View, list[Notice]]:
    """Return what the page shows; where it fails, what it shows by default, and a notice."""
    try:
        return page.page(state), []
    except Exception:
        LOG.exception("page %r failed at ?%s", page.TITLE, states.link(state))
        return page.page(page.State()), [Notice("page", SORRY, reset=True)]
