// The door: the one way in which a hand changes the state: it edits, perhaps what it holds, and releases. What a change has to end ends
// here: a film, and what a hand has grabbed.

import { Draft } from './draft.js'
import { History } from './history.js'

const VIEW = 'view' // how much a picture shows of the plane: a film goes on in it

export class Door {
  constructor(stage) {
    Object.assign(this, { stage, draft: new Draft(), history: null, opened: null })
    this.held = '' // the name of what a hand holds: nothing of Python's may overwrite it
  }

  /** A visit begins, with the state that the page opens with. */
  open(state) {
    this.opened = structuredClone(state)
    this.history = new History(state)
  }

  /**
   * Changes parts of the state, by name: {t: 1, path: 'svd'}, and of an array {A: {entries: [[row, column, number, text?], …]}},
   * {A: {typed: {row, column, text, …}}} for what only Python can read, {P: {add: numbers}}, {P: {remove: row}}, {find: {press: true}}.
   * It is final at once, unless a hand holds something or is still typing.
   */
  edit(edits, isFinal = true) {
    const { stage, draft } = this, rows = Object.entries(edits).filter(([, edit]) => isOfRows(edit))
    const why = rows.map(([name, edit]) => this.whyNot(name, edit)).find(Boolean)
    if (why) return stage.tools.tell(why)
    if (rows.length) this.lose() // the rows have other numbers now
    this.endFilm(edits)
    draft.edit(edits, name => stage.limit(name))
    this.hasEdited = true
    if (isFinal && !this.held) this.settle()
    else this.ask()
    for (const [name, edit] of rows) stage.handles.changed(name, edit)
  }

  /** A hand takes hold of a part of the state, until it releases it. */
  hold(name) {
    if (!this.held) Object.assign(this, { before: structuredClone(this.draft.values), hasEdited: false })
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
    if (this.held && this.hasEdited) Object.assign(this.draft.values, this.before)
    this.release()
  }

  /** What is held is no longer there to be held. */
  lose() {
    this.stage.handles.drop()
    this.held = ''
  }

  /** Goes to a state: given as texts, choices, and texts that Python had not read yet. */
  go({ state, typed = [] } = {}) {
    if (!state) return
    this.forget()
    this.draft.become(state, typed)
    this.settle()
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
    this.history.push(this.draft.values, this.draft.final, key)
    this.ask()
  }

  ask() {
    this.stage.due()
    this.stage.exchange.loop.ask()
  }

  /** A change of anything else ends the film, at the moment at rest unless the page stays at its own. */
  endFilm(edits) {
    const { spec } = this.stage.player
    if (!spec || Object.keys(edits).every(name => [spec.time, spec.choice, VIEW].includes(name))) return
    this.stage.player.rest()
    if (!spec.stays) this.draft.values[spec.time] = spec.rest
  }

  /** Why rows cannot be added to an array, or taken away. */
  whyNot(name, { add }) {
    const { length } = this.draft.values[name].value, { rows: most } = this.stage.spec(name)
    if (add) return length >= most ? `There is room for ${most} points here.` : ''
    return length < 2 ? 'The last point stays.' : ''
  }
}

const isOfRows = edit => typeof edit === 'object' && ('add' in edit || 'remove' in edit)
