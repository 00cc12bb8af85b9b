// Points, with a name beside the first.

import { set, svg } from '../dom.js'
import { apply, hundredths, mapOf } from '../plane.js'
import { Overlaid } from './base.js'

/** @import { MemberSent } from '../family.js' */
/** @import { Texts } from '../texts.js' */
/** @import { Groups, Look, Matrix, Place, Points, Scene, Sent, View } from '../types.js' */

const RADIUS = 4.5 // in pixels,
const MANY = 200 // and of one of more than so many
const SMALL_RADIUS = 2
const FAR = 1e5 // pixels: what is beyond is not drawn

/**
 * @typedef {object} DotsSent
 * @property {string} name
 * @property {string} role
 * @property {'dots'} kind
 * @property {string} [label]
 * @property {(number | null)[][]} [points] their x and their y, in space their z too
 * @property {string} [shape] the name of points that never change
 * @property {MemberSent} [member] of a family, in the place of points
 * @property {string} [map]
 * @property {string} [called] where it is pointed at
 * @property {string} [rows] the array whose k-th row the k-th is
 * @property {boolean} [settledOnly]
 * @property {boolean} [isFine] whether they are small, however few
 */

/**
 * @template {Sent} [S=DotsSent]
 * @extends {Overlaid<S>}
 */
export class Dots extends Overlaid {
  /** @type {{ xs: Points[0], view: View, key: string, isThere: boolean } | null} */
  written = null // what was last written

  /** @param {S} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    groups.arrows.append(this.node = svg('path', { fill: this.ink, 'fill-opacity': look.opacity }))
  }

  /** @param {Scene} scene */
  spots(scene) {
    const points = this.at(scene)
    return this.isThere(scene, first(points)) ? points : [[], []]
  }

  sample() { return svg('circle', { cx: 14, cy: 7, r: RADIUS, fill: this.ink }) }

  /** Where they are before the map, [xs, ys], in space [xs, ys, zs]; in a film there is one. @param {Scene} scene @returns {Points} */
  at({ tips, state }) {
    const tip = tips?.[this.name]
    if (!tip) return this.own(state)
    const [x, y, z] = tip
    return z === undefined ? [[x], [y]] : [[x], [y], [z]]
  }

  /** @param {Scene} scene @param {Texts} texts */
  draw(scene, texts) {
    const { view, maps } = scene, M = mapOf(maps, this.sent.map), points = this.at(scene), place = first(points)
    const tip = this.isThere(scene, place) ? view.toPixel(...apply(M, ...place)) : null
    this.write(points, M, view, !!tip)
    if (tip) texts.keepOff(tip)
    this.named(texts, scene.isOnTheWay, tip)
  }

  /**
   * Draws them, unless they are as they were: thousands are not written anew at every frame.
   * @param {Points} points @param {Matrix | undefined} M @param {View} view @param {boolean} isThere
   */
  write(points, M, view, isThere) {
    const key = String(M), was = this.written, [xs] = points
    if (was && was.xs === xs && was.view === view && was.key === key && was.isThere === isThere) return
    this.written = { xs, view, key, isThere }
    set(this.node, 'd', isThere ? circles(points, M, view, this.sent.isFine || xs.length > MANY ? SMALL_RADIUS : RADIUS) : '')
  }
}

/** The first of them. @param {Points} points @returns {Place} */
const first = ([[x], [y], zs]) => [x, y, zs?.[0] ?? undefined]

/** @param {Points} points @param {Matrix | undefined} M @param {View} view @param {number} r */
function circles([xs, ys, zs], M, view, r) {
  const ring = `a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`
  let d = ''
  xs.forEach((x, k) => {
    const y = ys[k]
    if (x === null || y === null) return
    const [px, py] = view.toPixel(...apply(M, x, y, zs?.[k]))
    const isNear = Math.abs(px) < FAR && Math.abs(py) < FAR
    if (isNear) d += `M${tenths(px - r)},${tenths(py)}${ring}`
  })
  return d
}

/** @param {number} pixel */
const tenths = pixel => hundredths(Math.round(10 * pixel) / 10)
