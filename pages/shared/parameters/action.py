"""Action: a button that takes the page to another State."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from core.numbers.arrays import InputError
from pages.shared.parameters.kind import Parameter


@dataclass(frozen=True)
class Action(Parameter):
    """A button, and the State that pressing it makes of the one that is shown; it has no value of its own."""

    kind: ClassVar[str] = "action"
    shown: ClassVar[str] = "controls/action.js"
    is_linked: ClassVar[bool] = False
    is_told: ClassVar[bool] = False
    label: str
    spoken: str
    make: Callable[[Any], Any]  # a pure function of the State; raises InputError where it finds none
    default: None = None

    def read(self, text: str) -> None:
        """Refuse: a link holds what an action has made, and not the action."""
        raise InputError(f"“{text[:40]}” cannot be in a link: press “{self.label}” on the page.")

    def spec(self) -> dict[str, Any]:
        """Return what stands on the button."""
        return {"label": self.label, "spoken": self.spoken}

    def acted(self, state: Any) -> Any:
        """Return the State that pressing it makes of state; raise TypeError where it makes something else."""
        made = self.make(state)
        if not isinstance(made, type(state)):
            raise TypeError(f"The action “{self.label}” makes {type(made).__name__} of a State: it has to be a State of the same page.")
        return made
