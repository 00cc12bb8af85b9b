"""Paths in space: from I to A, flat where they say and nowhere else, and absent where they do not exist."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given

from core.maps.paths import NAMES, path
from core.matrices.space import Space
from core.numbers.arrays import Matrix, matrix
from tests.core import spaces
from tests.core.spaces import NAMED


def of(text: str) -> Space:
    A = matrix(text)
    return Space(A.value, A.exact)


@pytest.mark.parametrize("name", NAMED)
def test_named(name: str) -> None:
    """Each has a real logarithm or none; the path there is what mpmath finds, and no path has a flat moment that it does not tell."""
    given = NAMED[name]
    space = of(given.text)
    for way in NAMES:
        found = path(space, way)
        assert found.exists or way == "exp"
        assert all(proof.ok for proof in found.proofs), [(proof.name, proof.residual) for proof in found.proofs]
    found = path(space, "exp")
    assert found.exists is given.has_log
    if not found.exists:
        return
    bound = 1e-7 if name in {"far apart", "huge and tiny"} else 1e-13
    with mpmath.workdps(60):
        A = mpmath.matrix([[mpmath.mpf(entry.numerator) / entry.denominator for entry in row] for row in space.fractions.rows])
        for t in (0.25, 0.5, 0.75):
            M = mpmath.matrix(found.at(t).tolist())
            is_unique = min(value.real for value in np.linalg.eigvals(space.A) if abs(value.imag) < 1e-9) > 0
            if is_unique and name != "one Jordan block":
                wanted = mpmath.expm(mpmath.mpf(t) * mpmath.logm(A)).apply(mpmath.re)
                assert mpmath.mnorm(M - wanted, "f") <= bound * max(mpmath.mnorm(wanted, "f"), 1)
        half = mpmath.matrix(found.at(0.5).tolist())
        assert mpmath.mnorm(half * half - A, "f") <= bound * mpmath.mnorm(half, "f") ** 2


@given(spaces.matrices)
def test_the_exponential_path_is_a_group(A: Matrix) -> None:
    found = path(Space(A), "exp")
    kappa = float(np.linalg.cond(np.linalg.eig(A)[1]))
    if not found.exists or Space(A).kappa > 1e6 or kappa > 1e3:
        return
    for s, t in ((0.5, 0.5), (0.25, 0.5), (0.1, 0.3)):
        product, whole = found.at(s) @ found.at(t), found.at(s + t)
        assert np.abs(product - whole).max() <= 1e-9 * float(np.linalg.norm(found.at(s)) * np.linalg.norm(found.at(t)))


@given(spaces.whole)
def test_a_real_logarithm_exists_exactly_where_it_should(A: Matrix) -> None:
    space = of("; ".join(" ".join(f"{entry:g}" for entry in row) for row in A.tolist()))
    values = np.linalg.eigvals(A)
    found = path(space, "exp")
    if space.det <= 0:
        assert not found.exists
    elif np.all((np.abs(values.imag) > 1e-3) | (values.real > 1e-3)):
        assert found.exists
    elif not found.exists:
        assert "negative" in found.why_not


def test_the_way_that_a_half_turn_turns_is_said() -> None:
    found = path(of("-1 0 0; 0 -1 0; 0 0 2"), "exp")
    assert found.note == "log A is not unique: here it turns counterclockwise, seen from (0, 0, 1), clockwise is as good."
    assert np.allclose(found.at(0.5), np.array([[0, -1, 0], [1, 0, 0], [0, 0, math.sqrt(2)]]))


def test_a_turn_turns_by_at_most_a_half_turn() -> None:
    found = path(of("0 0 1; 1 0 0; 0 1 0"), "polar")
    assert [stage.label for stage in found.stages] == ["turn"]
    assert np.trace(found.at(0.5)) == pytest.approx(2)  # 60°
    assert path(of("-1 0 0; 0 -2 0; 0 0 3"), "straight").note == "This path is flat at t = 0.3333 and 0.5."
    assert path(of("1 0 0; 0 1 0; 0 0 -0.5"), "polar").note == "det A < 0: every path from I falls flat, this one at t = 0.6667."
