// A polyline.

import { svg } from '../dom.js'
import { Path } from './base.js'

/**
 * @typedef {object} LineSent
 * @property {string} name
 * @property {string} role
 * @property {'line'} kind
 * @property {(number | null)[][]} [points] its x and its y; null parts strokes
 * @property {string} [shape] the name of points that never change
 * @property {string} [map]
 * @property {string} [called] where it is pointed at
 * @property {boolean} [settledOnly]
 */

/** @extends {Path<LineSent>} */
export class Line extends Path {
  /** @param {string} color */
  inked(color) {
    const { width, dash, opacity } = this.look
    return { opacity, line: { color, width, dash: dash ? dash.split(' ').map(n => `${n}px`).join(',') : 'solid', simplify: false } }
  }

  sketched() {
    const { width, dash, opacity } = this.look
    return this.node = svg('path', {
      class: 'js-line', fill: 'none', stroke: this.ink, 'stroke-opacity': opacity, 'stroke-width': width, 'stroke-dasharray': dash,
    })
  }
}
