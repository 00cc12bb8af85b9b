// What goes between the modules of the stage, written once. What goes over the wire stands in wire.d.ts, what a kind is sent in its module.

import type { Depth } from './depth.js'
import type { Known } from './digits.js'
import type { EntriesSpec } from './fields.js'
import type { RealSpec } from './picture.js'
import type { MomentSpec } from './player.js'
import type { ActionSpec } from './controls/action.js'
import type { ChoiceSpec } from './controls/choice.js'
import type { OrderSpec } from './controls/order.js'
import type { PlaceSpec } from './controls/place.js'
import type { RolesSpec } from './controls/roles.js'
import type { ScaleSpec } from './controls/scale.js'
import type { TextSpec } from './controls/text.js'
import type { WholeSpec } from './controls/whole.js'
import type { WordsSpec } from './controls/words.js'
import type { MemberSent } from './family.js'
import type { Mark, Overlaid, Path } from './marks/base.js'
import type { Answer, Figure, Placing, Settings as SentSettings, Values } from './wire.js'

// ---- where things are

/** x and y, in the plane or in pixels. */
export type Point = [number, number]
/** A point, or two nulls where there is none. */
export type Place = [number | null, number | null, number?]
/** A point of the plane, or of space. */
export type Spot = [number, number, number?]
/** The x and the y of points, in space also the z; null where a stroke ends. */
export type Points = (number | null)[][]
/** A map of the plane, [[a, b], [c, d]]; a number c as [[c]]. */
export type Matrix = number[][]
export type Maps = Record<string, Matrix>
/** Parts of a line: from which share of it to which. */
export type Shares = [number, number][]

/** What of a figure is where in pixels. */
export interface View {
  width: number
  height: number
  half: number // half the shorter side, in the plane's units
  scales: Point // pixels to a unit along x and y
  halves: Point // half of what is in view along each
  bounds: [Point, Point]
  toPixel(x: number, y: number): Point
  toPlane(px: number, py: number): Point
}

/** A box in pixels by its centre. */
export interface Box {
  at: Point
  size: Point
}

/** A place on an axis, its number, and how much more that is than the first. */
export type Tick = [number, string, string?]
/** What an axis shows. */
export interface Axis {
  name: string
  symbol: string
  isLog: boolean // whether along it stand powers of ten, by their exponents
  counts: boolean // whether places are log₁₀(1 + k) of whole numbers k
  names: boolean // whether names stand along it, and no numbers
}
/** Places along x and y. */
export type Lines = [number[], number[]]

// ---- what is drawn

/** What never changes, by the key that Python gives it: of many kinds, each known to what reads it. */
export type Blobs = Record<string, any>

/** What a film shows at a moment: maps, the tips of arrows, the points of marks and the values of cells. */
export interface Frame {
  maps?: Maps
  tips?: Record<string, Place>
  places?: Record<string, Points>
  words?: Record<string, string[]>
}

/** What marks are drawn by in one frame. */
export interface Scene {
  view: View
  maps: Maps
  state: Values
  tips?: Frame['tips'] // those of a film,
  places?: Frame['places']
  words?: Frame['words']
  filmed?: Maps // and its maps
  depth?: Depth | null // of space
  placing?: Placing // and where data stand there
  isOnTheWay: boolean // whether a film shows a moment that is not at rest
  isSettled: boolean // whether the moment that is shown is the State's
  held: string
}

/** How a role is drawn; dash as in SVG. */
export interface Look {
  width: number
  dash: string
  opacity: number
}

/** How a cell is drawn in the colour of its role. */
export interface BoxLook {
  width: number
  dash: string
  opacity: number // of its outline
  fill: number // how opaque it is within,
  ink: number // and its value,
  letter: number // how high that is, to a cell,
  halo: boolean // and whether it stands out from what lies under it
}

/** Where the elements of marks go. */
export type Groups = Record<'images' | 'trails' | 'arrows' | 'ticks' | 'texts' | 'grips', SVGElement> & { clouds: HTMLElement }

