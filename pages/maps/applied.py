"""Applied: what a matrix does to the vector x, as numbers and as lines of a program."""

from typing import Any

from core.maps.applied import Applied
from core.numbers.arrays import Array
from core.numbers.digits import pair, ratio
from pages.shared.code import in_fractions
from pages.shared.view import Number, angle


def numbers(seen: Applied) -> list[list[Number]]:
    """Return Ax, how much longer than x it is, and its angle to x."""
    return [
        [Number("Ax", pair(tuple(seen.Ax)), "output", tuple(seen.Ax.tolist()))],
        [Number("‖Ax‖/‖x‖", "–" if seen.gain is None else ratio(seen.gain), "", seen.gain)],
        [angle("∠(x, Ax)", seen.turn, size=0.0 if seen.is_exact else 180.0)],
    ]


def facts(seen: Applied | None, x: Array) -> dict[str, Any]:
    """Return which of them there are, and x in fractions, if float64 loses digits of Ax."""
    fractions = in_fractions(x)["fractions"]
    return {
        "has_gain": seen is not None and seen.gain is not None,
        "has_turn": seen is not None and seen.turn is not None,
        "is_lost": seen is not None and seen.is_lost,
        "fractions_x": [entry for (entry,) in fractions],
    }
