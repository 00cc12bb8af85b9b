// An action: a button, for which Python answers with another State.

import { el } from '../dom.js'

export class Action {
  constructor(spec, { stage }) {
    Object.assign(this, { spec, stage, place: 'numbers', again: '' }) // again: the epoch in which it is pressed before it is answered
    const { name, label, spoken } = spec
    this.box = el('div', { class: 'control' },
      el('button', { type: 'button', class: 'action', 'data-action': name, title: spoken, onclick: () => this.press() }, label))
  }

  get isAsked() { return this.stage.door.draft.typed.some(({ action }) => action) }

  /** Asks Python for the State that it makes of this one: a hand that goes on meanwhile keeps what it has. */
  press() {
    const { door, exchange } = this.stage
    this.again = this.isAsked ? exchange.epoch : ''
    if (!this.again) door.edit({ [this.spec.name]: { press: true } }) // else what it makes of the answer is asked then
  }

  take() { if (this.again && this.again === this.stage.exchange.epoch && !this.isAsked) this.press() }

  draw() {}
}
