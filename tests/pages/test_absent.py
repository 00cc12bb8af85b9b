"""Absent: in the place of a file that is not here nothing else is shown, on every page of which it is the subject."""

from dataclasses import replace

import pytest

from pages.main import PAGES
from pages.shared.absent import CHOOSE, absent
from pages.shared.parameters import Own, owns, parameters
from pages.shared.stage import answer, encoded
from pages.shared.state import PageState

SHOWS: dict[str, dict[str, str]] = {"svd": {"show": "pca"}}  # what shows the file, where that is one of several things
BESIDE = {"transformation"}  # all else is shown without the file
CASES = [(name, kind) for name, page in PAGES.items() for kind in owns(page.State).values()]


@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if case[0] not in BESIDE])
def test_nothing_is_shown_under_the_name_of_a_file_that_is_not_here(name: str, kind: Own) -> None:
    page = PAGES[name]
    state = replace(page.State(), **SHOWS.get(name, {}), **{kind.shown_by: "own"})
    view = page.page(state)
    assert (view.figures, view.say, view.numbers, view.proofs, view.code, view.takes, view.tables) == ((), (), (), (), "", (), ())
    assert view.missing.startswith(f"Your own {kind.told_as.removeprefix('your own ')} is not here")
    assert not kind.told_as.split()[2].endswith("s")  # it is one thing, which is not here
    assert view.hides == set(parameters(state)) - {kind.shown_by}
    assert b"is not here" in _answered(name, state)
    assert absent(page.State()) is None


@pytest.mark.parametrize("name", BESIDE)
def test_all_else_is_shown_where_a_file_beside_it_is_not_here(name: str) -> None:
    page = PAGES[name]
    state = replace(page.State(), **{"data": "own"})
    view, without = page.page(state), page.page(page.State())
    assert view.lacks == (f"Your own file of points {CHOOSE.removeprefix('{} ')}",)
    assert (len(view.figures[0].marks), view.say, view.numbers) == (len(without.figures[0].marks), without.say, without.numbers)
    assert view.hides == without.hides
    assert b"is not here" in _answered(name, state)


def _answered(name: str, state: PageState) -> bytes:
    """Return what the stage is told after a question: tasks are judged, too."""
    page = PAGES[name]
    parts = answer(name, page, state, page.page(state), epoch="", seq=1, run=0, have=(), notices=(), whole=True)
    return encoded(parts)


def test_every_page_that_takes_a_file_is_meant() -> None:
    assert {name for name, _ in CASES} == {"hadamard", "low_rank", "least_squares", "gradient_descent", "svd", "transformation"}
