// The axes of an array in another order: for each axis that there is then, which one it has been.

import { el, set, show } from '../dom.js'
import { array, plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */

/**
 * @typedef {object} OrderSpec
 * @property {string} name
 * @property {'order'} kind
 * @property {string} of the array
 * @property {string} label
 * @property {string} spoken
 */

/** @implements {Control} */
export class Order {
  place = 'numbers'

  /** @param {OrderSpec} spec @param {Controls} controls */
  constructor(spec, { stage, set }) {
    this.spec = spec
    this.stage = stage
    this.set = set
    /** @type {HTMLSelectElement[]} */
    this.selects = []
    this.row = el('span', { class: 'sizes' })
    this.box = el('div', { class: 'control', role: 'group', 'aria-label': spec.spoken },
      el('span', { 'data-name': spec.label }, spec.label), this.row)
  }

  get count() { return array(this.stage.state, this.spec.of).axes?.length ?? 0 }

  /** The axes in their order; nothing says that all are reversed. */
  get axes() {
    const said = String(plain(this.stage.state, this.spec.name))
    return said ? [...said].map(Number) : Array.from({ length: this.count }, (_, k) => this.count - 1 - k)
  }

  take() {}

  /** @param {number} count */
  furnish(count) {
    const { selects, spec } = this
    this.selects = Array.from({ length: count }, (_, k) => selects[k] ?? el('select', {
      'data-size': `${spec.name}:${k}`, onchange: () => this.choose(k),
    }))
    this.selects.forEach((select, k) => {
      set(select, 'aria-label', `${spec.spoken}: axis ${k} is then`)
      select.title = `Axis ${k} is then this one of ${spec.of}`
      select.replaceChildren(...Array.from({ length: count }, (_, axis) => el('option', { value: axis }, axis)))
    })
    this.row.replaceChildren('(', ...this.selects.flatMap((select, k) => k ? [', ', select] : [select]), ')')
  }

  /** Another axis at a place: that which was there goes to where the other has been. @param {number} k */
  choose(k) {
    const { axes, spec } = this, chosen = +this.selects[k].value
    const then = axes.map((axis, j) => j === k ? chosen : axis === chosen ? axes[k] : axis)
    this.set(spec.name, then.join(''))
  }

  draw() {
    const { axes, count } = this
    if (axes.length !== count) return // the array has another shape, and Python has not said yet what becomes of the order
    if (this.selects.length !== count) this.furnish(count)
    show(this.row, count > 0)
    this.selects.forEach((select, k) => {
      if (select.value !== String(axes[k])) select.value = String(axes[k])
      if (select.style.color !== `var(--axis${axes[k]})`) select.style.color = `var(--axis${axes[k]})`
    })
  }
}
