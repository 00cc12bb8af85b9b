"""Fields: the entries of a state's arrays as the page itself shows them before the stage does, as large as fields.js has them."""

import math
from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from core.numbers.arrays import Array
from pages.shared.parameters import Parameter, parameters
from pages.shared.parameters.scale import Scale
from pages.shared.state import PageState
from pages.shared.view import View

SHORTEST, MOST = 4, 10  # characters that an entry has room for
WIDE = 8  # from here on the text is smaller
ROOM, MANY = 40, 4  # characters across, which one of more rows or columns than that shares among its columns
ROW, CELL = 12, 7  # entries of a vector that lies in one row: longer ones have several, and room for so many characters
SMALL, LONG = 12, 6  # entries of one with axes, and along one of its last two, beyond which they are smaller
SYMBOL = 3  # characters of a symbol, at most: what is longer is a word
STEPS = 1000  # of a slider
BELOW = "₀₁₂₃₄₅₆₇₈₉"
COPY = '<button class="copy"><span>Copy</span></button>'


def fields(state: PageState, view: View) -> str:
    """Return the fields of the arrays that view shows, and the sliders that stand with them, as HTML."""
    known = {name: kind for name, kind in parameters(state).items() if name not in view.hides}
    shown = {name: kind for name, kind in known.items() if kind.has_entries}
    arrays = [_field(kind, getattr(state, name), view.called.get(name, ""), _named(view, name)) for name, kind in shown.items()]
    sliders = [_slider(kind, getattr(state, name)) for name, kind in known.items() if isinstance(kind, Scale) and kind.comes_first]
    first = f'<div class="controls is-first" inert>{"".join(sliders)}</div>' if sliders else ""
    return f'<div class="fields" inert>{"".join(arrays)}</div>{first}'


def _named(view: View, name: str) -> Sequence[str]:
    """Return what the entries of a vector are called, where they are bars."""
    ways = (handle.way.sent() or {} for figure in view.figures for handle in figure.handles if handle.name == name)
    return next((names for way in ways if (names := way.get("names"))), ())


def _field(kind: Parameter, array: Array, called: str, names: Sequence[str]) -> str:
    spec = kind.spec()
    if spec["heads"]:
        return _list(spec, array)
    texts = [list(row) for row in array.text]
    m, n = len(texts), len(texts[0])
    lies = array.is_vector and spec["lies"]
    is_large, is_long = max(m, n) > MANY and array.axes is None, lies and m > ROW
    most = CELL if is_long else ROOM // max(MANY, m if spec["lies"] else n) if is_large else MOST
    is_wide = any(len(text) > WIDE for row in texts for text in row) and most > WIDE
    entries = [[_entry(spec, j, text, most) for j, text in enumerate(row)] for row in texts]
    for row, name in zip(entries, names, strict=False):
        row[0] = f'<span class="of" data-of="{escape(name)}">{row[0]}</span>'
    if array.axes is not None:
        grid, sizes = _slices(array.axes, entries, is_wide=is_wide), _shape(array.axes)
    else:
        columns, look = m if lies else n, f"{' is-long' if is_long else ''}{' is-wide' if is_wide else ''}"
        grid = f'<div class="entries{look}" style="--columns:{columns}">{"".join(map("".join, entries))}</div>'
        sizes = ""
    chosen = _sizes(spec, m, n) if spec["largest"] else ""
    kinds = {"is-sized": chosen, "is-sliced": sizes, "is-large": is_large, "is-column": array.is_vector and not spec["lies"]}
    style = f' style="color:var(--{spec["role"]})"' if spec["role"] else ""
    name = f'<span class="name"{style}>{escape(called or spec["label"])}</span><span class="equals">{spec["relation"]}</span>'
    classes = " ".join(["field", *(word for word, is_so in kinds.items() if is_so)])
    return f'<div class="{classes}">{name}{grid}{sizes}<div class="side">{chosen}{COPY}</div></div>'


def _entry(spec: Mapping[str, Sequence[str]], column: int, text: str, most: int, least: int = SHORTEST) -> str:
    size = min(max(len(text), least), most)
    role = spec["columns"][column] if column < len(spec["columns"]) else spec["role"]
    colour = f";color:var(--{role})" if role else ""
    return f'<input size="{size}" style="--size:{size}{colour}" value="{escape(text)}">'


