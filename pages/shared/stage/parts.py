"""Parts: an answer cut into pieces by what they hold, so that a stage which has a piece is sent only its name.

Nothing is remembered between answers: a question names the pieces that the stage has.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from json.encoder import encode_basestring as quoted
from typing import Any

SAME, JOINED = "=#", "=+"  # in place of a piece its name; in place of a long list its pieces
WOVEN, REST = "=|", "=&"  # in place of things that are made alike what they have; what else a thing has, as one piece
ALIKE = {"numbers", "proofs", "tables"}  # of an answer: their names stay while their texts change
CALM = {"settings", "most", "shapes", "isFilmed", "notices", "leaves", "hides", "called", "columns", "roles"}
CALM |= {"lacks", "missing", "example", "done"}  # what of an answer mostly stays as it is,
LIVELY = {"marks", "moves", "ways", "title", "x", "xTicks", "y", "yTicks"}  # and what of a figure may not
LEAST, MOST = 40, 600  # characters of a piece
GOOD = 300  # characters of the pieces into which a long list is cut
NUMBERS = {int, float, type(None)}
SHORT = 120  # characters of what a mark has that is a piece whatever it is of
BYTES = 5  # of a name, which has 7 letters
_JSON = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_made = getattr(json.encoder, "c_make_encoder", None)
_chunks: Callable[[Any, int], Iterable[str]] = (  # what encode makes anew for each value, which takes longer than to write it
    _made(None, _JSON.default, quoted, None, ":", ",", False, False, False) if _made else lambda value, _: _JSON.iterencode(value)
)


def cut(answer: Mapping[str, Any], have: Collection[str]) -> bytes:
    """Return an answer as it goes over the line: what it is made of, and of its pieces those that the stage does not have.

    Raises ValueError for what no browser reads: NaN and the infinities. Half a letter, which a browser can hold, is sent as “?”.
    """
    parts: dict[str, str] = {}
    told = _listed(
        {name: WAYS.get(name, _cut)(value, parts) for name, value in answer.items() if name not in CALM} | _rest(answer, CALM, parts)
    )
    new = _listed({name: text for name, text in parts.items() if name not in have})
    return f'{{"answer":{told},"parts":{new}}}'.encode("utf-8", "replace")


def _figures(figures: Sequence[Mapping[str, Any]], parts: dict[str, str]) -> str:
    def figure(told: Mapping[str, Any]) -> str:
        apart = {name: _moves(value, parts) if name == "moves" else _cut(value, parts) for name, value in told.items() if name in LIVELY}
        return _listed(apart | _rest(told, told.keys() - LIVELY, parts))

    return f"[{','.join(map(figure, figures))}]"


def _moves(moves: Sequence[Mapping[str, Any]], parts: dict[str, str]) -> str:
    """Return what marks have that changes: rows of coordinates apart, as many marks stand above the same places."""

    def move(told: Mapping[str, Any]) -> str:
        if _about(told) <= SHORT and len(text := _text(told)) <= SHORT:
            return _named(text, parts)
        return _listed({name: _each(value, parts) if name == "points" else _cut(value, parts) for name, value in told.items()})

    return f"[{','.join(map(move, moves))}]"


def _rest(told: Mapping[str, Any], names: Collection[str], parts: dict[str, str]) -> dict[str, str]:
    rest = {name: value for name, value in told.items() if name in names}
    return {REST: _named(_text(rest), parts)} if rest else {}


def _state(values: Mapping[str, Any], parts: dict[str, str]) -> str:
    """Return what is set: arrays apart, of which a hand moves one."""
    arrays = {name: _cut(value, parts) for name, value in values.items() if isinstance(value, list | tuple | Mapping)}
    return _listed(arrays | _rest(values, values.keys() - arrays.keys(), parts))


def _woven(things: Sequence[Any], parts: dict[str, str]) -> str:
    """Return things that are made alike, or rows of such, by what they have: all names, all texts and so on."""
    if not things or any(type(thing) is not type(things[0]) or _kinds(thing) != _kinds(things[0]) for thing in things):
        return _cut(things, parts)
    if isinstance(things[0], Mapping):
        columns = {name: [thing[name] for thing in things] for name in things[0]}
        told = _listed({name: _each(column, parts) if name == "rows" else _cut(column, parts) for name, column in columns.items()})
    else:
        told = _each([[[thing[k] for thing in row] for row in things] for k in range(len(things[0][0]))], parts)
    return f'{{"{WOVEN}":{told}}}'


def _kinds(thing: Any) -> Any:
    """Return what a thing has; of a row of such, how much each has."""
    return thing.keys() if isinstance(thing, Mapping) else {len(part) for part in thing}


def _cut(value: Any, parts: dict[str, str]) -> str:
    """Return value with the names of pieces in place of them."""
    if isinstance(value, str):
        return _named(quoted(value), parts)
    if not value:
        return _text(value)
    about = _about(value)
    is_long = about > MOST and (isinstance(value, Mapping) or about > GOOD * len(value))
    text = "" if is_long else _text(value)  # to write it only to see that it is long would take most of the time
    if len(text) <= MOST and not is_long:
        return _named(text, parts)
    if isinstance(value, Mapping):
        return _listed({name: _cut(part, parts) for name, part in value.items()})
    if isinstance(value, list | tuple):
        many = 1 if is_long else max(round(GOOD * len(value) / len(text)), 1)
        if many == 1:
            return _each(value, parts)
        starts = range(0, len(value), many)
        if NUMBERS.issuperset(map(type, value)):
            texts = text[1:-1].split(",")
            some = [_named(f"[{','.join(texts[k : k + many])}]", parts) for k in starts]
            return f'{{"{JOINED}":[{",".join(some)}]}}'
        return f'{{"{JOINED}":{_each([value[k : k + many] for k in starts], parts)}}}'
    return _named(text, parts)


def _text(value: Any) -> str:
    """Return value as JSON."""
    return "".join(_chunks(value, 0))


def _about(value: Any) -> int:
    """Return how many characters value has at least, as far as a glance tells: all of a list is taken to be as its beginning."""
    if type(value) is dict:
        return max([_about(part) for part in value.values() if type(part) in (list, dict)], default=0)
    many = 2
    while type(value) is list and value:
        many *= len(value)
        value = value[0]
    return many


def _named(text: str, parts: dict[str, str]) -> str:
    """Return the name of the piece that a text is; the text where it is too short for one."""
    if len(text) < LEAST:
        return text
    name = urlsafe_b64encode(blake2b(text.encode("utf-8", "replace"), digest_size=BYTES).digest()).decode().rstrip("=")
    parts[name] = text
    return f'{{"{SAME}":"{name}"}}'


def _each(values: Sequence[Any], parts: dict[str, str]) -> str:
    return f"[{','.join([_cut(value, parts) for value in values])}]"


def _listed(texts: Mapping[str, str]) -> str:
    return f"{{{','.join([f'{quoted(name)}:{text}' for name, text in texts.items()])}}}"


WAYS: Mapping[str, Callable[[Any, dict[str, str]], str]] = {"state": _state, "figures": _figures, **dict.fromkeys(ALIKE, _woven)}
