// From cell to cell of those that can be picked: the handle is one number of a place, which tells which it is; 0 leaves it to the page.

import { Cells } from './cells.js'

/** @import { Point } from '../types.js' */

export class Picks extends Cells {
  /** What the number is for each of the cells. @returns {number[]} */
  get picks() { return this.own.picks ?? [] }

  /** Which number of the place it is. */
  get axis() { return this.own.axis ?? 0 }

  /** Which of the centres it is at: that of the page, where the number is none of its cells'. */
  get flat() {
    const at = this.picks.indexOf(this.index[this.axis])
    return at < 0 ? this.picks.indexOf(this.own.now ?? 0) : at
  }

  /** @param {Point} place */
  put(place) {
    const { index, axis } = this
    while (index.length <= axis) index.push(0)
    index[axis] = this.picks[this.nearest(place)]
    this.edit(index.join(','))
  }

  /** To the next of them; to the first and the last. @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    const last = this.picks.length - 1
    /** @type {Record<string, number>} */
    const to = { Home: 0, End: last, ArrowUp: this.flat - 1, ArrowLeft: this.flat - 1, ArrowDown: this.flat + 1, ArrowRight: this.flat + 1 }
    const k = event.altKey ? undefined : to[event.key]
    return k === undefined ? null : this.middle(Math.min(Math.max(k, 0), last))
  }

  get told() {
    const { flat, picks } = this
    return { least: 0, most: Math.max(0, picks.length - 1), now: flat, words: String(picks[flat] ?? '') }
  }
}
