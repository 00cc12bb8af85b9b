// What names mean, and all digits of numbers: beside a symbol or a number that is pointed at, focused or tapped.

import { el, met, set, show } from './dom.js'

/** @import { Stage } from './stage.js' */

const GAP = 6 // pixels

/** What a name means by a table in which λ₃ stands under λᵢ. @param {string} name @param {Record<string, string>} names */
export const meaning = (name, names) => names[name] ?? names[name.replace(/[₀-₉]+$/, 'ᵢ')] ?? ''

/** Says that an element is a name, and whether Tab comes to it. @param {Element} element @param {string} symbol */
export function name(element, symbol, isStop = false) {
  set(element, 'data-name', symbol)
  if (isStop) set(element, 'tabindex', 0)
  return element
}

/**
 * The name of a control: words as words, and a symbol as formulas have it: "learning rate η".
 * @param {string} label
 */
export function labelled(label, role = '') {
  const words = label.split(' ').filter(word => word.length > 3), symbol = label.split(' ').filter(word => word.length <= 3).join(' ')
  return el('span', { class: 'name', 'data-name': label, style: role ? `color: var(--${role})` : null },
    words.length ? el('small', {}, words.join(' '), symbol ? ' ' : '') : null, symbol)
}

export class Meanings {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    /** @type {Element | null} */
    this.shown = null // the name that is explained, or the number
    this.box = el('div', { class: 'meaning', role: 'tooltip', id: 'meaning', hidden: true })
    this.scrolled = () => { if (this.shown) this.place(this.shown) }
    const { root } = stage
    root.append(this.box)
    /** @param {Event} event */
    const over = event => this.open(event)
    /** @param {Event} event */
    const out = ({ target, type }) => { if (type === 'focusout' || target instanceof Node && this.shown?.contains(target)) this.close() }
    this.listeners = { pointerover: over, focusin: over, click: over, pointerout: out, focusout: out }
    for (const [kind, listener] of Object.entries(this.listeners)) root.addEventListener(kind, listener)
    this.isByKey = false // whether Tab has led to what has the focus: it tells the name beside it then
    /** @param {KeyboardEvent} event */
    const key = ({ key }) => { this.isByKey = key === 'Tab'; if (key !== 'Tab') this.close() }
    root.addEventListener('keydown', key)
    root.addEventListener('pointerdown', () => { this.isByKey = false }, true)
  }

  /** Shows what the name means that an event has met, unless a hand holds something. @param {Event} event */
  open(event) {
    const at = met(event, '[data-name], [data-value], td') ?? (this.isByKey && met(event, '.field, .control')?.querySelector('[data-name]'))
    const texts = at && !this.stage.door.held ? this.texts(at).filter(Boolean) : []
    if (!at || !texts.length) return
    this.close()
    this.shown = at
    this.box.replaceChildren(...texts.map(text => el('div', {}, text)))
    show(this.box, true)
    set(at, 'aria-describedby', 'meaning')
    this.place(at)
    addEventListener('scroll', this.scrolled, true)
  }

  /** What is told of a name, or of a number: what it means, and all its digits. @param {Element} at */
  texts(at) {
    const { settings, words, tables } = this.stage
    return [meaning(at.getAttribute('data-name') ?? '', settings.names), words.digits(at), tables.digits(at)]
  }

  /** Brings what has a name into view, and lights it until something is done. @param {string} symbol */
  seek(symbol) {
    const all = this.stage.root.querySelectorAll('[data-name]')
    const row = [...all].find(at => at.getAttribute('data-name') === symbol)?.closest('.row, .control, .field, .table')
    if (!row) return
    row.classList.add('is-sought')
    row.scrollIntoView({ block: 'nearest' })
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => row.classList.remove('is-sought'), { once: true })
  }

  /** Puts the box beside what it tells of, which is gone where that has been scrolled away. @param {Element} at */
  place(at) {
    const { left, top, bottom } = at.getBoundingClientRect()
    if (bottom < 0 || top > innerHeight) { this.close(); return }
    const { offsetWidth: width, offsetHeight: height } = this.box, isBelow = bottom + GAP + height < innerHeight
    this.box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`
    this.box.style.top = `${isBelow ? bottom + GAP : Math.max(GAP, top - height - GAP)}px`
  }

  close() {
    if (!this.shown) return
    this.shown.removeAttribute('aria-describedby')
    this.shown = null
    removeEventListener('scroll', this.scrolled, true)
    show(this.box, false)
  }
}
