"""Code: what a person has given, as Python reads it."""

import re
from typing import Any

from core.numbers.arrays import Array
from core.numbers.notation.lists import listed

NUMBER = r"((0|[1-9]\d*)(\.\d*)?|\.\d+)"  # Python allows no zeros in front
PYTHON = re.compile(rf"-?{NUMBER}([eE][+-]?\d+)?(/{NUMBER})?", re.ASCII)


def written(array: Array) -> str:
    """Return array as a program makes it; entries stay as they were given where Python reads them alike."""
    rows = [
        [_entry(text, value) for text, value in zip(texts, values, strict=True)]
        for texts, values in zip(array.text, array.value.reshape(array.shape), strict=True)
    ]
    if array.axes is not None:
        return f"np.array({listed([entry for row in rows for entry in row], array.axes)}, dtype=float)"
    if array.is_vector:
        return f"np.array([{', '.join(row[0] for row in rows)}], dtype=float)"
    return f"np.array([{', '.join('[' + ', '.join(row) + ']' for row in rows)}], dtype=float)"


def in_fractions(array: Array, of: str = "") -> dict[str, Any]:
    """Return what a program knows of the entries of array: whether they are known in fractions, and how Fraction reads them.

    of : what the names of these facts end with.
    """
    rows = array.exact.rows if array.exact else ()
    entries = [[entry.numerator if entry.denominator == 1 else str(entry) for entry in row] for row in rows]
    return {f"is_exact{of}": array.exact is not None, f"fractions{of}": entries}


def scalar(array: Array) -> str:
    """Return the only entry of array, likewise."""
    return _entry(array.text[0][0], array.value.item())


def _entry(text: str, value: float) -> str:
    return text if PYTHON.fullmatch(text) else repr(float(value))
