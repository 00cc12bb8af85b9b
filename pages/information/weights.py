"""Weights of outcomes: how they are entered and spoken of on the pages of this section."""

from collections.abc import Sequence
from fractions import Fraction

from core.information.distribution import Distribution
from core.information.logs import Unit
from core.numbers.arrays import Limits
from core.numbers.digits import show, sure, told
from pages.shared.view import Sentence

LONG = Limits(largest=(60, 1), magnitude=1e18, smallest=1e-300, least=0.0)
UNITS: dict[Unit, str] = {"bits": "bits: log₂", "nats": "nats: ln"}
LOG: dict[Unit, str] = {"bits": "log₂", "nats": "ln"}
NAMES = {  # of what both pages have
    "names": "What the outcomes are called: a, b, c and so on, where nothing is said.",
    "Unit": "The unit of surprise: with log₂ it is measured in bits, with ln in nats; a nat is 1/ln 2 = 1.443 bits.",
}
FEW = 3  # names in a sentence
LEAST = 1e-305  # from here on float64 has all digits


def none(of: Distribution, names: Sequence[str], called: str = "") -> Sentence:
    """Return why there are no probabilities; called : the distribution, where a page has two."""
    if of.fault == "zero":
        return (f"All weights{called and f' of {called}'} are 0, and nothing can be divided by their sum: raise a bar.",)
    which = [names[i] for i in of.negative]
    return (f"{listed(which)} {'has a negative weight' if len(which) == 1 else 'have negative weights'}, and no probability is negative.",)


def listed(names: Sequence[str], most: int = 60) -> str:
    """Return names as they stand in a sentence: ``a, b and c``; of more than most ``a, b, c and 4 more``."""
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def cell(value: float, move: float = 0.0, *, is_nothing: bool) -> str:
    """Return a number of a table that rounding may have moved by move: ``≈ 0`` for what is not nothing and has no known digits."""
    return show(value) if is_nothing else sure(value, move) if abs(value) >= max(LEAST, move) else "≈ 0"


def about(value: float, exact: Fraction | None, move: float) -> str:
    """Return a number of a sentence that rounding may have moved by move: with “about” unless it is exactly what is shown."""
    sign, text = told(value, exact)
    return text if sign == "=" else f"about {sure(value, move).removeprefix('≈ ')}"


def is_nearly(value: float, whole: float) -> bool:
    """Return whether four digits do not tell value from whole."""
    return show(value) == show(whole)
