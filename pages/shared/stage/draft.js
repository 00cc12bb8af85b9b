// The draft: the state as it stands here, ahead of Python's answers: its values, the texts that only Python can read, and what has been
// set since the last question.

import { text as written } from './plane.js'
import { array, isArray, told } from './values.js'

/** @import { Notice, Pressed, Typed, Value, Values } from './wire.js' */

/**
 * What becomes of a part of the state: another number or word; of an array entries by value ([row, column, number], and the text that it
 * was given by, if it was), a text that Python has to read, a row more or one row less; of an action that it is
 * pressed; of a text, from which others may follow, that it says something else.
 * @typedef {number | string} Plain
 * @typedef {{ entries: [number, number, number, string?][] }} ByValue
 * @typedef {{ typed: Omit<Typed, 'array'> }} ByText
 * @typedef {{ add: number[] }} Added
 * @typedef {{ remove: number }} Removed
 * @typedef {{ press: true }} Press
 * @typedef {{ says: string }} Said
 * @typedef {Plain | ByValue | ByText | Added | Removed | Press | Said} Edit
 * @typedef {Record<string, Edit>} Edits
 * @typedef {{ name: string }} Lead a text, each time that it is set
 *
 * What was here when a question was put, for its answer: others may have been put since, the other way.
 * @typedef {object} Moment
 * @property {(Typed | Pressed)[]} typed
 * @property {Lead | null} lead
 * @property {string} leader
 * @property {Record<string, string | undefined>} sizes of the arrays
 * @property {number} edits
 */

export class Draft {
  constructor() {
    /** @type {Values} */
    this.values = {}
    /** @type {(Typed | Pressed)[]} */
    this.typed = [] // texts that only Python can read, until it has, and actions that are pressed
    this.moved = '' // the array, or the text, that has been set, since all was last as Python says
    /** @type {Lead | null} */
    this.lead = null // the text that has been set, until Python has said what follows from it
    this.edits = this.since = 0 // how often it has been changed, and how often it had been when it became another state
    /** @type {Map<string, number>} */
    this.touched = new Map() // at which edit an entry was set, 'A:0,1', or rows of an array have come or gone, 'A'
  }

  /** The texts that stand until they are mended, and those that are still to be read and whole. */
  get final() { return this.typed.filter(typed => typed.final && !(isText(typed) && typed.isRefused)) }

  /** From which the others follow: what has been set last, but a text whose followers are not known yet has them whatever is set since. */
  get leader() { return this.lead?.name ?? this.moved }

  /** What a question says: numbers and choices as they are, arrays by their texts. */
  question() { return Object.fromEntries(Object.entries(this.values).map(([name, value]) => [name, told(value)])) }

  /** What its answer has to know. @returns {Moment} */
  moment() {
    const { typed, lead, leader, edits } = this
    const sizes = Object.fromEntries(Object.entries(this.values).map(([name, value]) => [name, size(value)]))
    return { typed, lead, leader, edits, sizes }
  }

  /**
   * What is here becomes another state, with the texts in it that Python had not read yet.
   * @param {Values} values
   * @param {(Typed | Pressed)[]} typed
   * @param {string} moved
   */
  become(values, typed = [], moved = '') {
    this.values = structuredClone(values)
    this.typed = structuredClone(typed)
    this.moved = moved
    this.since = this.edits += 1
    this.lead = typeof values[moved] === 'string' ? { name: moved } : null
  }

  /** What is here, to be taken back to: the values, and the array that the others follow from. */
  kept() { return { state: structuredClone(this.values), moved: this.leader } }

  /** The values are again what they were. @param {{ state: Values, moved: string }} kept */
  takeBack({ state, moved }) { Object.assign(this, { values: structuredClone(state), moved }) }

  /**
   * Python has answered a question: its state is taken whole, unless the hand has moved on since. Texts that it could not read
   * stay in their fields, and are asked again; so are those of an array whose rows have come or gone since, which it read in other rows.
   * @param {Moment} then when it was put
   * @param {Values} state
   * @param {Notice[]} notices
   * @param {boolean} isNewest whether nothing has changed here since
   * @param {string[]} led what follows from the leader
   */
  answered(then, state, notices, isNewest, led = []) {
    if (then.edits < this.since) return // it is of what was here before
    const again = then.typed.filter(isText).filter(({ array }) => !isNewest && this.isOurs(array, then))
    if (!isNewest) this.merge(then, state)
    if (!isNewest) for (const name of led) this.values[name] = structuredClone(state[name])
    if (isNewest) { this.values = structuredClone(state); this.moved = '' }
    if (this.lead === then.lead) this.lead = null // else the text has been set since
    for (const typed of then.typed.filter(isText)) typed.isRefused = notices.some(({ at, entry }) => entry && isAt(typed, at, ...entry))
    this.typed = this.typed.filter(typed => !then.typed.includes(typed) || (isText(typed) && (typed.isRefused || again.includes(typed))))
  }

