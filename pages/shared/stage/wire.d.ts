// The wire as wire.py has it: written by `python -m tests.wire`.

/** An array as the stage holds it. */
export interface ArrayValue {
  text: string[][] // rows of entries as they were given
  value: number[][] // and what they are
  axes?: number[] // what is along each, of an array that can have any number: rows go through all but the last
}

/** Such an array as the stage tells it. */
export interface ArrayText {
  text: string[][]
  axes: number[]
}

export type Value = ArrayValue | string | number

export type Values = Record<string, Value>

/** A text that only Python can read, or a size that is chosen for an array. */
export interface Typed {
  array: string
  row: number
  column: number
  text: string
  final: boolean // whether it is no longer being typed
  before?: string // what the entry was
  pasted?: boolean
  shape?: number[]
  isRefused?: boolean // whether Python could not read it
}

/** An action that is pressed. */
export interface Pressed {
  action: string
  final: boolean
}

/** What the stage asks: to be told of a state. */
export interface Question {
  epoch: string
  seq: number // counts the questions
  released: boolean // whether the hand has let go
  state: Record<string, string[][] | ArrayText | string | number> // arrays by their texts
  typed: (Typed | Pressed)[]
  have: string[] // what has been sent that never changes
  moved: string // the array that a hand has moved, since all was last as Python says
}

/** A thing that can be set; each kind adds what its control has to know. */
export interface Parameter {
  name: string
  kind: string
  [more: string]: unknown
}

/** An example of a page. */
export interface ExampleLink {
  name: string
  link: string // the query of its address
  state: Record<string, ArrayValue | string | number | string[][]> // what of it is not as the page opens; arrays of decimals by their texts
  look: string // what to look at
}

/** Something to bring about by hand. */
export interface Task {
  say: string
  hint: string
  show: string // what the page has to show for it: the word of its choice of that name, if not all
}

/** What a page is about. */
export interface Explanation {
  formula: string // MathML
  says: ((string | [string, string, string])[])[]
  learning: (string | [string, string, string])[] // where deep learning has it
  mistaken: (string | [string, string, string])[] // what it is often taken for
  leads: (string | [string, string, string])[] // the pages to go on to
}

/** What never changes on a page. */
export interface Settings {
  title: string
  summary: string
  opens: Values // what it shows where an address says nothing
  examples: ExampleLink[]
  names: Record<string, string> // what symbols mean
  tasks: Task[]
  explanation: Explanation | null
  explanations: Record<string, Explanation> // in its place, by what the page shows: words of its choice `show`
  parameters: Parameter[]
}

/** One of the few things that pictures are made of; each kind adds what is its own. */
export interface Mark {
  name: string
  kind: string
  role: string
  [more: string]: unknown
}

/** Where rows of an array stand in space: which entries are x, y and z, what of each stands in the middle, and how much one unit is. */
export interface Placing {
  columns: [number, number, number]
  middle: [number, number, number]
  unit: [number, number, number]
  step: number // along z: how far a key goes, and what a hand stops at
}

/** Where a handle can go, as far as that changes from answer to answer. */
export interface Way {
  stops?: [number, number][] // directions at which it stops on the circle
  lines?: number[][] // of space: the directions of lines at which it stops on the sphere,
  planes?: number[][] // and what stands at right angles to planes
  tail?: string // the vector at whose tip it begins
  of?: string // the vector across which it goes
  form?: number[][] // the symmetric matrix S of the x′Sx along whose graph it goes
  sized?: boolean // whether it is a size, and never negative
  height?: number
  row?: number // of the entry that it is; it stands from another one,
  other?: number // by its row,
  share?: number // of which so much counts,
  beside?: string // and its vector
  zero?: number // where on a scale it is while the number is 0
  least?: number // where numbers begin, if 0 lies beyond them; of the entries of a vector
  infinity?: number // and while that is ∞
  ends?: [number, number] // the places between which it goes
  centres?: number[][] // of cells: their x and their y, in C order
  shape?: number[] // of the array whose cells they are
  size?: number // the side of a cell, if not 1
  line?: number // how many cells stand in a line, where they stand as they lie in the data
  keys?: number[][] // the x and the y of places that a film leads along,
  moments?: number[] // and when it is there
  places?: number[][] // the x and the y of places at which numbers stand; one more than these: ∞
  numbers?: number[]
  rests?: number[] // those at which a hand stops
  picks?: number[] // of cells that can be picked: what the number is for each,
  axis?: number // which number of the place,
  now?: number // and what it is while the place leaves it to the page
  corners?: number[][] // of a triangle: their x and their y
  along?: string // the line along which it goes
  names?: string[] // of the entries of a vector, which may be bars:
  scale?: number // how high one is, or how far it goes, for an entry of 1,
  offset?: number // how far to the right they stand of 1, 2, 3 …,
  width?: number // how much room one has,
  keeps?: boolean // whether the others are rescaled, so that the sum of all stays,
  whole?: boolean // and whether a hand gives whole numbers
}

