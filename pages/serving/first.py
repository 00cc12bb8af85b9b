"""First: what the page itself shows of a state, before any script: its title, its pictures and its sentence, where the stage will be.

The server puts it into Streamlit's page (head.py). It has the stage's own elements, so that the stage's styles set it where the
stage will stand. With it comes the answer that it shows: as soon as our own modules are there, a stage takes its place that can be
grabbed (stage/early.js), and Streamlit is asked for. It goes when Streamlit's stage has drawn (stage/first.js).
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from time import monotonic
from urllib.parse import parse_qsl

from streamlit.file_util import get_static_dir

from core.figures.figure import Figure
from core.figures.svg import large
from core.numbers.arrays import InputError
from core.numbers.digits import remembered
from pages.serving.addresses import LONGEST, MOST
from pages.shared import state as states
from pages.shared.carried import carried
from pages.shared.counts import ANSWERS
from pages.shared.fields import fields
from pages.shared.line import NOBODYS
from pages.shared.live import TWICE
from pages.shared.noted import note
from pages.shared.parameters import parameters
from pages.shared.settings import settings
from pages.shared.stage import answer, encoded, files
from pages.shared.stage.bundle import bare
from pages.shared.state import Notice, PageState
from pages.shared.view import Page, Sentence, View

LARGEST = 60_000  # characters of all pictures; what is more is left for the stage
LONGEST_ANSWER = 200_000  # bytes; what has a longer one can be grabbed when Streamlit has started
EPOCH = "first.1.1"  # of no visit that Streamlit knows
KEPT = 64  # addresses
THREADS, MOST_WAITING = 2, 8
PATIENCE = 0.4  # s: what takes longer comes when Streamlit has started
ABREAST, FEW = 2, 2  # as pictures.js has it
RELATION = re.compile(r" ([=≈≠≤≥<>]) ")
DET = re.compile(r"\bdet ")
BEYOND = re.compile(r"\de[+-]?(?:\d{3}|3[7-9]|[4-9]\d)\b")  # numbers that no browser draws
BARS = re.compile(r"(\S*[|‖]\S*)")
EMBEDDED = re.compile(r"(?:^|&)embed=true(?:&|$)", re.IGNORECASE)
STYLE = files.FILES[files.STYLE].plain.decode()
FONTS = {"First Sans": "SourceSansVF-Upright", "First Code": "SourceCodeVF-Upright"}  # Streamlit's own, which the stage will have
FACE = '@font-face{{font-family:"{}";font-weight:200 900;font-display:optional;src:url(./static/media/{}) format("woff2")}}'
LOAD = '<link rel="preload" href="./static/media/{}" as="font" type="font/woff2" crossorigin>'
PLAIN = "<noscript><style>#first{position:static}</style></noscript>"  # Streamlit's words follow below
TOLD = '<script type="application/json">{}</script>'
REMARK = re.compile(r"\s*<!--(?!\s*Copyright).*?-->", re.DOTALL)  # of Streamlit's: half a kilobyte for nobody
SCRIPT = bare("first.js", (files.HERE / "first.js").read_text("utf-8"))
TOOLS = ("↶", "↷"), ("Reset", "Copy link", "Embed", "Code", "Save", "Present")


@dataclass(frozen=True)
class Shown:
    """What a page shows first; nothing where that cannot be had."""

    html: str = ""  # its elements
    answer: bytes = b""  # what a stage that takes its place begins with, if one can
    says: str = ""  # its sentence
    example: str = ""  # which of the page's it is
    query: str | None = None  # of the address of this state, and nothing but it; None where not all of it can be in one


NOTHING = Shown()


@dataclass(frozen=True)
class Home:
    """What is shown first where no page is named."""

    page: str  # the page whose picture stands there,
    above: tuple[str, ...]  # what stands above it, as HTML,
    says: str  # and what is said of it elsewhere


def _fonts() -> dict[str, str]:
    """Return the names of Streamlit's font files by what they are called here."""
    media = Path(get_static_dir()) / "static" / "media"
    return {family: path.name for family, name in FONTS.items() for path in media.glob(f"{name}*.woff2")}


FACES = "".join(FACE.format(*font) for font in _fonts().items())
LOADS = "".join(map(LOAD.format, _fonts().values()))


