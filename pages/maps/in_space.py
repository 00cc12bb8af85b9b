"""Transformation in space: what is said of a 3 × 3 matrix, and its numbers."""

import math

from core.maps.kinds_space import Kind
from core.maps.transformation_space import SpaceTransformation
from core.numbers.arrays import Vector
from core.numbers.digits import MINUS, bounded, degrees, factor, indexed, show
from core.numbers.directions import directed
from pages.maps import applied
from pages.shared.view import Number, Sentence, number

SURE = 1e-9  # relative: digits that a program finds too


def sentence(result: SpaceTransformation) -> Sentence:
    """Return what is seen now: the kind of the map, what becomes of volumes and orientation, and what it nearly is."""
    is_told = result.kind.name != "stretch" or result.ground.is_full  # what else is flat is no more than that
    digits = "" if (result.kind.is_exact or not is_told) and result.ground.is_rank_known else "To sixteen digits, "
    return (digits, *_kind(result), *_size(result), *_nearly(result))


def _kind(result: SpaceTransformation) -> Sentence:
    kind, ground = result.kind, result.ground
    axis, along = (directed(kind.axis), "axis"), (directed(kind.along), "output")
    scale = (factor(abs(kind.factor)), "output")
    lost = (directed(kind.along), "null")
    match kind.name:
        case "identity":
            return ("A is the identity: every vector stays where it is. ",)
        case "scaling" if ground.rank == 0:
            return ("A sends everything to the origin. ",)
        case "scaling" if kind.factor > 0:
            return ("A scales everything by ", scale, ". ")
        case "scaling" if scale[0] == "1":
            return ("A reflects in the origin: every vector goes to its opposite. ",)
        case "scaling":
            return ("A reflects in the origin and scales by ", scale, ". ")
        case "rotation":
            return ("A ", *_turned(kind.angle, kind.axis), ". ")
        case "reflection":
            return ("A reflects in the plane at right angles to ", axis, ". ")
        case "rotary reflection":
            return ("A ", *_turned(kind.angle, kind.axis), ", and reflects in the plane at right angles to that. ")
        case "similarity" if kind.flips and not kind.angle:
            return ("A reflects in the plane at right angles to ", axis, " and scales by ", scale, ". ")
        case "similarity":
            mirror = ", reflects in the plane at right angles to that" if kind.flips else ""
            return ("A ", *_turned(kind.angle, kind.axis), f"{mirror}, and scales by ", scale, ": shapes keep their angles. ")
        case "orthogonal projection" if kind.rank == 2:
            return ("A projects orthogonally onto the plane at right angles to ", axis, ". ")
        case "orthogonal projection":
            return ("A projects orthogonally onto the line of ", axis, ". ")
        case "oblique projection" if kind.rank == 2:
            return ("A projects onto the plane at right angles to ", axis, ", not at right angles but along ", lost, ". ")
        case "oblique projection":
            return ("A projects onto the line of ", axis, ", not at right angles but along the plane at right angles to ", lost, ". ")
        case "shear":
            says = "stays fixed, other points slide by "
            return ("A shears along ", along, ": the plane at right angles to ", axis, f" {says}", scale, " times their distance from it. ")
        case "stretch" if ground.rank == 3:
            return _stretches(result)
    if ground.image is not None:
        onto = "plane at right angles to " if ground.rank == 2 else "line of "
        return (f"A flattens space onto the {onto}", (directed(ground.image), "axis"), ". ")
    return _turns_then(result)


def _turned(angle: float, axis: Vector) -> Sentence:
    """Return a turn as a verb; of a half-turn no one can tell its sense."""
    turn = ("turns space by ", (degrees(angle), "output"), " about ", (directed(axis), "axis"))
    return turn if angle == math.pi else (*turn, ", counterclockwise seen from there")


def _stretches(result: SpaceTransformation) -> Sentence:
    """Return by which factors a symmetric matrix stretches along which lines, and a plane of them where two factors are one."""
    system = result.system
    texts = [factor(root.value.real, moves=0.0 if system.is_decided else float(system.moves.max())) for root in system.roots]
    parts: list[Sentence] = []
    for root, text in zip(system.roots, texts, strict=True):
        k = next(j for j, value in enumerate(system.values) if value == root.value)
        by = ("by ", (text if len({*texts}) == len(texts) else system.texts[k], "output"))
        if root.dimension == 1:
            parts.append((*by, " along ", (directed(system.vectors[:, k].real), "axis")))
        else:
            parts.append((*by, " in the plane at right angles to that"))
    parts.sort(key=len, reverse=True)  # the line first, to which the plane is at right angles
    first, *others = parts
    more = [text for part in others[:-1] for text in (", ", *part)]
    return ("A stretches ", *first, *more, " and ", *others[-1], ". ")


