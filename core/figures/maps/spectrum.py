"""The picture of eigenvalues in the complex plane."""

import numpy as np

from core.figures.legend import Entry
from core.figures.marks import Dots, Line
from core.figures.plane import CIRCLE, Plane, half_height
from core.matrices.eigenpairs import Complex
from core.numbers.digits import indexed

LEGEND = (
    Entry("λ*", "λᵢ", "an eigenvalue: off the horizontal, real axis it is one of a complex pair"),
    Entry("unit circle of ℂ", "", "where |λ| = 1: outside it powers of λ grow, inside they die"),
)


def spectrum(values: Complex, *, is_small: bool) -> Plane:
    """Return values as points of the complex plane, where the unit circle is where nothing grows or shrinks.

    values : (n,), in the order of their names.
    """
    places = np.vstack([values.real, values.imag])
    marks = (
        Line("unit circle of ℂ", CIRCLE, "unit", shape="circle"),
        *(Dots(indexed("λ", k + 1), places[:, k], "eigen", name) for k, name in enumerate(names(values))),
    )
    title = "Eigenvalues in the complex plane"
    return Plane("eigenvalues", marks, half_height(float(np.abs(places).max())), title=title, is_small=is_small, legend=LEGEND)


def names(values: Complex) -> list[str]:
    """Return the label of each value: λ₁, λ₂ … at the first of those that are equal, none at the others."""
    first: list[int] = []  # of each value: the first one that it equals on the screen
    for value in values:
        first.append(next((j for j in first if abs(values[j] - value) <= 1e-3 * abs(values[0])), len(first)))
    return [", ".join(indexed("λ", j + 1) for j, lead in enumerate(first) if lead == k) for k in range(len(values))]
