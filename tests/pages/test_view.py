"""A page is checked when it is made of its module."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest

from pages.maps import transformation
from pages.shared.drags import Drag
from pages.shared.lesson import Example, Lesson
from pages.shared.parameters import zoom
from pages.shared.state import PageState
from pages.shared.view import View, as_page


@dataclass(frozen=True)
class State(PageState):
    """What a whole page can be set to."""

    view: float = zoom()


@dataclass(frozen=True)
class Loose(PageState):
    """A number that is no parameter."""

    view: float = 1.0


@dataclass(frozen=True)
class Other:
    """No state of a page."""

    view: float = zoom()


def page(state: State) -> View:  # noqa: ARG001
    return View((), (), [], [], str)


def untyped(state):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, ARG001
    return View((), (), [], [], str)


WHOLE = {
    "TITLE": "A page",
    "SUMMARY": "It shows nothing.",
    "State": State,
    "EXAMPLES": (Example("One", State(), "Nothing."),),
    "LESSON": Lesson(),
    "DRAGS": (Drag("view", 8),),
    "page": page,
}


def module(**has: Any) -> ModuleType:
    found = ModuleType("pages.maps.sample")
    vars(found).update(has)
    return found


def test_a_module_with_everything_is_a_page() -> None:
    found = as_page(module(**WHOLE))
    assert (found.TITLE, found.State, found.opens) == ("A page", State, State())
    assert as_page(module(**WHOLE, OPENS=State(view=2.0))).opens == State(view=2.0)
    assert as_page(transformation).page is transformation.page


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"TITLE": ""}, r"it lacks TITLE, a text\.$"),
        ({"SUMMARY": None, "EXAMPLES": ()}, r"it lacks SUMMARY, a text; EXAMPLES, each an Example of its State\.$"),
        ({"LESSON": None}, "LESSON, a Lesson"),
        ({"EXAMPLES": (Example[Any]("One", Other(), ""),)}, "EXAMPLES, each"),
        ({"State": Other}, "it lacks State, a frozen dataclass and PageState"),
        ({"State": None}, "it lacks State"),
        ({"State": Loose}, "a parameter for view of its State"),
        ({"page": untyped}, r"page\(state: State\) -> View"),
        ({"page": None}, r"page\(state: State\) -> View"),
        ({"DRAGS": ("A:0",)}, "DRAGS, what the bench drags"),
        ({"DRAGS": (Drag("view", 8), Drag("A:0", 8))}, r"it lacks what its DRAGS call A:0: its State has view\.$"),
        ({"OPENS": "view=1"}, "OPENS, a State"),
        ({"led": untyped}, r"led\(state: State\) -> View"),
    ],
)
def test_what_a_module_lacks_is_said(other: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        as_page(module(**{**WHOLE, **other}))
