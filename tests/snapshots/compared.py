"""Compared: what is different between a stored snapshot and what is seen now, beyond what another processor rounds otherwise."""

import difflib
import itertools
import math
import re
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np

from core.numbers.arrays import Matrix
from tests.snapshots.drawing import decoded, distances

NEAR = ("numbers", "table", "film", "picture")  # parts whose numbers float64 has computed; all else is compared letter by letter
DIGITS = 4  # that are shown
SHOWN = 1.5e-3  # of the largest number of those that are drawn together
MOVED = 3  # units: thousandths of half the height of a picture
GREY = 1  # levels
SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
NUMBER = re.compile(r"(?<![\w.])(−?)(?:(\d[\d,]*(?:\.\d+)?)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?|10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
POINT = re.compile(r"([ML])(-?\d+) (-?\d+)(h0)?")


def changes(path: str, before: str, now: str) -> str:
    """Return what has changed as one reads it; nothing where all is the same."""
    if before == now:
        return ""
    return _moved(path, before, now) if path.endswith(".svg") else _diff(path, before, now)


def _diff(path: str, before: str, now: str) -> str:
    """Return a unified diff of the lines that say something else."""
    old, new = _lines(before), _lines(now)
    same = (
        [
            was.text if part == was.part and _alike(part, was.text, text) else text
            for was, (part, text) in itertools.zip_longest(old, new, fillvalue=Line("", ""))
        ]
        if len(old) == len(new)
        else [line.text for line in new]
    )
    return "\n".join(
        difflib.unified_diff([line.text for line in old], same, f"{path}, as stored", f"{path}, as it is now", lineterm="", n=1)
    )


class Line(NamedTuple):
    """A line of a text, and the part that it belongs to."""

    part: str
    text: str


def _lines(text: str) -> list[Line]:
    part, found = "", []
    for line in text.splitlines():
        part = part if line.startswith(" ") else line.split(" ")[0]
        found.append(Line(part, line))
    return found


def _alike(part: str, before: str, now: str) -> bool:
    """Return whether two lines are the same up to a unit of the last digit of their numbers."""
    if before == now or part not in NEAR:
        return before == now
    if NUMBER.sub("#", before) != NUMBER.sub("#", now):
        return False
    old, new = (list(NUMBER.finditer(line)) for line in (before, now))
    values = np.array([[_value(a), _value(b)] for a, b in zip(old, new, strict=True)])
    units = np.array([max(map(_unit, pair)) for pair in values.tolist()])
    for run in _runs(before, old):
        units[run] = np.maximum(units[run], SHOWN * np.abs(values[run]).max())
    return bool((np.abs(values[:, 0] - values[:, 1]) <= 1.01 * units).all())


def _runs(line: str, found: list[re.Match[str]]) -> list[slice]:
    """Return where numbers follow each other with a space between them: they are what is drawn, a matrix or a place."""
    breaks = [k + 1 for k, (a, b) in enumerate(itertools.pairwise(found)) if line[a.end() : b.start()] != " "]
    return [slice(first, last) for first, last in itertools.pairwise([0, *breaks, len(found)]) if last - first > 1]


def _value(found: re.Match[str]) -> float:
    sign, lead, power, alone = found.groups()
    exponent = int((power or alone or "0").translate(SUPERSCRIPT))
    value = float((lead or "1").replace(",", "")) * 10.0**exponent
    return -value if sign else value


def _unit(value: float) -> float:
    """Return what the last of the digits of value that are shown stands for."""
    return 10.0 ** (math.floor(math.log10(abs(value))) - DIGITS + 1) if value else 0.0


def _moved(path: str, before: str, now: str) -> str:
    """Return what of two pictures differs, mark by mark."""
    old, new = (ElementTree.fromstring(text) for text in (before, now))
    marks, others = ({node.get("id", "title"): node for node in root} for root in (old, new))
    found = [f"{name} is gone" for name in marks if name not in others] + [f"{name} is new" for name in others if name not in marks]
    common = [name for name in marks if name in others]
    if not found and list(marks) != list(others):
        found.append(f"the order is another: {', '.join(others)}")
    for name in common:
        found += [f"{name}: {said}" for said in _mark(marks[name], others[name])]
    return "\n".join([f"{path}, in thousandths of half the height:", *(f"  {said}" for said in found)]) if found else ""


def _mark(before: ElementTree.Element, now: ElementTree.Element) -> list[str]:
    if [node.tag for node in before] != [node.tag for node in now]:
        return [f"elements that were {len(before)} are {len(now)}: {' '.join(node.tag.rpartition('}')[2] for node in now)}"]
    found = [] if before.text == now.text or len(before) else [f"“{before.text}” is “{now.text}”"]
    for old, new in zip(before, now, strict=True):
        shapes, places = ("d", "href"), ("x", "y", "width", "height")
        for name in sorted({*old.keys(), *new.keys()} - {*shapes, *places}):
            if old.get(name) != new.get(name):
                found.append(f"{name} was {old.get(name)} and is {new.get(name)}")
        for name in places:
            if abs(float(old.get(name, 0)) - float(new.get(name, 0))) > MOVED:
                found.append(f"{name} was {old.get(name)} and is {new.get(name)}")
        if not _alike("numbers", old.text or "", new.text or ""):
            found.append(f"“{old.text}” is “{new.text}”")
        if "href" in old.attrib and old.get("href") != new.get("href"):
            found += _repainted(decoded(old.attrib["href"]), decoded(new.attrib["href"]))
        if "d" in old.attrib and old.get("d") != new.get("d"):
            found += _bent(_strokes(old.attrib["d"]), _strokes(new.attrib["d"]))
    return found


def _repainted(before: Matrix, now: Matrix) -> list[str]:
    if before.shape != now.shape:
        return [f"{before.shape} pixels were {now.shape}"]
    off = np.abs(before - now)
    return [f"{(off > GREY).sum()} pixels are another grey, by up to {off.max():.0f} levels"] if off.max() > GREY else []


def _strokes(d: str) -> list[Matrix]:
    """Return the strokes of a path, each (n, 2); a dot is a stroke of one point."""
    steps = POINT.findall(d)
    starts = [k for k, (pen, *_) in enumerate(steps) if pen == "M"]
    points = np.array([[float(x), -float(y)] for _, x, y, _ in steps]).reshape(-1, 2)
    return np.split(points, starts[1:]) if len(points) else []


def _bent(before: list[Matrix], now: list[Matrix]) -> list[str]:
    """Return how far the points of either path are from the other one, whatever their vertices."""
    for points, others, says in ((now, before, "is"), (before, now, "was")):
        every = np.vstack(points) if points else np.empty((0, 2))
        if not len(every) or not others:
            if len(every) or others:
                return ["nothing is drawn" if others and says == "is" else "something is drawn where nothing was"]
            continue
        away = np.min([distances(every, stroke) for stroke in others], axis=0)
        far = away / np.maximum(1.0, np.abs(every).max(axis=1) / 1000)
        k = int(far.argmax())
        if far[k] > MOVED:
            x, y = every[k]
            return [f"{(far > MOVED).sum()} of {len(every)} points have moved; the one that {says} at ({x:.0f}, {y:.0f}) by {away[k]:.0f}"]
    return []
