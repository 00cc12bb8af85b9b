"""Eigenvalues: every pair, every kind, and every proof, for square matrices of all sizes."""

import math
import warnings
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.matrices.conformal import rotation
from core.matrices.eigenvalues import Eigensystem, eigensystem
from core.matrices.plane import Plane
from core.numbers.arrays import EPS, ROUNDING, SMALLEST, InputError, Matrix
from tests.core.named import OBLONG, SQUARE, block
from tests.core.strategies import angles, entry, matrices, scales, turned


def _square(n: int) -> st.SearchStrategy[Matrix]:
    plain = st.lists(entry, min_size=n * n, max_size=n * n).map(lambda found: np.array(found).reshape(n, n))
    symmetric = plain.map(lambda A: A + A.T)
    flat = plain.map(lambda A: np.outer(A[0], A[:, 0]))
    near_scalar = st.tuples(plain, st.integers(-17, -3)).map(lambda p: np.eye(n) + 10.0 ** p[1] * p[0])
    powers = st.lists(st.integers(-60, 9), min_size=n * n, max_size=n * n).map(lambda found: 10.0 ** np.array(found).reshape(n, n))
    uneven = st.tuples(plain, powers).map(lambda p: np.clip(p[0] * p[1], -1e9, 1e9))
    return st.one_of(plain, symmetric, flat, near_scalar, uneven)


spaces = st.tuples(st.sampled_from([1, 3, 4, 5, 8]).flatmap(_square), scales).map(lambda p: np.clip(p[0] * p[1], -1e9, 1e9))
spaces = spaces.map(lambda A: np.where(np.abs(A) < SMALLEST, 0.0, A))
squares = st.one_of(matrices, spaces)
jordan = st.tuples(st.sampled_from([[2, 1], [3], [2, 2], [2, 1, 1]]), st.integers(0, 2**32 - 1)).map(lambda p: _hidden(*p))


def _hidden(sizes: list[int], seed: int) -> Matrix:
    """A matrix with Jordan blocks of these sizes, for eigenvalues that are whole and differ, in rotated axes."""
    n = sum(sizes)
    J, start = np.zeros((n, n)), 0
    for k, size in enumerate(sizes):
        J[start : start + size, start : start + size] = block(3.0 * k - 2, size)
        start += size
    Q = np.linalg.qr(np.random.default_rng(seed).normal(size=(n, n)))[0]
    return np.asarray(Q @ J @ Q.T)


def exact_plane(A: Matrix) -> tuple[mpmath.mpc, mpmath.mpc]:
    """Both eigenvalues from the exact trace and determinant, with 400 digits: a small one may be 10⁻²⁰⁰ of the other."""
    a, b, c, d = (mpmath.mpf(float(value)) for value in A.ravel())
    root = mpmath.sqrt(mpmath.mpc(((a - d) / 2) ** 2 + b * c))
    return (a + d) / 2 + root, (a + d) / 2 - root


def proofs(found: Eigensystem) -> dict[str, float]:
    every = {
        "residual": found.residual,
        "trace": found.trace_residual,
        "recomposed": found.recomposed_residual,
        "rotor": found.rotor_residual,
        "generalized": found.generalized_residual,
    }
    return {name: value for name, value in every.items() if value is not None}


@given(st.one_of(squares, jordan))
def test_proofs_pass(A: Matrix) -> None:
    """To 8·n·ε, whatever the conditioning, and with columns of length 1: a shorter one would make any residual small."""
    found = eigensystem(A)
    for name, value in proofs(found).items():
        assert value <= 8 * len(A) * EPS, name
    assert np.allclose(np.linalg.norm(found.vectors, axis=0), 1, rtol=0, atol=len(A) * 4 * EPS)


@given(squares)
def test_values_are_in_order(A: Matrix) -> None:
    """Magnitudes fall, a pair is exactly conjugate with the positive imaginary part first, and what is real is exactly real."""
    found = eigensystem(A)
    sizes = np.abs(found.values)
    assert np.all(np.diff(sizes) <= 2 * len(A) * ROUNDING * found.size)
    j = 0
    while j < len(A):
        value, vector = found.values[j], found.vectors[:, j]
        if value.imag == 0:
            assert not vector.imag.any()
            assert vector.real[np.argmax(np.abs(vector))] > 0 or np.sum(np.abs(vector) >= (1 - 1e-8) * np.abs(vector).max()) > 1
            j += 1
        else:
            assert value.imag > 0
            assert found.values[j + 1] == value.conjugate()
            assert np.array_equal(found.vectors[:, j + 1], vector.conj())
            j += 2


