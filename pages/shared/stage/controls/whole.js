// A whole number on a slider.

import { el, say, set } from '../dom.js'
import { slider } from '../slider.js'

export class Whole {
  constructor(spec, { stage }) {
    Object.assign(this, { spec, stage, place: 'numbers' })
    this.slider = slider(stage, spec, [spec.low, spec.high], value => value)
    this.output = el('output')
    this.box = el('label', { class: 'control' }, el('span', { class: 'name' }, spec.label), this.slider, this.output)
  }

  take() { set(this.slider, 'max', this.stage.range(this.spec.name)[1]) }

  draw() {
    const { name, words } = this.spec, value = Math.min(this.stage.state[name], this.stage.range(name)[1])
    const text = words[value] ?? String(value)
    if (+this.slider.value !== value) this.slider.value = value
    set(this.slider, 'aria-valuetext', text)
    say(this.output, text)
  }
}
