// The stage: named arrays and choices, their views, and the loop with Python.
//
// Whatever changes an array (a handle, a field, undo, an example) goes through change(); whatever shows it is a view with
// a draw(). Python's answers come in through take(); they win over what is here unless the hand has moved on since.

import { History } from './history.js'
import { Loop } from './loop.js'
import { Pictures } from './pictures.js'
import { Handles } from './handles.js'
import { Fields } from './fields.js'
import { Controls } from './controls.js'
import { Player } from './player.js'
import { Words } from './words.js'
import { Tables } from './tables.js'
import { Tools } from './tools.js'
import { Examples } from './examples.js'
import { el, show } from './dom.js'
import { composed, text as written } from './plane.js'

const LEAVING = ['pointerdown', 'click', 'popstate'] // pointerdown, because Streamlit sends what it is given a tick later

export class Stage {
  /** runWhole asks Streamlit to run the whole page, and not only the fragment that answers. */
  constructor(page, runWhole) {
    Object.assign(this, { page, runWhole })
    this.blobs = {} // what never changes, by key: Python sends it once
    this.state = null // {name: {text: rows of texts, value: rows of numbers} | choice}
    this.answer = null // the last answer that was drawn
    this.typed = [] // texts that only Python can read, until it has: see type()
    this.asked = [] // those of the last question
    this.touched = new Set() // entries that have been set since the last question: 'A:0,1'
    this.held = null // what is being moved: {array}, and nothing of Python's may overwrite it
    this.drawn = 0
    this.dialogs = new MutationObserver(() => this.dismiss())
    this.releases = { made: 0, asked: 0, answered: 0 } // how often the hand has let go, and what of that Python knows
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
    this.dialogs.disconnect()
    this.pictures.unmount()
    removeEventListener('keydown', this.keys)
    for (const kind of LEAVING) removeEventListener(kind, this.leaves, true)
  }

  build() {
    const head = el('header', { class: 'head' }, this.title = el('h1'))
    const left = el('section', { class: 'left', 'aria-label': 'Picture' })
    const right = el('section', { class: 'right', 'aria-label': 'Numbers' })
    this.root.replaceChildren(
      head,
      this.lateNotice = el('p', { class: 'notice late', role: 'status', hidden: true }),
      this.general = el('div', { class: 'general' }),
      (this.examples = new Examples(this)).box,
      el('div', { class: 'columns' }, left, right),
    )
    this.pictures = new Pictures(this, left)
    this.handles = new Handles(this)
    this.player = new Player(this, left)
    this.fields = new Fields(this, right)
    this.controls = new Controls(this, right)
    this.words = new Words(this, right)
    this.tables = new Tables(this, this.root)
    this.tools = new Tools(this, head)
    this.keys = event => this.key(event)
    this.leaves = event => { if (isSkip(event)) this.skip(event); else if (event.type === 'popstate' || (isLink(event) && !this.root.contains(event.target))) this.loop.hold() } // an example is no other page
    addEventListener('keydown', this.keys)
    for (const kind of LEAVING) addEventListener(kind, this.leaves, true)
  }

  get settings() { return this.blobs[this.answer.settings] }

  // ---- the loop

  put(seq) {
    const state = Object.fromEntries(Object.entries(this.state).map(([name, value]) => [name, value?.text ?? value]))
    if (this.held && 'view' in state) state.view = this.pictures.zooming?.half ?? state.view // the view waits for the hand to let go
    const released = !this.held && this.releases.made > this.releases.answered // said again until it is answered
    this.releases.asked = released ? this.releases.made : this.releases.answered
    this.asked = this.typed
    this.sizes = Object.fromEntries(Object.entries(this.state).map(([name, value]) => [name, size(value)])) // of what is asked
    this.touched.clear()
    this.setState({ epoch: this.epoch, seq, released, state, typed: this.typed, have: Object.keys(this.blobs) })
  }

  late(is) {
    this.root.classList.toggle('is-late', is)
    show(this.lateNotice, is)
    if (is) { this.runWhole(); this.dismiss(); this.dialogs.observe(document.body, { childList: true }) }
    else this.dialogs.disconnect()
    this.lateNotice.textContent = is ? 'The server does not answer. The picture still follows; the numbers are those of the last answer, and will catch up.' : ''
  }

  /** Closes Streamlit's dialog on a lost connection: it would take the page out of the hand, and we say the same beside it. */
  dismiss() { document.querySelector('[data-testid="stDialog"]:has([data-testid="stErrorCodeBlock"]) button[aria-label="Close"]')?.click() }

