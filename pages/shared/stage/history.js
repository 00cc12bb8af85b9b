// The states that undo and redo walk through, each with what Python had not answered yet: texts to be read, and the array whose move
// others follow.

import { told } from './values.js'

/** @import { Pressed, Typed, Values } from './wire.js' */
/** @typedef {{ state: Values, typed: (Typed | Pressed)[], moved: string }} Entry */

const LONGEST = 50
const TOGETHER = 1000 // ms within which presses of a key are one step

/** @param {Entry} entry */
const texts = ({ state, typed }) => JSON.stringify([Object.entries(state).map(([name, value]) => [name, told(value)]), typed])

export class History {
  /** @param {Values} first */
  constructor(first) {
    /** @type {Entry[]} */
    this.entries = [{ state: structuredClone(first), typed: [], moved: '' }]
    this.at = 0
    this.key = '' // that of the last entry,
    this.since = 0 // and when it was pressed
  }

  /**
   * Remembers a state, unless it is the one we are at; what was undone is gone then. key names the key and what it moves, if it was one:
   * presses of it that follow each other are one step.
   * @param {Values} state
   * @param {(Typed | Pressed)[]} typed
   * @param {string} key
   * @param {string} moved
   */
  push(state, typed = [], key = '', moved = '') {
    const entry = structuredClone({ state, typed, moved }), now = performance.now()
    if (texts(entry) === texts(this.current())) return
    const isOne = key && key === this.key && now - this.since < TOGETHER
    Object.assign(this, { key, since: now })
    this.entries = [...this.entries.slice(0, this.at + (isOne ? 0 : 1)), entry].slice(-LONGEST - 1)
    if (isOne && texts(entry) === texts(this.entries[this.entries.length - 2])) { this.entries.pop(); this.key = '' } // back where it began
    this.at = this.entries.length - 1
  }

  /**
   * Puts what Python has made of an entry in its place; where that is what was there before, there is no step.
   * @param {Entry} asked
   * @param {Values} state
   */
  settle(asked, state) {
    const at = this.entries.indexOf(asked)
    if (at < 0) return
    const entry = structuredClone({ state, typed: [], moved: '' }), isNothing = at > 0 && texts(entry) === texts(this.entries[at - 1])
    this.entries.splice(at, 1, ...(isNothing ? [] : [entry]))
    if (!isNothing || at > this.at) return
    this.at -= 1
    this.key = '' // a press that follows is a step of its own
  }

  current() { return this.entries[this.at] }
  get canUndo() { return this.at > 0 }
  get canRedo() { return this.at < this.entries.length - 1 }
  undo() { this.key = ''; return this.canUndo ? this.entries[--this.at] : undefined }
  redo() { this.key = ''; return this.canRedo ? this.entries[++this.at] : undefined }
}
