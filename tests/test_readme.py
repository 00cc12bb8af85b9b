"""The README keeps its word: its lines, its links, its measurements."""

import re
from dataclasses import fields
from pathlib import Path
from urllib.parse import unquote

import pytest

from pages.main import PAGES
from pages.shared.settings import PREFIX, Settings
from pages.shared.state import from_address, to_address

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
LINKS = re.findall(r"\(http://localhost:8501/([^)]+)\)", README)


def test_ci_runs_the_readmes_line() -> None:
    line = (ROOT / ".ci" / "run").read_text().splitlines()[-1]
    assert f"```sh\n{line}\n```" in README


def test_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / picture).stat().st_size < 2e6  # for a slow line


@pytest.mark.parametrize("address", LINKS)
def test_links_keep_working(address: str) -> None:
    name, _, query = address.partition("?")
    params = dict(unquote(part).split("=", 1) for part in query.split("&"))
    page = PAGES[name]
    state, notices = from_address(page.State, params)
    assert notices == []
    assert to_address(state) == params


def test_there_are_links() -> None:
    assert len(LINKS) >= 5


def test_what_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\(((?!https?:|#)[^)\s]+)\)", README)
    for path in [*named, *re.findall(r"`((?:pages|core|tests|bench|deploy)/[\w./]+)`", README)]:
        if "<" not in path:
            assert (ROOT / path).exists(), path


def test_every_setting_is_told() -> None:
    _, table = README.split(f"| `{PREFIX}…` |")
    assert set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE)) == {kind.name.upper() for kind in fields(Settings)}
