// Numbers as they are copied, with all digits.

/** @import { Known } from './digits.js' */

/** A matrix as NumPy reads it. @param {Known[][]} rows */
export function numpy(rows) {
  return `np.array([${rows.map(row => `[${row.map(python).join(', ')}]`).join(',\n          ')}])`
}

/** A number as Python reads it. @param {Known} value */
export function python(value) {
  if (value === null) return 'nan'
  if (Array.isArray(value)) return `${value[0]}${value[1] < 0 ? '' : '+'}${value[1]}j`
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}
