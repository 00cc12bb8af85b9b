"""State: what a page is set to, as one table that the address, the stage and undo all go by."""

import hashlib
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar
from urllib.parse import quote

from core.numbers.arrays import Array, InputError
from core.numbers.counts import counted
from core.numbers.editing import Edit
from pages.shared.parameters import Own, Words, listed, owns, parameters, within, written
from pages.shared.sizes import added, fitted, followed, is_fitting, misfit, pasted
from pages.shared.told import MOST_TYPED, TOO_MANY, TOO_MUCH, UNREADABLE, is_pressed, is_too_much, is_typed, whole_letters

LONGEST = 2000  # characters of a link's query that we write
LONGEST_READ = 8000  # of a parameter that we read: no server in between lets a longer address pass
MOST_UNKNOWN = 5  # parameters that are named when a page does not have them
LEFT_OUT = "left-out-"  # in an address, in the place of what is too long for it
TRACKING = ("utm_", "fbclid", "gclid", "mc_")  # what mails and other sites append to a link
FRAME = {"embed", "embed_options", "task"}  # what belongs to the frame of the page
QUOTED = re.compile(r"[^\w\-.,;()[\]*/^:√°−]")  # what does not stand in a link as a person would write it


@dataclass(frozen=True)
class PageState:
    """What a page is set to: its State is a frozen dataclass of parameters that says here what of them hangs together."""

    def most(self) -> Mapping[str, int]:
        """Return how far whole numbers can go for what else is set, by name; None of them is set beyond that."""
        return {}

    def shapes(self) -> Mapping[str, tuple[int, ...]]:
        """Return the shapes of the arrays that places lie in, by the name of the place; None of them is set outside."""
        return {}

    def brought(self) -> Self:
        """Return what shows a matrix that is brought from another page, where that is one of several things that can be shown."""
        return self

    def led(self, lead: str) -> Mapping[str, Any]:  # noqa: ARG002
        """Return what follows from a parameter that leads others: these are that, where a link does not give them.

        Raises InputError where nothing does.
        """
        return {}

    def unusable(self) -> Mapping[str, str]:
        """Return why parameters of a link are not shown as they are asked for, by name."""
        return {}

    def following(self, moved: Collection[str]) -> Self:  # noqa: ARG002
        """Return the same with what follows from the arrays that a person has moved, or with all that follows.

        Raises InputError where nothing does: then the others stay as they are.
        """
        return self

    def settled(self) -> Self:
        """Return what is shown in the place of a state that is none."""
        return self


S = TypeVar("S", bound=PageState)


def settle(state: S, changed: Collection[str] = ()) -> S:
    """Return state as it can be shown; a page sees no other. changed : the arrays that a person has set, and others follow.

    What hangs on a file that is not here is left for it.
    """
    state = fitted(state, changed)
    if awaited(state):
        return state
    state = state.following(changed)
    beyond = {name: most for name, most in state.most().items() if getattr(state, name) > most}
    state = (replace(state, **beyond) if beyond else state).settled()
    places = {name: within(getattr(state, name), shape) for name, shape in state.shapes().items()}
    return replace(state, **places) if places else state


def most(state: PageState) -> Mapping[str, int]:
    """Return how far whole numbers can go, by name; those that are not there can go as far as ever."""
    return {} if awaited(state) else state.most()


def shapes(state: PageState) -> Mapping[str, tuple[int, ...]]:
    """Return the shapes of the arrays that places lie in, by the name of the place."""
    return {} if awaited(state) else state.shapes()


def awaited(state: PageState) -> Own | None:
    """Return the file that state shows, if it is not here."""
    return next((kind for name, kind in owns(state).items() if kind.left_out(state) and getattr(state, name) is None), None)


@dataclass(frozen=True)
class Notice:
    """A sentence about input that cannot be used, and where it stands."""

    at: str  # the parameter or array
    say: str
    entry: tuple[int, int] | None = None  # of the array
    final: bool = True  # False while it is still being typed
    reset: bool = False  # offers Reset


