// The buttons that set the view of a picture, and the one that takes it to space, or back.

import { el, set, show } from './dom.js'

/** @import { Stage } from './stage.js' */
/** @import { Box } from './types.js' */
/** @import { Figure } from './wire.js' */

export class Zoom {
  /** @type {Box & { isOnPicture: boolean }} */
  place

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    this.zooms = false
    this.half = 1
    /** @param {string} text @param {string} title @param {string} label @param {number} factor */
    const button = (text, title, label, factor) =>
      el('button', { type: 'button', title, 'aria-label': label, onclick: () => this.by(factor) }, text)
    this.fit = button('fit', 'Fit the view to the numbers', 'Fit the view', 0)
    /** @type {[string, number]} */
    this.to = ['', 0]
    this.switch = el('button', { type: 'button', 'data-switch': true, hidden: true, onclick: () => this.turn() })
    this.box = el('div', { class: 'zoom', role: 'group', 'aria-label': 'View', hidden: true },
      this.switch, button('+', 'Zoom in', 'Zoom in', 0.5), button('−', 'Zoom out', 'Zoom out', 2), this.fit)
  }

  /** @param {Figure} figure @param {boolean} isFitted */
  take({ zooms = false, half = 1, switch: to }, isFitted) {
    this.zooms = zooms
    this.half = half
    show(this.box, zooms)
    show(this.switch, !!to)
    if (to && String(to) !== String(this.to)) this.name(this.to = to)
    set(this.fit, 'aria-pressed', isFitted)
  }

  /** Says where its button leads. @param {[string, number]} to an array, and its size there */
  name([array, size]) {
    const space = `To space: ${array} becomes ${size} × ${size}, bordered with the identity`
    const says = size === 3 ? space : `To the plane: the first ${size} × ${size} of ${array}`
    this.switch.textContent = `${size}D`
    set(this.switch, 'title', says)
    set(this.switch, 'aria-label', says)
  }

  turn() {
    const [array, size] = this.to
    this.stage.fields.reshape(array, [size, size])
  }

  /** Sees so many times as far; 0 fits the view to the numbers. @param {number} factor */
  by(factor) {
    const [least, most] = this.stage.range('view'), half = Math.min(most, Math.max(least, this.half * factor))
    this.stage.door.edit({ view: factor ? Number(half.toPrecision(3)) : 0 })
  }

  /** Where they are in the view of a picture whose type is so many times as large as usual. @param {number} scale */
  measure(scale) {
    const { at, size } = boxed(this.box, scale)
    this.place = { at, size, isOnPicture: at[1] >= size[1] / 2 }
  }

  /** Where no name can stand: on the buttons, where they stand on the picture. */
  get taken() { return this.zooms && this.place.isOnPicture ? [{ at: this.place.at, size: this.place.size }] : [] }
}

/**
 * Where an element is in the view of a picture whose type is so many times as large as usual.
 * @param {HTMLElement} element @param {number} scale
 * @returns {Box}
 */
export function boxed({ offsetLeft, offsetTop, offsetWidth, offsetHeight }, scale) {
  const [left, top, width, height] = [offsetLeft, offsetTop, offsetWidth, offsetHeight].map(length => length / scale)
  return { at: [left + width / 2, top + height / 2], size: [width, height] }
}