def _sizes(spec: Mapping[str, Sequence[int]], m: int, n: int) -> str:
    """Return the choices of a size: each shows what is, and is as wide as its widest."""
    longest = spec["largest"]
    if spec["isSquare"]:
        found = [(f"{m} × {n}", f"{longest[0]} × {longest[0]}")]
    else:
        found = [(str(size), str(most)) for size, most in zip((m, n) if not spec["isVector"] else (m,), longest, strict=False)]
    return f'<div class="sizes">{"×".join(_select(*one) for one in found)}</div>'


def _select(shown: str, widest: str) -> str:
    return f"<select><option>{shown}</option><option>{widest}</option></select>"


def _slices(axes: Sequence[int], entries: list[list[str]], *, is_wide: bool) -> str:
    """Return an array of any number of axes as matrices along its last two."""
    m, n = ([1, 1, *axes][-2:]) if len(axes) > 1 else (1, axes[0] if axes else 1)
    is_many = math.prod(axes) > SMALL or max(m, n) > LONG
    slices = []
    for k, at in enumerate(np.ndindex(*axes[:-2])):
        place = f'<span class="at">[{", ".join(map(str, at))}, :, :]</span>' if at else ""
        bare = "" if axes else " is-bare"
        within = "".join(map("".join, entries[k * m : (k + 1) * m]))
        slices.append(f'<div class="slice">{place}<div class="entries{bare}" style="--columns:{n}">{within}</div></div>')
    kinds = f"{' is-many' if is_many else ''}{' is-wide' if is_wide else ''}"
    return f'<div class="slices{kinds}">{"".join(slices)}</div>'


def _shape(axes: Sequence[int]) -> str:
    lengths = "<span>,</span>".join(_select(str(n), str(n)) for n in axes)
    return f'<div class="sizes">{_select(f"{len(axes)} axes", "4 axes")}<span>(</span>{lengths}<span>)</span></div>'


def _list(spec: Mapping[str, Sequence[str]], array: Array) -> str:
    """Return rows of numbers under heads."""
    n, called = len(array.text[0]), spec["heads"]
    first, last, *more = called
    low = [first + "".join(BELOW[int(c)] for c in str(j + 1)) for j in range(n - 1)] if n > 2 else [first]
    heads = called[:n] if more else [*low, last][-n:]
    rows = ("".join(_entry(spec, j, text, MOST) for j, text in enumerate(row)) for row in array.text)
    within = "".join(f'{row}<button class="remove">×</button>' for row in rows)
    over = "".join(f'<span class="head">{escape(head)}</span>' for head in heads)
    grid = f'<div class="entries" style="--columns:{n + 1}">{over}<span></span>{within}</div>'
    count = f'<button class="add">+ add a row</button><span class="count">{len(array.text)} rows</span>'
    return f'<div class="field is-list">{grid}<div class="side">{count}{COPY}</div></div>'


def _slider(kind: Scale, value: float) -> str:
    """Return a slider where the stage's will be, to the width of a line."""
    words = kind.label.split()
    label = [" ".join(word for word in words if (len(word) > SYMBOL) == is_word) for is_word in (True, False)]
    name = f"<small>{escape(label[0])}{' ' * bool(label[1])}</small>{escape(label[1])}" if label[0] else escape(label[1])
    text = _ends(kind).get(value) or f"{value:.15g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
    slider = f'<input type="range" max="{STEPS}" value="{round(STEPS * _along(kind, value))}">'
    field = f'<input class="value" size="{max(MOST, len(text))}" value="{escape(text)}">'
    return f'<div class="control"><span class="name" style="color:var(--{kind.role})">{name}</span>{slider}{field}</div>'


def _ends(kind: Scale) -> dict[float, str]:
    return {0: kind.zero, math.inf: kind.infinity}


def _along(kind: Scale, value: float) -> float:
    """Return how far along its slider a value is, from 0 to 1."""
    if value == math.inf or value <= kind.low:
        return float(value == math.inf)
    if kind.is_linear:
        return (value - kind.low) / (kind.high - kind.low)
    return math.log(value / kind.low) / math.log(kind.high / kind.low)
