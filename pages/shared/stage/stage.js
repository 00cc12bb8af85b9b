// The stage: the views of a page, the door through which a hand changes its state, and the exchange with Python.
//
// Whatever changes the state (a handle, a field, undo, an example) goes through the door; whatever shows it is a view with a draw().

import { Controls } from './controls.js'
import { Colours } from './colours.js'
import { Door } from './door.js'
import { Examples } from './examples.js'
import { Exchange } from './exchange.js'
import { Fields } from './fields.js'
import { Explanation } from './explanation.js'
import { Handles } from './handles.js'
import { Late } from './late.js'
import { Legend } from './legend.js'
import { Meanings } from './meanings.js'
import { Pictures } from './pictures.js'
import { Player } from './player.js'
import { Present } from './present.js'
import { Tables } from './tables.js'
import { Tasks } from './tasks.js'
import { Tools } from './tools.js'
import { Words } from './words.js'
import { el, met } from './dom.js'
import { composed } from './plane.js'
import { isArray } from './values.js'

/** @import { Maps, Matrix, Settings, Spec, SpecOf } from './types.js' */
/** @import { Answer, Question } from './wire.js' */

const TYPED = 'input:not([data-entry], [type=range]), textarea, [contenteditable]' // fields that undo what is typed into them
const TURNS = 6 // frames until each of many has followed a hand: to write all of them takes most of a frame
const LEAVING = ['pointerdown', 'click', 'popstate', 'pagehide'] // pointerdown, because Streamlit sends what it is given a tick later

export class Stage {
  // what is built when a page is mounted
  /** @type {Colours} */ colours
  /** @type {Controls} */ controls
  /** @type {Examples} */ examples
  /** @type {Explanation} */ explanation
  /** @type {Fields} */ fields
  /** @type {Handles} */ handles
  /** @type {Late} */ late
  /** @type {Legend} */ legend
  /** @type {Meanings} */ meanings
  /** @type {Pictures} */ pictures
  /** @type {Player} */ player
  /** @type {Present} */ present
  /** @type {Tables} */ tables
  /** @type {Tasks} */ tasks
  /** @type {Tools} */ tools
  /** @type {Words} */ words
  /** @type {HTMLElement} */ root
  /** @type {HTMLElement} */ sheet // all but what stands over the page
  /** @type {HTMLElement} */ title
  /** @type {HTMLElement} */ summary
  /** @type {HTMLElement} */ general // where notices stand that belong to nothing else
  /** @type {(event: KeyboardEvent) => void} */ keys
  /** @type {(event: Event) => void} */ leaves
  isGone = false
  arrival = 0 // when it was last put on the page, counted in pages that have been gone to
  isDue = false
  frame = 0 // counts the times that all views were drawn
  sought = '' // the fragment of the address that has been followed

  /** @param {string} page @param {() => void} runWhole asks Streamlit to run the whole page, and not only the fragment that answers */
  constructor(page, runWhole) {
    this.page = page
    this.door = new Door(this)
    this.exchange = new Exchange(this, runWhole)
  }

  get state() { return this.door.draft.values }
  get answer() { return /** @type {Answer} */ (this.exchange.answer) } // no view is drawn before there is one
  get blobs() { return this.exchange.blobs }
  /** @returns {Settings} */
  get settings() { return this.blobs[this.answer.settings] }

  /** @param {HTMLElement} root @param {((question: Question) => void) | null} setState asks Streamlit; nothing until it has started */
  mount(root, setState) {
    this.exchange.send = setState
    if (this.root === root && root.firstChild) return
    this.isGone = false
    this.sought = ''
    this.root = root
    this.build()
  }

  /** @param {HTMLElement} root */
  unmount(root) {
    if (this.root !== root) return
    this.isGone = true
    this.exchange.stop()
    this.late.unmount()
    this.pictures.unmount()
    this.legend.unmount()
    this.examples.unmount()
    this.present.end()
    removeEventListener('keydown', this.keys)
    for (const kind of LEAVING) removeEventListener(kind, this.leaves, true)
  }

