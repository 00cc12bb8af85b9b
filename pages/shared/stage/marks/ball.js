// The image of the unit sphere: its outline, as the eye sees it, filled, and three great circles, of which what lies behind is dashed.

import { hiddenLook, lifted } from '../depth.js'
import { set, svg } from '../dom.js'
import { apply, mapOf, path } from '../plane.js'
import { place } from './arrow.js'
import { Overlaid } from './base.js'

/** @import { Groups, Look, Matrix, Point, Points, Scene } from '../types.js' */

const STEPS = 48 // of a circle, as core/figures/marks/ball.py has it
const FLAT = 1e-9 // of the size of the map: what is seen so thin hides nothing
const THIN = 0.6 // how wide its circles are, to its outline
const COS = Array.from({ length: STEPS + 1 }, (_, k) => Math.cos(2 * Math.PI * k / STEPS))
const SIN = COS.map((_, k) => Math.sin(2 * Math.PI * k / STEPS)), NONE = COS.map(() => 0), ONES = COS.map(() => 1)
const CIRCLES = [[NONE, COS, SIN], [COS, NONE, SIN], [COS, SIN, NONE]] // across each axis

/**
 * @typedef {object} BallSent
 * @property {string} name
 * @property {string} role
 * @property {'ball'} kind
 * @property {string} map the camera, perhaps after the map of which it is the image
 * @property {string} fill the role of what is filled
 * @property {number} opacity of that
 * @property {boolean} [isBare] whether it has no great circles
 * @property {number[][]} [points] the place round which it is, if that is not the origin,
 * @property {string} [follows] the named vector that this is,
 * @property {string} [atMap] and the map that it goes through
 */

/** @extends {Overlaid<BallSent>} */
export class Ball extends Overlaid {
  /** @param {BallSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, groups) {
    super(sent, look, groups)
    const { width, dash, opacity } = look, hidden = hiddenLook(look)
    /** @param {object} more */
    const line = more => svg('path', { class: 'shaft', stroke: this.ink, fill: 'none', 'stroke-width': width, ...more })
    this.body = svg('path', { class: 'body' })
    this.behind = line({ 'stroke-width': width * THIN, 'stroke-dasharray': hidden.dash, 'stroke-opacity': hidden.opacity })
    this.front = line({ 'stroke-width': width * THIN, 'stroke-opacity': opacity, 'stroke-dasharray': dash })
    this.node = line({ 'stroke-opacity': opacity, 'stroke-dasharray': dash })
    groups.trails.append(this.body, this.behind, this.front, this.node)
  }

  get elements() { return [this.body, this.behind, this.front, this.node].filter(element => element !== null) }

  /** @param {Scene} scene */
  draw(scene) {
    const { view, maps } = scene, { map, fill, opacity, isBare } = this.sent, M = mapOf(maps, map), middle = this.middle(scene)
    if (!M || !middle) return
    const edge = path([COS, SIN, ONES], factor(M).map((row, k) => [...row, middle[k]]), view, true), front = this.facing(maps)
    /** @type {Points[]} */
    const [seen, hidden] = [[[], [], []], [[], [], []]]
    if (!isBare) for (const circle of CIRCLES) part(circle, front, seen, hidden)
    set(this.body, 'd', edge)
    set(this.body, 'fill', `var(--${fill})`)
    set(this.body, 'fill-opacity', opacity)
    set(this.node, 'd', edge)
    set(this.front, 'd', seen[0].length ? path(seen, M, view) : '')
    set(this.behind, 'd', hidden[0].length ? path(hidden, M, view) : '')
  }

  /** Where its middle is in the picture; null while it is nowhere. @param {Scene} scene @returns {Point | null} */
  middle({ maps, state }) {
    const { follows, atMap } = this.sent
    if (!follows && !this.points) return [0, 0]
    const M = mapOf(maps, atMap), [x, y, z] = place(follows, this.points, state, M)
    return x === null || y === null ? null : apply(M, x, y, z)
  }

  /** The n with which the image of u faces the eye where u·n ≥ 0; null where it hides nothing. @param {Scene['maps']} maps */
  facing(maps) {
    const { map } = this.sent, [p, q] = maps[map], n = cross(p, q), [c, d] = maps[map.split(' ')[0]]
    const at = lifted(map, maps, n), towards = dot(cross(c, d), at), size = Math.max(...p.map(Math.abs), ...q.map(Math.abs))
    return Math.abs(towards) <= FLAT * size ** 3 ? null : n.map(x => x * Math.sign(towards))
  }
}

/**
 * What takes the unit circle to the outline of the image of the unit sphere: L with L·L′ = M·M′, the factor of Cholesky.
 * @param {Matrix} M @returns {Matrix}
 */
function factor([p, q]) {
  const first = Math.sqrt(dot(p, p)), below = first ? dot(p, q) / first : 0
  return [[first, 0], [below, Math.sqrt(Math.max(0, dot(q, q) - below * below))]]
}

/**
 * Adds the steps of a circle to what is seen, or hidden, with nulls between strokes.
 * @param {number[][]} circle @param {number[] | null} front @param {Points} seen @param {Points} hidden
 */
function part(circle, front, seen, hidden) {
  /** @type {Points | null} */
  let last = null
  for (let k = 1; k < circle[0].length; k++) {
    const isSeen = !front || circle.reduce((sum, row, axis) => sum + front[axis] * (row[k] + row[k - 1]), 0) >= 0
    const into = isSeen ? seen : hidden
    circle.forEach((row, axis) => into[axis].push(...into === last ? [row[k]] : [null, row[k - 1], row[k]]))
    last = into
  }
}

/** @param {number[]} a @param {number[]} b */
const dot = (a, b) => a.reduce((sum, entry, k) => sum + entry * b[k], 0)
/** @param {number[]} a @param {number[]} b */
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x]
