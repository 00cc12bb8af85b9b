"""Quadratic forms: f(x) = x′Ax round the unit circle and over the unit sphere, its level lines, and whether it is definite."""

from dataclasses import dataclass
from fractions import Fraction

from core.decompositions.quadratic import Quadratic, quadratic
from core.figures.decompositions import quadratic as figures
from core.matrices.definite import Order, Scalar, Sign
from core.numbers.arrays import Array, Limits, matrix, vector
from core.numbers.digits import exactly, hedged, show, show_exact, sure
from pages.decompositions.lessons.quadratic import LESSON as LESSON
from pages.decompositions.spectra import told
from pages.shared.code import written
from pages.shared.drags import EIGHT, Drag
from pages.shared.lesson import Example
from pages.shared.parameters import azimuth, elevation, entries, zoom
from pages.shared.programs import program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, Table, Take, View, number, table

TITLE = "Quadratic forms"
SUMMARY = (
    "Lead x round the circle, or over the sphere, and watch f(x) = x′Ax: bowl, saddle or trough, and where it is largest and smallest."
)
STEEPEST = 1e4  # λmax/λmin of the bowls on which gradient descent is shown


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a vector at which the form is looked at, the view, and where the camera stands that looks at space."""

    A: Array = entries(matrix("2.6 0.8; 0.8 1.4"), "A", "Matrix A", limits=Limits(is_square=True))
    x: Array = entries(vector("0.6 0.8"), "x", "Vector x", limits=Limits(largest=(8, 1)), role="input", like="A")
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


EXAMPLES = (
    Example("A bowl", State(), "Lead x round: f is largest where the level line through x touches the circle from outside."),
    Example(
        "A saddle",
        State(A=matrix("1 2; 2 -2")),
        "Between the two lines on which f is 0 it is positive on one side, negative on the other: hyperbolas.",
    ),
    Example(
        "A trough",
        State(A=matrix("0.8 1.6; 1.6 3.2"), x=vector("0.8 0.6")),
        "Along one line f is 0, and nowhere negative: the level lines are parallel to it.",
    ),
    Example("A hill", State(A=matrix("-2 0.6; 0.6 -0.4")), "The curve stays below 0 all the way round: every x but 0 has a negative f."),
    Example(
        "Not symmetric",
        State(A=matrix("2.6 1.8; -0.2 1.4")),
        "The same f as the bowl's. Pull Ax across x in the small picture: nothing else moves.",
    ),
    Example(
        "A quarter-turn",
        State(A=matrix("0 -1; 1 0")),
        "Ax stands at right angles to every x, so it has no shadow on x: f is 0 everywhere.",
    ),
    Example("Circles", State(A=matrix("1 -1; 1 1")), "Only the identity in it counts: f is ‖x‖², and the curve is level."),
    Example(
        "Positive entries",
        State(A=matrix("1 2; 2 1")),
        "All four entries are positive, and the curve falls below 0 all the same: to −1, at −45°.",
    ),
    Example(
        "Positive eigenvalues",
        State(A=matrix("1 -4; 0 1"), x=vector("0.8 0.6")),
        "Both eigenvalues of A are 1, yet f is negative at x: those of (A + A′)/2 count, 3 and −1.",
    ),
    Example(
        "Minors that do not decide",
        State(A=matrix("0 0; 0 -1")),
        "Both leading minors are 0, so none is negative; f is, below 0: look at the table of tests.",
    ),
    Example(
        "Nearly a trough",
        State(A=matrix("1 1; 1 1.000001")),
        "Definite, but the ellipses are 2000 times as long as wide: a change of 5·10⁻⁷ makes it a trough.",
    ),
    Example(
        "A bowl in space",
        State(A=matrix("2 0 1; 0 2 0; 1 0 2"), x=vector("0 -0.6 0.8")),
        "Lead x over the sphere: f is largest on one line, smallest on another, and on a third it has a saddle, 2.",
    ),
    Example(
        "One sheet or two",
        State(A=matrix("2 0 0; 0 1 0; 0 0 -1.5"), x=vector("0.8 0 0.6")),
        "Where f is positive, level surfaces have one sheet. Lead x up, over the dotted curve of 0: there they have two.",
    ),
    Example(
        "A belt",
        State(A=matrix("1 0.5 0.5; 0.5 1 0.5; 0.5 0.5 1"), x=vector("0 -0.6 0.8"), azimuth=-15.0),
        "Two eigenvalues are 0.5: f is smallest all round a circle, and the level curves are circles beside it.",
    ),
    Example(
        "A trough in space",
        State(A=matrix("1 0.5 0; 0.5 1 0; 0 0 0"), x=vector("0.6 0 0.8")),
        "Along z f is 0, and nowhere negative: cylinders stand round that line.",
    ),
    Example(
        "Ones, but for one, 3 × 3",
        State(A=matrix("1 1 1; 1 1 1; 1 1 0"), x=vector("0 -1 1")),
        "Leading minors 1, 0, 0: none is negative. Of all seven principal minors the least is −1, and f is negative at x.",
    ),
    Example(
        "Second differences, 5 × 5",
        State(A=matrix("2 -1 0 0 0; -1 2 -1 0 0; 0 -1 2 -1 0; 0 0 -1 2 -1; 0 0 0 -1 2"), x=vector("1 1 1 1 1")),
        "Leading minors 2, 3, 4, 5, 6: f is positive for every x but 0, all five eigenvalues are above 0.",
    ),
)
SPACE = "A=2,0,1;0,2,0;1,0,2&x=0,-0.6,0.8"
DRAGS = (
    Drag("x", 15, "x"),
    Drag("x", 15, "x on the sphere", SPACE),
    Drag("x:angle", 15, "x on the curve"),
    Drag("A:skew", 15, "Ax across x"),
    Drag("A:0,0", 15, "an entry"),
    Drag("A:0,0", 10, "8 × 8", f"A={EIGHT}&x=1,0,0,0,0,0,0,0"),
)


def page(state: State) -> View:
    """Return what state's form is."""
    form = quadratic(state.A.value, state.x.value, state.A.exact, state.x.exact)
    return View(
        figures=figures.quadratic(form, state.view, (state.azimuth, state.elevation)),
        say=sentence(form),
        numbers=numbers(form),
        proofs=form.proofs,
        program=lambda: code(state, form),
        tables=[*parts(form), tests(form)],
        offers=lambda: [descent(form)],
        seen=form,
    )


