// What a state holds by name: arrays, numbers and words.

/** @import { ArrayValue, ExampleLink, Value, Values } from './wire.js' */

/** @param {Value | undefined} value @returns {value is ArrayValue} */
export const isArray = value => typeof value === 'object' && value !== null

/** A value as Python is told it: arrays by their texts. @param {Value} value */
export const told = value => !isArray(value) ? value : value.axes ? { text: value.text, axes: value.axes } : value.text

/**
 * A state that is told by what of it differs from another one.
 * @param {Values} from @param {ExampleLink['state']} told @returns {Values}
 */
export const differing = (from, told) => {
  const others = Object.entries(told).map(([name, value]) => [name, read(value)])
  return { ...from, ...Object.fromEntries(others) }
}

/** @param {Value | string[][]} value */
const read = value => Array.isArray(value) ? { text: value, value: value.map(row => row.map(Number)) } : value

/** The array of a name. @param {Values} values @param {string} name */
export function array(values, name) {
  const value = values[name]
  if (!isArray(value)) throw new Error(`${name} is no array`)
  return value
}

/** The number of a name. @param {Values} values @param {string} name */
export function number(values, name) {
  const value = values[name]
  if (typeof value !== 'number') throw new Error(`${name} is no number`)
  return value
}

/** A number, or a word. @param {Values} values @param {string} name */
export function plain(values, name) {
  const value = values[name]
  if (isArray(value)) throw new Error(`${name} is an array`)
  return value
}
