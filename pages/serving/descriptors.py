"""Descriptors: how many connections the system lets the server hold, and what is said when there are no more."""

import logging
import time
from collections.abc import Callable

ENOUGH = (65_536, 10_240)  # of open files: an open tab takes four; macOS gives no more than the second
FULL = ("socket.accept() out of system resource", "Exception in callback BaseSelectorEventLoop._start_serving")
SELDOM = 60.0  # seconds


def make_room() -> None:
    """Make room for connections, and say seldom that there is none."""
    raise_limit()
    logging.getLogger("asyncio").addFilter(SAID_SELDOM)


def raise_limit() -> None:
    """Let this process open as many files as the system allows it to, where it knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in ENOUGH:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        if soft == resource.RLIM_INFINITY or soft >= most:
            return
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (ValueError, OSError):
            continue
        return


class Seldom(logging.Filter):
    """Lets one record a minute pass of those that asyncio writes, by the thousand, while it can accept no connection."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.clock = clock
        self.last = -SELDOM

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is written."""
        if not record.getMessage().startswith(FULL):
            return True
        now = self.clock()
        if now - self.last < SELDOM:
            return False
        self.last = now
        return True


SAID_SELDOM = Seldom()
