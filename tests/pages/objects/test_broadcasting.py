"""The page on broadcasting: what is said of two shapes, of the entry that is looked at and of the way back is NumPy's."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.figures.objects.broadcasting import MOST, Picture
from core.figures.ways import Along
from core.numbers.arrays import nested
from core.objects.broadcasting import OPERATIONS, broadcast
from pages.objects.broadcasting import BY_WORD, LOSSES, WORDS, State, page, repaired
from pages.shared.state import settle
from tests.pages.programs import check_program, said, shown

NUMPYS = {"plus": np.add, "minus": np.subtract, "times": np.multiply, "over": np.divide}
STRETCHED = "b is stretched along axis 0 from (4,) to (3, 4): nothing is copied."
shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple).filter(lambda shape: np.prod(shape) <= MOST)


@st.composite
def states(draw: st.DrawFn) -> State:
    """Two arrays of any shapes, of which many fit; there is a 0 among the divisors now and then."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    a, b = draw(shapes), draw(shapes)
    if draw(st.booleans()):
        b = tuple(n if random.random() < 0.6 else 1 for n in a)[random.integers(0, len(a) + 1) :]
    values = [-3, -2, -1, 1, 2, 4] + [0] * draw(st.booleans())
    A, B = (nested(random.choice(values, shape).astype(float)) for shape in (a, b))
    at = tuple(random.integers(0, 4, 4).tolist())
    return settle(State(op=draw(st.sampled_from(list(WORDS))), A=A, b=B, at=at, loss=draw(st.sampled_from(list(LOSSES)))))


def shape_of(state: State) -> tuple[int, ...] | None:
    try:
        return np.broadcast_shapes(state.A.value.shape, state.b.value.shape)
    except ValueError:
        return None


@given(states())
def test_what_is_said_is_numpys(state: State) -> None:
    view, shape = page(state), shape_of(state)
    text, numbers = said(view), shown(view)
    assert all(proof.ok for proof in view.proofs)
    assert len(text) < 320
    if shape is None:
        check_refused(state, text)
    else:
        check_made(state, shape, text, numbers)


def check_made(state: State, shape: tuple[int, ...], text: str, numbers: dict[str, str]) -> None:
    """Hold what is said of shapes that fit against NumPy: the entry that is looked at, and what is stretched."""
    assert "do not fit" not in text
    A, b = state.A.value, state.b.value
    with np.errstate(divide="ignore", invalid="ignore"):
        C = NUMPYS[state.op](A, b)
    term = re.escape(f"At {list(state.at)}: " if state.at else "") + r"\(?(−?[\d.]+)\)? . \(?(−?[\d.]+)\)? (?:= (\S+)\. |has no value\.)"
    one, other, out = re.match(term, text).groups()  # type: ignore[union-attr]
    seen = [np.broadcast_to(own, shape)[state.at] for own in (A, b)]
    assert [float(word.replace("−", "-")) for word in (one, other)] == seen
    assert (out is None) == (not np.isfinite(C[state.at]))
    assert out is None or float(Fraction(out.replace("−", "-"))) == pytest.approx(C[state.at], rel=1e-12)
    padded = [(1,) * (len(shape) - own.ndim) + own.shape for own in (A, b)]
    longer = [[k for k, n in enumerate(shape) if n != own[k]] for own in padded]
    assert ("nothing is stretched" in text) == (longer == [[], []])
    for name, own, axes in zip("Ab", (A, b), longer, strict=True):
        found = re.search(rf"{name} (?:is stretched )?along ax[ei]s ([\d, and]+) from (\(.*?\)) to (\(.*?\))[,:]", text)
        assert bool(found) == bool(axes)
        if found:
            assert [list(map(int, re.findall(r"\d", found[1]))), found[2], found[3]] == [axes, str(own.shape), str(shape)]
        assert numbers[f"strides of {name}"] == f"{tuple(stride // 8 for stride in np.broadcast_to(own, shape).strides)} numbers"
    assert ("b is 0" in text) == (state.op == "over" and not b.all())
    if state.op == "over" and not b.all():
        words = {"inf": np.isposinf(C), "−inf": np.isneginf(C), "nan": np.isnan(C)}
        found = re.search(r" NumPy warns, and gives (.*)\.", text)
        assert found
        assert re.split(", | and ", found[1]) == [word for word, where in words.items() if where.any()]
    assert ("none is drawn" in text) == (np.prod(shape) > MOST)
    assert "inf" not in text.partition(" NumPy warns")[0] + str(numbers)
    assert numbers["shape of C"] == str(shape)
    assert [int(numbers[key]) for key in ("A stored", "b stored", "each shown")] == [A.size, b.size, C.size]


def check_refused(state: State, text: str) -> None:
    """Hold what is said of shapes that do not fit against NumPy: the axis, and the repair."""
    found = re.match(r"These shapes do not fit along axis (\d), the .* \(−(\d)\): A has (\d+) there and b (\d+), and neither is 1\.", text)
    assert found
    axis, last, a, b = map(int, found.groups())
    one, other = state.A.value, state.b.value
    assert axis + last == max(one.ndim, other.ndim)
    assert (one.shape[-last], other.shape[-last]) == (a, b)
    assert a != b
    assert 1 not in (a, b)
    with pytest.raises(ValueError, match="broadcast"):
        np.broadcast_shapes(one.shape, other.shape)
    np.broadcast_shapes(one.shape[one.ndim - last + 1 :], other.shape[other.ndim - last + 1 :])  # right of it, all fits
    mended = re.search(r"With the shape (\(.*\)) (\w) would fit\.", text)
    if not mended:
        assert "No axis of length 1 mends that" in text
        with pytest.raises(ValueError, match="No axis"):
            repaired(state)
        return
    after = settle(repaired(state))
    changed: Any = {"A": after.A, "b": after.b}[mended[2]]
    before: Any = {"A": state.A, "b": state.b}[mended[2]]
    assert str(changed.value.shape) == mended[1]
    assert changed.value.ravel().tolist() == before.value.ravel().tolist()
    assert shape_of(after) is not None
    assert "do not fit" not in said(page(after))


