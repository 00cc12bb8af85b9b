// Along a curve over the share of the first of two weights, which keep their sum.

import { arrow } from '../keys.js'
import { rounded, step } from '../plane.js'
import { read } from '../pointing.js'
import { array } from '../values.js'
import { Begun, shared, total, weightsOf } from '../weights.js'
import { Plane } from './plane.js'

/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @import { HandleSpec, Point, Spot } from '../types.js' */

/** @type {Record<string, number>} */
const LEAPS = { PageUp: 10, PageDown: -10, Home: -1e9, End: 1e9 }
const STEP = 0.01 // for a key

const KEYS = 'Arrow keys lead it along by 0.01, with Shift 0.1, with Alt 0.001; Page Up and Page Down by 0.1, Home and End to its ends.'

export class Curve extends Plane {
  /** @param {HandleSpec} spec @returns {HandleSpec[]} */
  static each(spec) { return [{ ...spec, help: KEYS }] }

  /** @param {Stage} stage @param {Picture} picture @param {HandleSpec} spec */
  constructor(stage, picture, spec) {
    super(stage, picture, spec)
    this.begun = new Begun(stage, this.array)
  }

  /** The share of the first weight. */
  get share() {
    const weights = weightsOf(array(this.stage.state, this.array))
    return weights[0] / total(weights)
  }

  /** @returns {Point} */
  get at() { return this.above(this.share) }

  /** Where the curve is for a share. @param {number} share @returns {Point} */
  above(share) {
    const line = this.picture.marks.find(({ name }) => name === this.own.along)
    const [xs, ys] = /** @type {number[][]} */ (line?.points ?? [[], []])
    const k = Math.max(1, xs.findIndex(x => x >= share)), part = (share - xs[k - 1]) / (xs[k] - xs[k - 1])
    return [share, ys[k - 1] + part * (ys[k] - ys[k - 1])]
  }

  /** @param {Spot} place */
  put([share]) {
    const { vector } = this.begun, weights = weightsOf(vector), sum = total(weights), [was] = weights
    this.edit({ entries: shared(vector, 0, share === was / sum ? was : Number((share * sum).toPrecision(12))) })
    this.begun.leave()
  }

  /** @param {Point} point @param {boolean} isFree @returns {Point} */
  landing([x], isFree) {
    const weights = weightsOf(this.begun.vector), was = weights[0] / total(weights)
    const unit = step(this.picture.view.halves[0]), share = Math.min(1, Math.max(0, x))
    return this.above(!isFree && Math.abs(share - was) < unit / 2 ? was : rounded(share, isFree ? unit / 100 : unit))
  }

  /** @param {KeyboardEvent} event @returns {Point | null} */
  moved(event) {
    const by = arrow(event), steps = LEAPS[event.key] ?? (by ? by.along * by.times : 0)
    return steps ? this.above(Math.min(1, Math.max(0, rounded(this.share + steps * STEP, STEP / 1000)))) : null
  }

  get told() {
    const { share } = this
    return { least: 0, most: 1, now: Number(share.toPrecision(12)), words: `${this.own.names?.[0] ?? 1}: ${read(share)}` }
  }
}
