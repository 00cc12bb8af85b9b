r"""Notation: how people and programs write matrices, told apart into rows of entries.

Semicolons or lines part rows; commas, tabs, ``&``, bars or spaces part entries, and semicolons do so in a table of several lines.
Brackets are as in Python, NumPy and MATLAB, braces as in Mathematica, calls as in R; LaTeX has ``\frac``, ``\sqrt`` and ``\pi``;
and what programs print around their numbers is known.
"""

import html
import re
from dataclasses import replace

from core.numbers.characters import seen
from core.numbers.decimals import shown
from core.numbers.expression import FUNCTIONS, InputError
from core.numbers.lookalikes import MARKED, THOUSANDS, advice, several
from core.numbers.notation import latex
from core.numbers.notation.brackets import bracketed
from core.numbers.notation.calls import call
from core.numbers.notation.latex import plain
from core.numbers.notation.lists import single, slices
from core.numbers.notation.prints import bare, scaled
from core.numbers.notation.reading import Reading, entries, left_out
from core.numbers.notation.tables import table
from core.numbers.typeset import called

__all__ = ["Reading", "is_array", "one", "plain", "read", "single"]

LONGEST = 20_000
FACTOR = re.compile(r"(?![eE][-+]?\d)[^\W\d_]")
POWER = re.compile(r"\^\{([-+]?\d[\d.]*(?:/\d+)?)\}")  # as LaTeX has it
CONTINUED = re.compile(r"(?<=[^\s.])[ \t]*\.\.\. *(?:[A-Za-z%][^\n]{0,99})?\n")  # MATLAB's lines that go on
ESCAPED = re.compile(r"&(?:amp|minus|nbsp|ensp|emsp|thinsp|times|sdot|frac\d\d|radic|pi|#\d{1,5}|#x[\da-fA-F]{1,4});")
MARKUP = re.compile(r"<(?:table|tr|td|div|span|html|meta|math|mtable|mml:)\b", re.IGNORECASE)
PRINTED = re.compile(r"(?:^|\n) *\[\d*,?\d*\](?: |$|\n)|(?:^|\n) *\[,\d+\]")  # R's numbers of rows and columns
TENSOR = re.compile(r"<tf\.Tensor[^\n]*numpy=\s*(array\(.*\))>", re.DOTALL)
CALLED = re.compile(r"(?:^|[=\s])[A-Za-z_][\w.]*!? *[(\[{]")
DECIMALS = re.compile(r"\([-+]?\d+,\d+\)|[-+]?\d*,\d+(?:[eE][-+]?\d+)?")


def read(text: str, axes: int = 2) -> Reading:
    """Return the entries of the array that text stands for, with a sentence for everything in it that is left out or changed.

    axes : as many as it can have. Rows may come out ragged and entries may be nonsense: whoever asks looks at them.
    Raises InputError where no rows can be told apart.
    """
    text = CONTINUED.sub(" ", _spared(text))
    if MARKUP.search(text):
        raise InputError("This is a web page's own code: copy what it shows, and paste that.")
    if latex.is_matrix(text):
        return latex.matrix(text)
    if "\\" in text:
        text = plain(text)
    found = call(text)
    if found:
        return found
    tensor = TENSOR.search(text)
    text = tensor[1] if tensor else text
    if axes > 2 and single(text):
        return Reading([[single(text)]])
    sliced = slices(text) if axes > 2 else None
    if sliced:
        return sliced
    printed = bare(text)
    text = printed.text
    left_out(text)
    reading = bracketed(text, axes) if _has_brackets(text) else _unbracketed(text, printed.is_series)
    if not printed.factor:
        return reading
    note = f"Each number is taken times {printed.factor}, as the line “{printed.factor} *” says."
    return replace(reading, rows=scaled(reading.rows, printed.factor), notes=(*reading.notes, note))


def is_array(text: str, *, is_pasted: bool = False) -> bool:
    """Return whether text is meant as an array, whole or in part, rather than as one entry.

    What is typed is one entry unless it has brackets or several rows; what is pasted, unless it has several cells.
    A number with a comma in it, such as ``2,5`` or ``1,000``, is none of that.
    """
    text = _spared(text)
    if re.search(r"[\t\n]", text) or latex.is_matrix(text):
        return True
    text = plain(text) if "\\" in text else text
    if DECIMALS.fullmatch(text) or THOUSANDS.fullmatch(text) or MARKED.fullmatch(text):
        return False
    if _has_brackets(text) or len([part for part in text.split(";") if part.strip()]) > 1:
        return True
    return is_pasted and (len(entries(text)) > 1 or "&" in text)


def one(text: str) -> str:
    """Return the one entry that text stands for; raise InputError where spaces make several of it, as in ``1 -2``."""
    entry = plain(_spared(text))
    parts = entries(entry)
    count = len(parts)
    if count > 1 and (parts[0] in FUNCTIONS or all(map(FACTOR.match, parts[1:]))) and "," not in entry:
        return "".join(parts)  # 2 pi is a product, and what else has a letter is told by its name
    if count > 1 and not advice(entry):
        raise InputError(f"“{shown(entry, 60)}” {several(shown(entry, 60), count)}.")
    return entry


def _unbracketed(text: str, is_series: bool) -> Reading:
    """Return the entries of an array on lines, or parted by semicolons on one line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 or "\t" in text or (lines and lines[0].count("|") > 2):
        return table(text.strip("\n"), is_series=is_series)
    return Reading([entries(line) for line in text.split(";") if line.strip(" \t,\n")])


def _has_brackets(text: str) -> bool:
    """Return whether brackets, braces or commas in parentheses say what belongs together."""
    if re.search(r"[\[\]{}]", called(text)) or (re.match(r"\s*<(?:<|[-\d.])", text) and text.endswith(">")):
        return True
    if "\t" in text:
        return False
    depth = 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if depth > 0 and c in ",;":
            return True
    return False


def _spared(text: str) -> str:
    """Return text in the characters that it looks like, without blank ends and with single spaces: no pattern has to try them all."""
    if len(text) > LONGEST:
        raise InputError(f"This has {len(text):,} characters: at most {LONGEST:,} can be read.")
    text = seen(html.unescape(text) if ESCAPED.search(text) else text)
    return POWER.sub(r"^(\1)", re.sub(r" {2,}", " ", text.strip(" \n")))
