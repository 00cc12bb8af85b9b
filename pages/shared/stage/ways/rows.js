// Wherever in the picture, with a handle for each row of an array, which is a point.

import { step } from '../plane.js'
import { Plane } from './plane.js'

const AMONG = { Home: -1e9, End: 1e9, PageDown: 1, PageUp: -1 } // from point to point
const POINT = 'Arrow keys move it, Page Down and Page Up go to the others, Delete removes it, Insert adds one.'
const MANY = 40
const BESIDE = 5 // steps from the point beside which one is added

export class Rows extends Plane {
  static count({ array }, stage) { return stage.state[array].value.length }

  static each(spec, stage) {
    const { array, spoken } = spec, length = Rows.count(spec, stage), isMany = length > MANY
    const rows = Array.from({ length }, (_, row) => row)
    return rows.map(row => ({ ...spec, row, name: `${array}:${row}`, spoken: `${spoken} ${row + 1} of ${length}`, isMany, help: POINT }))
  }

  /** The row of the last point that there is. */
  get last() { return this.value.value.length - 1 }

  get at() { return this.value.value[this.row] ?? [NaN, NaN] }

  put([x, y]) { this.enter([[this.row, 0, x], [this.row, 1, y]], this.at) }

  /** Whether it is the one that Tab comes to, of those that may be. */
  isCurrent(current = 0) { return this.row === Math.min(current, this.last) }

  /** Does what a key does that adds a point, takes this one away, or goes to another; returns whether it is such a key. */
  key(event, handles) {
    const { array, row, picture } = this, { value } = this.value
    if (event.key in AMONG) handles.focus(array, Math.min(Math.max(row + AMONG[event.key], 0), this.last))
    else if (event.key === 'Delete' || event.key === 'Backspace') this.edit({ remove: row })
    else if (event.key === 'Insert' || event.key === '+') {
      const [x, y] = value[row]
      this.edit({ add: [x + step(picture.view.halves[0]) * BESIDE, y] })
    } else return false
    return true
  }
}
