"""Fitting: the exported program of a fit."""

from collections.abc import Sequence

from core.numbers.digits import indexed
from core.solving.least_squares import Fit
from pages.shared.programs import program
from pages.solving.problem import Model, Problem, written_data


def code(model: Model, found: Problem, fit: Fit, names: Sequence[str]) -> str:
    """Return a program that prints the numbers whose names are given."""
    coefficients = [(j, called(fit, j)) for j in range(len(fit.w))]
    return program(
        "solving/least_squares",
        {**written_data(model, found), "df": str(fit.df)},
        alpha=fit.alpha,
        is_zero=not fit.rank and not fit.alpha,
        is_full=fit.rank == len(fit.w) and not fit.alpha,
        is_shortest=fit.is_shortest,
        names=names,
        coefficients=[(j, name) for j, name in coefficients if name in names],
        errors_of=[(j, name) for j, name in coefficients if f"SE({name})" in names],
    )


def called(fit: Fit, j: int) -> str:
    """Return what a coefficient is called: w₀ is that of the constant."""
    return indexed("w", j if fit.design.has_constant else j + 1)
