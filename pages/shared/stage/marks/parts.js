// The parallelogram of a vector's parts along the axes, under a map.

import { set, svg } from '../dom.js'
import { mapOf, path } from '../plane.js'
import { place } from './arrow.js'
import { Overlaid } from './base.js'

/** @import { Groups, Scene } from '../types.js' */
/** @import { Look } from '../wire.js' */

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
    const { follows, map } = this.sent, [x, y] = place(follows, this.points, state)
    set(this.node, 'd', x && y ? path([[0, x, x, 0, 0], [0, 0, y, y, 0]], mapOf(maps, map), view) : '')
  }
}
