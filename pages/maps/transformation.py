"""Transformation: the plane under a 2 × 2 matrix, or space under a 3 × 3 matrix."""

from dataclasses import dataclass

from core.figures import carried
from core.figures.figure import Figure
from core.figures.maps import transformation as figures
from core.figures.maps import transformation_space
from core.figures.maps.transformation import film
from core.figures.plane import FINE, half_height
from core.maps import paths
from core.maps.kinds import Kind
from core.maps.transformation import Transformation, transformation
from core.maps.transformation_space import SpaceTransformation, in_three
from core.numbers.arrays import Array, Limits, Matrix, matrix, vector
from core.numbers.digits import MINUS, degrees, distinct_angles, factor, indexed, show
from pages.maps import applied, in_space
from pages.maps.lessons.transformation import LESSON as LESSON
from pages.shared import points as cloud
from pages.shared.absent import lacking
from pages.shared.code import in_fractions, written
from pages.shared.drags import Drag
from pages.shared.lesson import Example
from pages.shared.parameters import Upload, azimuth, choice, elevation, entries, moment, zoom
from pages.shared.programs import joined, program
from pages.shared.state import PageState
from pages.shared.view import Number, Sentence, View, number

TITLE = "Transformation"
SUMMARY = "Grab the columns of a matrix and see the plane, or space, turn, stretch, shear, flip or fall flat."
PATHS: dict[paths.Name, str] = {
    "straight": "I → A, straight",
    "polar": "I → A, turn and stretch",
    "svd": "I → A, turn, stretch, turn",
    "exp": "I → A, exp(t·log A)",
}


TWO_OR_THREE = Limits(is_square=True, largest=(3, 3), fewest=2)


@dataclass(frozen=True)
class State(PageState):
    """A matrix, a vector, the way from the identity to the matrix and how far along it we are, points, the view, and the camera."""

    A: Array = entries(matrix("2 1; 1 2"), "A", "Matrix A", limits=TWO_OR_THREE, columns=("first", "second", "further"))
    x: Array = entries(vector("-1.5 0.5"), "x", "Vector x", limits=Limits(largest=(3, 1)), role="input", like="A")
    path: paths.Name = choice("polar", PATHS)
    t: float = moment(1.0, 0.0, 1.0)
    data: str = cloud.source("none")
    points: Array = cloud.typed("1,1;3,1;1,2")
    blanks: cloud.LeftOut = cloud.blanks()
    columns: str = cloud.columns()
    file: Upload | None = cloud.file()
    view: float = zoom()
    azimuth: float = azimuth()
    elevation: float = elevation()


