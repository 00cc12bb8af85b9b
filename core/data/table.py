"""Table: the columns of numbers in a person's own CSV file, with a sentence for everything in it that is not used."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import SMALLEST, InputError, Matrix, Vector
from core.numbers.characters import seen
from core.numbers.decimals import NUMBER, doubts, place, pointed, shown
from core.numbers.labels import Labelled, labelled
from core.numbers.sheet import sheet

PRINTED = re.compile(rb"\s*(?:array\(|\w+ ?= ?)?\[\s*\[")  # as NumPy and Python write an array
ROW = re.compile(rb"\[([^\[\]]*)\]")
MOST_ROWS = 10_000
MOST_COLUMNS = 20
LONGEST_NAME = 40
LARGEST = 1e15  # float64 holds every whole number up to 9e15


@dataclass(frozen=True, eq=False)
class Table:
    """The columns of numbers in a file, by name."""

    names: tuple[str, ...]  # q names, all different
    values: Matrix  # (n, q); no caller can write to it
    left_out: tuple[str, ...]  # a sentence for each column, each kind of row and each number that is not used as data
    by_rows: "Table | None" = None  # the same file where rows are left out in place of columns, if it has more columns then


def table(data: bytes) -> Table:
    """Return the columns of numbers in a CSV file.

    Cells are parted as ``core.numbers.sheet`` says; an array as NumPy prints it will do, too. The first row holds names, or numbers
    (then columns are called x1, x2, …). Numbers are as float reads them, or with decimal commas where tabs or semicolons part the
    cells; nothing else is a number: neither 5 %, nor NA, nor a blank. A column with a cell that is no number is left out, with a
    sentence that names the row: 1 is the first in the file; or, in by_rows and where too few columns would be left, the rows with
    such cells. Raises InputError with the row, or with these sentences, unless two columns and a row are there.
    """
    found = sheet(_unbracketed(data))
    of = labelled(found, lambda cell: bool(NUMBER.fullmatch(pointed(seen(cell).strip(), found.sign))))
    _check(of)
    names = _names(of.header) if of.header else [f"x{j + 1}" for j in range(len(of.rows[0]))]
    columns = [list(map(str.strip, column)) for column in zip(*of.rows, strict=True)]
    rows, left_out, kept, others = of.numbers, list(of.notes), {}, dict[str, list[str]]()
    plain = [cells if all(map(str.isascii, cells)) else [seen(cell).strip() for cell in cells] for cells in columns]
    for name, cells, digits, doubt in zip(names, columns, plain, doubts(plain, rows, found.sign), strict=True):
        read = [pointed(cell, found.sign) for cell in digits]
        values = None if doubt else _numbers(read)
        if values is None:
            left_out.append(f"Column “{name}” is left out: {doubt or _reasons(cells, read, rows)}.")
            others |= {} if doubt else {name: read}
        else:
            kept[name] = values
    by_rows = _by_rows(others, kept, names, rows, of.notes) if len(kept) < len(names) else None
    if by_rows and len(kept) < 2:
        return by_rows
    if len(kept) < 2:
        has = f"one, “{next(iter(kept))}”" if kept else "none"
        raise InputError(" ".join([f"At least 2 columns of numbers are needed, and this file has {has}.", *left_out]))
    values = np.column_stack(list(kept.values()))
    values.setflags(write=False)
    return Table(tuple(kept), values, tuple(left_out), by_rows)


def _unbracketed(data: bytes) -> bytes:
    """Return data with tabs between the cells, where they are an array as NumPy or Python writes it."""
    if not PRINTED.match(data):
        return data
    if b"..." in data:
        raise InputError("This array has “...” where NumPy has left rows out: print all of it, with np.set_printoptions(threshold=np.inf).")
    return b"\n".join(b"\t".join(re.split(rb"\s*,\s*|\s+", row.strip())) for row in ROW.findall(data))


def _by_rows(
    others: Mapping[str, list[str]], kept: Mapping[str, Vector], names: Sequence[str], rows: Sequence[int], notes: Sequence[str]
) -> Table | None:
    """Return the table without the rows that have a cell that is no number, in columns most of whose cells are; None if that gains none."""
    flaws = {name: [_flaw(cell) for cell in cells] for name, cells in others.items()}
    gained = [name for name, found in flaws.items() if 2 * sum(map(bool, found)) < len(found)]
    has_flaw = np.array([any(flaws[name][i] for name in gained) for i in range(len(rows))])
    if not gained or len(gained) + len(kept) < 2 or has_flaw.all():
        return None
    chosen = {name: kept[name] if name in kept else _sound(others[name], flaws[name]) for name in names if name in kept or name in gained}
    values = np.column_stack(list(chosen.values()))[~has_flaw] + 0.0
    values.setflags(write=False)
    first = int(np.argmax(has_flaw))
    name = next(name for name in gained if flaws[name][first])
    count = int(has_flaw.sum())
    rest = f", and {count - 1:,} more" if count > 1 else ""
    said = [f"Row {rows[first]} is left out: “{name}” {flaws[name][first]}{rest}."]
    said += [f"Column “{name}” is left out: most of its cells are no numbers." for name in others if name not in gained]
    return Table(tuple(chosen), values, (*notes, *said))


def _sound(cells: Sequence[str], flaws: Sequence[str]) -> Vector:
    return np.array([math.nan if flaw else float(cell) for cell, flaw in zip(cells, flaws, strict=True)])


def _check(of: Labelled) -> None:
    """Raise InputError unless the rows are equally long, and neither too many nor too few."""
    n, q = len(of.rows), len(of.header or of.rows[0])
    for number, row in zip(of.numbers, of.rows, strict=True):
        if len(row) != q:
            cells = "1 cell" if len(row) == 1 else f"{len(row):,} cells"
            raise InputError(f"Row {number} has {cells}, {'the header' if of.header else f'row {of.top}'} has {q:,}.")
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
        name, ending, k = shown(cell, LONGEST_NAME) or f"column {j + 1}", "", 1
        while name + ending in names:
            k += 1
            ending = f" ({k})"
            name = shown(name, LONGEST_NAME - len(ending))
        names.append(name + ending)
    return names


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
            reasons.append(f"{place(cells, rows, i)} {flaw}" + (f", and {len(more):,} more" if more else ""))
    return "; ".join(reasons)
