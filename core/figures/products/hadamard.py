"""The pictures of a Hadamard product: the entries of both operands and of both products, or an image, a mask and what it lets through."""

from collections.abc import Iterator

import numpy as np

from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.figure import Figure
from core.figures.handles import Handle
from core.figures.image import Image
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Mark, Pixels
from core.figures.theme import Role
from core.figures.ways import Beside
from core.figures.ways import Cells as FromCellToCell
from core.numbers.digits import show
from core.products.hadamard import Hadamard, Operand
from core.products.masks import Masked

SIGN = 1.4  # the room of a sign between two blocks, in cells
TITLE = 0.95  # and of a title above one
LEGEND = (
    Entry("A⊙B here", "", "the entry of A⊙B that is looked at: drag it, or tap another one, in any matrix"),
    Entry("A⊙B", "A⊙B", "each entry of A times the entry of B at the same place"),
    Entry("A", "A", "one operand"),
    Entry("B", "B", "the other"),
    Entry("A here", "", "the entry of A that makes it"),
    Entry("B here", "", "the entry of B that makes it"),
    Entry("AB", "AB", "the matrix product: rows of A times columns of B"),
    Entry("differs", "", "where AB differs from A⊙B"),
    Entry("AB here", "", "what AB has at the same place"),
)
MASKED = (
    Entry("A⊙M", "A⊙M", "what the mask lets through; all else is 0, which is black"),
    Entry("c", "c", "the middle of the mask: drag it"),
    Entry("s", "s", "its corner, half a width and half a height from there: drag it"),
)
MASK = (Entry("M", "M", "the mask: 1 is white, 0 is black"),)
WHOLE = (Entry("image", "A", "the image: the grey of each pixel is an entry"),)
HANDLES = (
    Handle("c", None, "first", "c", "middle of the mask"),
    Handle("s", None, "second", "s", "corner of the mask, from its middle", Beside("c", sized=True)),
)


def hadamard(result: Hadamard, at: tuple[int, int]) -> Board:
    """Return the entries of A, of B and of A⊙B, and of AB where there is one; at is the place that is looked at."""
    m, n = result.A.value.shape
    A, B = Block((m, n), top=-TITLE), Block((m, n), n + SIGN, -TITLE)
    C, AB = Block((m, n), top=A.bottom - TITLE), Block((m, n), B.left, A.bottom - TITLE)
    marks: list[Mark] = [
        *_block(A, "A", result.A, "first", "A"),
        *_block(B, "B", result.B, "second", "B"),
        *_block(C, "A⊙B", result.product, "output"),
        Caption("sign ⊙", np.array([n + SIGN / 2, A.middle[1]]), "⊙", "output", is_sign=True),
    ]
    if result.plain:
        marks += [*_block(AB, "AB", result.plain, "given"), *_differing(AB, result)]
    i, j = at
    here: list[tuple[str, Block, Role]] = [("A⊙B", C, "output"), ("A", A, "first"), ("B", B, "second")]
    here += [("AB", AB, "given")] if result.plain else []
    marks += [Cells(f"{name} here", block.cells(i, j), role, box="chosen") for name, block, role in here]
    handles = [
        Handle("at", None, role, "", f"the entry of {name} that is looked at", FromCellToCell(block.centres, (m, n)), part)
        for (name, block, role), part in zip(here, ("", "A", "B", "AB"), strict=False)
    ]
    return Board("products", tuple(marks), B.right, -C.bottom, handles=tuple(handles), legend=LEGEND)


def _block(block: Block, name: str, operand: Operand, role: Role, follows: str = "") -> Iterator[Mark]:
    texts = [show(entry) for entry in operand.value.ravel().tolist()]
    yield block.drawn(name, texts, role, label=name, follows=follows)
    yield block.titled(f"title {name}", f"{name} ({block.shape[0]}, {block.shape[1]})", role)


def _differing(block: Block, result: Hadamard) -> Iterator[Mark]:
    """Yield what marks the places at which AB differs from A⊙B."""
    if result.differs:
        places = np.hstack([block.cells(i, j) for i, j in result.differs])
        yield Cells("differs", places, "residual", box="marked")


def masked(result: Masked, name: str, note: str) -> tuple[Figure, ...]:
    """Return an image behind a mask, the mask, and the image; name tells the image from every other, note says how it was thinned."""
    m, n = result.A.shape
    aspect = n / m
    return (
        Image("A⊙M", (Pixels("A⊙M", result.product),), title="A⊙M", handles=HANDLES, legend=MASKED, aspect=aspect),
        Image("M", (Pixels("M", 255 * result.mask),), title="M", legend=MASK, aspect=aspect, is_small=True),
        Image(
            "A", (Pixels("image", result.A, shape=f"thin {name}"),), title=f"A: {m} × {n}{note}", legend=WHOLE, aspect=aspect, is_small=True
        ),
    )
