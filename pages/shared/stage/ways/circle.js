// Round the unit circle, where the handle stops at some directions and at their opposites.

import { heard } from '../digits.js'
import { arrow } from '../keys.js'
import { both, rounded } from '../plane.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

export const DEGREE = Math.PI / 180
export const NEAR = 10 // pixels from a direction at which it stops there,
const NEAREST = 0.06 // and radians
const JUST = 1e-4 // degrees: a direction that is no further away is where it is

export class Circle extends Plane {
  /** The directions at which it stops, from end to end. @returns {Point[]} */
  get stops() { return [...this.own.stops ?? []].flatMap(([u, v]) => [[u, v], [-u, -v]]) }

  /** Where it points. @returns {Point} */
  get direction() { return super.at }

  /** How many radians from a direction it stops there. */
  get near() { return NEAR / this.picture.view.scales[0] }

  /**
   * In the direction of the point: on a direction that is near enough, else on a whole degree.
   * @param {Point} point @param {boolean} isFree
   * @returns {Point}
   */
  landing([x, y], isFree) {
    const length = Math.hypot(x, y)
    if (!length) return [1, 0]
    /** @param {Point} direction */
    const far = ([u, v]) => Math.hypot(x / length - u, y / length - v)
    const best = isFree ? undefined : this.stops.sort((a, b) => far(a) - far(b))[0]
    if (best && far(best) < Math.min(this.near, NEAREST)) return best
    const angle = degrees(x, y)
    return onCircle(isFree ? angle : Math.round(angle))
  }

  /** Turned by some degrees, or to the first direction on the way. @param {KeyboardEvent} event */
  moved(event) {
    const arrowed = arrow(event)
    if (!arrowed) return null
    const by = arrowed.along * arrowed.times, from = degrees(...this.direction)
    /** @param {Point} direction */
    const way = ([u, v]) => ((degrees(u, v) - from) * Math.sign(by) % 360 + 360) % 360
    const ahead = this.stops.map(end => ({ end, way: way(end) })).filter(stop => stop.way > JUST && stop.way < Math.abs(by))
    const [first] = ahead.sort((a, b) => a.way - b.way)
    return first?.end ?? onCircle(rounded(from + by, Math.abs(by) < 1 ? 0.1 : 1))
  }

  get told() {
    const [x, y] = this.direction, now = Math.round(degrees(x, y) * 10) / 10
    return { least: -180, most: 180, now, words: `${now}°, (${heard(x)}, ${heard(y)})` }
  }
}

/** @param {number} x @param {number} y */
export const degrees = (x, y) => Math.atan2(y, x) / DEGREE
/** @param {number} angle */
const onCircle = angle => both(c => rounded(c, 1e-6), [Math.cos(angle * DEGREE), Math.sin(angle * DEGREE)])
