"""Descriptors: as many as there are, and few words where there are none left."""

import logging
import subprocess
import sys

import pytest

from pages.serving.descriptors import FULL, Seldom, raise_limit


def test_as_many_files_can_be_open_as_the_system_allows() -> None:
    program = """if True:
        from pages.serving.descriptors import raise_limit
        try:
            import resource
        except ImportError:  # as on Windows: there is nothing to raise, and nothing fails
            print(raise_limit() is None)
        else:
            hard = min(2000, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
            resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
            raise_limit()
            print(resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard))
    """
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "True\n"


def test_a_system_that_knows_no_such_limit_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)  # so that its import fails
    raise_limit()


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
