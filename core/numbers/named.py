"""Named: weights with the names of their outcomes, as spreadsheets, programs and people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.numbers.characters import lines
from core.numbers.expression import InputError

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 24  # letters of a name
MOST = 60  # outcomes
MOST_READ = 20_000  # characters
NUMBER = r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:/\d+)?"
BRACES = re.compile(r"\s*(?:(?:Counter|dict|OrderedDict)\()?\s*\{(.*)\}\s*\)?\s*;?\s*", re.DOTALL)
ITEM = re.compile(rf"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"':,{{}}][^"':,{{}}]*?))\s*:\s*({NUMBER})\s*(?:,|$)""")
NAME_FIRST = re.compile(rf"(.*?\S)(?:\s*[\t:=,;|]\s*|\s+)({NUMBER})[,;]?")
NUMBER_FIRST = re.compile(rf"\s*({NUMBER})(?:\s*[\t:=,;|]\s*|\s+)(\S.*)")
TABLE = re.compile(r"[^\t]*\t[^\t]*")


@dataclass(frozen=True)
class Named:
    """Weights as texts, with their names, and what is to be said of them."""

    names: tuple[str, ...]
    weights: tuple[str, ...]
    notes: tuple[str, ...] = ()


def default(k: int) -> str:
    """Return what the k-th outcome is called that has no name, from 0: a, b, to z, and then 27, 28 and so on."""
    return LETTERS[k] if k < len(LETTERS) else str(k + 1)


def completed(names: Sequence[str], count: int) -> tuple[str, ...]:
    """Return so many names: those that are given, and what outcomes are called that have none, by their number where that is taken."""
    given = set(names)
    return tuple((names[k] if k < len(names) else "") or (str(k + 1) if default(k) in given else default(k)) for k in range(count))


def shortest(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without those at the end that outcomes have anyway."""
    found = [name if name != default(k) else "" for k, name in enumerate(names)]
    while found and not found[-1]:
        found.pop()
    return tuple(names[k] for k in range(len(found)))


def named(text: str) -> Named | None:
    """Return the weights and their names that text stands for, or None where it is anything else, as plain numbers are.

    It is ``{"a": 3, "b": 1}``, lines or items of a name and a number (or the other way round), parted by a tab, a colon, an equals
    sign, a comma or a blank; a first line of two words is left out. Raises InputError where there are too many.
    """
    text = re.sub(" {2,}", " ", text.strip(" \n\r"))
    if len(text) > MOST_READ:
        return None
    pairs = _items(text) or _lines(text)
    if not pairs:
        return None
    if len(pairs) > MOST:
        raise InputError(f"These are {len(pairs):,} outcomes: up to {MOST} can be shown here.")
    names = [" ".join(name.split()) or name[:1] for name, _ in pairs]
    cut = [name for name in names if len(name) > LONGEST]
    note = f"“{cut[0][:LONGEST]}…” is shortened: a name has up to {LONGEST} letters." if cut else ""
    return Named(tuple(name[:LONGEST] for name in names), tuple(weight for _, weight in pairs), (note,) if note else ())


def _items(text: str) -> list[tuple[str, str]]:
    """Return the items of a dictionary as JSON and Python write it; none where it is none."""
    inside = BRACES.fullmatch(text)
    if not inside:
        return []
    pairs, at, items = [], 0, inside[1].strip()
    while at < len(items):
        found = ITEM.match(items, at)
        if not found:
            return []
        quoted, single, plain, weight = found.groups()
        name = quoted if quoted is not None else single if single is not None else plain
        pairs.append((re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), name), weight))
        at = found.end()
    return pairs


def _lines(text: str) -> list[tuple[str, str]]:
    """Return the pairs on lines of their own, or between commas; none where one of them is no such pair."""
    rows = [line.strip(" ") for line in lines(text).split("\n") if line.strip()]
    if len(rows) == 1 and "\t" not in text:
        rows = [part.strip() for part in re.split(r"[,;]", rows[0]) if part.strip()]
    is_table = all(map(TABLE.fullmatch, rows))
    if not rows or (len(rows) < 2 and not is_table):
        return []
    for pattern, name, weight in ((NAME_FIRST, 1, 2), (NUMBER_FIRST, 2, 1)):
        found = [pattern.fullmatch(row.strip() if not is_table else row) for row in rows]
        if found[0] is None and len(found) > 2 and not any(c.isdigit() for c in rows[0]):
            found = found[1:]  # names stand over the columns
        pairs = [(_unquoted(row[name]), row[weight]) for row in found if row]
        if len(pairs) == len(found) and (is_table or ":" in text or all(not re.fullmatch(NUMBER, word) for word, _ in pairs)):
            return pairs if any(re.search(r"[^\d\s.,;/+-]", word) for word, _ in pairs) or is_table or ":" in text else []
    return []


def _unquoted(name: str) -> str:
    """Return a name without the marks of quotation around it."""
    name = name.strip() or name[:1]
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] and name[0] in "\"'" else name
