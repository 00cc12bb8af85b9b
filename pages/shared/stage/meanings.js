// What names mean: a sentence beside a symbol that is pointed at, focused or tapped.

import { el, say, set, show } from './dom.js'

const GAP = 6 // pixels

/** What a name means by a table in which λ₃ stands under λᵢ. */
export const meaning = (name, names) => names[name] ?? names[name.replace(/[₀-₉]+$/, 'ᵢ')] ?? ''

/** Says that an element is a name, and whether Tab comes to it. */
export function name(element, symbol, isStop = false) {
  set(element, 'data-name', symbol)
  if (isStop) set(element, 'tabindex', 0)
  return element
}

export class Meanings {
  constructor(stage) {
    this.stage = stage
    this.box = el('div', { class: 'meaning', role: 'tooltip', id: 'meaning', hidden: true })
    const { root } = stage
    root.append(this.box)
    const over = event => this.open(event.target), out = event => { if (this.shown?.contains(event.target)) this.close() }
    this.listeners = { pointerover: over, focusin: over, click: over, pointerout: out, focusout: out }
    for (const [kind, listener] of Object.entries(this.listeners)) root.addEventListener(kind, listener)
    this.escape = event => { if (event.key === 'Escape') this.close() }
    root.addEventListener('keydown', this.escape)
  }

  /** Shows what the name on or around a node means, unless a hand holds something. */
  open(node) {
    const at = node.closest?.('[data-name]')
    const text = at && !this.stage.door.held ? meaning(at.dataset.name, this.stage.settings.names) : ''
    if (!text) return
    this.close()
    this.shown = at
    say(this.box, text)
    show(this.box, true)
    set(at, 'aria-describedby', 'meaning')
    this.place(at.getBoundingClientRect())
  }

  place({ left, top, bottom }) {
    const { offsetWidth: width, offsetHeight: height } = this.box, isBelow = bottom + GAP + height < innerHeight
    this.box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`
    this.box.style.top = `${isBelow ? bottom + GAP : Math.max(GAP, top - height - GAP)}px`
  }

  close() {
    if (!this.shown) return
    this.shown.removeAttribute('aria-describedby')
    this.shown = null
    show(this.box, false)
  }
}
