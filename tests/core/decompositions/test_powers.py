"""Powers: every verdict, and every length and direction against exact powers."""

import math
import warnings
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import scipy.linalg
from hypothesis import example, given
from hypothesis import strategies as st

from core.decompositions.powers import Powers, powers
from core.matrices.eigenvalues import eigensystem
from core.numbers.arrays import EPS, ROUNDING, Matrix, Vector, matrix, vector
from tests.core.named import SIMILAR, SQUARE, block
from tests.core.strategies import matrices, scales, turned

entries = st.integers(-5, 5).map(float)
starts = st.tuples(st.floats(-9, 9), st.floats(-9, 9)).map(lambda found: np.where(np.abs(found) < 1e-6, 0.0, found))


def of(A: Matrix, *x: float, count: int = 24) -> Powers:
    return powers(eigensystem(A), np.array(x, dtype=float), count)


def hidden(*blocks: Matrix) -> Matrix:
    """A matrix of whole numbers with these blocks as its Jordan form, times 7."""
    return np.asarray(SIMILAR @ scipy.linalg.block_diag(*blocks) @ np.round(7 * np.linalg.inv(SIMILAR)))


def exact_powers(A: Matrix, x: Vector, count: int) -> list[list[Fraction]]:
    rows, y = [[Fraction(float(value)) for value in row] for row in A], [Fraction(float(value)) for value in x]
    found = [y]
    for _ in range(count):
        y = [sum((a * b for a, b in zip(row, y, strict=True)), Fraction(0)) for row in rows]
        found.append(y)
    return found


def exact_length(x: list[Fraction]) -> mpmath.mpf:
    return mpmath.sqrt(mpmath.fsum(mpmath.mpf(value.numerator) ** 2 / mpmath.mpf(value.denominator) ** 2 for value in x))


@given(st.sampled_from([1, 2, 3, 5]).flatmap(lambda n: st.lists(entries, min_size=n * n + n, max_size=n * n + n)), scales)
def test_whole_numbers_have_exact_powers(numbers: list[float], scale: float) -> None:
    """While the numbers stay below 2⁵³ nothing is rounded, and so 0 is found when it is 0; the scale of A and x moves lengths only."""
    n = next(n for n in (1, 2, 3, 5) if n * n + n == len(numbers))
    A, x = np.array(numbers[: n * n]).reshape(n, n), np.array(numbers[n * n :])
    found, scaled = of(A, *x, count=8), of(A * scale, *x, count=8)
    assert found.verdict == scaled.verdict
    assert found.step == scaled.step
    for k, exact in enumerate(exact_powers(A, x, 8)):
        assert found.points[:, k].tolist() == [float(value) for value in exact]
        if any(exact):
            with mpmath.workdps(40):
                length = exact_length(exact)
                ratio = float(mpmath.log10(length / exact_length(exact_powers(A, x, 0)[0])))
                direction = [float(mpmath.mpf(value.numerator) / value.denominator / length) for value in exact]
            assert found.lengths_log10[k] == pytest.approx(ratio, rel=4 * EPS, abs=4 * EPS)
            assert np.allclose(found.directions[:, k], direction, rtol=0, atol=4 * EPS)
            assert scaled.lengths_log10[k] == pytest.approx(ratio + k * math.log10(scale), abs=1e-9)
        else:
            assert found.step is not None
            assert found.step <= k
            assert found.lengths_log10[k] == -math.inf
            assert np.isnan(found.directions[:, k]).all()


