// The controls: whole numbers on sliders, and choices that stand beside the numbers.

import { el, say, set, show } from './dom.js'

export class Controls {
  constructor(stage, parent) {
    this.stage = stage
    parent.append(this.box = el('div', { class: 'controls', hidden: true }))
  }

  build() {
    const { stage } = this, { wholes, choices } = stage.settings
    this.built = stage.settings
    this.sliders = wholes.map(spec => ({ ...spec, slider: this.slider(spec), output: el('output') }))
    this.selects = choices.map(spec => ({
      ...spec,
      select: el('select', { 'aria-label': spec.label, 'data-choice': spec.name, onchange: event => { stage.player.leave(); stage.change({ [spec.name]: event.target.value }, true) } },
        ...spec.options.map(([value, label]) => el('option', { value }, label))),
    }))
    this.notices = el('div')
    this.box.replaceChildren(
      ...this.selects.map(({ label, select }) => el('label', { class: 'control' }, el('span', {}, label), select)),
      ...this.sliders.map(({ label, slider, output }) => el('label', { class: 'control' }, el('span', { class: 'name' }, label), slider, output)),
      this.notices)
    show(this.box, this.selects.length + this.sliders.length > 0)
  }

  slider({ name, spoken, low }) {
    const { stage } = this, letGo = () => { if (stage.held?.array === name) stage.release() }
    return el('input', {
      type: 'range', min: low, step: 1, 'aria-label': spoken, 'data-entry': name,
      oninput: event => { stage.player.leave(); stage.held = { array: name }; stage.change({ [name]: +event.target.value }) },
      onchange: letGo, onpointerup: letGo, onkeyup: letGo, onblur: letGo, // a browser that sees no change at the end sends no "change"
    })
  }

  take(answer) {
    if (this.built !== this.stage.settings) this.build()
    for (const { name, high, slider } of this.sliders) set(slider, 'max', answer.most[name] ?? high)
    const own = new Set([...this.sliders, ...this.selects].map(({ name }) => name))
    this.notices.replaceChildren(...answer.notices.filter(notice => own.has(notice.at))
      .map(notice => el('p', { class: 'notice', role: 'alert', 'data-notice': notice.at }, notice.say)))
  }

  draw() {
    const { state } = this.stage
    for (const { name, slider, output } of this.sliders) {
      const value = Math.min(state[name], this.stage.range(name)[1])
      if (+slider.value !== value) slider.value = value
      say(output, String(value))
    }
    for (const { name, select } of this.selects) select.value = state[name]
  }
}
