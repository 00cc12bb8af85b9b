"""Indices: brackets count from 0, as code does, and subscripts from 1, as mathematics does; where both meet, that is said."""

import re

import pytest

from pages.main import PAGES
from pages.shared.parameters import Place, parameters
from tests.pages.programs import said

BRACKETS = re.compile(r"\[\d+(?:, \d+)*\]")
SUBSCRIPTS = re.compile(r"[₀-₉]{2,}")


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_counts_from_0_and_from_1(name: str) -> None:
    page = PAGES[name]
    told = {title: said(page.page(state)) for title, state in page.EXAMPLES.items()} | {
        f"line of {title}": look for title, look in page.looks.items()
    }
    for title, text in told.items():
        assert not (BRACKETS.search(text) and SUBSCRIPTS.search(text)), (title, text)


@pytest.mark.parametrize(
    "name",
    [name for name, page in PAGES.items() if any(isinstance(kind, Place) and kind.label for kind in parameters(page.State).values())],
)
def test_how_a_place_is_counted_is_said_at_its_name(name: str) -> None:
    page = PAGES[name]
    for kind in parameters(page.State).values():
        if isinstance(kind, Place) and kind.label:
            meaning = page.lesson.meaning(kind.label) or ""
            assert "Brackets count from 0, as code does" in meaning
            assert re.search(r"\[0, 1\]", meaning)
            assert re.search(r"[abc]₁₂", meaning)
