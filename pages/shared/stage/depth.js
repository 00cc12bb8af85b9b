// Depth in space: what lies behind a face is dashed, and what is nearer to the eye is heavier. core/figures/depth.py draws the same.

import { clippedSegment, composed, joined, mapOf } from './plane.js'

/** @import { Look, Maps, Point, Shares, View } from './types.js' */
/** @typedef {[number, number, number]} Vector a point of space */
/** @typedef {[Vector, Vector, Vector]} Face a parallelogram: a corner, and the sides from there */

const HEAVIER = 0.4 // how much what is as near as the edge of the picture is far
const FAINT = 0.6 // how strong what is hidden is, to what is seen
const EDGE_ON = 0.02 // the cosine at which a face is seen as a line, and hides nothing
const TOUCHING = 1e-4 // of the half-height: what lies in a face, or stands on it, is not behind it

/**
 * Where a place is in space that the map of a name takes to the picture: in that the camera comes last.
 * @param {string} map @param {Maps} maps @param {(number | null | undefined)[]} place
 */
export function lifted(map, maps, place) {
  const [x, y, z] = [0, 1, 2].map(k => place[k] ?? 0)
  const [, ...own] = map.split(' '), M = own.length ? mapOf(maps, own.join(' ')) ?? composed(own.join(' '), maps) : null
  return /** @type {Vector} */ (M ? M.map(([a, b, c = 0]) => a * x + b * y + c * z) : [x, y, z])
}

export class Depth {
  /** @param {Vector} eye where it is, far away: a direction of length 1 @param {Face[]} faces @param {number} half */
  constructor(eye, faces, half) {
    this.eye = eye
    this.half = half
    this.faces = faces.map(face => seen(face, eye)).filter(face => face !== null)
    this.key = [...eye, ...faces.flat(2)].join()
  }

  /** Between which shares of the line from p to q it is hidden. @param {Vector} p @param {Vector} q @returns {Shares} */
  hidden(p, q) {
    /** @type {Shares} */
    const found = []
    for (const { corner, far, across, along } of this.faces) {
      const [a, b] = [p, q].map(place => minus(place, corner))
      let from = 0, to = 1
      const bounds = [[-TOUCHING * this.half, -dot(far, a), -dot(far, b)]]
      for (const side of [across, along]) bounds.push([0, -dot(side, a), -dot(side, b)], [1, dot(side, a), dot(side, b)])
      for (const [most, here, there] of bounds) { // here and there at the ends of the line: less than most
        if (here < most && there < most) continue
        if (here >= most && there >= most) { from = 1; break }
        const share = (most - here) / (there - here)
        if (here < most) to = Math.min(to, share); else from = Math.max(from, share)
      }
      if (from < to) found.push([from, to])
    }
    return merged(found)
  }

  /** Likewise of a short line on a ball round the origin, which hides its far side: all or none. @param {Vector} p @param {Vector} q */
  beyond(p, q) {
    /** @type {Shares} */
    const all = [[0, 1]]
    return dot(this.eye, p) + dot(this.eye, q) < 0 ? all : []
  }

  /** How many times as heavy as else the line from p to q is. @param {Vector} p @param {Vector} q */
  weight(p, q) {
    const near = (dot(this.eye, p) + dot(this.eye, q)) / 2 / this.half
    return 1 + HEAVIER * Math.max(-1, Math.min(1, near))
  }
}

/** A face as it hides: measures that grow linearly from its corner; null where seen edge-on. @param {Face} face @param {Vector} eye */
function seen([corner, u, v], eye) {
  const n = cross(u, v), size = dot(n, n), towards = dot(n, eye)
  if (!(Math.abs(towards) > EDGE_ON * Math.sqrt(size))) return null
  /** A measure of a place's shadow on the face, as the eye casts it. @param {Vector} of @returns {Vector} */
  const cast = of => minus(of, times(n, dot(of, eye) / towards))
  return { corner, far: times(n, -1 / towards), across: cast(times(cross(v, n), 1 / size)), along: cast(times(cross(n, u), 1 / size)) }
}

/** Shares that may overlap, as they follow each other. @param {Shares} shares @returns {Shares} */
function merged(shares) {
  /** @type {Shares} */
  const found = []
  for (const [from, to] of shares.sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

/** What of shares is before an end. @param {number[][]} shares @param {number} end @returns {Shares} */
export const within = (shares, end) =>
  shares.flatMap(([from, to]) => from < Math.min(to, end) ? [[from, Math.min(to, end)]] : [])

/** What of a line up to an end is left between hidden shares. @param {Shares} hidden @returns {Shares} */
export function between(hidden, end = 1) {
  const ends = [0, ...hidden.flat(), end]
  return within(ends.flatMap((from, k) => k % 2 ? [] : [[from, ends[k + 1]]]), end)
}

/**
 * The SVG path of some shares of the line from one pixel to another.
 * @param {Shares} shares @param {Point} p @param {Point} q @param {View} view
 */
export const path = (shares, p, q, view) => shares.flatMap(([from, to]) => {
  const cut = clippedSegment(at(p, q, from), at(p, q, to), view)
  return cut ? [joined(cut)] : []
}).join('')

/** @param {Point} p @param {Point} q @param {number} share @returns {Point} */
export const at = (p, q, share) => share === 1 ? q : [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])]

/**
 * How what is hidden is drawn: of a heavy line the dash is longer, and a line that is dashed where it is seen has longer gaps.
 * @param {Look} look
 */
export function hiddenLook({ width, dash, opacity }) {
  const solid = `${4 + width} ${3 + width / 2}`
  const behind = dash ? dash.split(' ').map((length, k) => k % 2 ? 2 * +length + 1 : length).join(' ') : solid
  return { dash: behind, opacity: FAINT * opacity }
}

/** @param {Vector} a @param {Vector} b */
const dot = ([a, b, c], [x, y, z]) => a * x + b * y + c * z
/** @param {Vector} a @param {Vector} b @returns {Vector} */
const minus = ([a, b, c], [x, y, z]) => [a - x, b - y, c - z]
/** @param {Vector} v @param {number} by @returns {Vector} */
const times = ([x, y, z], by) => [x * by, y * by, z * by]
/** @param {Vector} a @param {Vector} b @returns {Vector} */
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x]
