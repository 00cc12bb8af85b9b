"""Arrays of up to four axes: read as programs write them, told apart, refused with the place, and written as nested lists."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.numbers.arrays import Array, InputError, Limits, matrix, nested, read, resized
from core.numbers.editing import edit

LIMITS = Limits(axes=4)
CUBE = [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]

shapes = st.lists(st.integers(1, 4), max_size=4).map(tuple).filter(lambda shape: np.prod(shape) <= 48)
numbers = st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-99).map(lambda x: x + 0.0)
arrays = shapes.flatmap(lambda shape: hnp.arrays(np.float64, shape, elements=numbers))


@given(arrays)
def test_what_programs_write_is_read_with_its_shape(A: np.ndarray) -> None:
    written = [str(nested(A)), json.dumps(A.tolist()), repr(A.tolist()), f"tensor({A.tolist()}, dtype=torch.float64)"]
    with np.printoptions(floatmode="unique", threshold=100):
        written += [repr(A), np.array2string(A, separator=", ")]
    with np.printoptions(floatmode="unique", linewidth=1000):
        written += [str(A)]  # where NumPy breaks a vector without commas, it looks as a matrix of MATLAB's does
    for text in written:
        if A.ndim == 0 and text == written[3]:
            continue  # tensor(5.0, dtype=torch.float64) is read below
        found = read(text, LIMITS)
        assert found.value.shape == found.axes == A.shape, text
        assert np.array_equal(found.value, A), text


@given(arrays)
def test_a_link_is_read_again(A: np.ndarray) -> None:
    found = nested(A)
    assert read(str(found), LIMITS) == found
    assert " " not in str(found)


@given(shapes.filter(lambda shape: len(shape) > 2), st.randoms())
def test_slices_are_read_as_julia_matlab_and_r_print_them(shape: tuple[int, ...], rng: Any) -> None:
    A = np.arange(1, np.prod(shape) + 1).reshape(shape)
    places = list(np.ndindex(shape[2:]))
    rng.shuffle(places)
    for head, before in [("[:, :, {}] =", "2×2×2 Array{{Int64, 3}}:\n"), ("A(:,:,{}) =", ""), (", , {}", "")]:
        comma = "," if head[0] == "A" else ", "
        slices = [
            head.format(comma.join(str(k + 1) for k in place)) + "\n\n" + "\n".join(" ".join(map(str, row)) for row in A[:, :, *place])
            for place in places
        ]
        assert read(before + "\n\n".join(slices), LIMITS).value.tolist() == A.tolist()


@given(shapes.filter(lambda shape: len(shape) > 1))
def test_julias_literals_are_read(shape: tuple[int, ...]) -> None:
    A = np.arange(1, np.prod(shape) + 1).reshape(shape)

    def literal(part: np.ndarray) -> str:
        if part.ndim == 2:
            return "; ".join(" ".join(map(str, row)) for row in part)
        sign = ";" * part.ndim
        if part.shape[-1] == 1:
            return literal(part[..., 0]).rstrip(";") + sign
        return f"{sign} ".join(literal(part[..., k]).rstrip(";") for k in range(part.shape[-1]))

    if A.ndim > 2:
        assert read(f"[{literal(A)}]", LIMITS).value.tolist() == A.tolist()


@pytest.mark.parametrize(
    ("text", "axes"),
    [
        ("5", ()),
        ("array(5.)", ()),
        ("np.float64(5.0)", ()),
        ("tensor(5., dtype=torch.float64)", ()),
        ("[5]", (1,)),
        ("[[5]]", (1, 1)),
        ("1 2", (2,)),
        ("[1, 2]", (2,)),
        ("(1, 2)", (2,)),
        ("c(1, 2)", (2,)),
        ("[[1, 2]]", (1, 2)),
        ("[[1], [2]]", (2, 1)),
        ("1; 2", (2, 1)),
        ("[1; 2]", (2, 1)),
        ("[1 2; 3 4]", (2, 2)),
        ("[1 2; 3 4;;;]", (2, 2, 1)),
        ("[1;; 2]", (1, 2)),
        ("[1; 2;; 3; 4]", (2, 2)),
        (r"\begin{pmatrix}1\\2\end{pmatrix}", (2, 1)),
        ("{{{1, 2}}}", (1, 1, 2)),
        ("[[1, 2], [3, 4]], [[5, 6], [7, 8]]", (2, 2, 2)),
        ("((((1, 2),),),)", (1, 1, 1, 2)),
        ("x = torch.tensor([[[1, 2]]])", (1, 1, 2)),
        ("[[[1/3, Sqrt[2]]]]", (1, 1, 2)),
        ("<tf.Tensor: shape=(1, 1, 2), dtype=float32, numpy=array([[[1., 2.]]], dtype=float32)>", (1, 1, 2)),
    ],
)
def test_scalars_vectors_rows_and_columns_are_told_apart(text: str, axes: tuple[int, ...]) -> None:
    found = read(text, LIMITS)
    assert found.axes == found.value.shape == axes
    assert read(str(found), LIMITS) == found


def test_as_numpy_and_pytorch_print_a_cube() -> None:
    for text in (
        "array([[[1., 2.],\n        [3., 4.]],\n\n       [[5., 6.],\n        [7., 8.]]])",
        "[[[1. 2.]\n  [3. 4.]]\n\n [[5. 6.]\n  [7. 8.]]]",
        "tensor([[[1., 2.],\n         [3., 4.]],\n\n        [[5., 6.],\n         [7., 8.]]], device='cuda:0')",
        "((1, 2), (3, 4)), ((5, 6), (7, 8))",
        "[1 3; 5 7;;; 2 4; 6 8]",  # Julia's last axis goes through the slices
    ):
        assert read(text, LIMITS).value.tolist() == CUBE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[[1,2],[3,4]],[[5,6],[7]]]", "[1][1] has 1 number, [0][0] has 2: an array needs lists of equal length."),
        ("[[[1,2,3]],[[5,6]]]", "[1][0] has 2 numbers, [0][0] has 3"),
        ("[[[1,2],[3,4]],[[5,6]]]", "[1] has 1 list, [0] has 2"),
        ("[[1,2],[3]]", "[1] has 1 number, [0] has 2"),
        ("[[[1,2],[3,4]],[5,6]]", "[1] has numbers in it, and other lists have lists: put all numbers into 3 brackets."),
        ("[[[1,2],3]]", "[0] has numbers in it"),
        ("[[[1,[2]]]]", "[0][0] has numbers in it, and other lists have lists: put all numbers into 4 brackets."),
        ("[1,[2,3]]", "The outermost list has numbers in it, and other lists have lists: put all numbers into 2 brackets."),
        ("[[1,2],3]", "The outermost list has numbers in it"),
        ("[[[1,2],[3,4]],5]", "The outermost list has numbers in it"),
        ("[[1,2] + [3,4]]", "something between the lists"),
        ("[[[[[1]]]]]", "This has 5 axes: up to 4 can be shown here."),
        ("[[[[1]]]],[[[[1]]]]", "This has 5 axes"),
        ("[[[1,2],[3,x]]]", "[0][1][1]: “x” is not known"),
        ("[[[]]]", "no numbers here"),
        ("[[],[]]", "no numbers here"),
        ("[[[1],[]],[[2],[3]]]", "[0][1] has 0 numbers, [0][0] has 1"),
        ("[]", "no numbers here"),
        ("", "no numbers here"),
        ("array([], shape=(0, 3), dtype=float64)", "no numbers here"),
        (str(np.arange(60).reshape(3, 4, 5).tolist()), "This has 60 numbers: up to 48 can be shown here."),
        (str(list(range(13))), "Axis 0 of this is 13 long: up to 12 can be shown along each."),
        ("[[[1. 2. ... 3.]]]", "left out"),
        ("[1 2; 3 4;;; 5 6]", "Slice 2 is 1 × 2, the first is 2 × 2"),
        ("[:, :, 1] =\n1 2\n\n[:, :, 3] =\n3 4", "Slices are missing"),
        (", , 1\n1 2\n3", "Row 2 of a slice has 1 number, its first row has 2"),
        ("[[[1,2]]", "brackets do not close"),
        ("[[[1, 1e12]]]", "[0][0][1]: “1e12” is too large"),
        ("np.zeros((2, 2, 2))", "“np.zeros” is not computed here"),
    ],
)
def test_mistakes_are_said_with_their_place(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(text, LIMITS)
    assert said in str(error.value)


@pytest.mark.parametrize(
    "text", ["[" * 19_000, "[[[" * 6_000, "[1;;" * 4_000 + "]", "[" + ";" * 19_000 + "]", "[[[1]]]," * 2_000, ", , 1\n" * 3_000]
)
def test_a_hostile_text_is_read_in_one_go(text: str) -> None:
    with pytest.raises(InputError):
        read(text, LIMITS)


@given(st.text(alphabet="[](){}0123456789,; \n\t&\\.-+=:", max_size=60))
def test_any_notation_is_an_array_or_an_input_error(text: str) -> None:
    try:
        found = read(text, LIMITS)
    except InputError as error:
        assert len(str(error)) > 10
    else:
        assert found.value.shape == found.axes
        assert read(str(found), LIMITS) == found


@given(st.text(alphabet="[](){}0123456789,; \n\t&\\.-+=:", max_size=60))
def test_a_matrix_is_read_as_ever_with_or_without_more_axes(text: str) -> None:
    """What is a matrix in brackets where two axes are allowed is the same where there may be four, but for Julia's semicolons."""
    try:
        found = read(text)
    except InputError:
        return
    if ";;" not in text and found.value.size <= 48 and ":," not in text:
        assert read(text, LIMITS).value.ravel().tolist() == found.value.ravel().tolist()


