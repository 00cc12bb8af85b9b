"""Descriptors: as many as there are, and few words where there are none left."""

import logging
import subprocess
import sys

import pytest

from pages.shared.descriptors import FULL, Seldom


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_as_many_files_can_be_open_as_the_system_allows() -> None:
    program = """if True:
        import resource
        from pages.shared.descriptors import raise_limit
        hard = min(2000, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
        raise_limit()
        print(resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard))
    """
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "True\n"


def test_that_there_are_no_more_is_said_once_a_minute() -> None:
    now = 0.0
    seldom = Seldom(lambda: now)

    def is_written(text: str) -> bool:
        return bool(seldom.filter(logging.LogRecord("asyncio", logging.ERROR, "", 0, text, (), None)))

    assert is_written(f"{FULL[0]}\nsocket: 5")
    assert not any(is_written(text) for text in FULL)
    assert is_written("Something else happened.")
    now = 61.0
    assert is_written(FULL[1])
    assert not is_written(FULL[0])
