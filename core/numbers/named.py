"""Named: weights with the names of their outcomes, as spreadsheets, programs and people write them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.numbers.characters import lines
from core.numbers.decimals import PARTING, POINTED, quoted
from core.numbers.expression import InputError
from core.numbers.points import with_points
from core.numbers.sheet import RULE

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 24  # letters of a name
MOST = 60  # outcomes
MOST_READ = 20_000  # characters
NUMBER = r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:/\d+)?"
COMMA = r"[-+−]?\d*,\d+(?:[eE][-+]?\d+)?"
NUMBERS = rf"(?:{NUMBER}|{COMMA})(?:[ \t]+(?:{NUMBER}|{COMMA}))*"
BRACES = re.compile(r"\s*(?:(?:Counter|dict|OrderedDict)\()?\s*\{(.*)\}\s*\)?\s*;?\s*", re.DOTALL)
QUOTED = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*:.*""", re.DOTALL)
ITEM = re.compile(rf"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"':,{{}}][^"':,{{}}]*?))\s*:\s*({NUMBER})\s*(?:,|$)""")
NAME_FIRST = re.compile(rf"(.*?\S)(?:\s*[\t:=,;|]\s*|\s+)({NUMBERS})[,;]?")
NUMBER_FIRST = re.compile(rf"\s*({NUMBERS})(?:\s*[\t:=,;|]\s*|\s+)(\S.*)")
DOUBTFUL = re.compile(rf".*\S[\s:=]+\d+,{NUMBER}")
PRINTED = re.compile(r"\[\d*,?\d*\]")  # R's numbers of rows and columns
BARS = str.maketrans("│┃║┆┊", "|||||")
READ = {1: "one can", 2: "two can"}
Rows = list[tuple[str, list[str]]]  # names, and the numbers beside each


@dataclass(frozen=True)
class Named:
    """Weights as texts, with their names, and what is to be said of them."""

    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]  # the weights of each distribution
    notes: tuple[str, ...] = ()

    @property
    def weights(self) -> tuple[str, ...]:
        """The weights of the first distribution."""
        return self.columns[0]


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


def named(text: str, into: Sequence[str] = ("",)) -> Named | None:
    """Return the weights and their names that text stands for, or None where it is anything else, as plain numbers are.

    It is ``{"a": 3, "b": 1}``, lines or items of a name and a number (or the other way round), parted by a tab, a colon, an equals
    sign, a comma or a blank, or a table with names in its first column, or over its numbers. into : what the distributions are called
    that can be read: a table may have a column of each. Commas in numbers are decimal where tabs, semicolons or bars part the cells.
    Raises InputError where there are too many, and where a number may be two.
    """
    text = re.sub(" {2,}", " ", text.strip(" \n\r"))
    if len(text) > MOST_READ:
        return None
    notes: list[str] = []
    rows = _items(text) or _table(text, into, notes) or _lines(text, into, notes)
    if not rows:
        return None
    if len(rows) > MOST:
        raise InputError(f"These are {len(rows):,} outcomes: up to {MOST} can be shown here.")
    names = [" ".join(name.split()) or name[:1] for name, _ in rows]
    cut = [name for name in names if len(name) > LONGEST]
    notes += [f"“{cut[0][:LONGEST]}…” is shortened: a name has up to {LONGEST} letters."] if cut else []
    return Named(tuple(name[:LONGEST] for name in names), tuple(zip(*(numbers for _, numbers in rows), strict=True)), tuple(notes))


def _items(text: str) -> Rows:
    """Return the items of a dictionary as JSON and Python write it, with its braces or without; none where it is none."""
    inside = BRACES.fullmatch(text)
    if not inside and not QUOTED.fullmatch(text):
        return []
    rows, at, items = [], 0, (inside[1] if inside else text).strip()
    while at < len(items):
        found = ITEM.match(items, at)
        if not found:
            return []
        quoted, single, plain, weight = found.groups()
        name = quoted if quoted is not None else single if single is not None else plain
        rows.append((re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), name), [weight]))
        at = found.end()
    return rows


# ---- tables


def _table(text: str, into: Sequence[str], notes: list[str]) -> Rows:
    """Return the names in a table, and the numbers beside them or below; none where it is no such table."""
    sign, rows = _cells(text)
    header: list[str] = []
    if len(rows) > 1 and not any(_is_number(cell, sign) for cell in rows[0]):
        header, rows = rows[0], rows[1:]
        header = ["", *header] if len(rows[0]) == len(header) + 1 else header
    if not rows or any(len(row) != len(header or rows[0]) for row in rows):
        return []
    are_numbers = [all(_is_number(cell, sign) for cell in column) for column in zip(*rows, strict=True)]
    if header and all(are_numbers) and len(rows) <= len(into) and all(header) and header != [*into]:  # names stand over the numbers
        return _read(header, [list(column) for column in zip(*rows, strict=True)], sign, notes)
    if len(are_numbers) < 2:
        return []
    if are_numbers[0] and not are_numbers[-1] and all(are_numbers[:-1]):
        rows, header = [[row[-1], *row[:-1]] for row in rows], header and [header[-1], *header[:-1]]
    elif are_numbers[0] and not _are_names([row[0] for row in rows], sign, len(into), is_table=bool(header)):
        return []
    else:
        are_numbers = [*are_numbers[1:], False]
    count = are_numbers.index(False)
    if not count or (count < len(rows[0]) - 1 and not header):
        return []
    if count > len(into) and not header:
        raise InputError(f"Row 1 has {count} numbers beside its name: {READ[len(into)]} be read here, and a decimal has a point.")
    if count > len(into):
        count = len(into) if header[1 : 1 + len(into)] == [*into] else 1
    if count < len(rows[0]) - 1:
        taken = " and ".join(map(quoted, header[1 : 1 + count]))
        notes.append(f"{taken} {'is' if count == 1 else 'are'} read, and the other columns are left out.")
    return _read([row[0] for row in rows], [row[1 : 1 + count] for row in rows], sign, notes)


def _cells(text: str) -> tuple[str, list[list[str]]]:
    """Return the sign that parts the cells on all lines, and the cells of each; none where there is no such sign."""
    given = [line for line in lines(text).split("\n") if line.strip()]
    for sign in "\t;|,":
        rows = given
        if sign == "|":
            rows = [line.translate(BARS).strip(" ").removeprefix("|").removesuffix("|") for line in given if not _is_rule(line)]
        elif sign != "\t":
            rows = [line.strip(" ").rstrip(" ;,") for line in given]
        if all(sign in row for row in rows) and (len(rows) > 1 or sign == "\t"):
            if sign == ",":
                if all(map(DOUBTFUL.fullmatch, rows)):
                    break  # a name, and a number with a comma, or two numbers
                return sign, [[cell.strip() for cell in row] for row in csv.reader(rows, skipinitialspace=True)]
            return sign, [[_unquoted(cell) for cell in row.split(sign)] for row in rows]
    return "", []


def _is_rule(line: str) -> bool:
    return bool(RULE.fullmatch(line.translate(BARS).replace("|", "")))


def _are_names(column: list[str], sign: str, most: int, *, is_table: bool) -> bool:
    """Return whether numbers in a first column are names: whole ones, which count on where two columns of weights can be read."""
    if sign == "," or not all(map(str.isdecimal, column)) or len(set(column)) < len(column):
        return False
    return is_table or (len(column) > 1 and (most < 2 or [int(cell) - int(column[0]) for cell in column] == [*range(len(column))]))


def _read(names: list[str], numbers: list[list[str]], sign: str, notes: list[str]) -> Rows:
    """Return names and numbers, with points for decimal commas, which is said."""
    found, said = with_points(numbers, range(1, len(numbers) + 1), sign)
    notes += said
    return list(zip(names, found, strict=True))


def _is_number(cell: str, sign: str) -> bool:
    cell = cell.strip()
    return bool(re.fullmatch(NUMBER, cell) or (sign in PARTING and POINTED.fullmatch(cell)))


# ---- lines and items


def _lines(text: str, into: Sequence[str], notes: list[str]) -> Rows:
    """Return the names and numbers on lines of their own, or between commas or semicolons; none where one of them is no such pair."""
    rows, sign = [line.strip() for line in lines(text).split("\n") if line.strip()], "\n"
    if len(rows) == 1:
        sign = "," if ";" not in text or re.search(r",(?!\d)|(?<!\d),", text) else ";"
        rows = [part.strip() for part in re.split(r";" if sign == ";" else r"[,;]", rows[0]) if part.strip()]
    if len(rows) < 2 or "\t" in text:
        return []
    for pattern, name, number in ((NAME_FIRST, 1, 2), (NUMBER_FIRST, 2, 1)):
        found = [pattern.fullmatch(row) for row in rows]
        if found[0] is None and len(found) > 2 and not any(c.isdigit() for c in rows[0]):
            found = found[1:]  # names stand over the columns
        matches = [row for row in found if row]
        words = [row[name] for row in matches]
        has_colons = ":" in text
        if len(matches) < len(found) or not (has_colons or all(not re.fullmatch(NUMBERS, word) for word in words)):
            continue
        if all(map(PRINTED.fullmatch, words)) or not (has_colons or any(re.search(r"[^\d\s.,;/+-]", word) for word in words)):
            return []
        return _pairs(words, [row[number].split() for row in matches], rows[-len(matches) :], (sign, into, notes))
    return []


def _pairs(words: list[str], numbers: list[list[str]], rows: list[str], how: tuple[str, Sequence[str], list[str]]) -> Rows:
    """Return names with as many numbers each as can be read; a number is part of the name where that would not be one by itself."""
    sign, into, notes = how
    several = next((i for i, those in enumerate(numbers) if len(those) > 1), None)
    is_clear = len(set(words)) == len(words)
    if several is not None and not (is_clear and {len(those) for those in numbers} == {len(into)}):
        if is_clear:
            raise InputError(f"{quoted(rows[several])} has {len(numbers[several])} numbers: part a name from its weight by a tab.")
        words = [" ".join([word, *those[:-1]]) for word, those in zip(words, numbers, strict=True)]
        numbers = [those[-1:] for those in numbers]
    comma = next((row for row, those in zip(rows, numbers, strict=True) if any("," in number for number in those)), "")
    if comma and sign != ";":
        raise InputError(f"{quoted(comma)} may have a decimal comma: write decimals with a point, or part the cells by tabs.")
    return _read(list(map(_unquoted, words)), numbers, sign if comma else "", notes)


def _unquoted(name: str) -> str:
    """Return a name without the marks of quotation around it."""
    name = name.strip() or name[:1]
    if len(name) > 2 and name[0] == name[-1] and name[0] in "\"'":
        return name[1:-1].replace('""', '"') if name[0] == '"' else name[1:-1]
    return name
