"""Each page of a matrix, judged: its sentence, its film's, its numbers, its tables and its proofs, and the pages against each other."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import Any, TypeAlias

import mpmath

from core.maps.paths import Name
from core.numbers.arrays import matrix, vector
from pages.decompositions import eigen as eigen_page
from pages.decompositions import svd as svd_page
from pages.maps import determinant as determinant_page
from pages.maps import inverse as inverse_page
from pages.maps import transformation as transformation_page
from pages.shared.state import settle
from pages.shared.view import View
from pages.solving import pseudoinverse as pseudoinverse_page
from tests.judge import (
    beside,
    determinant,
    eigen,
    inverse,
    paths,
    powers,
    pseudoinverse,
    svd,
    transformation,
    transformation_space,
)
from tests.judge import numbers as figures
from tests.judge.exact import Exact, big, product
from tests.judge.plane import Plane
from tests.judge.scan import SIXTEEN, Falsehood, Said, Table, read, text_of
from tests.judge.shown import agrees, tell
from tests.judge.space import Space

Found: TypeAlias = Iterator[tuple[str, str, str]]
WAYS = ("straight", "polar", "svd", "exp")


@lru_cache(maxsize=64)
def facts(A: str) -> Exact:
    """Return the exact facts of a matrix as it is typed, rows parted by semicolons."""
    rows = [row.split(",") for row in A.split(";")]
    return {(2, 2): Plane, (3, 3): Space}.get((len(rows), len(rows[0])), Exact)(rows)


def fractions(x: str) -> list[Fraction]:
    """Return the entries of a vector as it is typed."""
    return [Fraction(entry) for entry in x.split(",")]


def _is_to_16(view: View) -> bool:
    return SIXTEEN in text_of(view.say)


def _said(view: View, phrases: Table, known: Exact, given: Any = None) -> Found:
    yield from read(text_of(view.say), phrases, Said(known, given))
    for proof in view.proofs:
        if not proof.ok:
            yield "proof", f"{proof.name} = {proof.residual:.3g}", f"{proof.mark} {proof.why}"


def _of_film(view: View, phrases: Table, known: Exact, given: Any) -> Found:
    if view.film:
        yield from read(view.film.say, phrases, Said(known, given, is_to_16=_is_to_16(view)))
        if view.film.caption == "det" and view.film.frames:
            zero = abs(known.det) if known.is_flat_to_16 and _is_to_16(view) else 0
            if not agrees(view.film.at_rest, known.det, zero=zero):
                yield "film", f"det(t) = {view.film.at_rest} at t = 1", tell(known.det)


def of_transformation(A: str, x: str, way: Name) -> tuple[View, Found]:
    """Return the transformation page and what is false on it."""
    view = transformation_page.page(transformation_page.State(A=matrix(A), x=vector(x), path=way))

    def found() -> Found:
        known = facts(A)
        if isinstance(known, Space):
            yield from _said(view, transformation_space.TABLE, known)
            wanted = transformation_space.numbers(known, fractions(x), is_to_16=_is_to_16(view))
        else:
            assert isinstance(known, Plane)
            yield from _said(view, transformation.TABLE, known)
            wanted = transformation.numbers(known, fractions(x), is_to_16=_is_to_16(view))
        yield from figures.judge(view.numbers, wanted)
        yield from _of_film(view, paths.TABLE, known, way)

    return view, found()


def of_determinant(A: str, B: str, c: str) -> tuple[View, Found]:
    """Return the determinant page and what is false on it."""
    view = determinant_page.page(determinant_page.State(A=matrix(A), B=matrix(B), c=vector(c)))

    def found() -> Found:
        yield from _said(view, determinant.TABLE, facts(A), (facts(B), Fraction(c)))
        yield from figures.judge(view.numbers, determinant.numbers(facts(A), facts(B), Fraction(c), is_to_16=_is_to_16(view)))

    return view, found()


def of_inverse(A: str, b: str, d: str) -> tuple[View, Found]:
    """Return the page of inverses, with the first of the free numbers 1 from where A⁺ has it, and what is false on it."""
    state = settle(inverse_page.State(A=matrix(A), b=vector(b), d=vector(d)))
    view = inverse_page.page(state)

    def found() -> Found:
        given = inverse.Undone(facts(A), fractions(b), fractions(str(state.d)))
        yield from _said(view, inverse.TABLE, facts(A), given)
        yield from figures.judge(view.numbers, inverse.numbers(given))
        if given.exists:
            with mpmath.workdps(given.A.digits):
                true = mpmath.matrix([[big(entry) for entry in row] for row in given.inverse])
                name = "A⁻¹" if given.A.is_square else "B"
                yield from figures.entries(next(table for table in view.tables if table.name == name), true, 0 * true, 1)

    return view, found()


def of_eigen(A: str, x: str) -> tuple[View, Found]:
    """Return the page of eigenvectors and what is false on it."""
    view = eigen_page.page(eigen_page.State(A=matrix(A), x=vector(x)))

    def found() -> Found:
        known, typed = facts(A), fractions(x)
        course = powers.Course(known, typed)
        yield from _said(view, eigen.TABLE, known, typed)
        yield from figures.judge(view.numbers, eigen.numbers(known, typed, is_to_16=_is_to_16(view)))
        yield from _of_film(view, powers.TABLE, known, course)
        yield from powers.angles(view, course)
        tables = {table.name: table for table in view.tables}
        if "V" in tables:
            yield from figures.multiplied([tables["V"], tables["Λ"], tables["V⁻¹"]], known.big)
        if "P⁻¹" in tables:
            yield from figures.multiplied([tables["P"], tables["J"], tables["P⁻¹"]], known.big)

    return view, found()


def of_svd(A: str, k: int) -> tuple[View, Found]:
    """Return the page of singular values and what is false on it."""
    view = svd_page.page(settle(svd_page.State(A=matrix(A), k=k)))

    def found() -> Found:
        known = facts(A)
        yield from _said(view, svd.TABLE, known)
        yield from figures.judge(view.numbers, svd.numbers(known, min(k, known.m, known.n), is_to_16=_is_to_16(view)))
        yield from _of_film(view, paths.TABLE, known, "svd")
        tables = {table.name: table for table in view.tables}
        yield from figures.multiplied([tables["U"], tables["D"], tables["V′"]], known.big)
        if near := svd.nearest(known, k):
            yield from figures.entries(tables["Aₖ"], *near)

    return view, found()


def of_pseudoinverse(A: str, y: str) -> tuple[View, Found]:
    """Return the page of the pseudoinverse, with the cut that it chooses itself, and what is false on it."""
    view = pseudoinverse_page.page(pseudoinverse_page.State(A=matrix(A), y=vector(y)))

    def found() -> Found:
        solved = pseudoinverse.Solved(facts(A), fractions(y))
        yield from _said(view, pseudoinverse.TABLE, facts(A), solved)
        yield from figures.judge(view.numbers, pseudoinverse.numbers(solved))
        yield from _inverses(view, solved)

    return view, found()


def _inverses(view: View, solved: pseudoinverse.Solved) -> Found:
    """Judge the tables of A⁺: as its factors' product, and its entries, those of x⁺ and of the two projections."""
    known, X, hidden = solved.A, solved.inverse, solved.hidden
    tables = {table.name: table for table in view.tables}
    yield from figures.multiplied([tables["V"], tables["D⁺"], tables["U′"]], X)
    with mpmath.workdps(known.digits):
        sizes = known.big.apply(abs)
        yield from figures.entries(tables["A⁺"], X, hidden, solved.kappa)
        y = mpmath.matrix([abs(big(entry)) for entry in solved.y])
        yield from figures.entries(tables["x⁺"], mpmath.matrix(solved.x), hidden * y, solved.kappa)
        if solved.is_exact:
            inverse = known.pseudoinverse
            for name, entries, reach in (
                ("AA⁺", product(known.A, inverse), sizes * hidden),
                ("A⁺A", product(inverse, known.A), hidden * sizes),
            ):
                yield from figures.entries(tables[name], mpmath.matrix([[big(v) for v in row] for row in entries]), reach, solved.kappa)


