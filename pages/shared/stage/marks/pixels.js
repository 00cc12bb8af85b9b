// A grey image that fills its picture.

import { set, svg } from '../dom.js'
import { Mark } from './base.js'

/** @import { Blobs, Groups, Look } from '../types.js' */

/**
 * @typedef {object} PixelsSent
 * @property {string} name
 * @property {string} role
 * @property {'pixels'} kind
 * @property {string} [image] the address of a PNG
 * @property {string} [shape] the name of one that never changes
 */

/** @extends {Mark<PixelsSent>} */
export class Pixels extends Mark {
  /** @param {PixelsSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, { images }) {
    super(sent, look)
    images.append(this.node = svg('image', { width: '100%', height: '100%', preserveAspectRatio: 'xMidYMid meet' }))
  }

  /** @param {PixelsSent} sent @param {Blobs} blobs */
  take(sent, blobs) {
    this.sent = sent
    /** @type {string} */
    this.image = sent.shape ? blobs[sent.shape] : sent.image
  }

  sample() { return svg('rect', { x: 5, y: 1, width: 18, height: 12, rx: 1, fill: 'var(--quiet)' }) }

  draw() { set(this.node, 'href', this.image) }
}
