// Squares on residuals, as the eye measures them.

import { Area } from './area.js'

/** @import { Points, Scene } from '../types.js' */

/**
 * @typedef {object} SquaresSent
 * @property {string} name
 * @property {string} role
 * @property {'squares'} kind
 * @property {number[][]} points x, y, and what the fit gives in place of y
 */

/** @extends {Area<SquaresSent>} */
export class Squares extends Area {
  /** Their corners: [xs, ys]. @param {Pick<Scene, 'view'>} scene */
  outline({ view: { scales } }) {
    const [xs, ys, fits] = /** @type {number[][]} */ (this.points)
    /** @type {Points} */
    const [x, y] = [[], []]
    xs.forEach((at, k) => {
      const side = (ys[k] - fits[k]) * scales[1] / scales[0] // to the left of what lies above the fit, to the right of what lies below
      x.push(at, at - side, at - side, at, at, null)
      y.push(ys[k], ys[k], fits[k], fits[k], ys[k], null)
    })
    return [x, y]
  }
}