# ---- what is said

SIGNS: dict[Sign, str] = {
    "positive definite": "Positive definite: f(x) > 0 for every x but 0",
    "negative definite": "Negative definite: f(x) < 0 for every x but 0",
    "positive semidefinite": "Positive semidefinite: f is nowhere negative, and 0 along {}",
    "negative semidefinite": "Negative semidefinite: f is nowhere positive, and 0 along {}",
    "indefinite": "Indefinite: f is positive for some x and negative for others",
    "zero": "f is 0 for every x",
}


def sentence(form: Quadratic) -> Sentence:
    """Return what is seen now: the sign of f and its level lines, where x is among its values, and what of A counts."""
    return (*_sign(form), *_place(form), *_nearly(form), *_counts(form))


def _sign(form: Quadratic) -> Sentence:
    says = SIGNS[form.sign].format(_null(form))
    if not form.is_decided:
        says = f"To sixteen digits, {says if form.sign == 'zero' else says[0].lower() + says[1:]}"
    if form.surfaces:
        return (f"{says}{_surfaces(form)}. ",)
    match form.lines:
        case "":
            return (f"{says}. ",)
        case "none":
            return (f"{says}: there are no level lines. ",)
        case "hyperbolas":
            return (f"{says}; the level lines are hyperbolas. ",)
    digits = " to sixteen digits" if form.lines == "circles" and form.is_nearly_constant else ""
    return (f"{says}; the level lines are {form.lines}{digits}. ",)


SHEETS = {0: ", and x is on the cone where f is 0", 1: ", the one through x of one sheet", 2: ", the one through x of two sheets"}


def _surfaces(form: Quadratic) -> str:
    """Return what the level surfaces of f are in space, and of a hyperboloid which one x is on."""
    if form.surfaces == "none":
        return ": there are no level surfaces"
    digits = " to sixteen digits" if form.surfaces == "spheres" and form.is_nearly_constant else ""
    return f"; the level surfaces are {form.surfaces}{digits}{SHEETS.get(form.sheets, '') if form.sheets is not None else ''}"


