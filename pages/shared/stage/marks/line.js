// A polyline; in space what of it is hidden is dashed, and where it is near it is heavier.

import { at, between, hiddenLook, lifted } from '../depth.js'
import { svg } from '../dom.js'
import { apply, path } from '../plane.js'
import { Path, parts, slug } from './base.js'

/** @import { MemberSent } from '../family.js' */
/** @import { Vector } from '../depth.js' */
/** @import { Point, Points, Scene, Shares } from '../types.js' */

/**
 * @typedef {object} LineSent
 * @property {string} name
 * @property {string} role
 * @property {'line'} kind
 * @property {(number | null)[][]} [points] its x and its y; null parts strokes
 * @property {string} [shape] the name of points that never change
 * @property {MemberSent} [member] of a family, in the place of points
 * @property {string} [map]
 * @property {string} [called] where it is pointed at
 * @property {boolean} [settledOnly]
 * @property {boolean} [isFlat] in space: whether it is drawn alike near and far
 * @property {boolean} [isStanding] in space: whether the lowest of it stands on the floor, and stays there while a hand holds the view
 * @property {boolean} [isRound] in space: whether it lies on a ball round the origin, and is hidden on the far side of that alone
 */

/** @extends {Path<LineSent>} */
export class Line extends Path {
  /** @type {SVGElement | null} */
  behind = null // in space: what of it is hidden

  get elements() { return this.behind ? [this.behind, ...super.elements] : super.elements }

  /** @param {string} color @param {number} [weight] to what it weighs else @param {string} [dash] @param {number} [opacity] */
  inked(color, weight = 1, dash = this.look.dash, opacity = this.look.opacity) {
    const dashes = dash ? dash.split(' ').map(n => `${n}px`).join(',') : 'solid'
    return { opacity, line: { color, width: this.look.width * weight, dash: dashes, simplify: false } }
  }

  /** @param {Scene} scene */
  sketched(scene) {
    const { width, dash, opacity } = this.look, line = { class: 'js-line', fill: 'none', stroke: this.ink, 'stroke-width': width }
    this.node = svg('path', { ...line, 'stroke-opacity': opacity, 'stroke-dasharray': dash })
    if (!this.isDeep(scene)) return this.node
    const hidden = hiddenLook(this.look)
    this.behind = svg('path', { ...line, 'stroke-opacity': hidden.opacity, 'stroke-dasharray': hidden.dash })
    return svg('g', {}, this.behind, this.node)
  }

  // ---- in space

  /** @param {Scene} scene */
  isDeep({ depth }) { return !!depth && !this.sent.isFlat }

  /** @param {Scene} scene */
  key(scene) { return super.key(scene) + (this.isDeep(scene) ? scene.depth?.key : '') }

  /**
   * What of it is seen, what is hidden, as points of the picture, and how many times as heavy as else it is.
   * @param {Scene} scene @returns {{ seen: Points, hidden: Points, weight: number }}
   */
  parted(scene) {
    const { depth, maps } = scene, M = this.mapping(scene), [xs, ys, zs] = this.outline(scene)
    /** @type {Points[]} */
    const [seen, hidden] = [[[], []], [[], []]]
    let weight = 0, count = 0
    if (!depth) return { seen, hidden, weight: 1 }
    for (let k = 1; k < xs.length; k++) {
      const ends = [k - 1, k].map(j => [xs[j], ys[j], zs?.[j]])
      if (ends.some(([x, y]) => x === null || y === null)) continue
      const [p, q] = ends.map(([x, y, z]) => apply(M, x ?? 0, y ?? 0, z))
      /** @type {Vector[]} */
      const [from, to] = ends.map(end => lifted(this.sent.map ?? '', maps, end))
      const behind = this.sent.isRound ? depth.beyond(from, to) : depth.hidden(from, to)
      add(seen, between(behind), p, q)
      add(hidden, behind, p, q)
      weight += this.sent.isRound ? 1 : depth.weight(from, to)
      count += 1
    }
    return { seen, hidden, weight: count ? weight / count : 1 }
  }

  /** In space what is seen, what is hidden, and how wide it is, with bars between. @param {Scene} scene */
  d(scene) {
    if (!this.isDeep(scene)) return super.d(scene)
    const { seen, hidden, weight } = this.parted(scene)
    return [path(seen, undefined, scene.view), path(hidden, undefined, scene.view), (this.look.width * weight).toFixed(2)].join('|')
  }

  /** @param {string} d */
  write(d) {
    const [seen, hidden, width] = d.split('|')
    super.write(seen)
    this.behind?.setAttribute('d', hidden ?? '')
    if (width) for (const node of [this.node, this.behind]) if (node) node.style.strokeWidth = `${width}px`
  }

  /** @param {Element} plot @param {Scene} scene */
  rest(plot, scene) {
    super.rest(plot, scene)
    const [first = null, ...others] = this.isDeep(scene) ? parts(plot, hiddenName(this.name), 'line') : []
    this.behind = first
    this.others.push(...others)
  }

  /** @param {Scene} scene @param {string} colour */
  traces(scene, colour) {
    if (!this.isDeep(scene)) return super.traces(scene, colour)
    const { seen, hidden, weight } = this.parted(scene), { dash, opacity } = hiddenLook(this.look), name = hiddenName(this.name)
    /** @param {Points} points */
    const drawn = ([x, y]) => x.length ? { x, y } : NOTHING
    const own = { ...this.trace(scene, colour), ...drawn(seen), ...this.inked(colour, weight) }
    return [{ ...own, ...drawn(hidden), name, uid: slug(name), ...this.inked(colour, weight, dash, opacity) }, own]
  }
}

const NOTHING = { x: [0, 0], y: [0, 0] } // a line that Plotly draws, for what may be hidden while it is turned

/** @param {string} name */
const hiddenName = name => `${name} behind`

/**
 * Adds shares of the line from p to q to points: what goes on is one stroke.
 * @param {Points} points @param {Shares} shares @param {Point} p @param {Point} q
 */
function add([xs, ys], shares, p, q) {
  for (const [from, to] of shares) {
    const [x, y] = at(p, q, from), [u, v] = at(p, q, to), goesOn = from === 0 && xs.at(-1) === x && ys.at(-1) === y
    if (!goesOn && xs.length) { xs.push(null); ys.push(null) }
    if (!goesOn) { xs.push(x); ys.push(y) }
    xs.push(u)
    ys.push(v)
  }
}
