"""What a page says, shows and exports, to be held against each other."""

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

import pytest

from pages.shared.view import View


def said(view: View) -> str:
    """Return the sentence as it reads."""
    return "".join(part if isinstance(part, str) else part[0] for part in view.say)


def shown(view: View) -> dict[str, str]:
    """Return the texts of the numbers by name."""
    return {number.name: number.text for row in view.numbers for number in row}


def run(program: str) -> dict[str, list[float]]:
    """Run an exported program and return what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(program, {})
    return printed(out.getvalue())


def printed(text: str) -> dict[str, list[float]]:
    """Return the numbers that a program has printed by their names."""
    return {line.rpartition(" = ")[0]: [float(word) for word in line.rpartition(" = ")[2].split()] for line in text.splitlines()}


class Told(NamedTuple):
    """What a program has printed, and how it has failed, if it has."""

    out: str
    failure: str


ONE_BY_ONE = """if True:
    import contextlib, io, json, sys, traceback
    told = {}
    for name, program in json.load(sys.stdin).items():
        out, failure = io.StringIO(), ""
        with contextlib.redirect_stdout(out):
            try:
                exec(program, {"__name__": "__main__"})
            except BaseException:
                failure = traceback.format_exc()
        told[name] = out.getvalue(), failure
    print(json.dumps(told))
"""


def run_alone(programs: Mapping[str, str]) -> dict[str, Told]:
    """Run programs by name where nothing of ours can be imported and a warning is an error: one interpreter loads NumPy for all."""
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-X", "utf8", "-c", ONE_BY_ONE],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return {name: Told(*told) for name, told in json.loads(done.stdout).items()}


def check_program(view: View, sizes: dict[str, float], rounding: float = 1e-13) -> None:
    """Hold what the program prints against the numbers, to nine digits, or to rounding times the size by a number's name."""
    printed = run(view.code)
    for number in (number for row in view.numbers for number in row):
        if number.value is None:
            assert number.name not in printed, number.name
            continue
        values = list(number.value) if isinstance(number.value, tuple) else [number.value]
        least = rounding * sizes.get(number.name, 0.0)
        assert printed.pop(number.name) == pytest.approx(values, rel=1e-9, abs=least), number.name
    assert printed == {}
