"""Logistic: labels that overlap by almost nothing, against exact answers and 60 digits."""

from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.losses import Logistic
from core.learning.separation import is_parted
from core.numbers.arrays import Vector
from core.solving.exact import typed


def line(x: Vector, labels: Vector) -> Logistic:
    return Logistic(np.column_stack([np.ones(len(x)), x]), labels, (0, 1), given=tuple((text(value),) for value in typed(x)))


def text(value: Fraction) -> str:
    """A number as a person may type it, of parts with few digits each: 1/2 + 1/10¹⁵."""
    most = round(value * 10**8)
    return f"{most}/1e8+{(value - Fraction(most, 10**8)) * 10**17}/1e17"


def is_parted_by_sorting(x: list[Fraction], labels: list[float]) -> bool:
    """Whether all of one label lie on one side of all others, on the border at most, and not all there."""
    ones, zeros = ([value for value, label in zip(x, labels, strict=True) if label == kind] for kind in (1, 0))
    if not ones or not zeros:
        return True
    return (max(zeros) <= min(ones) or max(ones) <= min(zeros)) and len(set(x)) > 1


@given(st.integers(0, 2**32), st.integers(1, 16))
def test_points_on_a_line_are_parted_exactly_if_sorting_says_so(seed: int, places: int) -> None:
    """Round some x, next to it by one unit of a decimal place: 0.5 and 0.5000000000000001 are two numbers."""
    random = np.random.default_rng(seed)
    n, centre = int(random.integers(2, 9)), float(random.choice([0.0, 0.5, -3.0, 0.1]))
    near = centre + random.integers(-2, 3, n) * 10.0**-places
    x = np.where(random.integers(0, 3, n) > 0, near, random.integers(-3, 4, n).astype(float))
    labels = (x > centre).astype(float) if seed % 2 else random.integers(0, 2, n).astype(float)
    labels[random.integers(0, n)] = 1.0
    found = line(x, labels)
    assert found.is_sure
    assert found.is_separable == is_parted_by_sorting(typed(x), labels.tolist())


@pytest.mark.parametrize("seed", range(30))
def test_planes_that_part_examples_by_almost_nothing(seed: int) -> None:
    """Whole numbers near a plane through 0, beside it by 1 in 10¹²: known beforehand, as they are made."""
    random = np.random.default_rng(seed)
    p, n = int(random.integers(2, 6)), 40
    w = random.integers(1, 10, p)
    along = random.integers(-(10**5), 10**5, (n, p))
    along[:, 0] = -(along[:, 1:] @ w[1:])
    along[:, 1:] *= w[0]  # a·w = 0
    side = random.integers(0, 3, n)
    rows = along * 10**3
    rows[:, -1] -= side  # a·w = −side·w[-1]
    away = rows.astype(float)
    assert is_parted(away, lambda i: [Fraction(int(value)) for value in rows[i]], total(rows)) is True
    rows = np.vstack([rows, -rows.sum(axis=0)])  # with the sum of all others, reversed, nothing is on one side
    assert is_parted(rows.astype(float), lambda i: [Fraction(int(value)) for value in rows[i]], total(rows)) is False


@pytest.mark.parametrize(
    ("rows", "labels", "tied"),
    [
        ([[0, 1], [0, 1], [1, 1], [-1, 1]], [0, 1, 1, 0], [0, 1]),
        ([[-2, 1], [-1, 1], [1, 1], [2, 1]], [0, 0, 1, 1], []),
        ([[-2, 1], [-1, 1], [1, 1], [2, 1]], [0, 1, 0, 1], []),  # nothing is parted
        ([[0, 0], [1, 0], [-1, 0]], [1, 1, 0], [0]),
        ([[-1, 0, 1], [1, 0, 1], [-1, 0, 1], [5, 1, 1], [-5, 1, 1], [3, -1, 1]], [0, 0, 1, 1, 1, 0], [0, 2]),  # found in two steps
    ],
)
def test_examples_that_stay_on_the_border(rows: list[list[float]], labels: list[float], tied: list[int]) -> None:
    """The loss goes to that of those examples alone, which have no w that parts them."""
    found = Logistic(np.array(rows, dtype=float), np.array(labels, dtype=float))
    if not tied:
        assert found.tied is None
        return
    assert found.is_separable
    assert found.tied is not None
    assert found.tied.X.tolist() == found.X[tied].tolist()
    assert found.tied.minimum == pytest.approx(np.log(2), rel=1e-12)


