"""Absent: what a page shows in the place of a file of a person's own that is not here."""

from typing import Any

from pages.shared.parameters import Own, parameters
from pages.shared.view import View

CHOOSE = "{} is not here: the server keeps a file for one visit only, and no link holds it. Choose it below the page."


def absent(state: Any) -> View | None:
    """Return a View of nothing where a State names a file that is not here, so that nothing else is shown under its name; or None."""
    known = parameters(state)
    for name, kind in known.items():
        if isinstance(kind, Own) and getattr(state, kind.shown_by) == "own" and getattr(state, name) is None:
            hides = frozenset(known) - {kind.shown_by}
            told = kind.told_as[0].upper() + kind.told_as[1:]
            return View(figures=(), say=(), numbers=(), proofs=(), program=str, hides=hides, missing=CHOOSE.format(told))
    return None
