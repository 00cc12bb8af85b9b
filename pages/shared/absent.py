"""Absent: what a page shows in the place of a file of a person's own that is not here."""

from typing import Any

from pages.shared.parameters import owns, parameters
from pages.shared.view import View

CHOOSE = "{} is not here: the server keeps a file for one visit only, and no link holds it. Choose it below the page."


def absent(state: Any) -> View | None:
    """Return a View of nothing where a State names a file that is not here, so that nothing else is shown under its name; or None."""
    for name, kind in owns(state).items():
        if kind.left_out(state) and getattr(state, name) is None:
            hides = frozenset(parameters(state)) - {kind.shown_by}
            told = kind.told_as[0].upper() + kind.told_as[1:]
            return View(figures=(), say=(), numbers=(), proofs=(), program=str, hides=hides, missing=CHOOSE.format(told))
    return None
