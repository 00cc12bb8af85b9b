// The buttons that set the view of a picture.

import { el, set, show } from './dom.js'

export class Zoom {
  constructor(stage) {
    this.stage = stage
    const button = (text, title, label, factor) =>
      el('button', { type: 'button', title, 'aria-label': label, onclick: () => this.by(factor) }, text)
    this.fit = button('fit', 'Fit the view to the numbers', 'Fit the view', 0)
    this.box = el('div', { class: 'zoom', role: 'group', 'aria-label': 'View', hidden: true },
      button('+', 'Zoom in', 'Zoom in', 0.5), button('−', 'Zoom out', 'Zoom out', 2), this.fit)
  }

  take({ zooms, half }, isFitted) {
    Object.assign(this, { zooms, half })
    show(this.box, !!zooms)
    set(this.fit, 'aria-pressed', isFitted)
  }

  /** Sees so many times as far; 0 fits the view to the numbers. */
  by(factor) {
    const [least, most] = this.stage.range('view'), half = Math.min(most, Math.max(least, this.half * factor))
    this.stage.door.edit({ view: factor ? Number(half.toPrecision(3)) : 0 })
  }

  measure() {
    const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = this.box
    this.place = { at: [offsetLeft + width / 2, offsetTop + height / 2], size: [width, height], isOnPicture: offsetTop >= 0 }
  }

  /** Where no name can stand: on the buttons, where they stand on the picture. */
  get taken() { return this.zooms && this.place.isOnPicture ? [{ at: this.place.at, size: this.place.size }] : [] }
}
