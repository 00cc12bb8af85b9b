"""Judge many matrices: `python -m tests.judge 5000 --seed 7` prints each falsehood with its input, and how many of each kind there are.

With `--page gradient_descent`, or least_squares, as many states of a page that takes no matrix.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import starmap
from random import Random

from tests.judge import descent, least_squares, slopes
from tests.judge.matrices import KINDS, ONCE_WRONG, some
from tests.judge.pages import of_matrix
from tests.judge.scan import Falsehood

ALONE: dict[str, Callable[[int, int], Iterator[list[Falsehood]]]] = {  # pages of no matrix
    "gradient_descent": lambda count, seed: map(descent.judged, slopes.some(count, seed)),
    "least_squares": lambda count, seed: starmap(least_squares.judged, least_squares.some(count, seed)),
}


def main() -> int:
    """Judge as many matrices as asked for; return 1 if anything is false."""
    parser = argparse.ArgumentParser(prog="python -m tests.judge", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, help="only matrices of this kind")
    parser.add_argument("--page", help="only what is said on this page")
    given = parser.parse_args()
    cases = [("once wrong", A) for A in ONCE_WRONG] + some(given.count, given.seed)
    if given.kind:
        cases = [(given.kind, KINDS[given.kind](Random(f"{given.seed} {k}"))) for k in range(given.count)]
    told = ((name, of_matrix(A, Random(A))) for name, A in cases)
    if given.page in ALONE:
        told = ((given.page, found) for found in ALONE[given.page](given.count, given.seed))
    kinds: Counter[str] = Counter()
    for name, some_found in told:
        for found in some_found:
            if given.page in {None, found.page}:
                kinds[f"{found.page}: {found.kind}"] += 1
                print(f"[{name}] {found}", flush=True)
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
