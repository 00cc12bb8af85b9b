"""The pictures of eigenvectors: the lines that A keeps or the ellipses along which it turns, and its eigenvalues."""

import math

import numpy as np

from core.decompositions.eigen import Eigen
from core.decompositions.powers import Powers
from core.decompositions.svd import Svd
from core.figures.axes import Axis, ticks
from core.figures.chart import Chart
from core.figures.decompositions import eigen_space
from core.figures.figure import Figure, Switch
from core.figures.film import Film, Frames
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.maps.spectrum import spectrum
from core.figures.marks import Arrow, Dots, Line, Mark
from core.figures.plane import CIRCLE, FINE, Plane, axis, half_height
from core.figures.ways import Circle
from core.matrices.conformal import direction
from core.matrices.eigenvalues import Eigensystem
from core.numbers.arrays import Matrix
from core.numbers.digits import degrees, indexed, sure

COLUMNS = (
    Handle("A", 0, "first", "a₁", "first column of A"),
    Handle("A", 1, "second", "a₂", "second column of A"),
)
LEGEND = (
    Entry("x", "x", "the input: lead it round the circle"),
    Entry("Ax", "Ax", "where A takes x"),
    Entry("eigenvector*", "v", "a line of eigenvectors: A takes each to λ times itself"),
    Entry("ellipse through x", "", "the ellipse along which A turns x"),
    Entry("ellipse through Ax", "", "where A takes that ellipse: |λ| times as large"),
    Entry("generalized", "w", "a unit vector across v: A takes it to λ·w + c·v, with c in the corner of J"),
    Entry("A:0", "a₁", "where A takes e₁: its first column"),
    Entry("A:1", "a₂", "where A takes e₂: its second column"),
    Entry("power*", "Aᵏx", "for k = 2, 3 …; the player shows the direction of each as an arrow"),
    Entry("ellipse", "", "the image of the unit circle"),
    Entry("ellipse axis*", "", "the axes of that image"),
    Entry("unit circle", "", "the unit circle"),
)
LEGEND_OF_POLYNOMIAL = (
    Entry("characteristic polynomial", "", "the characteristic polynomial of A"),
    Entry("real roots", "", "its real roots: the real eigenvalues"),
    Entry("characteristic zero", "", "the level 0"),
)
SAMPLES = 141  # of the characteristic polynomial
SPARE = 1.5  # as wide as its view: it is drawn beyond, because the view waits for a hand to let go


def eigen(result: Eigen, half: float = 0.0, camera: tuple[float, float] = (0.0, 0.0)) -> tuple[Figure, ...]:
    """Return the pictures of result; half : the half-height of the view, chosen to fit if 0; camera : azimuth and elevation.

    What is neither 2 × 2 nor 3 × 3 has no picture of the plane or of space.
    """
    system, svd = result.system, result.svd
    first: tuple[Figure, ...] = ()
    if result.is_space:
        first = (eigen_space.picture(result, half or half_height(eigen_space.reach(result), FINE), camera),)
    elif svd:
        first = (_plane(system, result.powers, svd, half or half_height(reach(result), FINE)),)
    polynomial = (_polynomial(system),) if system.characteristic is not None else ()
    return (*first, spectrum(system.values, is_small=bool(first)), *polynomial)


def reach(result: Eigen) -> float:
    """Return the largest coordinate of what should be in view."""
    A = result.system.A
    corners: Matrix = np.column_stack([A, result.x, A @ result.x, np.ones(2)])
    return float(np.abs(corners).max())


def _plane(result: Eigensystem, powers: Powers, svd: Svd, half: float) -> Figure:
    e1, e2 = np.eye(2)
    maps = {"A": result.A}
    marks = (
        Line("unit circle", CIRCLE, "unit", shape="circle"),
        Line("ellipse", CIRCLE, "output", map="A", shape="circle"),
        *_ellipse_axes(svd),
        *_kept(result, powers, half, maps, is_round=all(svd.is_round)),
        Dots("powers", powers.points[:, 2:], "orbit", "A²x"),
        Arrow("A:0", e1, "first", "a₁", map="A"),
        Arrow("A:1", e2, "second", "a₂", map="A"),
        Arrow("power", powers.directions[:, 0], "orbit", "Aᵏx/‖Aᵏx‖", film_only=True),
        Arrow("Ax", powers.x, "output", "Ax", map="A", follows="x", trail=True),
        Arrow("x", powers.x, "input", "x", follows="x"),
    )
    stops = np.column_stack([direction(angle) for angle in result.lines]) if result.lines else None
    led = Handle("x", None, "input", "x", "vector x, led round the unit circle", Circle(stops))
    handles = (led, *COLUMNS)
    return Plane("plane", marks, half, maps=maps, handles=handles, zooms=True, legend=LEGEND, switch=Switch("A", 3))


