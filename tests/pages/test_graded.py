"""Proofs hold whatever the sizes of entries are: rows and columns of very different sizes, up to 8 × 8, singular ones too."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from core.maps.determinant import determinant
from core.numbers.arrays import matrix, vector
from pages.main import PAGES
from pages.shared.state import settle

Rows = list[list[str]]
RANGES = ((-3, 3), (-18, -6), (-9, 8), (-18, 7), (-100, 7), (-100, -50))  # powers of ten, which each page takes
EACH = 6


def _entry(seed: Random, power: int) -> str:
    return f"{seed.randint(-9, 9)}e{power}"


def _entries(seed: Random, n: int, low: int, high: int) -> Rows:
    return [[_entry(seed, seed.randint(low, high)) for _ in range(n)] for _ in range(n)]


def _rows(seed: Random, n: int, low: int, high: int) -> Rows:
    return [[_entry(seed, power) for _ in range(n)] for power in (seed.randint(low, high) for _ in range(n))]


def _columns(seed: Random, n: int, low: int, high: int) -> Rows:
    return [list(row) for row in zip(*_rows(seed, n, low, high), strict=True)]


def _two_sizes(seed: Random, n: int, low: int, high: int) -> Rows:
    return [[_entry(seed, seed.choice([low, high])) for _ in range(n)] for _ in range(n)]


def _twice(rows: Callable[[Random, int, int, int], Rows]) -> Callable[[Random, int, int, int], Rows]:
    """Return what makes matrices whose last row is the first again."""

    def make(seed: Random, n: int, low: int, high: int) -> Rows:
        first, *others = rows(seed, n, low, high)
        return [first, *others[:-1], first]

    return make


KINDS = {
    "entries": _entries,
    "rows": _rows,
    "columns": _columns,
    "two sizes": _two_sizes,
    "singular entries": _twice(_entries),
    "singular rows": _twice(_rows),
    "singular columns": _twice(_columns),
    "singular, two sizes": _twice(_two_sizes),
}


def _state(page: str, A: Any, seed: Random) -> Any:
    n = A.shape[0]
    x = vector([str(seed.randint(-5, 5)) for _ in range(n)])
    given: dict[str, dict[str, Any]] = {
        "determinant": {"A": A, "B": matrix(_entries(seed, n, -3, 3)), "c": vector(seed.choice(["2", "-1", "1e-9", "1e9", "0"]))},
        "eigen": {"A": A, "x": x},
        "svd": {"A": A, "k": seed.randint(0, n)},
        "pseudoinverse": {"A": A, "y": x},
        "transformation": {"A": A, "x": x, "path": seed.choice(["straight", "polar", "svd", "exp"])},
    }
    return settle(PAGES[page].State(**given[page]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ["transformation", "determinant", "eigen", "svd", "pseudoinverse"])
def test_no_proof_fails_where_entries_are_of_all_sizes(page: str, kind: str) -> None:
    for k in range(EACH):
        seed = Random(f"{page} {kind} {k}")
        n = seed.choice([2, 3]) if page == "transformation" else seed.choice([2, 3, 5, 8, 8])
        A = matrix(KINDS[kind](seed, n, *seed.choice(RANGES)))
        view = PAGES[page].page(_state(page, A, seed))
        assert all(proof.ok for proof in view.proofs), (str(A), view.proofs)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("singular")])
def test_what_is_known_in_float64_alone_is_proved_as_well(kind: str) -> None:
    for k in range(EACH):
        A = matrix(KINDS[kind](Random(f"{kind} {k}"), 8, -18, -6)).value
        found = determinant(A, A, 2.0)
        assert all(proof.ok for proof in found.proofs), (A.tolist(), found.proofs)
