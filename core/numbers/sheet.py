"""Sheet: the rows of cells in a file of text, parted by the sign that its rows agree on."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from core.numbers.characters import lines
from core.numbers.expression import InputError

MOST_BYTES = 1_000_000
KINDS = (  # how a file that is no text begins
    (b"PK\x03\x04", "an Excel workbook, or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a packed file"),
)
MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|table)\b", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SIGNS = "\t;|,"  # between cells, in the order in which they are tried
SAID = re.compile(r'"?sep=(.)"?(?:\n|$)', re.IGNORECASE)  # Excel's first line
COMMENT = re.compile(r"\s*(?:#(?!\d|n/a|ref!|value!|div/|name\?|num!|null!)|%(?!\d)|//)", re.IGNORECASE)
NARROW = re.compile("#{2,}")  # what spreadsheets show of a number that is wider than its column
RULE = re.compile(r"(?=.*(?:--|==|[─━═┄┈]))[-+=:─━═┄┈┬┼┴├┤╞╪╡┌┐└┘╭╮╰╯\s]+")  # under the names of a table that is drawn
COMMA = r"[-+]?\d+(?:,\d+)?"
TWOFOLD = re.compile(rf"{COMMA}(?:(?: *; *{COMMA})+|(?: +{COMMA})+)")  # 1,5 2,5 is two numbers or three cells


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a file, as one sign parts them."""

    sign: str  # tab, semicolon, bar, comma or space
    rows: tuple[tuple[str, ...], ...]  # those that are not blank
    numbers: tuple[int, ...]  # where they stand in the file, from 1
    blank: tuple[int, ...]  # where blank rows stand that others follow
    comments: tuple[tuple[int, tuple[str, ...]], ...] = ()  # where rows stand that begin as comments do, with their cells
    problem: str = ""  # why reading ended before the end of the file

    @property
    def alike(self) -> int:
        """How many rows share the commonest length of two cells or more."""
        return max(Counter(len(row) for row in self.rows if len(row) > 1).values(), default=0)


def sheet(data: bytes) -> Sheet:
    """Return the rows of cells in a file, of any lengths.

    It is text in UTF-8, UTF-16 or Windows-1252, up to 1 MB. Raises InputError for a file that is no text, has no cells, or can be read
    in two ways.
    """
    return parted(_text(data), "This file")


def parted(text: str, what: str = "This") -> Sheet:
    """Return the rows of cells in text, whose lines end in newlines.

    The sign between its cells is the first of tab, semicolon, bar and comma that makes all rows equally long, with two cells or more;
    where none does, the one that makes most rows so. Spaces are tried where that is half of the rows or less. What the first line says,
    as Excel's sep=; does, comes before all this.

    Raises InputError where there are no cells, or where they can be read in two ways.
    """
    found = _fitting(text)
    if found.problem:
        raise InputError(found.problem)
    if not found.rows:
        raise InputError(f"{what} is empty.")
    if found.sign == "," and _is_twofold(text):
        row = found.numbers[min(1, len(found.numbers) - 1)]
        raise InputError(f"Row {row} can be read in two ways, with commas between cells or in decimals: write decimals with points.")
    return found


def _text(data: bytes) -> str:
    """Return the text of a file, with newlines between its lines."""
    for start, kind in KINDS:
        if data.startswith(start):
            raise InputError(f"This is {kind}: save the table as CSV.")
    if len(data) > MOST_BYTES:
        raise InputError(f"This file has {len(data):,} bytes, and up to {MOST_BYTES:,} can be read here.")
    text = lines(_decoded(data).removeprefix("\ufeff"))
    if CONTROL.search(text):
        raise InputError("This file is no text: save the table as CSV.")
    if MARKUP.match(text):
        raise InputError("This is a web page or XML: save the table as CSV.")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise InputError("This file begins as text in UTF-16 and does not go on so: save the table as CSV in UTF-8.") from None
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")  # knows every byte


def _fitting(text: str) -> Sheet:
    """Return the cells of text, parted by the sign that fits."""
    said = SAID.match(text)
    if said:
        return _parted("\n" + text[said.end() :], said[1], first=2)
    tried = []
    for sign in SIGNS:
        if sign in text:
            found = _parted(text, sign)
            if not found.problem and found.alike == len(found.rows):
                return found
            tried.append(found)
    best = max(tried, key=lambda found: found.alike, default=None)
    if best and 2 * best.alike > len(best.rows):
        return best
    return max([*tried, _parted(text, " ")], key=lambda found: found.alike)


def _parted(text: str, sign: str, first: int = 1) -> Sheet:
    """Return the cells of text from row first on, parted by a sign, as far as quotation marks allow."""
    rows: list[tuple[str, ...]] = []
    numbers, blank, comments, number, problem = [], [], [], 0, ""
    reader = csv.reader(io.StringIO(text), delimiter=sign, skipinitialspace=True, strict=True)
    try:
        for number, row in enumerate(reader, 1):
            if not any(map(str.strip, row)):
                if number >= first:
                    blank.append(number)
                continue
            if sign == "|" and RULE.fullmatch("".join(row)):
                continue
            cells = tuple(row[:-1] if sign == " " and not row[-1] else row)  # spaces at the end of the line
            if COMMENT.match(cells[0]) and not (len(cells) > 1 and NARROW.fullmatch(cells[0].strip())):
                comments.append((number, cells))
                continue
            rows.append(cells)
            numbers.append(number)
    except csv.Error as error:
        what = "is not closed, or a cell that is too long" if "limit" in str(error) else "is not closed, or closed before the cell ends"
        problem = f"Row {number + 1} has a quotation mark that {what}."
    if not rows:
        rows, numbers, comments = [cells for _, cells in comments], [number for number, _ in comments], []
    if sign == "|" and len(rows) > 1 and not any(row[0].strip() or row[-1].strip() for row in rows):
        rows = [row[1:-1] for row in rows]  # bars at both ends
    last = numbers[-1] if numbers else 0
    return Sheet(sign, tuple(rows), tuple(numbers), tuple(number for number in blank if number < last), tuple(comments), problem)


def _is_twofold(text: str) -> bool:
    """Return whether commas may be decimal ones, since all rows are numbers parted by spaces or semicolons too."""
    first, *rest = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(re.search("[; ]", first)) and all(map(TWOFOLD.fullmatch, rest or [first]))
