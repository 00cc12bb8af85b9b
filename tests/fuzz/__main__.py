"""Go deeper: `python -m tests.fuzz 100000 [seed]` gives the app so many things, and prints what it did not take well."""

import os
import random
import sys
import traceback

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app

from tests.fuzz import drive

SLOW, LARGE = 0.5, 150_000_000  # seconds, bytes


def main(count: int, seed: int) -> int:
    """Return how many things went wrong."""
    rng = random.Random(seed)
    sources = [drive.messages(rng), drive.addresses(rng), drive.texts(rng, 20_000), drive.files(rng)]
    failures = 0
    slowest: list[tuple[float, str]] = []
    for _ in range(count):
        case = next(rng.choices(sources, weights=[9, 9, 2, 1])[0])
        seconds, grown, error = drive.ran(case)
        given = f"{case.kind} {ascii(case.given)[:300]}"
        if error:
            failures += 1
            print(f"FAILED {given}\n{''.join(traceback.format_exception(error)[-3:])}")
        if grown > LARGE:
            print(f"LARGE {grown / 1e6:.0f} MB {given}")
        if seconds > SLOW:
            slowest = sorted([*slowest, (seconds, given)])[-20:]
    for seconds, given in slowest:
        print(f"SLOW {seconds:.2f} s {given}")
    print(f"{count:,} things, {failures} failures, {len(slowest)} slow, {drive.most_memory() / 1e6:.0f} MB at most")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