  /** Whether rows of an array have come or gone here since. @param {string} name @param {Moment} then */
  isOurs(name, then) { return size(this.values[name]) !== then.sizes[name] || this.isSince(name, then) }

  /** @param {string} name of an array, or of its entry @param {Moment} then */
  isSince(name, then) { return (this.touched.get(name) ?? 0) > then.edits }

  /**
   * The hand has moved on: of an older answer only what it alone can know is taken, the values of typed texts.
   * @param {Moment} then @param {Values} state
   */
  merge(then, state) {
    const read = then.typed.filter(isText).filter(typed => this.typed.includes(typed)) // what an action has made is dropped
    for (const [name, theirs] of Object.entries(read.length ? state : {})) {
      if (size(theirs) !== size(this.values[name]) && !this.isOurs(name, then)) this.values[name] = structuredClone(theirs)
    }
    for (const { array } of read) {
      const ours = this.array(array), theirs = state[array]
      if (this.isOurs(array, then) || !isArray(theirs)) continue
      theirs.text.forEach((row, i) => row.forEach((entry, j) => {
        if (this.isSince(`${array}:${i},${j}`, then)) return
        ours.text[i][j] = entry
        ours.value[i][j] = theirs.value[i][j]
      }))
    }
  }

  // ---- edits

  /**
   * Changes parts of the state.
   * @param {Edits} edits
   * @param {(name: string) => number} limit the largest magnitude that an array takes
   */
  edit(edits, limit) {
    this.edits += 1
    for (const [name, edit] of Object.entries(edits)) {
      if (typeof edit !== 'object') this.values[name] = edit
      else if ('entries' in edit) this.setEntries(name, edit.entries, limit(name))
      else if ('typed' in edit) this.typed = [...this.without(name, edit.typed.row, edit.typed.column), { array: name, ...edit.typed }]
      else if ('press' in edit) this.typed = [...this.typed, { action: name, final: true }]
      else if ('says' in edit) { this.values[name] = edit.says; this.moved = name; this.lead = { name } }
      else if ('add' in edit) this.addRow(name, edit.add)
      else this.removeRow(name, edit.remove)
    }
  }

  /**
   * Sets entries of an array by value: [row, column, number], and the text that it was given by, if it was.
   * @param {string} name
   * @param {[number, number, number, string?][]} entries
   * @param {number} most
   */
  setEntries(name, entries, most) {
    this.moved = name
    const { text: texts, value } = this.array(name)
    for (const [row, column, number, given] of entries) {
      const bounded = Math.min(Math.max(number, -most), most)
      if (given || bounded !== value[row][column]) texts[row][column] = given ?? written(bounded)
      value[row][column] = bounded
      this.touched.set(`${name}:${row},${column}`, this.edits)
      this.typed = this.without(name, row, column)
    }
  }

  /**
   * Adds a row to an array that is a list of points.
   * @param {string} name
   * @param {number[]} numbers
   */
  addRow(name, numbers) {
    const { text: texts, value } = this.array(name), row = value[0].map((_, j) => numbers[j] ?? 0)
    texts.push(row.map(written))
    value.push(row)
    this.touched.set(name, this.edits)
  }

  /**
   * Takes a row away, with what was typed into it.
   * @param {string} name
   * @param {number} row
   */
  removeRow(name, row) {
    const { text: texts, value } = this.array(name)
    this.touched.set(name, this.edits) // the rows after it have other numbers now
    texts.splice(row, 1)
    value.splice(row, 1)
    this.typed = this.typed.filter(typed => !isText(typed) || typed.array !== name || typed.row !== row)
      .map(typed => isText(typed) && typed.array === name && typed.row > row ? { ...typed, row: typed.row - 1 } : typed)
  }

  /**
   * The text that stands in an entry until Python has read it.
   * @param {string} name
   * @param {number} row
   * @param {number} column
   */
  typedAt(name, row, column) { return this.typed.filter(isText).find(typed => isAt(typed, name, row, column)) }

  /** @param {string} name @param {number} row @param {number} column */
  without(name, row, column) { return this.typed.filter(typed => !isText(typed) || !isAt(typed, name, row, column)) }

  /** @param {string} name */
  array(name) { return array(this.values, name) }
}

/**
 * The size of an array in words; nothing of what is no array.
 * @param {Value | undefined} value
 */
const size = value => isArray(value) ? `${value.text.length} × ${value.text[0].length} ${value.axes ?? ''}` : undefined

/** @param {Typed | Pressed} typed @returns {typed is Typed} */
export const isText = typed => 'array' in typed

/** @param {Typed} typed @param {string} array @param {number} row @param {number} column */
const isAt = (typed, array, row, column) => typed.array === array && typed.row === row && typed.column === column
