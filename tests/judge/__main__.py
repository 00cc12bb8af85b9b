"""Judge many matrices: `python -m tests.judge 5000 --seed 7` prints each falsehood with its input, and how many of each kind there are."""

import argparse
import sys
from collections import Counter
from random import Random

from tests.judge.matrices import KINDS, ONCE_WRONG, some
from tests.judge.pages import of_matrix


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
    kinds: Counter[str] = Counter()
    for name, A in cases:
        for found in of_matrix(A, Random(A)):
            if given.page in {None, found.page}:
                kinds[f"{found.page}: {found.kind}"] += 1
                print(f"[{name}] {found}", flush=True)
    for kind, count in kinds.most_common():
        print(f"{count:6} {kind}")
    return int(bool(kinds))


if __name__ == "__main__":
    sys.exit(main())
