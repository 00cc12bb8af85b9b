"""Weights that are pasted on the pages of this section: with names, into p and q, and from the pages' own tables."""

import math
from typing import Any

import pytest

from pages.information import divergence, entropy
from pages.shared.state import from_address, from_stage
from pages.shared.view import Table
from tests.pages.test_outcomes import told, typed


def pasted(state: Any, text: str, array: str = "p") -> tuple[Any, list[str]]:
    after, notices = from_stage(state, told(state), typed(text, array))
    return after, [notice.say for notice in notices]


def copied(table: Table) -> str:
    """Return a table as the browser copies it: cells that tabs part, numbers with all digits."""
    values = table.values() if table.values is not None else []
    rows = [
        [text.replace("−", "-") if value is None else str(value) for text, value in zip(row, known, strict=True)]
        for row, known in zip(table.rows, values, strict=True)
    ]
    return "\n".join("\t".join(row) for row in [list(table.heads), *rows])


@pytest.mark.parametrize("array", ["p", "q"])
@pytest.mark.parametrize(
    ("text", "p", "q", "names"),
    [
        ("rain\t3\t5\nsun\t5\t1\nsnow\t2\t2", "3,5,2", "5,1,2", ("rain", "sun", "snow")),
        ("rain\t0,3\t0,5\nsun\t0,7\t0,5", "0.3,0.7", "0.5,0.5", ("rain", "sun")),
        ("[[0.5,0.5],[0.1,0.9]]", "0.5,0.5", "0.1,0.9", ()),
        ("[[1, 2, 3],\n [4, 5, 6]]", "1,2,3", "4,5,6", ()),
        ("0.5\t0.1\n0.5\t0.9", "0.5,0.5", "0.1,0.9", ()),
        ("1 4\n2 5\n3 6", "1,2,3", "4,5,6", ()),
    ],
)
def test_a_table_of_two_distributions_goes_to_both(array: str, text: str, p: str, q: str, names: tuple[str, ...]) -> None:
    state, says = pasted(divergence.State(), text, array)
    assert (str(state.p), str(state.q), state.names) == (p, q, names)
    assert " are read as p and q." in says[0]


def test_one_distribution_goes_where_it_is_pasted() -> None:
    state, says = pasted(divergence.State(), "rain\t3\nsun\t1", "q")
    assert (str(state.p), str(state.q), state.names) == ("0.5,0.25", "3,1", ("rain", "sun"))
    assert says == ["p has 2 entries now, to fit q: Undo brings back what is cut off."]
    state, says = pasted(divergence.State(), "0.1 0.2 0.7")
    assert (str(state.p), str(state.q)) == ("0.1,0.2,0.7", "0.2,0.2,0.2")
    assert says[0] == "What was pasted takes the place of all 5 numbers, and has 3."


def test_what_semicolons_part_is_one_distribution() -> None:
    for page in (entropy, divergence):
        state, says = pasted(page.State(), "0,5; 0,25; 0,25")
        assert str(state.p) == "0.5,0.25,0.25"
        assert says[0].startswith("Commas are read as decimal points: “0,5” as 0.5.")


@pytest.mark.parametrize("query", [{"p": "1/4,1/2,1/4,0", "names": "rain,sun"}, {"text": "To be, or not to be 1e3"}, {"p": "1e-200,3"}])
def test_the_table_of_entropy_can_be_pasted_back(query: dict[str, str]) -> None:
    state = from_address(entropy.State, query)[0]
    after, says = pasted(entropy.State(), copied(entropy.page(state).tables[0]))
    assert after.p.value.tolist() == state.p.value.tolist()
    assert after.names == state.names
    assert says == ["“weight” is read, and the other columns are left out."]


def test_the_table_of_divergence_can_be_pasted_back() -> None:
    state = from_address(divergence.State, {"p": "1,2,5", "q": "0,3,1", "names": "rain,sun,snow"})[0]
    after, says = pasted(divergence.State(), copied(divergence.page(state).tables[0]))
    for given, found in ((state.p, after.p), (state.q, after.q)):
        assert all(map(math.isclose, found.value, given.value / given.value.sum()))
    assert (after.names, len(says)) == (state.names, 1)
    assert says[0].startswith("“p” and “q” are read, and the other columns are left out.")


def test_a_link_without_numbers_is_told_how_a_vector_is_written() -> None:
    assert from_address(entropy.State, {"p": ""})[1][0].say == "p in the link: There are no numbers here: write for instance 2, 1."
