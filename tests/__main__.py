"""Run all tests: `python -m tests` lints, checks types, and runs the unit, page and browser tests.

Installs ESLint, TypeScript, and Debian's Chromium if there is none on the path. What follows the command goes to pytest.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(*command: str) -> None:
    """Run a command of this Python's environment; end where it fails."""
    print("$", *command, flush=True)
    code = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def install_chromium() -> None:
    """Install Chromium with apt, unless a usable one is there."""
    if any(map(shutil.which, CHROMIUM)):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        print("$", *sudo, *command, flush=True)
        subprocess.run([*sudo, *command], env=environment, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("tests.js")
    install_chromium()
    run("pytest", "-n", "auto", "--maxprocesses", "4", *sys.argv[1:])
