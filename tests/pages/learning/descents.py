"""Descents by their queries, as a link has them."""

from pages.learning.gradient_descent import State, page
from pages.shared.state import from_address
from pages.shared.view import View

ONE = "points=1,2,3&constant=without"  # x₁ + 2x₂ = 3
TWO = "points=1,2,3,1;0,1,-1,1&constant=without&w=0;0;0"
BY_ONE = "batch=1&sampling=replacement"
CHAOS = "data=norris&objective=logistic&method=adam&batch=5"


def state(query: str, *, unfit: str = "") -> State:
    """Return the State that a query opens; unfit : the one thing in it that does not fit, which is said."""
    found, notices = from_address(State, dict(part.split("=") for part in query.split("&") if part))
    assert [notice.at for notice in notices] == ([unfit] if unfit else [])
    return found


def view(query: str) -> View:
    """Return what the page shows of it."""
    return page(state(query))
