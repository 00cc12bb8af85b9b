"""Principal: what the page of singular values shows of points: their principal components."""

import math
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from core.decompositions.pca import Pca, pca
from core.figures.decompositions import pca as figures
from core.matrices.conformal import line_angle
from core.numbers.digits import degrees, indexed, nearly, percent, show
from pages.shared.points import AXES, Pointed, Points, program_text
from pages.shared.programs import program
from pages.shared.view import Number, Sentence, Table, View, number, table

LONGEST = 7  # letters of a share as a fraction
FIRST = 8  # scores that are shown: all of them are copied, and saved
PRINTED = 1e-5  # of the largest deviation: a smaller one loses digits in float64


ANY_PAIR = "in their plane every perpendicular pair will do."


class Shown(Pointed, Protocol):
    """A State that shows principal components."""

    @property
    def scaled(self) -> str:
        """Whether columns are scaled."""

    @property
    def view(self) -> float:
        """The half-height of the view."""

    @property
    def azimuth(self) -> float:
        """From where space is looked at, round z."""

    @property
    def elevation(self) -> float:
        """How far above the floor that is."""


def page(state: Shown, found: Points, hides: frozenset[str]) -> View:
    """Return the principal components of points; hides : what of the state has no effect."""
    result = analysed(found, is_scaled=state.scaled == "scaled")
    return View(
        figures=figures.pca(result, found.names, found.key, state.view, (state.azimuth, state.elevation)),
        say=sentence(result, found.names),
        numbers=numbers(result),
        proofs=result.proofs,
        program=lambda: code(state, found, result),
        tables=tables(result),
        hides=hides,
        columns=found.all_names,
        roles=found.roles,
        lacks=found.lacks,
        notes=found.notes,
        seen=result,
    )


