// In space: straight up and down, with a handle for each row of an array, which is a point placed on axes with scales of their own.

import { heard } from '../digits.js'
import { camera } from '../figures/space.js'
import { arrow } from '../keys.js'
import { placed } from '../placing.js'
import { apply, rounded } from '../plane.js'
import { Rows } from './rows.js'

/** @import { Point, Spot } from '../types.js' */
/** @import { Placing } from '../wire.js' */

const EDGE_ON = 0.05 // of a length that is seen so short, a hand cannot say how long it is

export class Lifts extends Rows {
  static orientation = 'vertical'

  /** @returns {Placing | undefined} */
  get placing() { return this.picture.figure.placing }

  /** How far a key goes. */
  get step() { return this.placing?.step ?? 1 }

  /** The column of what stands upright. */
  get upright() { return this.placing?.columns[2] ?? 0 }

  /** @returns {Point} */
  get at() {
    const row = this.entries[this.row], { placing } = this
    return row && placing ? apply(camera(this.stage.state), ...placed(placing, row)) : [NaN, NaN]
  }

  /** How high it is. @returns {Spot} */
  get place() { return [this.entries[this.row]?.[this.upright] ?? NaN, 0] }

  /** @param {Spot} place */
  put([z]) { this.enter([[this.row, this.upright, z]], this.place) }

  /** @param {Point} point @param {boolean} isFree @returns {Spot} */
  landing(point, isFree) {
    const [, v] = this.within(point), { placing, place, step, at } = this, [, [,, up]] = camera(this.stage.state)
    if (!placing || up < EDGE_ON) return place
    const unit = isFree ? step / 1000 : step
    return [rounded(place[0] + (v - at[1]) / up * placing.unit[2], unit), 0]
  }

  /** @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const by = arrow(event)
    return by && [rounded(this.place[0] + by.along * by.times * this.step, this.step / 1000), 0]
  }

  /** Beside it, as high. */
  get another() {
    const row = [...this.entries[this.row]], { placing } = this
    if (placing) row[placing.columns[0]] = rounded(row[placing.columns[0]] + placing.unit[0] / 10, placing.unit[0] / 100)
    return row
  }

  get told() {
    const row = this.entries[this.row] ?? [], [least, most] = this.stage.range(this.array)
    return { least, most, now: this.place[0], words: `(${row.map(heard).join(', ')})` }
  }
}