def from_address(
    State: type[S], params: Mapping[str, str], kept: Mapping[str, Any] | None = None, opens: S | None = None
) -> tuple[S, list[Notice]]:
    """Return the State that an address describes; what cannot be read is left at its default, with a notice.

    kept : what was too long for an address, by what stands there in its place; opens : what a page shows whose address says nothing,
    where that is not the default.
    """
    known, kept, led = parameters(State), kept or {}, dict[str, Any]()
    if opens is not None and not any(name in known for name in params):
        return opens, from_address(State, params)[1]
    values, notices = dict[str, Any](), list[Notice]()
    unknown = [name for name in params if name not in known and not is_foreign(name)]
    named = [name for name, kind in known.items() if kind.is_linked]
    for name in unknown[:MOST_UNKNOWN]:
        notices.append(Notice(name[:40], f"This page has no parameter “{name[:40]}”: it has {listed(named)}."))
    if len(unknown) > MOST_UNKNOWN:
        notices.append(Notice("link", f"Nor has it {counted(len(unknown) - MOST_UNKNOWN, 'more parameter')} of the link."))
    for name, text in ((name, text) for name, text in params.items() if name in known):
        kind = known[name]
        if len(text) > LONGEST_READ:
            notices.append(Notice(name, f"{name} in the link has {len(text):,} characters, and at most {LONGEST_READ:,} are read."))
            continue
        if text.startswith(LEFT_OUT) and text not in kept:
            notices.append(Notice(name, f"The link leaves out {name}, which is too long for it: here is what the page opens with."))
            continue
        try:
            read = whole_letters(text)
            values[name] = kept[text] if text in kept else kind.read(read)
            if text not in kept:
                notices += [Notice(name, f"{name} in the link: {note}") for note in kind.notes(read)]
        except InputError as error:
            notices.append(Notice(name, f"{name} in the link: {error}"))
    for name in (name for name, kind in known.items() if kind.leads and name in values):
        try:
            led |= replace(State(), **values).led(name)
        except InputError as error:
            notices.append(Notice(name, f"{name} in the link: {error}"))
    for name, kind in known.items():
        if kind.like in values and name in values and not is_fitting(kind, values[name].shape, values[kind.like].shape):
            notices.append(Notice(name, misfit(name, kind, values[name].shape, values[kind.like].shape)))
            del values[name]
    state = settle(asked := fitted(replace(State(), **{**led, **values}), {*led, *values}), {*led, *values})
    return state, [*notices, *_beyond(values, state), *(Notice(at, f"{at} in the link: {say}") for at, say in asked.unusable().items())]


def _beyond(asked: Mapping[str, Any], shown: PageState) -> list[Notice]:
    """Return what is said of arrays, places and numbers in a link that do not fit what else is set: what is shown does."""
    found = []
    for name, value in asked.items():
        taken = getattr(shown, name)
        if isinstance(parameters(shown)[name], Words) and len(value) > len(taken):
            found.append(Notice(name, f"{name} in the link has {len(value)} names for {len(taken)} outcomes: the rest is left out."))
        is_number = isinstance(value, (int, float)) and name not in most(shown)
        if value.shape != taken.shape if isinstance(value, Array) else is_number and value != taken:
            said = f"{name} in the link is {written(value)[:40]}, which does not fit here: it is {written(taken)[:40]} now."
            found.append(Notice(name, said))
    for name, shape in shapes(shown).items():
        there = getattr(shown, name)
        if asked.get(name, there) != there:
            nearest = f"{list(there)} is the nearest, and is taken" if there else "its one number is taken"
            found.append(Notice(name, f"{name} in the link: {list(asked[name])} is no place in an array of shape {shape}: {nearest}."))
    for name, high in most(shown).items():
        if asked.get(name, high) > high:
            found.append(Notice(name, f"{name} in the link: {asked[name]} is out of range here: {high} is the largest, and is taken."))
    return found


def is_foreign(name: str) -> bool:
    """Return whether a parameter of an address is for somebody else, and no page is asked about it."""
    return name.startswith(TRACKING) or name.lower() in FRAME


def to_address(state: PageState, opens: PageState | None = None) -> dict[str, str]:
    """Return state as parameters of an address: what differing() returns; left_out() is not in it."""
    return address(differing(state, opens))


def address(values: Mapping[str, Any]) -> dict[str, str]:
    """Return values as parameters of an address."""
    texts, too_long = _texts(values)
    return {name: _stand_in(text) if name in too_long else text for name, text in texts.items()}


def left_out(state: PageState) -> list[str]:
    """Return the names of what is too long for an address."""
    return _texts(differing(state))[1]


def kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of values is too long for an address, by what stands there in its place."""
    texts, too_long = _texts(values)
    return {_stand_in(texts[name]): values[name] for name in too_long}


def differing(state: PageState, opens: PageState | None = None) -> dict[str, Any]:
    """Return what of state an address holds: what differs from the default.

    opens : what the page shows whose address says nothing, where that is not the default: then nothing is held of it, and of the
    default what it differs in.
    """
    known = parameters(state)
    values = {name: getattr(state, name) for name, kind in known.items() if kind.is_linked and not kind.twin}
    unlike = {name: value for name, value in values.items() if opens is not None and value != getattr(opens, name)}
    defaults = {name: kind.default for name, kind in known.items()} | following(state)
    found = {name: value for name, value in values.items() if value != defaults[name]}
    return unlike if opens is not None and not (found and unlike) else found


def following(state: PageState) -> dict[str, Any]:
    """Return what follows from parameters that lead others, by name: what a link need not hold."""
    found: dict[str, Any] = {}
    for name, kind in parameters(state).items():
        if kind.leads:
            with suppress(InputError):
                found |= state.led(name)
    return found


def _texts(values: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """Return values as texts, and the names of those without which an address has room for the rest."""
    texts = {name: written(value) for name, value in values.items()}
    if sum(len(name) + 12 * len(text) + 2 for name, text in texts.items()) <= LONGEST:  # no letter is quoted as more than 12
        return texts, []
    lengths = {name: len(name) + len(quote(text)) + 2 for name, text in texts.items()}
    too_long = []
    while sum(lengths.values()) > LONGEST:
        name = max(lengths, key=lambda name: lengths[name])
        too_long.append(name)
        lengths[name] = len(name) + len(_stand_in("")) + 2
    return texts, too_long


def _stand_in(text: str) -> str:
    return LEFT_OUT + hashlib.sha256(text.encode()).hexdigest()[:6]


def link(state: PageState, opens: PageState | None = None) -> str:
    """Return the query of state's address as a person would write it: ``A=2,1;1,2&path=polar``; opens as in differing()."""
    return linked(state, opens)[0]


