"""Axes: round numbers where they belong."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.figures.axes import decades, span, ticks


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_and_round_and_inside(low: float, length: float) -> None:
    found = [at for at, _ in ticks(low, low + length)]
    slack = 1e-6 * length + 1e-9 * abs(low)
    assert 2 <= len(found) <= 7
    assert low - slack <= found[0] <= found[-1] <= low + length + slack


def test_ticks_are_written_as_numbers_are() -> None:
    assert ticks(-1, 2) == ((-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1"), (1.5, "1.5"), (2.0, "2"))


def test_decades_stand_at_their_exponents() -> None:
    assert decades(-16, 0) == ((-16.0, "10⁻¹⁶"), (-12.0, "10⁻¹²"), (-8.0, "10⁻⁸"), (-4.0, "10⁻⁴"), (0.0, "1"))
    assert decades(-2, 3, 6)[0] == (-2.0, "0.01")
    assert decades(-0.3, 0) == ((0.0, "1"),)


@given(st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=9))
def test_a_span_has_all_values_with_room_and_little_more(values: list[float]) -> None:
    low, high = span(np.array(values))
    width = max(values) - min(values)
    assert low < min(values) <= max(values) < high
    assert high - low <= 2.3 * (width or abs(values[0]) or 1)


def test_a_span_seldom_changes() -> None:
    """Under a hand that moves a point a little the view stays."""
    assert span(np.array([-3.0, 3])) == span(np.array([-3.0, 3.1])) == (-4.0, 4.0)
