// The name of a line through the origin.

import { apply, mapOf } from '../plane.js'
import { Overlaid } from './base.js'

/** @import { Texts } from '../texts.js' */
/** @import { Blobs, Place, Scene } from '../types.js' */

/**
 * @typedef {object} LabelSent
 * @property {string} name
 * @property {string} role
 * @property {'label'} kind
 * @property {string} [label]
 * @property {string} [onTheWay]
 * @property {number[][]} points a point of the line
 * @property {string} [map]
 */

/** @extends {Overlaid<LabelSent>} */
export class Label extends Overlaid {
  isFree = true

  /** @param {LabelSent} sent @param {Blobs} blobs */
  take(sent, blobs) {
    super.take(sent, blobs)
    this.text?.classList.toggle('is-still', !sent.map || sent.map === 'C') // beside what no film moves: it fades with its line
  }

  /** @param {Scene} scene @param {Texts} texts */
  draw(scene, texts) {
    /** @type {Place} */
    const at = [this.points[0][0], this.points[1][0], this.points[2]?.[0] ?? undefined]
    const tip = this.isThere(scene, at) ? scene.view.toPixel(...apply(mapOf(scene.maps, this.sent.map), ...at)) : null
    this.named(texts, scene.isOnTheWay, tip)
  }
}