def linked(state: PageState, opens: PageState | None = None) -> tuple[str, list[str]]:
    """Return state's link, and what it does not hold, as it is told: the files of a person's own that are shown, and what is too long."""
    values, own = differing(state, opens), (kind.left_out(state) for kind in owns(state).values())
    return query(address(values)), [*filter(None, own), *_texts(values)[1]]


def query(address: Mapping[str, str]) -> str:
    """Return an address's parameters as a person would write them."""
    return "&".join(f"{name}={QUOTED.sub(lambda found: quote(found[0]), text)}" for name, text in address.items())


def from_stage(state: S, told: Any, typed: Any = (), moved: str = "") -> tuple[S, list[Notice]]:
    """Return the State that the stage has sent, with the texts typed into fields; state stands for what cannot be read.

    told : values by name; typed : a list of texts; moved : the array that a hand has moved. Anything else that is sent changes
    nothing, and is told.
    """
    if is_too_much((told, typed := typed or ())):
        return state, [Notice("page", TOO_MUCH)]
    if not isinstance(told, Mapping) or not isinstance(typed, list | tuple):
        return state, [Notice("page", UNREADABLE)]
    if len(typed) > MOST_TYPED:
        return state, [Notice("page", TOO_MANY)]
    known = parameters(state)
    values: dict[str, Any] = {}
    notices = []
    for name, kind in known.items():
        if name not in told or not kind.is_told:
            continue
        try:
            values[name] = kind.told(told[name])
        except InputError as error:
            notices.append(Notice(name, str(error)))
    state = replace(state, **values)
    if isinstance(known.get(moved), Words):
        unnamed, state = state, fitted(state, {moved})
        notices += [Notice(moved, say) for say in added(unnamed, state, moved)]
    if moved in known and known[moved].leads:
        try:
            state = replace(state, **state.led(moved))
        except InputError as error:
            notices.append(Notice(moved, str(error)))
    for text in typed:
        if is_pressed(text) and text["action"] in known:
            state, found = _press(state, text["action"])
            notices += found
            continue
        if not is_typed(text) or text["array"] not in known or not known[text["array"]].has_entries:
            notices = [*(other for other in notices if other.say != UNREADABLE), Notice("page", UNREADABLE)]
            continue
        m, n = getattr(state, text["array"]).shape
        if "shape" not in text and not (0 <= text["row"] < m and 0 <= text["column"] < n):
            notices.append(Notice(text["array"], f"There is no such entry any more: this is {m} × {n}."))
            continue
        text = {**text, "text": whole_letters(text["text"])}
        before = state
        state, found, edited = _type(state, text)
        if getattr(state, text["array"]) != getattr(before, text["array"]):
            moved, unfitted = text["array"], state
            state = fitted(state, {moved})
            found = found if "shape" in text else [*found, *(Notice(at, say) for at, say in followed(unfitted, state, moved).items())]
        notices = [other for other in notices if not (edited and _covers(edited, text, other))] + found
    try:
        state = state.following({moved})
    except InputError as error:
        notices.append(Notice(moved, str(error)))
    return settle(state), notices


def _press(state: S, name: str) -> tuple[S, list[Notice]]:
    """Return the State that an action makes of state, or why it makes none."""
    try:
        return parameters(state)[name].acted(state), []
    except InputError as error:
        return state, [Notice(name, str(error))]


def _type(state: S, typed: Mapping[str, Any]) -> tuple[S, list[Notice], Edit | None]:
    """Return state with a text that is typed or pasted into a field, what is to be said of that, and what it has done, if anything."""
    name = str(typed["array"])
    kind, old = parameters(state)[name], getattr(state, name)
    try:
        whole = pasted(state, name, str(typed.get("text", ""))) if typed.get("final") and "shape" not in typed else None
        state, edited = whole or (state, kind.edited(old, typed))
    except InputError as error:
        notice = Notice(name, str(error), entry=(int(typed["row"]), int(typed["column"])), final=bool(typed.get("final")))
        return replace(state, **{name: kind.before(old, typed)}), [notice], None
    if edited is None:
        return state, [], None
    said = [Notice(name, " ".join(edited.notes))] if edited.notes else []
    return replace(state, **{name: edited.array}), said, edited


def _covers(edited: Edit, typed: Mapping[str, Any], other: Notice) -> bool:
    """Return whether a text that has been read is written over the entry that a notice is about."""
    if other.at != typed["array"] or other.entry is None or edited.is_whole:
        return other.at == str(typed["array"]) and edited.is_whole
    (m, n), (i, j) = edited.block, other.entry
    return i in range(int(typed["row"]), int(typed["row"]) + m) and j in range(int(typed["column"]), int(typed["column"]) + n)
