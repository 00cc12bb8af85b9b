"""Table: the columns of numbers in a person's own CSV file, with a sentence for everything in it that is not used."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import SMALLEST, InputError, Matrix, Vector
from core.sheet import Sheet, sheet

MOST_ROWS = 10_000
MOST_COLUMNS = 20
LONGEST_NAME = 40
LONGEST_QUOTED = 20
LARGEST = 1e15  # float64 holds every whole number up to 9e15

EXPONENT = r"(?:[eE][-+]?\d+)?"
NUMBER = re.compile(rf"[-+]?(?:\d+(?:\.\d*)?|\.\d+){EXPONENT}")  # what float reads, without nan, inf and 1_000
MARKED = re.compile(rf"[-+]?(?:\d+[.,]\d*|[.,]\d+|\d{{1,3}}(?:(?:\.\d{{3}})+,|(?:,\d{{3}})+\.)\d*){EXPONENT}")
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")  # 1,234 is one thousand to some
MISSING = {"na", "n/a", "nan", "null", "none", "inf", "-inf", "-", "?", "."}  # no column is called so


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of numbers in a file, by name."""

    names: tuple[str, ...]  # q names, all different
    values: Matrix  # (n, q); no caller can write to it
    left_out: tuple[str, ...]  # a sentence for each column, each kind of row and each number that is not used as data


@dataclass(frozen=True, eq=False)
class _Marks:
    """The points and commas in the numbers of a column."""

    first: dict[str, int]  # where the first number with each of them stands
    decimal: str  # the one that is surely a decimal mark, if any


def table(data: bytes) -> Table:
    """Return the columns of numbers in a CSV file.

    Cells are parted as ``core.sheet`` says. The first row holds names, or numbers (then columns are called x1, x2, …). Numbers are
    as float reads them, or with decimal commas where tabs or semicolons part the cells; nothing else is a number: neither 5 %,
    nor NA, nor a blank. A column with a cell that is no number is left out, with a sentence that names the row: 1 is the first
    in the file. Raises InputError with the row, or with these sentences, unless two columns and a row are there.
    """
    found = sheet(data)
    has_names = _is_header(found)
    _check(found, has_names)
    first, start = found.rows[0], int(has_names)
    names = _names(first) if has_names else [f"x{j + 1}" for j in range(len(first))]
    columns = [list(map(str.strip, column)) for column in zip(*found.rows[start:], strict=True)]
    rows = found.numbers[start:]
    left_out, kept = _notes(found, has_names), {}
    for name, cells, doubt in zip(names, columns, _doubts(columns, rows, found.sign), strict=True):
        read = [_pointed(cell, found.sign) for cell in cells]
        values = None if doubt else _numbers(read)
        if values is None:
            left_out.append(f"Column “{name}” is left out: {doubt or _reasons(cells, read, rows)}.")
        else:
            kept[name] = values
    if len(kept) < 2:
        has = f"one, “{next(iter(kept))}”" if kept else "none"
        raise InputError(" ".join([f"At least 2 columns of numbers are needed, and this file has {has}.", *left_out]))
    values = np.column_stack(list(kept.values()))
    values.setflags(write=False)
    return Table(tuple(kept), values, tuple(left_out))


def _is_header(found: Sheet) -> bool:
    """Return whether the first row holds names.

    It does if it has words but no number. Numbers may be names too (1990, 2000): a row of both holds names if one of its words
    stands above a number, and data if its words stand above words. A row of numbers is data, unless its corner is blank
    and the rest counts 0, 1, 2, …: so is a data frame written that has no names. What stands for a missing number is no name.
    """
    first, *below = found.rows
    is_number = [_is_number(cell, found.sign) for cell in first]
    words = [j for j, cell in enumerate(map(str.strip, first)) if cell and not is_number[j] and cell.lower() not in MISSING]
    if not words:
        return len(first) > 2 and not first[0].strip() and first[1:] == tuple(str(j) for j in range(len(first) - 1))
    return not any(is_number) or any(_is_number(row[j], found.sign) for row in below for j in words if j < len(row))


def _is_number(cell: str, sign: str) -> bool:
    return bool(NUMBER.fullmatch(_pointed(cell.strip(), sign)))


def _pointed(cell: str, sign: str) -> str:
    """Return a cell with a point for its decimal comma, if it may have one."""
    return cell.replace(",", ".") if sign in "\t;" else cell


def _check(found: Sheet, has_names: bool) -> None:
    """Raise InputError unless the rows are equally long, and neither too many nor too few."""
    n, q = len(found.rows) - has_names, len(found.rows[0])
    for number, row in zip(found.numbers, found.rows, strict=True):
        if len(row) != q:
            cells = "1 cell" if len(row) == 1 else f"{len(row):,} cells"
            raise InputError(f"Row {number} has {cells}, {'the header' if has_names else f'row {found.numbers[0]}'} has {q:,}.")
    if q > MOST_COLUMNS:
        raise InputError(f"This file has {q:,} columns, and up to {MOST_COLUMNS} can be read here.")
    if n == 0:
        raise InputError("This file has a header and no row below it: at least 1 row of numbers is needed.")
    if n > MOST_ROWS:
        raise InputError(f"This file has {n:,} rows of data, and up to {MOST_ROWS:,} can be read here.")


