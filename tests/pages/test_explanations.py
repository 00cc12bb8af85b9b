"""What an explanation claims is so: its formula, what it links to, and the colours in which it writes what the page shows."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import sympy as sp

from core.data.clouds import CLOUDS
from core.data.images import IMAGES
from core.figures.marks import Pixels
from core.figures.theme import ROLES
from pages.main import PAGES
from pages.shared.lesson import MARKED, Explanation
from tests.pages.looks.decompositions import EIGEN
from tests.pages.looks.exactly import exact, is_orthogonal, is_symmetric, is_zero, near, shortest, sigma, spectrum
from tests.pages.looks.learning import LOOKS as LEARNING
from tests.pages.looks.learning import _curvatures as curvatures
from tests.pages.looks.solving import _far_out as is_far_out
from tests.pages.looks.solving import _fit as fit
from tests.pages.looks.solving import _turns_back as turns_back
from tests.pages.test_lessons import views
from tests.pages.test_meanings import MATRICES

SHAPES = [sp.Matrix(rows) for rows in MATRICES.values()]
SQUARES = [A for A in SHAPES if A.rows == A.cols]


def _A(state: Any) -> Any:
    return exact(state.A)


def _is_turn(A: Any) -> bool:
    return A.shape == (2, 2) and is_orthogonal(A) and A.det() == 1


def _is_shear(A: Any) -> bool:
    return A.shape == (2, 2) and not is_zero(A - sp.eye(2)) and is_zero((A - sp.eye(2)) ** 2)


def _keeps_sign(A: Any) -> bool:
    """Return whether −A keeps the orientation of A."""
    return bool((-A).det() * A.det() > 0)


def _share(name: str, k: int) -> float:
    """Return the share of ‖A‖² that k singular values of an image keep."""
    s = np.linalg.svd(IMAGES[name](), compute_uv=False)
    return float((s[:k] ** 2).sum() / (s**2).sum())


LINKS: dict[tuple[str, str], Callable[[Any], Any]] = {  # by the words of a link: what they say of the example
    ("eigen", "symmetric"): lambda s: is_symmetric(_A(s)) and s.A.shape == (2, 2) and EIGEN["Symmetric"](_A(s), []),
    ("eigen", "complex pair"): lambda s: s.A.shape == (2, 2) and not any(v.is_real for v in spectrum(_A(s))),
    ("eigen", "a plane"): lambda s: s.A.shape == (3, 3) and not all(v.is_real for v in spectrum(_A(s))) and not is_orthogonal(_A(s)),
    ("eigen", "its axis"): lambda s: s.A.shape == (3, 3) and is_orthogonal(_A(s)) and [v.is_real for v in spectrum(_A(s))].count(True) == 1,
    ("eigen", "defective"): lambda s: not _A(s).is_diagonalizable(),
    ("eigen", "this one"): lambda s: _is_turn(_A(s)) and not any(v.is_real for v in spectrum(_A(s))),
    ("low_rank", "a tartan"): lambda s: np.linalg.matrix_rank(IMAGES[s.image]()) == 6,
    ("low_rank", "a planet"): lambda s: s.image == "planet" and np.linalg.matrix_rank(IMAGES[s.image]()) > 60,
    ("low_rank", "5 singular values"): lambda s: s.k == 5 and near(_share(s.image, s.k), 0.948, 0.0006),
    ("svd", "reflection"): lambda s: s.A.shape == (2, 2) and _A(s).det() < 0,
    ("svd", "symmetric"): lambda s: (
        is_symmetric(_A(s)) and np.allclose(sorted(sigma(_A(s))), sorted(map(abs, map(float, spectrum(_A(s))))))
    ),
    ("svd", "scaled columns"): lambda s: (s.show, s.scaled) == ("pca", "scaled"),
    ("svd", "units decide"): lambda s: (s.show, s.data, s.scaled) == ("pca", "units", "as they are"),
    ("svd", "shear"): lambda s: _is_shear(_A(s)) and not near(sigma(_A(s))[0], 1),
    ("gradient_descent", "the valley"): lambda s: s.objective == "quadratic" and curvatures(s)[0] / curvatures(s)[1] == 100,
    ("gradient_descent", "the shortest"): lambda s: LEARNING["One equation, two unknowns"](s, []),
    ("gradient_descent", "on another way"): lambda s: LEARNING["Two equations, three unknowns"](s, []),
    ("gradient_descent", "a cloud"): lambda s: s.batch == 1 and s.sampling == "replacement" and s.objective == "points",
    ("gradient_descent", "diverges"): lambda s: s.objective == "points" and s.method == "plain" and s.eta * curvatures(s)[0] > 2,
    ("gradient_descent", "a saddle"): lambda s: s.objective == "saddle" and exact(s.w)[1] == 0 != exact(s.w)[0],
    ("determinant", "flat"): lambda s: _A(s).det() == 0,
    ("determinant", "space"): lambda s: s.A.shape == (3, 3) and _A(s).det() == 0,
    ("determinant", "in space"): lambda s: s.A.shape == (3, 3) and not _keeps_sign(_A(s)) and _keeps_sign(_A(s)[:2, :2]),
    ("determinant", "a millionth"): lambda s: is_zero(_A(s) - sp.Rational(1, 10**6) * sp.eye(2)) and _A(s).det() == sp.Rational(1, 10**12),
    ("transformation", "shear"): lambda s: _is_shear(_A(s)) and abs(_A(s).det()) == 1 and not is_orthogonal(_A(s)),
    ("transformation", "rotation"): lambda s: (
        _is_turn(_A(s)) and abs(((_A(s) + sp.eye(2)) / 2).det()) < 1 and not is_zero(_A(s) - sp.eye(2))
    ),
    ("transformation", "axis"): lambda s: is_orthogonal(_A(s)) and _A(s).det() == 1 and (_A(s) - sp.eye(3)).rank() == 2,
    ("transformation", "is none"): lambda s: _A(s) == -sp.eye(3) and _A(s).det() == -1,
    ("transformation", "Points of data"): lambda s: s.data in CLOUDS and CLOUDS[s.data].values.shape[1] == s.A.shape[1],
    ("transformation", "fall together"): lambda s: s.data != "none" and _A(s).det() == 0,
    ("transformation", "this one"): lambda s: not any(v.is_real for v in spectrum(_A(s))) and not near(*sigma(_A(s))),
    ("least_squares", "parabola"): lambda s: s.degree == 2,
    ("least_squares", "plane"): lambda s: s.data == "points" and fit(s)[0].cols == 3 and not s.alpha,
    ("least_squares", "one far out"): lambda s: s.data == "points" and is_far_out(s, [8, 0.71]),
    ("least_squares", "many w"): lambda s: s.data == "points" and fit(s)[0].rank() < fit(s)[0].cols,
    ("least_squares", "nine coefficients"): lambda s: s.data == "points" and fit(s)[0].shape == (9, 9) and fit(s)[0].det() != 0,
    ("pseudoinverse", "only a line"): lambda s: s.A.shape == (2, 2) and _A(s).rank() == 1,
    ("pseudoinverse", "only a plane"): lambda s: s.A.shape == (3, 3) and _A(s).rank() == 2,
    ("pseudoinverse", "small one"): lambda s: not s.cut and _A(s).rank() == 2 and shortest(_A(s), exact(s.y)).norm() > 1000,
    ("pseudoinverse", "cut"): lambda s: s.cut > sigma(_A(s))[-1] / sigma(_A(s))[0] > 0,
    ("pseudoinverse", "may win"): lambda s: not is_zero(_A(s)) and s.A.shape == (3, 2) and turns_back(_A(s)),
}
JUDGED = sorted({page for page, _ in LINKS})


def _all(name: str) -> list[Explanation]:
    """Return what a page explains, of all that it shows."""
    lesson = PAGES[name].lesson
    return [*([lesson.explanation] if lesson.explanation else []), *lesson.explanations.values()]


def _told(name: str) -> list[str]:
    return [text for told in _all(name) for text in (*told.says, told.learning, told.mistaken, told.leads)]


def _links(name: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each link to an example, and which one."""
    for found in (found for text in _told(name) for found in MARKED.finditer(text)):
        if found[4] in PAGES[name].EXAMPLES:
            yield found[3], found[4]


