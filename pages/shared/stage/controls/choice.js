// One of a few words.

import { el } from '../dom.js'
import { plain } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */

const WIDE = 18 // characters of a choice that takes a row for itself

/**
 * @typedef {object} ChoiceSpec
 * @property {string} name
 * @property {'choice'} kind
 * @property {string} label without one it stands with the player
 * @property {[string, string][]} options the word in the address, and those on the screen
 */

/** @implements {Control} */
export class Choice {
  place = 'choices'

  /** @param {ChoiceSpec} spec @param {Controls} controls */
  constructor(spec, { stage, set }) {
    this.spec = spec
    this.stage = stage
    const { name, label } = spec
    this.select = el('select', { 'aria-label': label, 'data-choice': name, onchange: event => set(name, event.currentTarget.value) },
      ...spec.options.map(([value, label]) => el('option', { value }, label)))
    const isLong = spec.options.some(([, label]) => label.length > WIDE)
    const classes = isLong ? 'control is-choice is-long' : 'control is-choice'
    this.box = el('label', { class: classes }, el('span', { 'data-name': label }, label), this.select)
  }

  take() {}

  draw() { this.select.value = String(plain(this.stage.state, this.spec.name)) }
}
