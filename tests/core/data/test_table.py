"""A person's CSV: every number that is read is one in the file, and a sentence tells of everything that is not."""

import csv
import io
import time
from typing import Literal, NamedTuple

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from core.data.table import LARGEST, LONGEST_NAME, Table, table
from core.numbers.arrays import SMALLEST, InputError, Matrix

SIGNS = {",": ".", ";": ".,", "\t": ".,", " ": "."}  # between cells, with the decimal marks that go with them
QUOTING: list[Literal[0, 1]] = [csv.QUOTE_MINIMAL, csv.QUOTE_ALL]
entries = st.one_of(
    st.floats(-LARGEST, LARGEST).map(lambda x: 0.0 if abs(x) < SMALLEST else x),
    st.integers(-(10**15), 10**15).map(float),
    st.floats(-1e3, 1e3).map(lambda x: round(x, 2)),
)
any_matrix = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=8).map(lambda s: (s[0], s[1] + 1)), elements=entries)
words = st.text(min_size=1, max_size=50).filter(lambda text: "\x00" not in text)


class Written(NamedTuple):
    """A file, and the numbers that were written into it."""

    data: bytes
    values: Matrix
    decimals: bool  # the file shows that its marks are decimal ones


@st.composite
def files(draw: st.DrawFn) -> Written:
    """A matrix with a header a, b, …, as any program may write it."""
    values = draw(any_matrix) + 0.0
    sign = draw(st.sampled_from(sorted(SIGNS)))
    mark = draw(st.sampled_from(SIGNS[sign]))
    style = draw(st.sampled_from(["{!r}", "{:.17g}", "{:.16e}", "{:+.17g}", " {!r}  "][: 4 if sign == " " else 5]))
    with io.StringIO() as out:
        ends, quoting = draw(st.sampled_from(["\n", "\r\n", "\r"])), draw(st.sampled_from(QUOTING))
        writer = csv.writer(out, delimiter=sign, lineterminator=ends, quoting=quoting)
        writer.writerow("abcdefghi"[: values.shape[1]])
        for row in values:
            cells = [style.format(float(x)).replace(".", mark) for x in row]
            writer.writerow([draw(st.sampled_from([cell, cell.replace("-", "−")])) for cell in cells])
        text = out.getvalue() + draw(st.sampled_from(["", "\n\n", "\r\n"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return Written(text.encode(encoding), values, sign == "," or mark == "." or style == "{:.16e}")


@given(files())
def test_what_was_written_is_read(file: Written) -> None:
    """All of it, to the last bit; save that 1,234 may be a thousand, where no other number shows that it is not."""
    try:
        found = table(file.data)
    except InputError as error:
        assert not file.decimals
        assert " may be " in str(error)
        return
    if file.decimals:
        assert not found.left_out
    kept = ["abcdefghi".index(name) for name in found.names]
    assert all(" may be " in why for why in found.left_out)
    assert len(kept) + len(found.left_out) == file.values.shape[1]
    assert found.values.tolist() == file.values[:, kept].tolist()


def check(found: Table) -> None:
    """What is true of every table."""
    n, q = found.values.shape
    assert 1 <= n <= 10_000
    assert 2 <= q <= 20
    assert len(found.names) == len(set(found.names)) == q
    assert all(0 < len(name) <= LONGEST_NAME and name.isprintable() and name == name.strip() for name in found.names)
    assert all(why.endswith(".") and why[0].isupper() and why.isprintable() for why in found.left_out)
    size = np.abs(found.values)
    assert ((size == 0) | ((size >= SMALLEST) & (size <= LARGEST))).all()
    assert not np.signbit(found.values[size == 0]).any()
    assert not found.values.flags.writeable


def check_any(data: bytes) -> None:
    try:
        check(table(data))
    except InputError as error:
        assert str(error).endswith(".")
        assert str(error).isprintable()


@given(st.binary(max_size=300))
@example(b"\xff\xfe1")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff")
@example(b"\xef\xbb\xbf")
@example(b"a,b\n1,\x81")
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    check_any(data)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_text_is_a_table_or_refused(text: str, encoding: str) -> None:
    check_any(text.encode(encoding, "replace"))


@given(st.text("01.,;\t \n\"-−eE_xa'", max_size=60))
@example('"')
@example('""\n1,2')
@example('"a\nb",2\n1,2')
@example(" \n1 2\n")
@example("1,1\n,")
@example("-0,−.0")
@example("٣,٠\n1,٠")
def test_anything_like_a_table_is_one_or_refused(text: str) -> None:
    check_any(text.encode())


@given(st.lists(words, min_size=2, max_size=20))
@example(["a", "a", "a (2)", "a"])
@example(["x" * 50, "x" * 50])
@example(["column 2", " \t"])
def test_names_are_short_and_differ(header: list[str]) -> None:
    with io.StringIO() as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["name", *header], range(len(header) + 1)])
        data = out.getvalue().encode("utf-8", "replace")
    check_any(data)


def test_names_are_as_people_write_them() -> None:
    found = table(b'a, Body  mass ,"line\none",,a,a,"a, b"\n1,2,3,4,5,6,7')
    assert found.names == ("a", "Body mass", "line one", "column 4", "a (2)", "a (3)", "a, b")


@pytest.mark.parametrize(
    ("text", "names", "values"),
    [
        ("x,y\n1,2\n3,4", "x y", [[1, 2], [3, 4]]),
        ("1,2\n3,4\n", "x1 x2", [[1, 2], [3, 4]]),
        ("1,2", "x1 x2", [[1, 2]]),
        ("x;y\n1,5;2,5", "x y", [[1.5, 2.5]]),
        ("1,5;2,5\n3,5;4,5", "x1 x2", [[1.5, 2.5], [3.5, 4.5]]),
        ("1,5;2\n3;4,5", "x1 x2", [[1.5, 2], [3, 4.5]]),
        ("x;y\n1,234;2,34", "x y", [[1.234, 2.34]]),
        ("x;y\n1.234;2.345", "x y", [[1.234, 2.345]]),
        ("x;y\n1.5;2,5", "x y", [[1.5, 2.5]]),
        ("x\ty\n1,25\t1,234", "x y", [[1.25, 1.234]]),
        ("x\ty\n1.234\t2", "x y", [[1.234, 2]]),
        ("1,234\n5,678", "x1 x2", [[1, 234], [5, 678]]),
        ("x y\n1 2\n3   4  \n", "x y", [[1, 2], [3, 4]]),
        ("  x   y\n -1  .5", "x y", [[-1, 0.5]]),
        ("1, 2\n3 ,4", "x1 x2", [[1, 2], [3, 4]]),
        ("1 ,2\n3,4", "x1 x2", [[1, 2], [3, 4]]),
        ('x "a,b"\n1 2\n3 4', "x a,b", [[1, 2], [3, 4]]),
        ('x "a,b"\n1 2', "x a,b", [[1, 2]]),
        ("x,y\n1e5,-.5\n+3,−4.", "x y", [[1e5, -0.5], [3, -4]]),
        ("x,y\n1,2\n,\n\n", "x y", [[1, 2]]),
        (",x,y\n0,1,2", "column_1 x y", [[0, 1, 2]]),
        (",0,1\n0,5,6\n1,7,8", "column_1 0 1", [[0, 5, 6], [1, 7, 8]]),
        ("<x>,<y>\n1,2", "<x> <y>", [[1, 2]]),
        ("PK,y\n1,2", "PK y", [[1, 2]]),
        ("sep=;\nx;y\n1,5;2", "x y", [[1.5, 2]]),
        ("| x | y |\n|---|---|\n| 1 | 2,5 |", "x y", [[1, 2.5]]),
        ("# of rooms,y\n1,2", "of_rooms y", [[1, 2]]),
        ("x,y\u2028１,٢\u20283,‑4", "x y", [[1, 2], [3, -4]]),
    ],
)
def test_a_sheet_is_read_by_rule(text: str, names: str, values: list[list[float]]) -> None:
    found = table(text.encode())
    assert " ".join(name.replace(" ", "_") for name in found.names) == names
    assert found.values.tolist() == values
    note = "Row 1 is read as names, “0” too, and is no row of data."
    assert found.left_out == ((note,) if text.startswith(",0") else ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_names_come_in_every_encoding(encoding: str) -> None:
    start = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert table(start + "größe,y\r\n1,2".encode(encoding)).names == ("größe", "y")


def test_the_euro_is_the_one_of_windows() -> None:
    assert table(b"\x80,y\n1,2").names == ("€", "y")


def test_an_unknown_byte_in_a_name_costs_no_numbers() -> None:
    assert table(b"caf\x8f,y\n1,2").names == ("caf", "y")


@pytest.mark.parametrize(
    ("text", "names", "left_out"),
    [
        (
            "country,x,y\nChad,1,2\nMali,3,4\nPeru,5,6",
            "x y",
            ["Column “country” is left out: row 2, “Chad”, is no number, and 2 more."],
        ),
        ("x,age,y\n1,2,3\n1,,3\n1, ,3", "x y", ["Column “age” is left out: row 3 is blank, and 1 more."]),
        ("x,z,y\n1,,3\n1,NA,3\n1,4,3", "x y", ["Column “z” is left out: row 2 is blank; row 3, “NA”, is no number."]),
        ("x,y,\n1,2,\n3,4,", "x y", ["Column “column 3” is left out: it is blank."]),
        ("5.1,3.5,setosa\n4.9,3.0,setosa", "x1 x2", ["Column “x3” is left out: row 1, “setosa”, is no number, and 1 more."]),
        ("NA,1,2\n3,4,5", "x2 x3", ["Column “x1” is left out: row 1, “NA”, is no number."]),
        ("name,1990,2000\n1,2,3", "name 1990 2000", ["Row 1 is read as names, “1990” too, and is no row of data."]),
        ("x,y\n\n1,2\n3,4", "x y", ["Row 2 is left out: it is blank."]),
        ("x,y\n1,2\n,\n\n3,4\n\n", "x y", ["Row 3 and 1 more are left out: they are blank."]),
        ('x,z,y\n1,"1,5",2', "x y", ["Column “z” is left out: row 2, “1,5”, is no number."]),
        ("x,z,y\n1,1e16,2", "x y", ["Column “z” is left out: row 2, “1e16”, is too large: up to 1e15 can be used."]),
        ("x,z,y\n1,1e999,2", "x y", ["Column “z” is left out: row 2, “1e999”, is too large: up to 1e15 can be used."]),
        ("x,z,y\n1,1e-101,2", "x y", ["Column “z” is left out: row 2, “1e-101”, is too small to compute with."]),
        ("x,z,y\n1,-1e-400,2", "x y", ["Column “z” is left out: row 2, “-1e-400”, is too small to compute with."]),
        ("x;z;y\n1;1.5;2\n1;2,5;2", "x y", ["Column “z” is left out: row 2, “1.5”, has a point, and row 3, “2,5”, has a comma."]),
        ("x;z;y\n1;2;2\n1;1.234,5;2", "x y", ["Column “z” is left out: row 3, “1.234,5”, has a point, and row 3, “1.234,5”, has a comma."]),
        ("x;z;y\n1,5;1.234;2", "x y", ["Column “z” is left out: row 2, “1.234”, may be 1.234 or 1234."]),
        ("x;z;y\n1.5;1,234;2", "x y", ["Column “z” is left out: row 2, “1,234”, may be 1.234 or 1234."]),
        ("x;z;y\n1;1,234;2", "x y", ["Column “z” is left out: row 2, “1,234”, may be 1.234 or 1234."]),
        ("x,z,y\n1,2,3\n#####,2,3", "z y", ["Column “x” is left out: row 3, “#####”, is no number."]),
        ("x\tz\ty\n1\t1,234\t2", "x y", ["Column “z” is left out: row 2, “1,234”, may be 1.234 or 1234."]),
        (
            "x;z;y;w\n1.5;1,234;2,5;1.234",
            "x y",
            [
                "Column “z” is left out: row 2, “1,234”, may be 1.234 or 1234.",
                "Column “w” is left out: row 2, “1.234”, may be 1.234 or 1234.",
            ],
        ),
        (
            "x;z;y;w\n1;1,234;2;1.234",
            "x y",
            [
                "Column “z” is left out: row 2, “1,234”, may be 1.234 or 1234.",
                "Column “w” is left out: row 2, “1.234”, may be 1.234 or 1234.",
            ],
        ),
        ("# by Ann, 2020\n% and Bob\nx,y\n1,2", "x y", ["Row 1 and 1 more are left out: they are comments."]),
        ("x,y\nm,kg\n1,2", "x y", ["Row 2 is left out: it holds units or types."]),
        ('"x" "y"\n"1" 3 4\n"2" 5 6', "x y", ["The first column is left out: it holds the names of rows."]),
        ('"x" "y"\n"Mazda" 3 4', "x y", ["The first column is left out: it holds the names of rows."]),
        ("x,z,y\n1,5 2,5", "x y", ["Column “z” is left out: row 2, “5 2”, is no number."]),
        ('x;z,y,w\n"1;2",3,4', "y w", ["Column “x;z” is left out: row 2, “1;2”, is no number."]),
        ("x;z;y\n1,5;01.02.2020;2", "x y", ["Column “z” is left out: row 2, “01.02.2020”, is no number."]),
        ("x,z,y\n1," + "long " * 9 + ",2", "x y", ["Column “z” is left out: row 2, “long long long long…”, is no number."]),
    ],
)
def test_what_is_left_out_is_said(text: str, names: str, left_out: list[str]) -> None:
    found = table(text.encode())
    assert " ".join(found.names) == names
    assert list(found.left_out) == left_out


@pytest.mark.parametrize(
    "word", ["5%", "$5", "NA", "nan", "inf", "-Infinity", "1_000", "1 000", "0x10", "1e", "1.2.3", "1/3", "½", "--1", "."]
)
def test_words_are_no_numbers(word: str) -> None:
    (why,) = table(f"x,z,y\n1,2,3\n1,{word},3".encode()).left_out
    assert why == f"Column “z” is left out: row 3, “{word}”, is no number."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b" \n\t\n", "This file is empty."),
        (b",,\n,,", "This file is empty."),
        (b"PK\x03\x04rest", "This is an Excel workbook, or another packed file: save the table as CSV."),
        (b"\xd0\xcf\x11\xe0" * 9, "This is an Excel workbook: save the table as CSV."),
        (b"\x89PNG\r\n\x1a\n", "This is an image: save the table as CSV."),
        (b"%PDF-1.7", "This is a PDF: save the table as CSV."),
        (b"1,2\x003", "This file is no text: save the table as CSV."),
        ("1,2".encode("utf-16-le"), "This file is no text: save the table as CSV."),
        (b"\xff\xfe1", "This file begins as text in UTF-16 and does not go on so: save the table as CSV in UTF-8."),
        (b"\n<!DOCTYPE html><p>1,2", "This is a web page or XML: save the table as CSV."),
        (b"1" * 1_000_001, "This file has 1,000,001 bytes, and up to 1,000,000 can be read here."),
        (b"1,2\n" * 10_001, "This file has 10,001 rows of data, and up to 10,000 can be read here."),
        (b"1," * 20 + b"1", "This file has 21 columns, and up to 20 can be read here."),
        (b"x,y\n", "This file has a header and no row below it: at least 1 row of numbers is needed."),
        (b"a,b,c,d\n" + b"1,2,3,4\n" * 5 + b"1,2,3", "Row 7 has 3 cells, the header has 4."),
        (b"1,a\n1", "Row 2 has 1 cell, row 1 has 2."),
        (b"x,y;z\n1,2\n3,4\n1,2,3", "Row 4 has 3 cells, the header has 2."),
        (b"x,y\n1,2,3\n4\n5,6,7,8", "Row 2 has 3 cells, the header has 2."),
        (b"x,y\n1,5,2\n2,5,3", "Row 2 has 3 cells, the header has 2."),  # with decimal commas, and no names of rows
        (b"1,2\n1\n", "Row 2 has 1 cell, row 1 has 2."),
        (b"x;y\n1,5;2\n1,5;2;3", "Row 3 has 3 cells, the header has 2."),
        (b"Results\nx,y\n1,2\n3,4", "Row 2 has 2 cells, the header has 1."),
        (b'x,y\n"a\nb",2\n1,2,3', "Row 3 has 3 cells, the header has 2."),
        (b'x,y\n1,2\n"1,2\n3,4', "Row 3 has a quotation mark that is not closed, or closed before the cell ends."),
        (b'x,y\n"1"0,2', "Row 2 has a quotation mark that is not closed, or closed before the cell ends."),
        (b"1" * 200_000, "Row 1 has a quotation mark that is not closed, or a cell that is too long."),
        (b"1,5 2,5\n3,5 4,5", "Row 2 can be read in two ways, with commas between cells or in decimals: write decimals with points."),
        (b"1,5;2,5;3\n1,5;2,5", "Row 2 can be read in two ways, with commas between cells or in decimals: write decimals with points."),
        (b"x\n1\n2", "At least 2 columns of numbers are needed, and this file has one, “x”."),
        (
            b"x,y\nyes,no",
            "At least 2 columns of numbers are needed, and this file has none. Column “x” is left out: row 2, “yes”, is no number. "
            "Column “y” is left out: row 2, “no”, is no number.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        table(data)
    assert str(caught.value) == sentence


def test_rows_in_the_place_of_columns() -> None:
    """Where most cells of a column are numbers; a column of words stays out, and where one column is left rows are left out at once."""
    found = table(b"a,b,c,d,e\n1,2,x,3,4\n2,,x,4,5\n3,4,5,x,6\n4,5,x,6,7\n5,6,x,7,8\n")
    assert found.names == ("a", "e")
    other = found.by_rows
    assert other is not None
    assert other.names == ("a", "b", "d", "e")
    assert other.values.tolist() == [[1, 2, 3, 4], [4, 5, 6, 7], [5, 6, 7, 8]]
    assert other.left_out == ("Row 3 is left out: “b” is blank, and 1 more.", "Column “c” is left out: most of its cells are no numbers.")
    alone = table(b"a,b\n1,2\n2,\n3,4\n")
    assert (alone.values.tolist(), alone.left_out) == ([[1, 2], [3, 4]], ("Row 3 is left out: “b” is blank.",))
    assert table(b"a,b,c\n1,2,\n2,3,\n").by_rows is None


@pytest.mark.parametrize("data", [b"1,2\n" * 10_000, b"x,y\n" + b"1,2\n" * 10_000, b"1," * 19 + b"1", b"1,2\n" + b"\n" * 999_996])
def test_the_largest_is_read(data: bytes) -> None:
    check(table(data))


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"\n".join([b"1.25," * 19 + b"0.5"] * 9_900),
        b"\n".join([b"1,25;" * 19 + b"0,5"] * 9_900),
        b"\n".join([b"1,234;" * 19 + b"0"] * 8_600),
        b"\n".join([b"word;" * 19 + b"word"] * 9_900),
        b"x" + (b"," + b"9" * 100_000 + b"x") * 9,
        b"1;2\n" + b"1,1" * 40_000 + b"x;" + b"9." * 60_000,
        b"1,5 2,5\n" + (b"1,5" + b" " * 50_000) * 19 + b"x",
        b'"' * 999_999,
        b"\t;," * 333_333,
        b"1\n" * 499_999,
    ],
    ids=["points", "commas", "thousands", "words", "digits", "marks", "spaces", "quotation marks", "signs", "lines"],
)
def test_no_file_takes_long(data: bytes) -> None:
    """About 0.1 s for the largest tables; what grows with the square of the length would take minutes."""
    assert len(data) <= 1_000_000
    start = time.process_time()
    check_any(data)
    assert time.process_time() - start < 2
