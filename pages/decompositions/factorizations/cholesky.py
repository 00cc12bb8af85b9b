"""Cholesky: what is said and shown of A = LL′."""

import math
from collections.abc import Sequence

import numpy as np

from core.decompositions.factorizations.cholesky import SAMPLES, Cholesky, Step
from core.decompositions.factorizations.lu import Number as Entry
from core.decompositions.factorizations.newton import Newton
from core.figures.decompositions.factorizations import playing
from core.figures.decompositions.factorizations.cholesky import Use, is_drawn
from core.numbers.arrays import Array, Matrix
from core.numbers.digits import exactly, indexed, show
from pages.shared.code import written
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, Take, finite, number

USES: dict[Use, str] = {"samples": "samples x = Lz", "newton": "Newton's step"}
LEAST_SQUARES = Take("least_squares", "Least squares, by Cholesky of A′A", {"data": "longley"})


def sentence(result: Cholesky, t: float, use: Use = "samples") -> Sentence:
    """Return why there is no L, or what the step that is shown does, and at the end what L is good for."""
    if result.why == "not square":
        return ("Only a square matrix can be LL′: ", (f"A is {result.A.shape[0]} × {result.A.shape[1]}", "residual"), ".")
    if result.unlike:
        i, j = (k + 1 for k in result.unlike)
        other = f"{exactly(result.rows[i - 1][j - 1])} and {exactly(result.rows[j - 1][i - 1])}"
        return (
            f"A is not symmetric: its entries ({i}, {j}) and ({j}, {i}) are ", (other, "residual"),
            ", and LL′ always is. numpy.linalg.cholesky reads only those below the diagonal, and does not look.",
        )  # fmt: skip
    if t < 1.0 and is_drawn(result):
        return _step(result, result.steps[playing.current(t, len(result.steps))])
    if use == "newton" and result.newton:
        return _lifted(result, result.newton) if result.failed else _newton(result.newton)
    return _failed(result) if result.failed else _end(result)


def _step(result: Cholesky, step: Step) -> Sentence:
    if step.pivot <= 0:
        return _failed(result)
    k = step.column + 1
    root = (f"√{exactly(step.pivot)} = {show(step.L[k - 1, k - 1])}", "first")
    if k == len(result.rows):
        return (f"Column {k}: the last root, ", root, ", and nothing is left of A.")
    column = indexed("ℓ", k)
    return (f"Column {k}: the root ", root, f", and what stands below divided by it, are {column}. {column}·{column}′ is taken from W.")


def _failed(result: Cholesky) -> Sentence:
    k = result.failed
    block = f"the leading {k} × {k} block is not" if k > 1 else "its first entry is not positive"
    definite = f"{block} positive definite" if k > 1 else block
    digits = "" if result.exact else "To sixteen digits, "
    return (
        f"{digits}A has no L, because {definite}: for x = {vector(result.x)}, x′Ax is ",
        (exactly(result.value or 0), "residual"), ", and not positive.",
    )  # fmt: skip


def _end(result: Cholesky) -> Sentence:
    start = "A = LL′: it is symmetric and positive definite"
    if result.is_hidden:
        return (f"{start}, but only just: ", ("float64 does not find that", "residual"), ", and numpy.linalg.cholesky refuses it.")
    if len(result.rows) < 2:
        return (f"{start}, and L is its root.",)
    return (f"{start}. Of {SAMPLES} samples x = Lz, ", (str(result.inside), "output"), " lie in the ellipse that holds 95 % of all.")


def _newton(newton: Newton) -> Sentence:
    """Return where the step of a positive definite A leads."""
    start = "A = LL′: it is symmetric and positive definite. "
    if not newton.g.any():
        return (f"{start}The model g′p + ½p′Ap begins where it is least, with g = 0, and Newton's step s is 0.",)
    return (f"{start}Newton's step s, by Ly = −g and L′s = y, ends where the model g′p + ½p′Ap is least: at ", _change(newton), ".")


def _lifted(result: Cholesky, newton: Newton) -> Sentence:
    """Return what is added where A is not positive definite, and what becomes of the step by that."""
    digits = "" if result.exact else "To sixteen digits, "
    least = _least(result)
    tau = (f"τ = {show(newton.tau)}", "given")
    start: Sentence = (
        f"{digits}A has no L. With ",
        tau,
        f" on its diagonal its least λ, {least}, becomes {show(newton.least + newton.tau)}",
    )
    if not newton.g.any():
        return (*start, ", and A + τI has one. g is 0, and so is s: at a slope of 0 a Newton step stays.")
    return (*start, ", and A + τI has one: s leads downhill, the model falls to ", _change(newton), f". {_without(newton)}")