@given(squares)
def test_kinds_say_what_they_mean(A: Matrix) -> None:
    found = eigensystem(A)
    assert found.kind in {"scalar", "real", "complex", "defective"}
    assert (found.angle is None) == (found.kind == "scalar")
    assert (found.kappa == math.inf) == (found.angle == 0) == (found.kind == "defective")
    assert found.values.imag.any() == (found.kind == "complex") or found.kind == "defective"
    assert found.spectral_radius >= np.abs(found.values).max() * (1 - EPS)
    if found.kind in {"real", "complex"}:
        assert found.kappa == pytest.approx(np.linalg.cond(found.vectors), rel=1e-6 + 8 * len(A) * EPS * found.kappa)
        assert found.angle is not None
        overlaps = np.abs(np.triu(found.vectors.conj().T @ found.vectors, 1))
        assert math.cos(found.angle) == pytest.approx(overlaps.max(), abs=1e-12)
    if found.kind == "scalar":
        assert np.linalg.norm(A - found.values[0].real * np.eye(len(A))) <= 8 * len(A) * EPS * found.size


@given(matrices)
def test_plane_values_are_right_to_the_last_digits(A: Matrix) -> None:
    """Each to 8 ε of itself, against 400 digits; a value that is 0 because A is flat to 8 ε·‖A‖ and a double one to what it stands for."""
    found = eigensystem(A)
    with mpmath.workdps(400):
        exact = exact_plane(A)
        allowed = {"scalar": 16 * EPS * found.size, "defective": math.sqrt(2 * ROUNDING) * found.size}.get(found.kind, 0.0)
        swapped = abs(found.values[0] - complex(exact[0])) > abs(found.values[0] - complex(exact[1]))
        for ours, theirs in zip(found.values, exact[::-1] if swapped else exact, strict=True):
            off = float(abs(mpmath.mpc(complex(ours)) - theirs))
            assert off <= max(8 * EPS * float(abs(theirs)), allowed, 0 if ours else ROUNDING * found.size)


@given(matrices)
def test_plane_vectors_are_right_to_the_last_digits(A: Matrix) -> None:
    """The sine of the angle to the exact eigenvector is below 8 ε, nearly defective or not."""
    found = eigensystem(A)
    assume(found.kind in {"real", "complex"})
    with mpmath.workdps(400):
        a, b, c, d = (mpmath.mpf(float(value)) for value in A.ravel())
        lines = []
        for value in exact_plane(A):
            first, second = (b, value - a), (value - d, c)
            x, y = first if abs(first[0]) + abs(first[1]) > abs(second[0]) + abs(second[1]) else second
            lines.append((x, y, mpmath.sqrt(abs(x) ** 2 + abs(y) ** 2)))
        off = [
            min(float(abs(mpmath.mpc(complex(v[0])) * line[1] - mpmath.mpc(complex(v[1])) * line[0]) / line[2]) for v in found.vectors.T)
            for line in lines
        ]
        assert max(off) <= 8 * EPS
        sine = abs(lines[0][0] * lines[1][1] - lines[0][1] * lines[1][0]) / (lines[0][2] * lines[1][2])
        assert found.angle == pytest.approx(float(mpmath.asin(min(sine, mpmath.mpf(1)))), rel=1e-7)


@given(matrices, angles)
def test_the_kind_does_not_depend_on_the_axes(A: Matrix, angle: float) -> None:
    """Nor on transposing A, but at the bounds themselves, which rounding may cross."""
    kind, parts = eigensystem(A).kind, np.array([A[0, 0] - A[1, 1], A[0, 1] + A[1, 0], A[0, 1] - A[1, 0]]) / 2
    size, rest = float(np.linalg.norm(A)), math.sqrt(2) * float(np.linalg.norm(parts))
    assert eigensystem(A.T).kind == kind
    near = (
        abs(rest - 2 * ROUNDING * size) < ROUNDING * size
        or abs(abs(Plane(A).discriminant) - ROUNDING * size * rest) < ROUNDING * size * rest
    )
    if not near and rest > 64 * EPS * size:
        Q = turned(angle)
        assert eigensystem(Q @ A @ Q.T).kind == kind


@given(matrices, scales)
def test_the_kind_does_not_depend_on_scale(A: Matrix, c: float) -> None:
    """Powers of two change no digit, and other factors only those at the bounds."""
    found = eigensystem(A)
    for power in (-20, 20):
        scaled = eigensystem(A * 2.0**power)
        assert scaled.kind == found.kind
        assert scaled.angle == found.angle
        assert scaled.rank == found.rank
    if found.kind == "real" and found.angle is not None and found.angle > 1e-6 and found.size * 1e-12 < abs(np.subtract(*found.values)):
        assert eigensystem(A * c).kind == "real"


