// The ends of a scale, 0 and ∞, where they have names.

/** @typedef {{ zero: string, infinity: string }} Ends what 0 and ∞ are called; nothing where they are no ends */

export const INFINITY = 'inf' // what stands for ∞ in the state and on the wire: JSON has no such number

const INFINITIES = [INFINITY, '∞', '+inf', 'infinity'] // and what is read as it

/** The value of an end that a text names; undefined where it names none. @param {Ends} ends @param {string} text */
export function named({ zero, infinity }, text) {
  const word = text.trim()
  if (zero && (word === zero || (word && Number(word) === 0))) return 0
  return infinity && (word === infinity || INFINITIES.includes(word.toLowerCase())) ? INFINITY : undefined
}

/** Where on a slider they are; nothing where there are none. @param {Ends} ends */
export function where({ zero, infinity }) {
  const left = zero && `left end: ${zero}`, right = infinity && `right end: ${infinity}`
  return [left, right].filter(Boolean).join(', ').replace(/^./, first => first.toUpperCase())
}

/**
 * What is written for a value, and said of it; written(value) is that of any other.
 * @param {Ends} ends @param {string | number} value @param {(value: number) => string} written
 */
export function words({ zero, infinity }, value, written = String) {
  if (value === INFINITY && infinity) return infinity
  return typeof value === 'string' ? value : value === 0 && zero ? zero : written(value)
}
