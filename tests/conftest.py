"""How hard Hypothesis tries, `pytest --hypothesis-profile deep` before a release and `fast` while working; and in which order tests run."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app, and before NumPy loads

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

# CI tries the same examples each time, so that it judges the change alone; everywhere else they are new ones.
settings.register_profile("default", deadline=None, max_examples=100, derandomize="CI" in os.environ)
settings.register_profile("fast", deadline=None, max_examples=10)
settings.register_profile("deep", deadline=None, max_examples=5000)
settings.load_profile("default")

DEAR = (  # seconds a test, the dearest first
    "tests/replicas",
    "tests/firefox",
    "tests/browser/test_server.py",
    "tests/test_contributing.py",
    "tests/fuzz",
    "tests/browser",
)


@pytest.fixture(scope="session")
def playwright() -> "Iterator[Playwright]":
    """Start the driver of browsers: a process has one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every worker begin with what takes seconds: what is left in the end is short, and whoever is idle takes of it.

    A worker begins with the tests of one part of the list, and then steals from the ends of other parts (pytest-xdist, worksteal).
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:
        return

    def rank(item: pytest.Item) -> int:
        return next((k for k, path in enumerate(DEAR) if item.nodeid.startswith(path)), len(DEAR))

    ordered = sorted(items, key=rank)
    dear = sum(rank(item) < len(DEAR) for item in items)
    long, short = ordered[:dear], ordered[dear:]
    items.clear()
    for k in range(workers):
        items += part(long, k, workers) + part(short, k, workers)


def part(items: list[pytest.Item], k: int, of: int) -> list[pytest.Item]:
    """Return the kth of so many parts of items, which are as equal as they can be."""
    return items[len(items) * k // of : len(items) * (k + 1) // of]