EXAMPLES = (
    Example("Stretch", State(), "Two perpendicular lines stay where they are: one is stretched by 3, the other left as it is."),
    Example("Identity", State(A=matrix("1 0; 0 1")), "Every image lies on its original: Ax is x, wherever you drag x."),
    Example("Shear", State(A=matrix("1 1; 0 1")), "Squares become slanted and keep their area; the horizontal line does not move."),
    Example(
        "Rotation by 30°", State(A=matrix("sqrt(3)/2 -1/2; 1/2 sqrt(3)/2")), "Everything turns together: lengths, angles and area stay."
    ),
    Example("Half-turn", State(A=matrix("-1 0; 0 -1")), "Ax points against every x. Play the straight path: it passes through 0."),
    Example(
        "Reflection", State(A=matrix("0 1; 1 0")), "The F is mirrored: det A < 0. Vectors on the mirror stay, those across it are reversed."
    ),
    Example(
        "Orthogonal projection",
        State(A=matrix("0.8 0.4; 0.4 0.2")),
        "The plane falls at right angles onto one line; doing it twice changes nothing.",
    ),
    Example("Oblique projection", State(A=matrix("1 1; 0 0")), "The plane falls onto the horizontal line, but along a slanted direction."),
    Example("Flat", State(A=matrix("1 2; 0.5 1")), "The columns lie on one line, so the whole plane does: det A = 0."),
    Example(
        "Nearly flat", State(A=matrix("1 2; 0.5 1.001")), "It looks flat and is not: the ellipse is thousands of times as long as wide."
    ),
    Example(
        "Looks like a rotation", State(A=matrix("0.87 -0.5; 0.5 0.87")), "Almost a rotation by 30°: lengths change by a third of a percent."
    ),
    Example(
        "Turns but is no rotation",
        State(A=matrix("1 -1; 1 0"), path="exp"),
        "It turns, but the circle becomes an ellipse: one line is stretched by 1.618, the one across shrinks to 0.618.",
    ),
    Example(
        "Points under a shear",
        State(A=matrix("1 1; 0 1"), data="clusters"),
        "Three clusters, faint where they are: each slides to the side by as much as it is high. Drag a column.",
    ),
    Example(
        "A slanted axis",
        State(A=matrix("0 0 1; 1 0 0; 0 1 0"), x=vector("1 -1 1")),
        "The axes change places: x to y, y to z, z to x. It is a turn by 120°: look along its axis.",
    ),
    Example(
        "Reflection in the origin",
        State(A=matrix("-1 0 0; 0 -1 0; 0 0 -1"), x=vector("1 -1 1")),
        "Every vector goes to its opposite. In the plane a turn does that, in space none: det A = −1.",
    ),
    Example(
        "Mirror in space",
        State(A=matrix("0 1 0; 1 0 0; 0 0 1"), x=vector("1.5 -0.5 1")),
        "The F stands on the other side of the green mirror: det A < 0.",
    ),
    Example(
        "Rotary reflection",
        State(A=matrix("0 -1 0; 1 0 0; 0 0 -1"), x=vector("1 0 1")),
        "A quarter-turn about z, and a reflection in the floor: only the origin stays.",
    ),
    Example(
        "Onto a plane",
        State(A=matrix("8/9 2/9 -2/9; 2/9 5/9 4/9; -2/9 4/9 5/9"), x=vector("1 -1.5 1")),
        "Space falls at right angles onto the green plane. Look along “null”: x and Ax are one.",
    ),
    Example(
        "All on a line",
        State(A=matrix("1 0.5 -0.5; 0.5 0.25 -0.25; 1 0.5 -0.5"), x=vector("0.5 -1 1")),
        "Three columns on one line: the rank is 1, and a whole plane goes to 0.",
    ),
    Example(
        "A shadow on the floor",
        State(A=matrix("1 0 0.5; 0 1 0.5; 0 0 0"), x=vector("0.5 -1 1.5")),
        "Light that falls along the dotted line throws it: Ax is the shadow of x.",
    ),
    Example(
        "Shear in space",
        State(A=matrix("1 0 1; 0 1 0; 0 0 1"), x=vector("0.5 -0.5 1")),
        "Layers slide over each other like cards: the floor stays fixed, and no volume is lost.",
    ),
    Example(
        "Nearly flat in space",
        State(A=matrix("1 0 1; 0 1 1; 1 1 2.001"), x=vector("1 -1 0.5")),
        "It looks flat and is not: the ellipsoid is 9000 times as long as thin, and det A = 0.001.",
    ),
    Example(
        "A helix onto the floor",
        State(A=matrix("1 0 0; 0 1 0; 0 0 0"), x=vector("1 -1 1.5"), data="helix"),
        "Its 3 turns fall onto one circle: where A is flat, different points land on one place.",
    ),
    Example(
        "Two ways to turn",
        State(A=matrix("-1 0 0; 0 -1 0; 0 0 2"), x=vector("1 -0.5 0.5"), path="exp"),
        "The plane of the two −1 may turn either way. Make one of them −2, and there is no logarithm.",
    ),
)
DRAGS = (
    Drag("A:0", 20),
    Drag("A:0", 12, "5,000 points", "A=1,0.5,0;-0.5,1,0;0,0,1&x=1,1,1&data=many"),
    Drag("A:0", 16, "in space", "A=2,-1,0.5;1,1,0;0.5,0,1.5&x=1,1,1"),
)


