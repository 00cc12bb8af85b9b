"""Sizes: arrays that hang together are made as long as each other, and what is not plain to see is said."""

import pytest

from pages.decompositions import eigen
from pages.maps import determinant
from pages.shared.state import from_address, from_stage
from pages.solving import pseudoinverse

BORDERED = "what is new in it is as in the identity"
CUT = "Undo brings back what is cut off"


def typed(name: str, text: str) -> dict[str, object]:
    return {"array": name, "row": 0, "column": 0, "text": text, "final": True}


@pytest.mark.parametrize(
    ("texts", "A", "B"),
    [
        ([typed("A", "1 2 3; 4 5 6; 7 8 9")], "1,2,3;4,5,6;7,8,9", "1,-1,0;1,1,0;0,0,1"),
        ([typed("B", "1 2 3; 4 5 6; 7 8 9")], "2,1,0;0.5,1.5,0;0,0,1", "1,2,3;4,5,6;7,8,9"),
        ([typed("A", "1 2 3; 4 5 6; 7 8 9"), typed("B", "[[5]]")], "1", "5"),
        ([{"array": "A", "row": -1, "column": -1, "text": "", "shape": [1, 1], "final": True}], "2", "1"),
    ],
)
def test_matrices_that_belong_together_have_one_size(texts: list[dict[str, object]], A: str, B: str) -> None:
    state, notices = from_stage(determinant.State(), {}, texts)
    assert (str(state.A), str(state.B)) == (A, B)
    said = {
        "5": [("B", "What was pasted takes the place of all 3 × 3 numbers, and is 1 × 1."), ("A", f"A is 1 × 1 now, to fit B: {CUT}.")],
        "1": [],  # a size that is chosen is seen to change both
        "1,2,3;4,5,6;7,8,9": [("A", f"A is 3 × 3 now, to fit B: {BORDERED}.")],
    }
    assert [(notice.at, notice.say) for notice in notices] == said.get(B, [("B", f"B is 3 × 3 now, to fit A: {BORDERED}.")])


def test_a_size_that_is_too_large_is_refused() -> None:
    texts = [{"array": "A", "row": -1, "column": -1, "text": "", "shape": [9, 9], "final": True}]
    state, notices = from_stage(determinant.State(), {}, texts)
    assert state == determinant.State()
    assert [notice.at for notice in notices] == ["A"]


def test_in_a_link_one_size_decides_for_all() -> None:
    state, notices = from_address(determinant.State, {"B": "1,2,3;4,5,6;7,8,10"})
    assert (str(state.A), notices) == ("2,1,0;0.5,1.5,0;0,0,1", [])
    state, notices = from_address(determinant.State, {"A": "1,2;3,4", "B": "5"})
    assert (str(state.A), str(state.B)) == ("1,2;3,4", "1,-1;1,1")
    assert [notice.at for notice in notices] == ["B"]
    found, notices = from_address(eigen.State, {"A": "1,0,0;0,1,0;0,0,1"})
    assert (found.x.shape, notices) == ((3, 1), [])


@pytest.mark.parametrize(
    ("texts", "A", "y", "said"),
    [
        ([typed("A", "1 2; 3 4; 5 6")], "1,2;3,4;5,6", "1,2,0", "y has 3 entries now, to fit A: what is new in it is 0."),
        ([typed("A", "[[7]]")], "7", "1", f"y has 1 entry now, to fit A: {CUT}."),
        ([typed("y", "1 2 3") | {"pasted": True}], "2,1;1,0.5;0,0", "1,2,3", f"A is 3 × 2 now, to fit y: {BORDERED}."),
        ([typed("y", "1; 2; 3")], "2,1;1,0.5;0,0", "1,2,3", f"A is 3 × 2 now, to fit y: {BORDERED}."),
        ([{"array": "A", "row": -1, "column": -1, "text": "", "shape": [1, 3], "final": True}], "2,1,0", "1", ""),
    ],
)
def test_a_right_hand_side_is_as_long_as_its_matrix_is_high(texts: list[dict[str, object]], A: str, y: str, said: str) -> None:
    state, notices = from_stage(pseudoinverse.State(), {}, texts)
    assert (str(state.A), str(state.y)) == (A, y)
    assert (
        " ".join(notice.say for notice in notices).removeprefix("What was pasted takes the place of all 2 × 2 numbers, and is 1 × 1. ")
        == said
    )