# ---- edits


def test_one_entry_is_written_and_the_shape_stays() -> None:
    old = nested(CUBE)
    assert str(edit(old, 2, 1, "1/3", LIMITS).array) == "[[[1,2],[3,4]],[[5,1/3],[7,8]]]"
    assert str(edit(nested("5"), 0, 0, "sqrt(2)", LIMITS).array) == "sqrt(2)"
    with pytest.raises(InputError, match=r"\[1\]\[0\]\[1\]: “x” is not known"):
        edit(old, 2, 1, "x", LIMITS)


@pytest.mark.parametrize(
    ("text", "pasted", "new"),
    [
        ("[[[[9]]]]", True, "[[[[9]]]]"),
        ("[9, 8]", True, "[9,8]"),
        ("array(9.)", True, "9"),
        ("9\t10", True, "[[[1,2],[3,4]],[[9,10],[7,8]]]"),
        ("9\t10\n11\t12", True, "[[[1,2],[3,4]],[[9,10],[11,12]]]"),
        ("9 10; 11 12; 13 14", False, "[[9,10],[11,12],[13,14]]"),
        ("1\t2\t3", True, "[1,2,3]"),
    ],
)
def test_what_is_pasted_is_a_block_of_the_slice_or_the_whole(text: str, pasted: bool, new: str) -> None:
    found = edit(nested(CUBE), 2, 0, text, LIMITS, is_pasted=pasted)
    assert str(found.array) == new
    if found.array.value.size < 8:
        shape = found.array.value.shape
        assert found.notes == (f"What was pasted takes the place of all numbers: the shape was (2, 2, 2), and is {shape}.",)


