"""Applied: what a 2 × 2 matrix does to the vector x, as numbers and as lines of a program."""

from core.maps.applied import Applied
from core.numbers.digits import pair, ratio
from pages.shared.view import Number, angle


def numbers(seen: Applied) -> list[list[Number]]:
    """Return Ax, how much longer than x it is, and its angle to x."""
    return [
        [Number("Ax", pair(tuple(seen.Ax)), "output", tuple(seen.Ax.tolist()))],
        [Number("‖Ax‖/‖x‖", "–" if seen.gain is None else ratio(seen.gain), "", seen.gain)],
        [angle("∠(x, Ax)", seen.turn)],
    ]


def facts(seen: Applied | None) -> dict[str, bool]:
    """Return which of them there are."""
    return {"has_gain": seen is not None and seen.gain is not None, "has_turn": seen is not None and seen.turn is not None}
