"""Legend: what the marks of a figure stand for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """What one mark stands for, or several: ``level *`` is all whose names begin so; it is told where one of them is drawn."""

    marks: str
    symbol: str  # as it stands in the picture, or empty
    says: str

    def covers(self, mark: str) -> bool:
        """Return whether it tells of the mark of this name."""
        return mark.startswith(self.marks[:-1]) if self.marks.endswith("*") else mark == self.marks
