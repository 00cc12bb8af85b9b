"""Moment: the moment that the player shows."""

from dataclasses import dataclass
from typing import Any, ClassVar

from pages.shared.parameters.real import Real


@dataclass(frozen=True)
class Moment(Real):
    """The moment that the player shows; its default is the one at rest."""

    kind: ClassVar[str] = "moment"
    shown: ClassVar[str] = "player.js"
    is_grabbed: ClassVar[bool] = True
    is_played: ClassVar[bool] = True
    has_notices: ClassVar[bool] = True
    stays: bool = False  # whether it is still shown when something else has been moved

    def spec(self) -> dict[str, Any]:
        """Return the moment at rest, and whether it is left."""
        return super().spec() | {"rest": self.default, "stays": self.stays}
