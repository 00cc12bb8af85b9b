// Where labels go: beside their tips, off the handles, the arrows and each other, and not from side to side while a hand moves.

import { both } from './plane.js'

/** @import { Box, Label, Placed, Point, Tip, View } from './types.js' */
/** @typedef {Box & Placed & { text: Point, cost: number }} Spot with the size of its text, as it leans */

const AWAY = 24 // pixels from a tip to the centre of its label
const FARTHER = 40 // and where it is crowded,
const STRETCH = 24 // which costs so much
const BESIDE = [12, 26] // pixels from a line to the middle of its name, and where it is crowded,
const INWARDS = [0, 0.3, 0.6, 0.9] // and how far from its end towards the middle, as a share of it,
const STEP = 9 // each of which costs so much
const GRIP = 26, MIDDLE = 8 // pixels across what is grabbed, and its middle, which no name hides
const COVERED = 400 // what it costs to stand under what covers it, where else a name is hard to read
const TURNS = [0, 45, -45, 90, -90, 135, -135, 180].map(degrees => degrees * Math.PI / 180)

/**
 * Where labels stand, by name; a tail is the centre unless it is given.
 * @param {Omit<Label, 'node' | 'spot'>[]} labels
 * @param {Tip[]} tips of every arrow, and points
 * @param {View} view
 * @param {Record<string, Placed>} was the last answer
 * @param {Box[]} taken what stands above them
 */
export function place(labels, tips, view, was, taken) {
  /** @type {Record<string, Placed>} */
  const placed = {}
  /** @type {Box[]} */
  const names = []
  /** @type {Point} */
  const origin = [view.width / 2, view.height / 2]
  for (const label of labels) {
    const spots = label.isFree ? along(label, origin) : around(label, label.tail ?? origin)
    let best = spots[0], least = Infinity
    for (const spot of spots) {
      let cost = spot.cost - (was[label.name]?.turn === spot.turn ? 6 : 0)
      if (cost >= least) continue
      for (const other of taken) cost += COVERED * overlap(inView(spot, view), spot.size, other.at, other.size)
      for (const other of names) cost += 60 * overlap(spot.at, spot.size, other.at, other.size)
      for (const { tip, tail } of tips) {
        const at = from(spot, tip)
        cost += 40 * overlap([0, 0], spot.text, at, [GRIP, GRIP]) + 80 * overlap([0, 0], spot.text, at, [MIDDLE, MIDDLE])
        cost += 25 * Math.max(0, 1 - distance(spot.at, tail ?? origin, tip) / 16)
      }
      cost += 80 * outside(spot.at, spot.size, view)
      if (cost < least) { best = spot; least = cost }
    }
    const { size } = best, at = inView(best, view)
    placed[label.name] = { at, turn: best.turn, lean: best.lean }
    names.push({ at, size })
  }
  return placed
}

/**
 * Where the name of an arrow can stand: around its tip.
 * @param {Omit<Label, 'node' | 'spot'>} label @param {Point} origin
 * @returns {Spot[]}
 */
function around({ text, tip }, origin) {
  /** @type {Point} */
  const size = [8 + 9 * text.length, 18], out = Math.atan2(tip[1] - origin[1], tip[0] - origin[0])
  return [AWAY, FARTHER].flatMap((away, ring) => TURNS.map(turn => {
    const angle = out + turn, reach = away + Math.abs(Math.cos(angle)) * (size[0] / 2 - 9), x = tip[0] + reach * Math.cos(angle)
    const cost = Math.abs(turn) * 2 + ring * STRETCH
    return { at: [x, tip[1] + away * Math.sin(angle)], size, text: size, turn: turn + ring * 2 * Math.PI, lean: 0, cost }
  }))
}

/**
 * Where the name of a line through the origin can stand: along it, on either side, at either end.
 * @param {Omit<Label, 'node' | 'spot'>} label @param {Point} origin
 * @returns {Spot[]}
 */
function along({ text, tip }, origin) {
  const width = 8 + 6.6 * text.length, dx = tip[0] - origin[0], dy = tip[1] - origin[1], length = Math.hypot(dx, dy) || 1
  const lean = Math.atan2(dy, dx), isUpsideDown = Math.abs(lean) > Math.PI / 2 + 1e-9
  const upright = isUpsideDown ? lean - Math.sign(lean) * Math.PI : lean
  /** @type {Point} */
  const size = [width * Math.abs(dx) / length + 16 * Math.abs(dy) / length, width * Math.abs(dy) / length + 16 * Math.abs(dx) / length]
  return BESIDE.flatMap((beside, far) => INWARDS.flatMap((inwards, step) => [[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([end, side], k) => {
    const share = end * (1 - width / 4 / length - inwards)
    /** @type {Point} */
    const at = [origin[0] + dx * share + side * beside * dy / length, origin[1] + dy * share - side * beside * dx / length]
    const turn = k + 4 * (step + INWARDS.length * far), cost = k * 3 + (step + 2 * far) * STEP
    return { at, size, text: [width, 16], turn, lean: upright * 180 / Math.PI, cost }
  })))
}

/** Where a point is, seen from the middle of a name along its text. @param {Spot} spot @param {Point} point @returns {Point} */
function from({ at, lean }, point) {
  const x = point[0] - at[0], y = point[1] - at[1], cos = Math.cos(lean * Math.PI / 180), sin = Math.sin(lean * Math.PI / 180)
  return [x * cos + y * sin, y * cos - x * sin]
}

/** The share of the smaller box that two boxes have in common. @param {Point} a @param {Point} as @param {Point} b @param {Point} bs */
function overlap(a, as, b, bs) {
  const x = Math.min(a[0] + as[0] / 2, b[0] + bs[0] / 2) - Math.max(a[0] - as[0] / 2, b[0] - bs[0] / 2)
  const y = Math.min(a[1] + as[1] / 2, b[1] + bs[1] / 2) - Math.max(a[1] - as[1] / 2, b[1] - bs[1] / 2)
  return x > 0 && y > 0 ? x * y / Math.min(as[0] * as[1], bs[0] * bs[1]) : 0
}

/** Where a box stands that is pushed into the view. @param {Box} box @param {View} view @returns {Point} */
const inView = ({ at, size }, { width, height }) =>
  both((c, k) => Math.min(Math.max(c, size[k] / 2), (k ? height : width) - size[k] / 2), at)

/** How far a box reaches out of the view. @param {Point} at @param {Point} size @param {View} view */
function outside(at, size, view) {
  const left = 26 + size[0] / 2 - at[0], below = at[1] + size[1] / 2 - view.height + 18 // the numbers of the axes stand there
  return Math.max(0, left, at[0] + size[0] / 2 - view.width) / size[0] + Math.max(0, size[1] / 2 - at[1], below) / size[1]
}

/** From a point to the segment p–q. @param {Point} point @param {Point} p @param {Point} q */
function distance([x, y], p, q) {
  const dx = q[0] - p[0], dy = q[1] - p[1], square = dx * dx + dy * dy
  const t = square ? Math.min(1, Math.max(0, ((x - p[0]) * dx + (y - p[1]) * dy) / square)) : 0
  return Math.hypot(x - p[0] - t * dx, y - p[1] - t * dy)
}
