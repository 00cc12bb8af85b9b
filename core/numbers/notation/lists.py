"""Lists: arrays of up to four axes as lists in lists, as Julia writes them, and as slices that are printed one after the other."""

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from core.numbers.counts import counted
from core.numbers.expression import InputError
from core.numbers.notation.prints import AXES
from core.numbers.notation.reading import Reading, Rows, entries

TOO_DEEP = "This has more than two axes: a matrix has rows and columns only."
BETWEEN = "There is something between the lists: write for instance [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]."
SCALAR = re.compile(r"(?:[A-Za-z_]\w*\.)?(?:array|asarray|tensor|Array|float\d+|int\d+)\(([-+\d.eE]+)(?:, ?\w+ ?= ?[\w.':]+)*\)")
PLAIN = re.compile(r"[-+]?[\d.][\d./eE+-]*")  # a number
BLANK = " \t\n,;"


def check_depth(depth: int, axes: int) -> None:
    """Raise InputError where brackets are deeper than there can be axes."""
    if depth > axes:
        raise InputError(TOO_DEEP if axes == 2 else f"This has {depth} axes: up to {axes} can be shown here.")


def whole(text: str, depth: int) -> tuple[str, int]:
    """Return text and its depth with brackets around lists that stand side by side."""
    at = 0
    for i, c in enumerate(text):
        at += (c == "[") - (c == "]")
        if at == 0 and "[" in text[i:]:
            return f"[{text}]", depth + 1
        if at == 0:
            break
    return text, depth


def single(text: str) -> str:
    """Return the number in a call that makes a scalar of it, as NumPy and PyTorch print one: ``array(5.)``; empty for all else."""
    found = SCALAR.fullmatch(text.strip())
    return found[1] if found else ""


def lists(text: str, depth: int) -> Reading:
    """Return the entries of lists in lists, that deep in brackets which close.

    Raises InputError with the place of what is longer or shorter than the first of its kind.
    """
    rows: Rows = []
    lengths: list[int | None] = [None] * depth  # along each axis, by the first list that ends there
    place: list[int] = []  # of the list that is open, and how many it has had
    start = 0
    for i, c in enumerate(text):
        if c not in "[]":
            continue
        between = text[start:i].strip(BLANK)
        if c == "[":
            if between or (place and len(place) == depth):
                is_mixed = place and len(place) < depth and all(map(PLAIN.fullmatch, entries(between)))
                raise InputError(_shallow(place, depth) if is_mixed else BETWEEN)
            place.append(0)
        else:
            if len(place) == depth:
                rows.append(entries(text[start:i].strip()))
                place[-1] = len(rows[-1])
            elif between or not place[-1]:
                raise InputError(_shallow(place, depth) if between else "There are no numbers in one of the lists here.")
            count, axis = place.pop(), len(place)
            first = lengths[axis] = count if lengths[axis] is None else lengths[axis]
            if first is not None and count != first:
                raise InputError(uneven(written(place), count, written([0] * axis), first, "number" if axis == depth - 1 else "list"))
            if place:
                place[-1] += 1
        start = i + 1
    return Reading(rows, closed=depth, deep=tuple(n or 0 for n in lengths))


def _shallow(place: Sequence[int], depth: int) -> str:
    at = written(place[:-1]) or "The outermost list"
    return f"{at} has numbers in it, and other lists have lists: put all numbers into {depth} brackets."


def uneven(place: str, count: int, other: str, first: int, kind: str = "number") -> str:
    """Return that one list of an array is longer or shorter than another."""
    return f"{place} has {counted(count, kind)}, {other} has {first}: an array needs lists of equal length."


def index(flat: int, axes: Sequence[int]) -> str:
    """Return the place of one of as many as axes hold, as Python writes it: ``[1][0]``."""
    return written([int(k) for k in np.unravel_index(flat, tuple(axes))]) if axes else ""


def written(place: Sequence[int]) -> str:
    """Return a place as Python writes it: ``[1][0]``."""
    return "".join(f"[{k}]" for k in place)


def listed(flat: Sequence[str], axes: Sequence[int], comma: str = ", ") -> str:
    """Return entries as lists in lists along axes; the only one where there are none."""
    if not axes:
        return flat[0]
    step = math.prod(axes[1:])
    return f"[{comma.join(listed(flat[k * step : (k + 1) * step], axes[1:], comma) for k in range(axes[0]))}]"


