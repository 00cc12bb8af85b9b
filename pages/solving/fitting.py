"""Fitting: the exported program of a fit."""

from collections.abc import Sequence

from core.numbers.digits import MINUS, indexed, show
from core.solving.least_squares import Fit
from pages.shared.programs import program
from pages.shared.view import Sentence
from pages.solving.problem import Model, Problem, written_data

WRITTEN = 3  # coefficients that stand beside the picture
LONGEST = 16  # letters of a column's name in an equation


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
        errors_of=[(j, symbol(fit, j)) for j, _ in coefficients if f"SE({symbol(fit, j)})" in names],
    )


def symbol(fit: Fit, j: int) -> str:
    """Return how a coefficient is written: w₀ is that of the constant."""
    return indexed("w", j if fit.design.has_constant else j + 1)


def called(fit: Fit, j: int) -> str:
    """Return what a coefficient is called: of a line ``intercept w₀`` and ``slope w₁``."""
    design, name = fit.design, symbol(fit, j)
    if design.has_constant and j == 0 and len(fit.w) > 1:
        return f"intercept {name}"
    return f"slope {name}" if design.x is not None and max(design.powers) == 1 else name


def equation(fit: Fit) -> Sentence:
    """Return the fit as an equation, ``ŷ = 0.7 + 2.2·x``; nothing where it would be long."""
    names = fit.design.names
    if len(names) > WRITTEN or max(map(len, names)) > LONGEST:
        return ()
    terms = [show(value) + (f"·{name}" if name != "1" else "") for value, name in zip(fit.coefficients.tolist(), names, strict=True)]
    rest = "".join(f" {MINUS} {term[1:]}" if term.startswith(MINUS) else f" + {term}" for term in terms[1:])
    return ("ŷ = ", (f"{terms[0]}{rest}", "output"), ". ")
