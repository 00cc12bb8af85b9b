// Across a vector x: the handle is where a matrix takes x, and moves what is antisymmetric in the matrix alone.

import { arrow } from '../keys.js'
import { step } from '../plane.js'
import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

const NEAR = 9 // pixels from where the matrix is symmetric at which it becomes so

export class Across extends Plane {
  /** The vector. @returns {Point} */
  get vector() {
    const [[x], [y] = [NaN]] = array(this.stage.state, this.own.of ?? '').value
    return [x, y]
  }

  /** @returns {Point} */
  get at() {
    const [x, y] = this.vector, [[a, b = NaN], [c, d = NaN] = [NaN]] = this.entries
    return [a * x + b * y, c * x + d * y]
  }

  /** The two entries that it moves, whose sum stays. @returns {Point} */
  get place() {
    const [[, b], [c]] = this.entries
    return [b, c]
  }

  /** How far it goes at a time. */
  get unit() { return step(Math.min(...this.picture.view.halves)) }

  /** The entries, one of them more by so much, and the other less. @param {number} by @returns {Point} */
  turned(by) {
    const [b, c] = this.place
    return [rounded(b + by), rounded(c - by)]
  }

  /** @param {Point} entries */
  put([b, c]) { this.enter([[0, 1, b], [1, 0, c]], this.place) }

  /** @param {Point} point @param {boolean} isFree @returns {Point} */
  landing([px, py], isFree) {
    const [x, y] = this.vector, [u, v] = this.at, [b, c] = this.place, square = x * x + y * y, even = (c - b) / 2
    if (!square) return this.place
    const by = ((px - u) * y - (py - v) * x) / square
    if (!isFree && Math.abs(by - even) * Math.sqrt(square) * this.picture.view.scales[0] < NEAR) return this.turned(even)
    const unit = isFree ? this.unit / 100 : this.unit
    return this.turned(Math.round(by / unit) * unit)
  }

  /** @param {KeyboardEvent} event */
  moved(event) {
    const by = arrow(event)
    return by && this.turned(by.along * by.times * this.unit)
  }

  get told() {
    const [b, c] = this.place, [least, most] = this.stage.range(this.array), now = rounded((b - c) / 2)
    return { least, most, now, words: `half of the difference of the entries beside the diagonal: ${now}` }
  }
}

/** Without the rounding of a sum. @param {number} value */
const rounded = value => Number(value.toPrecision(15)) + 0
