// The buttons that set the view of a picture.

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
    this.box = el('div', { class: 'zoom', role: 'group', 'aria-label': 'View', hidden: true },
      button('+', 'Zoom in', 'Zoom in', 0.5), button('−', 'Zoom out', 'Zoom out', 2), this.fit)
  }

  /** @param {Figure} figure @param {boolean} isFitted */
  take({ zooms = false, half = 1 }, isFitted) {
    this.zooms = zooms
    this.half = half
    show(this.box, zooms)
    set(this.fit, 'aria-pressed', isFitted)
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
