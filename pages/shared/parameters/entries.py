"""Entries: an array whose entries can be given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from core.numbers import notation
from core.numbers.arrays import Array, InputError, Limits, array, read, resized
from core.numbers.editing import Edit, edit
from pages.shared.parameters.kind import Parameter, bound, is_list
from pages.shared.told import UNREADABLE, is_whole

TEXT = {str}


@dataclass(frozen=True)
class Entries(Parameter):
    """An array whose entries can be given."""

    kind: ClassVar[str] = "entries"
    shown: ClassVar[str] = "fields.js"
    is_grabbed: ClassVar[bool] = True
    has_entries: ClassVar[bool] = True
    default: Array
    limits: Limits
    label: str
    spoken: str
    columns: tuple[str, ...] = ()  # the role of each column
    role: str = ""  # the role of a vector
    like: str = ""  # the matrix that has as many rows,
    is_alike: bool = False  # and as many columns
    is_sized: bool = False  # whether the page says how large it is
    beside: str = ""  # another array, with which its axes are right-aligned: one that both have has one colour
    twin: str = ""  # the array from which it follows, and which follows from it where a person has moved it
    lies: bool = False  # whether a vector is written in a row: one that may be long
    heads: tuple[str, ...] = ()  # what the columns of a list of rows are called; rows can be added to it and taken away
    relation: str = "="  # what stands between its name and its entries: ∝ where these are not yet divided by their sum

    def form(self) -> str:
        """Return its sizes, how it is written, and which numbers are taken."""
        (m, n), of = self.limits.shape or self.limits.largest, self.limits
        numbers = f"each from {bound(max(-of.magnitude, of.least))} to {bound(of.magnitude)}"
        numbers += "" if of.least > 0 else f", and 0 or of a magnitude of {bound(of.smallest)} or more"
        if of.axes:
            size = f"an array of up to {of.axes} axes, up to {of.longest} along each and up to {of.most} numbers in all, as `[[1,2],[3,4]]`"
        elif self.default.is_vector:
            size = f"{m if of.shape else f'1 to {m}'} {'number' if m == 1 else 'numbers'}, parted by commas"
        else:
            least = "" if of.shape else f"{of.fewest} × {of.fewest} to "
            size = f"{'a square' if of.is_square else 'a'} matrix, {least}{m} × {n}, rows parted by `;`"
        alike = f", as large as {self.like}" if self.is_alike else f", with as many rows as {self.like}" if self.like else ""
        return f"{size}{alike}{', as long as what else is set asks for' if self.is_sized else ''}; {numbers}"

    def read(self, text: str) -> Array:
        """Return the array that a link's text stands for; refuse one that follows from another."""
        if self.twin:
            raise InputError(f"“{text[:40]}” cannot be in a link: {self.label} follows from {self.twin}, which can.")
        return read(text, self.limits, is_vector=self.default.is_vector)

    def notes(self, text: str) -> tuple[str, ...]:
        """Return what is to be said of a link's text: what of it is left out or changed."""
        return notation.read(text, self.limits.axes or 2).notes

    def told(self, value: Any) -> Array:
        """Return the array whose entries the stage has sent as rows of texts, with its axes if it may have any."""
        axes: tuple[int, ...] | None = None
        if self.limits.axes:
            found: Any = value.get("axes") if isinstance(value, Mapping) else None
            if not (is_list(found) and all(map(is_whole, found))):
                raise InputError("This array has no axes: write for instance [[1, 2], [3, 4]].")
            value, axes = value.get("text"), tuple(found)
        if not (is_list(value) and all(is_list(row) and TEXT.issuperset(map(type, row)) for row in value)):
            raise InputError("These are no rows of texts: write for instance 2 1; 1 2.")
        return array([list(row) for row in value], self.limits, is_vector=self.default.is_vector, axes=axes)

    def sent(self, value: Array) -> dict[str, Any]:
        """Return the array as rows of texts and of values, with its axes if it may have any."""
        if value.axes is not None:
            return {"text": value.text, "value": value.value.reshape(value.shape).tolist(), "axes": value.axes}
        rows = value.value[:, None] if value.is_vector else value.value
        return {"text": value.text, "value": rows.tolist()}

    def spec(self) -> dict[str, Any]:
        """Return how its fields are furnished, and what can be typed into them."""
        return {
            "label": self.label,
            "spoken": self.spoken,
            "role": self.role,
            "columns": self.columns,
            "limit": self.limits.magnitude,
            "least": self.limits.smallest,
            "isVector": self.default.is_vector,
            "largest": None if self.limits.shape or self.like or self.is_sized or self.limits.axes else self.limits.largest,
            "axes": self.limits.axes and {"most": self.limits.axes, "longest": self.limits.longest, "entries": self.limits.most},
            "beside": self.beside,
            "isSquare": self.limits.is_square,
            "fewest": self.limits.fewest,
            "lies": self.lies,
            "twin": self.twin,
            "heads": self.heads,
            "relation": self.relation,
            "rows": self.limits.largest[0],
        }

    def edited(self, old: Array, typed: Mapping[str, Any]) -> Edit | None:
        """Return what a text that is typed or pasted into an entry, or a size that is chosen, makes of old.

        None where it is half an array, which is none: it lands when it is done. Raises InputError with what would do.
        """
        if "shape" in typed:
            if len(typed["shape"]) != 2 and old.axes is None:
                raise InputError(UNREADABLE)
            return Edit(resized(old, [int(n) for n in typed["shape"]], self.limits), is_whole=True)
        text = str(typed.get("text", ""))
        if not typed.get("final") and notation.is_array(text):
            return None
        place = int(typed["row"]), int(typed["column"])
        is_list = bool(self.heads) or (self.lies and not self.is_sized)  # a row of weights is one distribution
        return edit(old, *place, text, self.limits, is_pasted=bool(typed.get("pasted")), is_list=is_list)

    def before(self, old: Array, typed: Mapping[str, Any]) -> Array:
        """Return old with the entry that it had before a text was begun that turned out to be none."""
        if not typed.get("final") or "before" not in typed or "shape" in typed:  # where a size was chosen, no text was begun
            return old
        try:
            return edit(old, int(typed["row"]), int(typed["column"]), str(typed["before"]), self.limits).array
        except InputError:
            return old

    def sized(self, old: Array, m: int, n: int | None) -> Array:
        """Return old with m rows and n columns; None leaves them as many as they are, or makes it square if it has to be."""
        return resized(old, (m, n or (m if self.limits.is_square else old.shape[1])), replace(self.limits, shape=None))
