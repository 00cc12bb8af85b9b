"""Drawing: SVG in whole thousandths of half its height, one line an element, without what no eye could see."""

import base64
import io
import itertools
import re
import textwrap
from collections.abc import Sequence
from html import escape
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from core.figures.png import address
from core.numbers.arrays import Matrix, Vector

UNITS = 1000  # to half the height
WIDEST = 120  # letters of a line
WIDE = 96  # pixels across an image
BEND = 0.5  # units: a vertex that is nearer to the line between its neighbours is left out
STEP = re.compile(r"([ML])(-?[\d.]+(?:e[+-]?\d+)?) (-?[\d.]+(?:e[+-]?\d+)?)")


class Group(NamedTuple):
    """One mark: its SVG, and its label with the role that colours it and its place, in units with y upwards."""

    name: str
    svg: str
    label: str
    role: str
    place: tuple[float, float]


def drawing(title: str, groups: Sequence[Group], stops: Sequence[tuple[str, Matrix]]) -> str:
    """Return the groups as one SVG, coloured by theme.css; stops : by name the directions at which a handle stops, (2, n), in units."""
    lines = [
        '<?xml-stylesheet href="../../theme.css"?>',
        f'<svg viewBox="{-1.3 * UNITS:g} {-UNITS} {2.6 * UNITS:g} {2 * UNITS}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
    ]
    for group in groups:
        drawn = [*_elements(group.svg), *_label(group)]
        lines += [f'<g id="{escape(group.name)}">', *drawn, "</g>"] if drawn else []
    for name, directions in stops:
        d = _path([np.column_stack([np.zeros(2), way]).T for way in directions.T])
        lines += [
            f'<g id="{escape(name)}">',
            f'<path stroke="var(--quiet)" stroke-dasharray="4 8" fill="none" d="\n{_wrapped(d)}"/>',
            "</g>",
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _elements(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    scale = 2 * UNITS / float((root.get("viewBox") or "").split()[3])
    lines: list[str] = []
    dots: dict[tuple[str, int], list[Vector]] = {}
    for node in root:
        kind, kept = node.tag.rpartition("}")[2], dict(node.attrib)
        if kind == "circle":
            at = np.array([float(kept.pop("cx")), -float(kept.pop("cy"))]) * scale
            dots.setdefault((kept["fill"], round(float(kept["r"]) * scale)), []).append(at)
            continue
        if kind == "path":
            d = _path([thinned(stroke * scale) for stroke in strokes(kept.pop("d"))])
            kept["d"] = "\n" + _wrapped(d)
        if kind == "image":
            kept |= {name: f"{float(kept[name]) * scale:.0f}" for name in ("x", "y", "width", "height")}
            kept["href"] = "\n" + "\n".join(textwrap.wrap(_small(kept.pop("href")), WIDEST))
        if kind == "text":
            lines.append(_value(kept, node.text or "", scale))
            continue
        kept.pop("vector-effect", None)
        if "stroke-width" in kept:
            kept["stroke-width"] = f"{float(kept['stroke-width']) * 5:g}"
        lines.append(f"<{kind} {' '.join(f'{name}={chr(34)}{escape(value)}{chr(34)}' for name, value in kept.items())}/>")
    for (colour, radius), places in dots.items():
        d = _wrapped("".join(dict.fromkeys(f"M{x:.0f} {-y:.0f}h0".replace("-0 ", "0 ").replace("-0h", "0h") for x, y in places)))
        lines.append(f'<path stroke="{colour}" stroke-width="{2 * radius}" stroke-linecap="round" d="\n{d}"/>')
    return lines


def _value(given: dict[str, str], text: str, scale: float) -> str:
    """Return the value of a cell in the middle of it; theme.css says that it stands there."""
    x, y, height = (float(given[name]) * scale for name in ("x", "y", "font-size"))
    opacity = given.get("fill-opacity", "1")
    ink = "" if float(opacity) == 1 else f' fill-opacity="{opacity}"'
    return f'<text class="cell" x="{x:.0f}" y="{y:.0f}" font-size="{height:.0f}" fill="{given["fill"]}"{ink}>{escape(text)}</text>'


def _label(group: Group) -> list[str]:
    x, y = group.place
    if not group.label or not np.isfinite([x, y]).all():
        return []
    return [f'<text x="{x + 25:.0f}" y="{-y - 25:.0f}" font-size="90" fill="var(--{group.role})">{escape(group.label)}</text>']


def strokes(d: str) -> list[Matrix]:
    """Return the strokes of a path of straight lines, each (n, 2), y upwards."""
    steps = STEP.findall(d)
    assert "".join(f"{pen}{x} {y}" for pen, x, y in steps) == d, "a path of other than straight lines"
    starts = [k for k, (pen, _, _) in enumerate(steps) if pen == "M"]
    points = np.array([[float(x), -float(y)] for _, x, y in steps]).reshape(-1, 2)
    return np.split(points, starts[1:]) if len(points) else []


def thinned(points: Matrix) -> Matrix:
    """Return a polyline, (n, 2), without the vertices that nobody could see (Douglas & Peucker)."""
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        away = distances(points[first + 1 : last], points[first : last + 1 : last - first])
        k = int(away.argmax())
        if away[k] > BEND * max(1.0, float(np.abs(points[first + 1 + k]).max()) / UNITS):
            kept[first + 1 + k] = True
            todo += [(first, first + 1 + k), (first + 1 + k, last)]
    return points[kept]


def distances(points: Matrix, ends: Matrix) -> Vector:
    """Return how far each point is from the nearest segment of a polyline; points : (n, 2), ends : (m, 2)."""
    if len(ends) == 1:
        alone: Vector = np.sqrt(((points - ends[0]) ** 2).sum(axis=1))
        return alone
    a, b = ends[:-1], ends[1:]
    along = b - a
    square = (along**2).sum(axis=1)
    at = ((points[:, None] - a) * along).sum(axis=2) / np.where(square, square, 1.0)
    nearest = a + np.clip(at, 0, 1)[:, :, None] * along
    found: Vector = np.sqrt(((points[:, None] - nearest) ** 2).sum(axis=2)).min(axis=1)
    return found


def _path(found: Sequence[Matrix]) -> str:
    """Return strokes, each (n, 2) with y upwards, as a path in whole units."""
    out = []
    for points in found:
        whole = [f"{x:d} {y:d}" for x, y in (np.rint(points) * [1, -1]).astype(int).tolist()]
        apart = [whole[0], *(now for before, now in itertools.pairwise(whole) if now != before)]
        out.append("M" + "L".join(apart if len(apart) > 1 else apart * 2))
    return "".join(out)


def _wrapped(d: str) -> str:
    """Return a path in lines that end before an M or an L."""
    steps = re.findall(r"[ML][^ML]*", d)
    lines = [""]
    for step in steps:
        if len(lines[-1]) + len(step) > WIDEST:
            lines.append("")
        lines[-1] += step
    return "\n".join(lines)


def _small(href: str) -> str:
    """Return an image as a smaller one, each pixel the mean of those that it stands for."""
    pixels = decoded(href)
    by = max(1, -(-pixels.shape[1] // WIDE))
    height, width = (size // by * by for size in pixels.shape)
    return address(pixels[:height, :width].reshape(height // by, by, width // by, by).mean(axis=(1, 3)))


def decoded(href: str) -> Matrix:
    """Return the pixels of a ``data:`` address."""
    with Image.open(io.BytesIO(base64.b64decode(href.partition(",")[2]))) as opened:
        return np.asarray(opened.convert("L"), dtype=float)