  /** An answer of Python's. */
  take(answer) {
    const [session, visit, turn] = answer.epoch.split('.')
    const [ours, ourVisit, ourTurn] = this.epoch?.split('.') ?? []
    if (this.state && session !== ours) { // another server session: it takes over what is here
      this.epoch = answer.epoch
      const isSame = ([key, blob]) => JSON.stringify(blob) === JSON.stringify(this.blobs[key])
      this.blobs = Object.fromEntries(Object.entries(answer.blobs).map(pair => isSame(pair) ? [pair[0], this.blobs[pair[0]]] : pair)) // it may be a newer program
      this.releases.made += 1
      this.loop.put()
      return
    }
    if (answer.run !== this.answer?.run) this.loop.resume()
    const isNew = visit !== ourVisit, isElsewhere = turn !== ourTurn // a new visit; Back or Forward
    this.epoch = answer.epoch
    Object.assign(this.blobs, answer.blobs)
    const isAnswered = this.loop.answered(answer.seq)
    if (isNew || isElsewhere) this.forget()
    if (isNew || isElsewhere || (isAnswered && !this.loop.waiting && !this.held)) this.state = structuredClone(answer.state)
    else if (isAnswered) this.merge(answer.state)
    this.answer = answer
    if (isAnswered) {
      for (const typed of this.asked) typed.isRefused = answer.notices.some(({ at, entry }) => entry && isAt(typed, at, ...entry))
      this.typed = this.typed.filter(typed => !this.asked.includes(typed) || typed.isRefused) // these stay in their fields, and are asked again
    }
    if (isNew) { this.opened = structuredClone(answer.state); this.history = new History(answer.state) }
    else if (isElsewhere) this.history.push(answer.state)
    else if (isAnswered) {
      this.releases.answered = this.releases.asked
      if (this.releases.answered === this.releases.made) this.history.settle(answer.state)
    }
    this.show(answer)
    this.drawn += 1
    this.root.dataset.answered = this.drawn
    this.loop.next()
  }

  /** The hand has moved on: of an older answer only what it alone can know is taken, the values of typed texts. */
  merge(state) {
    const read = this.asked.filter(typed => this.typed.includes(typed))
    const isOurs = name => size(this.state[name]) !== this.sizes[name] // rows have come or gone here since
    if (read.length) for (const [name, theirs] of Object.entries(state)) if (size(theirs) !== size(this.state[name]) && !isOurs(name)) this.state[name] = structuredClone(theirs)
    for (const { array } of read) {
      const ours = this.state[array], theirs = state[array]
      if (isOurs(array)) continue
      theirs.text.forEach((row, i) => row.forEach((entry, j) => {
        if (this.touched.has(`${array}:${i},${j}`)) return
        ours.text[i][j] = entry
        ours.value[i][j] = theirs.value[i][j]
      }))
    }
  }

  /** Drops what is under way: the state comes from elsewhere. */
  forget() {
    this.held = null
    this.typed = []
    this.releases.answered = this.releases.made
    this.fields.forget()
    this.handles.drop()
    this.player.rest()
    this.pictures.forget()
    this.loop.stop()
    this.loop.waiting = false
  }

  /** Waits a moment for everything to be answered; returns whether it is. */
  async settled() {
    for (let k = 0; k < 20 && !this.loop.isCalm; k++) await new Promise(resolve => setTimeout(resolve, 50))
    return this.loop.isCalm
  }

  /** Goes to another page with the problem that is shown here, as Forward would; where link() leads is asked when all is answered. */
  async takeTo(link) {
    if (!await this.settled()) return this.tools.tell('The server does not answer: this cannot be taken along now.')
    history.pushState(history.state, '', link())
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }

  // ---- views

  show(answer) {
    this.tools.draw(answer)
    this.examples.draw(answer)
    this.fields.take(answer)
    this.controls.take(answer)
    this.player.take(answer)
    this.pictures.take(answer.figures, answer.missing)
    this.handles.take()
    this.words.take(answer)
    this.tables.take(answer.tables)
    this.draw()
  }

  /** All views of the arrays, at once; nothing here waits for Python. */
  draw() {
    this.isDue = false
    this.pictures.draw(this.maps())
    this.handles.draw()
    this.fields.draw()
    this.controls.draw()
    this.player.draw()
    this.tools.drawUndo()
  }

  due() {
    if (this.isDue) return
    this.isDue = true
    requestAnimationFrame(() => { if (this.isDue && !this.isGone) this.draw() })
  }

  /** The named maps as they are drawn now: our own arrays, the moment of the path that is being shown, and else Python's. */
  maps() {
    const maps = { ...this.answer.maps }
    for (const [name, M] of Object.entries(maps)) {
      const ours = this.state[name]?.value
      if (ours?.length === M.length && ours[0].length === M[0].length) maps[name] = ours
      else if (ours?.length <= 2 && ours[0].length <= 2) maps[name] = [0, 1].map(i => [0, 1].map(j => ours[i]?.[j] ?? 0)) // a line lies along the first axis
    }
    Object.assign(maps, this.player.frame()?.maps)
    for (const name of Object.keys(maps)) if (name.includes(' ')) maps[name] = composed(name, maps)
    return maps
  }