def _kept(result: Eigensystem, powers: Powers, half: float, maps: dict[str, Matrix], *, is_round: bool) -> tuple[Mark, ...]:
    """Return what A keeps: lines, or of a complex pair the ellipse through x and the one that it is taken to, unless they are circles.

    What makes ellipses of a circle is put into maps.
    """
    if result.rotor is not None and is_round:
        return ()
    if result.rotor is not None:
        P = result.rotor.P
        size = float(np.linalg.norm(np.linalg.solve(P, powers.x)))
        maps |= {"round-x": size * P, "round-Ax": result.rotor.modulus * size * P}
        return (
            Line("ellipse through x", CIRCLE, "eigen", map="round-x", shape="circle"),
            Line("ellipse through Ax", CIRCLE, "eigen", map="round-Ax", shape="circle"),
        )
    found: list[Mark] = []
    texts = result.texts
    for k, angle in enumerate(result.lines):
        is_null, is_alone = result.values[k] == 0, result.kind == "defective"
        v = "v" if is_alone else indexed("v", k + 1)
        text = f"{v}, goes to 0" if is_null else f"{v}, λ = {texts[k]}{', twice' if is_alone else ''}"
        found += axis(f"eigenvector {k + 1}", angle, "null" if is_null else "eigen", text, half)
    if result.generalized is not None:
        found.append(Arrow("generalized", result.generalized.w, "eigen", "w"))
    return tuple(found)


def _ellipse_axes(svd: Svd) -> tuple[Mark, ...]:
    """Return the axes of the ellipse, from end to end: they have no sign, and no direction where the ellipse is a circle."""
    if all(svd.is_round):
        return ()
    return tuple(Line(f"ellipse axis {k + 1}", np.outer(svd.U[:, k], [-s, s]), "singular") for k, s in enumerate(svd.sigma.tolist()))


def _polynomial(result: Eigensystem) -> Figure:
    """Return the characteristic polynomial det(tI − A) over real t, with its real roots."""
    coefficients = result.characteristic
    assert coefficients is not None
    real = result.values.real
    middle, reach = float(real.max() + real.min()) / 2, max(float(np.ptp(real)), 0.75 * result.spectral_radius) or 1.0
    top = float(np.abs(np.polyval(coefficients, middle + reach * np.linspace(-0.5, 0.5, SAMPLES))).max()) or 1.0
    half = half_height(result.spectral_radius, FINE, 0.0)
    t = half * np.linspace(-SPARE, SPARE, SAMPLES)
    values = np.clip(np.polyval(coefficients, t), -9 * top, 9 * top)
    roots = [value.real for value in result.values if value.imag == 0]
    marks = (
        Line("characteristic zero", np.array([[t[0], t[-1]], [0.0, 0.0]]), "unit"),
        Line("characteristic polynomial", np.vstack([t, values]), "output"),
        *([Dots("real roots", np.vstack([roots, np.zeros(len(roots))]), "eigen")] if roots else []),
    )
    return Chart(
        "polynomial",
        marks,
        (-half, half),
        (-1.25 * top, 1.25 * top),
        title="Characteristic polynomial",
        x_ticks=ticks(-half, half),
        x_axis=Axis("t"),
        y_axis=Axis("det(tI − A)"),
        legend=LEGEND_OF_POLYNOMIAL,
    )


def name(powers: Powers) -> str:
    """Return what the line is called to which Aᵏx is held."""
    return "its line" if powers.index is None else indexed("v", powers.index + 1)


def _readout(angle: float, move: float) -> str:
    """Return an angle that rounding may have moved."""
    return "–" if math.isnan(angle) else f"{sure(math.degrees(angle), math.degrees(move))}°" if move else degrees(angle)


def film(powers: Powers, say: str) -> Film | None:
    """Return Aᵏx/‖Aᵏx‖ step by step, with its angle to the line on which it settles where there is one; say tells what becomes of it.

    None where Aᵏx has no picture, and no line to be held to.
    """
    is_held = powers.line is not None
    turns = ("angle of Aᵏx to x", math.pi) if len(powers.x) == 3 else ("direction of Aᵏx", math.pi)
    caption, most = (f"angle of Aᵏx to {name(powers)}", math.pi / 2) if is_held else turns
    angles = powers.angles if is_held else powers.bearings
    if angles is None or np.isnan(angles).all():
        return None
    moves = powers.moves.tolist()

    def frames() -> Frames:
        return Frames(
            times=[float(k) for k in range(len(angles))],
            names=[f"k = {k}" for k in range(len(angles))],
            readouts=[_readout(angle, move) for angle, move in zip(angles.tolist(), moves, strict=True)],
            curve=np.nan_to_num(angles / most).tolist(),
            tips={"power": powers.directions} if len(powers.x) <= 3 else {},
        )

    return Film("Powers of A on x", caption, "∠(Aᵏx)", _readout(float(angles[0]), moves[0]), frames, say, seconds=8.0)
