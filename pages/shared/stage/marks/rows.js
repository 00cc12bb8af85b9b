// The rows of a named array as dots: they are where the hand puts them.

import { placed } from '../placing.js'
import { array } from '../values.js'
import { Dots } from './dots.js'

/** @import { Points, Scene } from '../types.js' */

/**
 * @typedef {object} RowsSent
 * @property {string} name
 * @property {string} role
 * @property {'rows'} kind
 * @property {string} follows the named array
 * @property {string} [map] in space, the camera
 */

/** @extends {Dots<RowsSent>} */
export class Rows extends Dots {
  get rows() { return this.sent.follows }

  /** @param {Scene} scene @returns {Points} */
  at({ state, placing }) {
    const { value } = array(state, this.sent.follows)
    if (!placing) return [value.map(row => row[0]), value.map(row => row[1])]
    const places = value.map(row => placed(placing, row))
    return [0, 1, 2].map(axis => places.map(place => place[axis]))
  }
}
