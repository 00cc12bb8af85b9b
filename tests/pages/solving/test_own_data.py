"""The least squares page with a file of a person's own: its columns, what is left out of it, and the program that reads it."""

import numpy as np
import pytest

from core.data.table import table
from core.figures.marks import Dots
from pages.shared.parameters import Upload
from pages.shared.stage import _example
from pages.shared.state import settle
from pages.shared.view import View, as_page
from pages.solving import least_squares as module
from pages.solving.least_squares import State, page
from tests.pages.programs import check_program, run, said, shown
from tests.pages.solving.test_least_squares import view


def own(text: str, **settings: object) -> View:
    return page(settle(State(data="own", file=Upload("file 1", table(text.encode())), **settings)))  # type: ignore[arg-type]


def test_a_file_its_columns_and_what_is_left_out() -> None:
    found = own("town,a,b,c\nUlm,1,2,3\nBonn,2,3,5\nKiel,4,1,9\nTrier,5,5,1\n")
    assert found.columns == ("a", "b", "c")
    assert found.roles == "xxy"
    assert "town" in found.lacks[0]
    assert "left out" in found.lacks[0]
    assert found.hides == {"points", "degree", "blanks"}
    assert "No other plane has" in said(found)
    other = own("a,b,c\n1,2,3\n2,3,5\n4,1,9\n5,5,1\n", columns="y-x")
    assert other.hides == {"points", "blanks"}
    assert shown(other) == shown(view("3,1;5,2;9,4;1,5"))


def test_rows_with_blanks_are_left_out_in_the_place_of_columns() -> None:
    """A choice where there are such, in the link too; what is left out is said."""
    file = "a,b,c\n1,2,3\n2,,5\n4,1,9\n5,5,1\n"
    by_columns, by_rows = own(file), own(file, blanks="rows")
    assert (by_columns.columns, by_rows.columns) == (("a", "c"), ("a", "b", "c"))
    assert by_columns.lacks == ("Column “b” is left out: row 3 is blank.", "“c” is taken for y.")
    assert by_rows.lacks == ("Row 3 is left out: “b” is blank.",)
    assert shown(by_rows) == shown(view("1,2,3;4,1,9;5,5,1"))
    assert "blanks" not in by_columns.hides | by_rows.hides
    assert "blanks" in own("a,b\n1,2\n2,3\n4,1\n", blanks="rows").hides


def test_examples_are_marked_although_a_file_is_there() -> None:
    upload = Upload("mine.csv 1", table(b"x,y\n1,2\n2,3\n3,5\n"))
    assert _example(as_page(module), State(file=upload)) == "A line"
    assert _example(as_page(module), State(data="norris", file=upload)) == "Ozone (Norris)"
    assert _example(as_page(module), State(data="own", file=upload)) is None


def test_a_program_holds_a_small_file_and_reads_a_large_one(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    check_program(own("a;b\n1,5;2\n2,5;3\n4;1,25\n"), {})
    rows = np.round(np.random.default_rng(0).standard_normal((1500, 2)), 3)
    found = own("p,q\n" + "\n".join(f"{a},{b}" for a, b in rows.tolist()))
    assert "with these columns alone: p, q" in found.code
    monkeypatch.chdir(str(tmp_path))
    np.savetxt("data.csv", rows, delimiter=",", header="p,q", comments="")
    assert run(found.code)["slope w₁"][0] == pytest.approx(np.polyfit(rows[:, 0], rows[:, 1], 1)[0])


def test_10_000_rows() -> None:
    rng = np.random.default_rng(0)
    for q in (2, 4):
        rows = np.round(rng.standard_normal((10_000, q)), 3)
        found = own("\n".join([",".join("abcd"[:q]), *(",".join(map(str, row)) for row in rows.tolist())]))
        fit, _, leverage = found.figures
        assert all(proof.ok for proof in found.proofs)
        assert leverage.title == "Residuals: the 2,000 largest leverages"
        dots = {mark.name: mark for figure in found.figures for mark in figure.marks if isinstance(mark, Dots)}
        assert dots["leverages"].points.shape == (2, 2000)
        assert dots["points"].points.shape == ((2, 10_000) if q == 2 else (2, 2000))
        assert bool(dots["points"].shape) == (q == 2)
        assert (fit.title == "The fit: 1 row in 5") == (q == 4)


def test_columns_with_long_names_have_no_equation() -> None:
    assert said(own("a,b\n1,2\n2,3\n4,1\n", constant="without")).startswith("ŷ = 0.5714·a. ")
    names = "the first of two,the second of them all,y"
    assert said(own(f"{names}\n1,2,3\n2,3,5\n4,1,9\n5,5,1\n", constant="without")).startswith("No other plane through the origin")
