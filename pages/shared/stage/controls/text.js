// A text that is typed, and below it the same text, each of its letters filled as high as Python says.

import { el, set, show } from '../dom.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Answer } from '../wire.js' */
/** @import { Control, Refused } from '../types.js' */

const PAUSE = 800 // ms without a key, after which what has been typed is a step of undo
const SIGNS = /[\\^$.*+?()[\]{}|/]/g // what means something in a pattern

/**
 * @typedef {object} TextSpec
 * @property {string} name
 * @property {'text'} kind
 * @property {string} label
 * @property {string} spoken
 * @property {number} most characters
 * @property {string} hint what stands there while it is empty
 * @property {string[]} leads what follows from it where it is changed
 */

/** @implements {Control} */
export class Text {
  place = 'numbers'
  edited = false // whether it is being typed
  timer = 0
  drawn = '' // the letters that stand below
  /** @type {Refused | null} */
  refused = null
  /** @type {Record<string, [number, string]>} */
  shades = {} // how full a letter is, and what is said of it

  /** @param {TextSpec} spec @param {Controls} controls */
  constructor(spec, controls) {
    this.spec = spec
    this.stage = controls.stage
    this.controls = controls
    this.area = el('textarea', {
      rows: 3, 'data-entry': spec.name, 'aria-label': spec.spoken, placeholder: spec.hint, spellcheck: 'false', autocomplete: 'off',
      oninput: () => { this.edited = true; this.type() },
      onchange: () => this.finish(),
      onblur: () => this.finish(),
    })
    /** @param {Event} event */
    const tell = ({ target }) => { if (target instanceof HTMLElement && target !== this.letters) target.title = this.said(target) }
    this.letters = el('div', { class: 'letters', 'aria-hidden': 'true', hidden: true, onpointerover: tell })
    this.box = el('div', { class: 'control is-text' }, el('span', { 'data-name': spec.label }, spec.label), this.area, this.letters)
  }

  get value() { return String(plain(this.stage.state, this.spec.name)) }

  /** What is too long is cut off, and said. */
  type() {
    const { spec: { name, most }, area, stage } = this, letters = [...area.value], isCut = letters.length > most
    if (isCut) area.value = letters.slice(0, most).join('')
    const say = `This had ${letters.length.toLocaleString('en')} characters: the first ${most.toLocaleString('en')} are taken.`
    this.refused = isCut ? { say, value: area.value } : null
    stage.door.edit({ [name]: { says: area.value } }, false)
    this.controls.notify(stage.answer)
    clearTimeout(this.timer)
    this.timer = +setTimeout(() => this.pause(), PAUSE)
  }

  /** What has been typed so far is a step of undo. */
  pause() {
    clearTimeout(this.timer)
    this.timer = 0
    if (this.edited && !this.stage.isGone && !this.stage.door.held) this.stage.door.settle()
  }

  finish() {
    if (this.timer) this.pause()
    this.edited = false
  }

  /** @param {Answer} answer */
  take(answer) {
    this.shades = answer.letters?.[this.spec.name] ?? {}
    for (const [k, letter] of this.kinds.entries()) this.letters.style.setProperty(`--fill-${k}`, String(this.shades[letter]?.[0] ?? 0))
  }

  /** The letters of the text, each once. */
  get kinds() { return [...new Set(this.parts)] }

  /** The letters of the text as Python tells them apart: one with its accents is one, and so is an emoji of several parts. */
  get parts() {
    const long = Object.keys(this.shades).filter(letter => [...letter].length > 1).sort((a, b) => b.length - a.length)
    if (!long.length) return [...this.drawn]
    return this.drawn.match(RegExp([...long.map(letter => letter.replace(SIGNS, '\\$&')), '[^]'].join('|'), 'gu')) ?? []
  }

  /** What is said of a letter. @param {HTMLElement} letter */
  said(letter) { return this.shades[letter.dataset.letter ?? '']?.[1] ?? '' }

  draw() {
    const { value, area } = this
    const isTyped = this.edited && document.activeElement === area
    if (!isTyped && area.value !== value) { area.value = value; this.edited = false }
    const shown = Object.keys(this.shades).length ? value : ''
    if (shown !== this.drawn) this.furnish(shown)
  }

  /** A letter each; how full it is follows from its kind, so that a bar in the hand changes a few numbers. @param {string} text */
  furnish(text) {
    this.drawn = text
    const { kinds } = this
    const numbers = new Map(kinds.map((letter, k) => [letter, k]))
    /** @param {string} letter */
    const one = letter => letter === '\n' ? [this.letter('↵', letter, numbers), el('br')] : [this.letter(letter, letter, numbers)]
    this.letters.replaceChildren(...this.parts.flatMap(one))
    show(this.letters, !!text)
    kinds.forEach((letter, k) => this.letters.style.setProperty(`--fill-${k}`, String(this.shades[letter]?.[0] ?? 0)))
    set(this.letters, 'data-letters', this.parts.length)
  }

  /** @param {string} shown @param {string} letter @param {Map<string, number>} numbers */
  letter(shown, letter, numbers) {
    return el('span', { 'data-letter': letter, style: `--fill: var(--fill-${numbers.get(letter)})` }, shown)
  }
}
