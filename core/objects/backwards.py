"""Backwards: the gradients of two arrays that have been broadcast, from a loss of what came out."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from core.numbers.arrays import EPS
from core.numbers.proof import Proof
from core.objects.broadcasting import Broadcast, Tensor

Loss: TypeAlias = Literal["sum", "squares"]  # Σ C, or half of Σ C²


@dataclass(frozen=True, eq=False)
class Backwards:
    """A loss of what comes out of two arrays that fit, and its gradients; there are none where the result is not defined everywhere."""

    result: Broadcast
    loss: Loss

    @property
    def value(self) -> float | None:
        """The loss."""
        if not self.exists:
            return None
        C = self.result.result
        return float(C.sum() if self.loss == "sum" else (C**2).sum() / 2) + 0.0

    @property
    def exists(self) -> bool:
        """Whether there is a loss: the shapes fit, and nothing is divided by 0."""
        return self.result.shape is not None and not self.result.undefined

    @property
    def upstream(self) -> Tensor:
        """The gradient of the result, with its shape."""
        return np.ones_like(self.result.result) if self.loss == "sum" else self.result.result

    @property
    def gradients(self) -> tuple[Tensor, Tensor] | None:
        """Those of a and of b, in their shapes."""
        return self.result.gradients(self.upstream) if self.exists else None

    @property
    def proofs(self) -> list[Proof]:
        """What holds of gradients that are gathered as they should be: by copies, and by Euler’s theorem on homogeneous functions."""
        gradients = self.gradients
        if gradients is None:
            return []
        found, G = self.result, self.upstream
        ways = [float((own * gradient).sum()) for own, gradient in zip((found.a, found.b), gradients, strict=True)]
        out = found.operation.degree * float((G * found.result).sum())
        sizes = [float((np.abs(own) * self._most(k)).sum()) for k, own in enumerate((found.a, found.b))]
        size = sum(sizes) or 1.0
        one, other = found.operands
        slopes = found.operation.slopes(one.seen, other.seen)
        seen = [float((G * slope * part.seen).sum()) for slope, part in zip(slopes, (one, other), strict=True)]
        stray = max(abs(a - b) for a, b in zip(ways, seen, strict=True))
        bound = 2 * (found.size + 4) * EPS
        return [
            Proof("|Σ X⊙∂L/∂X − the same over copies| / size", stray / size, bound),
            Proof("|ΣA⊙∂L/∂A + Σb⊙∂L/∂b − kΣC⊙∂L/∂C| / size", abs(sum(ways) - out) / size, bound),
        ]

    def _most(self, which: int) -> Tensor:
        """Return what a gradient could be at most, were all of one sign: what rounding is measured by."""
        one, other = self.result.operands
        slopes = self.result.operation.slopes(np.abs(one.seen), np.abs(other.seen))
        upstream = np.ones_like(self.result.result)
        if self.loss == "squares":
            upstream = np.abs(one.seen) + np.abs(other.seen) if self.result.operation.degree == 1 else np.abs(self.result.result)
        part = (one, other)[which]
        return part.gathered(upstream * np.abs(slopes[which]))
