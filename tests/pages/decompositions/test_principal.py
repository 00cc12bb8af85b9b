"""Principal components on the page of singular values: points that are built in, typed, pasted and in a file."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.clouds import CLOUDS
from core.data.table import table
from core.figures.marks import Cloud
from core.numbers.arrays import InputError, matrix
from pages.decompositions.svd import State, page
from pages.shared import points
from pages.shared.parameters import Upload, owns
from pages.shared.state import from_address, link, settle
from pages.shared.view import View
from tests.pages.programs import check_program, run, said, shown

NAMES = count()
MEANS = dict.fromkeys(("mean x", "mean y", "mean z"), 1e3)


def own(text: str, **settings: object) -> View:
    upload = Upload(f"file.csv {next(NAMES)}", table(text.encode()))
    return page(settle(State(show="pca", data="own", file=upload, **settings)))  # type: ignore[arg-type]


def typed(text: str, **settings: object) -> View:
    return page(settle(State(show="pca", data="points", points=matrix(text.replace(",", " ")), **settings)))  # type: ignore[arg-type]


def test_columns_are_chosen_by_their_roles() -> None:
    file = "town;a;b;c;d\nUlm;1;2;3;1\nBonn;2;3;5;0\nKiel;4;1;9;2\n"
    found = own(file)
    assert (found.columns, found.roles) == (("a", "b", "c", "d"), "xyz-")
    assert found.lacks[1] == "Not shown: “d”."
    assert "Column “town” is left out" in found.lacks[0]
    other = own(file, columns="-yx-")
    assert shown(other) == shown(typed("3,2;5,3;9,1"))
    assert other.lacks[1] == "Not shown: “a”, “d”."
    assert own(file, columns="xy").roles == "xyz-"  # of another file


def test_cells_that_are_no_numbers_are_told_by_row_and_column() -> None:
    file = "a,b\n1,2\n2,\n4,oops\n5,1\n3,3\n"
    rows, columns = own(file), own("a,b,c\n1,2,3\n2,,5\n4,1,9\n5,5,1\n", blanks="columns")
    assert rows.lacks == ("Row 3 is left out: “b” is blank, and 1 more.",)
    assert "3 points" in said(rows)
    assert columns.lacks == ("Column “b” is left out: row 3 is blank.",)
    assert "blanks" not in columns.hides
    assert "blanks" in own("a,b\n1,2\n2,3\n4,1\n").hides


def test_more_points_than_can_be_shown_are_told() -> None:
    found = own("a,b\n" + "\n".join(f"{k % 71},{k % 13}" for k in range(6000)))
    assert found.lacks == ("Of 6,000 rows the first 5,000 are shown.",)
    assert "5,000 points" in said(found)
    scores = next(one for one in found.tables if one.name == "Scores")
    assert len(scores.values()) == 5000 > len(scores.rows)


def test_a_link_holds_what_was_pasted_as_long_as_there_is_room() -> None:
    brief = points.brief(table(b"1\t2.5\n3\t4\n-1\t0\n"))
    state = State(show="pca", **brief)
    assert link(state) == "show=pca&data=points&points=1,2.5;3,4;-1,0"
    assert from_address(State, {"show": "pca", "data": "points", "points": "1,2.5;3,4;-1,0"}) == (state, [])
    assert not points.brief(table("\n".join(f"{k},1" for k in range(300)).encode()))  # too many to be typed
    assert not points.brief(table(b"height,weight\n1,2\n3,4\n"))  # their names would be lost
    assert not points.brief(table(b"1,2\n3,4\n5,\n"))  # and what is said of it


def test_an_array_as_numpy_prints_it_is_a_table() -> None:
    assert table(b"[[ 1.   2.5]\n [-3.   4. ]\n [ 1e-3 0. ]]").values.tolist() == [[1, 2.5], [-3, 4], [0.001, 0]]
    assert table(b"array([[1, 2],\n       [3, 4]])").values.tolist() == [[1, 2], [3, 4]]
    with pytest.raises(InputError, match="left rows out"):
        table(b"[[1 2]\n [3 4]\n ...\n [5 6]\n [7 8]]")


def test_points_of_one_number_are_none() -> None:
    with pytest.raises(InputError, match="two numbers"):
        typed("1;2;3")


def test_a_file_that_is_not_here_is_asked_for_only_where_it_is_shown() -> None:
    assert page(settle(State(show="pca", data="own"))).missing
    found = page(settle(State(data="own", k=8)))
    assert not found.missing
    assert "ellipse" in said(found)


def test_a_file_that_comes_is_shown() -> None:
    kind = owns(State)["file"]
    assert kind.showing(State()).show == "pca"
    assert kind.showing(State(show="carried")).show == "carried"


@pytest.mark.parametrize("data", CLOUDS)
@pytest.mark.parametrize("scaled", ["as they are", "scaled"])
def test_programs_print_the_numbers(data: str, scaled: str) -> None:
    found = page(settle(State(show="pca", data=data, scaled=scaled)))  # type: ignore[arg-type]
    check_program(found, MEANS)
    assert all(proof.ok for proof in found.proofs)


@given(st.lists(st.tuples(*[st.integers(-50, 50).map(lambda k: k / 4)] * 3), min_size=1, max_size=9), st.booleans())
def test_programs_of_any_points_print_the_numbers(rows: list[tuple[float, ...]], is_scaled: bool) -> None:
    found = typed(";".join(",".join(map(str, row)) for row in rows), scaled="scaled" if is_scaled else "as they are")
    check_program(found, MEANS, rounding=1e-10)


def test_a_program_reads_a_large_file(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"{k % 17},{k % 5 / 4}" for k in range(1500)]
    found = own("p,q\n" + "\n".join(rows))
    assert "with these columns alone: p, q" in found.code
    monkeypatch.chdir(str(tmp_path))
    with open("data.csv", "w", encoding="utf-8") as file:
        file.write("p,q\n" + "\n".join(rows))
    assert run(found.code)["n"] == [1500]


def test_points_are_carried_where_a_takes_as_many_coordinates() -> None:
    found = page(settle(State(show="carried", data="clusters")))
    clouds = {mark.name: mark for mark in found.figure.marks if isinstance(mark, Cloud)}
    assert set(clouds) == {"points", "carried points"}
    assert clouds["carried points"].map == "A"
    assert clouds["carried points"].shape == clouds["points"].shape
    other = page(settle(State(show="carried", data="space")))
    lack = "These points have 3 coordinates, and A takes 2: they are not shown. A matrix of 3 columns takes them."
    assert other.lacks == (lack,)
    assert not any(isinstance(mark, Cloud) for mark in other.figure.marks)
    wide = page(settle(State(show="carried", data="space", A=matrix("1 2 -1; 0 1 1"))))
    assert [mark.name for mark in wide.figures[1].marks if isinstance(mark, Cloud)] == ["carried points"]


def test_shares_that_percents_do_not_end_at_are_fractions_too() -> None:
    found = typed("2,0,0;-2,0,0;0,2,0;0,-2,0;0,0,1;0,0,-1")
    assert [row[3] for row in found.tables[0].rows] == ["44.4\u00a0% = 4/9", "44.4\u00a0% = 4/9", "11.1\u00a0% = 1/9"]
    assert [row[3] for row in typed("1,0;-1,0;0,2;0,-2").tables[0].rows] == ["80\u00a0%", "20\u00a0%"]
