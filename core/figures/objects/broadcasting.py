"""The picture of broadcasting: A, b and C in cells, the copies as ghosts, their shapes right-aligned, and the film that leads there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from core.figures.blocks import Block
from core.figures.board import Board
from core.figures.film import Frames, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Line, Mark
from core.figures.objects.arranged import Arranged, arranged
from core.figures.theme import AXES, Role
from core.figures.ways import Along
from core.figures.ways import Cells as FromCellToCell
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show
from core.objects.broadcasting import Broadcast, Shape, Stretched

WRITTEN, STRETCHED, COMBINED = 1.0, 2.0, 3.0  # when each act of the film ends
HOLD = 0.6  # of the time that a step has, in which what it is about stays
STEPS = 20  # moments of an act
MOST = 48  # entries of the result that are drawn
WAYS = (
    (("A", "b"), ("C", "shapes")),
    (("A", "b", "C"), ("shapes",)),
    (("A", "b", "C", "shapes"),),
    (("A",), ("b",), ("C", "shapes")),
    (("A",), ("b",), ("C",), ("shapes",)),
    (("A", "shapes"), ("b",), ("C",)),
    (("A", "b", "shapes"), ("C",)),
)
TITLE = 0.9  # the room of a title above a block, in cells,
WORDS = 3.6  # and how long it is at least
LENGTH, ROW, NAME, HEADS = 1.0, 0.92, 0.8, 0.5  # of the shapes: a column, a row, the names before them, and the axes above
SMALL = 0.9  # how large their cells are

LEGEND = (  # what matters most first
    Entry("C here", "", "the entry of C that is looked at: drag it, or tap another one"),
    Entry("C", "C", "what comes out, entry by entry"),
    Entry("A", "A", "one operand, as it is stored"),
    Entry("b", "b", "the other, as it is stored"),
    Entry("ghosts b", "", "copies of b: seen, and stored nowhere"),
    Entry("ghosts A", "", "copies of A: seen, and stored nowhere"),
    Entry("A here", "", "the entry of A that it is made of"),
    Entry("b here", "", "the entry of b that it is made of"),
    Entry("way from *", "", "where that comes from"),
    Entry("no value", "–", "where the divisor is 0: nothing comes out"),
    Entry("lengths *", "", "how long each axis is, with shapes right-aligned"),
    Entry("filled up *", "1", "filled up on the left"),
    Entry("stretched *", "", "an axis of length 1 that is stretched"),
    Entry("clash", "", "the axis along which the lengths do not fit"),
)
ROLES: dict[str, Role] = {"A": "first", "b": "second", "C": "output"}


def nowhere(points: Matrix) -> Matrix:
    """Return places for as many points that are not there."""
    return np.full_like(points, np.nan)


@dataclass(frozen=True, eq=False)
class Moving:
    """A mark, and where it is and what stands in it by moment; what has neither stays as it is."""

    mark: Mark
    places: Places = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)

    def at(self, t: float) -> Mark:
        """Return it at a moment."""
        found = self.mark
        if self.places and isinstance(found, Cells | Line):
            found = replace(found, points=place_at(self.places, t))
        return replace(found, texts=texts_at(self.texts, t)) if self.texts and isinstance(found, Cells) else found


@dataclass(frozen=True, eq=False)
class Picture:
    """The picture of two arrays and of what they make, at every moment of the way there."""

    result: Broadcast
    at: Shape  # the entry that is looked at

    @property
    def is_drawn(self) -> bool:
        """Whether there are cells of the result: they fit, and are not too many."""
        return 0 < self.result.size <= MOST

    @cached_property
    def _rooms(self) -> dict[str, Block]:
        """How large the blocks are: those of both operands as large as the result's, or as they are."""
        if not self.is_drawn:
            return {"A": Block(self.result.a.shape), "b": Block(self.result.b.shape)}
        return dict.fromkeys("AbC", Block(self.result.shape or ()))

    @cached_property
    def _arranged(self) -> Arranged:
        n = len(self.result.axes)
        sizes = {name: (max(room.width, WORDS), room.height + TITLE) for name, room in self._rooms.items()}
        if self.is_drawn:
            sizes["C"] = sizes["C"][0], sizes["C"][1] + self._margin[1]
        rows = 3 if self.result.shape is not None else 2
        sizes["shapes"] = (max(NAME + n * LENGTH, WORDS), TITLE + HEADS + rows * ROW)
        return arranged(sizes, WAYS)

    @property
    def _margin(self) -> tuple[float, float]:
        """The room that the names of the axes of C take, on its left and below."""
        n = len(self.result.axes) if self.is_drawn else 0
        return (0.0, 0.6, 0.6, 0.6, 1.05)[n] if n > 1 else 0.0, (0.0, 0.6, 0.6, 1.05, 1.05)[n]

    def _corner(self, name: str) -> tuple[float, float]:
        x, y = self._arranged.corners[name]
        return x + self._margin[0], y - TITLE

    def _block(self, name: str) -> Block:
        """Return the block of an array: in the middle of its room where that is wider."""
        x, y = self._corner(name)
        room = self._rooms[name]
        return replace(room, left=x + max(0.0, WORDS - room.width) / 2, top=y)

    # ---- what is drawn

    def board(self, t: float = COMBINED) -> Board:
        """Return the picture at a moment."""
        handles: tuple[Handle, ...] = ()
        if self.is_drawn:
            to = FromCellToCell(self._block("C").centres, self.result.shape or ())
            handles = (
                Handle("at", None, "output", "", "the entry of C that is looked at", to),
                Handle("t", None, ROLES[self._leader], "", "the corner that leads the film", self._lead),
            )
        marks = tuple(part.at(t) for part in self._parts)
        width = self._arranged.width + self._margin[0]
        return Board("cells", marks, width, self._arranged.height, handles=handles, legend=LEGEND)

    def frames(self) -> Frames:
        """Return the moments of the film."""
        times = [round(k / STEPS, 6) for k in range(int(COMBINED) * STEPS + 1)]
        names = [f"t = {t:.2f}" for t in times]
        places = {part.mark.name: part.places for part in self._parts if part.places}
        texts = {part.mark.name: part.texts for part in self._parts if part.texts}
        return Frames(
            times,
            names,
            [self.shown(t) for t in times],
            [t / COMBINED for t in times],
            stages=(("Right-aligned", WRITTEN), ("Stretched", STRETCHED), ("Combined", COMBINED)),
            places=places,
            texts=texts,
        )

    def shown(self, t: float) -> str:
        """Return the shapes that are combined, as they are at a moment."""
        one, other = (part.own.shape if t < WRITTEN else part.padded if t < STRETCHED else part.shape for part in self.result.operands)
        return f"{one} {self.result.operation.sign} {other}"

    def step(self, t: float) -> Shape:
        """Return the entry that is looked at at a moment: in the last act each in its turn, and then the one that is picked."""
        if not STRETCHED <= t < COMBINED:
            return self.at
        k = min(int((t - STRETCHED) * self.result.size + 1e-9), self.result.size - 1)
        return tuple(map(int, np.unravel_index(k, self.result.shape or ())))

    @cached_property
    def _parts(self) -> tuple[Moving, ...]:
        if not self.is_drawn:
            return (*self._stored(), *self._shapes())
        return (*self._operands(), *self._made(), *self._shapes(), *self._here())

    def _stored(self) -> Iterator[Moving]:
        """Yield both operands as they are, where there is no result to be drawn."""
        for name, own in (("A", self.result.a), ("b", self.result.b)):
            block = self._block(name)
            yield Moving(block.drawn(name, _texts(own.ravel().tolist()), ROLES[name], label=name, follows=name))
            yield self._titled(name, f"{name} {own.shape}")
        yield from self._sign("A", "b", self.result.operation.sign)

    def _titled(self, name: str, text: str) -> Moving:
        block = self._block(name)
        return Moving(block.titled(f"title {name}", text, ROLES[name], room=max(block.width, WORDS) + 0.5))

    def _sign(self, one: str, other: str, sign: str) -> Iterator[Moving]:
        """Yield a sign between two that stand side by side."""
        if self._arranged.are_beside(one, other):
            left, right = self._block(one), self._block(other)
            middle = (left.right + right.left) / 2, min(left.middle[1], right.middle[1])
            yield Moving(Caption(f"sign {other}", np.array(middle), sign, "output", is_sign=True))

    @property
    def _named(self) -> tuple[tuple[str, Stretched], ...]:
        return tuple(zip("Ab", self.result.operands, strict=True))

    def _ways(self, name: str, part: Stretched) -> dict[float, Matrix]:
        """Return where the entries of an operand are: by themselves, at 0 along all new axes, and as far apart as they are seen."""
        room = self._block(name)
        own = Block(part.padded, room.left, room.top)
        middle = replace(own, left=room.left + (room.width - own.width) / 2, top=room.top - (room.height - own.height) / 2)
        spread = room.cells(*(slice(1) if length == 1 else slice(None) for length in part.padded)) if part.padded else room.centres
        return {0.0: middle.centres, WRITTEN: own.centres, STRETCHED: spread, COMBINED: spread}

    def _operands(self) -> Iterator[Moving]:
        for name, part in self._named:
            ways, room = self._ways(name, part), self._block(name)
            texts = _texts(part.own.ravel().tolist())
            copied = part.is_copy.ravel()
            if copied.any():
                of = np.broadcast_to(np.arange(part.own.size).reshape(part.own.shape), part.shape).ravel()[copied].tolist()
                there = room.centres[:, copied]
                keys = {0.0: nowhere(there), WRITTEN: ways[WRITTEN][:, of], STRETCHED: there, COMBINED: there}
                entries = [texts[k] for k in of]
                ghosts = Cells(f"ghosts {name}", there, ROLES[name], entries, "ghost", name, part.own.shape, follows=name, entries=of)
                yield Moving(ghosts, keys)
            yield Moving(Cells(name, ways[STRETCHED], ROLES[name], texts, "plain", name, part.own.shape, follows=name), ways)
            shapes = dict.fromkeys((part.own.shape, part.padded, part.shape))
            yield self._titled(name, f"{name} {' → '.join(map(str, shapes))}")
        yield from self._sign("A", "b", self.result.operation.sign)
        yield from self._sign("b", "C", "=")

    def _made(self) -> Iterator[Moving]:
        """Yield the result, which is filled entry by entry, and where it has no value."""
        block, n = self._block("C"), self.result.size
        texts = _texts(self.result.result.ravel().tolist())
        filled = {0.0: [""] * n} | {self._when(k): texts[: k + 1] + [""] * (n - k - 1) for k in range(n)}
        yield Moving(block.drawn("C", texts, "output", label="C"), texts=filled)
        if self.result.undefined:
            places = block.centres[:, np.isnan(self.result.result).ravel()]
            yield Moving(Cells("no value", places, "residual", box="marked"), {0.0: nowhere(places), STRETCHED: places, COMBINED: places})
        yield self._titled("C", f"C = A {self.result.operation.sign} b {self.result.shape}")
        yield from map(Moving, block.axes("C"))

    def _when(self, k: int) -> float:
        """Return when the k-th entry of the result is made."""
        return round(STRETCHED + k / self.result.size, 6)

    def _here(self) -> Iterator[Moving]:
        """Yield what marks the entry that is looked at, those that it is made of, and the ways from these."""
        target = self._block("C")
        n, last = self.result.size, int(np.ravel_multi_index(self.at, self.result.shape or ())) if self.at else 0
        order = [*range(n), last]
        blocks = {name: self._block(name) for name in "AbC"}
        points = {f"{name} here": [block.centres[:, [k]] for k in order] for name, block in blocks.items()}
        ways = {
            f"way from {name}": [self._way(blocks[name].centres[:, k], target.centres[:, k], blocks[name], target) for k in order]
            for name in "Ab"
        }
        for name, steps in {**ways, **points}.items():
            keys: dict[float, Matrix] = {0.0: nowhere(steps[0])}
            for k, step in enumerate(steps[:-1]):
                keys[self._when(k)] = step
                keys[round(self._when(k) + HOLD / n, 6)] = step
            keys[COMBINED] = steps[-1]
            mark: Mark = Line(name, steps[-1], "level") if name in ways else Cells(name, steps[-1], ROLES[name[0]], box="chosen")
            yield Moving(mark, keys)

    def _way(self, start: Vector, end: Vector, source: Block, target: Block) -> Matrix:
        """Return the way from one cell to another, (2, 6), between the rows of cells and beside the blocks: over no number."""
        (x, y), (to_x, to_y) = start, end
        if source.top > target.top + 1e-9:  # above: down on the left of both
            across = min(source.left, target.left) - 0.1 if abs(source.left - target.left) < 1 else target.right + 0.3
            return np.array([[x, x, across, across, to_x, to_x], [y - 0.45, y - 0.5, y - 0.5, to_y + 0.5, to_y + 0.5, to_y + 0.45]])
        return np.array([[x, x, x, to_x, to_x, to_x], [y - 0.45, y - 0.5, y - 0.5, to_y - 0.5, to_y - 0.5, to_y - 0.45]])

    # ---- what leads the film

    @property
    def _leader(self) -> str:
        """The operand that is stretched most: its corner leads the film."""
        return max(self._named, key=lambda part: (int(part[1].is_copy.sum()), part[0] == "b"))[0]

    @property
    def _lead(self) -> Along:
        """The way of the lower right corner of an operand, to that of the result."""
        name = self._leader
        ways = self._ways(name, dict(self._named)[name])
        room, target = self._block(name), self._block("C")
        corners = [ways[0.0][:, -1], ways[WRITTEN][:, -1], room.centres[:, -1], target.centres[:, -1]]
        return Along(np.column_stack(corners) + np.array([[0.5], [-0.5]]), np.array([0.0, WRITTEN, STRETCHED, COMBINED]))

    # ---- shapes

    def _shapes(self) -> Iterator[Moving]:
        """Yield the shapes as they are written right-aligned: what is filled up, stretched, and does not fit."""
        left, top = self._arranged.corners["shapes"]
        left, n = left + self._margin[0], len(self.result.axes)
        x = np.array([left + NAME + LENGTH * (k + 0.5) for k in range(n)])
        top -= TITLE + HEADS
        for k in range(n):
            yield Moving(Caption(f"head {k}", np.array([x[k], top + 0.2]), f"axis {k}", AXES[k], room=LENGTH))
        named = [("A", self.result.a.shape), ("b", self.result.b.shape)]
        for row, (name, own) in enumerate(named):
            y = top - ROW * (row + 0.5)
            yield self._before(name, left, y)
            yield from self._lengths(name, own, x, y)
        if self.result.shape is not None:
            y = top - ROW * 2.5
            yield self._before("C", left, y)
            if n:
                places = np.vstack([x, np.full(n, y)])
                keys = {0.0: nowhere(places), STRETCHED: places, COMBINED: places}
                yield Moving(Cells("lengths C", places, "output", list(map(str, self.result.shape)), size=SMALL), keys)
        elif self.result.clash is not None:
            places = np.array([[x[self.result.clash]] * 2, [top - ROW / 2, top - 1.5 * ROW]])
            yield Moving(Cells("clash", places, "residual", box="chosen", size=SMALL))

    def _before(self, name: str, left: float, y: float) -> Moving:
        return Moving(Caption(f"shape {name}", np.array([left + 0.35, y]), name, ROLES[name]))

    def _lengths(self, name: str, own: Shape, x: Vector, y: float) -> Iterator[Moving]:
        n, count, role = len(x), len(own), ROLES[name]
        if count:
            there = np.vstack([x[n - count :], np.full(count, y)])
            keys = {0.0: np.vstack([x[:count], np.full(count, y)]), WRITTEN: there, COMBINED: there}
            yield Moving(Cells(f"lengths {name}", there, role, list(map(str, own)), size=SMALL), keys)
        if n - count:
            there = np.vstack([x[: n - count], np.full(n - count, y)])
            keys = {0.0: nowhere(there), WRITTEN: there, COMBINED: there}
            yield Moving(Cells(f"filled up {name}", there, role, ["1"] * (n - count), "ghost", size=SMALL), keys)
        stretched = [k for k, axis in enumerate(self.result.axes) if axis.fate == ("first" if name == "A" else "second")]
        if stretched and self.result.shape is not None:
            there = np.vstack([x[stretched], np.full(len(stretched), y)])
            keys = {0.0: nowhere(there), WRITTEN: there, COMBINED: there}
            yield Moving(Cells(f"stretched {name}", there, role, box="marked", size=SMALL), keys)


def _texts(values: Sequence[float]) -> list[str]:
    return ["–" if value != value else show(value) for value in values]
