"""CONTRIBUTING keeps its word: a page made from its text alone, in a copy of the program, passes the contract."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = re.findall(r"```(python|diff)\n# (\S+)\n(.*?)```", TEXT, re.S)
PACKAGES = ("core/size", "core/figures/size", "pages/size", "pages/size/lessons", "pages/size/programs", "tests/core/size")
HOLDING = ("tests/core/size", "tests/test_imports.py", "tests/pages/test_contract.py", "tests/pages/test_lessons.py")  # it to its word
COPIED = ("core", "pages", "tests", "pyproject.toml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program to which the text has been added."""
    copy = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, copy)
        else:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for folder in PACKAGES:
        assert not (copy / folder / "triangle.py").exists()
        (copy / folder).mkdir(exist_ok=True)
        if not (copy / folder / "__init__.py").exists():
            (copy / folder / "__init__.py").write_text('"""Size: how large things are."""\n', "utf-8")
    for kind, path, text in BLOCKS:
        if kind == "python":
            (copy / path).write_text(text, "utf-8")
        else:
            change(copy / path, text)
    return copy


def change(path: Path, diff: str) -> None:
    """Apply a diff whose parts stand between empty lines: lines that begin with − go, and those that begin with + come."""
    text = path.read_text("utf-8")
    for part in diff.strip("\n").split("\n\n"):
        old, new = ("".join(f"{line[1:]}\n" for line in part.splitlines() if line[0] != sign) for sign in "+-")
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def run(made: Path, *command: str) -> str:
    """Run a module of Python's in the copy, and return what it has said."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_worked_example_is_a_page(made: Path) -> None:
    done = run(made, "pytest", "-p", "no:cacheprovider", "-n", "0", *HOLDING, "-k", "triangle or navigation")
    assert int(re.findall(r"(\d+) passed", done)[-1]) > 50  # of six examples: the page is one


def test_the_worked_example_is_tidy(made: Path) -> None:
    run(made, "ruff", "check", "--no-cache", *(path for kind, path, _ in BLOCKS if kind == "python"))


def test_what_the_text_names_is_there() -> None:
    made = {path for _, path, _ in BLOCKS}
    for document in ("CONTRIBUTING.md", "ARCHITECTURE.md"):
        for path in re.findall(r"`((?:pages|core|tests|bench)/[\w./]+)`", (ROOT / document).read_text("utf-8")):
            assert path in made or (ROOT / path).exists(), (document, path)
