"""What a page says, shows and exports, to be held against each other."""

import contextlib
import io

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
    return {line.rpartition(" = ")[0]: [float(word) for word in line.rpartition(" = ")[2].split()] for line in out.getvalue().splitlines()}


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
