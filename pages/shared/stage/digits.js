// All digits of numbers, for texts that show a few of them.

/** @typedef {number | [number, number] | null} Known a number, of a complex one both parts; null where it is not known */

const SURE = 15 // digits: what differs from a text only beyond them is what the text says
const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** @param {number} k */
export const high = k => (k < 0 ? '⁻' : '') + [...String(Math.abs(k))].map(digit => HIGH[+digit]).join('')

/** A number to as many digits as anybody would hear. @param {number} value */
export const heard = value => Number(value.toPrecision(6))

/** A number as the page writes it, with all digits. @param {number} value */
export function written(value) {
  const [digits, power] = String(value).replace(/^-/, '−').split('e')
  return power ? `${digits}·10${high(+power)}`.replace(/^(−?)1·/, '$1') : digits
}

/**
 * All digits of what a text shows; none where they stand there, or where the text is 0, as there is only rounding.
 * @param {number | number[] | null | undefined} value @param {string} text
 */
export function full(value, text) {
  const [, sign = '', shown = '', unit = ''] = /^(≈ )?(.*?)(\s?[°%])?$/u.exec(text) ?? []
  if (value == null) return ''
  const all = Array.isArray(value) ? several(value, shown) : one(unit.endsWith('%') ? 100 * value : value, shown)
  return all === shown ? '' : `${sign}${all}${unit}`
}

/** @param {number} value @param {string} shown */
const one = (value, shown) => shown === '0' || written(Number(value.toPrecision(SURE))) === shown ? shown : written(value)

/** The parts of a complex number, or of a point. @param {number[]} values @param {string} shown */
function several(values, shown) {
  if (shown.endsWith('i')) return complex(shown, values)
  const texts = shown.replace(/[()]/g, '').split(', '), all = values.map((value, k) => one(value, texts[k] ?? '')).join(', ')
  return shown.startsWith('(') ? `(${all})` : all
}

/** @param {string} shown @param {number[]} parts */
function complex(shown, [real, imaginary]) {
  const [, left = '', between = '', minus = '', right = ''] = /^(?:(\S*) ([+−]) |(−?))(\S*)i$/u.exec(shown) ?? []
  const turn = one(Math.abs(imaginary), right || '1').replace(/^1$/, '')
  return left ? `${one(real, left)} ${between} ${turn}i` : `${minus}${turn}i`
}
