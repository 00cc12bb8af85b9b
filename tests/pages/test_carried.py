"""What of one page other pages can show, and how it gets there and back."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from core.maps import paths
from core.numbers.arrays import matrix, nested, vector
from pages.decompositions import eigen, svd
from pages.main import PAGES
from pages.maps import determinant, inverse, transformation
from pages.objects import arrays, broadcasting
from pages.products import hadamard
from pages.shared.carried import carried
from pages.shared.state import PageState, address, from_address, query
from pages.size import norms
from pages.solving import pseudoinverse

entry = st.integers(-9, 9).map(str)


def taken(name: str, state: PageState, to: str, shown: dict[str, PageState]) -> PageState:
    """Return the state that a link of one page opens on another."""
    take = next(take for take in carried(name, state, PAGES, shown) if take.page == to)
    assert not take.why_not
    link = query(address(take.values))
    found, notices = from_address(PAGES[to].State, dict(parse_qsl(link, keep_blank_values=True)))
    assert notices == []
    return found


@given(st.lists(entry, min_size=4, max_size=4), st.sampled_from(["straight", "exp"]))
def test_a_round_trip_loses_nothing(entries: list[str], path: paths.Name) -> None:
    a, b, c, d = entries
    start = transformation.State(A=matrix([[a, b], [c, d]]), x=vector("2 -1"), path=path, view=4.0)
    for other in ("determinant", "eigen", "svd", "pseudoinverse"):
        there = taken("transformation", start, other, {})
        assert vars(there)["A"] == start.A
        assert taken(other, there, "transformation", {"transformation": start}) == start


def test_vectors_of_the_same_name_go_along() -> None:
    start = transformation.State(A=matrix("1 2; 3 4"), x=vector("2 -1"))
    assert taken("transformation", start, "eigen", {}) == eigen.State(A=start.A, x=start.x)


def test_a_right_hand_side_is_one_whatever_it_is_called() -> None:
    start = inverse.State(A=matrix("1 2; 3 4"), b=vector("5 6"))
    there = taken("inverse", start, "pseudoinverse", {})
    assert there == pseudoinverse.State(A=start.A, y=start.b)
    assert taken("pseudoinverse", there, "inverse", {}) == start


def test_what_is_something_else_there_does_not_go_along() -> None:
    """An array that is added to A is no right-hand side, nor is the second of two vectors."""
    A, own = matrix("1 2; 3 4"), vector("5 6")
    assert vars(taken("inverse", inverse.State(A=A, b=own), "broadcasting", {}))["b"] == broadcasting.State().b
    assert (
        vars(taken("broadcasting", broadcasting.State(A=nested("[[1,2],[3,4]]"), b=nested("[5,6]")), "inverse", {}))["b"]
        == inverse.State().b
    )
    assert vars(taken("pseudoinverse", pseudoinverse.State(A=A, y=own), "norms", {}))["y"] == norms.State().y


def test_what_a_page_cannot_show_says_why() -> None:
    wide = pseudoinverse.State(A=matrix("1 2 3"), y=vector("14"))
    said = {take.page: take.why_not for take in carried("pseudoinverse", wide, PAGES, {})}
    assert {"transformation": "square there", "determinant": "square there", "eigen": "square there", "svd": ""}.items() <= said.items()


def test_what_is_hidden_is_not_carried() -> None:
    assert not [*carried("eigen", eigen.State(), PAGES, {}, hides={"A"})]


def test_what_else_a_page_has_shown_follows_the_size() -> None:
    """B has as many rows as A, and x as many entries."""
    shown: dict[str, PageState] = {"determinant": determinant.State(B=matrix("3 0; 0 3")), "eigen": eigen.State(x=vector("1 1"))}
    start = pseudoinverse.State(A=matrix("1 2 3; 4 5 6; 7 8 10"), y=vector("1 1 1"))
    for to in ("determinant", "eigen"):
        assert vars(taken("pseudoinverse", start, to, shown))["A"] == start.A


def test_what_is_brought_is_shown() -> None:
    """A page that can show something else shows the matrix, whatever it has shown before."""
    for name, elsewhere in (("hadamard", hadamard.State(image="planet")), ("norms", norms.State(show="dual"))):
        there = taken("svd", svd.State(A=matrix("2 1; 0 1")), name, {name: elsewhere})
        assert "A" not in PAGES[name].page(there).hides
        assert str(vars(there)["A"]) == "2,1;0,1"


def test_a_matrix_is_an_array_of_two_axes_and_the_other_way_round() -> None:
    there = taken("pseudoinverse", pseudoinverse.State(A=matrix("1 1/3; 4 5; 6 7"), y=vector("1 1 1")), "arrays", {})
    assert str(vars(there)["A"]) == "[[1,1/3],[4,5],[6,7]]"
    assert vars(taken("arrays", there, "svd", {}))["A"] == matrix("1 1/3; 4 5; 6 7")
    for text, said in [("[1,2]", "a matrix there"), ("[[[1,2],[3,4]]]", "a matrix there"), ("5", "a matrix there"), ("[[1,2]]", "")]:
        says = {take.page: take.why_not for take in carried("arrays", arrays.State(A=nested(text)), PAGES, {})}
        assert says["svd"] == said
    large = {take.page: take.why_not for take in carried("svd", svd.State(A=matrix([[1] * 8] * 8)), PAGES, {})}
    assert large["arrays"] == "at most 48 numbers there, and 12 along an axis"
