"""Methods of descent, each in a file: a new one is a class, and its place in METHODS."""

from core.learning.methods.adam import Adam
from core.learning.methods.method import Method
from core.learning.methods.momentum import Momentum
from core.learning.methods.nesterov import Nesterov
from core.learning.methods.plain import Plain
from core.numbers.arrays import InputError

METHODS: dict[str, type[Method]] = {
    kind.name: kind
    for kind in (
        Plain,
        Momentum,
        Nesterov,
        Adam,
    )
}

__all__ = [
    "METHODS",
    "Adam",
    "Method",
    "Momentum",
    "Nesterov",
    "Plain",
    "method",
]


def method(name: str, beta: float = 0.9) -> Method:
    """Return the method of this name, with β where it takes one. Raises InputError unless it is one of METHODS."""
    if name not in METHODS:
        raise InputError(f"“{name}” is no method: take one of {', '.join(METHODS)}.")
    kind = METHODS[name]
    return kind(beta) if kind.takes_beta else kind()
