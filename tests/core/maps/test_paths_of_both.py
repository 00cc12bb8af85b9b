"""Paths in the plane and in space: from I to A, in stages that meet, and flat where they say and nowhere else."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maps.paths import NAMES, path
from core.matrices.plane import Plane
from core.matrices.space import Space
from core.numbers.arrays import EPS
from tests.core import spaces, strategies

BOUND = {2: 16 * EPS, 3: 64 * EPS}
SURE = {2: 1e-12, 3: 1e-11}  # relative: a determinant that is less may have either sign
of_both = pytest.mark.parametrize("grounds", [strategies.matrices.map(Plane), spaces.matrices.map(Space)], ids=["plane", "space"])


@of_both
@given(data=st.data())
def test_from_the_identity_to_the_matrix(grounds: st.SearchStrategy[Plane | Space], data: st.DataObject) -> None:
    ground = data.draw(grounds)
    n = len(ground.A)
    for name in NAMES:
        found = path(ground, name)
        if found.exists:
            assert np.abs(found.at(0.0) - np.eye(n)).max() < 8 * EPS
            assert np.array_equal(found.at(1.0), ground.A)
            assert found.end_residual <= BOUND[n], name
            assert found.flat_residual <= BOUND[n], name
        else:
            assert name == "exp"


@of_both
@given(data=st.data())
def test_the_stages_meet(grounds: st.SearchStrategy[Plane | Space], data: st.DataObject) -> None:
    ground = data.draw(grounds)
    for name in ("straight", "polar", "svd"):
        stages = path(ground, name).stages
        assert (stages[0].start, stages[-1].end) == (0, 1)
        for before, after in itertools.pairwise(stages):
            assert before.end == after.start
            assert np.abs(before.motion(1.0) - after.motion(0.0)).max() <= 64 * EPS * max(1.0, float(np.linalg.norm(ground.A)))


@of_both
@given(data=st.data())
def test_flat_exactly_where_it_is_said(grounds: st.SearchStrategy[Plane | Space], data: st.DataObject) -> None:
    """Between its flat moments the determinant keeps its sign, and it is 0 at them."""
    ground = data.draw(grounds)
    n = len(ground.A)
    for name in NAMES:
        found = path(ground, name)
        if not found.exists:
            continue
        for start, end in found.flat:
            assert found.det(start) == found.det(end) == 0
        borders = [0.0, *(t for span in found.flat for t in span), 1.0]
        for a, b in itertools.pairwise(borders):
            if b - a < 1e-6 or (a, b) in found.flat:
                continue
            inner = [a + (b - a) * k / 8 for k in range(1, 8)]
            signs = {math.copysign(1, found.det(t)) for t in inner if abs(found.det(t)) > SURE[n] * np.linalg.norm(found.at(t)) ** n}
            assert len(signs) <= 1, name
