// Along log₁₀ of a number, and at places of its own while that is 0 or ∞.

import { arrow } from '../keys.js'
import { INFINITY, words } from '../ends.js'
import { plain } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

const STEP = 0.02 // of a decade, for a key
const DIGITS = 3 // of a number that a hand gives

export class Scale extends Plane {
  get value() { return plain(this.stage.state, this.array) }

  /** @returns {Point} */
  get at() {
    const { own: { zero = NaN, infinity = NaN }, value, height } = this
    return [value === INFINITY ? infinity : value ? Math.log10(Number(value)) : zero, height]
  }

  /**
   * Beyond half of the way from the largest number to the place of ∞ it is ∞, and beyond that from the least to the place of 0 it is 0.
   * @param {Point} place
   */
  put([x]) {
    const { zero, least: first, infinity } = this.own, [least, most] = this.stage.range(this.array)
    const isInfinite = infinity !== undefined && x > (Math.log10(most) + infinity) / 2
    const isZero = zero !== undefined && first !== undefined && x < (first + zero) / 2
    this.edit(isInfinite ? INFINITY : isZero ? 0 : Math.min(Math.max(Number((10 ** x).toPrecision(DIGITS)), least), most))
  }

  /** @param {Point} point @returns {Point} */
  landing(point) { return [this.within(point)[0], this.height] }

  /** Where the keys of the ends take it. @returns {Record<string, number>} */
  get ends() {
    const { zero, least: first, infinity } = this.own, [least, most] = this.stage.range(this.array).map(Math.log10)
    return { Home: zero !== undefined && first !== undefined ? zero : least, End: infinity ?? most }
  }

  /** @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    const { value, height, own: { zero, least: first, infinity } } = this, [least, most] = this.stage.range(this.array), by = arrow(event)
    if (event.key in this.ends) return [this.ends[event.key], height]
    if (!by) return null
    if (zero !== undefined && first !== undefined) {
      if (value === 0) return [by.along > 0 ? first : zero, height]
      if (value === least && by.along < 0) return [zero, height]
    }
    if (value === INFINITY && infinity !== undefined) return [by.along > 0 ? infinity : Math.log10(most), height]
    if (value === most && by.along > 0 && infinity !== undefined) return [infinity, height]
    return [this.at[0] + by.along * by.times * STEP, height]
  }

  get told() {
    const [least, most] = this.stage.range(this.array).map(Math.log10), [x] = this.at
    const said = words(this.stage.ends(this.array), this.value)
    return { least: Math.min(least, x), most: Math.max(most, x), now: Math.round(x * 100) / 100, words: said }
  }
}
