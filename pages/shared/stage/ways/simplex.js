// Wherever in a triangle: the handle is a vector of three weights, which keep their sum, and each is all of it at its corner.

import { arrow } from '../keys.js'
import { read } from '../pointing.js'
import { array } from '../values.js'
import { Begun, parted, shared, total, weightsOf } from '../weights.js'
import { Plane } from './plane.js'

/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @import { HandleSpec, Point, Spot } from '../types.js' */
/** @typedef {[number, number, number]} Shares of the three weights, 1 in all */

/** @type {Record<string, number>} */
const LEAPS = { PageUp: 10, PageDown: -10 }
const STEP = 0.01 // of the sum, for a key and for a hand
const FREE = 0.001
const NEAR = 8 // pixels from where all are equal at which they become so

const KEYS = 'Arrow keys move it by 0.01, with Shift 0.1, with Alt 0.001; Page Up and Page Down by 0.1.'

export class Simplex extends Plane {
  /** @param {HandleSpec} spec @returns {HandleSpec[]} */
  static each(spec) { return [{ ...spec, help: KEYS }] }

  /** @param {Stage} stage @param {Picture} picture @param {HandleSpec} spec */
  constructor(stage, picture, spec) {
    super(stage, picture, spec)
    this.begun = new Begun(stage, this.array)
  }

  /** The weights. @returns {Shares} */
  get place() {
    const [a, b = NaN, c = NaN] = weightsOf(array(this.stage.state, this.array))
    return [a, b, c]
  }

  /** @returns {Point} */
  get at() { return this.where(this.place) }

  /** Where weights are. @param {number[]} weights @returns {Point} */
  where(weights) {
    const sum = total(weights), [xs, ys] = this.own.corners ?? [[], []]
    /** @param {number[]} corners */
    const mean = corners => weights.reduce((mean, weight, k) => mean + weight / sum * corners[k], 0)
    return [mean(xs), mean(ys)]
  }

  /** The shares at the point of the triangle that is nearest to one. @param {Point} point @returns {number[]} */
  shares([x, y]) {
    const { corners: [[ax, bx, cx], [ay, by, cy]] = [[], []] } = this.own, area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    const b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area, c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
    const found = [1 - b - c, b, c]
    if (Math.min(...found) >= 0) return found
    const sides = [[0, 1], [1, 2], [2, 0]].map(([from, to]) => this.beside([x, y], from, to))
    return sides.reduce((best, side) => side.far < best.far ? side : best).shares
  }

  /** The shares at the point of a side that is nearest to one. @param {Point} point @param {number} from @param {number} to */
  beside([x, y], from, to) {
    const [xs, ys] = this.own.corners ?? [[], []], dx = xs[to] - xs[from], dy = ys[to] - ys[from]
    const part = Math.min(1, Math.max(0, ((x - xs[from]) * dx + (y - ys[from]) * dy) / (dx * dx + dy * dy)))
    const shares = xs.map((_, k) => k === to ? part : k === from ? 1 - part : 0)
    return { shares, far: Math.hypot(x - xs[from] - part * dx, y - ys[from] - part * dy) }
  }

  /** @param {Spot} place */
  put(place) {
    const { vector } = this.begun, sum = total(weightsOf(vector)), isWas = place.every((weight, k) => weight === vector.value[k][0])
    const third = sum % 3 ? `${sum}/3` : String(sum / 3), isEven = Number.isInteger(sum) && place.every(weight => weight === sum / 3)
    /** @param {number} k @returns {[string?]} */
    const text = k => isWas ? [vector.text[k][0]] : isEven ? [third] : []
    this.edit({ entries: place.map((weight = 0, k) => [k, 0, weight, ...text(k)]) })
    this.begun.leave()
  }

  /** @param {Point} point @param {boolean} isFree @returns {Shares} */
  landing(point, isFree) {
    const was = weightsOf(this.begun.vector), sum = total(was), even = was.map(() => sum / 3), { view } = this.picture
    if (!(sum > 0)) return this.place
    const shares = this.shares(point), at = view.toPixel(...this.where(shares))
    /** @param {number[]} weights */
    const isNear = weights => {
      const [x, y] = view.toPixel(...this.where(weights))
      return Math.hypot(x - at[0], y - at[1]) < NEAR / (weights === was ? 2 : 1)
    }
    const stop = isFree ? undefined : [was, even].find(isNear)
    return triple(stop ?? parted(sum, whole(shares, isFree ? FREE : STEP)))
  }

  /** Left and right from the first to the second; up and down the third, which the others make room for. @param {KeyboardEvent} event */
  moved(event) {
    const by = arrow(event), steps = LEAPS[event.key] ?? (by ? by.along * by.times : 0), isAcross = !!by?.to[0]
    const now = this.place, sum = total(now), step = steps * STEP * sum
    if (!steps || !(sum > 0)) return null
    if (isAcross) {
      const most = step > 0 ? now[0] : now[1], part = Math.min(Math.abs(step), most) * Math.sign(step)
      return triple(parted(sum, [now[0] - part, now[1] + part, now[2]].map(weight => weight / sum)))
    }
    const third = Math.min(sum, Math.max(0, Number((now[2] + step).toPrecision(12)))), found = [...now]
    for (const [k, , weight] of shared(array(this.stage.state, this.array), 2, third)) found[k] = weight
    return triple(found)
  }

  get told() {
    const { place, own: { names = [] } } = this, sum = total(place)
    const words = place.map((weight, k) => `${names[k] ?? k + 1}: ${read(weight / sum)}`)
    return { least: 0, most: 1, now: Number((place[0] / sum).toPrecision(12)), words: words.join(', ') }
  }
}

/** @param {number[]} weights @returns {Shares} */
const triple = ([a, b, c]) => [a, b, c]

/** Shares as multiples of a unit that are 1 in all, those that lose most by it rounded up. @param {number[]} shares @param {number} unit */
function whole(shares, unit) {
  const most = Math.round(1 / unit), counts = shares.map(share => Math.floor(share * most + 1e-9))
  const order = shares.map((_, k) => k).sort((a, b) => shares[b] * most - counts[b] - shares[a] * most + counts[a])
  const short = most - counts.reduce((sum, count) => sum + count, 0)
  for (const k of order.slice(0, short)) counts[k] += 1
  return counts.map(count => count / most)
}
