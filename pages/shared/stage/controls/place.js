// A place in an array: a field for its index along each axis.

import { el, set } from '../dom.js'
import { labelled } from '../meanings.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control, Refused } from '../types.js' */

/**
 * @typedef {object} PlaceSpec
 * @property {string} name
 * @property {'place'} kind
 * @property {string} label
 * @property {string} spoken
 * @property {string} role
 */

/** @implements {Control} */
export class Place {
  place = 'numbers'

  /** @param {PlaceSpec} spec @param {Controls} controls */
  constructor(spec, controls) {
    const { stage } = controls
    this.spec = spec
    this.stage = stage
    this.controls = controls
    /** @type {Refused & { axis: number } | null} */
    this.refused = null // of a text that is no index, until it is mended: what is wrong with it, and along which axis it stands
    /** @type {HTMLInputElement[]} */
    this.fields = []
    this.row = el('span', { class: 'indices' })
    this.box = el('div', { class: 'control is-place', role: 'group', 'aria-label': spec.spoken }, labelled(spec.label, spec.role), this.row)
  }

  get shape() { return this.stage.answer.shapes[this.spec.name] ?? [] }
  get index() { return String(plain(this.stage.state, this.spec.name)).split(',').filter(Boolean).map(Number) }

  /** The place that is set, in the shape that it lies in. */
  get value() { return `${this.index} of ${this.shape}` }

  /** As many fields as there are axes. */
  take() {
    const { shape, spec, fields } = this
    if (this.refused && this.refused.value !== this.value) this.refused = null // it has been set elsewhere
    while (fields.length < shape.length) fields.push(this.field(fields.length))
    if (this.row.children.length !== shape.length) this.row.replaceChildren(...fields.slice(0, shape.length))
    shape.forEach((length, axis) => {
      set(fields[axis], 'max', length - 1)
      set(fields[axis], 'aria-label', `${spec.spoken}: index along axis ${axis}, from 0 to ${length - 1}`)
    })
  }

  /** @param {number} axis */
  field(axis) {
    const { spec: { name }, stage } = this
    const letGo = () => { if (stage.door.held === name) stage.door.release(`${name}:${axis}`) }
    return el('input', {
      type: 'number', min: 0, step: 1, 'data-entry': `${name}:${axis}`,
      oninput: event => this.type(axis, event.currentTarget.value), onkeyup: letGo, onpointerup: letGo,
      onchange: event => { this.judge(axis, event.currentTarget.value); letGo() },
      onblur: () => { letGo(); stage.due() },
    })
  }

  /** Whether a text is an index along an axis. @param {number} axis @param {string} text */
  isIndex(axis, text) {
    const k = Number(text)
    return !!text.trim() && Number.isInteger(k) && k >= 0 && k < this.shape[axis]
  }

  /** What is no index changes nothing. @param {number} axis @param {string} text */
  type(axis, text) {
    const { shape, index, refused, spec: { name }, stage } = this
    if (!this.isIndex(axis, text) || index.length !== shape.length) return
    stage.door.hold(name)
    stage.door.edit({ [name]: index.map((was, j) => j === axis ? Number(text) : was).join(',') })
    if (refused) this.refused = refused.axis === axis ? null : { ...refused, value: this.value }
  }

  /** What is no index stays in its field, with what would do. @param {number} axis @param {string} text */
  judge(axis, text) {
    const { shape, value } = this, given = text.trim() ? `“${text}”` : 'This'
    if (this.isIndex(axis, text)) return
    this.refused = { axis, value, say: `${given} is no index along axis ${axis}: write a whole number from 0 to ${shape[axis] - 1}.` }
    this.controls.notify(this.stage.answer)
    this.draw()
  }

  draw() {
    const { index, fields, shape } = this
    shape.forEach((_, axis) => {
      const field = fields[axis], text = String(index[axis] ?? ''), isRefused = this.refused?.axis === axis
      if (isRefused) set(field, 'aria-invalid', 'true')
      else if (field.hasAttribute('aria-invalid')) field.removeAttribute('aria-invalid')
      if (isRefused) return
      if (field !== document.activeElement || this.stage.door.held) { if (field.value !== text) field.value = text }
    })
  }
}
