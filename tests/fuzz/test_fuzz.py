"""Whatever is sent, linked, typed or uploaded: a sentence, and never an exception. `python -m tests.fuzz 100000` goes deeper."""

import itertools
import random
from collections.abc import Callable, Iterator

import pytest

from tests.fuzz import drive
from tests.fuzz.drive import Case

FOR_EVER, ALL = 20.0, 600_000_000  # seconds and bytes that none may take, on a machine however busy


@pytest.mark.parametrize(
    ("cases", "count"),
    [
        (drive.messages, 1000),
        (drive.addresses, 2000),
        (lambda rng: drive.texts(rng, 3000), 400),
        (drive.files, 120),
    ],
    ids=["messages", "addresses", "texts", "files"],
)
def test_nothing_that_is_given_breaks_the_app(cases: Callable[[random.Random], Iterator[Case]], count: int) -> None:
    for case in itertools.islice(cases(random.Random(count)), count):
        seconds, grown, error = drive.ran(case)
        assert error is None, (ascii(case.given), error)
        assert seconds < FOR_EVER, ascii(case.given)
        assert grown < ALL, ascii(case.given)
