// The names of outcomes, in the order of the weights of a vector: one field, in which commas part them.

import { el, set } from '../dom.js'
import { labelled } from '../meanings.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Answer } from '../wire.js' */
/** @import { Control, Refused } from '../types.js' */

const PARTED = /(?<!\\),/ // a comma that follows no backslash
const PASTED = /[\t\n{]/ // what may be names with their weights

/**
 * @typedef {object} WordsSpec
 * @property {string} name
 * @property {'words'} kind
 * @property {string} of the vector
 * @property {string} label
 * @property {string} spoken
 * @property {number} longest letters of a name
 * @property {number} most names
 */

/** @implements {Control} */
export class Words {
  place = 'numbers'
  edited = false // whether it is being typed
  /** @type {Refused | null} */
  refused = null

  /** @param {WordsSpec} spec @param {Controls} controls */
  constructor(spec, controls) {
    this.spec = spec
    this.stage = controls.stage
    this.controls = controls
    this.input = el('input', {
      type: 'text', class: 'names', 'data-entry': spec.name, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
      'aria-label': `${spec.spoken}, parted by commas`, placeholder: 'a, b, c, …', title: 'Type names, parted by commas, or paste them',
      oninput: () => { this.edited = true; this.type(false) },
      onchange: () => this.finish(),
      onblur: () => this.finish(),
      onkeydown: event => { if (event.key === 'Enter') this.finish() },
      onpaste: event => this.paste(event),
    })
    this.box = el('label', { class: 'control is-words' }, labelled(spec.label, ''), this.input)
  }

  get value() { return String(plain(this.stage.state, this.spec.name)) }

  /** @param {boolean} isFinal */
  type(isFinal) {
    const { name, longest, most } = this.spec, parts = this.input.value.split(PARTED).map(part => part.trim())
    const isCut = parts.length > most || parts.some(part => part.length > longest)
    const says = parts.slice(0, most).map(part => part.slice(0, longest)).join(',')
    const say = `A name has up to ${longest} letters, and there are up to ${most}: the rest is left out.`
    this.refused = isCut ? { say, value: says } : null
    this.stage.door.edit({ [name]: { says } }, isFinal)
    this.controls.notify(this.stage.answer)
  }

  finish() {
    if (!this.edited) return
    this.edited = false
    this.type(true)
  }

  /** Names on lines are parted by commas; those with weights go to the vector. @param {ClipboardEvent} event */
  paste(event) {
    const text = (event.clipboardData?.getData('text/plain') ?? '').trim(), { of } = this.spec
    if (!PASTED.test(text)) return
    event.preventDefault()
    this.edited = false
    if (/\d/.test(text)) this.stage.door.edit({ [of]: { typed: { row: 0, column: 0, text, final: true, pasted: true } } })
    else {
      this.input.value = text.split(/[\t\n]+/).join(', ')
      this.type(true)
    }
  }

  /** @param {Answer} _answer */
  take(_answer) {}

  draw() {
    const shown = this.value.split(PARTED).join(', ')
    if (this.edited || this.input.value === shown) return
    this.input.value = shown
    set(this.input, 'size', 20)
  }
}