@pytest.mark.parametrize("slope", [18.0, 300.0])
def test_a_tiny_loss_has_its_digits(slope: float) -> None:
    """Small log-odds leave a loss that is off by a share of itself, and not by the rounding of 1."""
    found = line(np.array([-2.0, -1, 1, 2]), np.array([0.0, 0, 1, 1]))
    w = np.array([[3.0], [slope]])
    with mpmath.workdps(300):
        odds = [mpmath.mpf(-sign) * (3 + mpmath.mpf(slope) * x) for x, sign in ((-2, -1), (-1, -1), (1, 1), (2, 1))]
        exact = sum(mpmath.log1p(mpmath.exp(value)) for value in odds) / 4
        assert abs(exact - found.values(w)[0]) <= found.rounding(w)[0] < 1e-10 * exact


def total(rows: np.ndarray) -> list[Fraction]:
    return [Fraction(int(value)) for value in rows.sum(axis=0)]


@pytest.mark.parametrize("gap", ["1e-2", "1e-7", "1e-8", "1e-10", "1e-13", "1e-15"])
@pytest.mark.parametrize("labels", [[0, 0, 0, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0, 0], [0, 1, 0, 1, 0, 1, 1]])
def test_the_minimizer_of_an_overlap_in_60_digits(gap: str, labels: list[int]) -> None:
    """Of the decimals as they were typed: log-odds of thousands, and examples that cancel to the last digits of float64."""
    texts = [Fraction(-2), Fraction(-1), Fraction(1, 2) + Fraction(gap), Fraction(1, 2), Fraction("0.51"), Fraction(1), Fraction(2)]
    x = np.array([float(value) for value in texts])
    assert typed(x) == texts
    found = line(x, np.array(labels, dtype=float))
    assert not found.is_separable
    assert found.minimizer is not None
    with mpmath.workdps(60):
        rows = [
            (sign, mpmath.mpf(value.numerator) / value.denominator) for sign, value in zip([1 - 2 * t for t in labels], texts, strict=True)
        ]
        at = list(map(mpmath.mpf, found.minimizer.tolist()))
        for _ in range(4):  # Newton's steps from there
            odds = [s * (at[0] + at[1] * value) for s, value in rows]
            p = [1 / (1 + mpmath.exp(-each)) for each in odds]
            slope = mpmath.matrix(
                [
                    mpmath.fsum(s * q for (s, _), q in zip(rows, p, strict=True)),
                    mpmath.fsum(s * v * q for (s, v), q in zip(rows, p, strict=True)),
                ]
            )
            bend = [q * (1 - q) for q in p]
            moments = [mpmath.fsum(b * v**k for (_, v), b in zip(rows, bend, strict=True)) for k in range(3)]
            step = mpmath.lu_solve(mpmath.matrix([[moments[0], moments[1]], [moments[1], moments[2]]]), slope)
            at = [at[0] - step[0], at[1] - step[1]]
        assert max(abs(step[0]), abs(step[1])) < mpmath.mpf(10) ** -30
        exact = [float(value) for value in at]
    assert found.minimizer == pytest.approx(exact, rel=1e-12)


def test_ten_thousand_examples_are_decided_by_few_of_them() -> None:
    """Exact work for a few dozen rows: counted, not timed."""
    random = np.random.default_rng(1)
    away = np.round(random.normal(size=(10_000, 6)), 3)
    away *= -np.sign(away @ np.arange(1.0, 7))[:, None]
    asked: list[int] = []

    def exact(i: int) -> list[Fraction]:
        asked.append(i)
        return typed(away[i])

    whole = np.round(away * 1000).astype(int)
    for flipped, is_separable in ((0, True), (60, False)):
        away[:flipped] *= -1
        whole[:flipped] *= -1
        asked.clear()
        assert is_parted(away, exact, [Fraction(int(value), 1000) for value in whole.sum(axis=0)]) == is_separable
        assert len(asked) < 300
