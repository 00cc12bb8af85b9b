"""What is degenerate is so by one rule: every page that shows the rank of A shows the same."""

from urllib.parse import parse_qsl

import pytest

from core.matrices.numerics import is_rank_known
from core.matrices.singular import singular_values
from core.numbers.arrays import matrix
from pages.decompositions import quadratic
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


TO_SIXTEEN = {  # whose rank the entries do not decide, as each stands for a number of more digits,
    "1 1; 1 1.000000000000001": False,
    "sqrt(2) 1; 2 sqrt(2)": False,
    "sqrt(2) 1; 1 sqrt(2)/2": False,
    "sqrt(2) 0; 0 0": True,  # and whose zeros do
    "0.5773502691896257 1; 0 0": True,
    "sqrt(2) 1; 1 sqrt(2)": True,
    "1/3 1; 1 3": True,
}
SAY_RANK = {"determinant", "transformation", "svd", "pseudoinverse", "inverse", "eigen"}
ARE_ZERO = {"det A", "det AB", "det cA", "∏λ", "σ₂", "nearest singular", "λ₂"}


def taken(text: str) -> dict[str, PageState]:
    """Return the states of all pages to which a matrix can be taken."""
    start = transformation.State(A=matrix(text))
    states: dict[str, PageState] = {"transformation": start}
    for take in carried("transformation", start, PAGES, {}):
        if not take.why_not:
            states[take.page], notices = from_address(PAGES[take.page].State, dict(parse_qsl(query(address(take.values)))))
            assert notices == []
    return states


@pytest.mark.parametrize(("text", "rank"), MATRICES.items())
def test_every_page_shows_the_same_rank(text: str, rank: int) -> None:
    numbers = {name: shown(PAGES[name].page(state)) for name, state in taken(text).items()}
    found = {name: texts[key] for name, texts in numbers.items() for key in ("rank", "rank A") if key in texts}
    assert len(found) > 5
    assert set(found.values()) == {str(rank)}, found


@pytest.mark.parametrize(("text", "rank"), MATRICES.items())
def test_a_sum_of_outer_products_has_that_rank(text: str, rank: int) -> None:
    state = products.State(A=matrix(text), B=matrix("1 0; 0 1"), way="outer")
    assert f"the sum so far has rank {rank}." in said(products.page(state))


@pytest.mark.parametrize(("text", "is_known"), TO_SIXTEEN.items())
def test_what_is_so_to_sixteen_digits_is_said_to_be(text: str, is_known: bool) -> None:
    A = matrix(text)
    rank = singular_values(A.value, A.exact).rank
    assert is_rank_known(rank, A.value, A.exact) == is_known
    states = taken(text)
    assert states.keys() > SAY_RANK
    for name in SAY_RANK:
        view = PAGES[name].page(states[name])
        assert ("to sixteen digits" in said(view).lower()) != is_known, f"{name}: {said(view)}"
        zeros = {key: number for key, number in shown(view).items() if key in ARE_ZERO and rank < 2}
        assert set(zeros.values()) <= {"0" if is_known else "≈ 0"}, f"{name}: {zeros}"
        assert is_known or shown(view).get("κ(A)", "over").startswith("over")


def test_a_form_whose_least_value_is_0_to_sixteen_digits() -> None:
    for text, zero in (("1 1; 1 1.000000000000001", "≈ 0"), ("1 1; 1 1", "0")):
        view = quadratic.page(quadratic.State(A=matrix(text)))
        assert ("To sixteen digits" in said(view)) == (zero == "≈ 0")
        assert [shown(view)[name] for name in ("λmin", "distance to semidefinite")] == [zero, zero]
