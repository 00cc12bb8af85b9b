"""The numbers of a fit to whole numbers, judged; its sentence is not."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

import mpmath

from core.numbers.arrays import matrix
from pages.shared.state import settle
from pages.solving import least_squares as page
from pages.solving.problem import Constant
from tests.judge import numbers as figures
from tests.judge.exact import Rows, big, inverse, product, pseudoinverse, rank, transpose
from tests.judge.numbers import ANY, Wanted
from tests.judge.scan import Falsehood
from tests.judge.shown import agrees, indexed, tell

UNJUDGED = ("largest leverage", "condition number κ(X)", "κ, columns scaled", "correct digits")


class Fitted:
    """The fit of points by a polynomial, or of two x by a plane, in fractions; of all that fit alike the shortest."""

    def __init__(self, points: Rows, degree: int, *, has_constant: bool) -> None:
        y = [row[-1] for row in points]
        self.is_plane = len(points[0]) > 2
        powers = range(0 if has_constant else 1, degree + 1)
        one = [Fraction(1)] * has_constant
        self.X: Rows = [[*one, *row[:-1]] if self.is_plane else [row[0] ** k for k in powers] for row in points]
        self.y: Rows = [[value] for value in y]
        self.w = [row[0] for row in product(pseudoinverse(self.X), self.y)]
        fitted = product(self.X, [[value] for value in self.w])
        self.rss = sum(((a[0] - b[0]) ** 2 for a, b in zip(self.y, fitted, strict=True)), Fraction(0))
        mean = sum(y) / Fraction(len(y)) if has_constant else Fraction(0)
        self.spread = sum(((value - mean) ** 2 for value in y), Fraction(0))
        self.rank = rank(self.X)
        self.df = len(y) - self.rank
        self.first = 0 if has_constant else 1

    @property
    def r_squared(self) -> Fraction | None:
        """What share of y's variation is explained."""
        return 1 - self.rss / self.spread if self.spread else None

    @property
    def errors(self) -> list[Any] | None:
        """The standard errors, where there are any."""
        if self.rank < len(self.w) or not self.df:
            return None
        covariance = inverse(product(transpose(self.X), self.X))
        return [mpmath.sqrt(big(covariance[j][j] * self.rss / self.df)) for j in range(len(self.w))]


def _numbers(fit: Fitted) -> dict[str, Wanted]:
    errors = fit.errors
    found = dict.fromkeys(UNJUDGED, ANY)
    for j, value in enumerate(fit.w):
        name = indexed("w", j + fit.first)
        power, most = j + fit.first, len(fit.w) - 1 + fit.first
        is_slope = power == most == 1 and not fit.is_plane
        called = f"intercept {name}" if power == 0 < most else f"slope {name}" if is_slope else name
        found |= {called: Wanted(value), f"SE({name})": Wanted(None if errors is None else errors[j])}
    r_squared = fit.r_squared
    return found | {
        "residual sum of squares": Wanted(fit.rss),
        "residual standard deviation": Wanted(mpmath.sqrt(big(fit.rss / fit.df)) if fit.df else None),
        "R²": Wanted(r_squared),
        "R², uncentred": Wanted(r_squared),
    }


def judged(points: str, degree: int, constant: Constant) -> list[Falsehood]:
    """Return what is false of a fit's numbers and coefficients."""
    told = f"{points} degree {degree} constant {constant}"
    fit = Fitted([[Fraction(entry) for entry in row.split(",")] for row in points.split(";")], degree, has_constant=constant == "with")
    view = page.page(settle(page.State(points=matrix(points), degree=degree, constant=constant)))
    found = list(figures.judge(view.numbers, _numbers(fit))) + list(_coefficients(view.tables[0].rows, fit))
    found += [("proof", proof.name, proof.mark) for proof in view.proofs if not proof.ok]
    return [Falsehood("least_squares", told, said, truth, kind) for kind, said, truth in found]


def _coefficients(rows: Any, fit: Fitted) -> Iterator[tuple[str, str, str]]:
    for row, value in zip(rows, fit.w, strict=True):
        if not agrees(row[1], value):
            yield "table w", f"{row[0]}: {row[1]}", tell(value)


def some(count: int, seed: int) -> list[tuple[str, int, Constant]]:
    """Return points of whole numbers, some of two x, with a degree, with or without a constant; some have one x, some lie on one curve."""
    found: list[tuple[str, int, Constant]] = []
    for k in range(count):
        draw = Random(f"{seed} points {k}")
        n, degree = draw.randint(1, 7), draw.choice([0, 1, 1, 1, 2, 3])
        constant: Constant = "with" if degree == 0 else draw.choice(["with", "with", "without"])
        few = draw.random() < 0.3
        x = [draw.randint(-1, 1) if few else draw.randint(-9, 9) for _ in range(n)]
        line = (draw.randint(-3, 3), draw.randint(-3, 3))
        y = [line[0] + line[1] * value if draw.random() < 0.2 or k % 5 == 0 else draw.randint(-9, 9) for value in x]
        if k % 3 == 2:  # two x, which may depend on each other, or on the constant
            other = [draw.choice([2 * a, 3 - a, 1]) for a in x] if few else [draw.randint(-4, 4) for _ in x]
            found.append((";".join(f"{a},{c},{b}" for a, c, b in zip(x, other, y, strict=True)), 1, constant))
        else:
            found.append((";".join(f"{a},{b}" for a, b in zip(x, y, strict=True)), degree, constant))
    return found
