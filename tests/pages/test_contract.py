"""Every page in SECTIONS has the ten things that every page has, for each of its examples."""

import math
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest

from core.figures.marks import Arrow, Cells, Mark, Pixels
from pages.main import PAGES, SECTIONS
from pages.shared import state as states
from pages.shared.view import Number, View
from tests.pages import faults
from tests.pages.programs import printed, run_alone

ROOT = Path(__file__).parents[2]
CASES = [pytest.param(name, title, id=f"{name}: {title}") for name, page in PAGES.items() for title in page.EXAMPLES]


@cache
def view(name: str, title: str) -> View:
    """Return what a page shows of one of its examples."""
    return PAGES[name].page(PAGES[name].EXAMPLES[title])


@pytest.mark.parametrize(("section", "name"), [(section, name) for section, concepts in SECTIONS.items() for name in concepts])
def test_a_concept_has_the_same_stem_everywhere(section: str, name: str) -> None:
    for layer in ("core", "core/figures", "pages"):  # a file, or a package
        assert [path for path in (ROOT / layer / section.lower()).glob(f"{name}*") if path.stem == name], layer
    assert PAGES[name].TITLE
    assert PAGES[name].SUMMARY.endswith(".")


@pytest.mark.parametrize(("name", "title"), CASES)
def test_1_a_picture_to_grab(name: str, title: str) -> None:
    state: Any = PAGES[name].EXAMPLES[title]
    shown = view(name, title)
    assert [*faults.of_pictures(state, shown)] == []
    for figure in shown.figures:
        for mark in figure.marks:
            is_away = isinstance(mark, Pixels) or (isinstance(mark, Arrow) and mark.film_only)
            is_away |= isinstance(mark, Cells) and mark.box in {"moving", "marked", "chosen"}  # between two steps, or in none
            assert np.isfinite(figure.drawn(mark)).any() or is_away or is_filmed(shown, mark), (figure.name, mark.name)


def is_filmed(shown: View, mark: Mark) -> bool:
    """Return whether mark is an arrow that is there at some moment of the film."""
    tips = shown.film.frames().tips if shown.film and shown.film.frames else {}
    return mark.name in tips and bool(np.isfinite(tips[mark.name]).any())


@pytest.mark.parametrize("name", PAGES)
def test_what_the_bench_drags_is_there(name: str) -> None:
    page = PAGES[name]
    for drag in page.DRAGS:
        state, notices = states.from_address(page.State, dict(parse_qsl(drag.link)), opens=page.opens)
        assert notices == []
        assert [*faults.of_drag(state, page.page(state), drag)] == []


@pytest.mark.parametrize("name", PAGES)
def test_an_action_leads_to_a_state_of_the_page(name: str) -> None:
    for state in (PAGES[name].State(), *PAGES[name].EXAMPLES.values()):
        assert [*faults.of_actions(state)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_with_something_to_grab(name: str) -> None:
    assert any(figure.handles for figure in PAGES[name].page(PAGES[name].State()).figures)


@pytest.mark.parametrize(("name", "title"), CASES)
def test_2_numbers(name: str, title: str) -> None:
    numbers = [number for row in view(name, title).numbers for number in row]
    assert [*faults.of_names("number", (number.name for number in numbers))] == []
    assert len(numbers) >= 4
    for number in numbers:
        assert not re.search(r"[−-]0(\.0*)?(?![.\d⁰¹²³⁴⁵⁶⁷⁸⁹])", number.text)
        assert not re.search(r"\d{8}", number.text)
        assert "nan" not in number.text
        assert [*faults.of_role(f"the number {number.name}", number.role)] == [] or not number.role


@pytest.mark.parametrize(("name", "title"), CASES)
def test_3_one_sentence(name: str, title: str) -> None:
    said = view(name, title).say
    text = "".join(part if isinstance(part, str) else part[0] for part in said)
    assert 20 < len(text) < 320
    assert text.strip().endswith(".")
    assert "  " not in text
    assert [fault for part in said if not isinstance(part, str) for fault in faults.of_role(repr(part[0]), part[1])] == []


@pytest.mark.parametrize(("name", "title"), CASES)
def test_4_proofs(name: str, title: str) -> None:
    proofs = view(name, title).proofs
    assert len(proofs) >= 2
    assert [*faults.of_names("proof", (proof.name for proof in proofs))] == []
    for proof in proofs:
        assert proof.ok or proof.why, (proof.name, proof.residual)
        assert proof.bound < 1e-13


@pytest.mark.parametrize("name", PAGES)
def test_an_example_is_shown_as_it_is_written(name: str) -> None:
    """Nothing of it has to be otherwise before it can be shown."""
    page = PAGES[name]
    for state in (page.State(), page.opens, *page.EXAMPLES.values()):
        assert states.settle(state) == state


@pytest.mark.parametrize("name", PAGES)
def test_5_examples(name: str) -> None:
    examples = PAGES[name].EXAMPLES
    assert len(examples) >= 6
    assert len(set(map(states.link, examples.values()))) == len(examples)
    assert all(len(title) <= 30 for title in examples)


@pytest.mark.parametrize(("name", "title"), CASES)
def test_6_a_link_opens_exactly_this(name: str, title: str) -> None:
    state = PAGES[name].EXAMPLES[title]
    address = states.to_address(state)
    again, notices = states.from_address(PAGES[name].State, address)
    assert notices == []
    assert again == state
    assert len(states.link(state)) < 2000
    assert states.to_address(type(state)()) == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_7_the_code_prints_the_numbers(name: str) -> None:
    views = {title: view(name, title) for title in PAGES[name].EXAMPLES}
    told = run_alone({title: shown.code for title, shown in views.items()})
    for title, shown in views.items():
        assert not told[title].failure, (title, told[title].failure)
        numbers = {number.name: number for row in shown.numbers for number in row if number.value is not None}
        found = printed(told[title].out)
        assert set(found) == set(numbers), title
        for key, values in found.items():
            assert values == pytest.approx(listed(numbers[key]), rel=1e-9, abs=1e-12), (title, key)


def listed(number: Number) -> list[float]:
    value = number.value
    assert value is not None
    found = list(value) if isinstance(value, tuple) else [float(value)]
    assert all(math.isfinite(v) for v in found)
    return found
