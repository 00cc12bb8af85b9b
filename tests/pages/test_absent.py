"""Absent: in the place of a file that is not here nothing else is shown, on every page that takes one."""

from dataclasses import replace

import pytest

from pages.main import PAGES
from pages.shared.absent import absent
from pages.shared.parameters import Own, owns, parameters
from pages.shared.stage import answer, encoded

SHOWS: dict[str, dict[str, str]] = {"svd": {"show": "pca"}}  # what shows the file, where that is one of several things
CASES = [(name, kind) for name, page in PAGES.items() for kind in owns(page.State).values()]


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_nothing_is_shown_under_the_name_of_a_file_that_is_not_here(name: str, kind: Own) -> None:
    page = PAGES[name]
    state = replace(page.State(), **SHOWS.get(name, {}), **{kind.shown_by: "own"})
    view = page.page(state)
    assert (view.figures, view.say, view.numbers, view.proofs, view.code, view.takes, view.tables) == ((), (), (), (), "", (), ())
    assert view.missing.startswith(f"Your own {kind.told_as.removeprefix('your own ')} is not here")
    assert not kind.told_as.split()[2].endswith("s")  # it is one thing, which is not here
    assert view.hides == set(parameters(state)) - {kind.shown_by}
    assert b"is not here" in encoded(answer(name, page, state, view, epoch="", seq=0, run=0, have=(), notices=(), whole=True))
    assert absent(page.State()) is None


def test_every_page_that_takes_a_file_is_meant() -> None:
    assert {name for name, _ in CASES} == {"hadamard", "low_rank", "least_squares", "gradient_descent", "svd", "transformation"}
