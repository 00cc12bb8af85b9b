// Numbers as they are copied, with all digits.

/** @import { Known } from './digits.js' */

/**
 * A matrix as NumPy reads it, or an array of other axes.
 * @param {Known[][]} rows @param {number[]} [axes] how many entries there are along each, unless they are rows and columns
 */
export function numpy(rows, axes) {
  if (axes) return `np.array(${nested(rows.flat(), axes)})`
  return `np.array([${rows.map(row => `[${row.map(python).join(', ')}]`).join(',\n          ')}])`
}

/** @param {Known[]} flat @param {number[]} axes @returns {string} */
function nested(flat, [n, ...axes]) {
  if (n === undefined) return python(flat[0])
  const size = flat.length / n
  return `[${Array.from({ length: n }, (_, k) => nested(flat.slice(k * size, (k + 1) * size), axes)).join(', ')}]`
}

/** A number as Python reads it. @param {Known} value */
export function python(value) {
  if (value === null) return 'nan'
  if (Array.isArray(value)) return `${value[0]}${value[1] < 0 ? '' : '+'}${value[1]}j`
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}
