"""The parts of a descent's program run as they stand, and print what the page shows."""

import contextlib
import io
import runpy
from pathlib import Path

import pytest

from core.learning.losses import LOSSES
from core.learning.methods import METHODS
from pages.learning.gradient_descent import State, page
from pages.shared.programs import PAGES

FOLDER = PAGES / "learning" / "programs" / "gradient_descent"
PARTS = sorted(str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.py") if path.name != "__init__.py")
SHOWN = {  # by states like the one that the page opens with
    **{f"losses/{name}": State(objective=name) for name in LOSSES},
    **{f"methods/{name}": State(method=name) for name in METHODS},
    "end": State(),
    "spread": State(batch=3, sampling="replacement"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_runs_as_it_stands_and_prints_what_the_page_shows(part: str) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(FOLDER / f"{part}.py"))
    printed = {
        line.rpartition(" = ")[0]: [float(word) for word in line.rpartition(" = ")[2].split()] for line in out.getvalue().splitlines()
    }
    found = page(SHOWN[part]).numbers if part in SHOWN else []
    numbers = {number.name: number.value for row in found for number in row if number.value is not None}
    both = [name for name in printed if name in numbers and not name.startswith("mean excess")]  # the paths are others
    assert bool(both) == (part in SHOWN and part != "methods/adam")
    for name in both:
        value = numbers[name]
        assert printed[name] == pytest.approx(list(value) if isinstance(value, tuple) else [value], rel=1e-9, abs=1e-12), name


@pytest.mark.parametrize(("folder", "kinds"), [("losses", LOSSES), ("methods", METHODS)])
def test_every_loss_and_every_method_has_its_part(folder: str, kinds: dict[str, type]) -> None:
    assert {Path(part).name for part in PARTS if part.startswith(f"{folder}/")} == set(kinds)
