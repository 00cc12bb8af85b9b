"""Sizes: arrays, and the names of their entries, made as long as each other."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, TypeVar

from core.numbers.arrays import Array
from core.numbers.digits import counted
from core.numbers.editing import PARTED, Edit
from core.numbers.named import completed, named
from core.numbers.notation import is_array, read
from pages.shared.parameters import Parameter, Words, parameters

S = TypeVar("S", bound=Any)


def fitted(state: S, changed: Collection[str]) -> S:
    """Return state with arrays of one size where they have to be: that of the one that has changed, or else of their leader."""
    known = parameters(state)
    for name, kind in known.items():
        if isinstance(kind, Words):
            state = _named(state, name, kind, changed)
    for name, kind in known.items():
        if not kind.like:
            continue
        leader, own = getattr(state, kind.like), getattr(state, name)
        if is_fitting(kind, own.shape, leader.shape):
            continue
        if name in changed and kind.like not in changed:
            m, n = own.shape
            state = replace(state, **{kind.like: known[kind.like].sized(leader, m, n if kind.is_alike else None)})
        else:
            m, n = leader.shape
            state = replace(state, **{name: kind.sized(own, m, n if kind.is_alike else None)})
    return state


def followed(before: S, after: S, name: str) -> dict[str, str]:
    """Return what is said of arrays that have another size because name has: by their names, how they were filled or cut."""
    said = {}
    for other in parameters(after):
        old, new = getattr(before, other), getattr(after, other)
        if other == name or not isinstance(new, Array) or old.shape == new.shape:
            continue
        (m, n), (p, q) = new.shape, old.shape
        says = [f"{other} has {counted(m, 'entry')} now" if new.is_vector else f"{other} is {m} × {n} now"]
        says += [f"what is new in it is {'0' if new.is_vector else 'as in the identity'}"] if m > p or n > q else []
        says += ["Undo brings back what is cut off"] if m < p or n < q else []
        said[other] = f"{says[0]}, to fit {name}: {'; '.join(says[1:])}."
    return said


def added(before: S, after: S, name: str) -> list[str]:
    """Return what is said of weights of 0 that are there because there are more names than weights."""
    kind = parameters(after)[name]
    of = kind.of if isinstance(kind, Words) else name
    count, now = getattr(before, of).shape[0], getattr(after, of).shape[0]
    if now == count:
        return []
    new = f"the last {now - count} have weights of 0" if now - count > 1 else "the last has a weight of 0"
    return [f"These are {now} names for {counted(count, 'outcome')}: {new}. Undo takes back what is added."]


def is_fitting(kind: Parameter, own: tuple[int, int], leader: tuple[int, int]) -> bool:
    """Return whether an array has the size that another one asks of it."""
    return own == leader if kind.is_alike else own[0] == leader[0]


def misfit(name: str, kind: Parameter, own: tuple[int, int], leader: tuple[int, int]) -> str:
    """Return what is said of an array in a link that has another size than its leader."""
    if kind.is_alike:
        return f"{name} in the link is {own[0]} × {own[1]}, and {kind.like} is {leader[0]} × {leader[1]}: both need one shape."
    return f"{name} in the link has {counted(own[0], 'row')}, and {kind.like} has {leader[0]}: {name} needs {leader[0]}."


def _named(state: S, name: str, kind: Words, changed: Collection[str]) -> S:
    """Return state with no more names than weights: with further weights of 0, where it is the names that have changed."""
    names, weights = getattr(state, name), getattr(state, kind.of)
    if len(names) <= weights.shape[0]:
        return state
    if name in changed and kind.of not in changed:
        return replace(state, **{kind.of: parameters(state)[kind.of].sized(weights, len(names), 1)})
    return replace(state, **{name: names[: weights.shape[0]]})


def pasted(state: S, name: str, text: str) -> tuple[S, Edit] | None:
    """Return state with the weights that a text gives by their names, in an array whose entries have names; None where it gives none.

    Where another array has the same outcomes, weights go to their names, and a table with numbers for both is read into both. Raises
    InputError where they do not fit.
    """
    known = parameters(state)
    shared = known[name].like or name
    words = next((other for other, kind in known.items() if isinstance(kind, Words) and kind.of == shared), "")
    if not words:
        return None
    both = (shared, *(other for other, kind in known.items() if kind.like == shared))
    into = both if len(both) > 1 else (name,)
    found = named(text, into)
    if found is None:
        return _beside(state, name, into, text) if len(into) == 2 else None
    names, columns = found.names, found.columns
    now = completed(getattr(state, words), getattr(state, name).shape[0])
    if len(both) > 1 and len(columns) == 1 and sorted(now) == sorted(names) and len(set(now)) == len(now):
        names, columns = now, (tuple(columns[0][names.index(one)] for one in now),)
    at = into if len(columns) > 1 else (name,)
    arrays: dict[str, Array] = {one: known[one].told([[weight] for weight in column]) for one, column in zip(at, columns, strict=True)}
    notes = (*found.notes, *([_both("columns", into)] if len(at) > 1 else []))
    return replace(state, **arrays, **{words: known[words].told(known[words].sent(names))}), Edit(arrays[name], notes, is_whole=True)


def _beside(state: S, name: str, into: tuple[str, ...], text: str) -> tuple[S, Edit] | None:
    """Return state with two arrays that a table of plain numbers gives, in its rows or in its columns; None where it gives no two."""
    if not is_array(text, is_pasted=True) or PARTED.fullmatch(text.strip()):
        return None
    found = read(text)
    rows = found.rows
    if min(len(rows), *map(len, rows), 2) < 2 or len(set(map(len, rows))) > 1 or (len(rows) > 2 and len(rows[0]) > 2):
        return None
    are_rows = len(rows) == 2 and (len(rows[0]) > 2 or found.closed > 0)
    vectors = rows if are_rows else [list(column) for column in zip(*rows, strict=True)]
    known = parameters(state)
    arrays: dict[str, Array] = {one: known[one].told([[entry] for entry in entries]) for one, entries in zip(into, vectors, strict=True)}
    notes = (*found.notes, _both("rows" if are_rows else "columns", into))
    return replace(state, **arrays), Edit(arrays[name], notes, is_whole=True)


def _both(what: str, into: tuple[str, ...]) -> str:
    return f"Its two {what} are read as {into[0]} and {into[1]}."
