// A picture without axes.

/** @import { FigureKind, View } from '../types.js' */

/**
 * @typedef {object} ImageSent
 * @property {'image'} kind
 * @property {number} aspect how many times as wide as high it is: all of it is in view
 */

/** @satisfies {FigureKind} */
export const image = {
  hasPlot: false,
  hasOrigin: false,
  near: 0,
  isFixed: true,
  placing: ['aspect'],
  numbering: [],

  /** @param {number} width @param {number} height @param {Partial<ImageSent>} figure @returns {View} */
  view(width, height, { aspect = 1 }) {
    const scale = Math.min(width / (2 * aspect), height / 2)
    return {
      width, height, half: 1,
      scales: [scale, scale], halves: [1, 1], bounds: [[-aspect, aspect], [-1, 1]],
      toPixel: (x, y) => [width / 2 + x * scale, height / 2 - y * scale],
      toPlane: (px, py) => [(px - width / 2) / scale, (height / 2 - py) / scale],
    }
  },

  ticks: () => [[], []],
}
