"""Film: the moments that a player runs through, and what each of them shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.numbers.arrays import Matrix


@dataclass(frozen=True, eq=False)
class Frames:
    """Moments in their order, each with the maps that it draws by, or with the tips of its arrows."""

    times: Sequence[float]
    names: Sequence[str]  # the moments in words: "t = 0.52"
    readouts: Sequence[str]
    curve: Sequence[float]  # what is drawn over the slider, at most 1 in magnitude
    flat: Sequence[tuple[int, int]] = ()  # from moment to moment: where the curve lies at 0
    stages: Sequence[tuple[str, float]] = ()  # the name of each part, and when it ends
    maps: Mapping[str, Sequence[Matrix]] = field(default_factory=dict)  # by name
    tips: Mapping[str, Matrix] = field(default_factory=dict)  # by arrow, (2, moments)


@dataclass(frozen=True, eq=False)
class Film:
    """What a player shows: its frames are computed when they are asked for, which a moving hand does not."""

    label: str  # for a screen reader
    caption: str  # what the readout is: "det"
    readout: str  # its name
    at_rest: str  # what it reads at the moment that is none on the way
    frames: Callable[[], Frames] | None = None  # None where there is no such film: say tells why
    say: str = ""
    seconds: float = 3.0  # from end to end
    speaks_of: str = ""  # what the sentence speaks of, said before it while the maps of another moment are shown
