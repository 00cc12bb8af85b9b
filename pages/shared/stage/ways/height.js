// In space: straight up and down, by a grip below the tip that it moves.

import { heard } from '../digits.js'
import { arrow } from '../keys.js'
import { Floor } from './floor.js'

/** @import { Point, Spot } from '../types.js' */

const BELOW = 34 // pixels
const RADIUS = 8
const EDGE_ON = 0.2 // seen from so far above, up and down are hardly seen

export class Height extends Floor {
  /** How far below the tip its grip is in the picture. */
  get below() { return BELOW / this.picture.view.scales[1] }

  /** Its grip; nowhere where it is seen from above, or from below. @returns {Point} */
  get at() {
    const [u, v] = this.seen(this.place)
    return this.camera[1][2] < EDGE_ON ? [NaN, NaN] : [u, v - this.below]
  }

  /** @param {Point} pixel */
  show([px, py]) { this.lie({ cx: px, cy: py, r: RADIUS }) }

  /** @param {Point} point @param {boolean} isFree @returns {Spot} */
  landing(point, isFree) { return this.lifted(this.within(point)[1] + this.below, isFree) }

  /** @param {KeyboardEvent} event @returns {Spot | null} */
  moved(event) {
    const by = arrow(event), [x, y, z] = this.place
    return by && [x, y, this.stepped(z, by.along * by.times)]
  }

  get told() {
    const z = this.place[2] - this.tail[2], [least, most] = this.stage.range(this.array)
    return { least, most, now: z, words: `z = ${heard(z)}` }
  }
}
