"""Film: the moments that a player runs through, and what each of them shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.arrays import Matrix
from core.digits import show
from core.paths import Path


@dataclass(frozen=True, eq=False)
class Film:
    """Moments in their order, each with the maps that it draws by, or with the tips of its arrows."""

    label: str  # for a screen reader
    times: Sequence[float] = ()  # none where there is no such film: say tells why
    say: str = ""
    names: Sequence[str] = ()  # the moments in words: "t = 0.52"
    caption: str = ""  # what the readout is: "det"
    readout: str = ""  # its name
    readouts: Sequence[str] = ()
    curve: Sequence[float] = ()  # what is drawn over the slider, at most 1 in magnitude
    flat: Sequence[tuple[int, int]] = ()  # from moment to moment: where the curve lies at 0
    stages: Sequence[tuple[str, float]] = ()  # the name of each part, and when it ends
    maps: Mapping[str, Sequence[Matrix]] = field(default_factory=dict)  # by name
    tips: Mapping[str, Matrix] = field(default_factory=dict)  # by arrow, (2, moments)
    seconds: float = 3.0  # from end to end
    rest: int = -1  # the moment that is none on the way


def film(path: Path) -> Film:
    """Return the way from I to a matrix as a film of the map A, with det M(t) over the slider."""
    label, say = "Path from the identity to A", path.why_not or path.note
    if not path.exists:
        return Film(label, say=say)
    times = path.times()
    dets = [path.det(t) for t in times]
    most = max(1.0, *(abs(det) for det in dets))
    return Film(
        label,
        times,
        say,
        names=[f"t = {t:.2f}" for t in times],
        caption="det",
        readout="det(t)",
        readouts=[show(det) for det in dets],
        curve=[det / most for det in dets],
        flat=[(times.index(start), times.index(end)) for start, end in path.flat],
        stages=[(stage.label, stage.end) for stage in path.stages],
        maps={"A": [path.at(t) for t in times]},
    )
