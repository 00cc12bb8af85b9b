"""Editing: one number is typed into an entry, and what is pasted lands where it was pasted, or takes the place of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.arrays import Array, InputError, Limits, matrix, read, vector
from core.numbers.editing import edit

FIXED = Limits(shape=(2, 2))
SEVEN = "1,2;2,1;3,5;4,4;5,1;6,0;7,3"
NINE = "1,2,3;4,5,6;7,8,9"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2,5", "“2,5” has a comma: write 2.5."),
        ("-0,5", "write -0.5"),
        ("(2,5)", "has a comma"),
        ("1,000", "write 1000 or 1.000"),
        ("1,234,567", "write 1234567"),
        ("1.234,5", "write 1234.5"),
        ("1 2", "is 2 numbers, and an entry is one"),
        ("1 -2", "is 2 numbers"),
        ("1, 2", "is 2 numbers"),
        ("1,2,3", "has a comma|is 3 numbers"),
        ("1,5e3", "has a comma: write 1.5e3"),
        ("12,34,567", "write 1234567"),
        ("2 e5", "is 2 numbers"),
        ("5 cm", "“cm” is not known"),
        ("sqrt 2", r"as in sqrt\(2\)"),
        ("2;", "is not a number"),
        ("2024-01-05", "is a date"),
        ("", "empty"),
    ],
)
@pytest.mark.parametrize("is_vector", [False, True])
def test_what_is_typed_into_one_entry_is_one_number(text: str, said: str, is_vector: bool) -> None:
    old = vector("1 2 3") if is_vector else matrix(SEVEN)
    with pytest.raises(InputError, match=said):
        edit(old, 1, 0, text, Limits(largest=(200, 9)), is_list=not is_vector)


@pytest.mark.parametrize("text", ["2,5", "1,000", "1,234,567", "1.234,5"])
def test_a_number_with_a_comma_is_no_array_however_it_comes(text: str) -> None:
    with pytest.raises(InputError, match="write"):
        edit(matrix(SEVEN), 0, 0, text, is_pasted=True, is_list=True)


@pytest.mark.parametrize(
    ("old", "at", "text", "new", "says"),
    [
        (SEVEN, (2, 0), "10\t20", "1,2;2,1;10,20;4,4;5,1;6,0;7,3", ""),
        (SEVEN, (0, 0), "10\t20", "10,20;2,1;3,5;4,4;5,1;6,0;7,3", ""),
        (SEVEN, (2, 1), "8\n9\n", "1,2;2,1;3,8;4,9;5,1;6,0;7,3", ""),
        (SEVEN, (2, 0), "[10, 20]", "1,2;2,1;10,20;4,4;5,1;6,0;7,3", ""),
        (SEVEN, (2, 0), "x\ty\n10\t20", "1,2;2,1;10,20;4,4;5,1;6,0;7,3", "Row 1 is read as names"),
        (SEVEN, (6, 0), "8 8; 9 9", "1,2;2,1;3,5;4,4;5,1;6,0;8,8;9,9", ""),
        (SEVEN, (0, 0), "1\t2\n3\t4", "1,2;3,4", "takes the place of all 7 × 2 numbers, and is 2 × 2"),
        (SEVEN, (3, 1), "[[1, 2], [3, 4]]", "1,2;3,4", "takes the place of all 7 × 2 numbers, and is 2 × 2"),
        (NINE, (1, 1), "0\t0\n0\t0", "1,2,3;4,0,0;7,0,0", "Rows 2 to 3 of columns 2 to 3 are what was pasted"),
        (NINE, (1, 1), "[[0, 0], [0, 0]]", "0,0;0,0", "takes the place of all"),
        (NINE, (2, 2), "0\t0\n0\t0", "0,0;0,0", "takes the place of all"),
        (NINE, (0, 0), "0\t0\n0\t0", "0,0;0,0", "takes the place of all 3 × 3 numbers"),
        (NINE, (1, 0), "0 0 0", "1,2,3;0,0,0;7,8,9", ""),
        (NINE, (1, 2), NINE.replace("9", "0"), NINE.replace("9", "0"), ""),
        (NINE, (1, 1), "1 2 3 4; 1 2 3 4; 1 2 3 4", "1,2,3,4;1,2,3,4;1,2,3,4", ""),
        ("1,2;3,4", (1, 1), "5\t", "1,2;3,5", "Column 2 is left out: it is blank."),
    ],
)
def test_what_is_pasted_lands_where_it_fits(old: str, at: tuple[int, int], text: str, new: str, says: str) -> None:
    is_list = old == SEVEN
    found = edit(matrix(old), *at, text, Limits(largest=(200, 9)), is_pasted=True, is_list=is_list)
    assert str(found.array) == new
    assert says in " ".join(found.notes)
    assert bool(says) == bool(found.notes)


@pytest.mark.parametrize(
    ("at", "text", "new"),
    [
        (0, "5 6", "5,6,3"),
        (1, "5\t6", "1,5,6"),
        (1, "5\n6", "1,5,6"),
        (0, "[5, 6]", "5,6"),
        (1, "c(5, 6)", "5,6"),
        (0, "5;6;7;8", "5,6,7,8"),
        (1, "[[9]]", "9"),
    ],
)
def test_a_vector_is_pasted_into_likewise(at: int, text: str, new: str) -> None:
    assert str(edit(vector("1 2 3"), at, 0, text, is_pasted=True).array) == new


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [((2, 1), "10\t20", "does not fit from here on"), ((6, 1), "1\n2", "does not fit"), ((2, 0), "1\tfive", "Row 1, column 2: “five”")],
)
def test_what_does_not_fit_changes_nothing(at: tuple[int, int], text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        edit(matrix(SEVEN), *at, text, Limits(largest=(200, 9)), is_pasted=True, is_list=True)


@pytest.mark.parametrize(("text", "entry"), [("2 pi", "2pi"), ("2^{10}", "2^(10)"), ("10^{-3}", "10^(-3)")])
def test_one_number_may_be_typed_as_it_is_written(text: str, entry: str) -> None:
    found = edit(matrix(NINE), 0, 0, text)
    assert (str(found.array), found.notes) == (NINE.replace("1", entry, 1), ())


def test_what_is_written_over_other_entries_is_said() -> None:
    found = edit(matrix(NINE), 1, 2, "5;0")
    assert str(found.array) == "1,2,3;4,5,5;7,8,0"
    assert found.notes[0].startswith("Rows 2 to 3 of column 3 are what was typed, and the rest stays")
    found = edit(matrix(SEVEN), 0, 0, "1\n2\n3\n4\n5\n6\n7\n8", Limits(largest=(200, 9)), is_pasted=True, is_list=True)
    assert found.notes == ("What was pasted takes the place of all 7 × 2 numbers, and is 8 × 1.",)


@pytest.mark.parametrize("text", ["(5)", "(5)\r\n", "(5) 6", "(5);(6)", "( 5.5e3 )"])
def test_a_number_in_brackets_is_none_of_an_accountant_unless_it_is_pasted(text: str) -> None:
    with pytest.raises(InputError, match=r"may be −5.* as accountants write it"):
        edit(matrix(SEVEN), 0, 0, text, is_pasted=True, is_list=True)
    assert edit(matrix(SEVEN), 0, 0, "(5)").array.value[0, 0] == 5
    assert str(edit(matrix(SEVEN), 0, 0, "[(5), 6]", is_pasted=True, is_list=True).array)[:7] == "(5),6;2"


def test_a_page_with_one_shape_keeps_it() -> None:
    old = matrix("1 2; 3 4")
    assert str(edit(old, 1, 0, "5\t6", FIXED, is_pasted=True).array) == "1,2;5,6"
    assert str(edit(old, 1, 1, "[[5, 6], [7, 8]]", FIXED).array) == "5,6;7,8"
    with pytest.raises(InputError, match="This is 2 × 3, and 2 × 2 is needed here"):
        edit(old, 0, 0, "1 2 3; 4 5 6", FIXED)


def test_a_column_of_decimal_commas_is_no_vector() -> None:
    with pytest.raises(InputError, match=r"decimal commas: write decimals with a point, such as 2\.5"):
        edit(vector("1 2 3"), 0, 0, "1,5\n2,5\n3,5", is_pasted=True)


BITS = [
    "1",
    "2.5",
    "-",
    ".",
    ",",
    ";",
    " ",
    "\t",
    "\n",
    "(",
    ")",
    "[",
    "]",
    "{",
    "|",
    "/",
    "^",
    "e5",
    "½",
    "²",
    "⁻³",
    "√",
    "°",
    "%",
    "#",
    "\\",
]
BITS += [
    "&",
    "<<1,2>",
    "'",
    '"',
    "`",
    "x",
    "NA",
    "array(",
    "c(",
    "\\frac",
    "\\\\",
    "12:30",
    "1.0e+03 *\n",
    "[1,]",
    "\u202f",
    "\x00",
    "３",
    "1\t2\n",
    "Sqrt[",
]


@given(
    st.lists(st.sampled_from(BITS), max_size=20).map("".join),
    st.sampled_from([matrix(SEVEN), matrix(NINE), vector("1 2 3")]),
    st.booleans(),
)
def test_whatever_is_pasted_is_kept_as_a_link_reads_it_or_refused(text: str, old: Array, is_pasted: bool) -> None:
    limits = Limits(largest=(200, 9))
    try:
        found = edit(old, 1, 0, text, limits, is_pasted=is_pasted, is_list=old.shape == (7, 2))
    except InputError as error:
        assert str(error).isprintable()
        assert len(str(error)) > 10
    else:
        assert read(str(found.array), limits, is_vector=old.is_vector) == found.array
        assert all(note.isprintable() for note in found.notes)