@pytest.mark.parametrize("name", JUDGED)
def test_each_link_to_an_example_has_a_judge(name: str) -> None:
    assert sorted(words for words, _ in _links(name)) == sorted(words for page, words in LINKS if page == name)


@pytest.mark.parametrize(("name", "words", "title"), [(name, *link) for name in JUDGED for link in _links(name)])
def test_what_a_link_says_is_so_of_its_example_and_of_few_others(name: str, words: str, title: str) -> None:
    examples, is_so = PAGES[name].EXAMPLES, LINKS[name, words]
    assert is_so(examples[title])
    assert not all(is_so(state) for state in examples.values()), "it would say nothing"


# ---- formulas

X, Y = sp.Matrix([2, -1, 3]), sp.Matrix([1, 0, -2])


def _eigenvectors(A: Any) -> bool:
    """Return whether Av = λv for all eigenvectors, and A = VΛV⁻¹ where they are a basis."""
    pairs = [(value, v) for value, _, vectors in A.eigenvects() for v in vectors]
    V = sp.Matrix.hstack(*(v for _, v in pairs))
    has_basis = V.rows == V.cols
    return all(is_zero(A * v - value * v) for value, v in pairs) and (
        not has_basis or is_zero(sp.simplify(V * sp.diag(*(value for value, _ in pairs)) * V.inv() - A))
    )


