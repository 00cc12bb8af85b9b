"""Kind: what every kind of parameter says of itself."""

import math
from collections.abc import Mapping
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from core.numbers.digits import show
from core.numbers.editing import Edit
from pages.shared.told import UNREADABLE


class Parameter:
    """A thing that a page can be set to: how a link and the stage give it, and how they are given it.

    A kind is a frozen dataclass in a module of its own, and `shown` is the module of the stage that shows it.
    """

    kind: ClassVar[str]
    shown: ClassVar[str] = ""  # below pages/shared/stage; "" for what Streamlit shows
    is_linked: ClassVar[bool] = True  # whether an address holds it
    is_told: ClassVar[bool] = True  # whether the stage holds it
    is_grabbed: ClassVar[bool] = False  # whether a handle can be it, because it can be typed too
    is_played: ClassVar[bool] = False  # whether it is what the player shows
    has_notices: ClassVar[bool] = True  # whether what is said of it stands beside it, and not above all
    has_entries: ClassVar[bool] = False  # whether it is an array, and texts can be typed into its entries
    default: Any
    like: str = ""  # of an array: the matrix that has as many rows,
    is_alike: bool = False  # and as many columns
    leads: tuple[str, ...] = ()  # what follows from it where it is changed: PageState.led
    twin: str = ""  # the array that says the same in another way: a link holds that one alone

    @property
    def comes_first(self) -> bool:
        """Whether its control stands above the sentence."""
        return False

    @property
    def meaning(self) -> str:
        """What it is, for whoever writes a link by hand."""
        return str(getattr(self, "spoken", ""))

    def form(self) -> str:
        """Return how a link gives it, and within which limits, for whoever writes one by hand; "" where no link holds it."""
        return ""

    def read(self, text: str) -> Any:  # noqa: ARG002
        """Return the value that a link's text stands for; raise InputError where it is none."""
        raise InputError(UNREADABLE)

    def notes(self, text: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return what is to be said of a link's text that has been read."""
        return ()

    def told(self, value: Any) -> Any:  # noqa: ARG002
        """Return the value that the stage has sent; raise InputError where it is none."""
        raise InputError(UNREADABLE)

    def sent(self, value: Any) -> Any:
        """Return value as the stage holds it, in JSON."""
        return value

    def spec(self) -> dict[str, Any]:
        """Return what the stage has to know of it, and what never changes."""
        return {}

    def left_out(self, state: Any) -> str:  # noqa: ARG002
        """Return what of state no link can hold, as it is told; "" for nothing."""
        return ""

    def edited(self, old: Any, typed: Mapping[str, Any]) -> Edit | None:  # noqa: ARG002
        """Return what a text that is typed or pasted into an entry makes of an array."""
        raise InputError(UNREADABLE)

    def before(self, old: Any, typed: Mapping[str, Any]) -> Any:  # noqa: ARG002
        """Return old with the entry that it had before a text was begun that turned out to be none."""
        return old

    def sized(self, old: Any, m: int, n: int | None) -> Any:  # noqa: ARG002
        """Return an array with m rows and n columns; None leaves them as many as they are, or makes it square if it has to be."""
        return old

    def acted(self, state: Any) -> Any:  # noqa: ARG002
        """Return the State that pressing it makes of state."""
        raise InputError(UNREADABLE)


def listed(words: list[str]) -> str:
    """Return words as they are listed: ``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def as_number(value: Any) -> float:
    """Return the number that the stage has sent; nan for what is none."""
    try:
        return float(value) if isinstance(value, int | float) else math.nan
    except OverflowError:
        return math.inf


def written(value: Any) -> str:
    """Return a value as it stands in a link: numbers to twelve digits, as ``1e-8``, ∞ as ``inf``, a place as ``1,2``, words as ``a,b``."""
    if isinstance(value, tuple):
        return ",".join(part.replace("\\", "\\\\").replace(",", "\\,") if isinstance(part, str) else str(part) for part in value)
    if isinstance(value, float | int):
        return f"{value:.12g}".replace("e-0", "e-").replace("e+", "e")
    return str(value)


def bound(value: float) -> str:
    """Return a bound as a link has it, and as a person writes it: ``1e9``."""
    return f"{value:.6g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def refused(value: float) -> str:
    """Return a number that is refused, as a sentence begins with it."""
    if math.isnan(value):
        return "What is no number"
    return show(value) if f"{value:.3e}" == f"{value:.11e}".replace("00000000e", "e") else show(value, digits=12)


def as_text(value: Any) -> str:
    """Return the text that the stage has sent; none for what is no text."""
    return value if isinstance(value, str) else ""


def is_list(value: Any) -> bool:
    """Return whether value is a list of JSON's."""
    return isinstance(value, (list, tuple))
