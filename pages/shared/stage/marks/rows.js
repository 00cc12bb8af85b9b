// The rows of a named array as dots: they are where the hand puts them.

import { Dots } from './dots.js'

/**
 * @typedef {object} RowsSent
 * @property {string} name
 * @property {string} role
 * @property {'rows'} kind
 * @property {string} follows the named array
 */
export class Rows extends Dots {
  at({ state }) {
    const { value } = state[this.sent.follows]
    return [value.map(row => row[0]), value.map(row => row[1])]
  }
}
