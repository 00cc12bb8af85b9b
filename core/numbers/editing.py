"""Editing: what a text that is typed or pasted into one entry makes of an array."""

import re
from dataclasses import dataclass, replace

from core.numbers import notation
from core.numbers.arrays import LARGEST, Array, InputError, Limits, array, from_reading, read
from core.numbers.lookalikes import accounted
from core.numbers.notation.lists import index
from core.numbers.notation.reading import Reading, Rows

DECIMALS = re.compile(r"[-+−]?\d+,\d+(?:\s*\n[-+−]?\d+,\d+)+")  # a column as some countries write it

PARTED = re.compile(r"[-+−]?\d+(?:,\d+)?(?:\s*;\s*[-+−]?\d+(?:,\d+)?)+;?")  # and as they write a row


@dataclass(frozen=True)
class Edit:
    """An array after an edit, and what is to be said of it."""

    array: Array
    notes: tuple[str, ...] = ()  # a sentence for everything that is left out or changed, and that is not plain to see
    is_whole: bool = False  # whether nothing of the array before is left
    block: tuple[int, int] = (1, 1)  # how many rows and columns were written, else


def edit(
    old: Array, row: int, column: int, text: str, limits: Limits = Limits(), *, is_pasted: bool = False, is_list: bool = False
) -> Edit:
    """Return old with a text written into one entry, from 0: one number, a block of numbers from there on, or a whole new array.

    A text with several rows or with brackets is an array, and so is one of several cells that is pasted; all else is one number.
    An array takes the place of old where the text says where it ends, as [[2, 1], [1, 2]] does, where it is as large as old or
    larger, where it is a table pasted into the first entry, and where it is a table that does not fit from the entry on. Else it is a
    block, and the rest of old stays. Where old is a list, of points or of weights, a block of whole rows goes on below it, and one in
    the first entry is all of it. Decimal commas of a vector are read where semicolons part them. Raises InputError where the text is
    none of all this, breaks the limits, or is a row or a column that does not fit.
    """
    if old.axes is not None and notation.single(text):
        new = read(text, limits)
        return Edit(new, tuple(_shrunk(old, new)), is_whole=True)
    if not notation.is_array(text, is_pasted=is_pasted):
        rows = [list(entries) for entries in old.text]
        entry = notation.one(text)
        if is_pasted and accounted(entry):
            raise InputError(f"“{entry}” {accounted(entry)}.")
        rows[row][column] = entry
        return Edit(array(rows, limits, is_vector=old.is_vector, axes=old.axes))
    if old.axes is not None:
        return _with_axes(old, row, column, text, limits, is_pasted=is_pasted)
    if old.is_vector and DECIMALS.fullmatch(text.strip()):
        raise InputError("These are pairs of numbers, or have decimal commas: write decimals with a point, such as 2.5.")
    is_parted = old.is_vector and PARTED.fullmatch(text.strip())
    found = notation.read(re.sub(r"\s*;\s*", "\t", text.strip(" ;\n")) if is_parted else text)
    if is_pasted and not found.closed:
        _check_signs(found.rows)
    if old.is_vector and len(found.rows) == 1:
        found = replace(found, rows=[[entry] for entry in found.rows[0]], numbers=())  # a row will do
    block = found.rows
    if _is_whole(old, row, column, found, block, limits, is_list):
        new = from_reading(found, limits, is_vector=old.is_vector)
        return Edit(new, (*found.notes, *_replaced(old, new)), is_whole=True)
    from_reading(found, replace(limits, shape=None, largest=LARGEST, is_square=False), is_vector=old.is_vector)
    rows = [list(entries) for entries in old.text]
    rows += [[""] * old.shape[1] for _ in range(row + len(block) - len(rows))]
    for entries, written in zip(rows[row:], block, strict=False):
        entries[column : column + len(written)] = written
    m, n = len(block), len(block[0])
    new = array(rows, limits, is_vector=old.is_vector)
    is_plain = is_pasted or found.closed if min(m, n) < 2 else limits.shape or is_list
    says = [] if is_plain else [_landed(row, column, m, n, "pasted" if is_pasted else "typed")]
    return Edit(new, (*found.notes, *says), block=(m, n))