  build() {
    const titles = el('div', { class: 'titles' }, this.title = el('h1'), this.summary = el('p', { class: 'summary' }))
    const head = el('header', { class: 'head' }, titles)
    const screen = el('div', { class: 'screen' }), view = el('div', { class: 'view' }, screen) // screen: what one shows at once
    const left = el('section', { class: 'left', 'aria-label': 'Picture' }, view)
    const right = el('section', { class: 'right', 'aria-label': 'Numbers' })
    this.late = new Late(this.root)
    this.examples = new Examples(this)
    this.general = el('div', { class: 'general' })
    this.sheet = el('div', { class: 'sheet' }, head, this.general, this.examples.box, el('div', { class: 'columns' }, left, right))
    this.root.replaceChildren(this.sheet, this.late.box)
    this.colours = new Colours(this)
    this.pictures = new Pictures(this, screen)
    this.handles = new Handles(this)
    this.player = new Player(this, screen)
    this.legend = new Legend(this, view)
    this.fields = new Fields(this, right)
    this.controls = new Controls(this, right)
    this.words = new Words(this, right)
    this.tables = new Tables(this, this.sheet)
    const lesson = el('div', { class: 'lesson' })
    this.sheet.append(lesson)
    this.tasks = new Tasks(this, lesson)
    this.explanation = new Explanation(this, lesson)
    this.present = new Present(this)
    this.tools = new Tools(this, head)
    this.meanings = new Meanings(this)
    this.keys = event => this.key(event)
    this.leaves = event => this.leave(event)
    addEventListener('keydown', this.keys)
    for (const kind of LEAVING) addEventListener(kind, this.leaves, true)
  }

  // ---- views

  /** An answer of Python's, in all views. @param {Answer} answer */
  show(answer) {
    this.colours.take() // first: it asks for styles, which nothing has changed yet
    this.tools.draw(answer)
    this.examples.draw(answer)
    this.fields.take(answer)
    this.controls.take(answer)
    this.player.take(answer)
    this.pictures.take(answer.figures, answer.missing)
    this.legend.take(answer.figures)
    this.handles.take()
    this.words.take(answer)
    this.tables.take(answer.tables)
    this.tasks.draw(answer)
    this.explanation.draw()
    this.draw()
    if (location.hash !== this.sought) this.seek(location.hash)
  }

