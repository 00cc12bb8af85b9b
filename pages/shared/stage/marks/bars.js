// The entries of a vector as upright bars side by side; under the hand they are as high as its entries.

import { svg } from '../dom.js'
import { read } from '../pointing.js'
import { array } from '../values.js'
import { Area } from './area.js'

/** @import { Blobs, Points, Scene } from '../types.js' */

const REACH = 9 // pixels
const CORNER = 3 // pixels: how round the free end of a bar is
const ARC = [0, 0.3, 1] // how far to the side points on a corner are, in radii; and how far from the end, in reverse order

/**
 * @typedef {object} BarsSent
 * @property {string} name
 * @property {string} role
 * @property {'bars'} kind
 * @property {number[]} [values] how high they are
 * @property {string} [follows] the named array whose entries times the scale they are
 * @property {number} scale
 * @property {number} [offset] how far to the right they stand of 1, 2, 3 …
 * @property {number} width
 * @property {string} [names] of the outcomes: the blob
 * @property {string} [called] what the value is called where it is pointed at
 * @property {number} opacity
 */

/** @extends {Area<BarsSent>} */
export class Bars extends Area {
  /** @type {string[]} */
  names = []
  /** @type {[number[], number[]]} */
  still // where they end while they follow nothing

  /** @param {BarsSent} sent @param {Blobs} blobs */
  take(sent, blobs) {
    super.take(sent, blobs)
    this.names = sent.names ? blobs[sent.names] : []
    this.still = this.placed(sent.values ?? [])
  }

  /** Bars of some heights, at their places. @param {number[]} heights @returns {[number[], number[]]} */
  placed(heights) { return [heights.map((_, k) => k + 1 + (this.sent.offset ?? 0)), heights] }

  /** Where they end: [xs, ys]. @param {Scene} scene @returns {[number[], number[]]} */
  at({ state }) {
    const { follows, scale } = this.sent
    return follows ? this.placed(array(state, follows).value.map(([entry]) => entry * scale)) : this.still
  }

  /** Their outlines, round at the free ends: [xs, ys]. @param {Scene} scene @returns {Points} */
  outline(scene) {
    const [xs, ys] = this.at(scene), { view: { scales: [across, up] } } = scene, half = this.sent.width / 2
    /** @type {Points} */
    const [x, y] = [[], []]
    xs.forEach((at, k) => {
      const top = ys[k], r = Math.min(CORNER, half * across, Math.abs(top) * up), aside = r / across, down = Math.sign(top) * r / up
      const left = ARC.map(share => at - half + share * aside), ends = ARC.map(share => top - share * down)
      x.push(at - half, ...left, ...left.map(c => 2 * at - c).reverse(), at + half, at - half, null)
      y.push(0, ...[...ends].reverse(), ...ends, 0, 0, null)
    })
    return [x, y]
  }

  sample() {
    return svg('path', { d: 'M3,13V7H9V13ZM11,13V2H17V13ZM19,13V9H25V13Z', fill: this.ink, 'fill-opacity': this.sent.opacity })
  }

  /** @param {string} fillcolor */
  inked(fillcolor) { return { ...super.inked(fillcolor), opacity: this.sent.opacity } }

  sketched() { return this.node = svg('path', { class: 'js-fill', fill: this.ink, 'fill-opacity': this.sent.opacity }) }

  // ---- pointed at

  /** The middle lines of the bars. @param {Scene} scene @returns {Points} */
  spots(scene) {
    const [xs, ys] = this.at(scene)
    return [xs.flatMap(x => [x, x, null]), ys.flatMap(y => [0, y, null])]
  }

  /** @param {Scene} scene */
  reach({ view: { scales } }) { return Math.max(REACH, this.sent.width / 2 * scales[0]) }

  /** @param {number} k of the spots @param {Scene} scene */
  says(k, scene) {
    const bar = Math.floor(k / 3), value = read(this.at(scene)[1][bar]), { called } = this.sent
    return [this.names[bar] && `${this.names[bar]}:`, called && `${called} =`, value].filter(Boolean).join(' ')
  }
}
