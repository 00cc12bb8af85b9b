"""Inverses: the numbers and tables of the page of inverses, and its program."""

import math
from dataclasses import replace
from typing import Any

import numpy as np

from core.figures.maps.forming import NAMES
from core.maps.forming import Forming
from core.maps.inverse import Change, Inverse
from core.maps.one_sided import OneSided
from core.maps.undoing import Undoing
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import boundless, fits, hedged, pair, ratio, show, show_exact, sure
from pages.shared.code import scalar, written
from pages.shared.programs import program
from pages.shared.view import Number, Table, finite, number, table

STANDS = "of A as it stands in float64"
DIGITS = 4  # of a number
WRITTEN = 4  # entries of a vector that stand beside the picture
MEASURED = "inv : solve, {}"
PRINTED = 1e5  # κ: up to here a program in float64 finds ten digits


def numbers(result: Inverse, change: Change | None, measured: Forming | None) -> list[list[Number]]:
    """Return the live numbers of a square matrix."""
    rows = _of_inverse(result, change) if result.exists else _of_none(result)
    if result.kappa > PRINTED and result.exists:
        rows = [[Number(one.name, one.text, one.role) for one in row] for row in rows]
    return [*rows, [Number("inv(A)", _formed(result))], *(_measured(measured) if measured else [])]


def _of_inverse(result: Inverse, change: Change | None) -> list[list[Number]]:
    det, x, doubt = result.fractions.det, result.x, result.doubt
    size = 1 / result.nearest if result.nearest else math.inf
    rows = [
        [_as_known(Number("det A", show_exact(det), "output", float(det) if fits(det) else None), result.doubt_of_det)],
        [_as_known(finite("κ(A)", result.kappa), doubt)],
        [_as_known(finite("‖A⁻¹‖₂", size), doubt), _as_known(number("nearest singular", result.nearest), doubt)],
    ]
    if x is not None and len(x) <= WRITTEN:
        rows.append([Number("x", _pair(x, result.x_moved), "input", tuple(x.tolist()))])
    if change:
        of_x = _as_known(number("‖δx‖/‖x‖", change.of_x, "residual"), change.doubt)
        growth = Number("grows by", "–" if change.growth is None else ratio(change.growth), "residual", change.growth)
        rows += [[number("‖δb‖/‖b‖", change.of_b, "residual"), of_x], [_as_known(growth, change.doubt)]]
    return rows


def _as_known(one: Number, doubt: float) -> Number:
    """Return a number with no digits beyond those that rounded entries leave; doubt : how far, relatively, they may have moved it."""
    if not (isinstance(one.value, float) and doubt * 10**DIGITS > 1):
        return one
    return replace(one, text=sure(one.value, doubt * abs(one.value)))


def _pair(x: Vector, moved: Vector) -> str:
    """Return coordinates as they are written, each with no digits beyond those that rounded entries leave."""
    if not moved.any():
        return pair(tuple(x.tolist()))
    entries = zip(x.tolist(), moved.tolist(), strict=True)
    return f"({', '.join(hedged(sure(entry, move), is_known=not move) for entry, move in entries)})"


def _of_none(result: Inverse) -> list[list[Number]]:
    zero = hedged("0", is_known=result.singular.is_rank_known)
    return [[Number("det A", zero, "output")], [_rank(result)], [_kappa(result), Number("nearest singular", zero)]]


def _rank(result: Undoing) -> Number:
    """Return the rank; a program in float64 may find another one where A is known as it was typed."""
    rank = number("rank", result.rank)
    return rank if result.rank == result.singular.rank else Number(rank.name, rank.text)


def _kappa(result: Undoing) -> Number:
    """Return κ of an A that cannot be undone."""
    return Number("κ(A)", boundless(result.singular.least_kappa, is_known=result.singular.is_rank_known))


def _formed(result: Inverse) -> str:
    """Return what inv gives in float64."""
    if result.formed is None:
        return "refused"
    if not result.exists:
        return "rounding"
    if result.formed_error is None:
        return "in float64"
    return f"error {show(result.formed_error, digits=1)}"


def _measured(measured: Forming) -> list[list[Number]]:
    """Return how many times as large the residuals and errors of inv are as those of solve, in the median."""
    return [
        [Number(MEASURED.format(NAMES[side]), f"residual ×{show(trial.residuals, digits=2)}, error ×{show(trial.errors, digits=2)}")]
        for side, trial in measured.trials.items()
    ]


def tables(result: Inverse) -> list[Table]:
    """Return A⁻¹, x where it is long, and what float64 gives where that is another matrix."""
    found = []
    exact = "in fractions" if result.is_known else STANDS
    if result.X is not None:
        noise = None if result.is_known else result.moved(result.X)
        found.append(table("A⁻¹", result.X, exact, is_given=True, noise=noise))
    elif result.inverse:
        n = len(result.A)
        rows = [[show_exact(entry) for entry in row] for row in result.inverse.rows]
        found.append(Table("A⁻¹", rows, f"{n} × {n}, {exact}: too large for float64"))
    if result.x is not None and len(result.x) > WRITTEN:
        noise = result.x_moved[:, None] if result.x_moved.any() else None
        found.append(table("x", result.x[:, None], "A⁻¹b", "input", is_given=True, noise=noise))
    if result.formed is not None and (result.is_formed_wrong or result.is_flat_numerically):
        found.append(table("inv(A)", result.formed, "in float64", is_given=True))
    return found


def numbers_of_one_side(result: OneSided, x: Vector | None) -> list[list[Number]]:
    """Return the live numbers of a matrix that is not square."""
    is_sure = result.kappa <= PRINTED
    rows = [[_rank(result)]]
    if result.exists:
        rows += [[number("free numbers", result.free)], [number("‖A⁺‖_F", result.least, "output"), number("‖B‖_F", result.size, "input")]]
    if x is not None and len(x) <= WRITTEN:
        rows.append([Number("Bb", pair(tuple(x.tolist())), "input", tuple(x.tolist()))])
    if result.exists:
        rows.append([finite("κ(A)", result.kappa)])
    else:
        rows.append([_kappa(result), Number("needed rank", str(min(result.A.shape)))])
        rows.append([Number("‖A‖₂", show(float(result.singular.sigma[0])), "output")])
    keep = {"rank", "free numbers"}
    return [[one if is_sure or one.name in keep else Number(one.name, one.text, one.role) for one in row] for row in rows]


def tables_of_one_side(result: OneSided, x: Vector | None) -> list[Table]:
    """Return B as the sum of A⁺ and its part along the line, and Bb."""
    if result.B is None or result.plus is None or result.along is None or x is None:
        return []
    return [
        table("B", result.B, "", "input", is_given=True),
        table("A⁺", result.plus, "the smallest" if result.is_known else f"the smallest, {STANDS}", "output", "=", is_given=True),
        table("D", result.along, f"times t = {show(result.t)}", "", "+", is_given=True),
        table("Bb", x[:, None], "", "input", is_given=True),
    ]


def code(state: Any, shown: list[list[Number]], *, is_square: bool, exists: bool, along: Matrix | None = None) -> str:
    """Return a program that prints the numbers."""
    D = "np.zeros((1, 1))" if along is None else f"np.array({np.asarray(along).tolist()!r})"
    given = {"A": written(state.A), "b": written(state.b), "d": written(state.d), "t": scalar(state.t), "D": D}
    names = [one.name for row in shown for one in row if one.value is not None]
    return program("maps/inverse", given, is_square=is_square, exists=exists, names=names)
