"""Licences of what the app is made of: what is installed, and what others have written that stands among its files.

python -m tests.licences writes LICENCES.md anew.
"""

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
FILE = ROOT / "LICENCES.md"
LONGEST = 60  # characters of a licence's name; what is longer is its text
FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|MPL|Mozilla|PSF|ISC|Zlib|CC0|HPND|MIT-CMU)\b")
HEAD = """# Licences

Matrixscope is under the [MIT licence](LICENSE). What it is made of, and under which licence that is; `python -m tests.licences` writes
this list.

| among its files | |
|---|---|
{vendored}

| installed with it | |
|---|---|
{installed}
"""


def required() -> list[Requirement]:
    """Return what the app asks for itself."""
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def named(name: str) -> str:
    """Return the name of a package as all write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[str, str]:
    """Return the licences of what is installed for the app, by name, as each says itself."""
    found: dict[str, str] = {}
    waiting = required()
    while waiting:
        one = waiting.pop()
        name = named(one.name)
        if name in found or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        about = distribution(name)
        found[name] = licence(about.metadata.json)
        waiting += map(Requirement, about.requires or [])
    return dict(sorted(found.items()))


def licence(about: dict[str, str | list[str]]) -> str:
    """Return the licence that a package names: as an expression, as a short text, or as one of those that the registry lists."""
    said = str(about.get("license_expression") or about.get("license") or "")
    listed = [str(text).rpartition(" :: ")[2] for text in about.get("classifier", []) if str(text).startswith("License :: ")]
    return said if 0 < len(said) <= LONGEST and "\n" not in said else ", ".join(listed)


def vendored() -> dict[str, str]:
    """Return the licences that stand among the app's files, by the folder that each is of."""
    paths = [path for folder in ("core", "pages", "docs") for path in sorted((ROOT / folder).rglob("LICENSE*"))]
    return {path.parent.relative_to(ROOT).as_posix(): path.read_text().splitlines()[0] for path in paths}


def text() -> str:
    """Return the whole list."""
    rows = {name: "\n".join(f"| {key} | {value} |" for key, value in of.items()) for name, of in PARTS.items()}
    return HEAD.format(**rows)


PARTS = {"vendored": vendored(), "installed": installed()}

if __name__ == "__main__":
    FILE.write_text(text())
