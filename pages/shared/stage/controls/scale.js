// A number on a slider by powers of ten, with 0 and ∞ at its ends where they have names, and in a field where it can be typed.

import { el, set } from '../dom.js'
import { labelled } from '../meanings.js'
import { INFINITY, named, where, words } from '../ends.js'
import { slider } from '../slider.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control, Refused } from '../types.js' */
/** @import { Answer } from '../wire.js' */

const DECADE = 100 // steps of a logarithmic slider to a power of ten; a linear one has as many to 1, from 0 on
const DUST = 1e-6 // of a step: what rounding makes of a whole number of them
const DIGITS = 3 // of a number that a slider gives
const SHORT = 10 // characters for which a field has room at all times
const LONG = 8 // from here on a number is written with its power of ten, if that is shorter

/**
 * @typedef {object} ScaleSpec
 * @property {string} name
 * @property {'scale'} kind
 * @property {string} label
 * @property {string} spoken
 * @property {string} role
 * @property {number} low
 * @property {number} high
 * @property {string} zero what 0 is called, if it is an end
 * @property {string} infinity what ∞ is called, if it is an end
 * @property {boolean} isLinear
 */

/** @implements {Control} */
export class Scale {
  /** @param {ScaleSpec} spec @param {Controls} controls */
  constructor(spec, controls) {
    const { stage } = controls
    this.spec = spec
    this.stage = stage
    this.controls = controls
    /** @type {Refused | null} */
    this.refused = null // of a text that stands for no number, until it is mended: what is wrong with it
    this.place = spec.role ? 'first' : 'numbers' // what is also on a picture comes first
    this.slider = slider(stage, spec, [first(spec), last(spec)], k => { this.refused = null; return number(spec, k) })
    set(this.slider, 'data-entry', `${spec.name}:slider`)
    this.slider.title = where(spec)
    this.field = el('input', {
      type: 'text', class: 'value', autocomplete: 'off', spellcheck: 'false', 'aria-label': spec.spoken, 'data-entry': spec.name,
      title: 'Type a number or an expression', onkeydown: event => { if (event.key === 'Enter') event.currentTarget.blur() },
      onfocus: () => this.field.select(), oninput: () => widen(this.field), onchange: () => this.type(this.field.value),
    })
    const name = labelled(spec.label, spec.role)
    this.notice = el('p', { class: 'notice', role: 'alert', id: `notice-${spec.name}`, 'data-notice': spec.name })
    this.box = el('div', { class: 'control' }, name, this.slider, this.field)
  }

  get value() { return plain(this.stage.state, this.spec.name) }
  get text() { return words(this.spec, this.value, shortest) }

  /** A typed number; what is none is read by Python, which says what is wrong with it. @param {string} text */
  type(text) {
    const { name, low, high } = this.spec, end = named(this.spec, text), value = Number(text)
    const isNumber = text.trim() && value >= low && value <= high
    this.refused = null
    this.controls.set(name, end ?? (isNumber ? value : text))
  }

  /** @param {Answer} answer */
  take({ notices }) {
    const notice = notices.find(({ at }) => at === this.spec.name)
    if (notice && isRead(this.value) && this.field.value !== this.text) this.refused = { say: notice.say, value: this.value }
    else if (this.refused && this.refused.value !== this.value) this.refused = null // it has been set elsewhere
    this.notify()
  }

  /** Says beside the field what is wrong with its text. */
  notify() {
    const { box, notice, refused, spec } = this, said = refused ? `${spec.label}: ${refused.say}` : ''
    if (notice.textContent === said) return
    notice.textContent = said
    if (said) box.append(notice)
    else notice.remove()
  }

  draw() {
    const { spec, value, text, field } = this
    if (isRead(value) && +this.slider.value !== step(spec, value)) this.slider.value = String(step(spec, value))
    set(this.slider, 'aria-valuetext', text)
    if (this.refused) { set(field, 'aria-invalid', 'true'); set(field, 'aria-describedby', this.notice.id) }
    else if (field.hasAttribute('aria-invalid')) { field.removeAttribute('aria-invalid'); field.removeAttribute('aria-describedby') }
    if (field === document.activeElement || this.refused || field.value === text) return
    field.value = text
    widen(field, this.stage.door.held ? field.size : 0)
  }
}

/** Whether a value is known, and no text that Python is still to read. @param {string | number} value */
const isRead = value => typeof value === 'number' || value === INFINITY

/**
 * Gives a field room for its text: a number that is cut off reads as another one. While a hand holds the slider it does not shrink.
 * @param {HTMLInputElement} field
 */
function widen(field, least = 0) {
  field.size = Math.max(SHORT, field.value.length, least)
  field.parentElement?.style.setProperty('--size', String(field.size)) // which also what is wrong with it leaves free
}

/** All digits of a number, with its power of ten where that is shorter. @param {number} value */
function shortest(value) {
  const plain = String(value), power = value.toExponential().replace('e+', 'e')
  return plain.length > LONG && power.length < plain.length ? power : plain
}

// The steps of a slider: 0 where it has a name, then from low by hundredths of a decade to high, which ends the last step however
// short that is, then ∞ where it has a name.

/** @param {ScaleSpec} spec */
const offset = ({ zero }) => zero ? 1 : 0
/** @param {ScaleSpec} spec @param {number} value */
const steps = (spec, value) => spec.isLinear ? value * DECADE : Math.log10(value / spec.low) * DECADE + offset(spec)
/** @param {ScaleSpec} spec */
const top = spec => Math.ceil(steps(spec, spec.high) - DUST)

/** The first step: below 0 where a linear scale begins there. @param {ScaleSpec} spec */
export const first = spec => spec.isLinear ? Math.ceil(spec.low * DECADE - DUST) + 0 : 0

/** The last step. @param {ScaleSpec} spec */
export const last = spec => spec.infinity ? top(spec) + 1 : top(spec)

/** The step that a value is nearest to. @param {ScaleSpec} spec @param {string | number} value */
export function step(spec, value) {
  if (typeof value === 'string') return last(spec)
  return value === spec.high ? top(spec) : value === 0 ? 0 : Math.round(steps(spec, value))
}

/** The value of a step. @param {ScaleSpec} spec @param {number} k */
export function number(spec, k) {
  if (offset(spec) && k === 0) return 0
  if (k >= top(spec)) return spec.infinity && k > top(spec) ? INFINITY : spec.high
  const value = spec.isLinear ? k / DECADE : Number((spec.low * 10 ** ((k - offset(spec)) / DECADE)).toPrecision(DIGITS))
  return Math.min(spec.high, Math.max(spec.low, value))
}
