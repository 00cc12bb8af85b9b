// The explanation of a page: its formula, a few facts, where deep learning has it, what it is taken for, and where to go on.

import { el } from './dom.js'

/** @import { Stage } from './stage.js' */
/** @import { Child } from './types.js' */
/** @import { Explanation as Said } from './wire.js' */

export class Explanation {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Said | null | undefined} */
    this.built = undefined
    parent.append(this.box = el('section', { class: 'explanation', 'aria-label': 'Explanation' }))
  }

  draw() {
    const { settings, state } = this.stage, explanation = settings.explanations[String(state.show)] ?? settings.explanation
    if (this.built === explanation) return
    this.built = explanation
    this.box.toggleAttribute('hidden', !explanation)
    if (!explanation) return
    const { formula, says, learning, mistaken, leads } = explanation
    const set = el('div', { class: 'set' })
    set.innerHTML = formula // ours: made by formula.py
    this.box.replaceChildren(el('h2', {}, 'What this is'), set, ...says.map(text => el('p', {}, ...this.parts(text))),
      el('h3', {}, 'In deep learning'), el('p', {}, ...this.parts(learning)),
      el('h3', {}, 'Often taken for'), el('p', {}, ...this.parts(mistaken)),
      el('p', { class: 'leads' }, 'Go on to ', ...this.parts(leads), '.'))
  }

  /** Texts, texts with the colour of a role, and links to examples and pages. @param {Said['learning']} text @returns {Child[]} */
  parts(text) {
    return text.map(part => {
      if (typeof part === 'string') return part
      const [words, kind, which] = part
      if (kind === 'role') return el('b', { style: `color: var(--${which})` }, words)
      if (kind === 'page') {
        const href = new URL(which, document.baseURI).pathname
        return this.link(words, href, () => this.stage.takeTo(() => href))
      }
      const { examples, settings } = this.stage, k = settings.examples.findIndex(({ name }) => name === which)
      if (k < 0) return words
      return this.link(words, settings.examples[k].link ? `?${settings.examples[k].link}` : location.pathname, () => {
        examples.go(k)
        this.stage.root.scrollIntoView({ block: 'start' })
      })
    })
  }

  /** A link that a plain click follows without a new page. @param {string} words @param {string} href @param {() => void} follow */
  link(words, href, follow) {
    /** @param {MouseEvent} event */
    const onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return // a new tab or window
      event.preventDefault()
      follow()
    }
    return el('a', { href, onclick }, words)
  }
}
