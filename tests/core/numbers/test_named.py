"""Weights with the names of their outcomes, as they are pasted."""

import pytest

from core.numbers.arrays import InputError
from core.numbers.named import completed, default, named, shortest


@pytest.mark.parametrize(
    "text",
    [
        "rain\t3\nsun\t1/2",
        "rain\t3\r\nsun\t1/2\r\n",
        "outcome\tcount\nrain\t3\nsun\t1/2",
        '{"rain": 3, "sun": 1/2}',
        "{'rain': 3,\n 'sun': 1/2,}",
        "Counter({'rain': 3, 'sun': 1/2})",
        "{rain: 3, sun: 1/2}",
        "rain 3, sun 1/2",
        "rain 3; sun 1/2",
        "rain: 3\nsun: 1/2",
        "rain: 3, sun: 1/2",
        "rain = 3\nsun = 1/2",
        "rain,3\nsun,1/2",
        "   3 rain\n   1/2 sun\n",
        "rain 3\n\nsun 1/2",
        '"rain",3\n"sun",1/2',
    ],
)
def test_names_and_weights_land_together(text: str) -> None:
    found = named(text)
    assert found
    assert (found.names, found.weights, found.notes) == (("rain", "sun"), ("3", "1/2"), ())


@pytest.mark.parametrize(
    "text",
    ["1, 2, 3", "1 2; 3 4", "1\n2\n3", "[1, 2]", "0.5", "rain", "rain, sun", "", "1e-3 2e-3, 3", "{}", "{1, 2}", "sqrt(2) 1", "1 -2\n3 4"],
)
def test_plain_numbers_have_no_names(text: str) -> None:
    assert named(text) is None


def test_a_name_may_be_of_any_letters() -> None:
    for text, names in [
        ("1\t0.5\n2\t0.5", ("1", "2")),
        ("1: 0.5, 2: 0.5", ("1", "2")),
        ('{"a,b": 1, "c\\"d": 2}', ("a,b", 'c"d')),
        ("heavy rain 3\nno rain at all 4", ("heavy rain", "no rain at all")),
        (",\t3\n␣\t4", (",", "␣")),
        ("été 3, 雨 4", ("été", "雨")),
        ('"rain, heavy": 3, "sun": 5', ("rain, heavy", "sun")),
        ('"rain, heavy",3\nsun,5', ("rain, heavy", "sun")),
        ("team 1 5\nteam 2 7", ("team 1", "team 2")),
        ("rain\tsun\tsnow\n1\t2\t3", ("rain", "sun", "snow")),
    ]:
        found = named(text)
        assert found, text
        assert found.names == names


def test_what_is_too_long_is_shortened_and_what_is_too_many_refused() -> None:
    found = named("a name that is longer than it may be\t1\nb\t2")
    assert found
    assert found.names == ("a name that is longer th", "b")
    assert found.notes == ("“a name that is longer th…” is shortened: a name has up to 24 letters.",)
    with pytest.raises(InputError, match=r"These are 61 outcomes: up to 60 can be shown here\."):
        named("\n".join(f"x{k}\t1" for k in range(61)))


def test_outcomes_without_names_are_called_by_letters_and_then_by_numbers() -> None:
    assert [default(k) for k in (0, 25, 26, 59)] == ["a", "z", "27", "60"]
    assert completed(("rain", ""), 3) == ("rain", "b", "c")
    assert completed(("x", "d", "c"), 5) == ("x", "d", "c", "4", "e")
    assert shortest(("a", "b", "c")) == ()
    assert shortest(("a", "rain", "c")) == ("a", "rain")


@pytest.mark.parametrize(
    "text",
    [
        "rain\t3,5\nsun\t5,25",
        "rain;3,5\nsun;5,25",
        "outcome;count\nrain;3,5\nsun;5,25;",
        "rain | 3,5\nsun | 5,25",
        "| | n |\n|---|---|\n| rain | 3,5 |\n| sun | 5,25 |",
        "rain 3,5; sun 5,25",
        "rain: 3,5; sun: 5,25",
        "3,5\train\n5,25\tsun",
        "rain\tsun\n3,5\t5,25",
    ],
)
def test_commas_in_numbers_are_decimal_where_other_signs_part_the_cells(text: str) -> None:
    found = named(text)
    assert found
    assert (found.names, found.weights) == (("rain", "sun"), ("3.5", "5.25"))
    assert found.notes == ("Commas are read as decimal points: “3,5” as 3.5.",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rain 3,5\nsun 5,25", "“rain 3,5” may have a decimal comma: write decimals with a point"),
        ("rain: 3,5\nsun: 5,25", "“rain: 3,5” may have a decimal comma"),
        ("rain\t1,234\nsun\t2,345", "Row 1, “1,234”, may be 1.234 or 1234"),
        ("n\tx\nrain\t3\t5\nsun\t5\t1", "Row 1 has 2 numbers beside its name: one can be read here"),
        ("rain,3,5\nsun,5,25", "Row 1 has 2 numbers beside its name"),
        ("rain 3 5\nsun 5 1", "“rain 3 5” has 2 numbers: part a name from its weight by a tab"),
    ],
)
def test_a_number_that_may_be_two_is_none(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        named(text.removeprefix("n\tx\n"))


@pytest.mark.parametrize("text", ["0.5\t0.5", "1,234\t2,345", "0.5\t0.3\n0.5\t0.7", "1,2\n3,4", "[1] 0.1 0.2\n[3] 0.3 0.4"])
def test_numbers_that_are_no_names_are_left_to_others(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(
    "text",
    ["rain\t3\t5\nsun\t5\t1", "\tp\tq\nrain\t3\t5\nsun\t5\t1", "rain,3,5\nsun,5,1", "rain 3 5\nsun 5 1", "rain\tsun\n3\t5\n5\t1"],
)
def test_a_table_may_have_a_column_for_each_of_two(text: str) -> None:
    found = named(text, ("p", "q"))
    assert found
    assert (found.names, found.columns, found.notes) == (("rain", "sun"), (("3", "5"), ("5", "1")), ())


def test_of_a_table_with_names_over_many_columns_the_first_is_read() -> None:
    found = named("\tweight\tp\tcode word\n1\t3.0\t0.75\t0\n␣\t1.0\t0.25\t1")
    assert found
    assert (found.names, found.weights) == (("1", "␣"), ("3.0", "1.0"))
    assert found.notes == ("“weight” is read, and the other columns are left out.",)
    found = named("\tp\tq\tJS\na\t0.75\t0.5\t∞\nb\t0.25\t0.5\t1.0", ("p", "q"))
    assert found
    assert (found.names, found.columns) == (("a", "b"), (("0.75", "0.25"), ("0.5", "0.5")))
    assert found.notes == ("“p” and “q” are read, and the other columns are left out.",)
