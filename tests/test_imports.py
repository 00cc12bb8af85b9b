"""Imports go one way: app → pages → pages.shared → core.figures → core, and down the sections, never up."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.main import SECTIONS

ROOT = Path(__file__).parents[1]
FOUNDATIONS = ("numbers", "data", "matrices")  # below what the navigation shows
NAVIGATION = (
    "objects",
    "products",
    "maps",
    "size",
    "decompositions",
    "solving",
    "learning",
    "information",
)
ORDER = (*FOUNDATIONS, *NAVIGATION)
MODULES = sorted(path for name in ("core", "pages") for path in (ROOT / name).rglob("*.py"))


def rank(module: str) -> tuple[int, int]:
    """Return how high module stands: the layer, and the section in it, 0 for what all its sections are made of."""
    parts = module.split(".")
    layer = 0 if parts[0] == "core" and parts[1:2] != ["figures"] else 1 if parts[0] == "core" else 2
    section = next((ORDER.index(part) + 1 for part in parts[1:3] if part in ORDER), 0)
    return layer, section


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of ours that the one at path imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or "", *(f"{node.module}.{name.name}" for name in node.names)] if isinstance(node, ast.ImportFrom) else []
        names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            place = ROOT / name.replace(".", "/")
            if name.split(".")[0] in ("core", "pages", "app", "bench", "tests") and (place.with_suffix(".py").exists() or place.is_dir()):
                yield name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    layer, section = rank(module)
    for name in imported(path):
        if name.count(".") == 0 or path.name == "main.py":  # a package alone is no module of it; the navigation knows all pages
            continue
        below, other = rank(name)
        assert below <= layer, f"{module} imports {name}, which stands on it"
        if not section:  # what everything is made of: it may use the foundations, and no concept
            assert other <= len(FOUNDATIONS) or path.name == "main.py", f"{module} imports {name}, which is a concept"
        else:
            assert other <= section, f"{module} imports {name}, a section above its own"


def test_the_navigation_has_the_sections_in_their_order() -> None:
    assert list(SECTIONS) == [section.capitalize() for section in NAVIGATION if section.capitalize() in SECTIONS]
    for section, concepts in SECTIONS.items():
        for name in concepts:
            assert any((ROOT / "pages" / section.lower() / place).exists() for place in (f"{name}.py", name))
