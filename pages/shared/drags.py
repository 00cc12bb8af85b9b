"""Drags: what of a page the bench drags, which the page says itself."""

from dataclasses import dataclass

EIGHT = ";".join(",".join(str((3 * i + 5 * j) % 8) for j in range(8)) for i in range(8))  # a matrix as a link writes it, as large as any
MANY = ";".join(f"{k - 100},{(7 * k) % 40 + k / 4:g}" for k in range(200))  # points, likewise


@dataclass(frozen=True)
class Drag:
    """A handle, or an entry, and how many answers a second it owes while a hand drags it."""

    what: str  # a handle's name, or an entry's
    answers: int
    name: str = ""  # what it is, where the page has more than one
    link: str = ""  # the query that is opened; "" opens the page as it is
