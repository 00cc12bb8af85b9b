// The trail of an arrow: where a hand has led what it follows, as long as the map is the same, seen where the map takes that.

import { set, svg } from './dom.js'
import { path } from './plane.js'

/** @import { Matrix, Place, View } from './types.js' */

const LONGEST = 1500 // points

export class Trail {
  /** @param {SVGElement} group @param {string} stroke */
  constructor(group, stroke) {
    group.append(this.node = svg('path', { class: 'trail', stroke }))
    this.key = ''
    this.forget()
  }

  forget() {
    /** @type {Place[0][]} */
    this.xs = []
    /** @type {Place[1][]} */
    this.ys = []
  }

  /** @param {Place} at @param {Matrix | undefined} M @param {View} view @param {boolean} isHeld */
  draw([x, y], M, view, isHeld) {
    const key = JSON.stringify(M)
    if (this.key !== key) { this.key = key; this.forget() }
    if (isHeld) {
      if (this.xs.at(-1) !== x || this.ys.at(-1) !== y) { this.xs.push(x); this.ys.push(y) }
      if (this.xs.length > LONGEST) { this.xs.shift(); this.ys.shift() }
    }
    set(this.node, 'd', this.xs.length > 1 ? path([this.xs, this.ys], M, view) : '')
  }
}
