// The stage: named arrays and choices, their views, and the loop with Python.
//
// Whatever changes an array (a handle, a field, undo, an example) goes through change(); whatever shows it is a view with
// a draw(). Python's answers come in through take(); they win over what is here unless the hand has moved on since.

import { History } from './history.js'
import { Loop } from './loop.js'
import { Picture } from './picture.js'
import { Handles } from './handles.js'
import { Fields } from './fields.js'
import { Player } from './player.js'
import { Words } from './words.js'
import { Tools } from './tools.js'
import { el, show } from './dom.js'
import { text } from './plane.js'

export class Stage {
  /** runWhole asks Streamlit to run the whole page, and not only the fragment that answers. */
  constructor(page, runWhole) {
    Object.assign(this, { page, runWhole })
    this.blobs = {} // what never changes, by key: Python sends it once
    this.state = null // {name: {text: rows of texts, value: rows of numbers} | choice}
    this.answer = null // the last answer that was drawn
    this.typed = null // a text that only Python can read: {array, row, column, text}
    this.held = null // what is being moved: {array, column}, and nothing of Python's may overwrite it
    this.drawn = 0
    this.released = false // whether the next question is one of a hand that has let go
    this.loop = new Loop(seq => this.put(seq), late => this.late(late), busy => this.root?.setAttribute('aria-busy', busy))
  }

  belongsTo(answer) { return this.epoch?.split('.')[0] === answer.epoch.split('.')[0] }

  mount(root, setState) {
    this.setState = setState
    if (this.root === root && root.firstChild) return
    this.isGone = false
    this.root = root
    this.build()
  }

  unmount(root) {
    if (this.root !== root) return
    this.isGone = true
    this.loop.stop()
    this.picture.unmount()
    removeEventListener('keydown', this.keys)
  }

  build() {
    const head = el('header', { class: 'head' }, this.title = el('h1'))
    const left = el('section', { class: 'left', 'aria-label': 'Picture' })
    const right = el('section', { class: 'right', 'aria-label': 'Numbers' })
    this.root.replaceChildren(
      head,
      this.lateNotice = el('p', { class: 'notice late', role: 'status', hidden: true }),
      this.general = el('div', { class: 'general' }),
      this.examples = el('nav', { class: 'examples', 'aria-label': 'Examples' }),
      el('div', { class: 'columns' }, left, right),
    )
    this.picture = new Picture(this, left)
    this.handles = new Handles(this, this.picture)
    this.player = new Player(this, left)
    this.fields = new Fields(this, right)
    this.words = new Words(this, right)
    this.tools = new Tools(this, head)
    this.keys = event => this.key(event)
    addEventListener('keydown', this.keys)
  }

  get settings() { return this.blobs[this.answer.settings] }

  // ---- the loop

  put(seq) {
    const state = Object.fromEntries(Object.entries(this.state).map(([name, value]) => [name, value?.text ?? value]))
    if (this.held && 'view' in state) state.view = this.picture.half // the view waits for the hand to let go
    this.setState({ epoch: this.epoch, seq, released: this.released, state, typed: this.typed, have: Object.keys(this.blobs) })
    this.released = false
    this.asked = this.typed
  }

  late(is) {
    this.root.classList.toggle('is-late', is)
    show(this.lateNotice, is)
    if (is) this.runWhole()
    this.lateNotice.textContent = is ? 'The server does not answer. The picture still follows; the numbers are those of the last answer, and will catch up.' : ''
  }

  /** An answer of Python's. */
  take(answer) {
    const [session, visit, turn] = answer.epoch.split('.')
    const [ours, ourVisit, ourTurn] = this.epoch?.split('.') ?? []
    if (this.state && session !== ours) { // another server session: it takes over what is here
      this.epoch = answer.epoch
      this.blobs = answer.blobs // it may be a newer program
      this.released = true
      this.loop.restart()
      return
    }
    const isNew = visit !== ourVisit, isElsewhere = turn !== ourTurn // a new visit; Back or Forward
    this.epoch = answer.epoch
    Object.assign(this.blobs, answer.blobs)
    const isNewest = this.loop.answered(answer.seq)
    if (isNew || isElsewhere) { this.held = null; this.typed = null; this.loop.waiting = false }
    else if (answer === this.answer) return
    this.answer = answer
    if (isNew || isElsewhere || (isNewest && !this.held)) { this.state = structuredClone(answer.state); this.typed = null }
    else this.merge(answer)
    if (isNew) { this.opened = structuredClone(answer.state); this.history = new History(this.plain()) }
    else if (isElsewhere) this.history.push(this.plain())
    this.show(answer)
    this.drawn += 1
    this.root.dataset.answered = this.drawn
    this.loop.next()
  }

  /** The hand has moved on: of an older answer only what it alone can know is taken, the value of a typed text. */
  merge(answer) {
    const typed = this.typed
    if (!typed || typed !== this.asked || this.loop.open || this.held?.array === typed.array) return
    this.state[typed.array] = structuredClone(answer.state[typed.array])
    this.typed = null
  }

  // ---- views

  show(answer) {
    this.tools.draw(answer)
    this.fields.take(answer)
    this.player.take(answer)
    this.picture.take(answer)
    this.words.take(answer)
    this.draw()
  }

  /** All views of the arrays, at once; nothing here waits for Python. */
  draw() {
    this.isDue = false
    this.picture.draw(this.maps())
    this.handles.draw()
    this.fields.draw()
    this.player.draw()
  }

  due() {
    if (this.isDue) return
    this.isDue = true
    requestAnimationFrame(() => { if (this.isDue && !this.isGone) this.draw() })
  }

  /** The named maps as they are drawn now: our own arrays, the moment of the path that is being shown, and else Python's. */
  maps() {
    const maps = { ...this.answer.maps }
    for (const name of Object.keys(maps)) if (this.state[name]?.value) maps[name] = this.state[name].value
    const frame = this.player.frame()
    return frame ? { ...maps, [frame.map]: frame.M } : maps
  }

  // ---- changes

  /** Sets parts of the state: {A: {text, value}, t: 1}; `released` when the hand lets go. */
  change(parts, released = false) {
    Object.assign(this.state, parts)
    if (released) this.release()
    else this.ask()
  }

  /** Sets one entry or more of an array by value: [[row, column, number], …]. */
  setEntries(name, entries) {
    const { text: texts, value } = this.state[name]
    for (const [row, column, number] of entries) { texts[row][column] = text(number); value[row][column] = number }
    this.ask()
  }

  ask() { this.due(); this.loop.ask() }

  release() {
    this.held = null
    this.released = true
    this.history.push(this.plain())
    this.ask()
  }

  /** Goes to a remembered state, given as texts and choices; Python reads the texts. */
  go(state) {
    if (!state) return
    this.held = null
    this.typed = null
    this.state = structuredClone(state)
    this.release()
  }

  plain() { return structuredClone(this.state) }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    if (event.target.closest?.('input, textarea, [contenteditable]')) return // the field's own
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) this.go(this.history.undo())
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.go(this.history.redo())
    else return
    event.preventDefault()
  }
}
