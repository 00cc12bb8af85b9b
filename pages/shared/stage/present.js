// Presenting: picture and sentence fill the screen in large type, and arrow keys go through the examples.

import { el, met } from './dom.js'

/** @import { Stage } from './stage.js' */

const ON = 'is-presenting'
/** @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 } // the last two are what a presenter's remote control sends
const TYPED = 'input, select, textarea, [contenteditable]'

export class Present {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    this.button = el('button', {
      type: 'button', 'aria-label': 'Present', title: 'Picture and sentence fill the screen; ← and → go through the examples',
      onclick: () => this.start(),
    }, 'Present')
    this.out = el('button', { type: 'button', class: 'out', title: 'End the presentation (Esc)', 'aria-label': 'End the presentation',
      onclick: () => this.end() }, 'Esc ✕')
    stage.root.append(this.out)
    this.changed = () => { if (!document.fullscreenElement) this.end() }
  }

  get is() { return document.documentElement.classList.contains(ON) }

  start() {
    document.documentElement.classList.add(ON)
    document.addEventListener('fullscreenchange', this.changed)
    document.documentElement.requestFullscreen?.().catch(() => {}) // where that is not allowed, the window is what it fills
  }

  end() {
    if (!this.is) return
    document.documentElement.classList.remove(ON)
    document.removeEventListener('fullscreenchange', this.changed)
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
    this.button.focus({ preventScroll: true })
  }

  /** Does what a key does that nothing else has taken; returns whether it is such a key. @param {KeyboardEvent} event */
  key(event) {
    if (!this.is || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || met(event, TYPED)) return false
    if (event.key === 'Escape') this.end()
    else if (event.key in WAYS) this.stage.examples.walk(WAYS[event.key])
    else return false
    return true
  }
}
