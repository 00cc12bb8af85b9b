// An action: a button, for which Python answers with another State.

import { el } from '../dom.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */

/**
 * @typedef {object} ActionSpec
 * @property {string} name
 * @property {'action'} kind
 * @property {string} label
 * @property {string} spoken
 */

/** @implements {Control} */
export class Action {
  place = 'actions'
  again = '' // the epoch in which it is pressed before it is answered

  /** @param {ActionSpec} spec @param {Controls} controls */
  constructor(spec, { stage }) {
    this.spec = spec
    this.stage = stage
    const { name, label, spoken } = spec
    this.box = el('div', { class: 'control' },
      el('button', { type: 'button', class: 'action', 'data-action': name, title: spoken, onclick: () => this.press() }, label))
  }

  get isAsked() { return this.stage.door.draft.typed.some(typed => 'action' in typed) }

  /** Asks Python for the State that it makes of this one: a hand that goes on meanwhile keeps what it has. */
  press() {
    const { door, exchange } = this.stage
    this.again = this.isAsked ? exchange.epoch : ''
    if (!this.again) door.edit({ [this.spec.name]: { press: true } }) // else what it makes of the answer is asked then
  }

  take() { if (this.again && this.again === this.stage.exchange.epoch && !this.isAsked) this.press() }

  draw() {}
}
