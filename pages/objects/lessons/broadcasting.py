"""What the page on broadcasting teaches."""

from dataclasses import dataclass

import numpy as np

from core.numbers.arrays import EPS
from core.objects.backwards import Backwards
from core.objects.broadcasting import Broadcast, Product, Shape, Sum
from pages.shared.lesson import Explanation, Lesson, Task


@dataclass(frozen=True, eq=False)
class Seen:
    """What has become of two arrays, the way back, and the entry that is looked at, where entries are drawn."""

    result: Broadcast
    back: Backwards
    at: Shape | None


def fits_without_vectors(seen: Seen) -> bool:
    """Return whether different shapes fit, each with two axes or more along which there are several numbers."""
    a, b = seen.result.a.shape, seen.result.b.shape
    return seen.result.shape is not None and a != b and all(sum(n > 1 for n in shape) >= 2 for shape in (a, b))


def goes_to_columns(seen: Seen) -> bool:
    """Return whether a b with as many numbers as A has rows fits, and each number of it goes to a column."""
    a, b = seen.result.a.shape, seen.result.b.shape
    is_different = len(set(seen.result.b.ravel().tolist())) > 1
    return isinstance(seen.result.operation, Sum) and len(a) == 2 and b == a[:1] == a[1:] and is_different


def goes_to_rows(seen: Seen) -> bool:
    """Return whether b has one number for each row of a matrix that is not square, and goes to every column."""
    a, b = seen.result.a.shape, seen.result.b.shape
    return isinstance(seen.result.operation, Sum) and len(a) == 2 and 1 < a[0] != a[1] > 1 and b == (a[0], 1)


def is_of_copies(seen: Seen) -> bool:
    """Return whether the entry that is looked at is made of a copy from A and a copy from b."""
    return seen.at is not None and all(bool(part.is_copy[seen.at]) for part in seen.result.operands)


def cancels(seen: Seen) -> bool:
    """Return whether the gradient of a stretched b is 0, though it is multiplied with an A that has no 0."""
    gradients = seen.back.gradients
    if gradients is None or not isinstance(seen.result.operation, Product) or not seen.result.operands[1].stretched:
        return False
    sizes = seen.result.operands[1].gathered(np.abs(seen.result.operands[0].seen * seen.back.upstream))
    is_zero = (np.abs(gradients[1]) <= 8 * EPS * sizes).all()
    return bool(is_zero and seen.result.a.all() and seen.result.b.all() and seen.back.loss == "sum")


LESSON = Lesson(
    names={
        "C": "What is done with each pair of entries: + − × ÷, as NumPy does it.",
        "A": "One operand, with up to four axes: type its entries, change how long its axes are, or paste nested lists.",
        "b": "The other operand, with a shape of its own.",
        "at": "The entry of C that is looked at: its index along each axis. Brackets count from 0, as code does: C[0, 1] is c₁₂.",
        "Loss L": "The number whose gradients go backwards: the sum of all entries of C, or half the sum of their squares.",
        "Make it fit": "Puts axes of length 1 into a shape: the same numbers, as a column for instance.",
        "shape of A": "How long A is along each axis.",
        "shape of b": "How long b is along each axis.",
        "shape of C": "Along each axis the length that both have, or that of the other where one is 1; shapes are right-aligned.",
        "strides of A": "How many numbers of A lie from a neighbour to the next along each axis of C: 0 where it is read again. "
        "NumPy has them in bytes, 8 for each number.",
        "strides of b": "How many numbers of b lie from a neighbour to the next along each axis of C: 0 where it is read again. "
        "NumPy has them in bytes, 8 for each number.",
        "A stored": "How many numbers of A lie in memory.",
        "b stored": "How many numbers of b lie in memory.",
        "each shown": "How many entries C has, and so how many of each operand are seen.",
        "L": "The loss: one number, made of C.",
        "∂L/∂A": "The gradient of A: that of C times the local derivative, summed over the axes along which A was stretched.",
        "∂L/∂b": "The gradient of b: that of C times the local derivative, summed over the axes along which b was stretched.",
        "∂L/∂A here": "How fast L grows with the number of A that is looked at.",
        "∂L/∂b here": "How fast L grows with the number of b that is looked at: all its copies count.",
        "NumPy refuses: 0 if it does": "NumPy finds no shape for these two either.",
        "repairs that NumPy refuses": "How many of the shapes that are offered do not fit for NumPy: none.",
        "shape of C is NumPy’s: 0 if it is": "NumPy finds the same shape.",
        "‖C − C of copies‖ / ‖C‖": "With real copies, as np.tile makes them, the same comes out.",
        "|Σ X⊙∂L/∂X − the same over copies| / size": "A gradient that is summed weighs as much as those of all copies together.",
        "|ΣA⊙∂L/∂A + Σb⊙∂L/∂b − kΣC⊙∂L/∂C| / size": "A common factor of A and b comes out of C to the power k: "
        "1 for + and −, 2 for × and 0 for ÷. So numbers times gradients, summed, make k times as much before as after "
        "(Euler’s theorem on homogeneous functions).",
    },
    tasks=(
        Task(
            "“Broadcasting is for a matrix and a vector.” Refute it: two different shapes that fit, "
            "each with two axes or more that are longer than 1.",
            fits_without_vectors,
            "Give A a third axis: the last two axes of both may be alike.",
        ),
        Task(
            "“If b has a number for each row, A + b adds it to that row.” Refute it without an error, with different numbers in b.",
            goes_to_columns,
            "Shapes are right-aligned: when do as many numbers as rows fit along the last axis?",
        ),
        Task(
            "Now let each row of an A that is not square get a number of its own from b.",
            goes_to_rows,
            "b needs an axis of length 1 on its right: let it not fit, and press the button.",
        ),
        Task(
            "Pick an entry of C that is made of two ghosts: of a copy from A and a copy from b.",
            is_of_copies,
            "Both have to be stretched. Then drag the mark away from the originals.",
        ),
        Task(
            "Multiply, with ΣC for the loss, so that the gradient of a stretched b is 0, though there is no 0 in A or b.",
            cancels,
            "The gradient of a number of b is the sum of all that it is multiplied with.",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{C_{ij}} = \first{A_{ij}} + \second{b_j}",
        says=(
            "Shapes are written right-aligned and filled up with 1 on the left. Along each axis both are equally long, or one is 1 and is "
            "[stretched](A row for every row); [else](Does not fit) NumPy refuses. [Both](Both stretched) may be stretched.",
            "Nothing is copied: a stride of 0 reads the same number again.",
        ),
        learning="A bias is a {second: b} that is stretched over a batch. [Backwards](Backwards) its gradient is summed over the batch.",
        mistaken="It is not for a matrix and a vector only: [any shapes](To four axes) will do. "
        "A b of three numbers does not go to three rows, not even [where it fits](A square hides it).",
        leads="[Hadamard product](hadamard) and [Gradient descent](gradient_descent)",
    ),
)
