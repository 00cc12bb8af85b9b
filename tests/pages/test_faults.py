"""What is wrong with a page is said by its name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.marks import Arrow
from pages.shared.drags import Drag
from pages.shared.parameters import action, parameters, scale, whole
from pages.shared.state import from_stage
from pages.shared.view import View
from tests.pages import faults
from tests.pages.tiny import DRAGS, State, page

SHOWN = page(State())
X = Handle("x", None, "input", "x", "vector x")
ARROW = Arrow("y", np.ones(2), "output", "y")
ODD: Any = "no such"


def plane(**changed: Any) -> View:
    """Return the page with another first picture."""
    first, *others = SHOWN.figures
    return replace(SHOWN, figures=(replace(first, **changed), *others))


def marked(**changed: Any) -> View:
    """Return the page with one more arrow."""
    return plane(marks=(*SHOWN.figure.marks, replace(ARROW, **changed)))


def twice(figure: Figure) -> View:
    return replace(SHOWN, figures=(*SHOWN.figures, replace(figure, marks=())))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (twice(SHOWN.figure), ["2 figures are called 'plane'"]),
        (marked(name="x"), ["2 marks are called 'x'"]),
        (marked(role=ODD), ["plane: the mark y has the role 'no such', which is none of ROLES"]),
        (marked(follows="y"), ["plane: the mark y, by follows=, names y, which is none of x, p, alpha, T, turn"]),
        (marked(tail_follows="y"), ["plane: the mark y, by tail_follows=, names y, which is none of x, p, alpha, T, turn"]),
        (marked(map="B A"), [f"plane: the mark y, by map=, names {name}, which is none of the maps " for name in "BA"]),
        (plane(adds="P"), ["plane: a click names P, which is none of x, p, alpha, T, turn"]),
        (plane(handles=(replace(X, array="y"),)), ["plane: the handle y names y, which is none of x, p, alpha, T, turn"]),
        (plane(handles=(replace(X, column=1),)), ["plane: the handle x:1 is a column that x has not"]),
        (plane(handles=(replace(X, array="turn"),)), ["plane: the handle turn is a thing that cannot be typed too"]),
        (plane(handles=(replace(X, role=ODD),)), ["plane: the handle x has the role 'no such', which is none of ROLES"]),
        (plane(handles=(replace(X, spoken=""),)), ["plane: the handle x has no name for a screen reader"]),
        (SHOWN, []),
    ],
)
def test_what_is_wrong_with_a_picture_is_named(shown: View, words: list[str]) -> None:
    assert [*faults.of_pictures(State(), shown)] == words


def test_what_is_dragged_is_named_where_it_is_not_there() -> None:
    for drag in (*DRAGS, Drag("p", 8), Drag("x:1,0", 8)):
        assert [*faults.of_drag(State(), SHOWN, drag)] == []
    told = "DRAGS names x:2,0, which is neither an entry nor one of the handles p, x"
    assert [*faults.of_drag(State(), SHOWN, Drag("x:2,0", 8))] == [told]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: scale(5.0, 0.1, 1.0, "α", "a price"), "The default of α cannot be set: 5 is out of range: use a number from 0.1 to 1."),
        (lambda: whole(7, 0, 3, "k", "a rank"), "The default of k cannot be set: 7 is out of range: use a whole number from 0 to 3."),
    ],
)
def test_a_default_that_cannot_be_set_is_named(made: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        made()


def test_an_action_that_makes_no_state_of_the_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [*faults.of_actions(State())] == []
    kind = parameters(State)["turn"]
    monkeypatch.setitem(kind.__dict__, "make", action("", "", lambda state: state.x).metadata["parameter"].make)
    words = "The action “Turn” makes Array of a State: it has to be a State of the same page."
    assert [*faults.of_actions(State())] == [words]
    with pytest.raises(TypeError, match=words):
        from_stage(State(), {}, [{"action": "turn"}])
