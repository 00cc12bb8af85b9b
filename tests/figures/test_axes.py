"""Axes: round numbers where they belong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.axes import Tick, decades, is_whole, multiples, span, ticks
from core.figures.plane import spacing


def texts(found: tuple[Tick, ...]) -> list[str]:
    return [tick.text for tick in found]


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_and_round_and_inside(low: float, length: float) -> None:
    found = [tick.at for tick in ticks(low, low + length)]
    slack = 1e-6 * length + 1e-9 * abs(low)
    assert 2 <= len(found) <= 7
    assert low - slack <= found[0] <= found[-1] <= low + length + slack


def test_ticks_are_written_as_numbers_are() -> None:
    assert texts(ticks(-1, 2)) == ["−1", "−0.5", "0", "0.5", "1", "1.5", "2"]
    assert texts(ticks(0, 7e-12, 4)) == ["0", "2·10⁻¹²", "4·10⁻¹²", "6·10⁻¹²"]


@given(st.sampled_from([-1.0, 0.0, 1.0]), st.floats(-12, 12), st.floats(-12, 0))
def test_ticks_tell_each_other_apart(sign: float, size: float, width: float) -> None:
    """Of numbers from 10⁻¹² to 10¹², however near to each other, in full and in short."""
    low, length = sign * 10**size, 10 ** (size + width)
    found = ticks(low, low + length)
    assert len({tick.at for tick in found}) == len({tick.text for tick in found}) == len(found) > 1
    assert len({tick.more for tick in found}) in ({len(found)} if found[0].more else {1})
    assert max(len(tick.more or tick.text) for tick in found) <= 11


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2016, 2017, 2018], ["2016", "2017", "2018"]),
        ([0, 1], ["0", "1"]),
        ([1, 1], ["0.6", "0.8", "1", "1.2", "1.4"]),  # one whole number tells no scale
        ([100001, 100003.5], ["100001", "100002", "100003", "100004"]),
        ([10000.1, 10000.2], ["10000.1", "+0.05", "+0.1", "+0.15"]),
        ([1e6, 1e6 + 1e-3], ["1000000", "+0.0005", "+0.001", "+0.0015"]),
        ([-1e7, -1e7 + 15], ["−10000000", "+5", "+10", "+15", "+20"]),
        ([1e12, 1e12 + 1e3], ["10¹²", "+500", "+1000", "+1500"]),
    ],
)
def test_long_numbers_stand_once(values: list[float], expected: list[str]) -> None:
    at = np.array(values, dtype=float)
    found = ticks(*span(at), is_whole=is_whole(at))
    assert [tick.more if k and tick.more else tick.text for k, tick in enumerate(found)] == expected


@given(st.floats(-12, 12))
def test_the_numbers_of_a_plane_tell_each_other_apart(size: float) -> None:
    step = spacing(10**size)
    found = multiples(step, 60)
    assert len(set(found)) == 61
    assert found[0] == "0"
    assert max(map(len, found)) <= 10


def test_decades_stand_at_their_exponents() -> None:
    assert texts(decades(-16, 0)) == ["10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "1"]
    assert [tick.at for tick in decades(-16, 0)] == [-16, -12, -8, -4, 0]
    assert texts(decades(-2, 3, 6))[0] == "0.01"
    assert texts(decades(-0.3, 0)) == ["1"]


@given(st.lists(st.floats(-1e15, 1e15).map(lambda value: round(value, 99)), min_size=1, max_size=9))
def test_a_span_has_all_values_with_room_and_little_more(values: list[float]) -> None:
    low, high = span(np.array(values))
    width = max(values) - min(values)
    assert low < min(values) <= max(values) < high
    assert high - low <= 2.3 * (width or abs(values[0]) or 1)


def test_a_span_seldom_changes() -> None:
    """Under a hand that moves a point a little the view stays."""
    assert span(np.array([-3.0, 3])) == span(np.array([-3.0, 3.1])) == (-4.0, 4.0)
