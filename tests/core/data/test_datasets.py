"""Datasets: the numbers are NIST's own, since they have NIST's certified answers."""

import csv
from collections.abc import Sequence
from fractions import Fraction

import pytest

from core.data.datasets import DATASETS, FOLDER
from core.numbers.arrays import Matrix

DEGREES = {"norris": 1, "pontius": 2, "filip": 10}
SHAPES = {"norris": (36, 2), "pontius": (40, 2), "longley": (16, 7), "filip": (82, 2)}
CERTIFIED = {  # the coefficients, the constant first, then the residual sum of squares
    "norris": "-0.262323073774029 1.00211681802045 26.6173985294224",
    "pontius": "0.673565789473684E-03 0.732059160401003E-06 -0.316081871345029E-14 0.155761768796992E-05",
    "longley": "-3482258.63459582 15.0618722713733 -0.358191792925910E-01 -2.02022980381683 -1.03322686717359 "
    "-0.511041056535807E-01 1829.15146461355 836424.055505915",
    "filip": "-1467.48961422980 -2772.17959193342 -2316.37108160893 -1127.97394098372 -354.478233703349 -75.1242017393757 "
    "-10.8753180355343 -1.06221498588947 -0.670191154593408E-01 -0.246781078275479E-02 -0.402962525080404E-04 0.795851382172941E-03",
}
Rows = list[list[Fraction]]


def exact(values: Matrix) -> Rows:
    """The decimals that were in the file, exactly: the shortest that float64 rounds to the values."""
    return [[Fraction(repr(float(x))) for x in row] for row in values]


def dot(x: Sequence[Fraction], y: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))


def fit(X: Rows, y: list[Fraction]) -> list[Fraction]:
    """The coefficients, then the residual sum of squares: the normal equations by elimination, exactly."""
    p, columns = len(X[0]), list(zip(*X, strict=True))
    rows = [[dot(column, other) for other in (*columns, y)] for column in columns]
    for i in range(p):
        rows[i] = [entry / rows[i][i] for entry in rows[i]]
        for k in set(range(p)) - {i}:
            rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i], strict=True)]
    b = [row[-1] for row in rows]
    rest = [t - dot(row, b) for row, t in zip(X, y, strict=True)]
    return [*b, dot(rest, rest)]


@pytest.mark.parametrize("name", CERTIFIED)
def test_they_have_the_certified_answers(name: str) -> None:
    """To all 15 digits, for exact arithmetic: a wrong digit in the data would show, the more so the worse they are conditioned."""
    data = exact(DATASETS[name].table.values)
    X = [[row[0] ** k for k in range(DEGREES[name] + 1)] if name in DEGREES else [Fraction(1), *row[:-1]] for row in data]
    found = fit(X, [row[-1] for row in data])
    for number, certified in zip(found, CERTIFIED[name].split(), strict=True):
        assert abs(number / Fraction(certified) - 1) < Fraction(1, 10**14)


def test_they_are_whole() -> None:
    assert {name: data.table.values.shape for name, data in DATASETS.items()} == SHAPES
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(DATASETS)


@pytest.mark.parametrize("name", CERTIFIED)
def test_each_is_read_as_it_is_written(name: str) -> None:
    data = DATASETS[name]
    assert data.table.left_out == ()
    with (FOLDER / f"{name}.csv").open(newline="") as file:
        names, *rows = csv.reader(file)
    assert list(data.table.names) == names
    assert data.table.values.tolist() == [list(map(float, row)) for row in rows]


@pytest.mark.parametrize("name", CERTIFIED)
def test_each_says_what_it_is(name: str) -> None:
    data = DATASETS[name]
    assert data.title[0].isupper()
    assert data.about.endswith(".")
    assert "National Institute of Standards and Technology" in data.licence
    lines = [
        line for line in (FOLDER / "README.md").read_text("utf-8").splitlines() if f"`{name}.csv` | {len(data.table.values)} |" in line
    ]
    assert len(lines) == 1
    assert all(column in lines[0] for column in data.table.names)


def test_longleys_columns_are_what_they_are_called() -> None:
    longley = DATASETS["longley"].table
    assert longley.names[-1] == "employed"
    assert longley.values[:, longley.names.index("year")].tolist() == list(range(1947, 1963))
    assert longley.values[longley.values[:, 5] == 1954, longley.names.index("GNP deflator")].tolist() == [100]
