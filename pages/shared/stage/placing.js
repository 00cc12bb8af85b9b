// Where data stand in space, as core/figures/placing.py has it.

/** @import { Points, Sent } from './types.js' */
/** @import { Figure, Placing } from './wire.js' */

/** Where something along an axis stands. @param {Placing} placing @param {number} axis @param {number} c */
export const along = ({ middle, unit }, axis, c) => (c - middle[axis]) / unit[axis]

/** @param {Placing} placing @param {number[]} row @returns {[number, number, number]} */
export function placed(placing, row) {
  const [x, y, z] = placing.columns.map((column, axis) => along(placing, axis, row[column]))
  return [x, y, z]
}

/** The marks of a figure as they stand between the axes of the one before it. @param {Figure} figure @param {Figure} was */
export function between(figure, was) {
  const { placing: from, around } = figure, { placing: to, around: first } = was
  if (!from || !to) return {}
  const own = figure.moves.slice(around).map((moves, k) => {
    /** @type {Sent} */
    const { points, isStanding } = { ...figure.marks[k + (around ?? 0)], ...moves }
    return points ? { ...moves, points: moved(points, from, to, !!isStanding) } : moves
  })
  return { marks: [...was.marks.slice(0, first), ...figure.marks.slice(around)], moves: [...was.moves.slice(0, first), ...own] }
}

/** @param {Points} points @param {Placing} from @param {Placing} to @param {boolean} isStanding whether the lowest stay on the floor */
function moved(points, from, to, isStanding) {
  const floor = isStanding ? Math.min(...points[2].map(z => z ?? Infinity)) : NaN
  return points.map((row, axis) => row.map(c => {
    return c === null || (axis === 2 && c === floor) ? c : along(to, axis, c * from.unit[axis] + from.middle[axis])
  }))
}
