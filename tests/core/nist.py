"""NIST's certified least-squares problems (StRD), and designs to test with."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from core.numbers.arrays import SMALLEST, Matrix, Vector
from core.solving.design import Design, linear, polynomial
from tests.core.strategies import entry, scales


@dataclass(frozen=True, eq=False)
class Problem:
    """A problem with its certified answers, as NIST prints them."""

    x: Matrix  # (n, q)
    y: Vector  # (n,)
    kind: str  # how X is made of x
    degree: int
    coefficients: tuple[str, ...]  # (p,)
    digits_17: Vector  # (p,): the coefficients to 17 digits
    standard_errors: tuple[str, ...]  # (p,)
    sd: str
    r_squared: str
    df: int
    kappa: float

    def design(self, order: NDArray[np.intp] | slice = slice(None)) -> Design:
        """Return the problem with its rows in this order."""
        x, y = self.x[order], self.y[order]
        if self.kind == "polynomial":
            return polynomial(x[:, 0], y, self.degree)
        return linear(x, y, [f"c{k}" for k in range(x.shape[1])], has_constant=self.kind == "intercept+columns")


def _problem(given: dict[str, Any]) -> Problem:
    y = np.array(given["y"], dtype=float)
    return Problem(
        x=np.array(given["x"], dtype=float).reshape(len(y), -1),
        y=y,
        kind=given["design"]["kind"],
        degree=given["design"].get("degree", 0),
        coefficients=tuple(given["certified_coefficients"]),
        digits_17=np.array(given["coefficients_17"], dtype=float),
        standard_errors=tuple(given["certified_std_errors"]),
        sd=given["certified_residual_sd"],
        r_squared=given["certified_r_squared"],
        df=given["residual_df"],
        kappa=given["cond_X"],
    )


NIST = {given["name"]: _problem(given) for given in json.loads(Path(__file__).with_name("nist.json").read_text("utf-8"))["problems"]}

DEPTHS = st.sampled_from([1.0, 1e-3, 1e-8, 1e-12, 1e-15])


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Ordinary, flat, nearly flat, with repeated columns, or of powers; in any units, tall and wide."""
    n, p = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    y = draw(arrays(np.float64, n, elements=entry)) * draw(scales)
    kind = draw(st.sampled_from(["plain", "flat", "nearly flat", "repeated", "powers"]))
    if kind == "powers":
        x = draw(arrays(np.float64, n, elements=entry)) * draw(st.sampled_from([1.0, 1e-6, 1e6])) + draw(entry)
        return polynomial(x, y, p, has_constant=draw(st.booleans()))
    A = draw(arrays(np.float64, (n, p), elements=entry))
    if "flat" in kind:
        r = draw(st.integers(0, min(n, p)))
        low = draw(arrays(np.float64, (n, r), elements=entry)) @ draw(arrays(np.float64, (r, p), elements=entry))
        A = low + (kind != "flat") * draw(DEPTHS) * A
    elif kind == "repeated":
        A[:, -1] = A[:, 0]
    A = A * draw(arrays(np.float64, p, elements=scales))
    return linear(np.where(np.abs(A) < SMALLEST, 0.0, A), y, [f"c{k}" for k in range(p)], has_constant=draw(st.booleans()))


def shuffled(n: int, count: int) -> list[NDArray[np.intp]]:
    """Return as many orders of n rows, the same each time."""
    generator = np.random.default_rng(n)
    return [generator.permutation(n) for _ in range(count)]
