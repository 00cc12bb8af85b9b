// Along the graph of x′Sx over the angle of x in degrees: the handle is x, led round the unit circle, with the stops that it has there.

import { Circle, DEGREE, NEAR, degrees } from './circle.js'

/** @import { Point } from '../types.js' */

const HALF_TURN = 180

export class Graph extends Circle {
  /** @returns {Point} */
  get at() {
    const [x, y] = this.direction, [[a, b], [c, d]] = this.own.form ?? [[NaN, NaN], [NaN, NaN]], square = x * x + y * y
    return [degrees(x, y), (x * (a * x + b * y) + y * (c * x + d * y)) / square]
  }

  get place() { return this.direction }

  get near() { return NEAR / this.picture.view.scales[0] * DEGREE }

  /** @param {Point} direction */
  put([x, y]) { this.enter([[0, 0, x], [1, 0, y]], this.direction) }

  /** Where its angle points. @param {Point} point @param {boolean} isFree */
  landing([x], isFree) {
    const angle = Math.min(HALF_TURN, Math.max(-HALF_TURN, x)) * DEGREE
    return super.landing([Math.cos(angle), Math.sin(angle)], isFree)
  }
}