@pytest.mark.parametrize("name", SQUARE)
def test_named_lengths_and_directions_against_exact_powers(name: str) -> None:
    """A product rounds by n·ε·‖A‖·‖y‖ and the next ones carry that on, by at most Π ‖A‖·‖Aᵏx‖/‖Aᵏ⁺¹x‖: allowed is their sum."""
    A = SQUARE[name]
    n, size = len(A), float(np.linalg.norm(A, 2))
    x = np.arange(1.0, n + 1)
    found = of(A, *x)
    exact = exact_powers(A, x, 24)
    with mpmath.workdps(60):
        lengths = [exact_length(y) for y in exact]
        carried, excused = 0.0, n * EPS
        for k, (y, length) in enumerate(zip(exact, lengths, strict=True)):
            if found.step is not None and k >= found.step:
                assert float(length) <= n * ROUNDING * size * float(lengths[k - 1] or 1)
                continue
            if k:
                carried = (carried + n * EPS) * size * float(lengths[k - 1] / length)
            if carried + excused > 0.1:
                break
            direction = [float(mpmath.mpf(value.numerator) / value.denominator / length) for value in y]
            assert np.linalg.norm(found.directions[:, k] - direction) <= carried + 4 * excused
            assert found.lengths_log10[k] == pytest.approx(float(mpmath.log10(length / lengths[0])), rel=4 * EPS, abs=carried + 4 * excused)


@pytest.mark.parametrize(
    "name", ["the articles'", "symmetric", "triangular", "nearly flat", "companion, 1 2 3 4", "magic square", "Frank, 8 × 8"]
)
def test_the_angle_falls_by_the_rate(name: str) -> None:
    """In exact powers and against the line of 60 digits, from one late step to the next; the found angles are those."""
    A = SQUARE[name]
    n = len(A)
    x = 1 + np.arange(n, dtype=float) ** 2
    found, late = of(A, *x), 60
    assert found.verdict == "settles"
    assert found.line is not None
    assert found.rate is not None
    with mpmath.workdps(300):
        values, vectors = mpmath.eig(mpmath.matrix(A.tolist()))
        first = max(range(n), key=lambda j: abs(values[j]))
        line = vectors[:, first] / mpmath.norm(vectors[:, first])
        exact = exact_powers(A, x, late)
        angles = []
        for y in exact:
            column = mpmath.matrix([mpmath.mpf(value.numerator) / value.denominator for value in y])
            along = sum(mpmath.conj(line[i]) * column[i] for i in range(n))
            angles.append(mpmath.atan2(mpmath.norm(column - along * line), abs(along)))
        parallel = float(abs(sum(line[i] * mpmath.mpf(float(found.line[i])) for i in range(n))))
        falls = float(mpmath.sqrt(angles[late] / angles[late - 2]))  # by two, for λ₃ = −λ₂
    assert parallel == pytest.approx(1, abs=1e-12)
    assert falls == pytest.approx(found.rate, rel=1e-4)
    assert np.allclose(found.angles, [float(angle) for angle in angles[:25]], rtol=1e-9, atol=1e-12)


def test_a_double_eigenvalue_without_a_basis_settles_slowly() -> None:
    """The angle falls like 1/k: k·tan(angle) tends to λ/c, c the coupling."""
    for A, x in ((SQUARE["shear"], (0.0, 1.0)), (SQUARE["negative shear"], (0.0, 1.0)), (SQUARE["hidden defective"], (1.0, 1.0))):
        found = of(A, *x, count=400)
        generalized = found.result.generalized
        assert generalized is not None
        assert found.verdict == "settles"
        assert found.rate == 1
        assert 400 * math.tan(found.angles[400]) == pytest.approx(abs(found.result.values[0] / generalized.coupling), rel=0.01)
    for A in (block(2.0, 3), hidden(block(2.0, 3)), hidden(block(5.0, 2), np.eye(1))):
        found = of(A, 1, 2, 3, count=400)
        assert found.verdict == "settles"
        assert found.rate == 1
        assert found.angles[400] == pytest.approx(found.angles[200] / 2, rel=0.05)
        assert found.line is not None
        assert np.linalg.norm(A @ found.line - (found.line @ A @ found.line) * found.line) <= 1e-4 * found.result.size


