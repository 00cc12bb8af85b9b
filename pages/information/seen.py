"""Seen: what the tasks of the page on divergence are judged by."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.information.classifier import Classifier
from core.information.divergence import Divergence
from core.information.gaussians import Fits
from core.information.parting import Parting

Shown: TypeAlias = Literal["bars", "loss", "gaussians"]


@dataclass(frozen=True, eq=False)
class Seen:
    """What is shown, and what has been found for it: None where there is nothing."""

    show: Shown
    bars: Divergence | None = None
    loss: Classifier | None = None
    gaussians: tuple[Fits, Parting | None] | None = None
