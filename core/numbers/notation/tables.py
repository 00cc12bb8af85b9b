"""Tables: rows of cells on lines of their own, as spreadsheets, CSV files, Markdown and programs write them."""

import re

from core.numbers.counts import counted
from core.numbers.expression import InputError, evaluate
from core.numbers.labels import Labelled, labelled
from core.numbers.lookalikes import MISSING, TRUTHS, accounted, advice
from core.numbers.notation.prints import SEVERAL
from core.numbers.notation.reading import Reading, entries
from core.numbers.points import with_points
from core.numbers.sheet import NARROW, SAID, Sheet, parted

BARS = str.maketrans("│┃║┆┊", "|||||")
DRAWN = str.maketrans(dict.fromkeys("⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠┌┐└┘⌈⌉⌊⌋", " "))  # brackets as tall as the matrix
BESIDES = re.compile("[⎤⎥⎦⎞⎟⎠┐┘][^\\n⎤⎥⎦⎞⎟⎠┐┘]*[⎡⎢⎣⎛⎜⎝┌└]")
LISTED = re.compile(r"\s*(-|\d+\.) +(?=\S+ )")
BARRED = re.compile(r"\|([^|]*)\|")
BESIDE = re.compile(r"[-+]?\d[\d.,]* ?\([-+±]?\d[\d.,]*\)")  # a number with its error, or a product
SHORT = re.compile(r"0\d[-/]\d\d?|\d\d?[-/]0\d|\d\d-(?:[1-9]|1[0-2])-\d\d?|\d\d/\d\d?/\d")  # 05/06, and 24-1-5 with the year in front
SEASON = re.compile(r"(?:19|20)(\d\d)[-/](\d\d)")
COUNTED = re.compile(r"[-+(.]*\d")
REMARK = re.compile(r"(?<=[\d)]) # .*")
PADDED = re.compile(r"0\d+")
COMMAS = re.compile(  # one number, or several: 1,5 and 1.234,5 and 1,234.5
    r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+(?:[eE][-+]?\d+)?|[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"
)
PAIR = re.compile(r"[-+]?(0|[1-9]0*),(0|[1-9]0*)")


def table(text: str, *, is_series: bool = False) -> Reading:
    """Return the entries of a table, whose cells are parted as ``core.numbers.sheet`` says: one rule for files and for what is pasted.

    A semicolon that ends a line ends a row, and one between numbers parts cells. Names over the columns and before the rows are left
    out, and said. Raises InputError with the row and the column of a cell that is empty, or may be two numbers.
    """
    if BESIDES.search(text):
        raise InputError(SEVERAL)
    given = text.translate(BARS).translate(DRAWN).split("\n")
    lines = [REMARK.sub("", line).rstrip(" ") for line in given]
    remarks = [f"What stands after # in row {number} is left out." for number, line in enumerate(given, 1) if REMARK.search(line)]
    _check_list(lines)
    found = _cells([line[:-1] if line.endswith((";", ",")) and not SAID.match(line) else line for line in lines])
    if found.sign == ",":
        _check_commas(lines, found)
    narrow = next(((number, cells[0]) for number, cells in found.comments if NARROW.fullmatch(cells[0])), None)
    if narrow and all(len(row) == 1 for row in found.rows):
        raise InputError(f"Row {narrow[0]}: “{narrow[1]}” {advice(narrow[1])}.")
    of = _without_blank(labelled(found, _is_number, is_strict=True))
    _check(of, found.sign)
    rows = [[cell.strip() for cell in row] for row in of.rows]
    notes = [*of.notes, *remarks[:1]]
    rows, said = with_points(rows, of.numbers, found.sign)
    notes += said
    left = of.left
    if is_series and all(len(row) > 1 for row in rows):
        rows, left = [row[1:] for row in rows], 1
        notes.append("The first column is left out: it holds the names of rows.")
    return Reading(rows, tuple(notes), numbers=of.numbers, left=left)


def _cells(lines: list[str]) -> Sheet:
    """Return the cells on lines; where spaces part them, as MATLAB has it."""
    barred = [BARRED.fullmatch(line.strip()) for line in lines if line.strip()]
    if barred and all(barred):  # bars that are drawn around a matrix
        lines = [line.strip().strip("|").strip() for line in lines]
    text = "\n".join(lines)
    found = parted(text)
    is_even = found.alike == len(found.rows)
    if '"' in text or (found.sign != " " and is_even):
        return found
    rows = tuple(tuple(entries(lines[number - 1])) for number in found.numbers)
    is_mended = not is_even and ";" not in text and len({len(row) for row in rows}) == 1  # each line has a sign of its own
    return Sheet(" ", rows, found.numbers, found.blank, found.comments) if found.sign == " " or is_mended else found


def _check_list(lines: list[str]) -> None:
    """Raise InputError where each line begins as one of a list does: with a bullet, or with 1., 2., … before numbers without a point."""
    starts = [LISTED.match(line) for line in lines if line.strip()]
    if len(starts) < 2 or not all(starts):
        return
    marks = [start[1] for start in starts if start]
    rest = " ".join(lines[i][start.end() :] for i, start in enumerate(map(LISTED.match, lines)) if start)
    is_counted = marks == [f"{k}." for k in range(1, len(marks) + 1)] and re.search(r"(?<![\d.])\d+(?![\d.])", rest)
    if is_counted or set(marks) == {"-"}:
        raise InputError(f"Each line begins with “{marks[0]}” as lists do: leave it out, or write a sign next to its number.")


def _check_commas(lines: list[str], found: Sheet) -> None:
    """Raise InputError where each row may be one number with a comma in it, as 1,5 is and 1,234.

    Pairs of single digits are pairs, as 1,0 and 0,1 are, and so are such digits times one power of ten, as 10,20 and 30,40 are: but not
    where all begin or all end alike, as 0,5 and 1,5 do, which are a column of halves, nor in hundreds, as 1,000 is a thousand. So are
    2,5 and 3,10: no program prints decimals with a zero at the end in one row, and with fewer digits in another.
    """
    numbers = found.numbers[1:] if "," not in lines[found.numbers[0] - 1] else found.numbers  # a name may stand above
    cells = [lines[number - 1].strip().rstrip(";").rstrip() for number in numbers]
    if len(cells) < 2 or not all(map(COMMAS.fullmatch, cells)):
        return
    if _are_pairs(cells):
        return
    ends = {cell.partition(",")[2] for cell in cells}
    if len(set(map(len, ends))) > 1 and any(re.fullmatch(r"[1-9]\d*0", end) for end in ends):
        return
    raise InputError(
        f"Row {numbers[0]}: “{cells[0]}” may be one number, which {advice(cells[0])}. "
        f"If it is {cells[0].count(',') + 1} numbers, write spaces or tabs between them."
    )


def _are_pairs(cells: list[str]) -> bool:
    """Return whether cells with a comma are digits times one power of ten, other than 100, and neither all begin nor all end alike."""
    pairs = [found.groups() for cell in cells if (found := PAIR.fullmatch(cell)) and not cell.startswith("-0,")]
    zeros = {len(number) - 1 for pair in pairs for number in pair if number != "0"}
    return len(pairs) == len(cells) and len(zeros) < 2 and 2 not in zeros and all(len(set(side)) > 1 for side in zip(*pairs, strict=True))


def _without_blank(of: Labelled) -> Labelled:
    """Return the table without a last column in which nothing stands."""
    if not of.rows or len(of.rows[0]) < 2 or any(len(row) != len(of.rows[0]) or row[-1].strip() for row in of.rows):
        return of
    note = f"Column {len(of.rows[0]) + of.left} is left out: it is blank."
    header = of.header[:-1] if len(of.header) == len(of.rows[0]) and not of.header[-1].strip() else of.header
    return Labelled(header, tuple(row[:-1] for row in of.rows), of.numbers, of.left, of.top, (*of.notes, note))


def _check(of: Labelled, sign: str) -> None:
    """Raise InputError for a cell that is empty or may be two numbers, and for a blank in a single column."""
    for number, row in zip(of.numbers, of.rows, strict=True):
        for j, cell in enumerate(map(str.strip, row)):
            place = f"Row {number}, column {j + 1 + of.left}: "
            if not cell:
                raise InputError(f"{place}the cell is empty: write a number in it.")
            if accounted(cell):
                raise InputError(f"{place}“{cell}” {accounted(cell)}.")
            season = SEASON.fullmatch(cell)
            if SHORT.fullmatch(cell) or (season and (int(season[1]) + 1) % 100 == int(season[2])):
                raise InputError(f"{place}“{cell}” may be a date: write a number, and put in brackets what is to be computed.")
            if BESIDE.fullmatch(cell):
                raise InputError(f"{place}“{cell}” may be a number with its error, or a product: write one number.")
            if sign == "," and PADDED.fullmatch(cell) and j:
                before = f"{row[j - 1].strip()},{cell}"
                raise InputError(f"{place}“{before}” may be one number: write it without a comma, and part cells by tabs or semicolons.")
    if of.header and of.rows and len(of.header) != len(of.rows[0]):
        raise InputError(
            f"Row {of.top} has {counted(len(of.header), 'name')}, and row {of.numbers[0]} has {counted(len(of.rows[0]), 'cell')}."
        )
    if of.rows and len(of.rows[0]) == 1:
        gap = next((a + 1 for a, b in zip(of.numbers, of.numbers[1:], strict=False) if b > a + 1), 0)
        if gap:
            raise InputError(f"Row {gap} is blank: write a number in it, or take it out.")


def _is_number(cell: str) -> bool:
    """Return whether a cell stands for a number, or for none in its place."""
    cell = cell.strip()
    if cell.lower() in MISSING | TRUTHS:
        return True
    if COUNTED.match(cell) or not any(c.isalpha() for c in cell) or len(cell) > 60:
        return any(c.isnumeric() or c in "√∞" for c in cell)
    try:
        evaluate(cell)
    except InputError as error:
        return any(kind in str(error) for kind in (" is a date", " is a time", " is an amount", " is complex", " divides by zero"))
    return True
