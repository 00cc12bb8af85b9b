"""Inverses: the numbers and tables of the page of inverses, and its program."""

import math
from typing import Any

import numpy as np

from core.figures.maps.forming import NAMES
from core.maps.forming import Forming
from core.maps.inverse import Change, Inverse
from core.maps.one_sided import OneSided
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import fits, pair, ratio, show, show_exact
from pages.shared.code import scalar, written
from pages.shared.programs import program
from pages.shared.view import Number, Table, finite, number, table

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
    det, x = result.fractions.det, result.x
    rows = [
        [Number("det A", show_exact(det), "output", float(det) if fits(det) else None)],
        [finite("κ(A)", result.kappa)],
        [finite("‖A⁻¹‖₂", 1 / result.nearest if result.nearest else math.inf), number("nearest singular", result.nearest)],
    ]
    if x is not None and len(x) <= WRITTEN:
        rows.append([Number("x", pair(tuple(x.tolist())), "input", tuple(x.tolist()))])
    if change:
        rows.append([_share("‖δb‖/‖b‖", change.of_b), _share("‖δx‖/‖x‖", change.of_x)])
        rows.append([Number("grows by", "–" if change.growth is None else ratio(change.growth), "residual", change.growth)])
    return rows


def _share(name: str, share: float | None) -> Number:
    return number(name, share, "residual")


def _of_none(result: Inverse) -> list[list[Number]]:
    rank = number("rank", result.rank)
    return [
        [Number("det A", "0", "output")],
        [rank if result.rank == result.singular.rank else Number(rank.name, rank.text)],
        [Number("κ(A)", "∞"), Number("nearest singular", "0")],
    ]


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
        [Number(MEASURED.format(NAMES[side]), f"×{show(trial.residuals, digits=2)}, ×{show(trial.errors, digits=2)}")]
        for side, trial in measured.trials.items()
    ]


def tables(result: Inverse) -> list[Table]:
    """Return A⁻¹, x where it is long, and what float64 gives where that is another matrix."""
    found = []
    exact = "in fractions" if result.is_known else "of A as it stands in float64"
    if result.X is not None:
        found.append(table("A⁻¹", result.X, exact, is_given=True))
    elif result.inverse:
        n = len(result.A)
        rows = [[show_exact(entry) for entry in row] for row in result.inverse.rows]
        found.append(Table("A⁻¹", rows, f"{n} × {n}, {exact}: too large for float64"))
    if result.x is not None and len(result.x) > WRITTEN:
        found.append(table("x", result.x[:, None], "A⁻¹b", "input", is_given=True))
    if result.formed is not None and (result.is_formed_wrong or result.is_flat_numerically):
        found.append(table("inv(A)", result.formed, "in float64", is_given=True))
    return found


def numbers_of_one_side(result: OneSided, x: Vector | None) -> list[list[Number]]:
    """Return the live numbers of a matrix that is not square."""
    is_sure = result.kappa <= PRINTED
    rank = number("rank", result.rank)
    rows = [[rank if result.rank == result.singular.rank else Number(rank.name, rank.text)], [number("free numbers", result.free)]]
    if result.exists:
        rows += [[number("‖A⁺‖_F", result.least, "output"), number("‖B‖_F", result.size, "input")]]
    if x is not None and len(x) <= WRITTEN:
        rows.append([Number("Bb", pair(tuple(x.tolist())), "input", tuple(x.tolist()))])
    rows.append([finite("κ(A)", result.kappa), Number("needed rank", str(min(result.A.shape)))][: 1 if result.exists else 2])
    keep = {"rank", "free numbers"}
    return [[one if is_sure or one.name in keep else Number(one.name, one.text, one.role) for one in row] for row in rows]


def tables_of_one_side(result: OneSided, x: Vector | None) -> list[Table]:
    """Return B as the sum of A⁺ and its part along the line, and Bb."""
    if result.B is None or result.plus is None or result.along is None or x is None:
        return []
    return [
        table("B", result.B, "", "input", is_given=True),
        table("A⁺", result.plus, "the smallest", "output", "=", is_given=True),
        table("D", result.along, f"times t = {show(result.t)}", "", "+", is_given=True),
        table("Bb", x[:, None], "", "input", is_given=True),
    ]


def code(state: Any, shown: list[list[Number]], *, is_square: bool, exists: bool, along: Matrix | None = None) -> str:
    """Return a program that prints the numbers."""
    D = "np.zeros((1, 1))" if along is None else f"np.array({np.asarray(along).tolist()!r})"
    given = {"A": written(state.A), "b": written(state.b), "d": written(state.d), "t": scalar(state.t), "D": D}
    names = [one.name for row in shown for one in row if one.value is not None]
    return program("maps/inverse", given, is_square=is_square, exists=exists, names=names)