# ---- along the last axes first


def julia(text: str) -> Reading:
    """Return the entries of what Julia's brackets hold: ``1 2; 3 4;;; 5 6; 7 8``, as many semicolons as axes there are to go along."""
    text = re.sub(r"\s*\n\s*", "\n", text.strip())
    return _reading(_joined(re.sub(r"(?<!;)\n(?!;)", ";", text).replace("\n", "")))


def _joined(text: str) -> np.ndarray:
    most = max((len(run) for run in re.findall(r";+", text)), default=1)
    check_depth(most, 4)
    if most < 2:
        return _block([entries(row) for row in text.split(";") if row.strip()])
    parts = [_joined(part) for part in text.split(";" * most) if part.strip()]
    if not parts:
        raise InputError("There are no numbers here: write for instance [1 2; 3 4;;; 5 6; 7 8].")
    if most == 2:
        return np.concatenate(_alike(parts), axis=1)
    return np.stack([part.reshape(part.shape + (1,) * (most - 1 - part.ndim)) for part in _alike(parts)], axis=most - 1)


def slices(text: str) -> Reading | None:
    """Return the entries of an array that is printed slice by slice, as Julia, MATLAB, Octave and R do; None where text is none such."""
    heads = list(AXES.finditer(text))
    heads = [head for head in heads if _line(text, head)]
    if not heads:
        return None
    found: dict[tuple[int, ...], np.ndarray] = {}
    for head, after in itertools.zip_longest(heads, heads[1:]):
        place = tuple(int(k) for k in re.findall(r"\d+", head[0][re.search(r"[(\[,]", head[0]).start() :]))  # type: ignore[union-attr]
        block = text[head.end() : after.start() if after else len(text)]
        found[place] = _block(list(_rows(block)))
    sizes = tuple(max(k) for k in zip(*found, strict=True)) if len({len(place) for place in found}) == 1 else ()
    if len(found) != len(heads) or math.prod(sizes) != len(found) or not sizes:
        raise InputError("Slices are missing, or stand here twice: copy all of the print.")
    blocks = dict(zip(found, _alike(list(found.values())), strict=True))
    return _reading(_stacked(blocks, sizes))


def _stacked(blocks: Mapping[tuple[int, ...], np.ndarray], sizes: tuple[int, ...]) -> np.ndarray:
    m, n = next(iter(blocks.values())).shape
    out = np.empty((m, n, *sizes), dtype=object)
    for place, block in blocks.items():
        np.moveaxis(out, (0, 1), (-2, -1))[tuple(k - 1 for k in place)] = block
    return out


def _line(text: str, head: re.Match[str]) -> bool:
    """Return whether a head of a slice stands on a line of its own."""
    before, _, after = text[: head.start()].rpartition("\n")[2], None, text[head.end() :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _rows(block: str) -> Iterator[list[str]]:
    """Yield the rows of a slice, without the numbers of rows and of columns that R prints."""
    for line in block.split("\n"):
        line = re.sub(r"^ *\[\d+,\]", "", line)
        if line.strip() and not re.fullmatch(r"[ \t]*(?:\[,\d+\] ?)+", line):
            yield entries(line.strip())


def _block(rows: Rows) -> np.ndarray:
    """Return rows as a matrix of texts."""
    for i, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise InputError(uneven(f"Row {i} of a slice", len(row), "its first row", len(rows[0])))
    out = np.empty((len(rows), len(rows[0]) if rows else 0), dtype=object)
    for i, row in enumerate(rows):
        out[i] = row
    return out


def _alike(parts: list[np.ndarray]) -> list[np.ndarray]:
    """Return parts, which have to be of one shape to stand beside each other."""
    for k, part in enumerate(parts, 1):
        if part.shape != parts[0].shape:
            one, other = (" × ".join(map(str, of.shape)) for of in (part, parts[0]))
            raise InputError(f"Slice {k} is {one}, the first is {other}: an array needs slices of one shape.")
    return parts


def _reading(array: np.ndarray) -> Reading:
    if not array.size:
        raise InputError("There are no numbers in one of the slices here.")
    deep = array.shape if array.ndim > 2 else ()
    return Reading(array.reshape(-1, array.shape[-1]).tolist(), closed=array.ndim, deep=deep)
