"""Decimals: the points and commas in columns of numbers, and whether they can be told from marks between thousands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_QUOTED = 20
PARTING = "\t;|"  # signs between cells that leave the comma to the numbers

EXPONENT = r"(?:[eE][-+]?\d+)?"
NUMBER = re.compile(rf"[-+]?(?:\d+(?:\.\d*)?|\.\d+){EXPONENT}")  # what float reads, without nan, inf and 1_000
POINTED = re.compile(rf"[-+]?(?:\d+[.,]\d*|[.,]\d+|\d{{1,3}}(?:(?:\.\d{{3}})+,|(?:,\d{{3}})+\.)\d*){EXPONENT}")
DOUBTFUL = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")  # 1,234 is one thousand to some


@dataclass(frozen=True, eq=False)
class _Marks:
    """The points and commas in the numbers of a column."""

    first: dict[str, int]  # where the first number with each of them stands
    decimal: str  # the one that is surely a decimal mark, if any


def pointed(cell: str, sign: str) -> str:
    """Return a cell with a point for its decimal comma, if it may have one where sign parts the cells."""
    return cell.replace(",", ".") if sign in PARTING else cell


def doubts(columns: list[list[str]], rows: Sequence[int], sign: str) -> list[str]:
    """Return, for each column, why its points and commas cannot be read; nothing where they can.

    Where tabs, semicolons or bars part the cells, both are decimal marks, but 1,234 and 1.234 are a thousand to some. They are decimals
    if the file surely has decimals with that mark, as 1,5, and not with the other. In a file with no sure ones, they are
    if it has points alone; but not commas, which go with thousands as well as with decimals.
    """
    if sign not in PARTING:
        return [""] * len(columns)
    marks = [_marks(cells) for cells in columns]
    sure = {found.decimal for found in marks} - {""}
    known = sure or {mark for found in marks for mark in found.first}
    is_trusted = len(known) == 1 and (bool(sure) or known == {"."})
    return [_doubt(cells, rows, found, known if is_trusted else set()) for cells, found in zip(columns, marks, strict=True)]


def _doubt(cells: list[str], rows: Sequence[int], marks: _Marks, trusted: set[str]) -> str:
    first = marks.first
    if len(first) == 2:
        return f"{place(cells, rows, first['.'])} has a point, and {place(cells, rows, first[','])} has a comma"
    if marks.decimal or set(first) <= trusted:
        return ""
    ((mark, i),) = first.items()
    return f"{place(cells, rows, i)} may be {cells[i].replace(mark, '.')} or {cells[i].replace(mark, '')}"


def _marks(cells: list[str]) -> _Marks:
    """Return the points and commas in the numbers among cells."""
    first = {}
    for mark in ".,":
        at = next((i for i, cell in enumerate(cells) if mark in cell and POINTED.fullmatch(cell)), None)
        if at is not None:
            first[mark] = at
    sure = next((cell for cell in cells if POINTED.fullmatch(cell) and not DOUBTFUL.fullmatch(cell)), "") if first else ""
    return _Marks(first, re.sub("[^.,]", "", sure)[-1:])


def place(cells: list[str], rows: Sequence[int], i: int) -> str:
    """Return where a cell stands, and what is in it."""
    return f"row {rows[i]}, {quoted(cells[i])}," if cells[i] else f"row {rows[i]}"


def quoted(cell: str) -> str:
    """Return a cell as it stands in a sentence."""
    return f"“{shown(cell, LONGEST_QUOTED)}”"


def shown(cell: str, longest: int) -> str:
    """Return a cell on one line, cut to the longest length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
