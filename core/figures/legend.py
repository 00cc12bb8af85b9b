"""Legend: what the marks of a figure stand for, and its handles that lie on none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """What one mark stands for, or several: ``level *`` is all whose names begin so; it is told where one of them is drawn.

    Or what a handle is, by its name, where that is no mark's.
    """

    marks: str
    symbol: str  # as it stands in the picture, or empty
    says: str
    on_the_way: tuple[str, str] = ("", "")  # symbol and words while the maps of a film are shown; as ever where there are none

    def covers(self, mark: str) -> bool:
        """Return whether it tells of the mark, or the handle, of this name."""
        return mark.startswith(self.marks[:-1]) if self.marks.endswith("*") else mark == self.marks

    def sent(self) -> tuple[str, ...]:
        """Return what the stage is told of it."""
        return (self.marks, self.symbol, self.says, *(self.on_the_way if any(self.on_the_way) else ()))
