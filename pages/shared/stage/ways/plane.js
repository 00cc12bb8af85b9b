// Wherever in the picture: the handle is a vector, or a column of a matrix.

import { heard } from '../digits.js'
import { set } from '../dom.js'
import { arrow } from '../keys.js'
import { both, rounded, step } from '../plane.js'
import { array } from '../values.js'

/** @import { Edit } from '../draft.js' */
/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @import { HandleSpec, Point, Spot, Told } from '../types.js' */
/** @import { Way } from '../wire.js' */

export class Plane {
  /** @type {'circle' | 'rect'} */
  static tag = 'circle'
  static orientation = 'horizontal'

  /** @type {SVGElement} */
  grip // what shows it
  isTapped = false // whether a tap on its picture moves it
  isTold = false // whether what it is at is told beside it while a hand has it

  /** How many handles a spec of Python's stands for. @param {HandleSpec} _spec @param {Stage} _stage */
  static count(_spec, _stage) { return 1 }

  /** And which. @param {HandleSpec} spec @param {Stage} _stage @returns {HandleSpec[]} */
  static each(spec, _stage) { return [spec] }

  /** @param {Stage} stage @param {Picture} picture @param {HandleSpec} spec */
  constructor(stage, picture, spec) {
    this.stage = stage
    this.picture = picture
    this.spec = spec
    this.name = spec.name
    this.array = spec.array
    this.column = spec.column ?? 0
  }

  /** The numbers of its array. */
  get entries() { return array(this.stage.state, this.array).value }

  /** What Python says of it with every answer. @returns {Way} */
  get own() { return this.picture.figure.ways?.[this.name] ?? {} }

  /** The height at which it goes, if it goes along x. */
  get height() { return this.own.height ?? NaN }

  /** Where it is in the plane; nowhere while the array has another shape than Python has drawn. @returns {Point} */
  get at() {
    const [top, bottom] = this.entries
    return [top[this.column], bottom?.[this.column]]
  }

  /** What a hand moves: where it is, as put() takes it. @returns {Spot} */
  get place() { return this.at }

  /** A hand takes it. */
  begin() { /* most go wherever they are */ }

  /** Draws it at a pixel. @param {Point} pixel */
  show([px, py]) { this.lie({ cx: px, cy: py }) }

  /** How far a hand is from it, in pixels. @param {number} across @param {number} up */
  far(across, up) { return Math.hypot(across, up) }

  /** Sets where its grip is, and how large. @param {Record<string, number>} attributes */
  lie(attributes) { for (const [name, value] of Object.entries(attributes)) set(this.grip, name, value.toFixed(2)) }

  /** A tap at a pixel may be on its name, which leads to its field; returns whether it is. @param {Point} _pixel */
  called(_pixel) { return false }

  /** Where a tap puts it; null where a tap is none of its. @param {Point} _point @returns {Spot | null} */
  tapped(_point) { return null }

  /** Sets what it is to where a hand has put it. @param {Spot} place */
  put([x, y]) { this.enter([[0, this.column, x], [1, this.column, y]], this.at) }

  /**
   * Sets entries, [row, column, number], but those that stay as they were.
   * @param {[number, number, number][]} entries @param {Spot} was
   */
  enter(entries, was) { this.edit({ entries: entries.filter(([, , number], k) => number !== was[k]) }) }

  /** @param {Edit} value */
  edit(value) { this.stage.door.edit({ [this.array]: value }) }

  /**
   * Where a hand that points at a place puts it: only where it can go, and on what it stops at.
   * @param {Point} point @param {boolean} isFree @param {boolean} [_isUp] in space, whether it goes up and down
   * @returns {Spot}
   */
  landing(point, isFree, _isUp) { return this.picture.snapped(this.within(point), isFree) }

  /** The place in view that is nearest to a point. @param {Point} point */
  within(point) {
    const { bounds } = this.picture.view
    return both((c, k) => Math.min(Math.max(c, bounds[k][0]), bounds[k][1]), point)
  }

  /** Where a key takes it; null for a key that moves nothing. @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const by = arrow(event), { halves } = this.picture.view
    return by && both((c, k) => {
      const unit = step(halves[k])
      return rounded(c + by.to[k] * by.times * unit, unit / 1000)
    }, this.at)
  }

  /** What a screen reader is told: of a slider the least, the most and what it is now, and that in words. @returns {Told} */
  get told() {
    const [x, y] = this.at, [least, most] = this.stage.range(this.array)
    return { least, most, now: x, words: `(${heard(x)}, ${heard(y)})` }
  }
}