def test_a_block_never_reaches_into_the_next_slice() -> None:
    assert edit(nested(CUBE), 1, 0, "9\t10\n11\t12", LIMITS, is_pasted=True).array.axes == (2, 2)


@given(arrays, shapes)
def test_another_shape_keeps_what_overlaps(A: np.ndarray, shape: tuple[int, ...]) -> None:
    found = resized(nested(A), shape, LIMITS)
    assert found.value.shape == found.axes == shape
    more = max(A.ndim, len(shape))
    old = A.reshape((1,) * (more - A.ndim) + A.shape)
    new = found.value.reshape((1,) * (more - len(shape)) + shape)
    both = tuple(map(slice, np.minimum(old.shape, new.shape).tolist()))
    assert np.array_equal(old[both], new[both])
    assert np.count_nonzero(new) == np.count_nonzero(old[both])


@pytest.mark.parametrize(
    ("shape", "said"), [((5, 5, 5), "125 numbers"), ((1,) * 5, "5 axes"), ((0, 2), "no numbers"), ((-1,), "no numbers"), ((20,), "20 long")]
)
def test_a_shape_that_is_none_is_refused(shape: tuple[int, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        resized(nested(CUBE), shape, LIMITS)


def test_a_matrix_has_no_axes_of_its_own() -> None:
    assert matrix("1 2; 3 4").axes is None
    assert nested("[[1,2],[3,4]]") != matrix("1 2; 3 4")
    assert isinstance(nested([[1, 2]]), Array)
    with pytest.raises(InputError, match="more than two axes"):
        read("[[[1, 2]]]")
