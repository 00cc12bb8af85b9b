// Up and down at 1, 2, 3 …, with a handle for each entry of a vector, at the top of its bar.

import { arrow } from '../keys.js'
import { rounded, step } from '../plane.js'
import { read } from '../pointing.js'
import { array } from '../values.js'
import { Begun, shared, total, weightsOf } from '../weights.js'
import { Rows } from './rows.js'

/** @import { Handles } from '../handles.js' */
/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @import { HandleSpec, Point, Spot } from '../types.js' */

/** @type {Record<string, number>} */
const AMONG = { ArrowLeft: -1, ArrowRight: 1 } // from bar to bar
/** @type {Record<string, number>} */
const LEAPS = { PageUp: 10, PageDown: -10 }
const BAR = 'Up and Down move it by 0.01, a count by 1, with Shift 10 times as far, with Alt a tenth; Page Up and Page Down by 10 steps. ' +
  'Home and End move it to its ends, Left and Right go to the others.'
const MANY = 26
const SHARE = 0.01 // of a sum that stays, for a key
const DIGITS = 12
const NAMES = 18 // pixels above the lower edge, in which the names of bars stand
const HIGH = 26, WIDE = 26, NARROW = 3 // pixels of a grip, which is as wide as there is room for

export class Tops extends Rows {
  /** @type {'circle' | 'rect'} */
  static tag = 'rect'
  static orientation = 'vertical'

  /** @param {HandleSpec} spec @param {Stage} stage @returns {HandleSpec[]} */
  static each(spec, stage) {
    const length = Rows.count(spec, stage), isMany = length > MANY
    /** @param {number} row */
    const named = row => ({ name: `${spec.array}:${row}`, spoken: `${spec.spoken}, bar ${row + 1} of ${length}` })
    return Array.from({ length }, (_, row) => ({ ...spec, ...named(row), row, isMany, help: BAR }))
  }

  isTold = true

  /** @param {Stage} stage @param {Picture} picture @param {HandleSpec} spec */
  constructor(stage, picture, spec) {
    super(stage, picture, spec)
    this.begun = new Begun(stage, this.array)
  }

  get own() { return this.picture.figure.ways?.[this.array] ?? {} }
  get scale() { return this.own.scale ?? 1 }
  get weights() { return weightsOf(array(this.stage.state, this.array)) }
  get weight() { return this.entries[this.row]?.[0] ?? NaN }

  /** @returns {Point} */
  get at() { return this.above(this.weight) }

  /** @returns {Spot} */
  get place() { return this.spot(this.weight) }

  /** Where its bar ends for a weight. @param {number} weight @returns {Point} */
  above(weight) { return [this.row + 1 + (this.own.offset ?? 0), weight * this.scale] }

  /** And that, which a hand gives. @param {number} weight @returns {Spot} */
  spot(weight) { return [...this.above(weight), weight] }

  /** The least and the largest weight that it can be. @returns {[number, number]} */
  get ends() {
    const { own: { keeps, least = -Infinity } } = this, [low, high] = this.stage.range(this.array), sum = keeps ? total(this.weights) : 0
    return [Math.max(low, least), sum > 0 ? sum : high]
  }

  /** How far it goes at a time, as a weight, by keys and by a hand. */
  get unit() {
    const { own: { keeps, whole }, scale, picture: { view } } = this, seen = step(view.halves[1]) / scale
    return { key: keeps ? SHARE / scale : whole ? 1 : seen, hand: whole ? Math.max(1, Math.round(seen)) : seen }
  }

  /** @param {Spot} place */
  put([, y, weight = y / this.scale]) {
    this.edit({ entries: this.own.keeps ? shared(this.begun.vector, this.row, weight) : [[this.row, 0, weight]] })
    this.begun.leave()
  }

  /** The weight that it can be which is nearest to one. @param {number} weight @param {number} unit of which it is a multiple */
  bounded(weight, unit) {
    const [least, most] = this.ends, number = Number(rounded(weight / unit, 1) * unit)
    return Math.min(Math.max(Number(number.toPrecision(DIGITS)), least), most)
  }

  /** @param {Point} point @param {boolean} isFree @returns {Spot} */
  landing(point, isFree) {
    const weight = this.within(point)[1] / this.scale, unit = this.unit.hand, [was] = this.begun.vector.value[this.row] ?? [NaN]
    if (!isFree && Math.abs(weight - was) < unit / 2) return this.spot(was)
    return this.spot(this.bounded(weight, isFree && !this.own.whole ? unit / 100 : unit))
  }

  /** @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const { weight, own: { whole }, unit: { key: unit }, picture: { view: { bounds: [, [bottom, top]] } } } = this, by = arrow(event)
    const [least, most] = this.ends, steps = LEAPS[event.key] ?? (by?.to[1] ? by.along * by.times : 0)
    if (event.key === 'Home') return this.spot(isFinite(this.own.least ?? NaN) ? least : this.bounded(bottom / this.scale, unit))
    if (event.key === 'End') return this.spot(this.own.keeps ? most : this.bounded(top / this.scale, unit))
    if (!steps) return null
    const far = whole ? Math.sign(steps) * Math.max(1, Math.abs(steps)) : steps
    return this.spot(this.bounded(weight + far * unit, whole ? 1 : 10 ** Math.floor(Math.log10(unit / 100))))
  }

  /** Goes to a neighbour; returns whether a key does that. @param {KeyboardEvent} event @param {Handles} handles */
  key(event, handles) {
    if (!(event.key in AMONG) || event.ctrlKey || event.metaKey) return false
    handles.focus(this.array, Math.min(Math.max(this.row + AMONG[event.key], 0), this.last))
    return true
  }

  /** @param {Point} pixel */
  called([px, py]) {
    const { view } = this.picture, [x] = view.toPixel(...this.at)
    if (py < view.height - NAMES || Math.abs(px - x) > (this.own.width ?? 1) * view.scales[0] / 2) return false
    this.stage.fields.focus(this.array, this.row)
    return true
  }

  /** Nothing: a bar stays. */
  twice() {}

  /** The nearest across is meant. @param {number} across @param {number} up in pixels */
  far(across, up) { return Math.abs(across) + Math.abs(up) / 1000 }

  /** @param {Point} pixel */
  show([px, py]) {
    const width = Math.min(WIDE, Math.max(NARROW, (this.own.width ?? 1) * this.picture.view.scales[0]))
    this.grip.classList.toggle('is-slim', width < WIDE)
    this.lie({ x: px - width / 2, y: py - HIGH / 2, width, height: HIGH, rx: width / 2 })
  }

  get told() {
    const { weight, scale, row } = this, [least, most] = this.ends.map(end => end * scale)
    const now = Number((weight * scale).toPrecision(DIGITS))
    return { least, most, now, words: `${this.own.names?.[row] ?? row + 1}: ${read(now)}` }
  }
}
