"""Applied: what a 2 × 2 matrix does to the vector x, as numbers and as lines of a program."""

from core.maps.applied import Applied
from core.numbers.digits import pair
from pages.shared.view import Number, angle, number


def numbers(seen: Applied) -> list[list[Number]]:
    """Return Ax, how much longer than x it is, and its angle to x."""
    return [
        [Number("Ax", pair(tuple(seen.Ax)), "output", tuple(seen.Ax.tolist()))],
        [number("‖Ax‖/‖x‖", seen.gain)],
        [angle("∠(x, Ax)", seen.turn)],
    ]


def facts(seen: Applied) -> dict[str, bool]:
    """Return which of them there are."""
    return {"has_gain": seen.gain is not None, "has_turn": seen.turn is not None}


def code(seen: Applied) -> list[str]:
    """Return the lines that print them, where A and x are known."""
    lines = ["Ax = A @ x", 'print("Ax =", *Ax)']
    if seen.gain is not None:
        lines.append('print("‖Ax‖/‖x‖ =", np.linalg.norm(Ax) / np.linalg.norm(x))')
    if seen.turn is not None:
        lines.append('print("∠(x, Ax) =", np.degrees(np.arctan2(x[0] * Ax[1] - x[1] * Ax[0] + 0, x @ Ax)))')
    return lines
