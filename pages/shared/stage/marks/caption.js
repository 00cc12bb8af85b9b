// Words, or a sign, at a place of their own.

import { say, set, svg } from '../dom.js'
import { apply, mapOf } from '../plane.js'
import { Mark } from './base.js'

/** @import { Groups, Look, Scene } from '../types.js' */

/**
 * @typedef {object} CaptionSent
 * @property {string} name
 * @property {string} role
 * @property {'caption'} kind
 * @property {number[][]} points its middle
 * @property {string} says
 * @property {boolean} [turned] whether it is read upwards
 * @property {boolean} [isSign] whether it stands between things
 * @property {number} [room] how long it may be, where that is bounded
 * @property {string} [map] in space, the camera
 */

const WORDS = 14 // pixels of a letter
const SIGN = 24
const TALL = 0.42 // and not more than so many cells
const LETTER = 0.55 // how wide a letter is, to its height

/** @extends {Mark<CaptionSent>} */
export class Caption extends Mark {
  /** @param {CaptionSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, { texts }) {
    super(sent, look)
    texts.append(this.node = svg('text', { class: 'caption', fill: this.ink }))
  }

  sample() { return svg('text', { x: 14, y: 11, fill: this.ink, 'text-anchor': 'middle', 'font-size': 11 }, this.sent.says.slice(0, 3)) }

  /** @param {Scene} scene */
  draw({ view, maps }) {
    const { says, turned, isSign, room, map } = this.sent, [scale] = view.scales
    const [[x], [y], zs] = /** @type {number[][]} */ (this.points)
    const most = room ? room * scale / says.length / LETTER : Infinity
    const height = Math.min(isSign ? SIGN : WORDS, (isSign ? 2 : 1) * TALL * scale, most)
    const [px, py] = view.toPixel(...apply(mapOf(maps, map), x, y, zs?.[0]))
    say(this.node, says)
    set(this.node, 'style', `font-size: ${height.toFixed(1)}px`)
    set(this.node, 'transform', `translate(${px.toFixed(1)} ${py.toFixed(1)})${turned ? ' rotate(-90)' : ''}`)
  }
}