def _null(form: Quadratic) -> str:
    """Return along what a semidefinite form is 0."""
    return {1: "one line", 2: "a plane"}.get(form.inertia.zero, f"a space of {form.inertia.zero} dimensions")


def _place(form: Quadratic) -> Sentence:
    """Return where f at x lies between its smallest and its largest value."""
    if form.sign == "zero":
        return ()
    where = {1: "For x of length 1", 2: "On the unit circle"}.get(len(form.A), "On the unit sphere")
    largest, smallest = (form.texts[0], "eigen"), (form.texts[-1], "eigen")
    if form.is_constant:
        return (f"{where} f is ", largest, " everywhere, to sixteen digits. " if form.is_nearly_constant else " everywhere. ")
    digits = told(form.digits_at) if form.at else ""
    if form.at in {"largest", "smallest"}:
        which = largest if form.at == "largest" else smallest
        return (f"{digits}{where[0].lower() + where[1:] if digits else where} f is {form.at} where x points: ", which, ". ")
    spread: Sentence = (f"{where} f goes from ", smallest, " to ", largest)
    if form.at == "saddle":
        has = f". {digits}it has" if digits else ", and has"
        return (*spread, f"{has} a saddle where x points: ", (form.texts[1], "eigen"), ". ")
    if form.quotient is None:
        return (*spread, "; x = 0 points nowhere. ")
    return (*spread, ", and is ", (_shown(form.quotient), "form"), " where x points. ")


def _nearly(form: Quadratic) -> Sentence:
    if not form.is_near:
        return ()
    return ("Nearly semidefinite: a change of (A + A′)/2 by ", (show(form.distance), "eigen"), " makes it so. ")


def _counts(form: Quadratic) -> Sentence:
    if form.is_antisymmetric:
        return ("A′ = −A: there is nothing in A that counts.",)
    return () if form.is_symmetric else ("A is not symmetric: only (A + A′)/2 counts.",)


def _shown(value: Scalar) -> str:
    return show_exact(value) if isinstance(value, Fraction) else show(value)


# ---- numbers


def numbers(form: Quadratic) -> list[list[Number]]:
    """Return the live numbers."""
    quotient = Number("f(x)/x′x", "–", "form") if form.quotient is None else _number("f(x)/x′x", form.quotient, form.size)
    is_known = form.is_decided
    largest = Number("λmax", form.texts[0], "eigen", form.largest).hedged(is_known=is_known)
    smallest = Number("λmin", form.texts[-1], "eigen", form.smallest).hedged(is_known=is_known)
    distance = number("distance to semidefinite", form.distance, "eigen").hedged(is_known=is_known)
    rows = [[_number("f(x)", form.value, form.size * float(form.x @ form.x)), quotient]]
    if form.found is None:
        return [*rows, [largest, smallest], [distance]]
    found = [_found(name, of.value, form.known) for name, of in zip(("max on the circle", "min on the circle"), form.found, strict=True)]
    skew = number("(a₁₂ − a₂₁)/2", float(form.K[0, 1]), "residual", 0.0)
    return [*rows, [largest, found[0]], [smallest, found[1]], [distance], [skew]]


def _found(name: str, value: float, known: float) -> Number:
    """Return a value that a search has found, with no more digits than it knows."""
    return Number(name, sure(value, known) if abs(value) > known or not known else "≈ 0", "form", value)


def _number(name: str, value: Scalar, size: float) -> Number:
    if isinstance(value, Fraction):
        return Number(name, show_exact(value), "form", float(value))
    return number(name, value, "form", size)


# ---- tables


