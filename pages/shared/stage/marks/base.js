// What kinds of marks have in common. A mark stays as long as Python sends marks of the same names, kinds and roles; Python says anew
// what it is, and a hand moves it from frame to frame.

import { show, svg } from '../dom.js'
import { Member } from '../family.js'
import { apply, mapOf, path } from '../plane.js'

/** @import { Texts } from '../texts.js' */
/** @import { Blobs, Groups, Look, Place, Point, Points, Scene, Sent, Spot } from '../types.js' */
/** @import { Values } from '../wire.js' */

const REACH = 9
const CAMERA = 'C' // the map of a picture in space that no film moves

/** @template {Sent} S what Python says of it */
export class Mark {
  /** @type {Points} */
  points
  /** @type {SVGElement | null} */
  node = null // what shows it,
  /** @type {SVGElement | null} */
  text = null // and its name
  /** @type {Member | null} */
  member = null // of a family, where its points are those
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
    const { member, shape, points, steps } = sent, was = this.sent
    this.sent = sent
    const isSame = !!steps && !!this.points && points === was.points && String(steps) === String(was.steps)
    if (!isSame) this.points = shape ? blobs[shape] : steps && points ? multiplied(points, steps) : points
    this.member = member ? (this.member ?? new Member(member, blobs[member.family])).take(member, blobs[member.family]) : null
  }

  /** Its points as the state stands. @param {Values} state @returns {Points} */
  own(state) { return this.member?.points(state) ?? this.points }

  /** The elements that show it. @returns {(HTMLElement | SVGElement)[]} */
  get elements() { return [this.node, this.text].filter(element => element !== null) }

  /** What of it can be pointed at, before the map: [xs, ys], in space [xs, ys, zs]. @param {Scene} _scene @returns {Points} */
  spots(_scene) { return [[], []] }

  /** The array whose k-th row the k-th of them is, if there is one. */
  get rows() { return this.sent.rows }

  /** It as a path, where it is painted on a canvas: for a picture that is taken away. @param {Scene} _scene @returns {SVGElement | null} */
  traced(_scene) { return null }

  /** From how far, in pixels. @param {Scene} _scene */
  reach(_scene) { return REACH }

  /** What it says itself of the k-th of them. @param {number} _k @param {Scene} _scene */
  says(_k, _scene) { return '' }

  /** It as it looks, beside what it means. */
  swatch() { return svg('svg', { class: 'swatch', viewBox: '0 0 28 14', 'aria-hidden': 'true' }, this.sample()) }

  /** @returns {SVGElement} */
  sample() {
    const { width, dash } = this.look
    return svg('path', { d: 'M1,7H27', stroke: this.ink, 'stroke-width': Math.min(width, 3), 'stroke-dasharray': dash })
  }
}

/** @param {Points} points whole numbers @param {Point} steps that they count, along each axis @returns {Points} */
const multiplied = (points, steps) => points.map((row, axis) => row.map(k => k === null ? null : k * steps[axis]))

/**
 * A mark that Plotly draws at rest; while a hand moves, its path is rewritten.
 * @template {Sent} S
 * @extends {Mark<S>}
 */
export class Path extends Mark {
  isFilled = false
  isLine = true
  /** @type {SVGElement[]} */
  others = [] // Plotly draws each stroke as a path: the first one, node, is rewritten to hold them all
  /** @type {{ points: Points, key: string, d: string } | null} */
  painted = null // what was last written there

  /** Its points before the map; in a film those of the moment. @param {Scene} scene @returns {Points} */
  at({ places, state }) { return places?.[this.name] ?? this.own(state) }

  /** Those that are drawn: [xs, ys]. @param {Scene} scene @returns {Points} */
  outline(scene) { return this.at(scene) }

  /** The map that these go through. @param {Scene} scene */
  mapping({ maps }) { return mapOf(maps, this.sent.map) }

  /** @param {Scene} scene */
  spots(scene) { return this.outline(scene) }

