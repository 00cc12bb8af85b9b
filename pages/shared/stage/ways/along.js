// Along a way of straight lines, on which a film leads: the handle is the moment that is shown.

import { arrow } from '../keys.js'
import { placeAt } from '../player.js'
import { Plane } from './plane.js'

/** @import { Point, Points, Spot } from '../types.js' */

const DIGITS = 1e3 // of a moment that a hand gives, but of one of its own
const LEAP = 1e-3 // of a film: in less, it leaps from one place to the next
const NEAR = 0.5 // cells from one of its places, along both axes, at which a tap takes it there

export class Along extends Plane {
  isTapped = true

  get keys() { return this.own.keys ?? [[], []] }
  get moments() { return this.own.moments ?? [] }

  /** Whether it leaps from the k-th of its places to the next. @param {number} k */
  leaps(k) {
    const { moments } = this
    return k >= 0 && moments[k + 1] - moments[k] < LEAP * (moments[moments.length - 1] - moments[0])
  }

  /** @returns {Point} */
  get at() { return this.where(this.stage.player.t) }

  get place() { return this.spot(this.stage.player.t) }

  /** Where it is at a moment, and that: its way may come by again. @param {number} t @returns {Spot} */
  spot(t) { return [...this.where(t), t] }

  /** Where it is at a moment. @param {number} t @returns {Point} */
  where(t) {
    const { keys: [xs, ys], moments } = this
    const [[x], [y]] = placeAt(moments.map((at, k) => [at, /** @type {Points} */ ([[xs[k]], [ys[k]]])]), t)
    return [x ?? NaN, y ?? NaN]
  }

  /** When it is nearest to a point; where it comes by more than once, the moment that is nearest to now. @param {Point} point */
  when([x, y]) {
    const { keys: [xs, ys], moments } = this, { t } = this.stage.player
    let best = t, least = Infinity
    for (let k = 0; k + 1 < moments.length; k++) {
      if (this.leaps(k)) continue
      const dx = xs[k + 1] - xs[k], dy = ys[k + 1] - ys[k], length = dx * dx + dy * dy
      const share = length ? Math.min(1, Math.max(0, ((x - xs[k]) * dx + (y - ys[k]) * dy) / length)) : 0
      const exact = moments[k] + share * (moments[k + 1] - moments[k]), rounded = Math.round(exact * DIGITS) / DIGITS
      const moment = [moments[k], moments[k + 1]].find(at => Math.abs(at - exact) < 0.5 / DIGITS) ?? rounded
      const far = Math.hypot(x - xs[k] - share * dx, y - ys[k] - share * dy) + 1e-6 * Math.abs(moment - t)
      if (far < least) { best = moment; least = far }
    }
    return best
  }

  /** @param {Spot} place */
  put([x, y, t = this.when([x, y])]) {
    this.stage.player.rest()
    this.edit(t)
  }

  /** @param {Point} point */
  landing(point) { return this.spot(this.when(point)) }

  /** The last of its places that a tap is at. @param {Point} point */
  tapped([x, y]) {
    const { keys: [xs, ys], moments } = this
    const k = xs.findLastIndex((at, j) => !this.leaps(j - 1) && Math.max(Math.abs(at - x), Math.abs(ys[j] - y)) <= NEAR)
    return k < 0 ? null : this.spot(moments[k])
  }

  /**
   * Whether an arrow key leads on: where its lines go the way it points, or else all of the way does, and anywhere to the right and up.
   * @param {Point} to
   */
  isOn(to) {
    const axis = to[0] ? 0 : 1, line = this.keys[axis]
    const lines = line.slice(1).reduce((sum, at, k) => this.leaps(k) ? sum : sum + at - line[k], 0)
    const far = Math.abs(lines) > 1e-6 ? lines : (line.at(-1) ?? 0) - line[0]
    return far < -1e-6 ? to[axis] < 0 : to[axis] > 0
  }

  /** From one of the moments to the next, the way that the handle goes; to the ends. @param {KeyboardEvent} event */
  moved(event) {
    const moments = this.moments.filter((_, k) => !this.leaps(k - 1)), { t } = this.stage.player, by = arrow(event)
    const ahead = moments.filter(at => at > t + 1e-9), behind = moments.filter(at => at < t - 1e-9)
    const beside = by && (this.isOn(by.to) ? ahead[0] : behind.at(-1))
    const to = event.key === 'Home' ? moments[0] : event.key === 'End' ? moments.at(-1) : beside
    return to === undefined || to === null ? (by ? this.place : null) : this.spot(to)
  }

  get told() {
    const { moments } = this, { t, reel } = this.stage.player
    return { least: moments[0], most: moments.at(-1) ?? 0, now: t, words: reel ? reel.names[this.stage.player.at(reel)] : String(t) }
  }
}
