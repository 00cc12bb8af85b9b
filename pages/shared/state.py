"""State: what a page is set to, as one table that the address, the stage and undo all go by."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import quote

from core.arrays import Array, InputError, Limits, array, edit, matrix, resized
from core.digits import counted
from core.notation import is_array
from core.table import table
from pages.shared.parameters import Entries, Own, listed, parameters

S = TypeVar("S")
LONGEST = 2000  # characters of a link's query
LEFT_OUT = "left-out-"  # in an address, in the place of what is too long for it
TRACKING = ("utm_", "fbclid", "gclid", "mc_")  # what mails and other sites append to a link


@dataclass(frozen=True)
class Notice:
    """A sentence about input that cannot be used, and where it stands."""

    at: str  # the parameter or array
    say: str
    entry: tuple[int, int] | None = None  # of the array
    final: bool = True  # False while it is still being typed
    reset: bool = False  # offers Reset


def from_address(State: type[S], params: Mapping[str, str], kept: Mapping[str, Any] | None = None) -> tuple[S, list[Notice]]:
    """Return the State that an address describes; what cannot be read is left at its default, with a notice.

    kept : what was too long for an address, by what stands there in its place.
    """
    known, kept = parameters(State), kept or {}
    values: dict[str, Any] = {}
    notices = []
    for name, text in params.items():
        if name.startswith(TRACKING):
            continue
        if name not in known:
            notices.append(Notice(name[:40], f"This page has no parameter “{name[:40]}”: it has {listed(list(known))}."))
            continue
        if text.startswith(LEFT_OUT) and text not in kept:
            notices.append(Notice(name, f"The link leaves out {name}, which is too long for it: here is what the page opens with."))
            continue
        try:
            values[name] = kept[text] if text in kept else known[name].read(text)
        except InputError as error:
            notices.append(Notice(name, f"{name} in the link: {error}"))
    for name, kind in known.items():
        leader = kind.like if isinstance(kind, Entries) else ""
        if leader in values and name in values and values[name].shape[0] != values[leader].shape[0]:
            n = values[leader].shape[0]
            notices.append(
                Notice(name, f"{name} in the link has {counted(values[name].shape[0], 'row')}, and {leader} has {n}: {name} needs {n}.")
            )
            del values[name]
    return _fitted(State(**values), set(values)), notices


def to_address(state: Any) -> dict[str, str]:
    """Return state as parameters of an address: only what differs from the default; left_out() is not in it."""
    return address(differing(state))


def address(values: Mapping[str, Any]) -> dict[str, str]:
    """Return values as parameters of an address."""
    texts, too_long = _texts(values)
    return {name: _stand_in(text) if name in too_long else text for name, text in texts.items()}


def left_out(state: Any) -> list[str]:
    """Return the names of what is too long for an address."""
    return _texts(differing(state))[1]


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of values is too long for an address, by what stands there in its place."""
    texts, too_long = _texts(values)
    return {_stand_in(texts[name]): values[name] for name in too_long}


def is_own(state: Any) -> Own | None:
    """Return what of state a person has uploaded, if that is shown: a link leaves it out."""
    owns = (kind for kind in parameters(state).values() if isinstance(kind, Own))
    return next((kind for kind in owns if getattr(state, kind.shown_by) == "own"), None)


def differing(state: Any) -> dict[str, Any]:
    """Return what of state an address holds: what differs from the default."""
    known = parameters(state)
    values = {name: getattr(state, name) for name, kind in known.items() if not isinstance(kind, Own)}
    return {name: value for name, value in values.items() if value != known[name].default}


