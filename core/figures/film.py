"""Film: the moments that a player runs through, and what each of them shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from core.numbers.arrays import Matrix

Places = Mapping[float, Matrix]  # by moment, in their order: where the points of a mark are; between two, they go straight
Texts = Mapping[float, Sequence[str]]  # by moment: the values of cells, until the next
V = TypeVar("V")


class Later(Mapping[float, V]):
    """What there is at moments, in their order, each made when it is asked for: a picture asks for one or two of them."""

    def __init__(self, makes: Mapping[float, Callable[[], V]]) -> None:
        self._makes = makes

    def __getitem__(self, at: float) -> V:
        return self._makes[at]()

    def __iter__(self) -> Iterator[float]:
        return iter(self._makes)

    def __len__(self) -> int:
        return len(self._makes)


@dataclass(frozen=True, eq=False)
class Frames:
    """Moments in their order, and what they are drawn by: maps, the tips of arrows, places of marks, values of cells."""

    times: Sequence[float]
    names: Sequence[str]  # the moments in words: "t = 0.52"
    readouts: Sequence[str]
    curve: Sequence[float]  # what is drawn over the slider, at most 1 in magnitude
    flat: Sequence[tuple[int, int]] = ()  # from moment to moment: where the curve lies at 0
    stops: Sequence[int] = ()  # the moments at which steps end, and the first; none of a film without steps
    stages: Sequence[tuple[str, float]] = ()  # the name of each part, and when it ends
    maps: Mapping[str, Sequence[Matrix]] = field(default_factory=dict)  # by name
    tips: Mapping[str, Matrix] = field(default_factory=dict)  # by arrow, (2, moments)
    places: Mapping[str, Places] = field(default_factory=dict)  # by mark
    shapes: Mapping[str, str] = field(default_factory=dict)  # by mark: the names of places that never change
    texts: Mapping[str, Texts] = field(default_factory=dict)  # by mark of cells


@dataclass(frozen=True, eq=False)
class Film:
    """What a player shows: its frames are computed when they are asked for, which a moving hand does not."""

    label: str  # for a screen reader
    caption: str  # what the readout is: "det"; "" where it tells what a step does
    readout: str  # its name
    at_rest: str  # what it reads at the moment that is none on the way
    frames: Callable[[], Frames] | None = None  # None where there is no such film: say tells why
    say: str = ""
    seconds: float = 3.0  # from end to end
    speaks_of: str = ""  # what the sentence speaks of, said before it while the maps of another moment are shown


def place_at(places: Places, t: float) -> Matrix:
    """Return where points are at a moment: between two of places in proportion, as the stage has them."""
    before = max((at for at in places if at <= t), default=min(places))
    after = min((at for at in places if at > t), default=before)
    if after == before:
        return places[before]
    here, there = places[before], places[after]
    found: Matrix = here + (t - before) / (after - before) * np.where(np.isnan(there), 0.0, there - here)
    return found


def texts_at(texts: Texts, t: float) -> Sequence[str]:
    """Return the values of cells at a moment: the last that there have been."""
    return texts[max((at for at in texts if at <= t), default=min(texts))]
