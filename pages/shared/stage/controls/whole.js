// A whole number on a slider.

import { el, say, set } from '../dom.js'
import { labelled } from '../meanings.js'
import { slider } from '../slider.js'
import { number } from '../values.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */

/**
 * @typedef {object} WholeSpec
 * @property {string} name
 * @property {'whole'} kind
 * @property {string} label
 * @property {string} spoken
 * @property {number} low
 * @property {number} high
 * @property {Record<number, string>} words for numbers that stand for something else
 */

/** @implements {Control} */
export class Whole {
  place = 'numbers'

  /** @param {WholeSpec} spec @param {Controls} controls */
  constructor(spec, { stage }) {
    this.spec = spec
    this.stage = stage
    this.slider = slider(stage, spec, [spec.low, spec.high], value => value)
    this.output = el('output')
    const name = labelled(spec.label)
    this.box = el('label', { class: 'control' }, name, this.slider, this.output)
  }

  take() { set(this.slider, 'max', this.stage.range(this.spec.name)[1]) }

  draw() {
    const { name, words } = this.spec, value = Math.min(number(this.stage.state, name), this.stage.range(name)[1])
    const text = words[value] ?? this.stage.fields.names(name)[value - 1] ?? String(value)
    if (+this.slider.value !== value) this.slider.value = String(value)
    set(this.slider, 'aria-valuetext', text)
    say(this.output, text)
  }
}
