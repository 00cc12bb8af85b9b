"""Written: a View as text, and its figures as SVG. Whoever renames a field of a View, a Film, a Figure or a Mark mends this file alone."""

import itertools
import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from core.figures.axes import Axis, Tick
from core.figures.chart import Chart
from core.figures.figure import Figure
from core.figures.film import Film
from core.figures.handles import Handle
from core.figures.image import Image
from core.figures.marks import Arrow, Caption, Cells, Mark
from core.figures.plane import Plane
from core.figures.svg import svg
from core.figures.ways import Circle
from core.numbers.arrays import Matrix
from core.numbers.digits import show
from pages.shared import state as states
from pages.shared.view import Number, Page, Sentence, Table, Take, View
from tests.snapshots.drawing import Group, drawing
from tests.snapshots.rounding import above, fixed, lasting, sized

MOMENTS = 4  # of a film that are written
WIDEST = 120  # letters of a line


def text(page: Page, state: Any, view: View) -> str:
    """Return all that a View says, in words: of a picture what is not drawn."""
    lines = [page.TITLE, f"?{states.link(state)}"]
    parts = {
        "look": [page.looks[title] for title, example in page.EXAMPLES.items() if example == state],
        "sentence": [_sentence(view.say)],
        "numbers": [lasting(", ".join(map(_number, row))) for row in view.numbers],
        "proofs": [f"✓ {proof.name}" if proof.ok else f"✗ {proof.name}: {proof.why}" for proof in view.proofs],
        **{f"table {table.name}": _table(table) for table in fixed(view.tables)},
        "film": _film(view.film) if view.film else [],
        "takes": [line for take in view.takes for line in _take(take)],
        "lacks": view.lacks,
        "notes": list(map(lasting, view.notes)),
        "missing": [view.missing] if view.missing else [],
        "columns": [f"{', '.join(view.columns)}: {view.roles}"] if view.columns else [],
        "hides": [", ".join(sorted(view.hides))] if view.hides else [],
        **{f"picture {figure.name}": list(_picture(figure)) for figure in map(sized, view.figures)},
    }
    for name, said in parts.items():
        lines += [name, *(f"  {line}" for line in said)] if said else []
    return "\n".join(itertools.chain.from_iterable(map(_wrapped, lines))) + "\n"


def pictures(view: View) -> dict[str, str]:
    """Return the figures of a View as SVG, by their names, with labels and with the directions at which a handle stops."""
    return {figure.name: _drawn(figure) for figure in map(sized, view.figures)}


def _wrapped(line: str) -> list[str]:
    indent = " " * (4 + len(line) - len(line.lstrip()))
    return textwrap.wrap(line, WIDEST, subsequent_indent=indent, break_on_hyphens=False) or [line]


def _sentence(said: Sentence) -> str:
    return "".join(part if isinstance(part, str) else f"{{{part[0]}|{part[1]}}}" for part in said)


def _number(number: Number) -> str:
    return f"{number.name} = {number.text}" + (f" [{number.role}]" if number.role else "")


def _table(table: Table) -> list[str]:
    head = f"{table.name} {table.sign} {table.note}" + (f" [{table.role}]" if table.role else "")
    return [head, *([" | ".join(table.heads)] if table.heads else []), *(lasting(" | ".join(row)) for row in table.rows)]


def _take(take: Take) -> list[str]:
    if take.why_not:
        return [f"{take.say} ({take.page}): not, {take.why_not}"]
    return [f"{take.say} ({take.page})", *(f"  {name}={text}" for name, text in states.address(take.values).items())]


def _film(film: Film) -> list[str]:
    lines = [
        f"{film.label}: {film.caption}, {film.readout} = {film.at_rest}, {show(film.seconds)} s",
        *filter(None, (film.say, film.speaks_of.strip())),
    ]
    if film.frames is None:
        return lines
    frames = film.frames()
    lines += [f"{name} until {show(end)}" for name, end in frames.stages]
    last = len(frames.times) - 1
    for k in sorted({round(last * part / (MOMENTS - 1)) for part in range(MOMENTS)}):
        lines.append(f"{frames.names[k]}: {frames.readouts[k]}")
        lines += [f"  {name} = {_entries(maps[k])}" for name, maps in frames.maps.items()]
        lines += [f"  {name} at {_entries(above(name, tips[:, k], tips[:, 0]))}" for name, tips in frames.tips.items()]
    return lines


