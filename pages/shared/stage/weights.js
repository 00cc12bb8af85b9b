// Weights of which a hand moves one: the others are rescaled, so that the decimals of all, as they are written, have the sum that they had.

import { array } from './values.js'

/** @import { Stage } from './stage.js' */
/** @import { ArrayValue, Values } from './wire.js' */
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
 * if they are all 0. The largest of them takes what rounding leaves; of equal ones that have all of a whole sum none does: they are
 * fractions, such as 1/3.
 * @param {ArrayValue} vector as the hand found it @param {number} row @param {number} weight
 * @returns {Entered[]}
 */
export function shared(vector, row, weight) {
  const weights = weightsOf(vector), sum = total(weights), others = weights.flatMap((w, k) => k !== row && w >= 0 ? [k] : [])
  if (weight === weights[row]) return weights.map((w, k) => [k, 0, w, vector.text[k][0]])
  if (!(sum > 0) || !others.length) return sum > 0 ? [] : [[row, 0, weight]]
  const { places, units, number: counted } = counting(sum), least = Math.max(0, FINE - EXACT + places)
  const left = units(sum) - units(weight), rest = total(others.map(k => weights[k]))
  const each = counted(left) / others.length, isEven = others.every(k => weights[k] === weights[others[0]])
  if (!weight && isEven && Number.isInteger(counted(left)) && units(Number(each.toFixed(FINE))) * others.length !== left) {
    return [[row, 0, weight], ...others.map(k => /** @type {Entered} */ ([k, 0, each, fraction(counted(left), others.length)]))]
  }
  const largest = others.reduce((best, k) => weights[k] > weights[best] ? k : best, others[0])
  let over = left
  /** @type {Entered[]} */
  const entered = [[row, 0, weight]]
  for (const k of others.filter(k => k !== largest)) {
    const share = counted(left) * (rest ? weights[k] / rest : 1 / others.length)
    const decimals = share > 0 ? Math.min(places, Math.max(least, DIGITS - 1 - Math.floor(Math.log10(share)))) : 0
    const number = Number(share.toFixed(decimals)), isLost = left > 0 && weights[k] > 0 && !units(number) // it counts in no sum
    over -= isLost ? 0 : units(number)
    entered.push(isLost ? [k, 0, weights[k], vector.text[k][0]] : [k, 0, number])
  }
  return [...entered, [largest, 0, counted(over)]]
}

/** A fraction of whole numbers, in lowest terms. @param {number} above @param {number} below */
function fraction(above, below) {
  let [a, b] = [above, below]
  while (b) [a, b] = [b, a % b]
  return a === below ? String(above / below) : `${above / a}/${below / a}`
}

/** How a sum is counted: in units of its last decimal. @param {number} sum */
function counting(sum) {
  const places = Math.max(0, EXACT - Math.ceil(Math.log10(sum)))
  return {
    places,
    /** @param {number} number */
    units: number => Math.round(number * 10 ** places),
    /** @param {number} units */
    number: units => Number(`${units}e-${places}`),
  }
}

/** Weights of a sum, by shares that are 1 in all; the largest takes what rounding leaves. @param {number} sum @param {number[]} shares */
export function parted(sum, shares) {
  const { units, number } = counting(sum), largest = shares.indexOf(Math.max(...shares))
  const weights = shares.map(share => Number((share * sum).toPrecision(EXACT - 3)))
  weights[largest] = number(weights.reduce((left, weight, k) => k === largest ? left : left - units(weight), units(sum)))
  return weights
}

/** The vector that a hand moves: as the hand found it, or as it was when it left off where the hand has found it. */
export class Begun {
  /** @type {ArrayValue | null} */
  found = null
  left = '' // what it was moved to
  /** @type {Values | null} */
  before = null // the state that the hand took hold of

  /** @param {Stage} stage @param {string} name */
  constructor(stage, name) {
    this.stage = stage
    this.name = name
  }

  get vector() {
    const { door, state } = this.stage, before = door.held ? door.before.state : null
    if (this.found && before && before === this.before) return this.found
    const vector = array(before ?? state, this.name)
    if (!this.found || String(vector.text) !== this.left) this.found = structuredClone(vector)
    this.before = before
    return this.found
  }

  /** It has been moved. */
  leave() { this.left = String(array(this.stage.state, this.name).text) }
}
