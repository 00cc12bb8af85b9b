"""The page on the Hadamard product: what is said of two matrices and of a mask is true."""

import re

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from core.figures.ways import Cells
from core.numbers.arrays import Array, matrix, read, vector
from core.products.masks import Shape
from pages.products.hadamard import State, page
from pages.shared.parameters import Upload
from pages.shared.pictures import Picture
from pages.shared.state import from_address, settle
from tests.pages.programs import check_program, said


def typed(A: sp.Matrix) -> Array:
    return matrix([[str(entry) for entry in row] for row in A.tolist()])


@st.composite
def operands(draw: st.DrawFn) -> tuple[sp.Matrix, sp.Matrix]:
    """Two matrices of one shape: any, of low rank, symmetric, semidefinite, triangular or diagonal."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    m, n = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    kind = draw(st.sampled_from(["any", "low", "symmetric", "semidefinite", "triangular", "diagonal"]))
    if kind not in {"any", "low"}:
        n = m

    def one() -> sp.Matrix:
        A = random.integers(-3, 4, (m, n))
        if kind == "low":
            A = random.integers(-2, 3, (m, 1)) @ random.integers(-2, 3, (1, n))
        elif kind == "symmetric":
            A = A + A.T
        elif kind == "semidefinite":
            G = random.integers(-2, 3, (random.integers(1, m + 1), m))
            A = G.T @ G
        elif kind == "triangular":
            A = np.triu(A)
        elif kind == "diagonal":
            A = np.diag(np.diag(A))
        return sp.Matrix(A.tolist()) / int(random.choice([1, 1, 3]))

    return one(), one()


@given(operands(), st.integers(0, 3), st.integers(0, 3))
def test_what_is_said_of_two_matrices(drawn: tuple[sp.Matrix, sp.Matrix], i: int, j: int) -> None:
    A, B = drawn
    state = settle(State(A=typed(A), B=typed(B), at=(i, j)))
    view = page(state)
    (i, j), text = state.at, said(view)
    both = A.multiply_elementwise(B)
    assert text.startswith(f"At [{i}, {j}] A⊙B has ")
    if A.rows == A.cols:
        AB = A * B
        differing = sum(both[k] != AB[k] for k in range(len(AB)))
        assert (f"in {differing} of {len(AB)} places" in text) == (0 < differing < len(AB))
        assert ("They differ everywhere" in text) == (differing == len(AB))
        assert ("agree everywhere" in text) == (not differing and len(AB) > 1)
        assert view.numbers[0][1].value == pytest.approx(float(AB[i, j]))
    assert ("AB does not exist" in text) == (A.rows != A.cols)
    ranks = [M.rank() for M in (A, B, both)]
    rise = re.search(r"The rank rises: A has rank (\d), B (\d), and A⊙B (\d)\.", text)
    assert bool(rise) == (ranks[2] > max(ranks[:2]))
    assert not rise or list(map(int, rise.groups())) == ranks
    signs = re.search(r"A and B are symmetric positive (\w+), and so is A⊙B", text)
    are = [[M.is_symmetric() and getattr(M, f"is_positive_{word}") for M in (A, B, both)] for word in ("semidefinite", "definite")]
    assert bool(signs) == (A.rows > 1 and all(are[0][:2]))
    if signs:
        assert all(are[0])
        assert (signs[1] == "definite") == all(are[1][:2]) <= are[1][2]
    assert all(proof.ok for proof in view.proofs)


def test_what_sixteen_digits_cannot_tell_is_said() -> None:
    text = said(page(State(A=matrix("1e9 0; 0 1e-9"), B=matrix("1e-9 1; 1 1e9"))))
    assert "To sixteen digits A has rank 1, B 1, and A⊙B 2." in text
    text = said(page(State(A=matrix("2 sqrt(2); sqrt(2) 1"), B=matrix("1 0; 0 1"))))
    assert "To sixteen digits, A and B are symmetric positive semidefinite" in text


@pytest.mark.parametrize(
    ("mask", "c", "s", "words"),
    [
        ("rectangle", "3 3", "0.5 0.5", "A⊙M is 0. It lies beyond the image, and its handles stand at the edge: drag the middle back."),
        ("disc", "0 0", "0 0.5", "hides everything"),
        ("rectangle", "0 0", "2 2", "hides nothing"),
        ("rectangle", "0 0", "0.5 0.5", "The rank was 2, and is 2: never more than rank A · rank M = 2 · 1."),
        ("disc", "0 0", "0.9 -0.9", "The rank rises from 2 to 6: rank A · rank M = 2 · 3 lets it."),
    ],
)
def test_what_is_said_of_a_mask(mask: Shape, c: str, s: str, words: str) -> None:
    A = np.add.outer(np.arange(8.0) ** 2, np.arange(8.0) + 3)
    view = page(settle(State(image="own", own=Upload("mine", A), mask=mask, c=vector(c), s=vector(s))))
    assert words in said(view)
    assert all(proof.ok for proof in view.proofs)
    assert "image.png" in view.code


@pytest.mark.parametrize("image", ["planet", "letters", "tartan"])
@pytest.mark.parametrize("mask", ["rectangle", "disc"])
def test_the_program_masks_as_the_page_does(image: Picture, mask: Shape) -> None:
    check_program(page(settle(State(image=image, mask=mask, c=vector("0.1 -0.2"), s=vector("0.7 0.4")))), {})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("-0.5,1/3", "0.5,1/3"), ("-sqrt(2)/2,0", "sqrt(2)/2,0"), ("-1+0.25,-1/3", "0.75,1/3"), ("0,-0", "0,0"), ("0.5,0.5", "0.5,0.5")],
)
def test_a_size_is_never_negative(typed: str, kept: str) -> None:
    """A link that has a negative one opens the mask that it opened."""
    link = {"image": "tartan", "mask": "disc", "s": typed}
    state, notices = from_address(State, link)
    assert notices == []
    assert state.s == read(kept, is_vector=True)
    state, _ = from_address(State, link | {"s": "0.9,-0.8"})
    assert "The rank rises from 6 to" in said(page(state))
    assert str(state.s) == "0.9,0.8"


def test_the_place_is_picked_in_each_matrix() -> None:
    for B, names in (("1 2 0; 3 4 1", ["at", "at:A", "at:B"]), ("1 2; 3 4", ["at", "at:A", "at:B", "at:AB"])):
        state = settle(State(A=matrix(B), B=matrix(B), at=(1, 1)))
        board = page(state).figure
        marks = {mark.name: mark for mark in board.marks}
        ways = {handle.name: handle.way for handle in board.handles if isinstance(handle.way, Cells)}
        assert list(ways) == names
        for name, block in zip(names, ("A⊙B", "A", "B", "AB"), strict=False):
            assert ways[name].centres.tolist() == marks[block].points.tolist()
            assert ways[name].shape == state.A.shape
            assert (
                marks[f"{block} here"].points.ravel().tolist()
                == ways[name].centres[:, np.ravel_multi_index((1, 1), state.A.shape)].tolist()
            )


@pytest.mark.parametrize(
    ("A", "B", "words"),
    [
        ("1/3", "1/7", "A⊙B has 1/3·1/7 = 1/21, and AB has 1/3·1/7 = 1/21."),
        ("1.5", "1234.5", "A⊙B has 1.5·1234.5 = 1851.75, and"),
        ("-√2", "1", "A⊙B has (−√2)·1 ≈ −1.414, and"),
    ],
)
def test_typed_numbers_are_quoted_and_what_is_rounded_says_so(A: str, B: str, words: str) -> None:
    assert words in said(page(State(A=matrix(A), B=matrix(B), at=(0, 0))))
