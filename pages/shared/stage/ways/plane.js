// Wherever in the picture: the handle is a vector, or a column of a matrix.

import { arrow } from '../keys.js'
import { rounded, step } from '../plane.js'

export class Plane {
  /** How many handles a spec of Python's stands for, and which. */
  static count() { return 1 }
  static each(spec) { return [spec] }

  constructor(stage, picture, spec) {
    Object.assign(this, { stage, picture, ...spec })
    this.column ??= 0
  }

  get value() { return this.stage.state[this.array] }

  /** What Python says of it with every answer. */
  get own() { return this.picture.figure.ways?.[this.name] ?? {} }

  /** Where it is in the plane; nowhere while the array has another shape than Python has drawn. */
  get at() {
    const { value: [top, bottom] } = this.value
    return [top[this.column], bottom?.[this.column]]
  }

  /** Sets what it is to where a hand has put it. */
  put([x, y]) { this.enter([[0, this.column, x], [1, this.column, y]], this.at) }

  /** Sets entries, [row, column, number], but those that stay as they were. */
  enter(entries, was) { this.edit({ entries: entries.filter(([, , number], k) => number !== was[k]) }) }

  edit(value) { this.stage.door.edit({ [this.array]: value }) }

  /** Where a hand that points at a place puts it: only where it can go, and on what it stops at. */
  landing(point, isFree) { return this.picture.snapped(this.within(point), isFree) }

  /** The place in view that is nearest to a point. */
  within(point) {
    const { bounds } = this.picture.view
    return point.map((c, k) => Math.min(Math.max(c, bounds[k][0]), bounds[k][1]))
  }

  /** Where a key takes it; null for a key that moves nothing. */
  moved(event) {
    const by = arrow(event), { halves } = this.picture.view
    return by && this.at.map((c, k) => {
      const unit = step(halves[k])
      return rounded(c + by.to[k] * by.times * unit, unit / 1000)
    })
  }

  /** What a screen reader is told: of a slider the least, the most and what it is now, and that in words. */
  get told() {
    const [x, y] = this.at, [least, most] = this.stage.range(this.array)
    return { least, most, now: x, words: `(${x}, ${y})` }
  }
}
