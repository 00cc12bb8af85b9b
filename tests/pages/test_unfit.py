"""Links: what one holds that does not fit is changed, and said."""

from typing import Any

import pytest

from pages.decompositions import svd
from pages.learning import gradient_descent
from pages.products import products
from pages.shared.state import from_address, to_address


@pytest.mark.parametrize(
    ("page", "params", "said"),
    [
        (products, {"x": "1,2,3"}, "x in the link is 1,2,3, which does not fit here: it is 1,2 now."),
        (gradient_descent, {"batch": "9"}, "batch in the link: 9 is out of range here: 7 is the largest, and is taken."),
        (svd, {"k": "5"}, "k in the link: 5 is out of range here: 2 is the largest, and is taken."),
    ],
)
def test_what_a_link_holds_is_not_changed_without_a_word(page: Any, params: dict[str, str], said: str) -> None:
    state, notices = from_address(page.State, params)
    assert [notice.say for notice in notices] == [said]
    assert from_address(page.State, to_address(state)) == (state, [])
