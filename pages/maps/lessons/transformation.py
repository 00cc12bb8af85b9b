"""What the page on transformations teaches."""

import math
from typing import TypeAlias

import numpy as np

from core.maps.transformation import Transformation
from core.maps.transformation_space import SpaceTransformation
from core.numbers.arrays import ROUNDING
from core.numbers.rational import as_it_stands, product
from pages.shared.lesson import Explanation, Lesson, Task
from pages.shared.names import OF_ROWS

Seen: TypeAlias = Transformation | SpaceTransformation


def is_against(seen: Seen) -> bool:
    """Return whether Ax points exactly against x."""
    return seen.applied.turn is not None and abs(seen.applied.turn) == math.pi


def is_flat_without_zeros(seen: Seen) -> bool:
    """Return whether A is flat, and no entry of it is 0."""
    return seen.ground.rank < len(seen.ground.A) and bool(seen.ground.A.all())


def is_own_inverse(seen: Seen) -> bool:
    """Return whether A·A = I, where A is neither I nor −I."""
    A, one = seen.ground.fractions, np.eye(len(seen.ground.A))
    if seen.ground.exact:
        return abs(A.det) == 1 and product(A, A).rows == as_it_stands(one).rows and not A.is_scalar
    gap = np.abs(seen.ground.A @ seen.ground.A - one).max()  # √2 and its like are rounded
    return bool(gap <= ROUNDING * max(1.0, seen.ground.size**2)) and not A.is_scalar


def keeps_size_and_stretches(seen: Seen) -> bool:
    """Return whether A keeps area, or volume, and makes x at least three times as long."""
    return seen.ground.keeps_volume and (seen.applied.gain or 0) >= 3


def turns_all_alike(seen: Seen) -> bool:
    """Return whether every vector of the plane turns by 45°, and becomes longer."""
    if isinstance(seen, SpaceTransformation):
        return False
    (a, b), (c, d) = seen.ground.fractions.rows
    return seen.kind.name == "similarity" and a == d == abs(b) and b == -c and seen.kind.factors[0] > 1


def turns_about_a_slanted_axis(seen: Seen) -> bool:
    """Return whether A turns space about an axis that lies in no plane of the axes of the picture."""
    return isinstance(seen, SpaceTransformation) and seen.kind.name == "rotation" and bool((np.abs(seen.kind.axis) > ROUNDING).all())


LESSON = Lesson(
    shares=(OF_ROWS,),
    names={
        "Points": "Points that are built in, or your own: typed, pasted, or a file. A carries them along.",
        "A": "The matrix: its columns a₁ and a₂ are where it takes the unit vectors e₁ and e₂.",
        "x₁a₁ + x₂a₂": "Ax as a sum: x₁ times the first column and x₂ times the second. They are sides of the dashed "
        "parallelogram, and Ax is its diagonal.",
        "x₁a₁ + x₂a₂ + x₃a₃": "Ax as a sum: the dashed chain leads along x₁·a₁, x₂·a₂ and x₃·a₃ to Ax.",
        "(|det A| − |(a₁ × a₂)·a₃|) / σ₁³": "The determinant is the volume of the box on the three columns.",
        "‖A′A − s²·I‖ / ‖A‖²": "The columns are equally long and stand at right angles: A keeps angles.",
        "(|det A| − shoelace area) / σ₁²": "The determinant is the area of the drawn parallelogram.",
        "‖A − UDV′‖ / σ₁": "A is put together again from its singular value decomposition.",
        "‖M(0) − I‖/‖I‖ + ‖M(1) − A‖/‖A‖ on the path": "The path begins at the identity and ends at A.",
        "|det M(t)| where the path is flat, relative": "Where the path is said to be flat, its determinant is 0.",
        "‖A − I‖": "A is the identity.",
        "‖A − a₁₁·I‖ / ‖A‖": "A is a multiple of the identity.",
        "‖A′A − I‖ / ‖A‖²": "The columns have length 1 and stand at right angles: A keeps lengths.",
        "‖A·A − I‖ / ‖A‖²": "A undoes itself.",
        "‖A′A − A‖ / ‖A‖": "A is an orthogonal projection: it is symmetric, and doing it twice changes nothing.",
        "‖A·A − A‖ / ‖A‖²": "A is a projection: doing it twice changes nothing.",
        "‖(A − I)²‖ / (‖A‖·‖A − I‖)": "A is a shear: what A adds to a vector, A leaves as it is.",
        "‖A − A′‖ / ‖A‖": "A is symmetric: it stretches along two perpendicular lines.",
    },
    tasks=(
        Task(
            "Make Ax point exactly against x.",
            is_against,
            "A reflection has such vectors: those at right angles to its mirror. An angle that reads 180° may still be rounded.",
        ),
        Task(
            "Make A flat, without a 0 in it.",
            is_flat_without_zeros,
            "Put a₂ on the line of a₁: one column is a multiple of the other.",
        ),
        Task(
            "Find a matrix that is its own inverse, and neither I nor −I.",
            is_own_inverse,
            "What happens if you look into a mirror twice?",
        ),
        Task(
            "“The determinant says how much a thing is stretched.” Refute it: keep area, or volume, and make x three times as long "
            "or more.",
            keeps_size_and_stretches,
            "A shear keeps area, however far it goes. Which x does it stretch?",
        ),
        Task(
            "Turn every vector of the plane by 45°, and make it longer.",
            turns_all_alike,
            "Both columns have to be equally long and at right angles to each other.",
        ),
        Task(
            "In space: turn about an axis that lies in no plane of two axes of the picture.",
            turns_about_a_slanted_axis,
            "Let the axes change places: x to y, y to z and z to x.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{Ax} = \input{x_1} \first{a_1} + \input{x_2} \second{a_2}",
        says=(
            "A matrix is known by what it does to two arrows: its columns {first: a₁} and {second: a₂} are where the unit vectors land. "
            "{output: Ax} takes as much of each column as {input: x} has of each axis. So lines stay lines, equal steps "
            "stay equal, and the origin stays.",
            "The determinant tells only of area and orientation; a [shear](Shear) keeps both, and yet bends nearly every right angle. "
            "Of the ways from I to a [rotation](Rotation by 30°) the straight one shrinks.",
            "[Points of data](Points under a shear) are such x; a flat A lets some [fall together](A helix onto the floor).",
            "In space every turn has an [axis](A slanted axis), and −I, a half-turn of the plane, [is none](Reflection in the origin).",
        ),
        learning="A linear layer is such a map, between hundreds of dimensions. Orthogonal initial weights keep "
        "lengths through all of them.",
        mistaken="A matrix that turns every vector need not be a rotation: [this one](Turns but is no rotation) stretches, too.",
        leads="[Determinant](determinant), [Eigenvectors](eigen) and [Singular values](svd)",
    ),
)
