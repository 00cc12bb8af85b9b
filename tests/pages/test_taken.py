"""What is taken away as text: numbers as CSV, and programs as notebooks, which run."""

import csv
import io
from typing import Any

import nbformat as untyped
import pytest
from nbclient import NotebookClient

from pages.main import PAGES
from tests.js.modules import made

nbformat: Any = untyped
RUN = ("svd", "eigen", "least_squares", "entropy")
HEAD = {"title": "Title", "summary": "What it is.", "link": "http://localhost/svd?A=1,2"}
SAID = {"say": ["x is ", ["−1", "input"]], "numbers": [], "tables": [], "state": {}}


def rows(arrays: dict[str, str] | None = None, **told: Any) -> list[list[str]]:
    """Return the rows below what stands above them all."""
    (text,) = made("seldom/texts.js", "csv", [(HEAD, SAID | told, arrays or {})])
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert found[:5] == [["Title"], ["x is −1"], ["http://localhost/svd?A=1,2"], [], ["name", "value"]]
    return found[5:]


def test_numbers_are_numbers_with_all_digits() -> None:
    numbers = [
        ["σ", "0.3333", "", "0.3333333333333333"],
        ["λ", "0.5 − 2i", "", "[0.5, -2]"],
        ["k", "−1.5·10⁻⁹", "", ""],
        ["a, b", "yes", "", ""],
    ]
    found = rows(numbers=[numbers[:2], numbers[2:]])
    assert found == [["σ", "0.3333333333333333"], ["λ", "0.5", "-2"], ["k", "-1.5e-9"], ["a, b", "yes"]]


def test_tables_and_arrays_stand_below() -> None:
    table = {"name": "V", "heads": ["n", 'why "so"'], "rows": [["1", "−0.5"], ["2", "a\nb"]], "values": [[None, -0.5], [None, None]]}
    state = {"T": {"text": [["1"], ["2"]], "value": [[1], [2]], "axes": [2, 1, 1]}, "k": 3}
    found = rows({"T": "tensor T"}, tables=[table], state=state)
    assert found[:4] == [[], ["tensor T", "2 × 1 × 1"], ["1"], ["2"]]
    assert found[4:] == [[], ["V"], ["n", 'why "so"'], ["1", "-0.5"], ["2", "a\nb"]]


def test_a_complex_number_is_no_formula() -> None:
    table = {"name": "λ", "heads": [], "rows": [["−0.5 + 2i", "1"]], "values": [[[-0.5, 2], [-1e-9, -2]]]}
    assert rows(tables=[table]) == [[], ["λ"], ["-0.5+2i", "-1e-9-2i"]]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "＝1"])
def test_no_word_is_a_formula(text: str) -> None:
    assert rows(numbers=[[[text, text, "", ""]]]) == [[f"'{text}", f"'{text}"]]


def test_notebooks_run() -> None:
    codes = {name: page.page(page.State()).code for name, page in PAGES.items()}
    made_of = zip(codes, made("seldom/texts.js", "notebook", [(HEAD, code) for code in codes.values()]), strict=True)
    notebooks = {name: nbformat.reads(text, as_version=4) for name, text in made_of}
    for name, notebook in notebooks.items():
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        assert "".join("".join(code).split()) == "".join(codes[name].split())
        for source in code:
            compile(source, name, "exec")
    cells = [cell | {"id": f"{name}-{cell.id}"} for name in RUN for cell in notebooks[name].cells]
    whole = nbformat.from_dict({**notebooks[RUN[0]], "cells": cells})  # in one kernel: each takes a second to start
    done = NotebookClient(whole, timeout=60).execute()
    for name in RUN:
        assert any(cell.outputs for cell in done.cells if cell.id == f"{name}-numbers"), name