@given(matrices, starts)
@example(np.array([[0.0, 4], [1e-15, 0]]), np.array([1.0, 0]))
@example(np.array([[0.0, 1], [0, -1e-15]]), np.array([1, 1e-8]))  # of Ax no more is lost than of its rows
@example(np.array([[0.0, 1e-15], [0.5, 0.5]]), np.array([1.0, -1]))  # what x has next to nothing of is half of Ax
@example(np.array([[0.0, 3e-16], [4, 4]]), np.array([1.0, -1]))  # 4 − 4, to rounding
def test_verdicts_in_the_plane_are_true(A: Matrix, x: Vector) -> None:
    """Each verdict is held against the directions themselves."""
    found = powers(eigensystem(A), x)
    kind, size = found.result.kind, float(np.linalg.norm(A))
    assert (found.verdict == "dies") == (found.step is not None)
    is_rounding = np.linalg.norm(A @ x) <= 2 * ROUNDING * np.linalg.norm(np.abs(A) @ np.abs(x))
    told = {"dies", "stays", "still", "settles", "alternates", "turns"}
    assert found.verdict in told or (found.verdict == "misses" and is_rounding)  # else what misses is still
    if found.verdict == "dies":
        assert found.step is not None
        assert not found.points[:, found.step :].any()
        assert np.isnan(found.directions[:, found.step :]).all()
        assert np.isnan(found.angles[found.step :]).all()
        assert kind in {"scalar", "real", "defective"} or not x.any()
        return
    across = np.abs(found.directions[0] * found.directions[1, 0] - found.directions[1] * found.directions[0, 0])
    if found.verdict == "stays":
        assert across.max() <= 24 * 3 * ROUNDING
    if found.verdict == "still":
        assert across[1] * np.linalg.norm(A @ found.directions[:, 0]) <= 3 * ROUNDING * size
        assert kind in {"real", "defective"}
    if found.verdict == "settles" and found.rate is not None and found.rate < 0.1 and not found.lacks_dominant:
        assert found.angles[24] <= max(1e-6, found.angles[0])
    if found.verdict == "turns":
        assert kind == "complex"
        assert found.line is None
    if found.verdict == "alternates" and found.result.kappa < 1e3:  # else magnitudes are equal only to the rounding of A
        back = np.abs(found.directions[0, 2:] * found.directions[1, :-2] - found.directions[1, 2:] * found.directions[0, :-2])
        assert back.max() <= 1e-6
    assert np.allclose(np.linalg.norm(found.directions, axis=0), 1, rtol=0, atol=4 * EPS)


def test_every_verdict() -> None:
    turn = np.array([[0.0, -1], [1, 0]])
    cases = {
        "settles": [
            (SQUARE["the articles'"], (1, 0)),
            (SQUARE["shear"], (0, 1)),
            (SQUARE["flat"], (1, 0)),
            (np.diag([2.0, 2, 1]), (1, 2, 3)),
        ],
        "still": [
            (SQUARE["triangular"], (1, 0)),
            (SQUARE["triangular"], (1, -1)),
            (SQUARE["shear"], (2, 0)),
            (np.diag([2.0, 2, 1]), (1, 1, 0)),
        ],
        "alternates": [
            (SQUARE["reflection"], (1, 0)),
            (np.array([[0.0, 1], [1e-15, 0]]), (1, 0)),
            (np.array([[0.0, -1], [1e-15, 0]]), (1, 0)),
            (SQUARE["quarter-turn"], (1, 2)),
            (np.diag([2.0, -2, 1]), (1, 2, 3)),
        ],
        "stays": [(SQUARE["identity"], (1, 2)), (SQUARE["half-turn"], (1, 2)), (SQUARE["1e-6·I"], (1, 2)), (SQUARE["one"], (2,))],
        "turns": [(SQUARE["spiral"], (1, 0)), (SQUARE["rotation in space"], (1, 0, 0)), (SQUARE["nearly defective, complex"], (0, 1))],
        "dies": [(SQUARE["nilpotent"], (1, 1)), (SQUARE["nothing"], (1,)), (SQUARE["flat"], (2, -1)), (SQUARE["spiral"], (0, 0))],
        "misses": [
            (np.diag([3.0, 2, 1]), (0, 1, 1)),
            (scipy.linalg.block_diag([[5.0]], turn), (0, 1, 1)),
            (np.diag([2.0, -2, 1, 0.5]), (0, 0, 1, 1)),
        ],
    }
    for verdict, examples in cases.items():
        for A, x in examples:
            assert of(A, *x).verdict == verdict, (A, x)


