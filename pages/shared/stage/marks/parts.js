// A vector's parts along the axes, under a map: in the plane a parallelogram, in space a chain.

import { set, svg } from '../dom.js'
import { mapOf, path } from '../plane.js'
import { place } from './arrow.js'
import { Overlaid } from './base.js'

/** @import { Groups, Look, Scene } from '../types.js' */

/**
 * @typedef {object} PartsSent
 * @property {string} name
 * @property {string} role
 * @property {'parts'} kind
 * @property {number[][]} [points] the vector
 * @property {string} [follows] the named vector that it is
 * @property {string} [map]
 */

/** @extends {Overlaid<PartsSent>} */
export class Parts extends Overlaid {
  /** @param {PartsSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    const { width, dash } = look
    this.node = svg('path', { fill: 'none', stroke: this.ink, 'stroke-width': width, 'stroke-dasharray': dash })
    groups.trails.append(this.node)
  }

  /** @param {Scene} scene */
  draw({ view, maps, state }) {
    const { follows, map } = this.sent, M = mapOf(maps, map), [x, y, z] = place(follows, this.points, state, M)
    const isThere = x !== null && y !== null && [x, y, z].filter(Boolean).length > 1
    const along = z === undefined ? [[0, x, x, 0, 0], [0, 0, y, y, 0]] : [[0, x, x, x], [0, 0, y, y], [0, 0, 0, z]]
    set(this.node, 'd', isThere ? path(along, M, view) : '')
  }
}
