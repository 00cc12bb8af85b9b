"""Matrices as a person might type them: ordinary ones, and those whose facts are easily told wrong."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

Rows = list[list[int]]

ONCE_WRONG = (  # each was once told wrong
    "-1/3,1/3,0;-1/3,1/3,0;0,1,0",
    "-1,0,1e-13;0,34/25,-12/25;0,-12/25,41/25",
    "-24,25,12;-9,8,5;-22,25,10",
    "-3,-7,-3;3,6,2;7,7,-3",
    "-1,0,0;24,11,24;-8,-4,-9",
    "2.6,0.2,0.2;0,3,0;-0.8,0.400000000001,3.4",
    "-2,2/3,1/3;-9999999999/10000000000,-1,1;1/2,1/2,-2",
    "4,-2,4;6,-3,6;6,-3,6",
    "-1,3,-3;9,-7,9;9,-9,11",
    "2,0,-1;2,0,-1;-2,0,1",
    "1,2,3,4;1,2,3,4;1,2,3,4;1,2,3,4",
    "1,1,1,1;2,2,2,2;3,3,3,3;4,4,4,4",
    "1,1e7;0,0.5",
    "1,1;1e-15,1",
    "-4.5,3.3;-6,4.4",
    "1,3e7;0,0",
    "1,1e9;0,-1",
    "1,1e5,0;0,2,1e5;0,0,3",
    "1e9,0;0,1e-9",
    "1e9,0,0;0,1,0;0,0,1e-9",
    "1,0,0;0,1,0;0,0,1e-20",
    "1,0,0;0,1,0;0,0,1e-17",
    "1,1e-16;0,1",
    "1,0;1e5,0",
    "1,2,3,4;5,6,7,8;9,10,11,12;13,14,15,16",
    "3,3,7;5,5,2;8,8,9",
    "1,1,-2;1,1,-2;1,1,-2",
    "-1,0;0,-1",
    "0,1;-1,0",
    "-2,0;0,-2",
    "-1,-2;2,-1",
    "1,1e6;0,0.999",
    "1,1;1e-17,1",
    "1,1e-17;0,1",
    "0.1,0.2;0.3,0.6",
    "1,0;0,1e-17",
    "1,1e9;0,1",
    "1,1e-100;0,1",
    "-6,6;4,-4.00000000000001",
    "-1.0000000000001,0;0,-1",
    "-1,8e8,0;0,0.5,6e8;0,0,2",
    "8e-9,8e-5;9e1,1e-6",
    "9e8,0,6e-6;0,7e-6,0;0,0,6e4",
    "1e-9,1e-7;5e-8,2e7",
    "7e0,1e7,4e7;0,2e-9,0;7e0,2e2,8e4",
    "0,9e8,0;0,-1,5e8;0,0,1",
)


def typed(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as they are typed in a link."""
    return ";".join(",".join(map(str, row)) for row in rows)


def _times(A: Rows, B: Rows) -> Rows:
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*B, strict=True)] for row in A]


def _whole(seed: Random, m: int, n: int, most: int = 9) -> Rows:
    return [[seed.randint(-most, most) for _ in range(n)] for _ in range(m)]


def _unimodular(seed: Random, n: int) -> tuple[Rows, Rows]:
    """Return a matrix of whole numbers whose inverse has whole numbers, and that inverse."""
    P, Q = ([[int(i == j) for j in range(n)] for i in range(n)] for _ in range(2))
    for _ in range(n + 1 if n > 2 else 2):
        i, j = seed.sample(range(n), 2)
        k = seed.choice([-2, -1, 1, 2])
        for row in P:  # column j of P gains k times column i, row i of Q loses k times row j
            row[j] += k * row[i]
        Q[i] = [a - k * b for a, b in zip(Q[i], Q[j], strict=True)]
    return P, Q


def _size(seed: Random, most: int = 5) -> int:
    return seed.choice([k for k in (2, 2, 2, 3, 3, 3, 4, 5) if k <= most])


def whole(seed: Random) -> str:
    """Return ordinary whole numbers."""
    n = _size(seed)
    return typed(_whole(seed, n, n))


def oblong(seed: Random) -> str:
    """Return whole numbers of any shape, often of less than full rank."""
    m, n = seed.randint(1, 5), seed.randint(1, 5)
    k = seed.randint(1, min(m, n))
    return typed(_times(_whole(seed, m, k, 4), _whole(seed, k, n, 4)))


def deficient(seed: Random) -> str:
    """Return a square product of whole numbers that is not of full rank."""
    n = _size(seed)
    k = seed.randint(1, n - 1)
    return typed(_times(_whole(seed, n, k, 3), _whole(seed, k, n, 3)))


def rank_one(seed: Random) -> str:
    """Return a column times a row, to 8 × 8."""
    n = seed.randint(2, 8)
    return typed(_times(_whole(seed, n, 1, 5), _whole(seed, 1, n, 5)))