def _entries(values: Any) -> str:
    """Return numbers to a thousandth of the largest."""
    flat = np.ravel(values)
    size = float(np.abs(flat[np.isfinite(flat)]).max(initial=0.0))
    return " ".join(show(value, 1e12 * size, digits=4) for value in flat.tolist())


def _picture(figure: Figure) -> Iterator[str]:
    """Yield what of a figure is not drawn."""
    if figure.title:
        yield figure.title
    flags = {
        "small": figure.is_small,
        "bare": isinstance(figure, Image),
        "zooms": isinstance(figure, Plane) and figure.zooms,
        f"adds {figure.adds}": bool(figure.adds),
    }
    held = [name for name, is_so in flags.items() if is_so]
    if held:
        yield ", ".join(held)
    if isinstance(figure, Chart):
        yield f"x{_axis(figure.x_axis)} from {_entries(figure.x)}: " + _ticks(figure.x_ticks)
        zero = () if figure.zero is None else (Tick(figure.zero, "0"),)
        yield f"y{_axis(figure.y_axis)} from {_entries(figure.y)}: " + _ticks((*zero, *figure.y_ticks))
    if isinstance(figure, Plane):
        yield f"half-height {show(figure.half_height)}"
    for handle in figure.handles:
        yield f"handle {_handle(handle)}"
    for mark in figure.marks:
        entry = next((entry for entry in figure.legend if entry.covers(mark.name)), None)
        yield f"{mark.name}: {_mark(mark)}" + (f" – {entry.says}" if entry else "")


def _axis(axis: Axis | None) -> str:
    if axis is None:
        return ""
    told = [f"“{axis.name}”", *([f"“{axis.symbol}”"] if axis.symbol else []), *(["log"] if axis.is_log else [])]
    return f" {' '.join(told)}"


def _ticks(ticks: Sequence[Any]) -> str:
    return ", ".join(tick.text + (f" ({tick.more})" if tick.more else "") for tick in ticks) or "no ticks"


def _handle(handle: Handle) -> str:
    way = handle.way.sent()
    is_rows = handle.way.kind == "rows"
    told = [handle.name, "plane" if is_rows else handle.way.kind, handle.role, f"“{handle.label}”", handle.spoken]
    told += ["one for each row"] if is_rows else []
    told += [f"height {show(way['height'])}"] if math.isfinite(way.get("height", math.nan)) else []
    told += [f"stands at {show(way['zero'])}"] if "zero" in way else []
    return ", ".join(told)


def _mark(mark: Mark) -> str:
    own = vars(mark)
    told = {
        f"“{_label(mark)}”": _label(mark),
        f"map {own.get('map')}": own.get("map"),
        f"follows {own.get('follows')}": own.get("follows"),
        f"follows {own.get('array')}": own.get("array"),
        f"“{own.get('on_the_way')}” on the way": own.get("on_the_way"),
        "trail": own.get("trail"),
        "film only": own.get("film_only"),
        "settled only": own.get("settled_only"),
    }
    return ", ".join([mark.kind, mark.role, *(text for text, is_so in told.items() if is_so)])


def _label(mark: Mark) -> str:
    return str(vars(mark).get("label", vars(mark).get("text", "")))


def _drawn(figure: Figure) -> str:
    groups = []
    for mark in figure.marks:
        at = figure.drawn(mark)
        has_own = isinstance(mark, Cells) or (isinstance(mark, Caption) and mark.is_sign)  # its SVG has the words that are seen of it
        label = "" if has_own or (isinstance(mark, Arrow) and mark.film_only) else _label(mark)
        place = _place(figure, at) if at.size else (0.0, 0.0)
        groups.append(Group(mark.name, svg(replace(figure, marks=(mark,)), ""), label, mark.role, place))
    stops = [(f"stops of {name}", 1000 * np.asarray(directions) / figure.half) for name, directions in _stops(figure)]
    return drawing(f"{figure.name}: {figure.title}" if figure.title else figure.name, groups, stops)


def _stops(figure: Figure) -> list[tuple[str, Matrix]]:
    ways = ((handle.name, handle.way) for handle in figure.handles)
    return [(name, way.stops) for name, way in ways if isinstance(way, Circle) and way.stops is not None]


def _place(figure: Figure, points: Any) -> tuple[float, float]:
    """Return the first point in thousandths of half the height of the picture, y upwards."""
    x, y = (float(c) for c in figure.placed(points)[:2, 0])
    return 1000 * x / figure.half, 1000 * y / figure.half