class _Same:
    """Points that are the same where their keys are."""

    def __init__(self, found: Points) -> None:
        self.found = found

    def __hash__(self) -> int:
        return hash(self.found.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.found.key == self.found.key


def analysed(found: Points, *, is_scaled: bool) -> Pca:
    """Return the principal components of points; of those that never change once."""
    return _analysed(_Same(found), is_scaled) if found.key else pca(found.values, found.exact, is_scaled=is_scaled)


@lru_cache(maxsize=16)
def _analysed(of: _Same, is_scaled: bool) -> Pca:
    return pca(of.found.values, of.found.exact, is_scaled=is_scaled)


# ---- what is said


def sentence(result: Pca, names: tuple[str, ...]) -> Sentence:
    """Return what is seen now: what each axis explains, or why none does."""
    of = f"PCA of {result.n:,} points"
    if result.n == 1:
        return ("PCA of one point: it does not vary, and its variance would divide by n − 1 = 0.",)
    if not result.varies:
        return (f"{of}: all of them are in one place, nothing varies, and every basis will do.",)
    scaled = ", each column over its standard deviation" if result.is_scaled else ""
    is_sure = result.is_exact or (result.is_rank_known and len(result.multiplicities) == result.q)
    sure = "" if is_sure else "to sixteen digits, "
    return (f"{of}{scaled}: {sure}", *_said(result), *_more(result, names))


def _said(result: Pca) -> Sentence:
    shares = [(text, "singular") for text in explained(result)]
    if result.rank == 1:
        at: Sentence = (", at ", (_angle(result), "singular"), ",") if result.q == 2 else ()
        return ("all of them lie on one line", *at, " which explains all of the variance.")
    flat: Sentence = ("all of them lie in one plane: ",) if result.rank == 2 < result.q else ()
    match result.multiplicities:
        case (2,):
            return ("both variances are equal, no axis comes first, and every perpendicular pair will do.",)
        case (3,):
            return ("all three variances are equal, no axis comes first, and every three perpendicular ones will do.",)
        case (2, 1):
            last: Sentence = ("the third ", shares[2]) if result.rank == 3 else ("the third nothing",)
            return (*flat, "the first two axes explain ", shares[0], " of the variance each, ", *last, f": {ANY_PAIR}")
        case (1, 2):
            return ("the first axis explains ", shares[0], " of the variance, the others ", shares[1], f" each: {ANY_PAIR}")
        case (1, 1):
            at = (_angle(result), "singular")
            return ("the axis at ", at, " explains ", shares[0], " of the variance, the one across it ", shares[1], ".")
    last = (" and the third ", shares[2]) if result.rank == 3 else (" and the third nothing",)
    return (*flat, "the first axis explains ", shares[0], " of the variance, the second ", shares[1], *last, ".")


def _more(result: Pca, names: tuple[str, ...]) -> Sentence:
    """Return what cannot be scaled, and what is not known."""
    found = ""
    if result.is_scaled and result.constant:
        called, is_one = " and ".join(f"“{names[j]}”" for j in result.constant), len(result.constant) == 1
        found += f" {called} {'does' if is_one else 'do'} not vary, cannot be scaled, and {'stays' if is_one else 'stay'} 0."
    if result.is_near:
        found += " Variances that differ are equal to sixteen digits, and their axes are not known."
    return (found,) if found else ()


def _angle(result: Pca) -> str:
    x, y = result.axes[0].tolist()
    return degrees(line_angle(math.atan2(y, x)))


def explained(result: Pca) -> list[str]:
    """Return the share of the variance that each axis explains, in percent."""
    shares = result.shares
    return [percent(float(share), missing=float(sum(shares[:k]) + sum(shares[k + 1 :]))) for k, share in enumerate(shares)]


# ---- numbers and tables


def numbers(result: Pca) -> list[list[Number]]:
    """Return the live numbers."""
    means = [number(f"mean {axis}", float(value), "given") for axis, value in zip(AXES, result.mean, strict=False)]
    rows = [[number("n", result.n)], means]
    if result.n == 1:
        return rows
    deviations = [_deviation(result, k) for k in range(result.q)]
    shares = [_share(result, k, text) for k, text in enumerate(explained(result))]
    return [*rows, deviations, *([share] for share in shares), [_total(result)]]


def _is_printed(result: Pca, k: int) -> bool:
    """Return whether a program in float64 finds the k-th deviation, too: its digits, or that it is 0."""
    return k >= result.rank or float(result.sigma[k]) > PRINTED * float(result.sigma[0])


def _deviation(result: Pca, k: int) -> Number:
    value = float(result.sigma[k])
    found = number(indexed("s", k + 1), value, "singular").hedged(is_known=result.is_rank_known)
    return found if _is_printed(result, k) else Number(found.name, found.text, found.role)


def _share(result: Pca, k: int, text: str) -> Number:
    value = float(result.shares[k])
    return Number(f"explained by {indexed('v', k + 1)}", text, "singular", value if _is_printed(result, k) else None)


def _total(result: Pca) -> Number:
    return Number("total variance", nearly(result.total), "", float(result.total))


def tables(result: Pca) -> list[Table]:
    """Return the axes with what they explain, the loadings, the covariance, and the scores."""
    what = "correlation" if result.is_scaled else "covariance"
    unique = [times == 1 for times in result.multiplicities for _ in range(times)]
    note = "" if all(unique) else ", of equal variances one basis of many"
    return [
        _explained(result),
        table("V′", result.axes, f"the principal axes as rows{note}", "singular"),
        table("V·diag(s)", result.loadings, "loadings: a column for each axis", "singular"),
        table("S", result.covariance, what),
        _scores(result),
    ]


def _explained(result: Pca) -> Table:
    rows, values = [], []
    for k, text in enumerate(explained(result) or ["–"] * result.q):
        together = result.together(k + 1) if result.varies else None
        rest = float(sum(result.shares[k + 1 :])) if result.varies else 0.0
        variance = result.variances[k]
        shown = percent(float(together), missing=rest) if together is not None else "–"
        rows.append([indexed("v", k + 1), nearly(variance), show(float(result.sigma[k])), _exactly(result, k, text), shown])
        shares = (float(result.shares[k]), float(together)) if together is not None else (None, None)
        values.append([None, float(variance), float(result.sigma[k]), *shares])
    note = "variances divide by n − 1" if result.n > 1 else "one point has no variance"
    return Table("Axes", rows, note, "singular", heads=("axis", "variance s²", "s", "explained", "together"), values=lambda: values)


def _exactly(result: Pca, k: int, text: str) -> str:
    """Return the share that an axis explains, in percent, and as a fraction where it is a short one that percents do not end at."""
    share = result.shares[k] if result.varies else 0.0
    if not isinstance(share, Fraction) or 1000 % share.denominator == 0 or len(str(share)) > LONGEST:
        return text
    return f"{text} = {share}"


def _scores(result: Pca) -> Table:
    first = result.scores[:FIRST].tolist()
    size = float(abs(result.centred).max(initial=0.0))
    rows = [[str(i), *(show(value, size) for value in row)] for i, row in enumerate(first, 1)]
    note = f"the first {FIRST} of {result.n:,}: copied or saved, all of them" if result.n > FIRST else "each point along the axes"
    heads = ("point", *(indexed("v", k + 1) for k in range(result.q)))
    return Table("Scores", rows, note, "", heads=heads, values=lambda: [[i, *row] for i, row in enumerate(result.scores.tolist(), 1)])


def code(state: Shown, found: Points, result: Pca) -> str:
    """Return a program that prints the numbers."""
    return program(
        "decompositions/pca",
        {"points": program_text(state, found), "rank": str(result.rank)},
        is_scaled=result.is_scaled,
        varies=result.varies,
        is_one=result.n == 1,
        means=[(j, axis) for j, axis in enumerate(AXES[: result.q])],
        deviations=[(k, indexed("s", k + 1)) for k in range(result.q) if _is_printed(result, k)],
        shares=[(k, f"explained by {indexed('v', k + 1)}") for k in range(result.q) if result.varies and _is_printed(result, k)],
    )
