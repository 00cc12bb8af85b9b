"""Labels: what is meant as a number is neither a name nor a unit, though it cannot be read as one."""

import pytest

from core.data.table import table
from core.numbers.expression import InputError

MEANT = ["(5)", "50%", "$5", "5 €", "USD 5", "2024-01-05", "5 Jan 2024", "12:30", "9:15 am", "1'000", "1/3", "√2", "½", "1_000", "−½", "∞"]


@pytest.mark.parametrize("header", ["", "x;y\n"])
@pytest.mark.parametrize("cell", [*MEANT, "1.2.3"])
def test_a_first_row_of_what_is_meant_as_numbers_is_no_label(cell: str, header: str) -> None:
    row = 2 if header else 1
    with pytest.raises(InputError, match=f"is left out: row {row}, “.*”, is no number"):
        table(f"{header}{cell};{cell}\n1;2\n".encode())
    found = table(f"{header}{cell};{cell}\n1;2\n3;4\n".encode())
    assert found.values.tolist() == [[1, 2], [3, 4]]
    assert found.left_out[0].startswith(f"Row {row} is left out: “")
    assert found.left_out[0].endswith("is no number.")


@pytest.mark.parametrize("names", ["1st;2nd", "2020 sales;2021 sales", "x (m);y", "Q1 2020;Q2 2020", "PM2,5;m²", "#1;#2"])
def test_words_with_digits_are_names(names: str) -> None:
    found = table(f"{names}\n1;2\n".encode())
    assert ";".join(found.names) == names
    assert not found.left_out


def test_dates_may_be_names_beside_a_word_above_numbers() -> None:
    found = table(b"id;2024-01-05;2024-01-06\n1;2;3\n")
    assert found.names == ("id", "2024-01-05", "2024-01-06")
    assert found.left_out == ("Row 1 is read as names, “2024-01-05” too, and is no row of data.",)


def test_units_may_have_digits() -> None:
    assert table(b"x;y\nm/s^2;1/s\n1;2\n").left_out == ("Row 2 is left out: it holds units or types.",)
