// A place in an array: a field for its index along each axis.

import { el, set } from '../dom.js'
import { labelled } from '../meanings.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */

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
  constructor(spec, { stage }) {
    this.spec = spec
    this.stage = stage
    /** @type {HTMLInputElement[]} */
    this.fields = []
    this.row = el('span', { class: 'indices' })
    this.box = el('div', { class: 'control is-place', role: 'group', 'aria-label': spec.spoken }, labelled(spec.label, spec.role), this.row)
  }

  get shape() { return this.stage.answer.shapes[this.spec.name] ?? [] }
  get index() { return String(plain(this.stage.state, this.spec.name)).split(',').filter(Boolean).map(Number) }

  /** As many fields as there are axes. */
  take() {
    const { shape, spec, fields } = this
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
      oninput: event => this.type(axis, event.currentTarget.value), onchange: letGo, onkeyup: letGo, onpointerup: letGo,
      onblur: () => { letGo(); stage.due() },
    })
  }

  /** What is no index changes nothing. @param {number} axis @param {string} text */
  type(axis, text) {
    const { shape, index, spec: { name }, stage } = this, k = Number(text)
    if (!text.trim() || !Number.isInteger(k) || index.length !== shape.length) return
    stage.door.hold(name)
    stage.door.edit({ [name]: index.map((was, j) => j === axis ? Math.min(Math.max(k, 0), shape[j] - 1) : was).join(',') })
  }

  draw() {
    const { index, fields, shape } = this
    shape.forEach((_, axis) => {
      const field = fields[axis], text = String(index[axis] ?? '')
      if (field !== document.activeElement || this.stage.door.held) { if (field.value !== text) field.value = text }
    })
  }
}