/** What a mark may be sent; its kind says which of it is. */
export interface Sent {
  name: string
  role: string
  kind: string
  points?: Points
  steps?: Point // what they are whole multiples of along each axis
  shape?: string // the name of points that never change
  member?: MemberSent // of a family, in the place of points
  map?: string // that its points go through
  label?: string
  called?: string // where it is pointed at, if not by its label
  rows?: string // the array whose k-th row its k-th point is
  onTheWay?: string // the label while a film is shown
  settledOnly?: boolean
  filmOnly?: boolean
  isStanding?: boolean // whether the lowest of it stands on the floor
  isFine?: boolean // whether its points are small, however few
}

/** A kind of mark; Python sends it what its own typedef says. */
export type MarkKind = new (sent: any, look: Look, groups: Groups) => AnyMark
export type AnyMark = Mark<Sent>
export type AnyPath = Path<Sent>
export type AnyOverlaid = Overlaid<Sent>

/** A kind of figure. */
export interface FigureKind {
  hasPlot: boolean // whether Plotly draws it
  hasOrigin: boolean // whether lines go through the origin
  isFixed?: boolean // whether its view is always the same: what is beyond it is grabbed at its edge
  near: number // pixels from an axis at which a grabbed point lands on it
  placing: (keyof Figure)[] // what says where things stand on it
  numbering: (keyof Figure)[] // what says which numbers stand at its axes
  view(width: number, height: number, figure: Partial<Figure>): View
  maps?(state: Values): Maps // what it is seen through, as it follows from the State
  depth?(figure: Partial<Figure>, maps: Maps, blobs: Blobs): Depth // what hides what
  ticks(figure: Partial<Figure>, view: View, blobs: Blobs): Tick[][]
}

/** A name that is to stand somewhere: beside the tip of an arrow, or free along a line through the origin. */
export interface Label {
  name: string
  text: string
  tip: Point
  tail?: Point | null
  isFree: boolean
  node: SVGElement
  spot: SVGElement // which puts it where it stands
}

/** A point, or an arrow from tail to tip, that no name should lie on. */
export interface Tip {
  tip: Point
  tail?: Point | null
}

/** Where a name stands, in which of its turns, and how it leans in degrees. */
export interface Placed {
  at: Point
  turn: number
  lean: number
}

/** What we ask of Plotly. */
export interface PlotlyApi {
  react(box: Element, traces: object[], layout: object, config: object): unknown
  purge(box: Element): void
}

// ---- what can be grabbed and set

/** What can be grabbed. */
export interface HandleSpec {
  name: string
  array: string // or the number
  column: number | null
  role: string
  spoken: string
  way: string
  row?: number // of a list of points, with which of them it is,
  isMany?: boolean // whether they are many,
  help?: string // and what keys do
}

/** What a screen reader is told of a handle. */
export interface Told {
  least: number
  most: number
  now: number
  words: string
}

export type ControlSpec = ActionSpec | ChoiceSpec | OrderSpec | PlaceSpec | RolesSpec | ScaleSpec | TextSpec | WholeSpec | WordsSpec
export type Spec = ControlSpec | EntriesSpec | MomentSpec | RealSpec
export type SpecOf<K> = Extract<Spec, { kind: K }>

/** What never changes on a page, with what each kind of parameter says of itself. */
export interface Settings extends SentSettings {
  parameters: Spec[]
}

/** A control, made anew for each page. */
export interface Control {
  spec: ControlSpec
  box: HTMLElement
  place: string // 'first', 'choices', 'actions' or 'numbers'
  refused?: Refused | null
  isEmpty?: boolean // whether there is nothing to be set
  take(answer: Answer): void
  draw(): void
}

/** What is wrong with a text, as long as the value stays. */
export interface Refused {
  say: string
  value: string | number
}

/** A matrix as it is copied. */
export interface Copied {
  rows: Known[][]
  texts?: string[][] // as entries were typed, or are shown
  axes?: number[] // how many entries there are along each, unless they are rows and columns
}

// ---- elements

/** Listeners by names that begin with "on". */
type Listeners<E> = { [N in keyof HTMLElementEventMap as `on${N}`]?: (event: HTMLElementEventMap[N] & { currentTarget: E }) => void }
/** What an element is given; null and false leave out an attribute. */
export type Attributes<E> = Listeners<E> & Record<string, unknown>
export type Child = string | number | Node | null | undefined

declare global {
  interface Window {
    Plotly?: PlotlyApi // once its file has been loaded
  }
}
