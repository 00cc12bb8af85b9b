"""Run all tests: `python -m tests` lints, checks types, and runs the unit, page and browser tests.

`python -m tests fast` answers in under a minute, for use while working: it leaves out the browser, the judge and the fuzz, what is
marked slow, and nine of ten of Hypothesis's examples. What follows goes to pytest.
Installs ESLint, TypeScript, and of Debian's Chromium, Firefox, HAProxy and nginx what is not on the path.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PROGRAMS = {"chromium": CHROMIUM, "firefox-esr": ("firefox-esr", "firefox"), "haproxy": ("haproxy",), "nginx-light": ("nginx",)}
SBIN = ":/usr/sbin:/sbin"  # where proxies are, and not everybody looks
SLOW = ("tests/browser", "tests/judge", "tests/fuzz", "tests/replicas", "tests/firefox")
FAST = (*(f"--ignore={folder}" for folder in SLOW), "-m", "not slow", "--hypothesis-profile", "fast")


def start(*command: str, stdout: int | None = None) -> "subprocess.Popen[str]":
    """Start a command of this Python's environment; modules are compiled once, though some twenty processes load them."""
    print("$", *command, flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=environment, stdout=stdout, text=True)


def run(*command: str) -> None:
    """Run a command of this Python's environment; end where it fails."""
    code = start(*command).wait()
    if code:
        sys.exit(code)


def install_programs() -> None:
    """Install with apt which of the programs are not there."""
    path = os.environ["PATH"] + SBIN
    missing = [package for package, names in PROGRAMS.items() if not any(shutil.which(name, path=path) for name in names)]
    if not missing:
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]):
        print("$", *sudo, *command, flush=True)
        subprocess.run([*sudo, *command], env=environment, stdout=subprocess.DEVNULL, check=True)


def main(*options: str) -> int:
    """Return 0 if nothing is wrong; the types, which take one core, are checked beside the tests."""
    is_fast = options[:1] == ("fast",)
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    beside = [start(tool, stdout=subprocess.PIPE) for tool in ("mypy", "tests.js")]
    if not is_fast:
        install_programs()
    workers = min(4, (os.cpu_count() or 1) + (not is_fast))  # a test of the browser waits more than it computes
    tests = start("pytest", "-n", str(workers), "--dist", "worksteal", *(FAST if is_fast else ()), *options[is_fast:])
    codes = [tests.wait()]
    for tool in beside:
        print(tool.communicate()[0], end="")
        codes.append(tool.returncode)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
