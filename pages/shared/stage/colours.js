// The colours of roles as numbers, for Plotly, which knows no custom properties.

import { el } from './dom.js'

/** @import { Stage } from './stage.js' */

export class Colours {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    this.scheme = '' // light or dark
    /** @type {Record<string, string>} */
    this.known = {}
    this.take()
  }

  /** Looks whether the page is light or dark; what was known of another scheme is forgotten. */
  take() {
    const scheme = this.stage.root ? getComputedStyle(this.stage.root).colorScheme : ''
    if (scheme !== this.scheme) { this.scheme = scheme; this.known = {} }
  }

  /** @param {string} role */
  of(role) {
    if (!this.known[role]) {
      const probe = el('i', { style: `color: var(--${role})` })
      this.stage.root.append(probe)
      this.known[role] = getComputedStyle(probe).color
      probe.remove()
    }
    return this.known[role]
  }
}
