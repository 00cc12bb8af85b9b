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