PAGES = {
    "transformation": of_transformation,
    "determinant": of_determinant,
    "inverse": of_inverse,
    "eigen": of_eigen,
    "svd": of_svd,
    "pseudoinverse": of_pseudoinverse,
}
ELSEWHERE = {  # pages that take no matrix of fractions, and what holds their words
    "arrays": "tests/pages/objects/test_arrays.py",
    "vectors": "tests/pages/objects/test_vectors.py",
    "broadcasting": "tests/pages/objects/test_broadcasting.py",
    "hadamard": "tests/pages/products/test_hadamard.py",
    "norms": "tests/pages/size/test_norms.py",
    "least_squares": "tests/judge/least_squares.py",
    "products": "tests/pages/products/test_products.py",
    "quadratic": "tests/pages/decompositions/test_quadratic.py",
    "low_rank": "tests/pages/decompositions/test_low_rank.py",
    "factorizations": "tests/pages/decompositions/test_factorizations.py",
    "gradient_descent": "tests/judge/descent.py",
    "entropy": "tests/pages/information/test_entropy.py",
    "divergence": "tests/pages/information/test_divergence.py",
}


def judged(page: str, *given: Any) -> tuple[View | None, list[Falsehood]]:
    """Return a page and what is false on it; an exception is a falsehood of its own."""
    told, view = " ".join(map(str, given)), None
    try:
        view, found = PAGES[page](*given)  # type: ignore[operator]
        return view, [Falsehood(page, told, said, truth, kind) for kind, said, truth in found]
    except Exception as error:  # every one is to be seen, and the run goes on
        return view, [Falsehood(page, told, repr(error), "no exception", f"exception {type(error).__name__}")]


def of_matrix(A: str, seed: Random) -> list[Falsehood]:
    """Return what is false on any page that takes A, or told otherwise by two; what stands beside it is drawn by seed."""
    known = facts(A)
    x, y = (",".join(map(str, draw(known, seed))) for draw in (beside.an_x, beside.a_y))
    given: dict[str, tuple[Any, ...]] = {"svd": (A, seed.randint(0, min(known.m, known.n))), "pseudoinverse": (A, y)}
    given["inverse"] = (A, y, seed.choice(["0.3,-0.4", "1,2", "0,0", "-1/3,1e-6"]))
    if known.is_square:
        B = ";".join(",".join(str(seed.randint(-3, 3)) for _ in range(known.n)) for _ in range(known.n))
        given |= {"eigen": (A, x), "determinant": (A, B, str(seed.choice([-1, 2, "0.5", 0, -3])))}
    if isinstance(known, Plane | Space):
        given["transformation"] = (A, x, seed.choice(WAYS))
    views, found = {}, []
    for page, values in given.items():
        views[page], some = judged(page, *values)
        found += some
    shown = {page: {number.name: number.text for row in view.numbers for number in row} for page, view in views.items() if view is not None}
    return found + [Falsehood("pages", A, said, "one number", "pages against each other") for said in figures.differing(shown)]
