"""Labels: which rows and columns of a sheet hold names, units, comments or counts, and which hold data."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.numbers.characters import seen
from core.numbers.decimals import quoted
from core.numbers.lookalikes import TIME, is_date, is_money
from core.numbers.sheet import Sheet

NAMELESS = {"na", "n/a", "nan", "null", "none", "inf", "-inf", "-", "?", "."}  # no column is called so
STARTS = "+-±([{.√∞"  # of what is meant as a number, beside digits and the signs of currencies
EXPONENT = re.compile(r"(?<=\d)[eE][-+]?\d+$")
Row = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Labelled:
    """The rows of data in a sheet, and what labels them."""

    header: Row  # the names over the columns; empty where there are none
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]  # where they stand in the sheet, from 1
    left: int  # how many columns before those of the rows hold names of rows: 0 or 1
    top: int  # where the header stands, or else the first row
    notes: tuple[str, ...]  # a sentence for everything that is left out


def labelled(found: Sheet, is_number: Callable[[str], bool], *, is_strict: bool = False) -> Labelled:
    """Return the data in a sheet apart from their labels.

    Names may stand in the first row, or in a comment before it; a row of units may follow. In a header that is one cell short, as R
    writes it, the first column is left out: it holds the names of rows. Where it is strict, no number is a name, and neither is
    what stands below a blank corner, as pandas writes it, a number.
    """
    first, rows, numbers = found.rows[0], found.rows[1:], found.numbers[1:]
    notes, comments = [], [number for number, _ in found.comments]
    is_short = _is_short(found, is_number)
    has_names = is_short or _is_header(found, is_number, is_strict)
    header, top = first if has_names else (), found.numbers[0]
    if not has_names:
        rows, numbers = found.rows, found.numbers
        heading = _heading(found, is_number)
        if heading:
            header, top = heading[1], heading[0]
            comments.remove(top)
    names = [cell for cell in first if is_number(cell) or is_meant(cell)]
    if has_names and names and not is_short:
        notes.append(f"Row {top} is read as names, {quoted(names[0])} too, and is no row of data.")
    elif header and is_strict:
        notes.append(f"Row {top} is read as names: {quoted(', '.join(cell.strip() for cell in header if cell.strip()))}.")
    if has_names and len(rows) > 1 and _is_unit(len(first) + is_short, rows, is_number):
        notes.append(f"Row {numbers[0]} is left out: it holds units or types.")
        rows, numbers = rows[1:], numbers[1:]
    blank = [number for number in found.blank if number > found.numbers[0] or not is_strict]  # a text that is pasted may begin with a line
    notes += _gone(blank, "it is blank", "they are blank")
    notes += _gone(comments, "it is a comment", "they are comments")
    left = int(is_short or (is_strict and has_names and not first[0].strip() and len(first) > 1))
    if left:
        notes.append("The first column is left out: it holds the names of rows.")
        header, rows = header if is_short else header[1:], tuple(row[1:] for row in rows)
    return Labelled(header, rows, numbers, left, top, tuple(notes))


def _is_header(found: Sheet, is_number: Callable[[str], bool], is_strict: bool) -> bool:
    """Return whether the first row holds names.

    It does if it has words but no number, nor what is meant as one, such as 5%. Numbers may be names too (1990, 2000): a row of both
    holds names if one of its words stands above a number, and data if its words stand above words. A row of numbers is data, unless
    its corner is blank and the rest counts 0, 1, 2, …: so is a data frame written that has no names. What stands for a missing number
    is no name.
    """
    first, *below = found.rows
    are_numbers = [is_number(cell) or is_meant(cell) for cell in first]
    words = [j for j, cell in enumerate(map(str.strip, first)) if cell and not are_numbers[j] and cell.lower() not in NAMELESS]
    if is_strict and any(is_number(re.split(r"[\s,;]", first[j].strip(), maxsplit=1)[0]) for j in words):
        return False
    if not words:
        return len(first) > 2 - is_strict and not first[0].strip() and _counts(first[1:], 0)
    if not any(are_numbers):
        return bool(below) or not is_strict
    return not is_strict and any(is_number(row[j]) for row in below for j in words if j < len(row))


def _is_short(found: Sheet, is_number: Callable[[str], bool]) -> bool:
    """Return whether the first row is a header that is one cell shorter than all others, which begin with the names of rows."""
    first, *below = found.rows
    if not below or any(len(row) != len(first) + 1 for row in below):
        return False
    names = [row[0].strip().rstrip(":") for row in below]
    are_names = not any(map(is_number, names)) or (found.sign != "," and (_counts(names, 0) or _counts(names, 1)))
    return are_names and (not any(is_number(cell) or is_meant(cell) for cell in first) or _counts(first, 0))


def _heading(found: Sheet, is_number: Callable[[str], bool]) -> tuple[int, Row] | None:
    """Return the last comment before the data, if it has a name for each column, and where it stands."""
    before = [(number, cells) for number, cells in found.comments if number < found.numbers[0]]
    if not before or len(found.rows[0]) < 2:
        return None
    number, cells = before[-1]
    start = re.sub(r"^\s*(?:#+|%+|//)\s*", "", cells[0])
    names = (start, *cells[1:]) if start else cells[1:]
    return (number, names) if len(names) == len(found.rows[0]) and not any(map(is_number, names)) else None


def _is_unit(count: int, rows: Sequence[Row], is_number: Callable[[str], bool]) -> bool:
    """Return whether the first of rows holds units: words above numbers, count of them, and no number."""
    first, second = rows[0], rows[1]
    words = [j for j, cell in enumerate(map(str.strip, first)) if cell and cell.lower() not in NAMELESS]
    return (
        len(first) == count
        and not any(is_number(cell) or is_meant(cell) for cell in first)
        and all(cell.strip().lower() not in NAMELESS for cell in first)
        and any(is_number(second[j]) for j in words if j < len(second))
    )


def is_meant(cell: str) -> bool:
    """Return whether a cell is meant as a number, a date or an amount, though it may not be read as one: 5%, (5), $5, ½, 12:30."""
    text = "".join(seen(cell).split())
    if len(text) > 30 or not any(c.isnumeric() or c in "√∞" for c in text):
        return False
    if is_money(text):
        return True
    if not (text[0].isnumeric() or text[0] in STARTS or unicodedata.category(text[0]) == "Sc"):
        return False
    return not any(map(str.isalpha, EXPONENT.sub("", text))) or is_date(text) or bool(TIME.fullmatch(text))


def _counts(cells: Sequence[str], start: int) -> bool:
    return [cell.strip() for cell in cells] == [str(start + k) for k in range(len(cells))]


def _gone(numbers: Sequence[int], one: str, many: str) -> list[str]:
    if len(numbers) < 2:
        return [f"Row {number} is left out: {one}." for number in numbers]
    return [f"Row {numbers[0]} and {len(numbers) - 1:,} more are left out: {many}."]
