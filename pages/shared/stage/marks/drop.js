// The line from a point of space straight down, or up, to the floor.

import { between, hiddenLook, lifted, path } from '../depth.js'
import { set, show, svg } from '../dom.js'
import { apply, mapOf } from '../plane.js'
import { place } from './arrow.js'
import { Overlaid } from './base.js'

/** @import { Vector } from '../depth.js' */
/** @import { Groups, Look, Scene, Shares } from '../types.js' */

const FOOT = 2.5 // pixels
const FAR = 1e5 // pixels: what is beyond is not drawn

/**
 * @typedef {object} DropSent
 * @property {string} name
 * @property {string} role
 * @property {'drop'} kind
 * @property {number[][]} [points] the point
 * @property {string} [follows] the named vector that it is
 * @property {string} map the camera, perhaps after a map of space
 */

/** @extends {Overlaid<DropSent>} */
export class Drop extends Overlaid {
  /** @param {DropSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    this.node = svg('path', { class: 'shaft', stroke: this.ink, 'stroke-width': look.width, 'stroke-dasharray': look.dash })
    const { dash, opacity } = hiddenLook(look)
    this.behind = svg('path', { class: 'shaft is-behind', stroke: this.ink, 'stroke-dasharray': dash, opacity })
    this.foot = svg('circle', { fill: this.ink, r: FOOT })
    groups.trails.append(this.behind, this.node, this.foot)
  }

  get elements() { return [this.node, this.behind, this.foot].filter(element => element !== null) }

  /** @param {Scene} scene */
  draw({ view, maps, state, depth }) {
    const M = mapOf(maps, this.sent.map), [x, y, z] = place(this.sent.follows, this.points, state, M)
    const isThere = x !== null && y !== null
    const top = lifted(this.sent.map, maps, [x, y, z]), [a, b, height] = top
    const [px, py] = isThere ? view.toPixel(...apply(mapOf(maps, this.sent.map.split(' ')[0]), a, b)) : [0, 0]
    /** @type {[Vector, Vector]} */
    const ends = [top, [a, b, 0]]
    const hidden = depth?.hidden(...ends) ?? [], [u, v] = isThere ? view.toPixel(...apply(M, x, y, z)) : [0, 0]
    const width = (this.look.width * (depth?.weight(...ends) ?? 1)).toFixed(2)
    for (const [node, shares] of /** @type {[SVGElement, Shares][]} */ ([[this.node, between(hidden)], [this.behind, hidden]])) {
      set(node, 'd', isThere ? path(shares, [u, v], [px, py], view) : '')
      set(node, 'stroke-width', width)
    }
    set(this.foot, 'cx', px.toFixed(2))
    set(this.foot, 'cy', py.toFixed(2))
    show(this.foot, isThere && !!height && Math.abs(px) < FAR && Math.abs(py) < FAR)
  }
}
