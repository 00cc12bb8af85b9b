// A filled polygon.

import { svg } from '../dom.js'
import { Path } from './base.js'

/** @import { MemberSent } from '../family.js' */
/** @import { Sent } from '../types.js' */

/**
 * @typedef {object} AreaSent
 * @property {string} name
 * @property {string} role
 * @property {'area'} kind
 * @property {(number | null)[][]} [points] the x and the y of its corners
 * @property {string} [shape] the name of points that never change
 * @property {MemberSent} [member] of a family, in the place of points
 * @property {string} [map]
 */

/**
 * @template {Sent} [S=AreaSent]
 * @extends {Path<S>}
 */
export class Area extends Path {
  isFilled = true

  /** @returns {SVGElement} */
  sample() { return svg('rect', { x: 2, y: 1, width: 24, height: 12, fill: this.ink, 'fill-opacity': this.look.opacity }) }

  /** @param {string} fillcolor */
  inked(fillcolor) { return { fill: 'toself', fillcolor, opacity: this.look.opacity, line: { width: 0 } } }

  sketched() { return this.node = svg('path', { class: 'js-fill', fill: this.ink, 'fill-opacity': this.look.opacity }) }
}
