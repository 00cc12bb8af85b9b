// Along the axis of x, or above it: the handle is a number, or a column that is one.

import { heard } from '../digits.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

export class Line extends Plane {
  /** @returns {Point} */
  get at() { return [this.entries[0]?.[this.column], this.own.height ?? 0] }

  /** @param {Point} place */
  put([x]) { this.edit({ entries: [[0, this.column, x]] }) }

  /** @param {Point} point @param {boolean} isFree @returns {Point} */
  landing(point, isFree) { return [super.landing(point, isFree)[0], this.own.height ?? 0] }

  get told() { return { ...super.told, words: String(heard(this.at[0])) } }
}
