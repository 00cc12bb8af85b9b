// The names of marks, placed anew in every frame.

import { say, set } from './dom.js'
import { place } from './labels.js'

/** @import { Box, Label, Placed, Point, Tip, View } from './types.js' */

export class Texts {
  constructor() {
    this.forget()
    this.begin()
  }

  /** The marks are others now. */
  forget() {
    /** @type {Record<string, Placed>} */
    this.placed = {}
  }

  begin() {
    /** @type {Label[]} */
    this.labels = []
    /** @type {Tip[]} */
    this.tips = []
  }

  /** A name that is to stand somewhere. @param {Label} label */
  put(label) { this.labels.push(label) }

  /** A point, or an arrow from tail to tip, that no name should lie on. @param {Point} tip @param {Point | null} tail */
  keepOff(tip, tail = null) { this.tips.push({ tip, tail }) }

  /** Puts all names in their places; taken: what stands above them. @param {View} view @param {Box[]} taken */
  end(view, taken) {
    this.placed = place(this.labels, this.tips, view, this.placed, taken)
    for (const { name, text, node, spot } of this.labels) {
      const { at: [x, y], lean } = this.placed[name]
      say(node, text)
      set(spot, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})${lean ? ` rotate(${lean.toFixed(1)})` : ''}`)
    }
  }
}