class First:
    """What the page itself shows, by its address."""

    def __init__(self, pages: Mapping[str, Page], home: Home | None) -> None:
        self.pages = pages
        self.home = home
        self.made = lru_cache(maxsize=KEPT)(self._made)
        self.pool = ThreadPoolExecutor(THREADS, "first")
        self.waiting = 0

    async def shown(self, name: str, query: str) -> Shown:
        """Return what of() does, unless that takes long: then nothing, and it is there the next time."""
        if self.waiting >= MOST_WAITING:
            return NOTHING
        self.waiting += 1
        found = asyncio.get_running_loop().run_in_executor(self.pool, self.of, name, query)
        found.add_done_callback(self._leave)
        done, _ = await asyncio.wait([found], timeout=PATIENCE)
        return found.result() if done else NOTHING

    def _leave(self, _: object) -> None:
        self.waiting -= 1

    def of(self, name: str, query: str) -> Shown:
        """Return what the address of a page shows; nothing where that cannot be had."""
        shows = name or (self.home.page if self.home else "")
        if shows not in self.pages or len(query) > LONGEST or query.count("&") >= MOST:
            return NOTHING
        try:
            return self.made(name, query if name else "")
        except InputError:  # the page says what is wrong with it
            return NOTHING
        except Exception as error:
            note("it has no first picture", shows, error, query)
            return NOTHING

    def _made(self, name: str, query: str) -> Shown:
        shows = name or (self.home.page if self.home else "")
        page, began = self.pages[shows], monotonic()
        given = parse_qsl(query, keep_blank_values=True)
        state, notices = states.from_address(page.State, dict(given), opens=page.opens)
        if states.awaited(state):
            return NOTHING
        names = [name for name, _ in given]
        notices += [Notice(name, TWICE.format(name)) for name in dict(given) if name in parameters(page.State) and names.count(name) > 1]
        with remembered() as numbers:
            view = page.page(state)
        html, told = _stage(page, state, view, notices), self._answer(shows, state, view, notices, numbers)
        if not name and self.home:
            above = "".join(f"<div>{words}</div>" for words in self.home.above)
            html = f'<div class="st-key-home">{above}<div class="st-key-see">{html}</div></div>'
        ANSWERS.add(monotonic() - began, shows, "first")
        if not name:
            return Shown(html, told, self.home.says if self.home else "")
        query, left = states.linked(state, page.opens)
        return Shown(html, told, plain(view.say), page.called(state), None if left else query)

    def _answer(self, name: str, state: PageState, view: View, notices: Sequence[Notice], numbers: Mapping[str, float]) -> bytes:
        """Return what Streamlit's page will answer at first, known by a token that opens nobody's files; nothing if it is long."""
        takes = list(carried(name, view.taken() if view.taken else state, self.pages, {}, view.hides))
        told = answer(
            name,
            self.pages[name],
            state,
            view,
            epoch=EPOCH,
            seq=0,
            run=1,
            have=(),
            notices=notices,
            whole=True,
            takes=takes,
            remembered=numbers,
            standing=len(notices),
            line=NOBODYS if settings().line else "",
        )
        found = encoded(told)
        return found if len(found) <= LONGEST_ANSWER else b""


def placed(page: str, shown: Shown, *, is_embedded: bool = False) -> str:
    """Return Streamlit's page with the stage's styles and files, and what is shown first before all that Streamlit needs."""
    page = page.replace("<head>", f"<head><style>{STYLE}</style>", 1)
    if is_embedded:
        page = page.replace("<html", '<html class="is-embedded"', 1)
    head, end, rest = page.partition("</head>")
    before, body, after = rest.partition("<body>")
    if not (shown.html and body):
        return page.replace("</head>", f"{files.head()}</head>", 1).replace("<body>", files.BODY, 1)
    own, script, streamlits = REMARK.sub("", head).partition('<script type="module"')
    told = TOLD.format(shown.answer.decode().replace("<", r"\u003c")) if shown.answer else ""
    inside = f'<style>{FACES}</style>{PLAIN}<script>{SCRIPT}</script><div class="page">{shown.html}</div>{LOADS}{files.OURS}{told}'
    first = f'<div id="first">{inside}</div>'
    return f'{own}{end}{before}{files.BODY}{first}<template id="streamlits">{script}{streamlits}{files.PLOTLYS}</template>{after}'


def _stage(page: Page, state: PageState, view: View, notices: Sequence[Notice]) -> str:
    """Return the elements that the stage will have, as far as they decide where its pictures and its sentence are."""
    title = f'<div class="titles"><h1>{escape(page.TITLE)}</h1><p class="summary">{escape(page.SUMMARY)}</p></div>'
    told = "".join(f'<p class="notice">{escape(notice.say)}</p>' for notice in notices if _is_general(page, notice))
    player = _PLAYER if view.film and any(kind.is_played for kind in parameters(page.State).values()) else ""
    legend = '<div class="legend" open></div>' if any(figure.legend for figure in view.figures) else ""
    screen = f'<div class="screen">{_pictures(page, view)}{player}</div>'
    left = f'<section class="left"><div class="view is-told">{screen}{legend}</div></section>'
    lacks = "".join(f'<p class="notice">{escape(text)}</p>' for text in view.lacks)
    said = f'<p class="say">{_sentence(view.say)}</p><div class="lacks">{lacks}</div>'
    right = f'<section class="right">{said}{fields(state, view)}</section>'
    general = f'<div class="general">{told}</div>' if told else ""
    body = f'{general}{_guide(page, state)}<div class="columns">{left}{right}</div>'
    return f'<div class="stage is-still"><div class="sheet"><header class="head">{title}{_TOOLS}</header>{body}</div></div>'