def repeated(seed: Random) -> str:
    """Return P·D·P⁻¹ with few values on D: a basis, and not symmetric."""
    n = _size(seed)
    values = [seed.randint(-3, 3) for _ in range(seed.randint(1, max(1, n - 1)))]
    D = [[seed.choice(values) if i == j else 0 for j in range(n)] for i in range(n)]
    P, Q = _unimodular(seed, n)
    return typed(_times(_times(P, D), Q))


def jordan(seed: Random) -> str:
    """Return P·J·P⁻¹ with chains in J, some of them of 0."""
    n = _size(seed)
    value, J = seed.randint(-2, 2), [[0] * n for _ in range(n)]
    for i in range(n):
        J[i][i] = value
        if i + 1 < n:
            J[i][i + 1] = seed.randint(0, 1)
            if not J[i][i + 1]:
                value = seed.randint(-2, 2)
    P, Q = _unimodular(seed, n)
    return typed(_times(_times(P, J), Q))


def nilpotent(seed: Random) -> str:
    """Return P·N·P⁻¹ with nothing on or below the diagonal of N."""
    n = _size(seed)
    N = [[seed.randint(-3, 3) if j > i else 0 for j in range(n)] for i in range(n)]
    P, Q = _unimodular(seed, n)
    return typed(_times(_times(P, N), Q))


def graded(seed: Random) -> str:
    """Return entries of very different sizes."""
    n = _size(seed, 3)
    kept = seed.random()
    return typed(
        [[f"{seed.randint(1, 9)}e{seed.randint(-9, 8)}" if i == j or seed.random() < kept else "0" for j in range(n)] for i in range(n)]
    )


def decimals(seed: Random) -> str:
    """Return entries with one decimal."""
    n = _size(seed, 4)
    return typed([[_tenths(seed.randint(-99, 99)) for _ in range(n)] for _ in range(n)])


