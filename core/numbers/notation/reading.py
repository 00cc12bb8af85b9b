"""Reading: what a text turns out to hold, whichever notation it is in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.numbers.characters import INSIDE
from core.numbers.expression import InputError

Rows = list[list[str]]


@dataclass(frozen=True)
class Reading:
    """The entries of an array row by row, each as text, and what else the text said."""

    rows: Rows  # perhaps ragged, and perhaps nonsense: whoever asks looks at them
    notes: tuple[str, ...] = ()  # a sentence for everything that is left out or changed
    closed: int = 0  # along how many axes brackets say where the array ends: [1, 2] is a row, and [[1, 2], [3, 4]] a matrix
    numbers: Sequence[int] = ()  # where the rows stand in the text, from 1; empty where they follow each other from the first
    left: int = 0  # how many columns stand before the first
    deep: tuple[int, ...] = ()  # what is along each axis where there are more than two: rows go through all but the last

    @property
    def axes(self) -> tuple[int, ...]:
        """What is along each axis of an array that need not be a matrix: 5 has none, [5] and 1, 2 have one, and [[5]] has two."""
        n = len(self.rows[0]) if self.rows else 0
        if self.deep or len(self.rows) != 1 or self.closed > 1:
            return self.deep or (len(self.rows), n)
        return (n,) if self.closed or n > 1 else ()


def entries(row: str) -> list[str]:
    """Return the entries of one row: parted by commas, ampersands or tabs if there are any, else by spaces as in MATLAB."""
    row = re.sub(rf"[^\S\t{INSIDE}]+", " ", row).strip(" ")
    if "," in row or "&" in row:
        found = [entry.strip() for entry in re.split("[,&]", row)]
        return found[:-1] if len(found) > 1 and not found[-1] else found
    if "\t" in row:
        return [entry.strip() for entry in row.split("\t")]
    if " " not in row:
        return [row] if row else []
    row = re.sub(r" ?(\*\*|[*/^·×÷]) ?", r"\1", row)  # 1 / 3 is one entry
    row = re.sub(r"(?<=[^ (]) ([-+]) (?=[^ ])", r"\1", row)  # so is 1 - 2, while 1 -2 is two
    row = re.sub(r"(^|[ (])([-+√]) ", r"\1\2", row)
    row = re.sub(r" ([-+])$", r"\1", row)
    return row.replace("( ", "(").replace(" )", ")").split(" ")


def left_out(text: str) -> None:
    """Raise InputError where a print of an array leaves numbers out."""
    if "..." in text or re.search("[…⋮⋱⋯]", text) or re.search(r"\\[cvdl]?dots", text):
        raise InputError("Some numbers are left out (…): print the array whole, in NumPy with np.set_printoptions(threshold=100000).")