@given(matrices)
def test_pictures_in_the_plane(A: Matrix) -> None:
    found = eigensystem(A)
    assert len(found.lines) == {"real": 2, "defective": 1}.get(found.kind, 0)
    for angle, vector in zip(found.lines, found.vectors.T, strict=False):
        assert -math.pi / 2 < angle <= math.pi / 2
        assert abs(math.cos(angle) * vector[1].real - math.sin(angle) * vector[0].real) <= 4 * EPS
    assert (found.rotor is None) == (found.kind != "complex")
    assert (found.generalized is None) == (found.kind != "defective")
    if found.rotor is not None:
        P = found.rotor.P
        longer, shorter = np.linalg.norm(P, axis=0)
        assert abs(P[:, 0] @ P[:, 1]) <= 8 * EPS * longer * shorter
        assert longer >= shorter * (1 - 4 * EPS)
        assert P[0, 0] * P[1, 1] - P[0, 1] * P[1, 0] == pytest.approx(1, abs=8 * EPS * longer**2)
        assert 0 < abs(found.rotor.argument) < math.pi
        assert found.rotor.modulus == pytest.approx(abs(found.values[0]), rel=8 * EPS)
        assert abs(found.rotor.argument) == pytest.approx(np.angle(found.values[0]), rel=8 * EPS)
        assert math.copysign(1, found.rotor.argument) == math.copysign(1, A[1, 0] - A[0, 1])
    if found.generalized is not None:
        w, v = found.generalized.w, found.vectors[:, 0].real
        assert w.tolist() == [-v[1], v[0]]
        assert found.generalized.coupling == pytest.approx(v @ A @ w, abs=16 * EPS * found.size)


@given(jordan)
def test_defective_matrices_are_called_so(A: Matrix) -> None:
    """In rotated axes too, where rounding parts their double eigenvalues."""
    found = eigensystem(A)
    assert found.kind == "defective"
    assert found.recomposed is None
    assert not found.is_decided


@given(squares)
def test_the_polynomial_is_exact(A: Matrix) -> None:
    """Every coefficient is the sum of principal minors, rounded once: here by minors up to the second and the whole determinant."""
    found, n = eigensystem(A).characteristic, len(A)
    assert found is not None
    rows = [[Fraction(float(value)) for value in row] for row in A]
    assert found[0] == 1
    assert found[1] == float(-sum(rows[i][i] for i in range(n)))
    if n > 1:
        minors = sum(rows[i][i] * rows[j][j] - rows[i][j] * rows[j][i] for i in range(n) for j in range(i))
        assert found[2] == float(minors)
    assert found[n] == float((-1) ** n * _determinant(rows))


def _determinant(rows: list[list[Fraction]]) -> Fraction:
    if not rows:
        return Fraction(1)
    pivot = next((i for i, row in enumerate(rows) if row[0]), None)
    if pivot is None:
        return Fraction(0)
    top, rest = rows[pivot], rows[:pivot] + rows[pivot + 1 :]
    below = [[entry - row[0] / top[0] * above for entry, above in zip(row[1:], top[1:], strict=True)] for row in rest]
    return Fraction((-1) ** pivot) * top[0] * _determinant(below)


@pytest.mark.parametrize("name", SQUARE)
def test_named_values_against_sixty_digits(name: str) -> None:
    """Each is as near as r·‖A‖/|y′v| or ‖A‖·2·r^(1/n), r = 8·n·ε, allows: what rounding A by r·‖A‖ does to it."""
    A = SQUARE[name]
    n, found = len(A), eigensystem(A)
    with mpmath.workdps(60):
        values, left, right = mpmath.eig(mpmath.matrix(A.tolist()), left=True, right=True)
        rest = [complex(value) for value in found.values]
        for j, value in enumerate(values):
            y, v = left[j, :], right[:, j]
            overlap = float(abs(sum(y[k] * v[k] for k in range(n))) / (mpmath.norm(y) * mpmath.norm(v)))
            r = 8 * n * EPS
            allowed = found.size * min(r / max(overlap, 1e-30), 2 * r ** (1 / n))
            nearest = min(rest, key=lambda ours: float(abs(mpmath.mpc(ours) - value)))
            assert float(abs(mpmath.mpc(nearest) - value)) <= allowed
            rest.remove(nearest)


