// Squares on residuals, as the eye measures them.

import { Area } from './area.js'

/**
 * @typedef {object} SquaresSent
 * @property {string} name
 * @property {string} role
 * @property {'squares'} kind
 * @property {number[][]} points x, y, and what the fit gives in place of y
 */
export class Squares extends Area {
  /** Their corners: [xs, ys]. */
  outline({ scales }) {
    const [xs, ys, fits] = this.points, x = [], y = []
    xs.forEach((at, k) => {
      const side = (ys[k] - fits[k]) * scales[1] / scales[0] // to the left of what lies above the fit, to the right of what lies below
      x.push(at, at - side, at - side, at, at, null)
      y.push(ys[k], ys[k], fits[k], fits[k], ys[k], null)
    })
    return [x, y]
  }
}
