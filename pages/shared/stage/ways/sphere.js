// Over the unit sphere in space, where the handle stops at some lines through the origin and at some planes.
//
// Within the sphere's outline it is the place under the pointer, on the half of the sphere on which a hand has taken it: the one that faces
// the eye, or the one behind. Beyond the outline it passes on to the other half, as far from the rim as the pointer is.

import { heard } from '../digits.js'
import { arrow } from '../keys.js'
import { rounded } from '../plane.js'
import { DEGREE, NEAR } from './circle.js'
import { Floor } from './floor.js'

/** @import { Point, Spot } from '../types.js' */
/** @typedef {[number, number, number]} Vector */

const NEAREST = 0.06 // as far from a stop in the picture, at most, a hand still stops there,
const AROUND = 0.9 // and this is the cosine of how far it may be on the sphere, which is seen foreshortened at its rim
const JUST = 1e-4 // degrees: what is no further away is where it is
const HALVINGS = 40

export class Sphere extends Floor {
  front = true // whether the half that is in hand faces the eye

  /** Lines at which it stops, both ends of each. @returns {Vector[]} */
  get ends() { return (this.own.lines ?? []).flatMap(([x, y, z]) => [vector(x, y, z), vector(-x, -y, -z)]) }

  /** What stands at right angles to the planes at which it stops. @returns {Vector[]} */
  get normals() { return (this.own.planes ?? []).map(([x, y, z]) => [x, y, z]) }

  /** Where the eye is. @returns {Vector} */
  get eye() {
    const [[a, b, c], [x, y, z]] = this.camera
    return [b * z - c * y, c * x - a * z, a * y - b * x]
  }

  begin() { this.front = dot(this.eye, this.place) >= 0 }

  /** @param {Point} point @param {boolean} isFree @returns {Spot} */
  landing(point, isFree) {
    const free = this.under(point), [azimuth, elevation] = angles(free)
    if (isFree) return onSphere(azimuth, elevation)
    const [u, v] = this.seen(free), near = Math.min(NEAR / this.picture.view.scales[0], NEAREST)
    /** @param {Vector} place */
    const far = place => {
      const [a, b] = this.seen(place)
      return dot(place, free) > AROUND ? Math.hypot(a - u, b - v) : Infinity
    }
    for (const stops of [this.ends, this.normals.map(n => within(free, n))]) {
      const [best] = stops.sort((p, q) => far(p) - far(q))
      if (best && far(best) < near) return told(best)
    }
    return onSphere(Math.round(azimuth), Math.round(elevation))
  }

  /** The place of the sphere that a hand means by a point of the picture. @param {Point} point @returns {Vector} */
  under([u, v]) {
    const [right, up] = this.camera, { eye } = this, far = Math.min(Math.hypot(u, v), 2), isOver = far > 1
    const out = isOver ? 2 - far : far, share = far ? out / Math.hypot(u, v) : 0
    const towards = Math.sqrt(Math.max(0, 1 - out * out)) * (this.front === isOver ? -1 : 1)
    const [x, y, z] = [0, 1, 2].map(k => share * (u * right[k] + v * up[k]) + towards * eye[k])
    return [x, y, z]
  }

  /** Turned round z, or up, by some degrees, or to the first stop on the way. @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const by = arrow(event)
    if (!by) return null
    const [azimuth, elevation] = angles(this.place), unit = by.times < 1 ? 0.1 : 1, beside = unit / 2
    /** @param {number} c @param {number} step */
    const stepped = (c, step) => rounded(c + step * by.times, unit)
    const to = [stepped(azimuth, by.to[0]), Math.max(-90, Math.min(90, stepped(elevation, by.to[1])))]
    const turn = to[0] - azimuth, rise = to[1] - elevation, isTurn = by.to[0] !== 0
    /** Where on the way a line is passed: after which share of it. @param {Vector} end */
    const passed = end => {
      const [a, e] = angles(end), around = turned(a - azimuth), across = isTurn ? e - to[1] : around * Math.cos(e * DEGREE)
      const share = isTurn ? around / turn : (e - elevation) / rise, isAhead = Math.abs(isTurn ? around : e - elevation) > JUST
      return Math.abs(across) < beside && isAhead && share > 0 && share < 1 + beside / by.times ? share : Infinity
    }
    /** @param {number} share @returns {Vector} */
    const at = share => place(azimuth + share * turn, elevation + share * rise)
    /** Where on it a plane is crossed. @param {Vector} n */
    const crossed = n => {
      if (Math.abs(dot(n, this.place)) < JUST * DEGREE || dot(n, at(0)) * dot(n, at(1)) > 0) return Infinity
      let [low, high] = [0, 1]
      for (let k = 0; k < HALVINGS; k++) {
        const middle = (low + high) / 2
        if (dot(n, at(low)) * dot(n, at(middle)) > 0) low = middle; else high = middle
      }
      return high
    }
    /** @type {{ share: number, place: Vector }[]} */
    const stops = [...this.ends.map(end => ({ share: passed(end), place: end })), ...this.normals.map(n => {
      const share = crossed(n)
      return { share, place: at(Math.min(share, 1)) }
    })]
    const [first] = stops.filter(({ share }) => share < Infinity).sort((p, q) => p.share - q.share)
    return first ? told(first.place) : onSphere(to[0], to[1])
  }

  get told() {
    const [azimuth, elevation] = angles(this.place).map(angle => Math.round(angle * 10) / 10)
    const words = `azimuth ${azimuth}°, elevation ${elevation}°, (${this.place.map(heard).join(', ')})`
    return { least: -180, most: 180, now: azimuth, words }
  }
}

/** @param {Vector} a @param {Vector} b */
const dot = ([a, b, c], [x, y, z]) => a * x + b * y + c * z
/** @param {number} x @param {number} y @param {number} z @returns {Vector} */
const vector = (x, y, z) => [x, y, z]
/** What is nearest to a place in the plane across n. @param {Vector} p @param {Vector} n */
const within = ([x, y, z], [a, b, c]) => {
  const off = a * x + b * y + c * z, [p, q, r] = [x - off * a, y - off * b, z - off * c], length = Math.hypot(p, q, r) || 1
  return vector(p / length, q / length, r / length)
}
/** Where a place is: round z from x, and above the floor, in degrees. @param {Vector} place */
const angles = ([x, y, z]) => [Math.atan2(y, x) / DEGREE, Math.atan2(z, Math.hypot(x, y)) / DEGREE]
/** An angle between −180 and 180 degrees. @param {number} angle */
const turned = angle => angle - 360 * Math.round(angle / 360)
/** @param {number} azimuth @param {number} elevation @returns {Vector} */
const place = (azimuth, elevation) => {
  const [a, e] = [azimuth * DEGREE, elevation * DEGREE]
  return [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)]
}
/** To the digits that a page holds. @param {Vector} place @returns {Spot} */
const told = ([x, y, z]) => [rounded(x, 1e-6), rounded(y, 1e-6), rounded(z, 1e-6)]
/** @param {number} azimuth @param {number} elevation */
const onSphere = (azimuth, elevation) => told(place(azimuth, elevation))
