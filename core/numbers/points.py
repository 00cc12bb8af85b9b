"""Points: the decimal commas of a table, read as points."""

from collections.abc import Sequence

from core.numbers.decimals import POINTED, doubts, pointed, quoted
from core.numbers.expression import InputError


def with_points(cells: list[list[str]], numbers: Sequence[int], sign: str) -> tuple[list[list[str]], list[str]]:
    """Return rows of cells with points for their decimal commas, and what is to be said of that.

    numbers : where the rows stand, from 1. Raises InputError where a column can be read in two ways.
    """
    if len({len(row) for row in cells}) == 1:
        doubt = next(filter(None, doubts([list(column) for column in zip(*cells, strict=True)], numbers, sign)), "")
        if doubt:
            raise InputError(f"{doubt[0].upper()}{doubt[1:]}: write numbers with a point for decimals, and without other marks.")
    comma = next((cell for row in cells for cell in row if "," in cell and POINTED.fullmatch(cell)), "")
    if not comma or pointed(comma, sign) == comma:
        return cells, []
    read = [[pointed(cell, sign) if POINTED.fullmatch(cell) else cell for cell in row] for row in cells]
    return read, [f"Commas are read as decimal points: {quoted(comma)} as {pointed(comma, sign)}."]
