"""What the page on arrays teaches."""

from dataclasses import dataclass

from core.figures.objects.arrays import Shown
from core.objects.arrays import Arrays
from pages.shared.lesson import Explanation, Lesson, Task


@dataclass(frozen=True, eq=False)
class Seen:
    """What is seen of an array, and what is made of it."""

    of: Arrays
    shown: Shown


def is_at_home(seen: Seen) -> bool:
    """Return whether A′ and the reshape have the entry at one place, which is neither the first nor the last, in no row and no column."""
    of, turned = seen.of, seen.of.transposed
    is_matrix = seen.shown == "transpose" and turned.axes == (1, 0) and min(of.A.shape) > 1
    return is_matrix and turned.index == turned.index_reshaped and 0 < of.flat < of.A.size - 1


def becomes_a_column(seen: Seen) -> bool:
    """Return whether the transpose is a column of two numbers or more."""
    shape = seen.of.transposed.array.shape
    return seen.shown == "transpose" and seen.of.transposed.axes == (1, 0) and len(shape) == 2 and shape[0] > 1 == shape[1]


def has_rank_1(seen: Seen) -> bool:
    """Return whether A has two axes, neither of them 1 long, no 0, and rank 1."""
    A = seen.of.A
    return seen.of.rank == 1 < min(A.shape) and bool(A.all())


def steps_by_6(seen: Seen) -> bool:
    """Return whether one step along axis 0 leads 6 numbers on."""
    return seen.of.order > 0 and seen.of.A.shape[0] > 1 and seen.of.strides[0] == 6


def takes_every_third(seen: Seen) -> bool:
    """Return whether a slice of one axis is shown whose numbers lie 3 apart in the data."""
    part = seen.of.slice
    return seen.shown == "slice" and part is not None and part.gaps == (3,) and part.array.size > 1


def sums_to_zero(seen: Seen) -> bool:
    """Return whether all sums that are shown are 0, and no entry is."""
    sums = seen.of.sums
    return seen.shown == "sum" and sums is not None and sums.are_zero and bool(seen.of.A.all())


LESSON = Lesson(
    names={
        "A": "The array: type, scrub or paste its entries, and choose how many axes it has and how long each is.",
        "index": "Where the picked entry is along each axis. Brackets count from 0, as code does: A[0, 1] is a₁₂.",
        "axis": "The axis that is sliced at the picked entry, or summed along: it goes, and the others stay.",
        "order of axes": "In which order A′ has the axes of A: A.transpose(1, 2, 0) begins with axis 1. Choosing one swaps two.",
        "order": "The number of axes. Some call it rank, which for a matrix is another thing: how many of its columns are independent.",
        "shape": "The length along each axis; a vector has (n,), a column (n, 1), a row (1, n), and a scalar none: ().",
        "strides": "How many numbers of the data lie from an entry to the next along each axis: the product of the lengths after it.",
        "in bytes": "The strides as NumPy has them, A.strides: a number in float64 has 8 bytes.",
        "position": "Where in the data the picked entry lies, from 0: the sum of index times stride over all axes.",
        "A[index]": "The entry that is picked.",
        "rank": "The rank of the matrix: how many of its columns are independent. It is not the number of axes, which is 2.",
        "shape of A′": "The shape of the transpose: that of A in the new order of axes.",
        "strides of A′": "The strides of A′: those of A in the new order. The data stay as they are.",
        "index in A′": "Where A′ has the picked entry: its index in the new order of axes.",
        "index in the reshape": "Where the reshape has the picked entry: at the same position, counted in the new shape.",
        "places that differ": "At how many places A′ and the reshape hold different numbers, though their shapes are the same.",
        "A′ shares the data": "Whether A′ lies in the data of A, as np.shares_memory finds it: then it is a view, and nothing is copied.",
        "shape of the slice": "The shape of A without the axis that is sliced. Of a vector it is (): the dots in A[1, ...] stand "
        "for all other axes, here none, and keep it an array, where A[1] is a plain number.",
        "strides of the slice": "How many numbers of the data lie from one entry of the slice to the next, along each of its axes.",
        "the slice shares the data": "Whether the slice lies in the data of A, as np.shares_memory finds it: it is a view then.",
        "shape of the sums": "The shape of A without the axis that is summed along.",
        "sum": "The sum in which the picked entry is.",
        "sum of all": "The sum of all entries, whichever axis one sums along first.",
        "Views": "What NumPy makes of A: a view has strides of its own in the same data, a copy has data of its own.",
        "max |Σ index·stride − position|": "The sum of index times stride is where NumPy has each entry in the data.",
        "max |A′[swapped index] − A[index]|": "A′ has at the swapped index what A has at the index, for all entries: by their positions.",
        "|Σ sums − Σ A| / Σ |A|": "The sums together are the sum of all entries.",
    },
    tasks=(
        Task(
            "In a matrix that is neither a row nor a column, pick an entry that A.T and the reshape have at the same place. "
            "The first and the last are too easy.",
            is_at_home,
            "Give A as many rows as columns, and look along its diagonal.",
        ),
        Task(
            "“Transposing a vector makes a column of it.” With one axis it does not: give A a shape with which it does.",
            becomes_a_column,
            "Which shape does a column have? Before it is transposed, its two lengths stand the other way round.",
        ),
        Task(
            "“Rank is the number of axes.” Refute it with a matrix of rank 1, without a 0, that has more than one row and one column.",
            has_rank_1,
            "Its number of axes stays 2. Make one row a multiple of the other.",
        ),
        Task(
            "Give A a shape in which one step along axis 0 is one of 6 numbers in the data.",
            steps_by_6,
            "A stride is the product of the lengths of all axes after it.",
        ),
        Task(
            "Show a slice of one axis whose numbers lie 3 apart in the data.",
            takes_every_third,
            "Choose A → slice below the picture, of a matrix with three columns. Along which axis are the steps long?",
        ),
        Task(
            "Show sums that are all 0, of an array without a 0.",
            sums_to_zero,
            "Choose A → sums below the picture. What has to stand along the axis, so that it cancels?",
        ),
    ),
    explanation=Explanation(
        formula=r"\output{A′[j, i]} = \first{A[i, j]} = \text{data}[n · i + j]",
        says=(
            "An array is a row of numbers and a way to read it: a shape, and for each axis a stride: n and 1 in n columns. "
            "A transpose, or a [slice](A slice), reads the same data by strides of its own: a view, and nothing is copied. "
            "A [reshape](Taken for each other) keeps the order of the data instead, so of the same shape it is another array.",
            "A [vector](A vector) has one axis, a [column](A column) two. Brackets count from 0, subscripts from 1: A[0, 1] is a₁₂.",
        ),
        learning="A batch of images has [four axes](Four axes); many a silent mistake is a reshape where axes had to be swapped.",
        mistaken="The number of axes is no rank; [summing along axis 0](Sums along axis 0) takes axis 0 away, and leaves the others.",
        leads="[Broadcasting](broadcasting): two shapes together; [Vectors](vectors); [Transformation](transformation)",
    ),
)
