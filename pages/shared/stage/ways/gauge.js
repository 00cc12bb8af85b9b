// Along a way of straight lines at whose places numbers stand: the handle is a number, or ∞ at the end.

import { arrow } from '../keys.js'
import { INFINITY, words } from '../ends.js'
import { rounded } from '../plane.js'
import { plain } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

const STEP = 0.1 // for a key
const DIGITS = 3 // of a number that a hand gives
const NEAR = 5 // pixels from the place of a number at which it stops there

export class Gauge extends Plane {
  get value() { return plain(this.stage.state, this.array) }

  /** @returns {Point} */
  get at() { return this.where(this.value === INFINITY ? Infinity : Number(this.value)) }

  /** Where a number stands; ∞ at the last place. @param {number} number @returns {Point} */
  where(number) {
    const { places: [xs, ys] = [[], []], numbers = [] } = this.own, last = xs.length - 1
    if (number > numbers[numbers.length - 1]) return [xs[last], ys[last]]
    const k = Math.max(1, numbers.findIndex(at => at >= number)), share = (number - numbers[k - 1]) / (numbers[k] - numbers[k - 1])
    return both(xs, ys, k, Math.max(0, share))
  }

  /** The number whose place is nearest to a point; beyond half of the way to the place of ∞ it is that. @param {Point} point */
  number([x, y]) {
    const { places: [xs, ys] = [[], []], numbers = [] } = this.own
    let best = numbers[0], least = Infinity
    for (let k = 1; k < xs.length; k++) {
      const dx = xs[k] - xs[k - 1], dy = ys[k] - ys[k - 1], length = dx * dx + dy * dy
      const share = length ? Math.min(1, Math.max(0, ((x - xs[k - 1]) * dx + (y - ys[k - 1]) * dy) / length)) : 0
      const [u, v] = both(xs, ys, k, share), far = Math.hypot(x - u, y - v)
      if (far >= least) continue
      least = far
      best = k < numbers.length ? numbers[k - 1] + share * (numbers[k] - numbers[k - 1]) : share > 0.5 ? Infinity : numbers[k - 1]
    }
    return best
  }

  /** @param {Point} place */
  put(place) {
    const number = this.number(place), [least, most] = this.stage.range(this.array)
    this.edit(number === Infinity ? INFINITY : Math.min(Math.max(Number(number.toPrecision(DIGITS)), least), most))
  }

  /** @param {Point} point @param {boolean} isFree @returns {Point} */
  landing(point, isFree) {
    const { rests = [] } = this.own, { scales: [scale] } = this.picture.view, at = this.where(this.number(point))
    /** @param {Point} place */
    const far = place => Math.hypot(place[0] - at[0], place[1] - at[1]) * scale
    const [first] = isFree ? [] : rests.map(rest => this.where(rest)).sort((a, b) => far(a) - far(b))
    return first && far(first) < NEAR ? first : at
  }

  /** @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    const { value } = this, by = arrow(event), [least, most] = this.stage.range(this.array)
    if (event.key === 'Home' || event.key === 'End') return this.where(event.key === 'Home' ? least : Infinity)
    if (!by) return null
    if (value === INFINITY) return this.where(by.along > 0 ? Infinity : most)
    const number = Number(value), to = rounded(number + by.along * by.times * STEP, STEP * Math.min(1, by.times))
    return this.where(number === most && by.along > 0 ? Infinity : Math.min(Math.max(to, least), most))
  }

  get told() {
    const [least, most] = this.stage.range(this.array), { value } = this
    return { least, most, now: value === INFINITY ? most : Number(value), words: words(this.stage.ends(this.array), value) }
  }
}

/** The point at a share of the way to the k-th place. @param {number[]} xs @param {number[]} ys @param {number} k @param {number} share */
const both = (xs, ys, k, share) => /** @type {Point} */ ([xs, ys].map(c => c[k - 1] + share * (c[k] - c[k - 1])))
