"""Counts: what a process has done since it began, to be read by whoever watches over a host (serving/metrics.py).

Labels are names of pages and of ways, of which there are few: nothing that a visitor sends is one.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from threading import Lock

BOUNDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # seconds
ALL: "list[Counter | Histogram]" = []
_lock = Lock()


class Counter:
    """How often something has happened, or with kind “gauge” how much of it there is, by labels."""

    def __init__(self, name: str, about: str, labels: tuple[str, ...] = (), kind: str = "counter") -> None:
        self.name, self.about, self.labels, self.kind = name, about, labels, kind
        self.read: Callable[[], float] | None = None  # what finds the only value, where nobody counts it
        self.values: dict[tuple[str, ...], float] = {} if labels else {(): 0}
        ALL.append(self)

    def add(self, *labels: str, by: int = 1) -> None:
        """Count one more of these labels."""
        with _lock:
            self.values[labels] = self.values.get(labels, 0) + by

    def lines(self) -> Iterator[tuple[str, dict[str, str], float]]:
        """Yield the name, the labels and the value of each line."""
        if self.read:
            self.values[()] = self.read()
        with _lock:
            found = sorted(self.values.items())
        for values, value in found:
            yield self.name, dict(zip(self.labels, values, strict=True)), value


class Histogram:
    """How long things have taken, by labels."""

    kind = "histogram"

    def __init__(self, name: str, about: str, labels: tuple[str, ...]) -> None:
        self.name, self.about, self.labels = name, about, labels
        self.values: dict[tuple[str, ...], list[float]] = {}  # how many between two bounds; behind them their sum
        ALL.append(self)

    def add(self, seconds: float, *labels: str) -> None:
        """Count one more that took so many seconds."""
        k = bisect_left(BOUNDS, seconds)
        with _lock:
            found = self.values.get(labels) or self.values.setdefault(labels, [0] * (len(BOUNDS) + 2))
            found[k] += 1
            found[-1] += seconds

    def lines(self) -> Iterator[tuple[str, dict[str, str], float]]:
        """Yield the name, the labels and the value of each line."""
        with _lock:
            found = sorted((values, [*told]) for values, told in self.values.items())
        for values, (*counts, total) in found:
            about = dict(zip(self.labels, values, strict=True))
            below = 0.0
            for bound, count in zip((*map(repr, BOUNDS), "+Inf"), counts, strict=True):
                below += count
                yield f"{self.name}_bucket", about | {"le": bound}, below
            yield f"{self.name}_sum", about, total
            yield f"{self.name}_count", about, below


ANSWERS = Histogram(
    "matrixscope_answer_seconds", "How long an answer takes, by page and way: line, streamlit, first, preview.", ("page", "way")
)
ERRORS = Counter("matrixscope_errors_total", "What nobody expected, by page; the log has it.", ("page",))
REFUSED = Counter("matrixscope_refused_total", "What was refused, by reason.", ("reason",))
LINES = Counter("matrixscope_lines_open", "Sockets on which moving hands ask.", kind="gauge")
