// The examples of a page: links in a row, which Tab comes to once and arrow keys walk through.

import { el, set } from './dom.js'

/** @import { Stage } from './stage.js' */
/** @import { Settings } from './types.js' */
/** @import { Answer, ExampleLink } from './wire.js' */

/** @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity }

export class Examples {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    /** @type {Settings | null} */
    this.built = null
    /** @type {string | null} */
    this.example = null // the one that is shown
    /** @type {HTMLAnchorElement[]} */
    this.links = []
    this.box = el('nav', {
      class: 'examples', 'aria-label': 'Examples', onkeydown: event => this.key(event), onfocusin: event => this.reach(event.target),
    })
  }

  /** @param {Answer} answer */
  draw(answer) {
    const { settings } = this.stage
    if (this.built !== settings) {
      this.built = settings
      this.links = settings.examples.map(example => el('a', {
        href: example.link ? `?${example.link}` : location.pathname, 'data-example': example.name,
        onclick: event => this.choose(event, example),
      }, example.name))
      this.box.replaceChildren(...this.links)
      this.reach(this.links[0])
    }
    settings.examples.forEach((example, k) => set(this.links[k], 'aria-current', example.name === answer.example))
    if (answer.example !== this.example) { this.example = answer.example; this.reveal() }
  }

  /** Makes one of them the stop of the Tab key. @param {EventTarget | null} link */
  reach(link) { for (const other of this.links) set(other, 'tabindex', other === link ? 0 : -1) }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = WAYS[event.key], { links } = this
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    links[Math.min(Math.max(links.findIndex(link => link === event.target) + way, 0), links.length - 1)].focus()
  }

  /** Brings the example that is shown into the row's sight, where the row is longer than the screen. */
  reveal() {
    const row = this.box, shown = this.links.find(link => link.getAttribute('aria-current') === 'true')
    if (!shown) return
    if (!row.contains(document.activeElement)) this.reach(shown)
    const left = shown.offsetLeft - row.offsetLeft - 12, right = left + shown.offsetWidth + 24
    if (left < row.scrollLeft) row.scrollLeft = left
    else if (right > row.scrollLeft + row.clientWidth) row.scrollLeft = right - row.clientWidth
  }

  /** @param {MouseEvent} event @param {ExampleLink} example */
  choose(event, example) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return // a new tab or window
    event.preventDefault()
    this.stage.door.go(example)
  }
}