  // ---- changes

  /** Sets parts of the state: {A: {text, value}, t: 1}; `released` when the hand lets go. */
  change(parts, released = false) {
    Object.assign(this.state, parts)
    if (released) this.release()
    else this.ask()
  }

  /** Sets one entry or more of an array by value: [[row, column, number], …]; a fourth is the text that it was given by. */
  setEntries(name, entries) {
    const { text: texts, value } = this.state[name], most = this.limit(name)
    for (const [row, column, number, given] of entries) {
      const bounded = Math.min(Math.max(number, -most), most)
      if (given || bounded !== value[row][column]) texts[row][column] = given ?? written(bounded)
      value[row][column] = bounded
      this.touched.add(`${name}:${row},${column}`)
      this.typed = this.typed.filter(typed => !isAt(typed, name, row, column))
    }
    this.ask()
  }

  /** Adds a row to an array that is a list of points. */
  addRow(name, numbers) {
    const { text: texts, value } = this.state[name], most = this.settings.fields.find(spec => spec.array === name).rows
    if (value.length >= most) return this.tools.tell(`There is room for ${most} points here.`)
    const row = value[0].map((_, j) => numbers[j] ?? 0)
    this.handles.drop()
    texts.push(row.map(written))
    value.push(row)
    this.player.leave()
    this.release()
    this.handles.added(name, value.length - 1)
  }

  /** Takes a row away, with what was typed into it; the last one stays. */
  removeRow(name, row) {
    const { text: texts, value } = this.state[name]
    if (value.length < 2) return this.tools.tell('The last point stays.')
    this.handles.drop()
    this.touched.clear() // the rows after it have other numbers now
    texts.splice(row, 1)
    value.splice(row, 1)
    this.typed = this.typed.filter(typed => typed.array !== name || typed.row !== row)
      .map(typed => typed.array === name && typed.row > row ? { ...typed, row: typed.row - 1 } : typed)
    this.player.leave()
    this.release()
    this.handles.removed(name, row)
  }

  /** The largest magnitude that the page takes in an array. */
  limit(name) { return this.settings.fields.find(spec => spec.array === name).limit }

  /** The least and the largest number that an array, or a whole number, can hold. */
  range(name) {
    const { wholes, scales } = this.settings, number = [...wholes, ...scales].find(spec => spec.name === name)
    return number ? [number.low, this.answer.most[name] ?? number.high] : [-this.limit(name), this.limit(name)]
  }

  /** Sets an entry, or the array, by a text that Python has to read: {array, row, column, text, before, final}. */
  type(typed) {
    this.typed = [...this.typed.filter(other => !isAt(other, typed.array, typed.row, typed.column)), typed]
    if (typed.final) this.release()
    else this.ask()
  }

  ask() { this.due(); this.loop.ask() }

  /** The hand lets go, or a key that is named. */
  release(key = '') {
    this.held = null
    this.releases.made += 1
    this.history.push(this.plain(), this.typed.filter(typed => typed.final && !typed.isRefused), key)
    this.ask()
  }

  /** Goes to a state, given as texts, choices, and texts that Python had not read yet. */
  go({ state, typed = [] } = {}) {
    if (!state) return
    this.handles.drop()
    this.fields.forget()
    this.player.rest()
    this.pictures.forget()
    this.state = structuredClone(state)
    this.typed = structuredClone(typed)
    this.release()
  }

  /** Streamlit's link to the content leads to the first thing that can be moved. */
  skip(event) {
    const first = this.handles.list.find(({ grip }) => grip.getAttribute('tabindex') === '0')?.grip ?? this.root.querySelector('[data-entry]')
    if (event.type !== 'click' || !first) return
    event.preventDefault()
    event.stopPropagation()
    first.focus()
  }

  plain() { return structuredClone(this.state) }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    if (this.fields.edited || event.target.closest?.('input:not([data-entry], [type=range]), textarea, [contenteditable]')) return // the field's own
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) this.go(this.history.undo())
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.go(this.history.redo())
    else return
    event.preventDefault()
  }
}

/** The size of an array in words; nothing of what is no array. */
const size = value => value?.text && `${value.text.length} × ${value.text[0].length}`
const isSkip = ({ target }) => target.closest?.('[data-testid="stSkipToContent"]')
const isLink = ({ target, button, ctrlKey, metaKey, shiftKey, altKey }) =>
  target.closest?.('a[href]:not([target=_blank], [download])') && button === 0 && !(ctrlKey || metaKey || shiftKey || altKey)
const isAt = (typed, array, row, column) => typed.array === array && typed.row === row && typed.column === column
