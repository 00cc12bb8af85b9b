// Along x in steps: the handle is a whole number.

import { arrow, times } from '../keys.js'
import { number } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

/** @type {Record<string, number>} */
const LEAPS = { Home: -1e9, End: 1e9, PageDown: -10, PageUp: 10 }

export class Steps extends Plane {
  /** @returns {Point} */
  get at() { return [Math.min(number(this.stage.state, this.array), this.stage.range(this.array)[1]), this.height] }

  /** @param {Point} place */
  put([x]) { this.edit(x) }

  /** @param {Point} point @returns {Point} */
  landing([x]) { return [this.whole(x), this.height] }

  /** One on, ten, or to the end. @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    const by = LEAPS[event.key] ?? arrow(event)?.along
    return by ? [this.whole(this.at[0] + by * Math.max(1, times(event))), this.height] : null
  }

  /** @param {number} x */
  whole(x) {
    const [least, most] = this.stage.range(this.array)
    return Math.min(Math.max(Math.round(x), least), most)
  }

  get told() {
    const [x] = this.at
    return { ...super.told, words: this.own.names?.[x - 1] ?? String(x) }
  }
}
