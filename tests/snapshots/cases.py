"""Cases: what is snapshot, and in which files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.figures.theme import css
from pages.main import SECTIONS
from pages.shared.view import Page
from tests.snapshots.written import pictures, text

HERE = Path(__file__).parent
THEME = HERE / "theme.css"


@dataclass(frozen=True, eq=False)
class Case:
    """One example of one page."""

    folder: str  # "maps/transformation"
    title: str
    page: Page
    state: Any

    @property
    def stem(self) -> str:
        """The title in letters that every file system takes."""
        return "_".join(re.findall(r"[a-z0-9]+", self.title.lower()))


def cases() -> Iterator[Case]:
    """Yield every example of every page, and what a page opens with where that is none of them."""
    for section, concepts in SECTIONS.items():
        for name, page in concepts.items():
            opens = page.opens
            for title, state in page.EXAMPLES.items():
                yield Case(f"{section.lower()}/{name}", title, page, state)
            if opens not in page.EXAMPLES.values():
                yield Case(f"{section.lower()}/{name}", "Opens", page, opens)


def snapshot(case: Case) -> dict[str, str]:
    """Return the files of case by their paths below here: its text, and each of its pictures."""
    view = case.page.page(case.state)
    at = f"{case.folder}/{case.stem}"
    drawn = pictures(view)
    return {f"{at}.txt": text(case.page, case.state, view)} | {f"{at}.{name.replace(' ', '_')}.svg": svg for name, svg in drawn.items()}


def theme() -> str:
    """Return the colours of the pictures."""
    colours = css().replace(".stApp", ":root").replace(";", ";\n")
    return ":root{color-scheme:light}\n.cell{text-anchor:middle;dominant-baseline:central}\n" + colours


@cache  # a thousand files
def stored() -> frozenset[str]:
    """Return the paths below here of the files that there are."""
    return frozenset(str(path.relative_to(HERE)) for kind in ("*.txt", "*.svg") for path in HERE.rglob(kind))
