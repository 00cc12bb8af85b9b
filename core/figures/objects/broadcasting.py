"""The picture of broadcasting: A, b and C in cells, the copies as ghosts, their shapes right-aligned, and the film that leads there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from core.figures.board import Board
from core.figures.film import Frames, Places, Texts, place_at, texts_at
from core.figures.handles import Handle
from core.figures.legend import Entry
from core.figures.marks import Caption, Cells, Line, Mark
from core.figures.objects.arranged import GAP
from core.figures.objects.laid import COMBINED, HEADS, ROW, STRETCHED, TITLE, WORDS, WRITTEN, Laid, laid, nowhere
from core.figures.theme import AXES, Role
from core.figures.ways import Cells as FromCellToCell
from core.numbers.arrays import Matrix, Vector
from core.numbers.digits import show
from core.objects.broadcasting import Broadcast, Shape, Stretched

STEPS = 20  # moments of each of the first two acts; the last has one for each entry
MOST = 48  # entries of the result that are drawn
BEYOND = 0.5  # how far a title may reach beyond its block; LETTER is what a letter of it takes
LETTER = 0.17
CORNER = 0.2  # what the handle at a corner needs beyond the board

LEGEND = (  # what matters most first
    Entry("C here", "", "the entry of C that is picked: drag it, or tap another one; in the film, the one it is at"),
    Entry("t", "", "the corner that leads the film: drag it"),
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
SMALL = 0.9  # how large the cells of shapes are
ROLES: dict[str, Role] = {"A": "first", "b": "second", "C": "output"}


@dataclass(frozen=True, eq=False)
class Moving:
    """A mark as it is at the end, and where it is and what stands in it before; what has neither stays as it is."""

    mark: Mark
    places: Callable[[], Places] | None = None
    texts: Callable[[], Texts] | None = None

    def at(self, t: float) -> Mark:
        """Return it at a moment."""
        found = self.mark
        if t >= COMBINED:
            return found
        if self.places and isinstance(found, Cells | Line):
            found = replace(found, points=place_at(self.places(), t))
        return replace(found, texts=texts_at(self.texts(), t)) if self.texts and isinstance(found, Cells) else found


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
    def _laid(self) -> Laid:
        fits, shape = self.result.shape is not None, self.result.shape if self.is_drawn else None
        return laid(self.result.a.shape, self.result.b.shape, shape, 3 if fits else 2)

    # ---- what is drawn

    def board(self, t: float = COMBINED) -> Board:
        """Return the picture at a moment."""
        handles: tuple[Handle, ...] = ()
        if self.is_drawn:
            to = FromCellToCell(self._laid.centres["C"], self.result.shape or ())
            handles = (
                Handle("at", None, "output", "", "the entry of C that is looked at", to),
                Handle("t", None, ROLES[self._laid.leader], "", "the corner that leads the film", self._laid.lead),
            )
        marks, there = tuple(part.at(t) for part in self._parts), self._laid.on_board
        return Board("cells", marks, there.width + CORNER, there.height, handles=handles, legend=LEGEND)

    def frames(self) -> Frames:
        """Return the moments of the film."""
        times = [round(k / STEPS, 6) for k in range(int(STRETCHED) * STEPS)] + [*map(self._laid.when, range(self.result.size)), COMBINED]
        names = [f"t = {t:.2f}" for t in times]
        places = {part.mark.name: part.places() for part in self._parts if part.places}
        texts = {part.mark.name: part.texts() for part in self._parts if part.texts}
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
        shapes = self._shapes() if self._laid.order else ()  # two numbers have none
        return (*self._operands(), *self._made(), *shapes, *self._here())

    def _stored(self) -> Iterator[Moving]:
        """Yield both operands as they are, where there is no result to be drawn."""
        for name, own in (("A", self.result.a), ("b", self.result.b)):
            block = self._laid.blocks[name]
            yield Moving(block.drawn(name, _texts(own.ravel().tolist()), ROLES[name], label=name, follows=name))
            yield self._titled(name, f"{name} {own.shape}")
        yield from self._sign("A", "b", self.result.operation.sign)

    def _titled(self, name: str, text: str) -> Moving:
        block = self._laid.blocks[name]
        return Moving(block.titled(f"title {name}", text, ROLES[name], room=max(block.width, WORDS) + BEYOND))

    def _sign(self, one: str, other: str, sign: str) -> Iterator[Moving]:
        """Yield a sign between two that stand side by side."""
        if self._laid.on_board.are_beside(one, other):
            left, right = self._laid.blocks[one], self._laid.blocks[other]
            after = self._laid.on_board.corners[one][0] + max(left.width, WORDS)
            middle = after + GAP / 2, min(left.middle[1], right.middle[1])
            yield Moving(Caption(f"sign {other}", np.array(middle), sign, "output", is_sign=True))

    @property
    def _named(self) -> tuple[tuple[str, Stretched], ...]:
        return tuple(zip("Ab", self.result.operands, strict=True))

    def _operands(self) -> Iterator[Moving]:
        place = self._laid
        for name, part in self._named:
            texts, width = _texts(part.own.ravel().tolist()), max(place.blocks[name].width, WORDS) + BEYOND
            own, role = part.own.shape, ROLES[name]
            if of := place.copies[name]:
                ways = place.ghosts[name]
                entries = [texts[k] for k in of]
                ghosts = Cells(f"ghosts {name}", ways[COMBINED], role, entries, "ghost", name, own, follows=name, entries=of)
                yield Moving(ghosts, partial(_given, ways))
            ways = place.ways[name]
            yield Moving(Cells(name, ways[COMBINED], role, texts, "plain", name, own, follows=name), partial(_given, ways))
            shapes = [*dict.fromkeys((own, part.padded, part.shape))]
            text = f"{name} {' → '.join(map(str, shapes))}"
            yield self._titled(name, f"{name} {shapes[0]} → {shapes[-1]}" if len(text) * LETTER > width else text)
        yield from self._sign("A", "b", self.result.operation.sign)
        yield from self._sign("b", "C", "=")

    def _made(self) -> Iterator[Moving]:
        """Yield the result, which is filled entry by entry, and where it has no value."""
        block, n = self._laid.blocks["C"], self.result.size
        texts = _texts(self.result.result.ravel().tolist())

        def filled() -> Texts:
            return {0.0: [""] * n} | {self._laid.when(k): texts[: k + 1] + [""] * (n - k - 1) for k in range(n)}

        yield Moving(block.drawn("C", texts, "output", label="C"), texts=filled)
        if self.result.undefined:
            places = self._laid.centres["C"][:, np.isnan(self.result.result).ravel()]
            yield Moving(Cells("no value", places, "residual", box="marked"), partial(_from, STRETCHED, places))
        yield self._titled("C", f"C = A {self.result.operation.sign} b {self.result.shape}")
        yield from map(Moving, block.axes("C"))

    def _here(self) -> Iterator[Moving]:
        """Yield what marks the entry that is looked at, those that it is made of, and the ways from these."""
        last = int(np.ravel_multi_index(self.at, self.result.shape or ())) if self.at else 0
        for name, points in self._laid.here.items():
            is_way = name.startswith("way")
            mark: Mark = Line(name, points[last], "level") if is_way else Cells(name, points[last], ROLES[name[0]], box="chosen")
            yield Moving(mark, partial(self._laid.steps, name, last))

    # ---- shapes

    def _shapes(self) -> Iterator[Moving]:
        """Yield the shapes as they are written right-aligned: what is filled up, stretched, and does not fit."""
        left, top = self._laid.on_board.corners["shapes"]
        n, x = self._laid.order, self._laid.columns
        top -= TITLE + HEADS
        for k in range(n):
            yield Moving(Caption(f"head {k}", np.array([x[k], top + 0.2]), str(k), AXES[k]))
        yield Moving(Caption("head", np.array([left + 0.3, top + 0.2]), "axis", "further"))
        named = [("A", self.result.a.shape), ("b", self.result.b.shape)]
        for row, (name, own) in enumerate(named):
            y = top - ROW * (row + 0.5)
            yield self._before(name, left, y)
            yield from self._lengths(name, own, x, y)
        if self.result.shape is not None:
            y = top - ROW * 2.5
            yield self._before("C", left, y)
            places = np.vstack([x, np.full(n, y)])
            lengths = Cells("lengths C", places, "output", list(map(str, self.result.shape)), size=SMALL)
            yield Moving(lengths, partial(_from, STRETCHED, places))
        elif self.result.clash is not None:
            places = np.array([[x[self.result.clash]] * 2, [top - ROW / 2, top - 1.5 * ROW]])
            yield Moving(Cells("clash", places, "residual", box="chosen", size=SMALL))

    def _before(self, name: str, left: float, y: float) -> Moving:
        return Moving(Caption(f"shape {name}", np.array([left + 0.3, y]), name, ROLES[name]))

    def _lengths(self, name: str, own: Shape, x: Vector, y: float) -> Iterator[Moving]:
        n, count, role = len(x), len(own), ROLES[name]
        if count:
            there = np.vstack([x[n - count :], np.full(count, y)])
            keys = {0.0: np.vstack([x[:count], np.full(count, y)]), WRITTEN: there, COMBINED: there}
            yield Moving(Cells(f"lengths {name}", there, role, list(map(str, own)), size=SMALL), partial(_given, keys))
        if n - count:
            there = np.vstack([x[: n - count], np.full(n - count, y)])
            filled = Cells(f"filled up {name}", there, role, ["1"] * (n - count), "ghost", size=SMALL)
            yield Moving(filled, partial(_from, WRITTEN, there))
        stretched = [k for k, axis in enumerate(self.result.axes) if axis.fate == ("first" if name == "A" else "second")]
        if stretched and self.result.shape is not None:
            there = np.vstack([x[stretched], np.full(len(stretched), y)])
            yield Moving(Cells(f"stretched {name}", there, role, box="marked", size=SMALL), partial(_from, WRITTEN, there))


def _texts(values: Sequence[float]) -> list[str]:
    return ["–" if value != value else show(value) for value in values]


def _given(places: Places) -> Places:
    return places


def _from(t: float, places: Matrix) -> Places:
    """Return places at which something is from a moment on."""
    return {0.0: nowhere(places), t: places, COMBINED: places}