/** One picture; what of it is not in every one is that of its kind. */
export interface Figure {
  name: string
  kind: string
  marks: Mark[] // what of each stays as it is while a hand moves,
  moves: Record<string, any>[] // and what of it changes with the numbers
  title?: string
  handles?: string // the blob of what can be grabbed
  isSmall?: boolean
  isWide?: boolean
  ways?: Record<string, Way> // by handle
  adds?: string // the array to which a click adds a row
  legend?: string // the blob of what its marks stand for: a name ("level *": of many), symbol, words; both again for a film
  axes?: string // the blob of what the axes of a chart show
  size?: [number, number] // of a board, in cells
  half?: number // of a plane, and of space
  times?: number // how much of the page's numbers one of its units is, if not 1
  faces?: string // the blob of what hides what lies behind it, in space: parallelograms, each a map, a corner and two sides
  placing?: Placing // where data stand in space, and their faces,
  around?: number // and how many of the first marks are its axes
  sides?: [string, string, number, number][] // of space: a name, what is said of it, azimuth and elevation
  aspect?: number // of an image: how many times as wide as high it is
  ticks?: string // the blob of the numbers at its axes
  switch?: [string, number] // the array that takes the picture to space, or back, and its size there
  zooms?: boolean // whether the State's view is that of this picture
  x?: [number, number] // of a chart
  y?: [number, number]
  xTicks?: [number, string, string][] // a place, its text, and how much more it is than the first
  yTicks?: [number, string, string][]
  zero?: number // where 0 stands on a logarithmic axis up
}

/** The frames of a film; without t there are none, and say tells why. */
export interface Film {
  label: string
  say: string
  readout: string
  seconds: number
  speaksOf: string // what is said before the sentence while the maps of another moment are shown
  t?: number[]
  names?: string[] // of the moments
  readouts?: string[]
  curve?: number[]
  flat?: [number, number][] // from frame to frame
  stops?: number[] // the frames at which steps end, and the first; none of a film without steps
  stages?: [string, number][] // a name, and the moment at which it ends
  maps?: Record<string, ([number, (number | null)[]])[]> // moments, between which they go straight
  tips?: Record<string, ((number | null)[])[]>
  places?: Record<string, string | ([number, ((number | null)[])[]])[]> // by mark, or the blob of what never changes
  texts?: Record<string, [number, string[]][]> // by mark: moments, and the values of its cells from then on
}

/** An identity, and whether the numbers keep it. */
export interface Proof {
  name: string
  ok: boolean
  text: string // what stands after its name: "= 8·10⁻¹⁷"
  mark: string // up to which it passes: "16 ε"
}

/** A sentence about input that cannot be used, and where it stands. */
export interface Notice {
  at: string
  say: string
  entry: [number, number] | null
  final: boolean
  reset: boolean // whether it offers Reset
}

/** A matrix of numbers, written out. */
export interface Table {
  name: string
  rows: string[][]
  note: string
  role: string
  sign: string
  heads: string[]
  values?: ((number | [number, number] | null)[])[] // where they are known; a complex one has two parts
}

/** Another page that can show the same problem, or why it cannot. */
export interface Take {
  page: string
  say: string
  whyNot: string
  query: string
}

/** What the stage is told of one state. */
export interface Answer {
  page: string
  epoch: string // session, visit and turn: the stage drops what it holds when this changes
  seq: number // the question that is answered
  run: number // counts the runs of the whole page
  settings: string // the blob of the settings
  state: Values
  figures: Figure[]
  maps: Record<string, number[][]> // without entries of those that the stage itself makes of others
  most: Record<string, number> // of whole numbers: as far as they can go now
  shapes: Record<string, number[]> // of the arrays that places lie in now
  isFilmed: boolean
  say: (string | [string, string])[] // texts, and texts with the role whose colour they take
  numbers: [string, string, string, string][][] // rows of name, text, role, value
  proofs: Proof[]
  tables: Table[]
  notices: Notice[]
  blobs: Record<string, any> // what never changes and has not been sent yet
  link: string
  leaves: string // what a link leaves out
  hides: string[] // parameters that have no effect now
  called: Record<string, string> // arrays that have another name now
  columns: string[]
  roles: string
  lacks: string[]
  notes: string[]
  missing: string
  example: string | null
  done: number[] // the tasks that a hand has brought about
  standing?: number // so many of the notices, the first ones, stay until the hand lets go
  line?: string // what the stage is known by on the line, where there is one
  letters?: Record<string, Record<string, [number, string]>> // by text: how full each letter is, to 1, and what is said of it
  digits?: Record<string, number> // all of them, by the texts of numbers in what is said
  atRest?: [string, string] // what the film's readout is called and is at the moment at rest
  takes?: Take[]
  code?: string
  film?: Film
}

/** An answer over the line: in place of pieces of it their names. */
export interface Told {
  answer: any
  parts: Record<string, any> // pieces that the stage did not have, by their names
}