def test_only_some_of_the_eigenvectors_draw() -> None:
    """Of a double and a third eigenvalue 2 the chain draws, not the third; a larger simple one beside a chain draws alone."""
    found = of(scipy.linalg.block_diag([[2.0]], block(2.0, 2)), 1, 2, 3)
    assert found.line is not None
    assert found.line.tolist() == [0, 1, 0]
    assert found.rate == 1
    found = of(scipy.linalg.block_diag(block(2.0, 2), [[5.0]]), 1, 2, 3)
    assert found.line is not None
    assert found.line.tolist() == [0, 0, 1]
    assert found.rate == 0.4


@given(st.tuples(st.integers(-99, 99), st.integers(-99, 99)).filter(any), st.integers(1, 10**5), st.tuples(*2 * [st.integers(-9, 9)]))
def test_angles_of_a_large_shear(v: tuple[int, int], c: int, x: tuple[int, int]) -> None:
    """(I + N)ᵏ = I + kN with N = c·v·(v⊥)′: products cancel, and what they lose is found in fractions, or known to be lost."""
    a, b = v
    A = matrix([[str(1 - c * a * b), str(c * a * a)], [str(-c * b * b), str(1 + c * a * b)]])
    across = a * x[1] - b * x[0]
    start = np.array(x, dtype=float)
    known = powers(eigensystem(A.value, A.exact), start, exact=matrix([[str(entry)] for entry in x]).exact)
    lost = powers(eigensystem(A.value), start)
    along = [a * x[0] + b * x[1] + k * c * across * (a * a + b * b) for k in range(25)]
    true = [math.atan2(abs(across), abs(one)) for one in along]
    if known.verdict == "settles":
        assert np.allclose(known.angles, true, rtol=1e-8, atol=1e-14)
        assert not known.moves.any()
    if lost.verdict == "settles" and lost.index == 0 and not lost.lacks_dominant:
        assert (np.abs(lost.angles - true) <= lost.moves + 1e-12).all()


def test_what_a_start_lacks() -> None:
    """In diag(2, −2, 1) a start without −2 settles; an eigenvector of a smaller eigenvalue is still until rounding acts."""
    found = of(np.diag([2.0, -2, 1]), 1, 0, 1)
    assert found.verdict == "settles"
    assert found.rate == 0.5
    assert found.line is not None
    assert found.line.tolist() == [1, 0, 0]
    rest = eigensystem(SQUARE["the articles'"]).vectors[:, 1].real
    other = of(SQUARE["the articles'"], *rest)
    assert other.verdict == "still"
    assert other.lacks_dominant
    assert other.angles[0] > 1
    assert other.angles[24] < 1e-6  # rounding has brought v₁ in
    own = of(SQUARE["the articles'"], *eigensystem(SQUARE["the articles'"]).vectors[:, 0].real)
    assert own.verdict == "still"
    assert not own.lacks_dominant


def test_when_a_start_dies() -> None:
    assert of(block(0.0, 4), 1, 2, 3, 4).step == of(block(0.0, 4), 1, 2, 3, 4, count=4).step == 4
    assert of(block(0.0, 4), 1, 2, 3, 4, count=3).step is None
    assert of(block(0.0, 4), 1, 2, 0, 0).step == 2
    assert of(hidden(block(0.0, 3)), 1, 2, 3).step == 3
    assert of(turned(0.7) @ block(0.0, 2) @ turned(-0.7), 1, 2).step == 2
    assert of(SQUARE["flat"], 2, -1).step == 1
    assert of(SQUARE["flat"], 0, 0).step == 0
    assert of(np.diag([1.0, 1e-20]), 0, 1).step is None  # small, and no rounding