def _is_general(page: Page, notice: Notice) -> bool:
    """Return whether a notice stands above all, and not beside a field or a control."""
    kind = parameters(page.State).get(notice.at)
    return kind is None or not kind.shown or not kind.has_notices


def _guide(page: Page, state: PageState) -> str:
    """Return the row of examples, and what is to be looked at in the one that is shown."""
    shown = page.called(state)
    links = "".join(f"<a{' aria-current=true' if title == shown else ''}>{escape(title)}</a>" for title in page.EXAMPLES)
    walk = '<button class="walk">‹</button><button class="walk">›</button>'
    nav = f'<nav class="examples is-folded">{walk}<div class="row">{links}</div></nav>'
    look = f'<p class="look">{_unbroken(page.looks[shown]) if shown else ""}</p>' if any(page.looks.values()) else ""
    return f'<div class="guide" inert>{nav}{look}</div>'


def _pictures(page: Page, view: View) -> str:
    """Return the rows of pictures, as pictures.js sets them; of the drawings those for which there is room."""
    room, drawn = LARGEST, []
    for figure in view.figures:
        text = large(figure, f"{page.TITLE}: {figure.title or 'picture'}")
        text = text if len(text) <= room and not BEYOND.search(text) else ""
        drawn.append(_picture(figure, text))
        room -= len(text)
    rows: list[list[str]] = []
    deep: set[int] = set()  # rows in which space is seen
    beside = 0
    for figure, text in zip(view.figures, drawn, strict=True):
        if figure.is_small:
            continue
        if figure.is_wide or not beside:
            rows.append([])
        rows[-1].append(text)
        if figure.is_deep:
            deep.add(len(rows) - 1)
        beside = 0 if figure.is_wide else (beside or ABREAST) - 1
    small = [text for figure, text in zip(view.figures, drawn, strict=True) if figure.is_small]
    kinds = [(" is-pair is-deep" if k in deep else " is-pair") if len(row) > 1 else "" for k, row in enumerate(rows)]
    lines = "".join(f'<div class="row{kind}">{"".join(row)}</div>' for kind, row in zip(kinds, rows, strict=True))
    found = f'<div class="large{" is-stack" if len(rows) > 1 else ""}">{lines}</div>' if rows else ""
    found += f'<div class="row is-small{" is-many" if len(small) > FEW else ""}">{"".join(small)}</div>' if small else ""
    found += f'<p class="missing">{escape(view.missing)}</p>' if view.missing else ""
    abreast = " is-abreast" if any(len(row) > 1 for row in rows) else ""
    return f'<div class="pictures{" is-missing" if view.missing else ""}"><div class="tiles{abreast}">{found}</div></div>'


def _picture(figure: Figure, text: str) -> str:
    title = f'<p class="title">{escape(figure.title)}</p>' if figure.title else ""
    kinds = " is-zooming" if getattr(figure, "zooms", False) else ""
    return f'<div class="picture{kinds}">{title}<div class="canvas">{text}</div></div>'


def _sentence(say: Sentence) -> str:
    parts = ((part, "") if isinstance(part, str) else part for part in say)
    return "".join(f'<b style="color:var(--{role})">{_unbroken(text)}</b>' if role else _unbroken(text) for text, role in parts)


def plain(say: Sentence) -> str:
    """Return a sentence without its colours."""
    return "".join(part if isinstance(part, str) else part[0] for part in say)


def unbroken(text: str) -> str:
    """Return a text in which relations are not parted from what they relate."""
    return RELATION.sub("\u00a0\\1\u00a0", DET.sub("det\u00a0", text))


def _unbroken(text: str) -> str:
    """Return a text in which no formula is broken in two, as formulas() of dom.js does."""
    parts = BARS.split(unbroken(text))
    return "".join(f'<span class="formula">{escape(part)}</span>' if k % 2 else escape(part) for k, part in enumerate(parts))


def _button(text: str, *, is_disabled: bool = False) -> str:
    return f"<button{' disabled' if is_disabled else ''}>{text}</button>"


_OFFERS = "".join(map(_button, TOOLS[1]))
_TOOLS = (
    f'<div class="tools" inert>{"".join(_button(text, is_disabled=True) for text in TOOLS[0])}'
    f'<div class="more"><button class="opener">⋯</button><div class="items">{_OFFERS}</div></div></div>'
)
_PLAYER = (
    '<div class="player" inert><button class="play"></button><button class="step">‹</button><div class="track">'
    '<svg class="trace" viewBox="0 0 100 30"></svg><input type="range"></div><button class="step">›</button>'
    '<div class="caption"></div><p class="why"></p><div></div></div>'
)