def tests(form: Quadratic) -> Table:
    """Return three tests for the sign of f, a row each, with what it tells; a fourth where leading minors do not decide."""
    n, found = len(form.A), form.tests
    leading, pivots = found.leading, found.pivots
    stops = "goes to its end" if found.is_factored else f"stops at {exactly(pivots[-1])}"
    rows: list[tuple[str, list[str], str]] = [
        ("eigenvalues", [hedged(text, is_known=form.is_decided) for text in form.texts], form.sign),
        ("leading minors", [exactly(minor) for minor in leading], found.by_leading or "do not decide"),
    ]
    if found.by_leading is None:
        rows.append(("principal minors", [_order(order) for order in found.principal], found.by_principal or ""))
    rows.append(
        (f"Cholesky pivots{' of −S' if found.is_turned else ''}", [exactly(pivot) for pivot in pivots], f"{stops}: {_pivots(form)}")
    )
    texts = [[name, *(cells + [""] * n)[:n], "zero everywhere" if tells == "zero" else tells] for name, cells, tells in rows]
    return Table(
        "Tests of S", texts, _agreement(form), heads=("k", *map(str, range(1, n + 1)), "tells"), values=lambda: _values(form, texts)
    )


def _order(order: Order) -> str:
    return exactly(order.least) if order.least == order.most else f"{exactly(order.least)} … {exactly(order.most)}"


def _pivots(form: Quadratic) -> str:
    """Return what Cholesky's method tells."""
    return form.tests.by_pivots or ("not definite" if not form.tests.is_turned else "not negative definite")


def _agreement(form: Quadratic) -> str:
    """Return whether the tests agree, or why leading minors do not decide."""
    digits = "" if form.is_decided else ", to sixteen digits"
    if form.tests.by_leading is None:
        count = 2 ** len(form.A) - 1
        return f"with a leading minor of 0 the leading minors need not decide: all {count} principal minors do{digits}"
    return f"they agree: {form.sign}{digits}"


def _values(form: Quadratic, texts: list[list[str]]) -> list[list[complex | None]]:
    """Return the numbers in the tests, None where a text is all there is."""
    known: dict[str, tuple[Scalar, ...]] = {
        "eigenvalues": tuple(form.values.tolist()),
        "leading minors": form.tests.leading,
        "principal minors": (),
    }
    found: list[list[complex | None]] = []
    for name, *cells in texts:
        values = known.get(name, form.tests.pivots)
        found.append([None, *(float(values[k]) if k < len(values) else None for k in range(len(cells) - 1)), None])
    return found


def parts(form: Quadratic) -> list[Table]:
    """Return A as the sum of its symmetric and its antisymmetric part."""
    lower = "" if form.is_symmetric else f"; NumPy's eigvalsh(A) reads its lower triangle alone, and says {_misread(form)}"
    A = table("A", form.A, f"{'' if form.is_symmetric else 'not '}symmetric{lower}", is_given=True)
    S = table("S", form.S, "the symmetric part (A + A′)/2: all that f sees", "eigen", "=", is_given=True)
    return [A, S, table("K", form.K, "the antisymmetric part (A − A′)/2: x′Kx = 0", "residual", "+", is_given=True)]


def _misread(form: Quadratic) -> str:
    """Return the eigenvalues of the matrix that the lower triangle of A is taken for."""
    texts = [show(value, float(abs(form.misread).max())) for value in form.misread]
    return ", ".join(texts) if len(texts) <= 3 else f"{texts[0]} … {texts[-1]}"


def descent(form: Quadratic) -> Take:
    """Return where gradient descent on a bowl of the same shape can be seen, with a learning rate that goes to its bottom."""
    name, say = "gradient_descent", "Gradient descent on such a bowl"
    if len(form.A) != 2:
        return Take(name, say, why_not="2 × 2 there")
    if form.sign != "positive definite":
        return Take(name, say, why_not="positive definite there")
    kappa = form.largest / form.smallest
    if kappa > STEEPEST:
        return Take(name, say, why_not=f"λmax/λmin up to {show(STEEPEST)} there")
    return Take(name, say, {"objective": "quadratic", "kappa": float(f"{max(kappa, 1.0):.6g}"), "eta": float(f"{1 / kappa:.3g}")})


def code(state: State, form: Quadratic) -> str:
    """Return a program that prints the numbers."""
    return program(
        "decompositions/quadratic",
        {"A": written(state.A), "x": written(state.x)},
        has_direction=form.quotient is not None,
        is_plane=len(form.A) == 2,
        is_indefinite=form.sign == "indefinite",
    )
