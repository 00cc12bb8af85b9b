// Where rows of an array stand in space, as core/figures/placing.py has it.

/** @import { Placing } from './wire.js' */

/** @param {Placing} placing @param {number[]} row @returns {[number, number, number]} */
export function placed({ columns, middle, unit }, row) {
  const [x, y, z] = columns.map((column, k) => (row[column] - middle[k]) / unit[k])
  return [x, y, z]
}
