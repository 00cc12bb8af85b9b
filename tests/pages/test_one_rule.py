"""What is degenerate is so by one rule: every page that shows the rank of A shows the same."""

from urllib.parse import parse_qsl

import pytest

from core.numbers.arrays import matrix
from pages.main import PAGES
from pages.maps import transformation
from pages.products import products
from pages.shared.carried import carried
from pages.shared.state import PageState, address, from_address, query
from tests.pages.programs import said, shown

MATRICES = {
    "1 2; 3 4": 2,
    "1 2; 3 6": 1,
    "0 0; 0 0": 0,
    "1/3 1; 1 3": 1,  # in float64 its second singular value is not 0
    "1e-6 0; 0 1e-6": 2,
    "1 0; 0 1e-20": 1,  # to sixteen digits
    "1 1; 1 1.0000000000001": 2,
    "sqrt(2) 2; 1 sqrt(2)": 1,  # no fractions
    "-4.5 3.3; 6 -4.4": 1,
}


@pytest.mark.parametrize(("text", "rank"), MATRICES.items())
def test_every_page_shows_the_same_rank(text: str, rank: int) -> None:
    start = transformation.State(A=matrix(text))
    states: dict[str, PageState] = {"transformation": start}
    for take in carried("transformation", start, PAGES, {}):
        if not take.why_not:
            states[take.page], notices = from_address(PAGES[take.page].State, dict(parse_qsl(query(address(take.values)))))
            assert notices == []
    numbers = {name: shown(PAGES[name].page(state)) for name, state in states.items()}
    found = {name: texts[key] for name, texts in numbers.items() for key in ("rank", "rank A") if key in texts}
    assert len(found) > 5
    assert set(found.values()) == {str(rank)}, found


@pytest.mark.parametrize(("text", "rank"), MATRICES.items())
def test_a_sum_of_outer_products_has_that_rank(text: str, rank: int) -> None:
    state = products.State(A=matrix(text), B=matrix("1 0; 0 1"), way="outer")
    assert f"the sum so far has rank {rank}." in said(products.page(state))
