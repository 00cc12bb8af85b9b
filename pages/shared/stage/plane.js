// The plane in pixels: the only mathematics in the browser is M·x, and cutting lines at the edge of the picture.

/** @import { Maps, Matrix, Point, Points, View } from './types.js' */

const EDGE = 400 // pixels beyond the picture at which lines are cut, so that no coordinate grows without bound

/**
 * M·p for one point, of the plane or of space; without M the point itself.
 * @param {Matrix | undefined} M
 * @param {number} x
 * @param {number} y
 * @param {number | null} [z]
 * @returns {Point}
 */
export function apply(M, x, y, z) {
  if (!M) return [x, y]
  const u = M[0][0] * x + M[0][1] * y, v = M[1][0] * x + M[1][1] * y
  return z ? [u + M[0][2] * z, v + M[1][2] * z] : [u, v]
}

/**
 * The map of a name; without a name there is none.
 * @param {Maps} maps
 * @param {string | undefined} name
 * @returns {Matrix | undefined}
 */
export const mapOf = (maps, name) => name === undefined ? undefined : maps[name]

/**
 * The strokes of points = [xs, ys], in space [xs, ys, zs], under M, in pixels: a list of lists of [x, y], parted where one is null.
 * @param {Points} points
 * @param {Matrix | undefined} M
 * @param {View} v
 */
export function strokes(points, M, v) {
  const [xs, ys, zs] = points
  /** @type {Point[][]} */
  const found = []
  /** @type {Point[] | null} */
  let stroke = null
  for (let k = 0; k < xs.length; k++) {
    const px = xs[k], py = ys[k]
    if (px === null || py === null) { stroke = null; continue }
    if (!stroke) found.push(stroke = [])
    stroke.push(v.toPixel(...apply(M, px, py, zs?.[k])))
  }
  return found
}

/**
 * An SVG path along points under M; `closed` for a filled polygon.
 * @param {Points} points
 * @param {Matrix | undefined} M
 * @param {View} v
 */
export function path(points, M, v, closed = false) {
  let d = ''
  for (const stroke of strokes(points, M, v)) {
    if (closed) { const cut = joined(clippedPolygon(stroke, v)); if (cut) d += cut + 'Z' }
    else for (const piece of clippedLine(stroke, v)) d += joined(piece)
  }
  return d || 'M0,0'
}

/**
 * @param {Point[]} pixels
 */
export function joined(pixels) {
  let d = ''
  for (let k = 0; k < pixels.length; k++) d += (k ? 'L' : 'M') + hundredths(pixels[k][0]) + ',' + hundredths(pixels[k][1])
  return d
}

/**
 * The text of a number to hundredths. Thousands are written in a frame: put together of two texts at hand, each takes a third of the time.
 * @param {number} value
 */
export function hundredths(value) {
  const k = Math.round(value * 100), whole = Math.trunc(k / 100)
  return (k < 0 && !whole ? '-0' : String(whole)) + PARTS[Math.abs(k - 100 * whole)]
}

const PARTS = Array.from({ length: 100 }, (_, k) => k ? String(k / 100).slice(1) : '')

/**
 * @param {Point} pixel
 * @param {View} v
 */
const inside = ([x, y], v) => x >= -EDGE && x <= v.width + EDGE && y >= -EDGE && y <= v.height + EDGE

/**
 * @param {Point[]} stroke
 * @param {View} v
 */
function clippedLine(stroke, v) {
  if (stroke.every(p => inside(p, v))) return [stroke]
  /** @type {Point[][]} */
  const pieces = []
  /** @type {Point[] | null} */
  let piece = null
  for (let k = 1; k < stroke.length; k++) {
    const cut = clippedSegment(stroke[k - 1], stroke[k], v)
    if (!cut) { piece = null; continue }
    if (piece && piece.at(-1) === stroke[k - 1]) piece.push(cut[1])
    else pieces.push(piece = cut)
    if (cut[1] !== stroke[k]) piece = null
  }
  return pieces
}

/**
 * What of a line from p to q is not far beyond the picture; null where nothing is. Liang–Barsky; ends that are inside are returned
 * themselves.
 * @param {Point} p
 * @param {Point} q
 * @param {View} v
 * @returns {[Point, Point] | null}
 */
