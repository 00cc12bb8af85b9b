"""What a test knows of the tasks of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """A link that does a task, and links that nearly do."""

    link: str
    near: tuple[str, ...]  # three or more


@dataclass(frozen=True)
class Dragged:
    """A task that is done by dragging one handle to a point of its picture, from a link."""

    task: int
    link: str
    handle: str
    to: tuple[float, float]
