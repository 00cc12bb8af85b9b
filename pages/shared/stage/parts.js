// Parts: an answer that came in pieces, of which those that were here already are only named.

/** @import { Answer, Told } from './wire.js' */
/** @typedef {Map<string, unknown>} Parts what pieces hold, by their names */

/**
 * The answer that a message tells, and the pieces of which it is made.
 * @param {Told} told
 * @param {Parts} had the pieces that were here when it was asked
 * @returns {[answer: Answer, parts: Parts]}
 */
export function joined({ answer, parts: come }, had) {
  /** @type {Parts} */
  const parts = new Map()
  /** @param {string} name */
  const piece = name => {
    const found = had.has(name) ? had.get(name) : come[name] // what was here stays the thing that it is
    parts.set(name, found)
    return found
  }
  /** @param {any} value @returns {any} */
  const whole = value => {
    if (Array.isArray(value)) return value.map(whole)
    if (value === null || typeof value !== 'object') return value
    if (typeof value['=#'] === 'string') return piece(value['=#'])
    if (Array.isArray(value['=+'])) return value['=+'].flatMap(whole)
    if (value['=|']) return woven(whole(value['=|']))
    const { '=&': rest, ...own } = value
    if (rest) return { ...whole(rest), ...whole(own) }
    for (const name in value) value[name] = whole(value[name])
    return value
  }
  return [whole(answer), parts]
}

/**
 * Things of which is told what all of them have first, and so on; or rows of such.
 * @param {any} columns of a list, by place or by name @returns {any[]}
 */
function woven(columns) {
  const names = Object.keys(columns), isList = Array.isArray(columns)
  return columns[names[0]].map((/** @type {any} */ first, /** @type {number} */ k) => {
    if (!isList) return Object.fromEntries(names.map(name => [name, columns[name][k]]))
    const thing = columns.map(column => column[k])
    return Array.isArray(first) ? woven(thing) : thing
  })
}
