// The examples of a page: links in a row, which Tab comes to once and arrow keys go through, with what to look at below.

import { able, el, formulas, say, set, show } from './dom.js'
import { differing } from './values.js'

/** @import { Stage } from './stage.js' */
/** @import { Settings } from './types.js' */
/** @import { Answer } from './wire.js' */

/** @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity }
const KEY = 'examples' // one after the other, they are one step for undo

export class Examples {
  at = -1 // the example that is shown, or was the last
  isShown = false
  isOpen = false
  said = ''

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    /** @type {Settings | null} */
    this.built = null
    /** @type {HTMLAnchorElement[]} */
    this.links = []
    /** @param {string} sign @param {string} name @param {number} by */
    const walk = (sign, name, by) => el('button', {
      type: 'button', class: 'walk', tabindex: -1, title: name, 'aria-label': name, onclick: () => this.walk(by),
    }, sign)
    this.nav = el('nav', {
      class: 'examples', 'aria-label': 'Examples', onkeydown: event => this.key(event), onfocusin: event => this.reach(event.target),
      onfocusout: event => this.left(event),
    },
      this.back = walk('‹', 'The example before (←)', -1), this.on = walk('›', 'The next example (→)', 1),
      this.row = el('div', { class: 'row' }),
      this.more = el('button', { type: 'button', class: 'fold', tabindex: -1, onclick: () => this.open(!this.isOpen) }))
    this.look = el('p', { class: 'look', 'aria-live': 'polite' })
    this.box = el('div', { class: 'guide' }, this.nav, this.look)
    this.observer = new ResizeObserver(() => this.fold())
    this.observer.observe(this.nav)
    this.open(false)
  }

  unmount() { this.observer.disconnect() }

  get list() { return this.stage.settings.examples }

  /** @param {Answer} answer */
  draw(answer) {
    const { settings, exchange } = this.stage
    if (this.built !== settings) {
      this.built = settings
      this.links = this.list.map((example, k) => el('a', {
        href: example.link ? `?${example.link}` : location.pathname, 'data-example': example.name, onclick: event => this.choose(event, k),
      }, example.name))
      this.row.replaceChildren(...this.links)
      show(this.look, this.list.some(({ look }) => look))
      this.reach(this.links[0])
      this.fold()
    }
    if (exchange.isCalm) this.mark(this.list.findIndex(({ name }) => name === answer.example)) // else one may be under way
  }

  /** The k-th is shown; none, if k is −1. @param {number} k */
  mark(k) {
    const isNew = this.isShown !== k >= 0 || (k >= 0 && this.at !== k)
    if (!isNew) return
    this.isShown = k >= 0
    if (this.isShown) this.at = k
    this.links.forEach((link, j) => set(link, 'aria-current', j === k))
    this.look.classList.toggle('is-away', !this.isShown)
    const { look = '' } = this.list[k] ?? {}
    if (look && this.said !== look) this.look.replaceChildren(...formulas(look))
    this.said = look || this.said
    able(this.back, this.at > 0 || !this.isShown)
    able(this.on, this.at < this.list.length - 1 || !this.isShown)
    this.reveal()
  }

  /** Makes one of them the stop of the Tab key. @param {EventTarget | null} link */
  reach(link) {
    if (!this.links.some(other => other === link)) return
    for (const other of this.links) set(other, 'tabindex', other === link ? 0 : -1)
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Escape' && this.isOpen) { this.open(false); event.preventDefault(); return }
    const way = WAYS[event.key]
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    this.walk(way)
    if (this.links.some(link => link === event.target)) this.links[this.at].focus()
  }

  /** Goes so many examples on, or back, from the one that is shown or was the last; at either end it stays. @param {number} by */
  walk(by) {
    const k = Math.min(Math.max(this.at + by, 0), this.list.length - 1)
    if (k !== this.at || !this.isShown) this.go(k, KEY)
  }

  /** @param {number} k @param {string} [key] */
  go(k, key) {
    this.mark(k)
    this.stage.door.go({ state: differing(this.stage.settings.opens, this.list[k].state) }, key)
  }

  /** @param {MouseEvent} event @param {number} k */
  choose(event, k) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return // a new tab or window
    event.preventDefault()
    this.open(false)
    this.go(k)
  }

  // ---- a row that is longer than the window is wide

  /** Brings the example that is shown into the row's sight. */
  reveal() {
    const { row } = this, shown = this.isShown ? this.links[this.at] : null
    if (!shown) return
    if (!row.contains(document.activeElement)) this.reach(shown)
    const left = shown.offsetLeft - row.offsetLeft - 12, right = left + shown.offsetWidth + 44
    if (left < row.scrollLeft) row.scrollLeft = left
    else if (right > row.scrollLeft + row.clientWidth) row.scrollLeft = right - row.clientWidth
  }

  /** Offers the rest where not all of them are in sight. */
  fold() {
    if (this.isOpen) return
    const isLonger = this.row.scrollWidth > this.row.clientWidth + 1
    this.nav.classList.toggle('is-folded', isLonger)
    show(this.more, isLonger)
    this.reveal()
  }

  /** All of them, over the page: nothing below moves. @param {boolean} is */
  open(is) {
    this.isOpen = is
    this.nav.classList.toggle('is-open', is)
    set(this.more, 'aria-expanded', is)
    say(this.more, is ? 'less' : 'more')
    if (!is && this.built) this.fold()
  }

  /** @param {FocusEvent} event */
  left(event) { if (this.isOpen && !this.nav.contains(/** @type {Node | null} */ (event.relatedTarget))) this.open(false) }
}