def typed(A: str, x: str) -> Powers:
    M, v = matrix(A), vector(x)
    return powers(eigensystem(M.value, M.exact), v.value, exact=v.exact)


def test_what_is_typed_dies_where_nothing_is_left() -> None:
    """In float64 both leave no more than rounding: the one is 10⁻¹⁴ as typed, and the other 0."""
    found = typed("-6 6; 4 -4.00000000000001", "-1 -1")
    assert (found.step, found.verdict, found.index, found.lacks_dominant) == (None, "settles", 0, False)
    assert found.points[:, 1].tolist() == [0, 1e-14]
    assert found.lengths_log10[1] == pytest.approx(-14 - math.log10(2) / 2)
    assert typed("-6 6; 4.4 -4.4", "-1.1 -1.1").step == 1
    assert typed("0.1 0.2 0; 0.3 0.6 0; 0 0 1", "0.2 -0.1 0").step == 1


def test_what_is_typed_has_the_dominant_eigenvector_however_little() -> None:
    found = typed("4e6 6e4 9e1; 0 5e6 1e-7; 5e-7 0 8e1", "1 0 0")
    assert (found.verdict, found.index, found.lacks_dominant, found.rate) == ("settles", 0, False, 0.8)
    assert typed("4e6 6e4 9e1; 0 5e6 1e-7; 0 0 8e1", "1 0 0").lacks_dominant


def test_the_line_of_a_simple_eigenvalue_is_its_eigenvector() -> None:
    """However little x has of it, which takes digits from what fractions make of x and a rounded eigenvalue."""
    found = typed("1e0 0 1e-6; 7e7 5e4 8e-8; 7e-6 4e-2 9e6", "2 4 0")
    assert found.line is not None
    assert found.line[:2] == pytest.approx([1.111111234567914952e-13, 8.7796409407546420825e-13], rel=1e-6)


def test_what_the_rate_lacks_of_1_whatever_the_signs() -> None:
    assert typed("8e-9 8e-5; 90 1e-6", "2 -3").shortfall == pytest.approx(1.008e-6 / 0.08485331774384, rel=1e-9)  # of two signs
    assert typed("1 0; 0 0.99999999", "1 1").shortfall == pytest.approx(1e-8, rel=1e-9)


def test_points_end_where_a_picture_does() -> None:
    """Beyond 10¹² times the start, and below what float64 holds; the lengths go on."""
    up, down = of(1e3 * np.eye(2), 1, 0), of(1e-100 * np.eye(2), 1, 0)
    assert np.isnan(up.points[0]).tolist() == [k > 4 for k in range(25)]
    assert up.lengths_log10 == pytest.approx(3.0 * np.arange(25))
    assert np.isnan(down.points[0]).tolist() == [k > 2 for k in range(25)]
    assert down.lengths_log10 == pytest.approx(-100.0 * np.arange(25))


@pytest.mark.parametrize("name", SQUARE)
def test_no_warnings(name: str) -> None:
    A = SQUARE[name]
    with np.errstate(over="raise", divide="raise", invalid="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        for x in (np.zeros(len(A)), np.ones(len(A)), np.arange(1.0, len(A) + 1), 1e9 * np.eye(len(A))[-1], 1e-100 * np.eye(len(A))[0]):
            found = powers(eigensystem(A), x)
            assert found.angles.shape == (25,)
            assert found.rate is None or 0 <= found.rate <= 1


def test_what_float64_cannot_part_it_does_not_judge() -> None:
    """1 ± 10⁻²⁰: exactly two eigenvalues, and one in float64."""
    A = matrix("1 1 0; 1e-40 1 0; 0 0 0.5")
    assert powers(eigensystem(A.value, A.exact), np.ones(3)).verdict == "unclear"
