"""Prints: what MATLAB, Octave, R, Julia and pandas put around the numbers of an array that they print."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.numbers.expression import InputError, evaluate
from core.numbers.notation.reading import Rows

HEADS = re.compile(  # lines that say what follows
    r"[A-Za-z_][\w.]*(?:\(\d*:?\d*\))?\s*[=:]|[A-Za-z_][\w.]*\s*=\s*\d+\s*[×x]\s*\d+(?: [A-Za-z ]+)?:?|\d+(?:×\d+|-element) [A-Za-z].*:"
    r"|\d+×\d+ (?:[a-z]+\d* )*(?:matrix|array|vector)"
    r"|(?:\w+ )?[Mm]atrix:?|shape: ?\(.*\)|\[\d+ rows x \d+ columns\]|# A tibble:.*|(?:<(?!NA>)\w+> ?)+|(?:print|disp|display)\(.*\)"
    r"|>(?: ?[A-Za-z.].*)?|(?:>>>?|julia>|octave:\d+>|In ?\[\d+\]:).*"
)
NAME = re.compile(r"[A-Za-z_][\w.]*\s*[=:]|\d+(?:×\d+|-element) [A-Za-z].*:")  # above each matrix
OUT = re.compile(r"Out ?\[\d+\] ?[:=]=? ?(?://\w+ ?= ?)?")
AXES = re.compile(r"[A-Za-z_]\w*\(:, ?:(?:, ?\d+){1,2}\) ?=|\[:, ?:(?:, ?\d+){1,2}\] ?=|, , \d+(?:, \d+)?")
SCALE = re.compile(r"(\d+(?:\.\d*)?[eE][-+]?\d+) ?\*")
BLOCK = re.compile(r"Columns? \d+(?: (?:through|to|and) \d+)?:?|(?:\[,\d+\] ?)+")
SERIES = re.compile(r"(?:Name: .*, )?(?:Length: \d+, )?dtype: \w+")
R_ROW = re.compile(r"\[\d+,\] ?")
R_VECTOR = re.compile(r"\[(\d+)\] (?=[^\[ ])")
SEVERAL = "This holds two matrices: paste one."
SPARSE = re.compile(r"\(\d+, ?\d+\)[ \t]+[-+\d.]")


@dataclass(frozen=True)
class Bare:
    """A print without what is around its numbers."""

    text: str
    factor: str = ""  # that all numbers are to be multiplied by
    is_series: bool = False  # whether the first column counts the rows


def bare(text: str) -> Bare:
    """Return a print of an array without its labels, with blocks of columns side by side.

    text : with newlines between its lines and single spaces in them. Raises InputError for more than two axes, and for a list of places.
    """
    lines: list[str] = []
    blocks: list[list[str]] = []
    factor, is_series, last = "", False, 0
    given = [line.strip(" ") for line in text.split("\n")]
    is_julia = any(re.match(r"\d+(?:×\d+|-element) ", line) for line in given[:3])
    if any(given) and all(SPARSE.match(line) for line in given if line):
        raise InputError("This lists entries by their places: print the matrix in full, with full(A) or A.toarray().")
    for line in given:
        line = OUT.sub("", line) if line.startswith("Out") else line
        if AXES.fullmatch(line):
            raise InputError("This has more than two axes: a matrix has rows and columns only.")
        scale = SCALE.fullmatch(line)
        if scale and not any(lines) and factor in ("", scale[1]):
            factor = scale[1]
        elif SERIES.fullmatch(line):
            is_series = True
        elif BLOCK.fullmatch(line):
            first = int(re.findall(r"\d+", line)[0])
            if first <= last:
                raise InputError(SEVERAL)
            last = first
            blocks.append(lines)
            lines = []
        elif not HEADS.fullmatch(line) or line == text.strip():
            lines.append(_unmarked(line, is_julia))
        elif NAME.fullmatch(line) and any(lines):
            raise InputError(SEVERAL)
    blocks.append(lines)
    if len(blocks) > 1:
        lines = _side_by_side([[line for line in block if line.strip()] for block in blocks])
    starts = [R_VECTOR.match(line) for line in lines if line.strip()]
    if starts and all(starts):  # R's vectors go on from line to line
        if sum(start[1] == "1" for start in starts if start) > 1:
            raise InputError(SEVERAL)
        lines = [" ".join(line[start.end() :] for line, start in zip(filter(str.strip, lines), starts, strict=True) if start)]
    return Bare("\n".join(lines), factor, is_series)


def _unmarked(line: str, is_julia: bool) -> str:
    """Return a line without the number of its row as R prints it, and with zeros for the points of Julia's diagonal matrices."""
    line = R_ROW.sub("", line) if line.startswith("[") else line
    return re.sub(r"(?:^|(?<= ))[⋅.](?= |$)", "0", line) if is_julia else line


def _side_by_side(blocks: list[list[str]]) -> list[str]:
    """Return the lines of blocks of columns, each beside those of the blocks before."""
    blocks = [block for block in blocks if block]
    if len({len(block) for block in blocks}) > 1:
        raise InputError("The blocks of columns have not the same number of rows: copy all of the print.")
    return [" ".join(parts) for parts in zip(*blocks, strict=True)]


def scaled(rows: Rows, factor: str) -> Rows:
    """Return rows with each number multiplied by a factor that is a decimal, exactly."""
    return [[_times(entry, factor) for entry in row] for row in rows]


def _is_worth(entry: str) -> bool:
    try:
        evaluate(entry)
    except InputError:
        return False
    return True


def _times(entry: str, factor: str) -> str:
    try:
        product = Decimal(entry) * Decimal(factor)
    except InvalidOperation:
        return f"{factor}*({entry})" if _is_worth(entry) else entry
    if not product.is_finite():
        return entry
    text = f"{product.normalize():f}" if -12 < product.adjusted() < 15 else f"{product.normalize():e}"
    return "0" if not product else text
