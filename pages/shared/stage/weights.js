// Weights of which a hand moves one: the others are rescaled, so that the decimals of all, as they are written, have the sum that they had.

/** @import { ArrayValue } from './wire.js' */
/** @typedef {[number, number, number, string?]} Entered an entry: its row, its column, its number, and its text, if that is another */

const EXACT = 15 // digits of a sum, in which all is counted
const FINE = 4 // decimals of a weight, to a sum of 1,
const DIGITS = 4 // and the digits that one has at least

/** The sum of weights, without the rounding of sums: 0.1 + 0.2 + 0.7 is 1. What is negative is none. @param {number[]} weights */
export const total = weights => Number(weights.reduce((sum, weight) => sum + Math.max(0, weight), 0).toPrecision(EXACT - 1))

/** The weights of a vector. @param {ArrayValue} vector */
export const weightsOf = ({ value }) => value.map(([weight]) => weight)

/**
 * A vector's entries once one of its weights is another: the others keep their proportions and share what is left of the sum, evenly
 * if they are all 0. The largest of them takes what rounding leaves.
 * @param {ArrayValue} vector as the hand found it @param {number} row @param {number} weight
 * @returns {Entered[]}
 */
export function shared(vector, row, weight) {
  const weights = weightsOf(vector), sum = total(weights), others = weights.flatMap((w, k) => k !== row && w >= 0 ? [k] : [])
  if (weight === weights[row]) return weights.map((w, k) => [k, 0, w, vector.text[k][0]])
  if (!(sum > 0) || !others.length) return sum > 0 ? [] : [[row, 0, weight]]
  const size = Math.ceil(Math.log10(sum)), places = Math.max(0, EXACT - size), least = Math.max(0, FINE - size)
  /** @param {number} number */
  const units = number => Math.round(number * 10 ** places)
  const left = units(sum) - units(weight), rest = total(others.map(k => weights[k]))
  const largest = others.reduce((best, k) => weights[k] > weights[best] ? k : best, others[0])
  let over = left
  /** @type {Entered[]} */
  const entered = [[row, 0, weight]]
  for (const k of others.filter(k => k !== largest)) {
    const share = Number(`${left}e-${places}`) * (rest ? weights[k] / rest : 1 / others.length)
    const decimals = share > 0 ? Math.min(places, Math.max(least, DIGITS - 1 - Math.floor(Math.log10(share)))) : 0
    const number = Number(share.toFixed(decimals)), isLost = left > 0 && weights[k] > 0 && !units(number) // it counts in no sum
    over -= isLost ? 0 : units(number)
    entered.push(isLost ? [k, 0, weights[k], vector.text[k][0]] : [k, 0, number])
  }
  return [...entered, [largest, 0, Number(`${over}e-${places}`)]]
}