def _turns_then(result: SpaceTransformation) -> Sentence:
    ground = result.ground
    moves = 0.0 if ground.exact else ground.singular.moves  # of fractions they are exact where that may be seen
    one, two, three = ((factor(value, moves=moves), "output") for value in ground.factors)
    by: Sentence = ("three perpendicular lines by ", one, ", ", two, " and ", three, ". ")
    if not ground.is_turn_known:  # rounding leaves its axis no digits
        return ("A turns, and stretches ", *by)
    turn = ground.turn
    if not turn.angle:
        return ("A stretches ", *by)
    return ("A ", *_turned(turn.angle, turn.axis), ", and then stretches ", *by)


def _size(result: SpaceTransformation) -> Sentence:
    ground = result.ground
    if ground.rank == 0:
        return ("Volume and orientation are lost.",)
    if ground.null is not None:
        what = ("line of " if ground.rank == 2 else "plane at right angles to "), (directed(ground.null), "null")
        inside = ""
        if ground.is_lost_in_image:
            inside = ", which lies in it," if ground.rank == 2 else ", in which it lies,"
        return ("The ", *what, f"{inside} goes to 0: volume and orientation are lost.")
    if ground.keeps_volume:
        digits = " to sixteen digits" if ground.keeps_volume_numerically and result.kind.is_exact else ""
        if ground.orientation > 0:
            return (f"Volume{digits} and orientation are kept.",)
        return (f"Volume is kept{digits}, orientation is flipped.",)
    orientation = "kept" if ground.orientation > 0 else "flipped"
    return ("Volume is scaled by ", (factor(ground.volume), "output"), f" and orientation is {orientation}.")


def _nearly(result: SpaceTransformation) -> Sentence:
    ground = result.ground
    if ground.is_nearly_flat:
        flat = "Flat to sixteen digits" if ground.is_flat_numerically else "Nearly flat"
        return (f" {flat}: the ellipsoid is ", (show(ground.kappa), "output"), " times as long as thin.")
    if near := result.near:
        far = f"at most {bounded(near.distance, is_upper=True, digits=2)}" if near.is_bound else show(near.distance, digits=2)
        return (f" Almost {_near(near)}, at a relative distance of {far}.",)
    return ()


def _near(kind: Kind) -> str:
    """Return the nearest map of a kind as a noun."""
    axis, scale = directed(kind.axis), factor(abs(kind.factor))
    plane, line = f"the plane at right angles to {axis}", f"the line of {axis}"
    match kind.name:
        case "identity":
            return "the identity"
        case "scaling":
            return f"a scaling by {factor(kind.factor)}"
        case "rotation":
            return f"a rotation by {degrees(kind.angle)} about {axis}"
        case "reflection":
            return f"a reflection in {plane}"
        case "rotary reflection":
            return f"a rotary reflection by {degrees(kind.angle)} about {axis}"
        case "similarity":
            return f"a similarity with factor {scale}"
        case "shear":
            return f"a shear along {directed(kind.along)}"
        case "stretch":
            return "a stretch along perpendicular lines"
    slanted = "orthogonal" if kind.name.startswith("orthogonal") else "oblique"
    return f"an {slanted} projection onto {plane if kind.rank == 2 else line}"


def numbers(result: SpaceTransformation) -> list[list[Number]]:
    """Return the live numbers."""
    ground, is_known = result.ground, result.ground.is_rank_known
    sigma = [number(indexed("σ", k + 1), value, "singular") for k, value in enumerate(ground.half_axes)]
    found, rank = ground.singular.found, ground.numerical_rank
    is_printed = [abs(one - found[k]) <= SURE * found[k] if k < rank else one == 0 for k, one in enumerate(ground.half_axes)]
    printed = [one if is_sure else Number(one.name, one.text, one.role) for one, is_sure in zip(sigma, is_printed, strict=True)]
    Ax, *rest = applied.numbers(result.applied)
    return [
        [number("det A", ground.signed_volume, "output").hedged(is_known=is_known)],
        [number("rank", ground.numerical_rank)],
        [one.hedged(is_known=is_known) for one in printed],
        Ax,
        [Number("x₁a₁ + x₂a₂ + x₃a₃", _sum(result.applied.x), "output")],
        *rest,
    ]


def _sum(x: Vector) -> str:
    """Return x₁·a₁ + x₂·a₂ + x₃·a₃ with the entries of x as they are shown."""
    first, *others = (float(entry) for entry in x)
    more = [f" {MINUS if value < 0 else '+'} {show(abs(value))}·{indexed('a', k)}" for k, value in enumerate(others, 2)]
    return f"{show(first)}·a₁{''.join(more)}"
