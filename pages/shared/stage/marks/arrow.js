// An arrow, from the origin or from a tail of its own.

import { set, svg } from '../dom.js'
import { apply, clippedSegment, mapOf } from '../plane.js'
import { Trail } from '../trail.js'
import { array } from '../values.js'
import { Overlaid } from './base.js'

/** @import { Texts } from '../texts.js' */
/** @import { Groups, Matrix, Place, Point, Points, Scene, Spot } from '../types.js' */
/** @import { Look, Values } from '../wire.js' */

const HEAD = 13 // the length of an arrowhead, in pixels

/**
 * @typedef {object} ArrowSent
 * @property {string} name
 * @property {string} role
 * @property {'arrow'} kind
 * @property {string} [label]
 * @property {number[][]} [points] its tip
 * @property {string} [follows] the named vector that its tip is
 * @property {string} [map] the map that moves the tip
 * @property {number[][]} [tail]
 * @property {string} [tailFollows]
 * @property {string} [tailMap]
 * @property {boolean} [fromTail] whether the tip is measured from the tail
 * @property {string} [onTheWay]
 * @property {boolean} [trail]
 * @property {boolean} [filmOnly]
 */

/** @extends {Overlaid<ArrowSent>} */
export class Arrow extends Overlaid {
  /** @param {ArrowSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    this.shaft = svg('path', { class: 'shaft', stroke: this.ink, 'stroke-width': look.width })
    this.head = svg('path', { fill: this.ink })
    groups.arrows.append(this.shaft, this.head)
    this.trail = sent.trail ? new Trail(groups.trails, this.ink) : null
  }

  get elements() { return [this.shaft, this.head, this.text].filter(element => element !== null) }

  /** @param {Scene} scene @returns {Points} */
  spots(scene) {
    const { follows, fromTail, filmOnly } = this.sent
    if (fromTail || filmOnly) return [[], []]
    const [x, y, z] = place(follows, this.points, scene.state, mapOf(scene.maps, this.sent.map))
    return x === null ? [[], []] : z === undefined ? [[x], [y]] : [[x], [y], [z]]
  }

  sample() {
    return svg('path', { d: 'M1,7H18M17,3L27,7L17,11Z', stroke: this.ink, 'stroke-width': 2.5, 'stroke-linejoin': 'round', fill: this.ink })
  }

  /** @param {Scene} scene @param {Texts} texts */
  draw(scene, texts) {
    const { view, maps } = scene, { follows, map } = this.sent
    const at = scene.tips?.[this.name] ?? place(follows, this.points, scene.state, mapOf(maps, map))
    this.trail?.draw(at, mapOf(maps, map), view, scene.held === follows)
    const ends = this.isThere(scene, at) ? this.ends(scene, at) : null
    if (!ends) {
      set(this.shaft, 'd', '')
      set(this.head, 'd', '')
      return this.named(texts, scene.isOnTheWay, null)
    }
    const [from, to] = ends
    this.point(from, to)
    texts.keepOff(to, from)
    this.named(texts, scene.isOnTheWay, to, from)
  }

  forget() { this.trail?.forget() }

  /** The pixels of tail and tip, cut far beyond the picture: no path takes every number. @param {Scene} scene @param {Spot} at */
  ends(scene, at) {
    const { view, maps } = scene, { map, fromTail } = this.sent, [u, v] = this.tail(scene), [a, b] = apply(mapOf(maps, map), ...at)
    return clippedSegment(view.toPixel(u, v), fromTail ? view.toPixel(a + u, b + v) : view.toPixel(a, b), view)
  }

  /** Where its tail is in the plane. @param {Scene} scene @returns {Point} */
  tail({ state, maps }) {
    const { tail, tailFollows, tailMap } = this.sent
    if (!tail && !tailFollows) return ORIGIN
    const M = mapOf(maps, tailMap), [u, v, w] = place(tailFollows, tail ?? [], state, M)
    return apply(M, u ?? 0, v ?? 0, w)
  }

  /** Draws it from one pixel to another. @param {Point} from @param {Point} to */
  point([ox, oy], [x, y]) {
    const dx = x - ox, dy = y - oy, length = Math.hypot(dx, dy)
    if (length < 1) {
      set(this.shaft, 'd', '')
      set(this.head, 'd', `M${ox - 3},${oy}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0`)
      return
    }
    const size = Math.min(HEAD, length), ux = dx / length, uy = dy / length, half = size * (0.28 + 0.03 * this.look.width)
    const bx = x - ux * size, by = y - uy * size
    set(this.shaft, 'd', `M${ox},${oy}L${p(x - ux * size * 0.7)},${p(y - uy * size * 0.7)}`)
    set(this.head, 'd', `M${p(x)},${p(y)}L${p(bx - uy * half)},${p(by + ux * half)}L${p(bx + uy * half)},${p(by - ux * half)}Z`)
  }
}

/** @type {Point} */
const ORIGIN = [0, 0]
/** @type {Place} */
const NOWHERE = [null, null]
/** @param {number} value */
const p = value => value.toFixed(2)

/**
 * A named vector, or without a name the given point. What has more entries than the map M takes has no place, in the plane without
 * one; a line lies along the first axis.
 * @param {string | undefined} name @param {Points} points @param {Values} state @param {Matrix} [M]
 * @returns {Place}
 */
export function place(name, points, state, M) {
  const [[x], [y] = [0], [z] = [undefined]] = name ? array(state, name).value : points, size = name ? array(state, name).value.length : 0
  return size > (M ? M[0].length : 2) ? NOWHERE : [x, y, z ?? undefined]
}