def _with_axes(old: Array, row: int, column: int, text: str, limits: Limits, *, is_pasted: bool) -> Edit:
    """Return what an array in text makes of an array with axes of its own: all of it, or a block of the slice that the entry is in.

    A block is what has no brackets around it, and fits into the slice from the entry on.
    """
    found = notation.read(text, limits.axes)
    if is_pasted and not found.closed:
        _check_signs(found.rows)
    block, axes = found.rows, old.value.shape
    height = axes[-2] if len(axes) > 1 else 1
    m, n = len(block), len(block[0]) if block else 0
    is_even = n > 0 and all(len(entries) == n for entries in block)
    if found.closed or not is_even or row % height + m > height or column + n > old.shape[1]:
        new = from_reading(found, limits)
        return Edit(new, (*found.notes, *_shrunk(old, new)), is_whole=True)
    rows = [list(entries) for entries in old.text]
    for entries, written in zip(rows[row:], block, strict=False):
        entries[column : column + n] = written
    came, place = "pasted" if is_pasted else "typed", index(row * old.shape[1] + column, axes)
    says = [f"What was {came} stands from {place} on, and the rest stays: in brackets, it takes the place of all."]
    is_plain = m < 2 or m * n == old.value.size
    return Edit(array(rows, limits, axes=old.axes), (*found.notes, *([] if is_plain else says)), block=(m, n))


def _shrunk(old: Array, new: Array) -> list[str]:
    """Return what is to be said where fewer numbers stand there than before."""
    if new.value.size >= old.value.size:
        return []
    return [f"What was pasted takes the place of all numbers: the shape was {old.value.shape}, and is {new.value.shape}."]


def _check_signs(rows: Rows) -> None:
    """Raise InputError where an entry of a table is one in brackets: as (5) from a spreadsheet, it is negative."""
    for i, entries in enumerate(rows, 1):
        for j, entry in enumerate(entries, 1):
            if accounted(entry):
                raise InputError(f"Row {i}, column {j}: “{entry}” {accounted(entry)}.")


def _is_whole(old: Array, row: int, column: int, found: Reading, block: Rows, limits: Limits, is_list: bool) -> bool:
    """Return whether what is read takes the place of all of old."""
    (big_m, big_n), m = old.shape, len(block)
    n = len(block[0]) if block else 0
    if not n or any(len(entries) != n for entries in block) or (m >= big_m and n >= big_n):
        return True
    fits = column + n <= big_n and (row + m <= big_m or (is_list and n == big_n and row + m <= limits.largest[0]))
    if not fits:
        if found.closed < 2 and min(m, n) == 1 and m <= big_m and n <= big_n and (row, column) != (0, 0):
            raise InputError(
                f"This is {m} × {n}, and does not fit from here on: paste it further up or left, or in brackets to replace all."
            )
        return True
    if limits.shape:
        return False
    if found.closed >= (1 if old.is_vector else 2):
        return True
    return row == column == 0 and m > 1 and (n == big_n if is_list else n > 1)


def _replaced(old: Array, new: Array) -> list[str]:
    """Return what is to be said where less stands there than before."""
    (m, n), (p, q) = old.shape, new.shape
    if p >= m and q >= n:
        return []
    if new.is_vector:
        return [f"What was pasted takes the place of all {m} numbers, and has {p}."]
    return [f"What was pasted takes the place of all {m} × {n} numbers, and is {p} × {q}."]


def _landed(row: int, column: int, m: int, n: int, came: str) -> str:
    rows = f"Rows {row + 1} to {row + m}" if m > 1 else f"Row {row + 1}"
    columns = f"columns {column + 1} to {column + n}" if n > 1 else f"column {column + 1}"
    return (
        f"{rows} of {columns} {'are' if m > 1 else 'is'} what was {came}, and the rest stays: "
        "in brackets, [[…]], it takes the place of all."
    )