def page(state: State) -> View:
    """Return what state's matrix does to the plane, or to space, and to x, and the way from the identity to it."""
    A, without = state.A.value, lacking(state)
    found = cloud.points(state) if state.data != "none" and not without else None
    taken = found if found and found.q == len(A) else None
    given = (A, state.x.value, state.A.exact, state.x.exact, state.A.spelled)
    result: Transformation | SpaceTransformation
    picture: Figure
    if len(A) == 2:
        result = transformation(*given)
        picture = figures.transformation(result, state.view or _half(taken, A, figures.reach(result)))
        say, shown = sentence(result), numbers(result)
    else:
        result = in_three(*given)
        half = state.view or _half(taken, A, transformation_space.reach(result))
        picture = transformation_space.transformation(result, half, (state.azimuth, state.elevation))
        say, shown = in_space.sentence(result), in_space.numbers(result)
    path = paths.path(result.ground, state.path)
    return View(
        figures=(carried.with_points(picture, taken.values, taken.key) if taken else picture,),
        say=say,
        numbers=shown,
        proofs=[*result.proofs, *path.proofs],
        program=lambda: code(state, result, shown, taken),
        film=film(path),
        hides=cloud.hidden(found) if found else cloud.OF_POINTS,
        columns=found.all_names if found else (),
        roles=found.roles if found else "",
        lacks=(*found.lacks, *cloud.not_carried(found, len(A))) if found else without,
        notes=found.notes if found else (),
        seen=result,
    )


def _half(points: cloud.Points | None, A: Matrix, reach: float) -> float:
    """Return the half-height of a view that shows points, too, and where A takes them; 0 where there are none."""
    if points is None:
        return 0.0
    return half_height(max(reach, carried.reach(points.values), carried.reach(points.values @ A.T)), FINE)


def sentence(result: Transformation) -> Sentence:
    """Return what is seen now: the kind of the map, what becomes of areas and orientation, and what it nearly is."""
    is_told = result.kind.name != "stretch" or result.ground.is_full  # what else is flat is no more than that
    digits = "" if (result.kind.is_exact or not is_told) and result.ground.is_rank_known else "To sixteen digits, "
    return (digits, *_kind(result), *_size(result), *_nearly(result))


def _kind(result: Transformation) -> Sentence:
    kind, plane = result.kind, result.ground
    line, scale = (degrees(kind.line), "axis"), (factor(kind.factors[0]), "output")
    match kind.name:
        case "identity":
            return ("A is the identity: every vector stays where it is. ",)
        case "scaling" if plane.rank == 0:
            return ("A sends everything to the origin. ",)
        case "scaling":
            return ("A scales everything by ", scale, ". ")
        case "rotation" if kind.is_half_turn:
            return ("A is a half-turn: every vector goes to its opposite. ",)
        case "rotation":
            return ("A turns the plane by ", (degrees(abs(kind.angle)), "output"), f", {_sense(kind)}. ")
        case "reflection":
            return ("A reflects across the line at ", line, ". ")
        case "similarity" if kind.flips:
            return ("A reflects across the line at ", line, " and scales by ", scale, ". ")
        case "similarity":
            return ("A turns by ", (degrees(kind.angle), "output"), " and scales by ", scale, ": shapes keep their angles. ")
        case "orthogonal projection":
            return ("A projects orthogonally onto the line at ", line, ". ")
        case "oblique projection":
            onto, along = distinct_angles(kind.line, kind.along)
            return ("A projects onto the line at ", (onto, "axis"), ", not at right angles but along ", (along, "null"), ". ")
        case "shear":
            return (
                "A shears along the line at ",
                line,
                ", which stays fixed: other points slide by ",
                (show(abs(kind.factors[0])), "output"),
                " times their distance from it. ",
            )
        case "stretch" if plane.rank == 2:
            across = (degrees(kind.across), "axis")
            return ("A ", *_act(kind.factors, (("the line at ", line), ("the line at ", across))), ". ")
    if plane.image_line is not None:
        return ("A flattens the plane onto the line at ", (degrees(plane.image_line), "axis"), ". ")
    turn = (degrees(result.nearest_turn), "output")
    return ("A turns by ", turn, ", then ", *_act(plane.factors, (("one line",), ("its perpendicular",))), ". ")


