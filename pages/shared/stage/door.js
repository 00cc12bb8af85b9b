// The door: the one way in which a hand changes the state: it edits, perhaps what it holds, and releases. What a change has to end ends
// here: a film, and what a hand has grabbed.

import { Draft } from './draft.js'
import { History } from './history.js'
import { array } from './values.js'

/** @import { Added, Edit, Edits, Removed } from './draft.js' */
/** @import { Entry } from './history.js' */
/** @import { Stage } from './stage.js' */
/** @import { Values } from './wire.js' */

const VIEW = 'view' // how much a picture shows of the plane: a film goes on in it

export class Door {
  /** @type {Values} */ opened // what a visit began with
  /** @type {History} */ history
  /** @type {Pick<Entry, 'state' | 'moved'>} */ before // what was there when a hand took hold
  hasEdited = false // since it did, or since the state was last one that is kept

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    this.draft = new Draft()
    this.held = '' // the name of what a hand holds: nothing of Python's may overwrite it
  }

  /** A visit begins, with the state that the page opens with. @param {Values} state */
  open(state) {
    this.opened = structuredClone(state)
    this.history = new History(state)
  }

  /**
   * Changes parts of the state, by name: {t: 1, path: 'svd'}, and of an array {A: {entries: [[row, column, number, text?], …]}},
   * {A: {typed: {row, column, text, …}}} for what only Python can read, {P: {add: numbers}}, {P: {remove: row}}, {find: {press: true}}.
   * It is final at once, unless a hand holds something or is still typing.
   * @param {Edits} edits
   */
  edit(edits, isFinal = true) {
    const { stage, draft } = this, rows = Object.entries(edits).filter(isOfRows)
    const why = rows.map(([name, edit]) => this.whyNot(name, edit)).find(Boolean)
    if (why) return stage.tools.tell(why)
    if (rows.length) this.lose() // the rows have other numbers now
    this.endFilm(edits)
    draft.edit(edits, name => stage.arraySpec(name).limit)
    this.hasEdited = true
    if (isFinal && !this.held) this.settle()
    else this.ask()
    for (const [name, edit] of rows) stage.handles.changed(name, edit)
  }

  /** A hand takes hold of a part of the state, until it releases it. @param {string} name */
  hold(name) {
    if (!this.held) { this.before = this.draft.kept(); this.hasEdited = false }
    this.held = name
  }

  /** The hand lets go, or a key that is named; where nothing has been changed, nobody hears of it. */
  release(key = '') {
    if (!this.held) return
    this.held = ''
    if (this.hasEdited) this.settle(key)
    else this.stage.due()
  }

  /** The hand lets go, and what it has changed is as it was. */
  takeBack() {
    if (this.held && this.hasEdited) this.draft.takeBack(this.before)
    this.release()
  }

  /** What follows from a text has come: a hand that holds meanwhile goes on from there. @param {string[]} led */
  follow(led) {
    if (!this.held) return
    const come = structuredClone(Object.fromEntries(led.map(name => [name, this.draft.values[name]])))
    this.before = { ...this.before, state: { ...this.before.state, ...come } }
  }

  /** What is held is no longer there to be held. */
  lose() {
    this.stage.handles.drop()
    this.stage.handles.picking.drop()
    this.held = ''
  }

  /**
   * Goes to a state, with the texts in it that Python had not read yet; to none stays. key as in release().
   * @param {Pick<Entry, 'state'> & Partial<Entry>} [entry]
   */
  go(entry, key = '') {
    if (!entry) return
    this.forget()
    this.draft.become(entry.state, entry.typed, entry.moved)
    this.settle(key)
  }

  undo() { this.go(this.history.undo()) }
  redo() { this.go(this.history.redo()) }
  reset() { this.go({ state: this.opened }) }

  /** Drops what is under way here: the state comes from elsewhere. */
  forget() {
    const { fields, player, pictures } = this.stage
    this.lose()
    fields.forget()
    player.rest()
    pictures.forget()
  }

  // ---- what follows a change

  /** A state that is to be kept: for undo, for the address. */
  settle(key = '') {
    this.stage.exchange.released()
    this.history.push(this.draft.values, this.draft.final, key, this.draft.leader)
    this.hasEdited = false
    this.ask()
  }

  ask() {
    this.stage.due()
    this.stage.exchange.ask()
  }

  /** A change of anything else ends the film, at the moment at rest unless the page stays at its own. @param {Edits} edits */
  endFilm(edits) {
    const { spec } = this.stage.player
    if (!spec || Object.keys(edits).every(name => [spec.time, spec.choice, VIEW].includes(name))) return
    this.stage.player.rest()
    if (!spec.stays) this.draft.values[spec.time] = spec.rest
  }

  /** Why rows cannot be added to an array, or taken away. @param {string} name @param {Added | Removed} edit */
  whyNot(name, edit) {
    const { length } = array(this.draft.values, name).value, { rows: most } = this.stage.arraySpec(name)
    if ('add' in edit) return length >= most ? `There is room for ${most} points here.` : ''
    return length < 2 ? 'The last point stays.' : ''
  }
}

/** @param {[string, Edit]} named @returns {named is [string, Added | Removed]} */
const isOfRows = named => typeof named[1] === 'object' && ('add' in named[1] || 'remove' in named[1])