  /** What Plotly is told of its look. @param {string} _colour @returns {object} */
  inked(_colour) { return {} }

  /** What shows it until Plotly is there. @param {Scene} _scene @returns {SVGElement} */
  sketched(_scene) { return svg('path') }

  /** @param {Scene} scene */
  d(scene) { return path(this.outline(scene), this.mapping(scene), scene.view, this.isFilled) }

  /** What besides its points says where it is drawn. @param {Scene} scene */
  key({ maps }) { return String(mapOf(maps, this.sent.map)) }

  /** Rewrites the path where it has changed: what Plotly would draw, without asking it. Returns whether it has. @param {Scene} scene */
  paint(scene) {
    const was = this.painted, points = this.at(scene), key = this.key(scene)
    if (was && was.points === points && was.key === key) return false
    const d = this.d(scene)
    this.painted = { points, key, d }
    if (was && d === was.d) return false
    this.write(d)
    return true
  }

  /** @returns {(HTMLElement | SVGElement)[]} */
  get elements() { return [this.node, ...this.others, this.text].filter(element => element !== null) }

  /** @param {string} d */
  write(d) {
    this.node?.setAttribute('d', d)
    for (const stroke of this.others.splice(0)) stroke.setAttribute('d', '')
  }

  /** Plotly has drawn it in a plot. @param {Element} plot @param {Scene} scene */
  rest(plot, scene) {
    this.painted = { points: this.at(scene), key: this.key(scene), d: this.d(scene) }
    const [first = null, ...others] = parts(plot, this.name, this.isFilled ? 'fill' : 'line')
    this.node = first
    this.others = others
  }

  /** What Plotly is told; colour is that of the role. @param {Scene} scene @param {string} colour @returns {object[]} */
  traces(scene, colour) { return [this.trace(scene, colour)] }

  /** @param {Scene} scene @param {string} colour */
  trace(scene, colour) {
    /** @type {Points} */
    const [x, y] = [[], []]
    const M = this.mapping(scene), [xs, ys, zs] = this.outline(scene)
    xs.forEach((px, k) => {
      const py = ys[k], [qx, qy] = px === null || py === null ? [null, null] : apply(M, px, py, zs?.[k])
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
    if ((map && map !== CAMERA) || shape) return
    const opacity = settledOnly && !isSettled ? '0' : isFaded ? '0.25' : ''
    for (const { style } of this.elements) if (style.opacity !== opacity) style.opacity = opacity
  }
}

/**
 * A mark that is always drawn by hand, above Plotly: what a map must not shear, with a name beside it.
 * @template {Sent} S
 * @extends {Mark<S>}
 */
export class Overlaid extends Mark {
  spot = svg('g') // where its name stands: a text that has another place itself would be laid out anew
  isFree = false // whether its name stands along a line through the origin, and not round a tip

  /** @param {S} sent @param {Look} look @param {Groups} groups where elements go, by their kind */
  constructor(sent, look, { texts }) {
    super(sent, look)
    if (!sent.label) return
    this.spot.append(this.text = svg('text', { fill: this.ink, class: sent.kind }))
    texts.append(this.spot)
  }

  /** Whether there is anything to see, at a place. @param {Scene} scene @param {Place} at @returns {at is Spot} */
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
    if (tip && text) texts.put({ name: this.name, text, tip, tail, isFree: this.isFree, node: this.text, spot: this.spot })
  }
}

/**
 * What Plotly has drawn of the lines, or of the fill, of a name.
 * @param {Element} plot @param {string} name @param {'line' | 'fill'} part @returns {SVGElement[]}
 */
export const parts = (plot, name, part) => [...plot.querySelectorAll(`.trace${slug(name)} path.js-${part}`)].filter(isSVG)

/** @param {Element} element @returns {element is SVGElement} */
const isSVG = element => element instanceof SVGElement

/** @param {string} name */
export const slug = name => 'm' + name.replace(/\W/g, c => c > '~' ? c.charCodeAt(0).toString(16) : '-')
