// Points, with a name beside the first.

import { set, svg } from '../dom.js'
import { apply } from '../plane.js'
import { Overlaid } from './base.js'

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
 * @property {(number | null)[][]} [points] their x and their y
 * @property {string} [shape] the name of points that never change
 * @property {string} [map]
 * @property {boolean} [settledOnly]
 */
export class Dots extends Overlaid {
  constructor(sent, look, groups) {
    super(sent, look, groups)
    groups.arrows.append(this.node = svg('path', { fill: this.ink, 'fill-opacity': look.opacity }))
  }

  spots(scene) { return this.isThere(scene, this.at(scene)[0][0]) ? this.at(scene) : [[], []] }
  sample() { return svg('circle', { cx: 14, cy: 7, r: RADIUS, fill: this.ink }) }

  /** Where they are before the map, [xs, ys]; in a film there is one. */
  at({ tips }) {
    const tip = tips?.[this.name]
    return tip ? [[tip[0]], [tip[1]]] : this.points
  }

  draw(scene, texts) {
    const { view, maps } = scene, M = maps[this.sent.map], [xs, ys] = this.at(scene), isThere = this.isThere(scene, xs[0])
    this.write(xs, ys, M, view, isThere)
    const tip = isThere ? view.toPixel(...apply(M, xs[0], ys[0])) : null
    if (tip) texts.keepOff(tip)
    this.named(texts, scene.isOnTheWay, tip)
  }

  /** Draws them, unless they are as they were: thousands are not written anew at every frame. */
  write(xs, ys, M, view, isThere) {
    const key = String(M), was = this.written
    if (was && was.xs === xs && was.view === view && was.key === key && was.isThere === isThere) return
    this.written = { xs, view, key, isThere }
    set(this.node, 'd', isThere ? circles(xs, ys, M, view) : '')
  }
}

function circles(xs, ys, M, view) {
  const r = xs.length > MANY ? SMALL_RADIUS : RADIUS
  let d = ''
  xs.forEach((x, k) => {
    if (x === null || ys[k] === null) return
    const [px, py] = view.toPixel(...apply(M, x, ys[k]))
    const isNear = Math.abs(px) < FAR && Math.abs(py) < FAR
    if (isNear) d += `M${(px - r).toFixed(1)},${py.toFixed(1)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`
  })
  return d
}
