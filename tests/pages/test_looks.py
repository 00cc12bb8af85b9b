"""The line of each example says what is so: each is held against numbers that are computed here, exactly where that can be."""

from collections.abc import Callable
from typing import Any

import pytest

from pages.main import PAGES
from tests.pages.looks import (
    decompositions,
    factorizations,
    gaussians,
    information,
    learning,
    maps,
    objects,
    products,
    size,
    solving,
)
from tests.pages.looks.exactly import Looks, numbers

JUDGES: dict[str, tuple[Callable[[str, Any, str], bool], Looks]] = {
    "arrays": (objects.arrays, objects.ARRAYS),
    "vectors": (objects.vectors, objects.VECTORS),
    "broadcasting": (objects.broadcasting, objects.BROADCASTING),
    "products": (products.products, products.PRODUCTS),
    "hadamard": (products.hadamard, products.HADAMARD),
    "transformation": (maps.transformation, maps.TRANSFORMATION),
    "determinant": (maps.determinant, maps.DETERMINANT),
    "inverse": (maps.inverse, maps.INVERSE),
    "norms": (size.norms, size.NORMS),
    "eigen": (decompositions.eigen, decompositions.EIGEN),
    "quadratic": (decompositions.quadratic, decompositions.QUADRATIC),
    "svd": (decompositions.svd, decompositions.SVD),
    "low_rank": (decompositions.low_rank, decompositions.LOW_RANK),
    "factorizations": (factorizations.factorizations, factorizations.FACTORIZATIONS),
    "pseudoinverse": (solving.pseudoinverse, solving.PSEUDOINVERSE),
    "least_squares": (solving.least_squares, solving.LEAST_SQUARES),
    "gradient_descent": (learning.gradient_descent, learning.LOOKS),
    "entropy": (information.entropy, information.ENTROPY),
    "divergence": (information.divergence, {**information.DIVERGENCE, **gaussians.GAUSSIANS}),
}
CASES = [(name, title) for name, page in PAGES.items() for title in page.looks]


@pytest.mark.parametrize("name", PAGES)
def test_each_line_has_a_judge(name: str) -> None:
    assert name in JUDGES, "a page needs a module in tests/pages/looks, with a line for each example"
    assert list(JUDGES[name][1]) == list(PAGES[name].looks), "a line in tests/pages/looks for each example, in their order"


@pytest.mark.parametrize(("name", "title"), CASES)
def test_what_is_to_be_seen_is_so(name: str, title: str) -> None:
    page = PAGES[name]
    assert JUDGES[name][0](title, page.EXAMPLES[title], page.looks[title]), page.looks[title]


def test_numbers_are_read_as_they_are_written() -> None:
    found = numbers("σ₁ = 1.653·10⁻⁷, −1 and 1/7; 10⁻¹², 1,000 of v₂ by 0.")
    assert [str(number) for number in found] == ["1653/10000000000", "-1", "1/7", "1/1000000000000", "1000", "0"]
