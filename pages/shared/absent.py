"""Absent: what a page shows in the place of a file of a person's own that is not here, or says where it goes on without it."""

from pages.shared.parameters import Own, parameters
from pages.shared.state import PageState, awaited
from pages.shared.view import View

CHOOSE = "{} is not here: the server keeps a file for one visit only, and no link holds it. Choose it below the page."


def absent(state: PageState) -> View | None:
    """Return a View of nothing where a State names a file that is not here, so that nothing else is shown under its name; or None."""
    kind = awaited(state)
    if not kind:
        return None
    hides = frozenset(parameters(state)) - {kind.shown_by}
    return View(figures=(), say=(), numbers=(), proofs=(), program=str, hides=hides, missing=_choose(kind))


def lacking(state: PageState) -> tuple[str, ...]:
    """Return what is said where a State names a file that is not here, by a page that shows all else without it; or nothing."""
    kind = awaited(state)
    return (_choose(kind),) if kind else ()


def _choose(kind: Own) -> str:
    return CHOOSE.format(kind.told_as[0].upper() + kind.told_as[1:])
