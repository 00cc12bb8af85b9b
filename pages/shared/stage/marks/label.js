// The name of a line through the origin.

import { apply } from '../plane.js'
import { Overlaid } from './base.js'

/**
 * @typedef {object} LabelSent
 * @property {string} name
 * @property {string} role
 * @property {'label'} kind
 * @property {string} [label]
 * @property {number[][]} points a point of the line
 * @property {string} [map]
 */
export class Label extends Overlaid {
  isFree = true

  draw(scene, texts) {
    const [[x], [y]] = this.points, isThere = this.isThere(scene, x)
    this.named(texts, scene.isOnTheWay, isThere ? scene.view.toPixel(...apply(scene.maps[this.sent.map], x, y)) : null)
  }
}
