"""Proofs: residuals that would be large if a claim on the screen were wrong."""

from dataclasses import dataclass

from core.numbers.arrays import EPS


@dataclass(frozen=True)
class Proof:
    """A claim, its residual and the mark that the residual has to stay below."""

    name: str
    residual: float
    bound: float  # a small multiple of n·ε
    why: str = ""  # the reason, where it fails

    @property
    def ok(self) -> bool:
        """Whether the claim holds; a residual that is not a number proves nothing."""
        return self.residual <= self.bound

    @property
    def mark(self) -> str:
        """The pass mark: ``16 ε``."""
        return f"{self.bound / EPS:.0f} ε"