export function clippedSegment(p, q, v) {
  const dx = q[0] - p[0], dy = q[1] - p[1]
  let from = 0, to = 1
  for (const [d, room] of [[-dx, p[0] + EDGE], [dx, v.width + EDGE - p[0]], [-dy, p[1] + EDGE], [dy, v.height + EDGE - p[1]]]) {
    if (d === 0) { if (room < 0) return null; continue }
    const t = room / d
    if (d < 0) from = Math.max(from, t); else to = Math.min(to, t)
    if (!(from <= to)) return null
  }
  return [from > 0 ? [p[0] + from * dx, p[1] + from * dy] : p, to < 1 ? [p[0] + to * dx, p[1] + to * dy] : q]
}

/**
 * Sutherland–Hodgman against the four edges.
 * @param {Point[]} polygon
 * @param {View} v
 */
function clippedPolygon(polygon, v) {
  if (polygon.every(p => inside(p, v))) return polygon
  const edges = [[0, 1, -EDGE], [0, -1, -(v.width + EDGE)], [1, 1, -EDGE], [1, -1, -(v.height + EDGE)]]
  let kept = polygon
  for (const [axis, sign, bound] of edges) {
    const given = kept
    kept = []
    given.forEach((q, k) => {
      const p = given[(k || given.length) - 1], a = sign * p[axis] - bound, b = sign * q[axis] - bound
      if ((a < 0) !== (b < 0)) { const t = a / (a - b); kept.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]) }
      if (b >= 0) kept.push(q)
    })
  }
  return kept
}

/**
 * The step that a drag snaps to and that an arrow key makes: a tenth, but finer or coarser where the view makes a tenth absurd.
 * @param {number} half
 */
export function step(half) {
  const log = Math.log10(half)
  return 10 ** (log > 2 ? Math.ceil(log - 2 - 1e-9) : Math.min(0, Math.floor(log + 1e-9))) / 10
}

/**
 * value on a multiple of unit, free of binary dust: 0.1 · 3 is 0.3.
 * @param {number} value
 * @param {number} unit
 */
export function rounded(value, unit) {
  const digits = Math.max(0, Math.ceil(-Math.log10(unit) - 1e-9))
  const k = Math.round(value / unit)
  return digits > 20 || unit > 1e15 ? Number((k * unit).toPrecision(12)) + 0 : Number((k * unit).toFixed(digits)) + 0
}

/**
 * Where a grabbed point lands: on a tenth, and on an axis within `near` pixels of it; `free` only rounds to what a pixel can show.
 * @param {Point} point
 * @param {View} v
 * @param {boolean} [free]
 */
export function snapped(point, v, free, near = 9) {
  return both((c, k) => {
    const unit = step(v.halves[k])
    return free ? rounded(c, unit / 100) : Math.abs(c) * v.scales[k] < near ? 0 : rounded(c, unit)
  }, point)
}

/**
 * What becomes of both coordinates of a point.
 * @param {(c: number, k: 0 | 1) => number} of
 * @param {Point} point
 * @returns {Point}
 */
export const both = (of, [x, y]) => [of(x, 0), of(y, 1)]

/**
 * The map of a name: "A B" is B first, then A, "A B − B A" a difference; a single number c stands for c times the identity. A camera is
 * a map of space, 2 × 3.
 * @param {string} name
 * @param {Maps} maps
 */
export function composed(name, maps) {
  return name.split(' − ').map(part => product(part, maps)).reduce((M, N) => M.map((row, i) => row.map((c, j) => c - N[i][j])))
}

/** @param {Matrix} M @param {number} by */
const scaled = (M, by) => M.map(row => row.map(entry => entry * by))

/** @param {string} name @param {Maps} maps */
function product(name, maps) {
  return name.split(' ').map(part => maps[part]).reduceRight((inner, M) => M.length === 1 ? scaled(inner, M[0][0])
    : inner.length === 1 ? scaled(M, inner[0][0])
    : M.map(row => inner[0].map((_, j) => row.reduce((sum, entry, k) => sum + entry * (inner[k]?.[j] ?? 0), 0))))
}

/**
 * The shortest text of a number, never in the form -0.
 * @param {number} value
 */
export const text = value => String(value + 0).replace('e+', 'e')

/**
 * A number as ARIA has numbers, without a power of ten: a very small one reads 0, and a very large one is as far as they go.
 * @param {number} value
 */
export function decimal(value) {
  const plain = String(value + 0)
  return isFinite(value) && !plain.includes('e') ? plain : Math.max(-1e20, Math.min(1e20, value)).toFixed(20)
}
