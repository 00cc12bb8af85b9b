// A whole number on a slider.

import { el, say, set } from '../dom.js'
import { slider } from '../slider.js'

export class Whole {
  constructor(spec, { stage }) {
    Object.assign(this, { spec, stage, place: 'numbers' })
    this.slider = slider(stage, spec, [spec.low, spec.high], value => value)
    this.output = el('output')
    const name = el('span', { class: 'name', 'data-name': spec.label }, spec.label)
    this.box = el('label', { class: 'control' }, name, this.slider, this.output)
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
