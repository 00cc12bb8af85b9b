"""Parameters: the kinds of things that a page can be set to, each with what reads it from a link and from the stage.

A page's State is a frozen dataclass whose fields are made with entries(), choice(), real(), whole(), scale(), moment(), zoom(),
place(), order(), roles(), words(), text(), own() and action().
"""

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from core.numbers.arrays import Array, Limits
from pages.shared.parameters.action import Action
from pages.shared.parameters.choice import Choice
from pages.shared.parameters.entries import Entries
from pages.shared.parameters.kind import Parameter, listed, written
from pages.shared.parameters.moment import Moment
from pages.shared.parameters.order import Order
from pages.shared.parameters.own import Own, Upload
from pages.shared.parameters.place import Place, within
from pages.shared.parameters.real import Real
from pages.shared.parameters.roles import Roles
from pages.shared.parameters.scale import Scale
from pages.shared.parameters.text import Text
from pages.shared.parameters.whole import Whole
from pages.shared.parameters.words import Words

MOMENT = "The moment of the film: how far it has come"
Word = TypeVar("Word", bound=str)
KINDS: tuple[type[Parameter], ...] = (
    Action,
    Choice,
    Entries,
    Moment,
    Order,
    Own,
    Place,
    Real,
    Roles,
    Scale,
    Text,
    Whole,
    Words,
)


def entries(
    default: Array,
    label: str,
    spoken: str,
    *,
    limits: Limits | None = None,
    columns: tuple[str, ...] = (),
    role: str = "",
    like: str = "",
    is_alike: bool = False,
    is_sized: bool = False,
    beside: str = "",
    twin: str = "",
    lies: bool = False,
    heads: tuple[str, ...] = (),
    relation: str = "=",
) -> Any:
    """Return a field for an array.

    Without limits its shape is fixed; like is the matrix whose number of rows it takes, and of columns if is_alike; with is_sized the
    page says how large it is (PageState.settled), a vector that lies is written in a row, and with heads it is a list of rows. beside
    is another array, of any number of axes too, with which its axes are right-aligned. With a twin it is that array in another way,
    which the page finds (PageState.following): no State is another one for it. relation stands between its name and what is given.
    """
    limits = limits or Limits(shape=default.shape)
    return _field(Entries(default, limits, label, spoken, columns, role, like, is_alike, is_sized, beside, twin, lies, heads, relation))


def choice(default: Word, options: dict[Word, str], label: str = "") -> Any:
    """Return a field for one of a few words."""
    return _field(Choice(default, options, label))


def real(default: float, low: float, high: float, spoken: str) -> Any:
    """Return a field for a number from low to high."""
    return _field(Real(default, low, high, spoken))


def zoom() -> Any:
    """Return a field for the half-height of the view; 0 fits it to the numbers."""
    return real(0.0, 1e-12, 1e12, "Half of the height of the picture; without it, it fits the numbers")


def azimuth() -> Any:
    """Return a field for where round z, from x, space is looked at from."""
    return real(-60.0, -180.0, 180.0, "From where space is looked at, in degrees round z from x")


def elevation() -> Any:
    """Return a field for how far above the floor that is."""
    return real(20.0, -90.0, 90.0, "How far above the floor that is, in degrees")


def moment(default: float, low: float, high: float, spoken: str = MOMENT, *, stays: bool = False) -> Any:
    """Return a field for the moment that the player shows; unless it stays, whatever else is moved ends the film."""
    return _field(Moment(default, low, high, spoken, stays))


def whole(default: int, low: int, high: int, label: str, spoken: str, words: dict[int, str] | None = None) -> Any:
    """Return a field for a whole number from low to high; words are shown in the place of some of them."""
    return _field(Whole(default, low, high, label, spoken, words or {}))


def place(default: tuple[int, ...], label: str, spoken: str, *, role: str = "") -> Any:
    """Return a field for one place in an array; PageState.shapes says in which shape it lies."""
    return _field(Place(default, label, spoken, role))


def order(default: str, of: str, label: str, spoken: str, words: tuple[str, ...] = ()) -> Any:
    """Return a field for the axes of an array in another order: of them a digit each, or nothing for all reversed; words do in a link."""
    return _field(Order(default, of, label, spoken, words))


def scale(
    default: float,
    low: float,
    high: float,
    label: str,
    spoken: str,
    *,
    zero: str = "",
    infinity: str = "",
    role: str = "",
    is_linear: bool = False,
) -> Any:
    """Return a field for a number from low to high, and for 0 and ∞ where they have names; unless linear low is above 0."""
    return _field(Scale(default, low, high, spoken, label, zero, infinity, role, is_linear))


def roles(label: str, *, is_of_points: bool = False) -> Any:
    """Return a field for what each column of the data is taken for; of points each role is one column."""
    return _field(Roles(label, is_of_points))


def words(of: str, label: str, spoken: str) -> Any:
    """Return a field for the names of outcomes, whose weights are the vector of; where more are given, it has further weights, of 0."""
    return _field(Words(label, spoken, of))


def text(label: str, spoken: str, *, most: int, hint: str = "", leads: tuple[str, ...] = ()) -> Any:
    """Return a field for a text of up to most characters.

    What it leads follows where it is changed (PageState.led), and no link holds what follows.
    """
    return _field(Text(label, spoken, most, hint, leads))


def own(
    label: str,
    types: tuple[str, ...],
    parse: Callable[[bytes], Any],
    shown_by: str,
    *,
    largest: int,
    told_as: str,
    is_shown: Callable[[Any], bool] = lambda _: True,
    opens: Mapping[str, Any] = MappingProxyType({}),
    brief: Callable[[Any], Mapping[str, Any]] | None = None,
) -> Any:
    """Return a field for a file of a person's own, which is shown where the choice shown_by is "own", in States of which is_shown says so.

    opens : what of other States is to be so when it has come; brief : what of a State holds the same as what was pasted, as a link
    can; where there is one, a table can be pasted.
    """
    return _field(Own(label, types, parse, shown_by, largest, told_as, is_shown, opens, brief))


def action(label: str, spoken: str, make: Callable[[Any], Any]) -> Any:
    """Return a field for a button that takes the page from its State to make(state): a pure function, and so the same whenever asked."""
    return _field(Action(label, spoken, make))


def _field(parameter: Parameter) -> Any:
    return field(default=parameter.default, compare=not parameter.twin, metadata={"parameter": parameter})


def parameters(state: Any) -> Mapping[str, Parameter]:
    """Return what can be set on a State (the class or an instance), by name."""
    return _parameters(state if isinstance(state, type) else type(state))


@cache
def _parameters(State: type) -> Mapping[str, Parameter]:
    return MappingProxyType({f.name: f.metadata["parameter"] for f in fields(State)})


def owns(state: Any) -> Mapping[str, Own]:
    """Return the files of a person's own that a State (the class or an instance) may hold, by name."""
    return _owns(state if isinstance(state, type) else type(state))


@cache
def _owns(State: type) -> Mapping[str, Own]:
    return MappingProxyType({name: kind for name, kind in _parameters(State).items() if isinstance(kind, Own)})


__all__ = [
    "KINDS", "Action", "Choice", "Entries", "Moment", "Order", "Own", "Parameter", "Place", "Real", "Roles", "Scale", "Text", "Upload",
    "Whole", "Words", "action", "azimuth", "choice", "elevation", "entries", "listed", "moment", "order", "own", "owns",
    "parameters", "place", "real", "roles", "scale", "text", "whole", "within", "words", "written", "zoom",
]  # fmt: skip
