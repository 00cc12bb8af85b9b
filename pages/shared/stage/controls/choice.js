// One of a few words.

import { el } from '../dom.js'

const WIDE = 18 // characters of a choice that takes a row for itself

export class Choice {
  constructor(spec, { stage, set }) {
    Object.assign(this, { spec, stage, place: 'choices' })
    const { name, label } = spec
    this.select = el('select', { 'aria-label': label, 'data-choice': name, onchange: event => set(name, event.target.value) },
      ...spec.options.map(([value, label]) => el('option', { value }, label)))
    const isLong = spec.options.some(([, label]) => label.length > WIDE)
    this.box = el('label', { class: isLong ? 'control is-long' : 'control' }, el('span', { 'data-name': label }, label), this.select)
  }

  take() {}

  draw() { this.select.value = this.stage.state[this.spec.name] }
}
