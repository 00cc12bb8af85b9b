// The controls: what can be set beside the numbers, each by the module of its kind.

import { el, show } from './dom.js'
import { Action } from './controls/action.js'
import { Choice } from './controls/choice.js'
import { Order } from './controls/order.js'
import { Place } from './controls/place.js'
import { Roles } from './controls/roles.js'
import { Scale } from './controls/scale.js'
import { Text } from './controls/text.js'
import { Whole } from './controls/whole.js'
import { Words } from './controls/words.js'

/** @import { Stage } from './stage.js' */
/** @import { Control } from './types.js' */
/** @import { Answer } from './wire.js' */

/** @type {Record<string, new (spec: any, controls: Controls) => Control>} */
const KINDS = {
  action: Action,
  choice: Choice,
  order: Order,
  place: Place,
  roles: Roles,
  scale: Scale,
  text: Text,
  whole: Whole,
  words: Words,
}

export class Controls {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Control[]} */
    this.list = []
    this.notices = el('div')
    /** @param {string} name @param {string | number} value */
    this.set = (name, value) => { stage.door.edit({ [name]: value }) }
    this.first = el('div', { class: 'controls is-first', hidden: true })
    this.box = el('div', { class: 'controls', hidden: true })
    parent.append(this.first, this.box)
  }

  /** A choice without a label stands with the player. */
  build() {
    this.built = this.stage.settings
    const shown = this.built.parameters.filter(spec => spec.kind in KINDS && 'label' in spec && spec.label)
    this.list = shown.map(spec => new KINDS[spec.kind](spec, this))
    /** @param {string} place */
    const boxes = place => this.list.filter(control => control.place === place).map(({ box }) => box)
    this.first.replaceChildren(...boxes('first'))
    const actions = boxes('actions'), together = actions.length ? [el('div', { class: 'actions' }, ...actions)] : []
    this.box.replaceChildren(...boxes('choices'), ...together, ...boxes('numbers'), this.notices)
    show(this.first, this.first.children.length > 0)
    show(this.box, this.box.children.length > 1)
  }

  /** @param {Answer} answer */
  take(answer) {
    if (this.built !== this.stage.settings) this.build()
    for (const control of this.list) {
      control.take(answer)
      show(control.box, !control.isEmpty && !answer.hides.includes(control.spec.name))
    }
    this.notify(answer)
  }

  /** Shows what is to be said of what cannot be read, by Python or here. @param {Answer} answer */
  notify(answer) {
    const refused = this.list.flatMap(({ spec, refused }) => refused && spec.kind !== 'scale' ? [{ at: spec.name, say: refused.say }] : [])
    const own = new Set(this.list.map(({ spec }) => spec.name))
    const isSaid = new Set(this.list.flatMap(({ spec, refused }) => refused ? [spec.name] : []))
    const said = answer.notices.filter(({ at }) => own.has(at) && !isSaid.has(at))
    const actions = new Set(this.list.filter(({ spec }) => spec.kind === 'action').map(({ spec }) => spec.name)) // which answer
    /** @param {{ at: string, say: string }} notice */
    const notice = ({ at, say }) => actions.has(at)
      ? el('p', { class: 'notice is-answer', role: 'status', 'data-notice': at }, say)
      : el('p', { class: 'notice', role: 'alert', 'data-notice': at }, say)
    this.notices.replaceChildren(...[...said, ...refused].map(notice))
  }

  draw() { for (const control of this.list) control.draw() }
}
