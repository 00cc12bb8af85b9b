// The names of marks, placed anew in every frame.

import { say, set } from './dom.js'
import { place } from './labels.js'

export class Texts {
  constructor() { this.forget() }

  /** The marks are others now. */
  forget() { this.placed = {} }

  begin() { Object.assign(this, { labels: [], tips: [] }) }

  /** A name that is to stand somewhere: {name, text, tip, tail, isFree, node}. */
  put(label) { this.labels.push(label) }

  /** A point, or an arrow from tail to tip, that no name should lie on. */
  keepOff(tip, tail = null) { this.tips.push({ tip, tail }) }

  /** Puts all names in their places; taken: what else stands in the view. */
  end(view, taken) {
    this.placed = place(this.labels, this.tips, view, this.placed, taken)
    for (const { name, text, node, isFree } of this.labels) {
      const { at: [x, y], lean } = this.placed[name]
      say(node, text)
      set(node, 'x', x.toFixed(1))
      set(node, 'y', y.toFixed(1))
      if (isFree) set(node, 'transform', `rotate(${lean.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`)
    }
  }
}