def _act(factors: tuple[float, float], lines: tuple[Sentence, Sentence]) -> Sentence:
    """Return what becomes of two perpendicular lines: ``stretches one line by 3 and leaves its perpendicular as it is``."""
    acts: list[Sentence] = []
    for value, line in zip(factors, lines, strict=True):
        scale = (factor(abs(value)), "output")
        if scale[0] == "1":
            acts.append(("reverses ", *line) if value < 0 else ("leaves ", *line, " as it is"))
        elif value < 0:
            acts.append(("reverses ", *line, ", stretching it by " if value < -1 else ", shrinking it to ", scale))
        else:
            acts.append(("stretches ", *line, " by ", scale) if value > 1 else ("shrinks ", *line, " to ", scale))
    one, two = acts
    is_same = one[0] == two[0] in {"stretches ", "shrinks "}
    comma = "," if factors[0] < 0 else ""
    return (*one, f"{comma} and ", *(two[1:] if is_same else two))


def _sense(kind: Kind) -> str:
    return "counterclockwise" if kind.angle > 0 else "clockwise"


def _size(result: Transformation) -> Sentence:
    plane = result.ground
    if plane.rank == 0:
        return ("Area and orientation are lost.",)
    if plane.null_line is not None:
        line: Sentence = ("The same line",) if plane.is_nilpotent else ("The line at ", (degrees(plane.null_line), "null"))
        return (*line, " goes to 0: area and orientation are lost.")
    if plane.keeps_volume:
        digits = " to sixteen digits" if plane.keeps_volume_numerically and result.kind.is_exact else ""
        if plane.orientation > 0:
            return (f"Area{digits} and orientation are kept.",)
        return (f"Area is kept{digits}, orientation is flipped.",)
    orientation = "kept" if plane.orientation > 0 else "flipped"
    return ("Area is scaled by ", (factor(plane.volume), "output"), f" and orientation is {orientation}.")


NEARLY = {
    "identity": "the identity",
    "scaling": "a scaling by {factor}",
    "rotation": "a rotation by {angle}",
    "reflection": "a reflection across the line at {line}",
    "similarity": "a similarity with factor {factor}",
    "orthogonal projection": "an orthogonal projection onto the line at {line}",
    "oblique projection": "an oblique projection onto the line at {line}",
    "shear": "a shear along the line at {line}",
    "stretch": "a stretch along perpendicular lines, the first at {line}",
}


def _nearly(result: Transformation) -> Sentence:
    plane = result.ground
    said: Sentence = ()
    if plane.is_nearly_flat:
        flat = "Flat to sixteen digits" if plane.is_flat_numerically else "Nearly flat"
        said += (f" {flat}: the ellipse is ", (show(plane.kappa), "output"), " times as long as wide.")
    elif near := result.near:
        words = NEARLY[near.name].format(angle=degrees(near.angle), line=degrees(near.line), factor=factor(near.factors[0]))
        said += (f" Almost {words}, at a relative distance of {show(near.distance, digits=2)}.",)
    return said


def numbers(result: Transformation) -> list[list[Number]]:
    """Return the live numbers."""
    plane, is_known = result.ground, result.ground.is_rank_known
    return [
        [number("det A", plane.signed_volume, "output").hedged(is_known=is_known)],
        [number("rank", plane.numerical_rank)],
        [number("σ₁", plane.half_axes[0], "singular"), number("σ₂", plane.half_axes[1], "singular").hedged(is_known=is_known)],
        *_with_parts(result),
    ]


def _with_parts(result: Transformation) -> list[list[Number]]:
    """Return what A makes of x, and of which parts of its columns that is the sum."""
    (x, y), (Ax, *rest) = result.applied.x.tolist(), applied.numbers(result.applied)
    sum_ = f"{show(x)}·a₁ {MINUS if y < 0 else '+'} {show(abs(y))}·a₂"
    return [Ax, [Number("x₁a₁ + x₂a₂", sum_, "output")], *rest]


def code(state: State, result: Transformation | SpaceTransformation, shown: list[list[Number]], points: cloud.Points | None) -> str:
    """Return a program that prints the numbers, and takes points along, if there are any."""
    numbers = {"A": written(state.A), "x": written(state.x)}
    known = {number.name for row in shown for number in row if number.value is not None}
    named = [(k, name) for k in range(len(state.A.value)) if (name := indexed("σ", k + 1)) in known]
    facts = {"is_plane": len(state.A.value) == 2, "named": named, **in_fractions(state.A), **applied.facts(result.applied, state.x)}
    if points is None:
        return program("maps/transformation", numbers, **facts)
    return joined(["maps/transformation", "maps/carried"], numbers | {"points": cloud.program_text(state, points)}, **facts)