  /** All views of the state, at once; nothing here waits for Python. */
  draw() {
    this.isDue = false
    this.frame += 1
    this.root.classList.toggle('is-held', !!this.door.held)
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

  /** Whether the k-th of many is drawn now: while a hand moves some of them, they follow in turn. @param {number} k */
  isTurn(k) { return !this.door.held || k % TURNS === this.frame % TURNS }

  /** The named maps as they are drawn now: our own arrays, the moment of the path that is being shown, and else Python's. */
  maps() {
    /** @type {Maps} */
    const maps = { ...this.answer.maps, ...this.pictures.seen(this.state) }
    for (const [name, M] of Object.entries(maps)) {
      const ours = this.matrix(name)
      if (!ours) continue
      if (ours.length === M.length && ours[0].length === M[0].length) maps[name] = ours
      else if (ours.length <= 2 && ours[0].length <= 2) { // along an axis, or in a plane
        const [rows, columns] = [M.length, M[0].length].map(size => [...Array(Math.max(2, size)).keys()])
        maps[name] = rows.map(i => columns.map(j => ours[i]?.[j] ?? 0))
      }
    }
    Object.assign(maps, this.player.frame()?.maps)
    for (const name of Object.keys(maps)) if (name.includes(' ')) maps[name] = composed(name, maps)
    return maps
  }

  /** Our own array of a name; "a|b" is the matrix whose columns are the vectors a and b. @param {string} name @returns {Matrix | null} */
  matrix(name) {
    const parts = name.split('|').map(part => this.state[part]).map(value => isArray(value) ? value.value : null)
    const [first] = parts
    return first && parts.length > 1 ? first.map((_, i) => parts.map(part => part?.[i]?.[0] ?? 0)) : first
  }

  /**
   * What Python says of the parameters of a kind.
   * @template {Spec['kind']} K
   * @param {K} kind
   */
  specs(kind) { return this.settings.parameters.filter(/** @returns {spec is SpecOf<K>} */ spec => spec.kind === kind) }

  /** What Python says of a parameter. @param {string} name */
  spec(name) {
    const found = this.settings.parameters.find(spec => spec.name === name)
    if (!found) throw new Error(`There is no ${name} here`)
    return found
  }

  /** What Python says of an array. @param {string} name */
  arraySpec(name) {
    const found = this.spec(name)
    if (found.kind !== 'entries') throw new Error(`${name} is no array`)
    return found
  }

  /** What follows from an array, or from a text; nothing for most. @param {string} name @returns {string[]} */
  led(name) {
    const found = this.specs('entries').find(spec => spec.twin && (spec.name === name || spec.twin === name))
    if (found) return [found.name === name ? found.twin : found.name]
    const words = this.specs('words').find(spec => spec.name === name)
    return words ? [words.of] : this.specs('text').find(spec => spec.name === name)?.leads ?? []
  }

  /** The least and the largest number that an array, or a number, can hold. @param {string} name @returns {[number, number]} */
  range(name) {
    const spec = this.spec(name)
    if ('limit' in spec) return [-spec.limit, spec.limit]
    return 'low' in spec ? [spec.low, this.answer.most[name] ?? spec.high] : [-Infinity, Infinity]
  }

  /** What the ends of a scale are called. @param {string} name */
  ends(name) {
    const spec = this.spec(name)
    return 'zero' in spec ? spec : { zero: '', infinity: '' }
  }

  /** Lights what the fragment of an address names. @param {string} hash */
  seek(hash) {
    this.sought = hash
    this.meanings.seek(new URLSearchParams(`name=${hash.slice(1)}`).get('name') ?? '')
  }

  // ---- the page around it

  /** Undo and redo by their keys, and the keys of a presentation. @param {KeyboardEvent} event */
  key(event) {
    if (this.present.key(event)) { event.preventDefault(); return }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    if (this.fields.edited || met(event, TYPED)) return // the field's own
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) this.door.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.door.redo()
    else return
    event.preventDefault()
  }

  /** Streamlit is about to show another page, or is asked by its link to the content to lead to ours. @param {Event} event */
  leave(event) {
    if (event.type === 'pagehide') { this.exchange.left(); return }
    const link = linkOf(event)
    const isElsewhere = event.type === 'popstate' || (link && !this.root.contains(link)) // an example is no other page
    if (isSkip(event)) this.skip(event)
    else if (isElsewhere) this.exchange.hold()
  }

  /** Streamlit's link to the content leads to the first thing that can be moved. @param {Event} event */
  skip(event) {
    const handle = this.handles.list.find(({ grip }) => grip.getAttribute('tabindex') === '0')
    const first = handle?.grip ?? /** @type {HTMLElement | null} */ (this.root.querySelector('[data-entry]'))
    if (event.type !== 'click' || !first) return
    event.preventDefault()
    event.stopPropagation()
    first.focus()
  }

  /**
   * Goes to another page with the problem that is shown here, as Forward would; where link() leads is asked when all is answered.
   * @param {() => string} link
   */
  async takeTo(link) {
    if (!await this.exchange.settled()) return this.tools.tell('The server does not answer: this cannot be taken along now.')
    if (!this.exchange.send) return location.assign(link())
    history.pushState(history.state, '', link())
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }
}

/** @param {Event} event */
const isSkip = event => met(event, '[data-testid="stSkipToContent"]')
/** @param {Event} event */
const linkOf = event => event instanceof MouseEvent && isPlain(event) ? met(event, 'a[href]:not([target=_blank], [download])') : null
/** Whether a press is one that opens no new tab or window. @param {MouseEvent} event */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => button === 0 && !(ctrlKey || metaKey || shiftKey || altKey)
