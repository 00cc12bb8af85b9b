// Wherever in the picture, with a handle for each row of an array, which is a point.

import { step } from '../plane.js'
import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Handles } from '../handles.js' */
/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @import { HandleSpec, Point } from '../types.js' */

/** @type {Record<string, number>} */
const AMONG = { Home: -1e9, End: 1e9, PageDown: 1, PageUp: -1 } // from point to point
const POINT = 'Arrow keys move it, Page Down and Page Up go to the others, Delete removes it, Insert adds one.'
const MANY = 40
const BESIDE = 5 // steps from the point beside which one is added

export class Rows extends Plane {
  /** @param {HandleSpec} spec @param {Stage} stage */
  static count(spec, stage) { return array(stage.state, spec.array).value.length }

  /** @param {HandleSpec} spec @param {Stage} stage @returns {HandleSpec[]} */
  static each(spec, stage) {
    const { spoken } = spec, length = Rows.count(spec, stage), isMany = length > MANY
    const rows = Array.from({ length }, (_, row) => row)
    /** @param {number} row */
    const named = row => ({ name: `${spec.array}:${row}`, spoken: `${spoken} ${row + 1} of ${length}` })
    return rows.map(row => ({ ...spec, ...named(row), row, isMany, help: POINT }))
  }

  /** @type {(number | string)[] | null} */
  drawn = null // what was last drawn of it: its place in pixels, whether Tab comes to it, and what is said of it

  /** @param {Stage} stage @param {Picture} picture @param {HandleSpec} spec */
  constructor(stage, picture, spec) {
    super(stage, picture, spec)
    this.row = spec.row ?? 0
  }

  /** The row of the last point that there is. */
  get last() { return this.entries.length - 1 }

  /** @returns {Point} */
  get at() {
    const [x, y] = this.entries[this.row] ?? [NaN, NaN]
    return [x, y]
  }

  /** @param {Point} place */
  put([x, y]) { this.enter([[this.row, 0, x], [this.row, 1, y]], this.at) }

  /** A second click takes it away. */
  twice() { this.edit({ remove: this.row }) }

  /** Whether it is the one that Tab comes to, of those that may be. @param {number} current */
  isCurrent(current = 0) { return this.row === Math.min(current, this.last) }

  /** What is added beside it. @returns {number[]} */
  get another() {
    const [x, y] = this.entries[this.row]
    return [x + step(this.picture.view.halves[0]) * BESIDE, y]
  }

  /**
   * Does what a key does that adds a point, takes this one away, or goes to another; returns whether it is such a key.
   * @param {KeyboardEvent} event @param {Handles} handles
   */
  key(event, handles) {
    const { row } = this
    if (event.key in AMONG) handles.focus(this.array, Math.min(Math.max(row + AMONG[event.key], 0), this.last))
    else if (event.key === 'Delete' || event.key === 'Backspace') this.edit({ remove: row })
    else if (event.key === 'Insert' || event.key === '+') {
      this.edit({ add: this.another })
    } else return false
    return true
  }
}