def flat_decimals(seed: Random) -> str:
    """Return a 2 × 2 matrix of entries with one decimal that is singular as typed, and hardly ever as floats."""
    while True:
        a, b, c = (seed.randint(-99, 99) for _ in range(3))
        if a and (b * c) % a == 0 and abs(b * c // a) <= 99:
            return typed([[_tenths(a), _tenths(b)], [_tenths(c), _tenths(b * c // a)]])


def flat_decimals_3(seed: Random) -> str:
    """Return entries with one decimal, of rank 1 or 2 as typed."""
    k = seed.randint(1, 2)
    A = _times(_whole(seed, 3, k, 6), _whole(seed, k, 3, 6))
    return typed([[_tenths(entry) for entry in row] for row in A])


def _tenths(k: int) -> str:
    return f"{k // 10 if k >= 0 else -(-k // 10)}.{abs(k) % 10}" if k >= 0 or k <= -10 else f"-0.{-k}"


def skew(seed: Random) -> str:
    """Return a triangular matrix with large entries beside the diagonal."""
    n = _size(seed, 4)
    diagonal = [seed.choice(["1", "2", "3", "0.5", "-1", "0", "5"]) for _ in range(n)]
    far = seed.randint(1, 8)
    return typed([[diagonal[i] if i == j else f"{seed.randint(1, 9)}e{far}" if j == i + 1 else "0" for j in range(n)] for i in range(n)])


def symmetric(seed: Random) -> str:
    """Return a symmetric matrix of whole numbers, often of less than full rank."""
    n, B = _size(seed), []
    B = _whole(seed, n, seed.randint(1, n), 3)
    return typed(_times(B, [list(column) for column in zip(*B, strict=True)])) if seed.random() < 0.5 else _mirrored(seed, n)


def _mirrored(seed: Random, n: int) -> str:
    A = _whole(seed, n, n)
    return typed([[A[min(i, j)][max(i, j)] for j in range(n)] for i in range(n)])


def plane(seed: Random) -> str:
    """Return a map of the plane that has a name: turns, mirrors, projections, shears, scalings, with entries that are exact."""
    p, q, r = seed.choice([(3, 4, 5), (4, 3, 5), (5, 12, 13), (8, 15, 17), (1, 0, 1), (0, 1, 1), (-3, 4, 5)])
    kind, s = seed.randrange(6), seed.choice([1, 1, 1, 2, -1, -3])
    if kind == 0:
        return _over(r, [[s * p, -s * q], [s * q, s * p]])
    if kind == 1:
        return _over(r, [[s * p, s * q], [s * q, -s * p]])
    if kind == 2:
        return _over(r * r, [[p * p, p * q], [p * q, q * q]])
    if kind == 3:
        v, w = seed.randint(-3, 3), seed.randint(1, 3)
        return _over(p * v + q * w or 1, [[p * v, p * w], [q * v, q * w]])
    if kind == 4:
        k = seed.choice([1, 2, -3, 100000, 10**7])
        return _over(r * r, [[r * r - k * p * q, k * p * p], [-k * q * q, r * r + k * p * q]])
    return f"{seed.choice(['2', '-1', '0.5', '-3', '1e-6'])},0;0,{seed.choice(['2', '-1', '0.5', '0', '1'])}"


def space(seed: Random) -> str:
    """Return a map of space that has a name: turns, mirrors, rotary reflections, projections, shears, scalings, with exact entries."""
    a, b, c, d = seed.choice(
        [(1, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 1), (1, 2, 0, 2), (0, 1, 2, 2), (3, 1, 0, 0), (2, 1, -1, 0), (0, 0, 0, 1)]
    )
    n = a * a + b * b + c * c + d * d
    turn = [
        [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
        [2 * (b * c + a * d), a * a - b * b + c * c - d * d, 2 * (c * d - a * b)],
        [2 * (b * d - a * c), 2 * (c * d + a * b), a * a - b * b - c * c + d * d],
    ]
    kind, s = seed.randrange(6), seed.choice([1, 1, 1, 2, -1, -3])
    u = seed.choice([(1, 0, 0), (0, 0, 1), (1, 1, 1), (1, 2, 2), (2, -1, 2), (3, 4, 0)])
    v = seed.choice([(1, 1, 0), (0, 1, -1), (1, 0, 1), (2, 1, 1), (1, 2, 3)])
    dot, square = (sum(p * q for p, q in zip(u, w, strict=True)) for w in (v, u))
    if kind == 0:
        return _over(n, [[s * entry for entry in row] for row in turn])
    if kind == 1:  # a reflection, scaled, or a projection onto a plane or a line
        first, second = seed.choice([(s * square, -2 * s), (square, -1), (0, 1)])
        return _over(square, [[first * (i == j) + second * u[i] * u[j] for j in range(3)] for i in range(3)])
    if kind == 2 and dot:  # an oblique one
        first, second = seed.choice([(dot, -1), (0, 1)])
        return _over(dot, [[first * (i == j) + second * u[i] * v[j] for j in range(3)] for i in range(3)])
    if kind == 3:
        w = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
        k = seed.choice([1, 2, -3, 100000])
        return typed([[(i == j) + k * w[i] * v[j] for j in range(3)] for i in range(3)])
    if kind == 4:  # a symmetric one, in the axes of a turn
        D = [[seed.choice([1, 2, -1, -1, 3]) if i == j else 0 for j in range(3)] for i in range(3)]
        return _over(n * n, _times(_times(turn, D), [list(column) for column in zip(*turn, strict=True)]))
    return _over(n, _times(turn, [[seed.choice([1, -1, 2]) if i == j else 0 for j in range(3)] for i in range(3)]))


def _over(denominator: int, rows: Rows) -> str:
    """Return whole numbers over a denominator, as they are typed."""
    return typed([[str(Fraction(entry, denominator)) for entry in row] for row in rows])


def nearly(seed: Random) -> str:
    """Return a matrix that is degenerate but for one entry, by a little."""
    start = seed.choice([repeated, jordan, deficient, plane, space, symmetric])(seed)
    rows = [row.split(",") for row in start.split(";")]
    i, j = seed.randrange(len(rows)), seed.randrange(len(rows))
    entry, places = rows[i][j], seed.randint(3, 17)
    if entry == "0":
        rows[i][j] = f"1e-{places}"
    elif entry.lstrip("-").isdigit():
        rows[i][j] = f"{entry}.{'0' * min(places - 1, 14 - len(entry.lstrip('-')))}1"  # of more digits it would be a rounded one
    return typed(rows)


def decimal_turns(seed: Random) -> str:
    """Return block diagonals of turns by decimals, in up to five dimensions."""
    n = seed.randint(2, 5)
    A: list[list[object]] = [["0"] * n for _ in range(n)]
    i = 0
    while i < n:
        if i + 1 < n and seed.random() < 0.6:
            A[i][i], A[i][i + 1], A[i + 1][i], A[i + 1][i + 1] = seed.choice(
                [("0.6", "-0.8", "0.8", "0.6"), ("0", "-1", "1", "0"), ("0.8", "0.6", "0.6", "-0.8"), ("0.28", "-0.96", "0.96", "0.28")]
            )
            i += 2
        else:
            A[i][i] = seed.choice(["1", "-1", "0.5", "2"])
            i += 1
    return typed(A)


KINDS: dict[str, Callable[[Random], str]] = {
    kind.__name__: kind
    for kind in (
        whole,
        oblong,
        deficient,
        rank_one,
        repeated,
        jordan,
        nilpotent,
        graded,
        decimals,
        flat_decimals,
        flat_decimals_3,
        skew,
        symmetric,
        plane,
        space,
        nearly,
        decimal_turns,
    )
}


def some(count: int, seed: int) -> list[tuple[str, str]]:
    """Return count kinds with a matrix of each, the kinds in turn."""
    names = list(KINDS)
    return [(names[k % len(names)], KINDS[names[k % len(names)]](Random(f"{seed} {k}"))) for k in range(count)]
