// Wherever in the picture: the handle is a vector from the tip of another one.

import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

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
    const [across, up] = this.tail
    this.enter([[0, this.column, rounded(x - across)], [1, this.column, rounded(y - up)]], super.at)
  }

  get told() {
    const [x, y] = super.at
    return { ...super.told, now: x, words: `(${rounded(x)}, ${rounded(y)})` }
  }
}

/** A difference without its rounding. @param {number} value */
const rounded = value => Number(value.toPrecision(12))