def _numpy(A: Any) -> Any:
    return np.array(A.tolist(), dtype=float)


def _svd(A: Any) -> bool:
    """Return whether A = U·D·V′ and the sum of σᵢuᵢvᵢ′ is A, each of the first k being nearer than the one before."""
    M = _numpy(A)
    U, s, Vt = np.linalg.svd(M)
    D = np.zeros(M.shape)
    np.fill_diagonal(D, s)
    sums = np.cumsum([s[i] * np.outer(U[:, i], Vt[i]) for i in range(len(s))], axis=0)
    errors = [float(np.linalg.norm(M - one, 2)) for one in sums]
    return np.allclose(U @ D @ Vt, M) and np.allclose(errors, [*s[1:], 0], atol=1e-12 * s[0])


def _update(A: Any) -> bool:
    """Return whether an update against the gradient of ½x′(A′A)x lowers it, where there is a gradient."""
    M, w = _numpy(A), np.arange(1.0, A.cols + 1)
    slope, eta = M.T @ M @ w, 1 / max(float(np.linalg.norm(M, 2)) ** 2, 1e-30)
    return bool(np.linalg.norm(M @ (w - eta * slope)) < np.linalg.norm(M @ w)) or not slope.any()


def _perpendicular(A: Any) -> bool:
    """Return whether X′(y − Xw) = 0 for the best w, and for no other Xw."""
    y = sp.Matrix([1, -2, 5][: A.rows])
    w = A.pinv() * y
    other = w + A.T * sp.ones(A.rows, 1)
    return is_zero(A.T * (y - A * w)) and (is_zero(A * (other - w)) or not is_zero(A.T * (y - A * other)))


def _inverse(A: Any) -> bool:
    """Return whether V·D⁺·U′y is the x nearest to y that is shortest."""
    y = sp.Matrix([1, -2, 5][: A.rows])
    U, s, Vt = np.linalg.svd(_numpy(A))
    kept = [i for i, one in enumerate(s) if one > 1e-12 * s[0]]
    x = sum((Vt[i] * (U[:, i] @ _numpy(y).ravel()) / s[i] for i in kept), np.zeros(A.cols))
    return np.allclose(x, _numpy(A.pinv() * y).ravel(), rtol=1e-6)


