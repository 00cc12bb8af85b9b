// Wherever in the picture: the handle is a vector from the tip of another one.

import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

const LEAST = 0.05 // of a size that a hand gives: its corner can still be told from its middle

export class Beside extends Plane {
  /** Where it begins. @returns {Point} */
  get tail() {
    const [[x], [y]] = array(this.stage.state, this.own.tail ?? '').value
    return [x, y]
  }

  /** @returns {Point} */
  get at() {
    const [x, y] = super.at, [across, up] = this.tail
    return [x + across, y + up]
  }

  /** @param {Point} place */
  put([x, y]) {
    const [across, up] = this.tail, { sized } = this.own // beyond the middle another corner is in the hand
    const by = [rounded(x - across), rounded(y - up)].map(c => sized ? Math.max(LEAST, Math.abs(c)) : c)
    this.enter([[0, this.column, by[0]], [1, this.column, by[1]]], super.at)
  }

  get told() {
    const [x, y] = super.at
    return { ...super.told, now: x, words: `(${rounded(x)}, ${rounded(y)})` }
  }
}

/** A difference without its rounding. @param {number} value */
const rounded = value => Number(value.toPrecision(12))
