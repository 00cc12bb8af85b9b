"""What is read is short: files have up to 350 lines, lines up to 140 characters."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READ = [
    path
    for folder in ("app.py", "bench", "core", "deploy", "docs", "pages", "tests")
    for path in ([ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*")))
    if path.suffix in {".py", ".js", ".ts", ".css"} and not {"plotly", "node_modules"} & set(path.parts)
]


@pytest.mark.parametrize("folder", sorted({path.relative_to(ROOT).parts[0] for path in READ}))
def test_what_is_read_is_short(folder: str) -> None:
    for path in READ:
        if path.relative_to(ROOT).parts[0] == folder:
            lines = path.read_text("utf-8").splitlines()
            assert len(lines) <= 350, path
            assert [k + 1 for k, line in enumerate(lines) if len(line) > 140] == [], path
