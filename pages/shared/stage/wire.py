"""The wire: what the stage asks, and what Python answers. `python -m tests.wire` writes wire.d.ts, which tells JavaScript the same."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict


class ArrayValue(TypedDict):
    """An array as the stage holds it."""

    text: Sequence[Sequence[str]]  # rows of entries as they were given
    value: Sequence[Sequence[float]]  # and what they are
    axes: NotRequired[Sequence[int]]  # what is along each, of an array that can have any number: rows go through all but the last


class ArrayText(TypedDict):
    """Such an array as the stage tells it."""

    text: Sequence[Sequence[str]]
    axes: Sequence[int]


Value = ArrayValue | str | float
Values = Mapping[str, Value]  # a State, by the names of its parameters


# ---- the question


class Typed(TypedDict):
    """A text that only Python can read, or a size that is chosen for an array."""

    array: str
    row: int
    column: int
    text: str
    final: bool  # whether it is no longer being typed
    before: NotRequired[str]  # what the entry was
    pasted: NotRequired[bool]
    shape: NotRequired[Sequence[int]]
    isRefused: NotRequired[bool]  # whether Python could not read it


class Pressed(TypedDict):
    """An action that is pressed."""

    action: str
    final: bool


class Question(TypedDict):
    """What the stage asks: to be told of a state."""

    epoch: str
    seq: int  # counts the questions
    released: bool  # whether the hand has let go
    state: Mapping[str, Sequence[Sequence[str]] | ArrayText | str | float]  # arrays by their texts
    typed: Sequence[Typed | Pressed]
    have: Sequence[str]  # what has been sent that never changes
    moved: str  # the array that a hand has moved, since all was last as Python says


# ---- the answer: what never changes on a page


class Parameter(TypedDict):
    """A thing that can be set; each kind adds what its control has to know."""

    name: str
    kind: str


class ExampleLink(TypedDict):
    """An example of a page."""

    name: str
    link: str  # the query of its address
    state: Mapping[str, Value | Sequence[Sequence[str]]]  # what of it is not as the page opens; arrays of decimals by their texts
    look: str  # what to look at


class Task(TypedDict):
    """Something to bring about by hand."""

    say: str
    hint: str
    show: str  # what the page has to show for it: the word of its choice of that name, if not all


Part = str | tuple[str, str, str]  # a text, or a text with "role", "example" or "page", and which one


class Explanation(TypedDict):
    """What a page is about."""

    formula: str  # MathML
    says: Sequence[Sequence[Part]]
    learning: Sequence[Part]  # where deep learning has it
    mistaken: Sequence[Part]  # what it is often taken for
    leads: Sequence[Part]  # the pages to go on to


class Settings(TypedDict):
    """What never changes on a page."""

    title: str
    summary: str
    opens: Values  # what it shows where an address says nothing
    examples: Sequence[ExampleLink]
    names: Mapping[str, str]  # what symbols mean
    tasks: Sequence[Task]
    explanation: Explanation | None
    explanations: Mapping[str, Explanation]  # in its place, by what the page shows: words of its choice `show`
    parameters: Sequence[Parameter]


# ---- the answer: pictures


class Mark(TypedDict):
    """One of the few things that pictures are made of; each kind adds what is its own."""

    name: str
    kind: str
    role: str


class Placing(TypedDict):
    """Where rows of an array stand in space: which entries are x, y and z, what of each stands in the middle, and how much one unit is."""

    columns: tuple[int, int, int]
    middle: tuple[float, float, float]
    unit: tuple[float, float, float]
    step: float  # along z: how far a key goes, and what a hand stops at


class Way(TypedDict):
    """Where a handle can go, as far as that changes from answer to answer."""

    stops: NotRequired[Sequence[tuple[float, float]]]  # directions at which it stops on the circle
    lines: NotRequired[Sequence[Sequence[float]]]  # of space: the directions of lines at which it stops on the sphere,
    planes: NotRequired[Sequence[Sequence[float]]]  # and what stands at right angles to planes
    tail: NotRequired[str]  # the vector at whose tip it begins
    of: NotRequired[str]  # the vector across which it goes
    form: NotRequired[Sequence[Sequence[float]]]  # the symmetric matrix S of the x′Sx along whose graph it goes
    sized: NotRequired[bool]  # whether it is a size, and never negative
    height: NotRequired[float]
    row: NotRequired[int]  # of the entry that it is; it stands from another one,
    other: NotRequired[int]  # by its row,
    share: NotRequired[float]  # of which so much counts,
    beside: NotRequired[str]  # and its vector
    zero: NotRequired[float]  # where on a scale it is while the number is 0
    least: NotRequired[float]  # where numbers begin, if 0 lies beyond them; of the entries of a vector
    infinity: NotRequired[float]  # and while that is ∞
    ends: NotRequired[tuple[float, float]]  # the places between which it goes
    centres: NotRequired[Sequence[Sequence[float]]]  # of cells: their x and their y, in C order
    shape: NotRequired[Sequence[int]]  # of the array whose cells they are
    size: NotRequired[float]  # the side of a cell, if not 1
    line: NotRequired[int]  # how many cells stand in a line, where they stand as they lie in the data
    keys: NotRequired[Sequence[Sequence[float]]]  # the x and the y of places that a film leads along,
    moments: NotRequired[Sequence[float]]  # and when it is there
    places: NotRequired[Sequence[Sequence[float]]]  # the x and the y of places at which numbers stand; one more than these: ∞
    numbers: NotRequired[Sequence[float]]
    rests: NotRequired[Sequence[float]]  # those at which a hand stops
    picks: NotRequired[Sequence[int]]  # of cells that can be picked: what the number is for each,
    axis: NotRequired[int]  # which number of the place,
    now: NotRequired[int]  # and what it is while the place leaves it to the page
    corners: NotRequired[Sequence[Sequence[float]]]  # of a triangle: their x and their y
    along: NotRequired[str]  # the line along which it goes
    names: NotRequired[Sequence[str]]  # of the entries of a vector, which may be bars:
    scale: NotRequired[float]  # how high one is, or how far it goes, for an entry of 1,
    offset: NotRequired[float]  # how far to the right they stand of 1, 2, 3 …,
    width: NotRequired[float]  # how much room one has,
    keeps: NotRequired[bool]  # whether the others are rescaled, so that the sum of all stays,
    whole: NotRequired[bool]  # and whether a hand gives whole numbers


class Figure(TypedDict):
    """One picture; what of it is not in every one is that of its kind."""

    name: str
    kind: str
    marks: Sequence[Mark]  # what of each stays as it is while a hand moves,
    moves: Sequence[Mapping[str, Any]]  # and what of it changes with the numbers
    title: NotRequired[str]
    handles: NotRequired[str]  # the blob of what can be grabbed
    isSmall: NotRequired[bool]
    isWide: NotRequired[bool]
    ways: NotRequired[Mapping[str, Way]]  # by handle
    adds: NotRequired[str]  # the array to which a click adds a row
    legend: NotRequired[str]  # the blob of what its marks stand for: a name ("level *": of many), symbol, words; both again for a film
    axes: NotRequired[str]  # the blob of what the axes of a chart show
    size: NotRequired[tuple[float, float]]  # of a board, in cells
    half: NotRequired[float]  # of a plane, and of space
    times: NotRequired[float]  # how much of the page's numbers one of its units is, if not 1
    faces: NotRequired[str]  # the blob of what hides what lies behind it, in space: parallelograms, each a map, a corner and two sides
    placing: NotRequired[Placing]  # where data stand in space, and their faces,
    around: NotRequired[int]  # and how many of the first marks are its axes
    sides: NotRequired[Sequence[tuple[str, str, float, float]]]  # of space: a name, what is said of it, azimuth and elevation
    aspect: NotRequired[float]  # of an image: how many times as wide as high it is
    ticks: NotRequired[str]  # the blob of the numbers at its axes
    switch: NotRequired[tuple[str, int]]  # the array that takes the picture to space, or back, and its size there
    zooms: NotRequired[bool]  # whether the State's view is that of this picture
    x: NotRequired[tuple[float, float]]  # of a chart
    y: NotRequired[tuple[float, float]]
    xTicks: NotRequired[Sequence[tuple[float, str, str]]]  # a place, its text, and how much more it is than the first
    yTicks: NotRequired[Sequence[tuple[float, str, str]]]
    zero: NotRequired[float]  # where 0 stands on a logarithmic axis up


Keys = Sequence[tuple[float, Sequence[Sequence[float | None]]]]  # moments, and where the points of a mark are


class Film(TypedDict):
    """The frames of a film; without t there are none, and say tells why."""

    label: str
    say: str
    readout: str
    seconds: float
    speaksOf: str  # what is said before the sentence while the maps of another moment are shown
    t: NotRequired[Sequence[float]]
    names: NotRequired[Sequence[str]]  # of the moments
    readouts: NotRequired[Sequence[str]]
    curve: NotRequired[Sequence[float]]
    flat: NotRequired[Sequence[tuple[int, int]]]  # from frame to frame
    stops: NotRequired[Sequence[int]]  # the frames at which steps end, and the first; none of a film without steps
    stages: NotRequired[Sequence[tuple[str, float]]]  # a name, and the moment at which it ends
    maps: NotRequired[Mapping[str, Sequence[tuple[float, Sequence[float | None]]]]]  # moments, between which they go straight
    tips: NotRequired[Mapping[str, Sequence[Sequence[float | None]]]]
    places: NotRequired[Mapping[str, str | Keys]]  # by mark, or the blob of what never changes
    texts: NotRequired[Mapping[str, Sequence[tuple[float, Sequence[str]]]]]  # by mark: moments, and the values of its cells from then on


# ---- the answer: words


class Proof(TypedDict):
    """An identity, and whether the numbers keep it."""

    name: str
    ok: bool
    text: str  # what stands after its name: "= 8·10⁻¹⁷"
    mark: str  # up to which it passes: "16 ε"


class Notice(TypedDict):
    """A sentence about input that cannot be used, and where it stands."""

    at: str
    say: str
    entry: tuple[int, int] | None
    final: bool
    reset: bool  # whether it offers Reset


class Table(TypedDict):
    """A matrix of numbers, written out."""

    name: str
    rows: Sequence[Sequence[str]]
    note: str
    role: str
    sign: str
    heads: Sequence[str]
    values: NotRequired[Sequence[Sequence[float | tuple[float, float] | None]]]  # where they are known; a complex one has two parts


class Take(TypedDict):
    """Another page that can show the same problem, or why it cannot."""

    page: str
    say: str
    whyNot: str
    query: str


class Answer(TypedDict):
    """What the stage is told of one state."""

    page: str
    epoch: str  # session, visit and turn: the stage drops what it holds when this changes
    seq: int  # the question that is answered
    run: int  # counts the runs of the whole page
    settings: str  # the blob of the settings
    state: Values
    figures: Sequence[Figure]
    maps: Mapping[str, Sequence[Sequence[float]]]  # without entries of those that the stage itself makes of others
    most: Mapping[str, float]  # of whole numbers: as far as they can go now
    shapes: Mapping[str, Sequence[int]]  # of the arrays that places lie in now
    isFilmed: bool
    say: Sequence[str | tuple[str, str]]  # texts, and texts with the role whose colour they take
    numbers: Sequence[Sequence[tuple[str, str, str, str]]]  # rows of name, text, role, value
    proofs: Sequence[Proof]
    tables: Sequence[Table]
    notices: Sequence[Notice]
    blobs: Mapping[str, Any]  # what never changes and has not been sent yet
    link: str
    leaves: str  # what a link leaves out
    hides: Sequence[str]  # parameters that have no effect now
    called: Mapping[str, str]  # arrays that have another name now
    columns: Sequence[str]
    roles: str
    lacks: Sequence[str]
    notes: Sequence[str]
    missing: str
    example: str | None
    done: Sequence[int]  # the tasks that a hand has brought about
    standing: NotRequired[int]  # so many of the notices, the first ones, stay until the hand lets go
    line: NotRequired[str]  # what the stage is known by on the line, where there is one
    letters: NotRequired[Mapping[str, Mapping[str, tuple[float, str]]]]  # by text: how full each letter is, to 1, and what is said of it
    digits: NotRequired[Mapping[str, float]]  # all of them, by the texts of numbers in what is said
    atRest: NotRequired[tuple[str, str]]  # what the film's readout is called and is at the moment at rest
    takes: NotRequired[Sequence[Take]]
    code: NotRequired[str]
    film: NotRequired[Film]


class Told(TypedDict):
    """An answer over the line: in place of pieces of it their names."""

    answer: Any
    parts: Mapping[str, Any]  # pieces that the stage did not have, by their names
