// An arrow, from the origin or from a tail of its own.

import { between, hiddenLook, lifted, path, within } from '../depth.js'
import { set, svg } from '../dom.js'
import { apply, clippedSegment, mapOf } from '../plane.js'
import { Trail } from '../trail.js'
import { array } from '../values.js'
import { Overlaid } from './base.js'

/** @import { Texts } from '../texts.js' */
/** @import { Vector as Spot3 } from '../depth.js' */
/** @import { Groups, Look, Matrix, Place, Point, Points, Scene, Spot } from '../types.js' */
/** @import { Values } from '../wire.js' */

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
  /** @type {SVGElement | null} */
  behind = null // in space: what of the shaft is hidden

  /** @param {ArrowSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    this.shaft = svg('path', { class: 'shaft', stroke: this.ink, 'stroke-width': look.width })
    this.head = svg('path', { fill: this.ink })
    groups.arrows.append(this.shaft, this.head)
    this.trail = sent.trail ? new Trail(groups.trails, this.ink) : null
  }

  get elements() { return [this.shaft, this.behind, this.head, this.text].filter(element => element !== null) }

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
    const spot = this.isThere(scene, at) ? at : null, ends = spot && this.ends(scene, spot)
    if (this.behind) set(this.behind, 'd', '')
    if (!spot || !ends) {
      set(this.shaft, 'd', '')
      set(this.head, 'd', '')
      return this.named(texts, scene.isOnTheWay, null)
    }
    const [from, to] = ends
    if (scene.depth) this.deepen(scene, spot, from, to)
    else this.point(from, to)
    texts.keepOff(to, from)
    this.named(texts, scene.isOnTheWay, to, from)
  }

  forget() { this.trail?.forget() }

  /** The pixels of tail and tip, cut far beyond the picture: no path takes every number. @param {Scene} scene @param {Spot} at */
  ends(scene, at) { return clippedSegment(...this.pixels(scene, at), scene.view) }

  /** And as they are. @param {Scene} scene @param {Spot} at @returns {[Point, Point]} */
  pixels(scene, at) {
    const { view, maps } = scene, { map, fromTail } = this.sent, [u, v] = this.tail(scene), [a, b] = apply(mapOf(maps, map), ...at)
    return [view.toPixel(u, v), fromTail ? view.toPixel(a + u, b + v) : view.toPixel(a, b)]
  }

  /** Where its tail is in the plane. @param {Scene} scene @returns {Point} */
  tail(scene) {
    const at = this.tailed(scene)
    return at ? apply(mapOf(scene.maps, this.sent.tailMap), at[0] ?? 0, at[1] ?? 0, at[2]) : ORIGIN
  }

  /** And before its map; null for the origin. @param {Scene} scene @returns {Place | null} */
  tailed({ state, maps }) {
    const { tail, tailFollows, tailMap } = this.sent
    return tail || tailFollows ? place(tailFollows, tail ?? [], state, mapOf(maps, tailMap)) : null
  }

  /**
   * Draws it in space from one pixel to another: what of it is hidden is dashed, and where it is near it is heavier.
   * @param {Scene} scene @param {Spot} at @param {Point} from @param {Point} to
   */
  deepen(scene, at, from, to) {
    const { view, maps, depth } = scene, { map = '', tailMap = '', fromTail } = this.sent
    if (!depth) return
    const start = lifted(tailMap, maps, this.tailed(scene) ?? []), to3 = lifted(map, maps, at)
    const tip = /** @type {Spot3} */ (fromTail ? to3.map((c, k) => c + start[k]) : to3)
    const weight = depth.weight(start, tip), hidden = depth.hidden(start, tip), look = hiddenLook(this.look)
    this.point(from, to, weight)
    const [p, q] = this.pixels(scene, at), end = 1 - 0.7 * HEAD * weight / Math.hypot(q[0] - p[0], q[1] - p[1])
    set(this.shaft, 'stroke-width', (this.look.width * weight).toFixed(2))
    set(this.head, 'opacity', hidden.at(-1)?.[1] === 1 ? look.opacity : 1)
    if (!hidden.length || !(end > 0)) return
    this.behind ??= svg('path', { class: 'shaft is-behind', stroke: this.ink, 'stroke-dasharray': look.dash })
    if (!this.behind.parentNode) this.shaft.before(this.behind)
    set(this.behind, 'stroke-width', (this.look.width * weight).toFixed(2))
    set(this.behind, 'opacity', look.opacity)
    set(this.behind, 'd', path(within(hidden, end), p, q, view))
    set(this.shaft, 'd', path(between(hidden, end), p, q, view))
  }

  /** Draws it from one pixel to another. @param {Point} from @param {Point} to @param {number} [weight] how many times as heavy as else */
  point([ox, oy], [x, y], weight = 1) {
    const dx = x - ox, dy = y - oy, length = Math.hypot(dx, dy)
    if (length < 1) {
      set(this.shaft, 'd', '')
      set(this.head, 'd', `M${ox - 3},${oy}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0`)
      return
    }
    const size = Math.min(HEAD * weight, length), ux = dx / length, uy = dy / length, half = size * (0.28 + 0.03 * this.look.width)
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
