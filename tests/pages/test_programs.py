"""Programs run as they stand, print what their page opens with, and are cut by facts."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pages.main import PAGES
from pages.shared import programs
from pages.shared.programs import program

FOLDER = Path(programs.PAGES)
FILES = sorted(path for path in FOLDER.glob("*/programs/*.py") if path.name != "__init__.py")
BESIDES: dict[str, tuple[str, dict[str, Any]]] = {
    "pca": ("svd", {"show": "pca", "data": "typed"}),
    "carried": ("transformation", {"data": "points"}),
}  # the program of what a page shows besides
SAMPLE = '''"""A sample."""

from fractions import Fraction
from math import inf

import numpy as np

A = np.array([[2, 1]], dtype=float)
k = 2

half = [["1/2", 3]]
kind = "round"
names = ["σ₁", "σ₂"]
n = 2


def scaled(x):
    # by two
    if kind == "round":
        return 2 * x
    return x


# the entries
if half:
    entries = [Fraction(entry) for row in half for entry in row]
elif kind == "flat":
    entries = []
else:
    # as floats
    entries = [
        1 / entry
        for entry in A.tolist()
    ]
for i, name in names:
    print(f"{name} =", scaled(A[0])[i])  # each
limit = entries if kind == "round" else inf
k = k**n + A[:, n]
'''


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "maps" / "programs"
    folder.mkdir(parents=True)
    (folder / "sample.py").write_text(SAMPLE, encoding="utf-8")
    (folder / "mixed.py").write_text('"""A sample."""\nn = 2\nk = 3\nprint(f"{n} of {k}")\n', encoding="utf-8")
    monkeypatch.setattr(programs, "PAGES", tmp_path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_program_runs_as_it_stands_and_prints_what_its_page_shows(path: Path) -> None:
    name, shown = BESIDES.get(path.stem, (path.stem, {}))
    page = PAGES[name]
    code = page.page(replace(page.State(), **shown)).code
    printed = [
        subprocess.run([sys.executable, "-W", "error", *run], capture_output=True, encoding="utf-8", check=True, cwd=FOLDER.parent).stdout
        for run in (["-m", f"pages.{path.parent.parent.name}.programs.{path.stem}"], ["-c", code])
    ]
    assert printed[0] == printed[1] != ""


@pytest.mark.usefixtures("sample")
def test_a_program_is_cut_by_facts() -> None:
    facts = {"half": [], "kind": "flat and round", "names": [(0, "σ₁"), (1, "σ₂")], "n": 3}
    assert (
        program("maps/sample", {"A": "np.eye(2)", "k": "5"}, **facts)
        == """from math import inf

import numpy as np

A = np.eye(2)
k = 5


def scaled(x):
    return x


# the entries
# as floats
entries = [
    1 / entry
    for entry in A.tolist()
]
print("σ₁ =", scaled(A[0])[0])  # each
print("σ₂ =", scaled(A[0])[1])  # each
limit = inf
k = k**3 + A[:, 3]
"""
    )


@pytest.mark.usefixtures("sample")
def test_what_is_not_used_is_not_imported() -> None:
    text = program("maps/sample", {}, half=[["1/2", 3]], kind="round", names=[], n=2)
    assert text.startswith("from fractions import Fraction\n\nimport numpy as np\n\nA = np.array([[2, 1]], dtype=float)\nk = 2\n\n\ndef")
    assert 'for row in [["1/2", 3]] for' in text
    assert "    # by two\n    return 2 * x\n" in text


@pytest.mark.usefixtures("sample")
def test_what_a_program_does_not_begin_with_is_refused() -> None:
    with pytest.raises(KeyError, match=r"sample\.py does not begin with B, is_flat"):
        program("maps/sample", {"A": "1", "B": "2"}, is_flat=True)


@pytest.mark.usefixtures("sample")
def test_a_text_of_facts_has_facts_alone() -> None:
    with pytest.raises(ValueError, match="formatted with a fact"):
        program("maps/mixed", {"k": "4"}, n=2)