def _texts(values: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """Return values as texts, and the names of those without which an address has room for the rest."""
    texts = {name: _written(value) for name, value in values.items()}
    lengths = {name: len(name) + len(quote(text)) + 2 for name, text in texts.items()}
    too_long = []
    while sum(lengths.values()) > LONGEST:
        name = max(lengths, key=lambda name: lengths[name])
        too_long.append(name)
        lengths[name] = len(name) + len(_stand_in("")) + 2
    return texts, too_long


def _stand_in(text: str) -> str:
    return LEFT_OUT + hashlib.sha256(text.encode()).hexdigest()[:6]


def link(state: Any) -> str:
    """Return the query of state's address as a person would write it: ``A=2,1;1,2&path=polar``."""
    return query(to_address(state))


def query(address: Mapping[str, str]) -> str:
    """Return an address's parameters as a person would write them."""
    return "&".join(f"{name}={''.join(map(_in_query, text))}" for name, text in address.items())


def from_stage(state: S, told: Mapping[str, Any], typed: Sequence[Mapping[str, Any]] = ()) -> tuple[S, list[Notice]]:
    """Return the State that the stage has sent, with the texts typed into fields; state stands for what cannot be read."""
    known = parameters(state)
    values: dict[str, Any] = {}
    notices = []
    for name, value in told.items():
        kind = known.get(name)
        if kind is None or isinstance(kind, Own):
            continue
        try:
            values[name] = kind.told(value)
        except InputError as error:
            notices.append(Notice(name, str(error)))
    state = replace(state, **values)  # type: ignore[type-var]
    for text in typed:
        before = state
        state, notice = _type(state, text)
        state = _fitted(state, {text["array"]} if getattr(state, text["array"]) != getattr(before, text["array"]) else ())
        if notice:
            notices.append(notice)
        elif "shape" in text or is_array(str(text["text"])):  # it takes the place of whatever else was typed there
            notices = [other for other in notices if other.at != text["array"]]
    return _fitted(state, ()), notices


def _fitted(state: S, changed: Collection[str]) -> S:
    """Return state with arrays of one size where they have to be: that of the one that has changed, or else of their leader."""
    known = parameters(state)
    for name, kind in known.items():
        if not isinstance(kind, Entries) or not kind.like:
            continue
        leader, own = getattr(state, kind.like), getattr(state, name)
        m, n = own.shape[0], leader.shape[0]
        if m == n:
            continue
        if name in changed and kind.like not in changed:
            other = known[kind.like]
            assert isinstance(other, Entries)
            state = replace(state, **{kind.like: resized(leader, (m, m if other.limits.is_square else leader.shape[1]))})  # type: ignore[type-var]
        else:
            state = replace(state, **{name: resized(own, (n, 1 if own.is_vector else n))})  # type: ignore[type-var]
    return state


def _type(state: S, typed: Mapping[str, Any]) -> tuple[S, Notice | None]:
    name, row, column = str(typed["array"]), int(typed["row"]), int(typed["column"])
    kind = parameters(state)[name]
    assert isinstance(kind, Entries)
    try:
        if "shape" in typed:
            m, n = typed["shape"]
            return replace(state, **{name: resized(getattr(state, name), (int(m), int(n)), kind.limits)}), None  # type: ignore[type-var]
        if not typed.get("final") and is_array(str(typed["text"])):
            return state, None  # half an array is none: it lands when it is done
        edited = _pasted(kind, str(typed["text"])) or edit(getattr(state, name), row, column, str(typed["text"]), kind.limits)
        notice = None
    except InputError as error:
        notice = Notice(name, str(error), entry=(row, column), final=bool(typed.get("final")))
        edited = _before(getattr(state, name), row, column, typed, kind.limits)
    return replace(state, **{name: edited}), notice  # type: ignore[type-var]


def _pasted(kind: Entries, text: str) -> Array | None:
    """Return a list of rows that is pasted as a table, with names over its columns or with decimal commas; None if it is no such."""
    if not kind.heads or not text.strip().count("\n"):
        return None
    try:
        found = table(text.strip().encode())
        return None if found.left_out else array([list(row) for row in matrix(found.values.tolist()).text], kind.limits)
    except InputError:
        return None


def _before(array: Array, row: int, column: int, typed: Mapping[str, Any], limits: Limits) -> Array:
    """Return array with the entry that it had before a text was begun that turned out to be none."""
    if not typed.get("final") or "before" not in typed:
        return array
    try:
        return edit(array, row, column, str(typed["before"]), limits)
    except InputError:
        return array


def _written(value: Array | str | float) -> str:
    if isinstance(value, float | int):
        return f"{value:.12g}".replace("e-0", "e-").replace("e+", "e")
    return str(value)


def _in_query(letter: str) -> str:
    return letter if letter.isalnum() or letter in "-.,;()*/^:√°−" else quote(letter)
