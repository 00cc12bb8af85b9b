// Along x at a height: the handle is an entry of a vector, a multiple of which it stands from a multiple of another entry.

import { heard } from '../digits.js'
import { arrow } from '../keys.js'
import { rounded, step } from '../plane.js'
import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

export class Reach extends Plane {
  get row() { return this.own.row ?? 0 }

  get value() { return this.entries[this.row]?.[0] ?? NaN }

  /** Where it would be with its own entry at 0. */
  get start() {
    const { other, share = 1, beside = this.array } = this.own
    return other === undefined ? 0 : share * array(this.stage.state, beside).value[other][0]
  }

  /** How far it goes for 1 of its entry. */
  get scale() { return this.own.scale ?? 1 }

  /** @returns {Point} */
  get at() { return [this.start + this.scale * this.value, this.height] }

  /** What its entry can be. @returns {[number, number]} */
  get range() {
    const [least, most] = this.stage.range(this.array)
    return [this.own.least ?? least, most]
  }

  /** The place between its ends that is nearest to one. @param {number} x */
  ended(x) {
    const { ends } = this.own
    return ends ? Math.min(Math.max(x, ends[0]), ends[1]) : x
  }

  /** @param {Point} place */
  put([x]) {
    const [least, most] = this.range, value = Number(((this.ended(x) - this.start) / this.scale).toPrecision(12))
    const now = Math.min(Math.max(value, least), most)
    this.edit({ entries: now === this.value ? [] : [[this.row, 0, now]] })
  }

  /** @param {Point} point @param {boolean} isFree @returns {Point} */
  landing(point, isFree) { return [super.landing(point, isFree)[0], this.height] }

  /** @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    if (event.key === 'Home' || event.key === 'End') {
      const [first, last] = this.own.ends ?? this.range.map(value => this.start + this.scale * value)
      return [event.key === 'Home' ? first : last, this.height]
    }
    const by = arrow(event), unit = step(this.picture.view.halves[0])
    return by && [rounded(this.at[0] + by.along * by.times * unit, unit / 1000), this.height]
  }

  get told() {
    const [least, most] = this.range, { ends } = this.own
    if (ends) {
      const now = Number(this.at[0].toPrecision(12))
      return { least: ends[0], most: ends[1], now, words: String(heard(now)) }
    }
    return { least, most, now: this.value, words: String(heard(this.value)) }
  }
}