@given(states())
def test_the_program_prints_the_numbers(state: State) -> None:
    check_program(page(state), {}, 1e-9)


@given(states(), st.floats(0, 3))
def test_at_every_moment_there_is_a_picture(state: State, t: float) -> None:
    view = page(replace(state, t=t))
    drawn = {mark.name: mark for mark in view.figure.marks}
    assert view.film is None or np.isfinite(drawn["A"].points).all()
    assert 20 < len(said(view)) < 320
    width, height = vars(view.figure)["width"], vars(view.figure)["height"]
    for mark in view.figure.marks:
        x, y = mark.points[:, np.isfinite(mark.points).all(axis=0)]
        assert ((x > -0.2) & (x < width + 0.2) & (y < 0.1) & (y > -height - 0.1)).all(), mark.name


def test_the_film_leads_from_the_arrays_to_what_they_make() -> None:
    picture = Picture(broadcast(np.arange(12.0).reshape(3, 4), np.arange(4.0), OPERATIONS[0]), (1, 2))
    frames = picture.frames()
    assert [picture.shown(t) for t in (0, 1, 2, 3)] == ["(3, 4) + (4,)", "(3, 4) + (1, 4)", "(3, 4) + (3, 4)", "(3, 4) + (3, 4)"]
    assert frames.texts["C"][2.0] == ["0"] + [""] * 11
    assert "" not in [*frames.texts["C"].values()][-1]
    assert [picture.step(t) for t in (2, 2.5, 2.9999, 3)] == [(0, 0), (1, 2), (2, 3), (1, 2)]
    ghosts = frames.places["ghosts b"]
    assert ghosts[1.0][:, :4].tolist() == ghosts[1.0][:, 4:].tolist() == frames.places["b"][1.0].tolist()
    assert ghosts[2.0][0].tolist() == [*frames.places["b"][2.0][0]] * 2


@given(states())
def test_a_hand_that_leads_the_film_comes_by_no_place_twice(state: State) -> None:
    ways = [handle.way for handle in page(state).figure.handles if isinstance(handle.way, Along)]
    shape = shape_of(state)
    assert len(ways) == (shape is not None and np.prod(shape) <= MOST)
    for way in ways:
        start, written, stretched, made = way.keys.T
        forth, back = stretched - written, start - written
        assert not back.any() or not forth.any() or back @ forth < 0.99 * np.hypot(*back) * np.hypot(*forth)
        assert np.hypot(*(made - stretched)) > 1


def test_what_is_divided_by_0_is_named_and_never_inf() -> None:
    view = page(settle(State(op="over", b=nested([1, 0, 2, 0]), at=(1, 1))))
    assert "At [1, 1]: 6 ÷ 0 has no value." in said(view)
    assert "b is 0 at [1] and [3]: nothing is divided by it." in said(view)
    assert shown(view)["L"] == "–"
    cells = next(mark for mark in view.figure.marks if mark.name == "C")
    assert list(vars(cells)["texts"])[:4] == ["1", "–", "1.5", "–"]
    assert "b is 0: nothing is divided by it." in said(page(settle(State(op="over", b=nested("0")))))


@pytest.mark.parametrize(
    ("link", "say"),
    [
        ({"t": 0.5}, "Right-aligned, b (4,) is filled up with 1 on the left to (1, 4)."),
        ({"t": 0.5, "b": nested([[1, 2, 3, 4]])}, "Right-aligned, A (3, 4) and b (1, 4) have as many axes: nothing is filled up."),
        (
            {"t": 1.5},
            f"{STRETCHED} The copies are only seen: the stride there is 0.",
        ),
        ({"t": 2.0}, f"[1, 2] is picked, and the film is at [0, 0]: 1 + 10 = 11. {STRETCHED}"),
        (
            {"A": nested([[1, 2]]), "b": nested([3, 4])},
            "At [0, 1]: 2 + 4 = 6. Filled up with 1, both have one shape: nothing is stretched.",
        ),
        ({"A": nested("5"), "b": nested("3")}, "5 + 3 = 8. Both have one shape: nothing is stretched."),
    ],
)
def test_what_is_said(link: dict[str, Any], say: str) -> None:
    assert said(page(settle(replace(State(b=nested([3, 4])) if "A" in link else State(), **link)))) == say


def test_every_operation_has_a_word() -> None:
    assert [operation.sign for operation in BY_WORD.values()] == ["+", "−", "×", "÷"]


@pytest.mark.parametrize(
    ("A", "op", "b", "words"),
    [
        ("1.5", "times", "1234.5", "1.5 × 1234.5 = 1851.75."),
        ("1", "times", "12345", "1 × 12345 = 12345."),
        ("1/3", "over", "-0.7", "1/3 ÷ (−0.7) = −10/21."),
        ("√2", "plus", "1", "(√2) + 1 ≈ 2.414."),
    ],
)
def test_typed_numbers_are_quoted_and_what_is_rounded_says_so(A: str, op: Any, b: str, words: str) -> None:
    assert words in said(page(State(A=nested(A), b=nested(b), op=op, at=())))


def test_a_stretched_entry_is_quoted_where_it_was_typed() -> None:
    state = State(A=nested("[[1/2], [1/3]]"), b=nested("[1, 0.25, 3]"), op="plus", at=(1, 1))
    assert "At [1, 1]: 1/3 + 0.25 = 7/12." in said(page(settle(state)))
