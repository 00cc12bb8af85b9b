// The rows of a named array as dots: they are where the hand puts them.

import { array } from '../values.js'
import { Dots } from './dots.js'

/** @import { Scene } from '../types.js' */

/**
 * @typedef {object} RowsSent
 * @property {string} name
 * @property {string} role
 * @property {'rows'} kind
 * @property {string} follows the named array
 */

/** @extends {Dots<RowsSent>} */
export class Rows extends Dots {
  get rows() { return this.sent.follows }

  /** @param {Scene} scene */
  at({ state }) {
    const { value } = array(state, this.sent.follows)
    return [value.map(row => row[0]), value.map(row => row[1])]
  }
}