def _change(newton: Newton) -> tuple[str, str]:
    return show(newton.change), "negative"


def _without(newton: Newton) -> str:
    """Return where the step would lead if nothing were added."""
    plain = newton.plain
    if plain is None:
        return "With τ = 0 there is no such step, or there are many: A is singular."
    end = "to where the model is largest" if plain.is_to_top else "to a saddle"
    match plain.way:
        case "uphill":
            return f"With τ = 0 it would lead uphill, {end}."
        case "downhill":
            return f"With τ = 0 it would lead downhill as well, but {end}, and not to a least value."
    digits = "" if plain.is_decided else ", to sixteen digits"
    return f"With τ = 0 it would end as high as it begins{digits}, at a saddle."


def vector(entries: Sequence[Entry]) -> str:
    """Return entries as they are written: (1, −2/3)."""
    return f"({', '.join(exactly(entry) for entry in entries)})"


def _least(result: Cholesky) -> str:
    """Return the least eigenvalue of A, which is no rounding where A is known in fractions."""
    return show(result.least, 0.0 if result.exact else float(np.abs(result.A).sum()))


def numbers(result: Cholesky, use: Use = "samples") -> list[list[Number]]:
    """Return what the factor costs and leaves, or what shows that there is none; and what is added for Newton's step, and what it does."""
    cost = result.multiplications
    value = math.nan if result.value is None else float(result.value)
    text = "–" if result.value is None else exactly(result.value)
    least = _least(result)
    found = [
        [Number("multiplications", str(cost), "", cost), finite("‖A − LL′‖ / ‖A‖", result.residual)],
        [
            Number("least λ", least, "eigen", None if math.isnan(result.least) else result.least),
            Number("x′Ax", text, "residual", None if math.isnan(value) else value),
        ],
    ]
    if use != "newton":
        return found
    newton = result.newton
    if newton is None:
        return [
            *found,
            [number("τ", None), number("least λ of A + τI", None)],
            [number("slope g′s", None), number("fall g′s + ½s′As", None)],
        ]
    found += [
        [number("τ", newton.tau, "given"), number("least λ of A + τI", newton.least + newton.tau, "eigen")],
        [number("slope g′s", newton.slope), number("fall g′s + ½s′As", newton.change, "negative")],
    ]
    return [*found, [number("slope g′s, τ = 0", newton.plain.slope if newton.plain else None, "residual")]] if newton.tau else found


def tables(result: Cholesky, use: Use = "samples") -> list[Table]:
    """Return L, or the x that shows that there is none, and by which two triangles Newton's step is found."""
    if not result.steps:
        return []
    n = len(result.A)
    found = [Table("L", _shown(result.L), f"{n} × {n}, lower triangular", "first")] if not result.failed else []
    found += [Table("x", [[exactly(entry)] for entry in result.x], "x′Ax is not positive", "input")] if result.x else []
    newton = result.newton
    if newton is None or use != "newton":
        return found
    if result.failed:
        found.append(Table("L", _shown(newton.L), "of A + τI, lower triangular", "first"))
    y, s = newton.y[:, None], newton.s[:, None]
    return [
        *found,
        Table("y", _shown(y), "L·y = −g, from the first on", "further"),
        Table("s", _shown(s), "L′·s = y, from the last back", "output"),
    ]


def _shown(A: Matrix) -> list[list[str]]:
    size = float(np.abs(A).max(initial=0.0))
    return [[show(entry, size) for entry in row] for row in A.tolist()]


def code(A: Array, result: Cholesky, use: Use = "samples") -> str:
    """Return the program that prints the numbers."""
    newton = result.newton if use == "newton" else None
    facts = {
        "is_symmetric": bool(result.steps),
        "is_definite": not result.why,
        "is_hidden": result.is_hidden,
        "is_newton": newton is not None,
        "has_plain": newton is not None and newton.plain is not None,
        "gradient": [] if newton is None else newton.g.tolist(),
    }
    x = [float(entry) for entry in result.x]
    return program("decompositions/factorizations/cholesky", {"A": written(A)}, x=x, multiplications=result.multiplications, **facts)
