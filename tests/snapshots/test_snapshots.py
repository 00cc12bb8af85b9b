"""Every example of every page shows what it showed: its sentence, numbers, proofs, tables, notes and pictures.

Where a change is meant, `python -m tests.snapshots` writes them anew.
"""

import pytest

from tests.snapshots.cases import HERE, THEME, Case, cases, snapshot, stored, theme
from tests.snapshots.compared import changes

CASES = list(cases())
ANEW = "meant? `python -m tests.snapshots` writes it anew"


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.folder}: {case.title}") for case in CASES])
def test_an_example_shows_what_it_showed(case: Case) -> None:
    files = snapshot(case)
    there = {path for path in stored() if path.startswith(f"{case.folder}/{case.stem}.")}
    assert there == set(files), f"{', '.join(sorted(there ^ set(files)))}: stored or shown, not both; {ANEW}"
    found = [changes(path, (HERE / path).read_text(encoding="utf-8"), text) for path, text in files.items()]
    told = "\n".join(filter(None, found))
    assert not told, f"{ANEW}\n{told}"


def test_each_example_has_files_of_its_own_and_no_file_is_left_over() -> None:
    stems = {f"{case.folder}/{case.stem}" for case in CASES}
    assert len(stems) == len(CASES)
    left = [path for path in stored() if path.partition(".")[0] not in stems]
    assert not left, f"of no example: {', '.join(left)}; {ANEW}"


def test_the_pictures_have_the_colours_of_the_theme() -> None:
    assert THEME.read_text(encoding="utf-8") == theme(), ANEW
