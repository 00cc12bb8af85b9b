"""Code: the exported program of a page."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from core.numbers.arrays import Array

NUMBER = r"((0|[1-9]\d*)(\.\d*)?|\.\d+)"  # Python allows no zeros in front
PYTHON = re.compile(rf"-?{NUMBER}([eE][+-]?\d+)?(/{NUMBER})?", re.ASCII)


def program(lines: Sequence[str], *imports: str) -> str:
    """Return lines as a program that runs as it stands."""
    return "\n".join([*imports, *([""] if imports else []), "import numpy as np", "", *lines, ""])


def written(array: Array) -> str:
    """Return array as a program makes it; entries stay as they were given where Python reads them alike."""
    rows = [
        [_entry(text, value) for text, value in zip(texts, values, strict=True)]
        for texts, values in zip(array.text, array.value.reshape(array.shape), strict=True)
    ]
    if array.is_vector:
        return f"np.array([{', '.join(row[0] for row in rows)}], dtype=float)"
    return f"np.array([{', '.join('[' + ', '.join(row) + ']' for row in rows)}], dtype=float)"


def in_fractions(array: Array) -> dict[str, Any]:
    """Return what a program knows of the entries of array: whether they are known in fractions, and how Fraction reads them."""
    rows = array.exact.rows if array.exact else ()
    written = [[entry.numerator if entry.denominator == 1 else str(entry) for entry in row] for row in rows]
    return {"is_exact": array.exact is not None, "fractions": written}


def assigned(name: str, array: Array) -> str:
    """Return the assignment of array to name; entries stay as they were given where Python reads them alike."""
    rows = [
        [_entry(text, value) for text, value in zip(texts, values, strict=True)]
        for texts, values in zip(array.text, array.value.reshape(array.shape), strict=True)
    ]
    if array.is_vector:
        return f"{name} = np.array([{', '.join(row[0] for row in rows)}], dtype=float)"
    return f"{name} = np.array([{', '.join('[' + ', '.join(row) + ']' for row in rows)}], dtype=float)"


def scalar(name: str, array: Array) -> str:
    """Return the assignment of an array's only entry to name."""
    return f"{name} = {_entry(array.text[0][0], array.value.item())}"


def exactly(name: str, array: Array) -> str:
    """Return the entries of a matrix in fractions: as they were typed where they are fractions, else as they are in float64."""
    if array.exact is None:
        return f"[[Fraction(entry) for entry in row] for row in {name}.tolist()]"
    rows = [f"[{', '.join(_quoted(entry) for entry in row)}]" for row in array.exact.rows]
    return f"[[Fraction(entry) for entry in row] for row in [{', '.join(rows)}]]"


def fractions(array: Array) -> str:
    """Return the assignment of the entries of a 2 × 2 matrix A, in fractions, to a, b, c and d."""
    return f"(a, b), (c, d) = {exactly('A', array)}"


def _quoted(entry: Fraction) -> str:
    return str(entry) if entry.denominator == 1 else f'"{entry}"'


def _entry(text: str, value: float) -> str:
    return text if PYTHON.fullmatch(text) else repr(float(value))
