// A matrix as texts that others read: NumPy, LaTeX, MATLAB, and plain cells for a spreadsheet.

import { numpy } from '../copying.js'

/** @import { Known } from '../digits.js' */
/** @import { Copied } from '../types.js' */

/** What each is called, and how its text is made. @type {Record<string, { name: string, write: (matrix: Copied) => string }>} */
export const FORMS = {
  numpy: { name: 'NumPy', write: ({ rows, axes }) => numpy(rows, axes) },
  latex: { name: 'LaTeX', write: matrix => `\\begin{bmatrix}\n${lines(matrix, latex, ' & ', ' \\\\\n')}\n\\end{bmatrix}` },
  matlab: { name: 'MATLAB', write: matrix => `[${lines(matrix, matlab, ' ', '; ')}]` },
  plain: { name: 'Plain', write: matrix => lines(matrix, plain, '\t', '\n') },
}

/** A matrix in a form; what has more than two axes is written for NumPy alone. @param {Copied} matrix @param {string} form */
export function formed(matrix, form) {
  return FORMS[isFlat(matrix) ? form : 'numpy'].write(matrix)
}

/** Whether an array is no more than a matrix. @param {Copied} matrix */
export const isFlat = ({ axes = [] }) => axes.length <= 2

/**
 * The entries of a matrix, row by row; a vector is a column, as on the page.
 * @param {Copied} matrix @param {(value: Known, text?: string) => string} write @param {string} between @param {string} after
 */
function lines({ rows, texts }, write, between, after) {
  return rows.map((row, i) => row.map((value, j) => write(value, texts?.[i][j])).join(between)).join(after)
}

/** @param {Known} value */
function plain(value) {
  if (value === null) return 'nan'
  return Array.isArray(value) ? complex(value, plain) : String(value)
}

/** @param {Known} value */
function matlab(value) {
  if (value === null) return 'NaN'
  return Array.isArray(value) ? complex(value, matlab) : String(value)
}

/** @param {[number, number]} parts @param {(value: number) => string} write */
const complex = ([real, imaginary], write) => `${write(real)}${imaginary < 0 ? '-' : '+'}${write(Math.abs(imaginary))}i`

// ---- LaTeX, in which 1/3 and sqrt(2) stay what they are

const NUMBER = /^-?\d+(?:\.\d+)?$/
const FACTOR = /^(-?)(\d+(?=[/√spπ*]))?\*?(?:sqrt\((\d+)\)|√(\d+)|(pi|π))?(?:\/(\d+))?$/u // 2*sqrt(3)/5, pi/4, 1/3
const NEAR = 4 * Number.EPSILON

/** @param {Known} value @param {string} [text] as it was typed, or is shown */
function latex(value, text = '') {
  if (value === null) return '\\mathrm{nan}'
  return Array.isArray(value) ? complex(value, latex) : typed(text.replaceAll(' ', '').replace('−', '-'), value) ?? digits(value)
}

/** A text that is a number, a fraction, a root or π, unless it stands for another value. @param {string} text @param {number} value */
function typed(text, value) {
  if (NUMBER.test(text)) return Number(text) === value ? text : null
  const [whole, sign, count, root, radical, pi, below] = FACTOR.exec(text) ?? []
  if (!whole) return null
  const under = root ?? radical
  const size = Number(count ?? 1) * (under ? Math.sqrt(Number(under)) : 1) * (pi ? Math.PI : 1) / Number(below ?? 1)
  if (Math.abs((sign ? -size : size) - value) > NEAR * size) return null
  const above = `${count ?? (under || pi ? '' : '1')}${under ? `\\sqrt{${under}}` : ''}${pi ? `${count ? ' ' : ''}\\pi` : ''}`
  return sign + (below ? `\\frac{${above}}{${below}}` : above)
}

/** @param {number} value */
function digits(value) {
  const [digits, power] = String(value).split('e')
  return power ? `${digits} \\cdot 10^{${Number(power)}}` : digits
}
