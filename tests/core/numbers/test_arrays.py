"""Arrays: what people have is read, what is wrong is said, and the text is kept."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.numbers.arrays import Array, InputError, Limits, matrix, read, resized, vector
from core.numbers.editing import edit

WANTED = [[2.0, 1.0], [1.0, 2.0]]


@pytest.mark.parametrize(
    "text",
    [
        "2 1; 1 2",
        "2,1;1,2",
        "[2 1; 1 2]",
        "A = [2 1; 1 2];",
        "[[2,1],[1,2]]",
        "[[2, 1],\n [1, 2],]",
        "((2, 1), (1, 2))",
        "np.array([[2, 1], [1, 2]])",
        "numpy.array([[2., 1.],\n             [1., 2.]], dtype=np.float32)",
        "array([[2, 1],\n       [1, 2]])",
        "torch.tensor([[2, 1], [1, 2]], dtype=torch.float64)",
        "Matrix([[2, 1], [1, 2]])",
        "[[2. 1.]\n [1. 2.]]",
        "2\t1\n1\t2\n",
        "2,1\r\n1,2\r\n",
        "2 & 1 \\\\ 1 & 2".join([r"\begin{bmatrix}", r"\end{bmatrix}"]),
        r"\begin{pmatrix} 2 & 1 \\ 1 & 2 \end{pmatrix}",
        r"$$\left[\begin{array}{cc} 2 & 1 \\ 1 & 2 \\ \end{array}\right]$$",
        "  2   1 ;  1   2  ",
        "4/2 1; 1 sqrt(4)",
        "1 + 1, 1; 1, 3 - 1",
        "1 + 1 1; 1 3 - 1",
        r"2 & 1 \\ 1 & 2",
        "(2, 1), (1, 2)",
        "np.array([(2, 1), (1, 2)])",
        "{{2, 1}, {1, 2}}",
        "| 2 1 |\n| 1 2 |",
        "np.array(\n    [\n        [2, 1],\n        [1, 2],\n    ],\n)",
        "A = [2 1 ; ...\n 1 2]",
        "(2 1; 1 2)",
        r"$$\mathbf{A} = \left(\begin{matrix}2&1\\1&2\end{matrix}\right)$$.",
        "⎡2  1⎤\n⎢    ⎥\n⎣1  2⎦",
    ],
)
def test_notations(text: str) -> None:
    assert read(text).value.tolist() == WANTED


def test_latex_entries() -> None:
    found = read(r"\begin{bmatrix}\frac{1}{3} & -\sqrt{2}/2 \\ \dfrac{\pi}{4} & \frac{\sqrt{3}}{2}\end{bmatrix}")
    assert found.text == (("1/3", "-sqrt(2)/2"), ("pi/4", "sqrt(3)/2"))
    assert found.value == pytest.approx(np.array([[1 / 3, -math.sqrt(2) / 2], [math.pi / 4, math.sqrt(3) / 2]]))
    halves = [
        ("1", 1.0),
        (r"\pi", math.pi),
        (r"2\sqrt{3}", 2 * math.sqrt(3)),
        (r"2\pi", 2 * math.pi),
        ("2(1+3)", 8.0),
        (r"\sqrt{2}", 2**0.5),
    ]
    for (above, p), (below, q) in itertools.product(halves, halves):
        for text, value in [(rf"\frac{{{above}}}{{{below}}}", p / q), (rf"3-\frac{{{above}}}{{{below}}}", 3 - p / q)]:
            assert read(text).value[0, 0] == pytest.approx(value)
            assert edit(matrix("1 2; 3 4"), 0, 0, text).array.value[0, 0] == pytest.approx(value)
    for text, value in [(r"\frac{1}{2}\frac{1}{3}", 1 / 6), (r"1/\frac{1}{2}", 2), (r"\frac{2}{3}^2", 4 / 9), (r"-\frac23", -2 / 3)]:
        assert read(text).value[0, 0] == pytest.approx(value)


def test_spaces_part_and_join_as_in_matlab() -> None:
    assert read("1 -2").shape == (1, 2)
    assert read("1 - 2").shape == (1, 1)
    assert read("1 / 3 2").shape == (1, 2)
    assert read("-√2 - 1").shape == (1, 1)


def test_the_text_is_kept() -> None:
    found = read("1/3 -√2; pi/4 2e-3")
    assert found.text == (("1/3", "-√2"), ("pi/4", "2e-3"))
    assert str(found) == "1/3,-√2;pi/4,2e-3"
    assert read(str(found)) == found


def test_vectors_are_rows_or_columns() -> None:
    for text in ("1 2 3", "1; 2; 3", "[1, 2, 3]", "1\n2\n3", "[[1], [2], [3]]", "(1, 2, 3)"):
        found = read(text, is_vector=True)
        assert found.value.tolist() == [1, 2, 3]
        assert str(found) == "1,2,3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no numbers here"),
        ("[]", "no numbers here"),
        ("1 2 3; 4 5", "Row 2 has 2 numbers, row 1 has 3: a matrix needs rows of equal length."),
        ("1 2; 3 x", "Row 2, column 2: “x” is not known"),
        ("1, nan; 3, 4", "Row 1, column 2: “nan” is not a finite number."),
        ("1 2; inf 4", "Row 2, column 1: “inf” is not a finite number."),
        ("1 2; 3 1e10", "Row 2, column 2: “1e10” is too large: entries up to 10⁹ can be shown here."),
        ("1 2; 3 1e-200", "too small to compute with: write 0"),
        ("1 2; 3 1e-200*1e-200", "too small to compute with: write 0"),
        ("1,,2; 3,4,5", "Row 1, column 2: An entry is empty"),
        ("[[1, 2], [3, 4]", "brackets do not close"),
        ("[[[1]]]", "more than two axes"),
        ("[1 2] + [3 4]", "something between the rows"),
        (r"\begin{bmatrix}2\frac{1}{3}&1\\0&1\end{bmatrix}", "may be a sum or a product"),
        ("1 2; 3 1e-400", "too small to compute with: write 0"),
        ("1 2; 3 " + "0" * 101 + "4", "too long for one entry"),
        ("|-3|", "not a number"),
        (r"2\begin{bmatrix}1&2\\3&4\end{bmatrix}", "something beside the matrix"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}^{-1}", "something beside the matrix"),
        ("np.linalg.inv([[1, 2], [3, 4]])", "“np.linalg.inv” is not computed here"),
        ("det([1 2; 3 4])", "“det” is not computed here"),
        ("x[1, 2]", "beside the brackets"),
        ("[[1, ..., 2]]", "left out"),
        ("1 " * 9, "up to 8 × 8"),
        ("9" * 30_000, "at most 20,000"),
        ("1+2j 0; 0 1", "only real numbers"),
    ],
)
def test_mistakes_are_said(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(text)
    assert said in str(error.value)


@pytest.mark.parametrize("text", ["1" + " " * 19_000 + "x", "(" * 19_000 + ",", "1 - " * 4_900, "√ " * 9_900, "[" * 19_000, " " * 10**7])
def test_a_hostile_text_is_read_in_one_go(text: str) -> None:
    """Patterns that try every space anew would hold the server for hours."""
    with pytest.raises(InputError):
        read(text)
    with pytest.raises(InputError):
        edit(matrix("1 2; 3 4"), 0, 0, text)


def test_a_page_says_which_shape_it_needs() -> None:
    limits = Limits(shape=(2, 2))
    with pytest.raises(InputError, match="This is 1 × 3, and 2 × 2 is needed here"):
        read("1 2 3", limits)
    with pytest.raises(InputError, match="This has 3 numbers, and 2 are needed here"):
        read("1 2 3", Limits(shape=(2, 1)), is_vector=True)
    assert read("1e12", Limits(magnitude=1e15)).value == 1e12
    with pytest.raises(InputError, match="Entry 2: “-1/3” is negative: write 0 or more"):
        read("1, -1/3", Limits(least=0.0), is_vector=True)
    with pytest.raises(InputError, match="“1” is too small: write 2 or more"):
        read("2, 1", Limits(least=2.0), is_vector=True)


def test_an_entry_or_a_whole_array_can_be_written_into_an_entry() -> None:
    old = matrix("1 1/3; 0 1")
    limits = Limits(shape=(2, 2))
    assert str(edit(old, 0, 0, " sqrt(2) ", limits).array) == "sqrt(2),1/3;0,1"
    assert str(edit(old, 0, 0, "1 + 1", limits).array) == "1+1,1/3;0,1"
    assert str(edit(old, 1, 1, "5 6; 7 8", limits).array) == "5,6;7,8"
    assert str(edit(old, 1, 1, "5\t6\n7\t8", limits).array) == "5,6;7,8"
    assert str(edit(old, 0, 0, "-0", limits).array) == "0,1/3;0,1"
    for text, said in [("2,5", "“2,5” has a comma: write 2.5."), ("1 2", "is 2 numbers"), ("1 +", "ends where"), ("", "empty")]:
        with pytest.raises(InputError, match=said):
            edit(old, 0, 0, text, limits)
    assert str(old) == "1,1/3;0,1"


def test_values_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        matrix("1 2; 3 4").value[0, 0] = 5
    with pytest.raises(ValueError, match="read-only"):
        vector("1 2").value[0] = 5


def test_there_is_no_negative_zero() -> None:
    assert math.copysign(1, matrix("-0 -0.0; 0 1").value[0, 0]) == 1
    assert math.copysign(1, matrix("-0 -0.0; 0 1").value[0, 1]) == 1


@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=8),
        elements=st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-99),
    )
)
def test_what_is_written_is_read_again(A: np.ndarray) -> None:
    found = matrix(A.tolist())
    assert np.array_equal(found.value, A)
    assert read(str(found)) == found
    with np.printoptions(floatmode="unique"):  # NumPy's digits beyond which nothing is left to tell
        assert np.array_equal(read(repr(A)).value, A)
        assert np.array_equal(read(str(A)).value, A)
    assert np.array_equal(read(str(A.tolist())).value, A)


@given(st.text(max_size=60))
def test_any_text_is_an_array_or_an_input_error(text: str) -> None:
    try:
        found = read(text)
    except InputError as error:
        assert len(str(error)) > 10
    else:
        assert isinstance(found, Array)
        assert np.isfinite(found.value).all()


@given(st.text(alphabet="[](){}0123456789,; \n\t&\\.-+/frac", max_size=60))
def test_any_notation_is_an_array_or_an_input_error(text: str) -> None:
    try:
        assert np.isfinite(read(text).value).all()
    except InputError as error:
        assert len(str(error)) > 10


@pytest.mark.parametrize(
    ("old", "shape", "new"),
    [
        ("1/3 2; 3 4", (3, 3), "1/3,2,0;3,4,0;0,0,1"),
        ("1 2 3; 4 5 6; 7 8 9", (2, 2), "1,2;4,5"),
        ("1 2; 3 4", (2, 3), "1,2,0;3,4,0"),
        ("1 2; 3 4", (1, 1), "1"),
    ],
)
def test_another_size_keeps_the_corner_and_borders_it_with_the_identity(old: str, shape: tuple[int, int], new: str) -> None:
    found = resized(read(old), shape)
    assert str(found) == new
    assert found.value.shape == shape


def test_a_vector_is_bordered_with_zeros() -> None:
    assert str(resized(vector("1 2"), (4, 1))) == "1,2,0,0"
    with pytest.raises(InputError, match="up to 8 × 8"):
        resized(matrix("1 2; 3 4"), (9, 9))


def test_a_square_matrix_where_one_is_needed() -> None:
    with pytest.raises(InputError, match="This is 2 × 3, and a square matrix is needed here"):
        read("1 2 3; 4 5 6", Limits(is_square=True))
