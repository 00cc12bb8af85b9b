"""Links of descents that are easily told wrong: at the edge of convergence, of tiny and huge data, from starts that lack parts."""

from fractions import Fraction
from random import Random

import mpmath

from pages.learning.gradient_descent import State
from pages.shared.state import from_address, settle
from tests.judge.downhill import Downhill

ONCE_WRONG = (
    "objective=points&method=adam&beta=0.5&points=-2000000,-4000000;0,2000000&constant=without&eta=0.5&w=3",
    "objective=points&method=adam&beta=0.5&points=-4,2,2,2;-3,-3,0,2;3,4,-1,-4;-3,-1,2,4;-4,1,-2,0&constant=without&eta=1"
    "&w=-2e-60,-2e-60,0",
    "objective=points&method=momentum&beta=0.99&points=0,3;4e-60,3&constant=without&eta=100.0&w=-2",
    "objective=points&method=plain&points=-3e-60,-1;-1e-60,-1&constant=with&eta=1.0&w=1,1",
    "objective=points&method=nesterov&beta=0.99&points=3/1000000000,2e-60,-1,4&constant=without&eta=2.6711409395973154&w=1.2e-08,1e-12,-4",
    "objective=saddle&method=plain&eta=0.5&w=1e-60,2e-60",
    "objective=points&method=momentum&beta=0&points=0,-3,0;3,4,-2;-4,-2,3&constant=with&eta=0.0642698819198431"
    "&w=3/31,-0.74193548387,0.0322580645171",
)
EDGES = ("0.3", "0.5", "0.999999", "1", "1.000001", "1.01", "1.5", "4")
SHORT = 14  # characters of a ratio
SIZES = ("1", "1", "1", "1e-9", "1e6", "1e-60", "1e-100")


def some(count: int, seed: int) -> list[str]:
    """Return links of descents in the plane and in space: at the edge of convergence, of tiny and huge data, of starts that lack parts."""
    return [_some(Random(f"{seed} descent {k}")) for k in range(count)]


def _some(draw: Random) -> str:
    kind = draw.choice(["points"] * 6 + ["quadratic", "quadratic", "rosenbrock", "saddle", "logistic"])
    method, beta = draw.choice(["plain", "plain", "momentum", "nesterov", "adam"]), draw.choice(["0", "0.5", "0.9", "0.99"])
    parts = [f"objective={kind}", f"method={method}"]
    if method != "plain":
        parts.append(f"beta={beta}")
    eta = draw.choice(["1e-14", "1e-3", "0.1", "0.5", "1", "100"])
    best: list[Fraction] = [Fraction(0), Fraction(0)]
    if kind in ("points", "logistic"):
        points, constant = _points(draw, is_labelled=kind == "logistic")
        parts += ["points=" + ";".join(",".join(map(_text, row)) for row in points), f"constant={constant}"]
    if kind == "quadratic":
        parts.append(f"kappa={draw.choice(['1', '1.5', '10', '10000'])}")
    down = Downhill(settle(from_address(State, dict(part.split("=") for part in parts))[0]))
    if down.has_theory and down.rank:
        with mpmath.workdps(down.digits):
            edge = Fraction(draw.choice(EDGES)) * Fraction(mpmath.nstr(down.bound, 30))
            eta = repr(float(min(max(edge, Fraction(1, 10**14)), Fraction(100))))
        best = down.best
    size = Fraction(draw.choice(SIZES)) if draw.random() < 0.4 else Fraction(1)
    start = [size * draw.randint(-3, 3) for _ in range(down.p)]
    chosen = draw.random()
    if chosen < 0.25 and kind in ("points", "quadratic"):  # at the best w, or beside it
        start = [value + Fraction(draw.choice(["0", "0", "1", "1e-12"])) for value in best]
    elif chosen < 0.35:
        start = [Fraction(0)] * down.p
    return "&".join([*parts, f"eta={eta}", "w=" + ",".join(map(_text, start))])


def _text(value: Fraction | int) -> str:
    """Return a number as it is typed: a ratio, or of many digits the first twelve."""
    return text if len(text := str(value)) < SHORT else f"{float(value):.12g}"


def _points(draw: Random, *, is_labelled: bool) -> tuple[list[list[Fraction]], str]:
    """Return the rows of points of one, two or three x, or of powers of one, and whether there is a constant."""
    q, n = draw.choice([1, 1, 2, 3]), draw.randint(1, 6)
    rows = [[Fraction(draw.randint(-4, 4)) for _ in range(q + 1)] for _ in range(n)]
    if draw.random() < 0.3:
        scales = [Fraction(draw.choice(SIZES)) for _ in range(q)] + [Fraction(draw.choice(SIZES))]
        rows = [[value * scale for value, scale in zip(row, scales, strict=True)] for row in rows]
    if draw.random() < 0.2 and q > 1:  # columns that depend on each other
        rows = [[row[0], 2 * row[0], *row[2:]] for row in rows]
    if is_labelled:
        rows = [[*row[:-1], Fraction(draw.randint(0, 1))] for row in rows]
    return rows, draw.choice(["with", "without"]) if q < 3 else "without"
