// Many points that only maps move, painted on a canvas: to write and to draw thousands as a path takes most of a frame.

import { el, svg } from '../dom.js'
import { apply, mapOf } from '../plane.js'
import { Mark } from './base.js'

/** @import { Blobs, Groups, Look, Matrix, Points, Scene, View } from '../types.js' */

const FAR = 1e5 // pixels: what is beyond is not drawn
const TURN = 2 * Math.PI

/**
 * @typedef {object} CloudSent
 * @property {string} name
 * @property {string} role
 * @property {'cloud'} kind
 * @property {string} [map]
 * @property {number} across pixels of a point
 * @property {number} opacity of each
 * @property {(number | null)[][]} [points] their x and their y, in space also the z
 * @property {string} [shape] the name of points that never change,
 * @property {number} [step] of which these are whole multiples
 */

/** @extends {Mark<CloudSent>} */
export class Cloud extends Mark {
  shape = '' // what its points are made of
  /** @type {{ points: Points, view: View, M: string } | null} */
  painted = null
  colour = ''

  /** @param {CloudSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, { clouds }) {
    super(sent, look)
    clouds.append(this.canvas = el('canvas', { style: `color: ${this.ink}`, 'data-cloud': sent.name }))
  }

  get elements() { return [this.canvas] }

  /** @param {CloudSent} sent @param {Blobs} blobs */
  take(sent, blobs) {
    const { shape = '', points, step = 1 } = sent
    this.sent = sent
    if (!shape) this.points = points ?? [[], []]
    else if (shape !== this.shape) this.points = /** @type {number[][]} */ (blobs[shape]).map(row => row.map(k => k * step))
    this.shape = shape
  }

  /** In the plane; in space no place tells which of them it is. */
  spots() { return this.points.length > 2 ? [[], []] : this.points }

  sample() {
    return svg('path', { d: 'M6,5h0M12,9h0M17,4h0M22,9h0', stroke: this.ink, 'stroke-width': 4, 'stroke-linecap': 'round' })
  }

  /** @param {Scene} scene */
  draw({ view, maps }) {
    const map = mapOf(maps, this.sent.map), was = this.painted, { points } = this, M = String(map)
    if (was && was.points === points && was.view === view && was.M === M) return
    this.painted = { points, view, M }
    const { canvas, sent: { across, opacity } } = this, on = canvas.getContext('2d'), dense = devicePixelRatio || 1
    const [width, height] = [view.width, view.height].map(length => Math.round(length * dense))
    if (!on) return
    if (canvas.width === width && canvas.height === height) on.clearRect(0, 0, width, height)
    else Object.assign(canvas, { width, height })
    on.fillStyle = this.colour ||= getComputedStyle(canvas).color // marks are made anew for another one
    on.globalAlpha = opacity
    const r = across / 2 * dense
    each(points, map, view, (x, y) => {
      on.beginPath()
      on.arc(x * dense, y * dense, r, 0, TURN)
      on.fill()
    })
  }

  /** @param {Scene} scene */
  traced({ view, maps }) {
    let d = ''
    each(this.points, mapOf(maps, this.sent.map), view, (x, y) => { d += `M${x.toFixed(1)},${y.toFixed(1)}h0` })
    const { across, opacity } = this.sent, line = { fill: 'none', stroke: this.ink, 'stroke-width': across, 'stroke-linecap': 'round' }
    return svg('path', { d, ...line, 'stroke-opacity': opacity })
  }
}

/**
 * Gives the places of points that are not far from the picture, in pixels.
 * @param {Points} points @param {Matrix | undefined} M @param {View} view @param {(x: number, y: number) => void} give
 */
function each([xs, ys, zs], M, view, give) {
  for (let k = 0; k < xs.length; k++) {
    const x = xs[k], y = ys[k]
    if (x === null || y === null) continue
    const [px, py] = view.toPixel(...apply(M, x, y, zs?.[k]))
    if (Math.abs(px) < FAR && Math.abs(py) < FAR) give(px, py)
  }
}
