"""Noted: what nobody expected, for the log: which page, where in the program, and a reference that the visitor is told as well.

What a visitor has typed, and what errors say, which may be the same numbers, stands there only where the host wants it.
"""

import logging
import random
import re
import traceback
from pathlib import Path
from typing import Any

from pages.shared.counts import ERRORS
from pages.shared.settings import settings

LOG = logging.getLogger("matrixscope")
ROOT = Path(__file__).parents[2]
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # that are not taken for each other
SORRY = "Something went wrong here that should not have. It has been noted as {}; the page goes on from Reset."
LONGEST = 500  # characters of what was typed
QUERY = re.compile(r"\?\S*")
_made = logging.getLogRecordFactory()


def note(what: str, page: str = "", error: BaseException | None = None, typed: str = "") -> str:
    """Return the reference under which the log says what happened on a page. typed : the link that led to it, or the like."""
    reference = "".join(random.choices(LETTERS, k=4))
    ERRORS.add(page)
    about = f"{f'page {page}, ' if page else ''}{what}{f', at ?{typed[:LONGEST]}' if typed and settings().log_numbers else ''}"
    LOG.error("%s: %s", reference, about, exc_info=error)
    return reference


def where(error: BaseException) -> str:
    """Return the kinds of an error and of what led to it, and the lines that they passed through, without what they say."""
    frames = traceback.extract_tb(error.__traceback__)
    told = f"{type(error).__name__} at {' < '.join(map(_place, reversed(frames)))}" if frames else type(error).__name__
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return f"{told}; after {where(before)}" if before else told


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
    return f"{name.as_posix()}:{frame.lineno}"


def _quiet(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """Return a record of whichever log, ours, Streamlit's or the server's, without what visitors type."""
    record = _made(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    is_server = record.name.startswith("uvicorn")  # it logs addresses
    if (not error and not is_server) or settings().log_numbers:
        return record
    if is_server and isinstance(record.args, tuple):
        record.args = tuple(QUERY.sub("", arg) if isinstance(arg, str) else arg for arg in record.args)
    if error:
        said = record.getMessage().partition("\n")[0]  # asyncio tells of the error on the next
        record.msg, record.args, record.exc_info = f"{said}: {where(error)}", (), None
    return record


logging.setLogRecordFactory(_quiet)  # for every process that shows pages, whatever starts it
