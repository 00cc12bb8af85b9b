// In space: in the horizontal plane through where it is; with Shift straight up and down.

import { heard } from '../digits.js'
import { camera } from '../figures/space.js'
import { arrow } from '../keys.js'
import { apply, rounded, snapped, step } from '../plane.js'
import { array } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point, Spot } from '../types.js' */

const EDGE_ON = 0.05 // of a length that is seen so short, a hand cannot say how long it is

export class Floor extends Plane {
  /** Where it is in space. @returns {[number, number, number]} */
  get place() {
    const [x, y, z] = this.entries.map((row, k) => row[this.column] + this.tail[k])
    return [x, y, z]
  }

  /** Where it begins: at the tip of a vector, or at the origin. */
  get tail() { return this.own.tail ? array(this.stage.state, this.own.tail).value.map(([c]) => c) : [0, 0, 0] }

  get camera() { return camera(this.stage.state) }

  /** And in the picture. @returns {Point} */
  get at() { return this.seen(this.place) }

  /** @param {[number, number, number]} place @returns {Point} */
  seen([x, y, z]) {
    const [u, v] = apply(this.camera, x, y, z)
    return z === undefined ? [NaN, NaN] : [u, v]
  }

  /** @param {[number, number, number]} place */
  put(place) {
    const { tail } = this, were = this.entries.map(row => row[this.column])
    const own = this.own.tail ? place.map((c, k) => Number((c - tail[k]).toPrecision(12))) : place // without the rounding of a difference
    this.enter(own.map((c, k) => [k, this.column, c]), [were[0], were[1], were[2]])
  }

  /**
   * In its plane; what is seen edge-on goes from side to side only.
   * @param {Point} point @param {boolean} isFree @param {boolean} [isUp] whether it goes up and down instead
   * @returns {Spot}
   */
  landing(point, isFree, isUp = false) {
    const [u, v] = this.within(point), [x, y, z] = this.place, [[c, s], [p, q, up]] = this.camera
    if (isUp) return this.lifted(v, isFree)
    const tilt = c * q - s * p // the sine of the elevation
    const depth = Math.abs(tilt) < EDGE_ON ? c * y - s * x : (v - up * z) / tilt
    const [nx, ny] = snapped([c * u - s * depth, s * u + c * depth], this.picture.view, isFree)
    return [nx, ny, z]
  }

  /** Straight above or below where it is, as high up in the picture as v. @param {number} v @param {boolean} isFree @returns {Spot} */
  lifted(v, isFree) {
    const [x, y, z] = this.place, [, [p, q, up]] = this.camera
    return [x, y, up < EDGE_ON ? z : snapped([(v - p * x - q * y) / up, 0], this.picture.view, isFree)[0]]
  }

  /** @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const by = arrow(event), [x, y, z] = this.place
    return by && [this.stepped(x, by.to[0] * by.times), this.stepped(y, by.to[1] * by.times), z]
  }

  /** A coordinate some steps on. @param {number} c @param {number} steps */
  stepped(c, steps) {
    const unit = step(this.picture.view.half)
    return rounded(c + steps * unit, unit / 1000)
  }

  get told() {
    const [x, y, z] = this.entries.map(row => row[this.column]), [least, most] = this.stage.range(this.array)
    return { least, most, now: x, words: `(${[x, y, z].map(heard).join(', ')})` }
  }
}
