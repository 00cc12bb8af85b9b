"""Axes: round numbers where they belong."""

from hypothesis import given
from hypothesis import strategies as st

from core.figures.axes import decades, ticks


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_and_round_and_inside(low: float, length: float) -> None:
    found = [at for at, _ in ticks(low, low + length)]
    slack = 1e-6 * length + 1e-9 * abs(low)
    assert 2 <= len(found) <= 7
    assert low - slack <= found[0] <= found[-1] <= low + length + slack


def test_ticks_are_written_as_numbers_are() -> None:
    assert ticks(-1, 2) == ((-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1"), (1.5, "1.5"), (2.0, "2"))


def test_decades_stand_at_their_exponents() -> None:
    assert decades(-16, 0) == ((-16.0, "10⁻¹⁶"), (-12.0, "10⁻¹²"), (-8.0, "10⁻⁸"), (-4.0, "0.0001"), (0.0, "1"))
    assert decades(-0.3, 0) == ((0.0, "1"),)
