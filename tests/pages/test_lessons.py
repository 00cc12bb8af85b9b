"""Every page teaches: what to look at, what is what, what names mean, what to bring about, and what it is about."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl

import pytest

from core.figures.chart import Chart
from core.figures.marks import Arrow, Caption, Label
from core.figures.theme import ROLES
from pages.main import PAGES
from pages.shared import state as states
from pages.shared.formula import formula
from pages.shared.lesson import Explanation, marked
from pages.shared.parameters import parameters
from pages.shared.view import Page, View

TAUGHT = list(PAGES)
WORDS = 150  # of an explanation


@cache
def shown(name: str, link: str) -> View:
    """Return what a page shows at a link."""
    state, notices = states.from_address(PAGES[name].State, dict(parse_qsl(link, keep_blank_values=True)))
    assert notices == [], (name, link)
    return PAGES[name].page(state)


def views(name: str) -> dict[str, View]:
    """Return what a page shows of its examples, by their titles."""
    page = PAGES[name]
    return {title: shown(name, states.link(example)) for title, example in page.EXAMPLES.items()}


def lesson(name: str) -> Any:
    return import_module(f"tests.pages.lessons.{name}")


@pytest.mark.parametrize("name", TAUGHT)
def test_each_example_says_what_to_look_at(name: str) -> None:
    for title, look in PAGES[name].looks.items():
        assert re.fullmatch(r"[A-ZÅσλκη‖|\d“].{19,118}[.?]", look), (title, look)


@pytest.mark.parametrize("name", TAUGHT)
def test_each_name_means_something(name: str) -> None:
    page = PAGES[name]
    labels = {getattr(kind, "label", "") for kind in parameters(page.State).values() if kind.is_told} - {"", None}
    symbols = dict.fromkeys(labels, "a parameter")
    for title, view in views(name).items():
        symbols |= {number.name: title for row in view.numbers for number in row}
        symbols |= {proof.name: title for proof in view.proofs} | {table.name: title for table in view.tables}
    dumb = {symbol: title for symbol, title in symbols.items() if not page.lesson.meaning(symbol)}
    assert not dumb
    assert all(text.endswith(".") and len(text) <= 220 for text in page.lesson.names.values())


@pytest.mark.parametrize("name", TAUGHT)
def test_the_legend_tells_of_every_mark(name: str) -> None:
    used = set()
    for title, view in views(name).items():
        for figure in view.figures:
            for mark in figure.marks:
                if isinstance(mark, Label | Caption) or (isinstance(mark, Arrow) and mark.film_only):
                    continue
                entry = next((entry for entry in figure.legend if entry.covers(mark.name)), None)
                assert entry, (title, figure.name, mark.name)
                used.add(entry)
            used |= {entry for entry in figure.legend for handle in figure.handles if handle.name == entry.marks}
            assert len(set(figure.legend)) == len(figure.legend)
    told = {entry for view in views(name).values() for figure in view.figures for entry in figure.legend}
    assert all(entry.says and len(entry.says) < 90 for entry in told)
    assert not {entry.marks for entry in told - used}, "no example draws them"


@pytest.mark.parametrize("name", TAUGHT)
def test_what_a_film_draws_otherwise_is_told_otherwise(name: str) -> None:
    """While another map than the State's is shown, the legend tells of it, and the sentence says of which moment it speaks."""
    for title, view in views(name).items():
        film = view.film
        if film is None or film.frames is None:
            continue
        maps = film.frames().maps
        assert bool(film.speaks_of) == bool(maps), title
        for figure in view.figures:
            moved = [mark for mark in figure.marks if getattr(mark, "map", "") in maps and maps]
            for mark in moved:
                entry = next((entry for entry in figure.legend if entry.covers(mark.name)), None)
                assert (entry is None) == isinstance(mark, Label), (title, mark.name)
                if entry:
                    assert "M(t)" in entry.on_the_way[1], (title, mark.name)
                    assert entry.on_the_way[0] == getattr(mark, "on_the_way", entry.on_the_way[0]), (title, mark.name)
            named = {mark.on_the_way for mark in moved if isinstance(mark, Label)}
            assert named <= {entry.on_the_way[0] for entry in figure.legend}, title


@pytest.mark.parametrize("name", TAUGHT)
def test_the_axes_of_charts_have_names(name: str) -> None:
    for title, view in views(name).items():
        for figure in view.figures:
            if isinstance(figure, Chart):
                assert figure.x_axis or figure.y_axis, (title, figure.name)


@pytest.mark.parametrize("name", TAUGHT)
def test_each_task_can_be_done_and_nearly_doing_it_is_not_enough(name: str) -> None:
    tasks, done = PAGES[name].lesson.tasks, lesson(name).DONE
    assert len(tasks) == len(done)
    assert all(3 <= count <= 6 for count in Counter(task.show for task in tasks).values())
    for task, way in zip(tasks, done, strict=True):
        assert task.is_done(shown(name, way.link).seen), task.say
        assert len(way.near) >= 3
        for link in way.near:
            assert not task.is_done(shown(name, link).seen), (task.say, link)
        assert not task.is_done(PAGES[name].page(PAGES[name].opens).seen), task.say
        assert task.say.endswith((".", "?"))
        assert task.hint.endswith((".", "?"))


@pytest.mark.parametrize("name", TAUGHT)
def test_a_task_is_judged_whatever_is_shown(name: str) -> None:
    """Judging raises for no example and at no link of another task."""
    links = [states.link(example) for example in PAGES[name].EXAMPLES.values()]
    links += [link for way in lesson(name).DONE for link in (way.link, *way.near)]
    for task in PAGES[name].lesson.tasks:
        assert {task.is_done(shown(name, link).seen) for link in links} == {True, False}, task.say


@pytest.mark.parametrize("name", TAUGHT)
def test_the_explanation_is_short_and_leads_somewhere(name: str) -> None:
    page = PAGES[name]
    assert page.lesson.explanation
    for told in (page.lesson.explanation, *page.lesson.explanations.values()):
        _explains(page, told)


def _explains(page: Page, told: Explanation) -> None:
    assert formula(told.formula).startswith("<math")
    texts = [marked(text, page.EXAMPLES) for text in (*told.says, told.learning, told.mistaken, told.leads)]
    words = "".join(part if isinstance(part, str) else part[0] for text in texts for part in [*text, " "])
    assert len(words.split()) <= WORDS
    for words_, kind, which in (part for text in texts for part in text if not isinstance(part, str)):
        known: dict[str, Collection[str]] = {"role": ROLES, "example": page.EXAMPLES, "page": PAGES}
        assert which in known[kind], words_
    assert any(part[1] == "page" for part in texts[-1] if not isinstance(part, str))
