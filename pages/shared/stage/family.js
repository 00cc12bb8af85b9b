// Families of points: for some values of a number Python says them all, and for what lies between two of these they are put between.

import { INFINITY } from './ends.js'
import { plain } from './values.js'

/** @import { Points } from './types.js' */
/** @import { Values } from './wire.js' */

/**
 * @typedef {object} Family
 * @property {number[]} numbers rising; one less than points where the last stand for ∞
 * @property {number[][][]} points of each their x and their y
 * @property {boolean} isQuarter whether three quarter turns make a closed curve of them
 */

/**
 * @typedef {object} MemberSent
 * @property {string} family the name of a family
 * @property {string | number} number for which its points are meant
 * @property {string} [follows] the number of the state that it is
 */

export class Member {
  /** @type {{ sought: string | number, points: Points } | null} */
  found = null // the same points as long as the number is the same

  /** @param {MemberSent} sent @param {Family} family */
  constructor(sent, family) {
    this.sent = sent
    this.family = family
  }

  /** @param {MemberSent} sent @param {Family} family */
  take(sent, family) {
    this.sent = sent
    if (this.family !== family) this.found = null
    this.family = family
    return this
  }

  /** Its points as the state stands. @param {Values} state */
  points(state) {
    const { number, follows } = this.sent, sought = follows ? plain(state, follows) : number
    if (this.found?.sought !== sought) this.found = { sought, points: points(this.family, sought === INFINITY ? Infinity : Number(sought)) }
    return this.found.points
  }
}

/** @param {Family} family @param {number} number @returns {Points} */
export function points({ numbers, points: all, isQuarter }, number) {
  const k = numbers.findIndex(one => one >= number)
  if (k <= 0) return whole(all[k < 0 ? all.length - 1 : 0], isQuarter)
  const share = (number - numbers[k - 1]) / (numbers[k] - numbers[k - 1])
  return whole(all[k - 1].map((row, axis) => row.map((c, j) => c + share * (all[k][axis][j] - c))), isQuarter)
}

/** @param {number[][]} points @param {boolean} isQuarter @returns {Points} */
function whole([xs, ys], isQuarter) {
  if (!isQuarter) return [xs, ys]
  /** @param {number[]} row */
  const less = row => row.map(c => -c)
  return [[...xs, ...less(ys), ...less(xs), ...ys, xs[0]], [...ys, ...xs, ...less(ys), ...less(xs), ys[0]]]
}
