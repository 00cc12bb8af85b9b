// What kinds of marks have in common. A mark stays as long as Python sends marks of the same names, kinds and roles; Python says anew
// what it is, and a hand moves it from frame to frame.

import { show, svg } from '../dom.js'
import { apply, mapOf, path } from '../plane.js'

/** @import { Texts } from '../texts.js' */
/** @import { Blobs, Groups, Place, Point, Points, Scene, Sent, View } from '../types.js' */
/** @import { Look } from '../wire.js' */

/** @template {Sent} S what Python says of it */
export class Mark {
  /** @type {Points} */
  points
  /** @type {SVGElement | null} */
  node = null // what shows it,
  /** @type {SVGElement | null} */
  text = null // and its name
  isLine = false // whether all along it can be pointed at

  /** @param {S} sent @param {Look} look how its role is drawn */
  constructor(sent, look) {
    this.sent = sent
    this.look = look
    this.name = sent.name
    this.role = sent.role
    this.ink = `var(--${sent.role})`
  }

  /** Draws what is not Plotly's. @param {Scene} _scene @param {Texts} _texts where its name goes */
  draw(_scene, _texts) {}

  /** The state comes from elsewhere: what a hand has left behind goes. */
  forget() {}

  /** What Python says of it now. @param {S} sent @param {Blobs} blobs */
  take(sent, blobs) {
    this.sent = sent
    this.points = sent.shape ? blobs[sent.shape] : sent.points
  }

  /** The elements that show it. */
  get elements() { return [this.node, this.text].filter(element => element !== null) }

  /** What of it can be pointed at, before the map: [xs, ys]. @param {Scene} _scene @returns {Points} */
  spots(_scene) { return [[], []] }

  /** It as it looks, beside what it means. */
  swatch() { return svg('svg', { class: 'swatch', viewBox: '0 0 28 14', 'aria-hidden': 'true' }, this.sample()) }

  /** @returns {SVGElement} */
  sample() {
    const { width, dash } = this.look
    return svg('path', { d: 'M1,7H27', stroke: this.ink, 'stroke-width': Math.min(width, 3), 'stroke-dasharray': dash })
  }
}

/**
 * A mark that Plotly draws at rest; while a hand moves, its path is rewritten.
 * @template {Sent} S
 * @extends {Mark<S>}
 */
export class Path extends Mark {
  isFilled = false
  isLine = true
  /** @type {{ points: Points, key: string, d: string } | null} */
  painted = null // what was last written there

  /** Its points before the map, as they are drawn in a view. @param {View} _view @returns {Points} */
  outline(_view) { return this.points }

  /** @param {Scene} scene */
  spots({ view }) { return this.outline(view) }

  /** What Plotly is told of its look. @param {string} _colour @returns {object} */
  inked(_colour) { return {} }

  /** What shows it until Plotly is there. @returns {SVGElement} */
  sketched() { return svg('path') }

  /** @param {Scene} scene */
  d({ maps, view }) { return path(this.outline(view), mapOf(maps, this.sent.map), view, this.isFilled) }

  /** Rewrites the path where it has changed: what Plotly would draw, without asking it. Returns whether it has. @param {Scene} scene */
  paint(scene) {
    const was = this.painted, key = String(mapOf(scene.maps, this.sent.map))
    if (was && was.points === this.points && was.key === key) return false
    const d = this.d(scene)
    this.painted = { points: this.points, key, d }
    if (was && d === was.d) return false
    this.node?.setAttribute('d', d)
    return true
  }

  /** Plotly has drawn it in a plot. @param {Element} plot @param {Scene} scene */
  rest(plot, scene) {
    this.painted = { points: this.points, key: String(mapOf(scene.maps, this.sent.map)), d: this.d(scene) }
    const selector = `.trace${slug(this.name)} path.js-${this.isFilled ? 'fill' : 'line'}`
    this.node = /** @type {SVGElement | null} */ (plot.querySelector(selector))
  }

  /** What Plotly is told; colour is that of the role. @param {Scene} scene @param {string} colour */
  trace({ maps, view }, colour) {
    /** @type {Points} */
    const [x, y] = [[], []]
    const M = mapOf(maps, this.sent.map), [xs, ys] = this.outline(view)
    xs.forEach((px, k) => {
      const py = ys[k], [qx, qy] = px === null || py === null ? [null, null] : apply(M, px, py)
      x.push(qx)
      y.push(qy)
    })
    const uid = slug(this.name)
    return { type: 'scatter', mode: 'lines', name: this.name, uid, x, y, hoverinfo: 'skip', showlegend: false, ...this.inked(colour) }
  }

  /**
   * What is said of the map at rest alone fades while another one is shown; what belongs to one moment goes while others are shown.
   * @param {boolean} isFaded @param {boolean} isSettled
   */
  fade(isFaded, isSettled) {
    const { map, shape, settledOnly } = this.sent
    if (map || shape || !this.node) return
    const opacity = settledOnly && !isSettled ? '0' : isFaded ? '0.25' : '', { style } = this.node
    if (style.opacity !== opacity) style.opacity = opacity
  }
}

/**
 * A mark that is always drawn by hand, above Plotly: what a map must not shear, with a name beside it.
 * @template {Sent} S
 * @extends {Mark<S>}
 */
export class Overlaid extends Mark {
  isFree = false // whether its name stands along a line through the origin, and not round a tip

  /** @param {S} sent @param {Look} look @param {Groups} groups where elements go, by their kind */
  constructor(sent, look, { texts }) {
    super(sent, look)
    if (sent.label) texts.append(this.text = svg('text', { fill: this.ink, class: sent.kind }))
  }

  /** Whether there is anything to see, at a place. @param {Scene} scene @param {Place} at @returns {at is Point} */
  isThere({ isOnTheWay, isSettled }, at) {
    return at[0] != null && (isOnTheWay || !this.sent.filmOnly) && (isSettled || !this.sent.settledOnly)
  }

  /**
   * Puts its name beside tip, a pixel; without one, there is nothing to name.
   * @param {Texts} texts @param {boolean} isOnTheWay @param {Point | null} tip @param {Point | null} tail
   */
  named(texts, isOnTheWay, tip, tail = null) {
    if (!this.text) return
    const { label, onTheWay } = this.sent
    show(this.text, !!tip)
    const text = isOnTheWay ? onTheWay ?? label : label
    if (tip && text) texts.put({ name: this.name, text, tip, tail, isFree: this.isFree, node: this.text })
  }
}

/** @param {string} name */
const slug = name => 'm' + name.replace(/\W/g, c => c > '~' ? c.charCodeAt(0).toString(16) : '-')