@pytest.mark.parametrize("name", SQUARE)
def test_named_proofs(name: str) -> None:
    A = SQUARE[name]
    with np.errstate(over="raise", divide="raise", invalid="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        found = eigensystem(A)
        assert max(proofs(found).values()) <= 8 * len(A) * EPS
        assert found.dominant.count >= 1
        assert found.characteristic is not None


def test_symmetric_and_other_matrices_are_solved_as_an_exported_program_does() -> None:
    """The same digits as numpy.linalg.eigh and numpy.linalg.eig give, where nothing is double or 0 that rounding has parted."""
    for A in SQUARE.values():
        if len(A) > 2 and eigensystem(A).is_simple and eigensystem(A).rank == len(A):
            values = np.linalg.eigh(A)[0] if np.array_equal(A, A.T) else np.linalg.eig(A)[0]
            assert sorted(values.astype(complex), key=_key) == sorted(eigensystem(A).values, key=_key)


def _key(value: complex) -> tuple[float, float]:
    return value.real, value.imag


def test_named() -> None:
    kinds = {
        "scalar": ["one", "nothing", "zero", "identity", "1e-6·I", "1e8·I, 3 × 3", "half-turn"],
        "defective": [
            "shear",
            "negative shear",
            "hidden defective",
            "nilpotent",
            "nilpotent, 4 × 4",
            "Jordan block, 3 × 3",
            "hidden Jordan form",
        ],
        "complex": [
            "nearly defective, complex",
            "rotation by 30°",
            "quarter-turn",
            "order six",
            "spiral",
            "cyclic shift, 5 × 5",
            "rotation in space",
        ],
    }
    for name, A in SQUARE.items():
        assert eigensystem(A).kind == next((kind for kind, names in kinds.items() if name in names), "real"), name
    articles = eigensystem(SQUARE["the articles'"])
    assert [round(value.real, 8) for value in articles.values] == [5.37228132, -0.37228132]
    near = eigensystem(SQUARE["nearly defective"])
    assert near.angle == pytest.approx(math.radians(0.0011459155902), rel=1e-9)
    assert near.is_nearly_defective
    assert eigensystem(SQUARE["nearly defective, complex"]).is_nearly_defective
    assert not articles.is_nearly_defective
    assert [math.degrees(angle) for angle in eigensystem(SQUARE["triangular"]).lines] == pytest.approx([0, -45])
    assert eigensystem(SQUARE["flat in decimals"]).values[1] == eigensystem(SQUARE["huge and tiny"]).values[1] == 0
    assert eigensystem(SQUARE["flat"]).is_singular
    assert not eigensystem(SQUARE["1e-6·I"]).is_singular
    assert eigensystem(SQUARE["counting, 3 × 3"]).rank == 2
    assert eigensystem(SQUARE["symmetric"]).is_symmetric
    assert not eigensystem(SQUARE["triangular"]).is_symmetric
    assert not eigensystem(np.array([[1.0, 1e9], [0, -1]])).is_decided  # lines 2·10⁻⁹ apart, λ² = 1 beside entries of 10⁹
    assert eigensystem(SQUARE["shear"]).is_decided


def test_what_dominates() -> None:
    expected = {
        "the articles'": (1, ""),
        "nearly defective": (1, ""),
        "reflection": (2, "opposite"),
        "identity": (2, "equal"),
        "shear": (2, "equal"),
        "quarter-turn": (2, "pair"),
        "nearly defective, complex": (2, "pair"),
        "rotation in space": (3, "pair"),
        "cyclic shift, 5 × 5": (5, "pair"),
        "projection onto a plane": (2, "equal"),
        "Jordan block, 3 × 3": (3, "equal"),
        "hidden Jordan form": (1, ""),
        "one": (1, ""),
    }
    for name, (count, tie) in expected.items():
        found = eigensystem(SQUARE[name]).dominant
        assert (found.count, found.tie) == (count, tie), name
    assert eigensystem(np.diag([-3.0, 3, 1])).dominant.tie == "opposite"
    assert eigensystem(turned(0.4) @ np.diag([1.0, -1]) @ turned(-0.4)).dominant.tie == "opposite"


def test_rotor_turns_the_way_the_map_does() -> None:
    for angle in (0.3, -0.3, 2.5, -2.5):
        rotor = eigensystem(3 * rotation(angle)).rotor
        assert rotor
        assert (rotor.argument, rotor.modulus) == pytest.approx((angle, 3))


def test_what_does_not_exist() -> None:
    assert eigensystem(np.diag(np.arange(1.0, 10))).characteristic is None
    for A in OBLONG.values():
        with pytest.raises(InputError, match=f"{len(A)} × {A.shape[1]}.*only a square matrix"):
            eigensystem(A)