FORMULAS: dict[str, tuple[str, Callable[[Any], bool], list[Any]]] = {
    "eigen": (r"\output{A v} = \eigen{λ v} , A = \eigen{V Λ V^{-1}}", _eigenvectors, SQUARES),
    "low_rank": (r"\residual{A_k} = \singular{σ_1} u_1 v_1′ + … + \singular{σ_k} u_k v_k′", _svd, SHAPES),
    "svd": (r"A = \singular{U} \singular{D} \source{V′}", _svd, SHAPES),
    "gradient_descent": (
        r"\output{w^{(k+1)}} = \output{w^{(k)}} − \residual{η} \gradient{∇f(w^{(k)})}",
        _update,
        SHAPES,
    ),
    "determinant": (
        r"\output{\text{det } AB} = \text{det } A · \text{det } B",
        lambda A: all((A * B).det() == A.det() * B.det() for B in SQUARES if B.shape == A.shape),
        SQUARES,
    ),
    "transformation": (
        r"\output{Ax} = \input{x_1} \first{a_1} + \input{x_2} \second{a_2}",
        lambda A: is_zero(A * X[: A.cols, :] - sum((X[j] * A[:, j] for j in range(A.cols)), sp.zeros(A.rows, 1))),
        SHAPES,
    ),
    "least_squares": (r"X′ \residual{( \given{y} − X \output{w} )} = 0", _perpendicular, SHAPES),
    "pseudoinverse": (r"\input{x^+} = A^+ \given{y} = \singular{V D^+ U′} \given{y}", _inverse, SHAPES),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_holds_for_every_matrix(name: str) -> None:
    formula, holds, matrices = FORMULAS[name]
    told = PAGES[name].lesson.explanation
    assert told
    assert told.formula == formula, "another formula needs another judge"
    assert all(holds(A) for A in matrices)


# ---- colours

COLOURED = re.compile(rf"\\({'|'.join(ROLES)})\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}")


def _shown(name: str) -> dict[str, set[str]]:
    """Return the roles in which a page shows names: of numbers, of tables, of legends."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for view in views(name).values():
        for number in (number for row in view.numbers for number in row):
            found[number.name].add(number.role)
        for table in view.tables:
            found[table.name].add(table.role)
        for figure in view.figures:
            for entry in figure.legend:
                mark = next((mark for mark in figure.marks if entry.covers(mark.name)), None)
                if mark is not None and not isinstance(mark, Pixels):  # its greys are its own
                    found[entry.symbol].add(mark.role)
    return {symbol: roles - {""} for symbol, roles in found.items() if roles - {""}}


@pytest.mark.parametrize("name", PAGES)
def test_what_is_coloured_has_the_colour_in_which_the_page_shows_it(name: str) -> None:
    shown = _shown(name)
    coloured = [(found[1], found[2].strip()) for told in _all(name) for found in COLOURED.finditer(told.formula)]
    coloured += [(found[1], found[2]) for text in _told(name) for found in MARKED.finditer(text) if found[1]]
    wrong = [(symbol, role, shown[symbol]) for role, symbol in coloured if symbol in shown and role not in shown[symbol]]
    assert not wrong


# ---- what names of one page claim of numbers


def test_the_determinant_of_a_millionth_and_what_it_says_of_flatness() -> None:
    assert "one of 10⁻¹²" in PAGES["determinant"].lesson.explanation.mistaken  # type: ignore[union-attr]
    assert math.isclose(*sigma(sp.Rational(1, 10**6) * sp.eye(2)))


def test_the_best_rate_is_bounded_by_the_largest_curvature_and_the_smallest_sets_the_pace() -> None:
    assert "below 2/L" in PAGES["gradient_descent"].lesson.explanation.says[0]  # type: ignore[union-attr]
    for L, mu in ((8.0, 1.0), (100.0, 1.0)):
        left = [abs(1 - eta * curve) for eta in (1.999 / L, 2.001 / L) for curve in (L, mu)]
        assert left[0] < 1 < left[2]
        assert max(abs(1 - 2 / (L + mu) * curve) for curve in (L, mu)) == pytest.approx((L - mu) / (L + mu))