def _names(header: Sequence[str]) -> list[str]:
    """Return a name for each column: short, and all different."""
    names: list[str] = []
    for j, cell in enumerate(header):
        name, ending, k = _shown(cell, LONGEST_NAME) or f"column {j + 1}", "", 1
        while name + ending in names:
            k += 1
            ending = f" ({k})"
            name = _shown(name, LONGEST_NAME - len(ending))
        names.append(name + ending)
    return names


def _notes(found: Sheet, has_names: bool) -> list[str]:
    """Return what is to be said of rows that are no data."""
    notes = []
    numbers = [cell for cell in found.rows[0] if _is_number(cell, found.sign)]
    if has_names and numbers:
        notes.append(f"Row {found.numbers[0]} is read as names, {_quoted(numbers[0])} too, and is no row of data.")
    if len(found.blank) == 1:
        notes.append(f"Row {found.blank[0]} is left out: it is blank.")
    elif found.blank:
        notes.append(f"Row {found.blank[0]} and {len(found.blank) - 1:,} more are left out: they are blank.")
    return notes


def _numbers(cells: list[str]) -> Vector | None:
    """Return the numbers that all cells are, or nothing where one cannot be used."""
    try:
        values = np.array(list(map(float, cells)))
    except ValueError:
        return None
    ordinary = (np.abs(values) >= SMALLEST) & (np.abs(values) <= LARGEST)
    if "_" in "".join(cells) or any(_flaw(cell) for cell in {cells[i] for i in np.flatnonzero(~ordinary)}):
        return None  # float reads 1_000, nan and inf, and 1e-400 as 0
    return values + 0.0  # -0.0 becomes 0.0


def _flaw(cell: str) -> str:
    """Return why a cell cannot be used as a number; nothing where it can."""
    if not cell:
        return "is blank"
    if not NUMBER.fullmatch(cell):
        return "is no number"
    size = abs(float(cell))
    if size > LARGEST:
        return "is too large: up to 1e15 can be used"
    is_zero = not any(c.isdecimal() and int(c) for c in re.split("[eE]", cell)[0])
    return "" if size >= SMALLEST or is_zero else "is too small to compute with"


def _reasons(cells: list[str], read: list[str], rows: Sequence[int]) -> str:
    """Return why a column is no column of numbers: the first row with each flaw, and how many more have it.

    cells stand as in the file, and in read with decimal points.
    """
    if not any(cells):
        return "it is blank"
    found: dict[str, list[int]] = {}
    for i, cell in enumerate(read):
        found.setdefault(_flaw(cell), []).append(i)
    reasons = []
    for flaw, (i, *more) in found.items():
        if flaw:
            reasons.append(f"{_place(cells, rows, i)} {flaw}" + (f", and {len(more):,} more" if more else ""))
    return "; ".join(reasons)


def _doubts(columns: list[list[str]], rows: Sequence[int], sign: str) -> list[str]:
    """Return, for each column, why its points and commas cannot be read; nothing where they can.

    Where tabs or semicolons part the cells, both are decimal marks, but 1,234 and 1.234 are a thousand to some. They are decimals
    if the file surely has decimals with that mark, as 1,5, and not with the other. In a file with no sure ones, they are
    if it has marks of one kind alone; but not commas between tabs, which go with thousands as well as with decimals.
    """
    if sign not in "\t;":
        return [""] * len(columns)
    marks = [_marks(cells) for cells in columns]
    sure = {found.decimal for found in marks} - {""}
    known = sure or {mark for found in marks for mark in found.first}
    is_trusted = len(known) == 1 and (bool(sure) or sign == ";" or known == {"."})
    return [_doubt(cells, rows, found, known if is_trusted else set()) for cells, found in zip(columns, marks, strict=True)]


def _doubt(cells: list[str], rows: Sequence[int], marks: _Marks, trusted: set[str]) -> str:
    first = marks.first
    if len(first) == 2:
        return f"{_place(cells, rows, first['.'])} has a point, and {_place(cells, rows, first[','])} has a comma"
    if marks.decimal or set(first) <= trusted:
        return ""
    ((mark, i),) = first.items()
    return f"{_place(cells, rows, i)} may be {cells[i].replace(mark, '.')} or {cells[i].replace(mark, '')}"


def _marks(cells: list[str]) -> _Marks:
    """Return the points and commas in the numbers among cells."""
    first = {}
    for mark in ".,":
        at = next((i for i, cell in enumerate(cells) if mark in cell and MARKED.fullmatch(cell)), None)
        if at is not None:
            first[mark] = at
    sure = next((cell for cell in cells if MARKED.fullmatch(cell) and not THOUSANDS.fullmatch(cell)), "") if first else ""
    return _Marks(first, re.sub("[^.,]", "", sure)[-1:])


def _place(cells: list[str], rows: Sequence[int], i: int) -> str:
    return f"row {rows[i]}, {_quoted(cells[i])}," if cells[i] else f"row {rows[i]}"


def _quoted(cell: str) -> str:
    return f"“{_shown(cell, LONGEST_QUOTED)}”"


def _shown(cell: str, longest: int) -> str:
    """Return a cell on one line, cut to the longest length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
