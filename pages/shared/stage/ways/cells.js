// From cell to cell of an array: the handle is a place in it.

import { indices } from '../marks/cells.js'
import { plain } from '../values.js'
import { Plane } from './plane.js'

/** @import { Point } from '../types.js' */

const NEAR = 0.5 // cells from the middle of one, along both axes, at which a tap picks it
const SIDE = 0.9 // of the grip, to a cell

/** @type {Record<string, [number, number]>} */
const KEYS = { // the axis, counted from the last, and how far
  ArrowLeft: [1, -1], ArrowRight: [1, 1], ArrowUp: [2, -1], ArrowDown: [2, 1],
}
const SLICES = 2 // axes that lie in a slice: with Shift, arrows go from slice to slice

export class Cells extends Plane {
  /** @type {'circle' | 'rect'} */
  static tag = 'rect'

  isTapped = true

  /** @returns {number[]} */
  get shape() { return this.own.shape ?? [] }

  get centres() { return this.own.centres ?? [[], []] }

  /** The side of a cell. */
  get size() { return this.own.size ?? 1 }

  /** How many cells stand in a line, where they stand as they lie in the data; else 0. */
  get line() { return this.own.line ?? 0 }

  /** The index along each axis. */
  get index() { return String(plain(this.stage.state, this.array)).split(',').filter(Boolean).map(Number) }

  /** Which cell it is, in C order. */
  get flat() {
    const { index, shape } = this
    return index.length === shape.length ? index.reduce((flat, k, axis) => flat * shape[axis] + Math.min(k, shape[axis] - 1), 0) : NaN
  }

  /** @returns {Point} */
  get at() {
    const { flat, centres: [xs, ys] } = this
    return [xs[flat], ys[flat]]
  }

  /** Which cell is nearest to a point. @param {Point} point */
  nearest([x, y]) {
    const { centres: [xs, ys] } = this
    let best = 0, least = Infinity
    xs.forEach((cx, k) => {
      const far = Math.hypot(cx - x, ys[k] - y)
      if (far < least) { best = k; least = far }
    })
    return best
  }

  /** The middle of a cell. @param {number} flat @returns {Point} */
  middle(flat) { return [this.centres[0][flat], this.centres[1][flat]] }

  /** @param {Point} place */
  put(place) { this.edit(indices(this.nearest(place), this.shape).join(',')) }

  /** @param {Point} point @returns {Point} */
  landing(point) { return this.middle(this.nearest(point)) }

  /** The cell that a tap at a point picks; null beside all of them. @param {Point} point */
  tapped([x, y]) {
    const [cx, cy] = this.landing([x, y])
    return Math.max(Math.abs(cx - x), Math.abs(cy - y)) <= NEAR * this.size ? this.landing([x, y]) : null
  }

  /**
   * To the neighbour along the last two axes, with Shift along those before them, or in the data; to the first and the last cell.
   * @param {KeyboardEvent} event @returns {Point | null}
   */
  moved(event) {
    const { shape, index, line } = this, by = KEYS[event.key], count = this.centres[0].length
    if (event.key === 'Home') return this.middle(0)
    if (event.key === 'End') return this.middle(count - 1)
    if (!by || event.altKey) return null
    if (line) {
      const to = this.flat + by[1] * (by[0] === 1 ? 1 : line)
      return this.middle(to < 0 || to >= count ? this.flat : to)
    }
    const axis = shape.length - by[0] - (event.shiftKey ? SLICES : 0)
    const moved = index.map((k, j) => j === axis ? Math.min(Math.max(k + by[1], 0), shape[j] - 1) : k)
    return this.middle(moved.reduce((flat, k, j) => flat * shape[j] + k, 0))
  }

  /** @param {Point} pixel */
  show([px, py]) {
    const side = SIDE * this.size * this.picture.view.scales[0]
    this.lie({ x: px - side / 2, y: py - side / 2, width: side, height: side, rx: side / 9 })
  }

  get told() {
    const { flat, index, line, centres: [xs] } = this
    const words = index.length ? `${line ? `position ${flat}, ` : ''}index ${index.join(', ')}` : 'the only one'
    return { least: 0, most: Math.max(0, xs.length - 1), now: flat, words }
  }
}
