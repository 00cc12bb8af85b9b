// A picture whose two axes have scales of their own.

/** @import { FigureKind, View } from '../types.js' */

/**
 * @typedef {object} ChartSent
 * @property {'chart'} kind
 * @property {[number, number]} x what is in view along x
 * @property {[number, number]} y
 * @property {[number, string, string][]} xTicks [place, text, text where numbers are long]
 * @property {[number, string, string][]} yTicks
 * @property {number} [zero] where 0 stands on a logarithmic axis up: below all of yTicks
 */

/** @satisfies {FigureKind} */
export const chart = {
  hasPlot: true,
  hasOrigin: false,
  near: 0,
  placing: ['x', 'y'],
  numbering: ['xTicks', 'yTicks'],

  /** @param {number} width @param {number} height @param {Pick<ChartSent, 'x' | 'y'>} figure @returns {View} */
  view(width, height, { x: [left, right], y: [bottom, top] }) {
    const across = width / (right - left), up = height / (top - bottom)
    return {
      width, height, half: (top - bottom) / 2,
      scales: [across, up], halves: [(right - left) / 2, (top - bottom) / 2], bounds: [[left, right], [bottom, top]],
      toPixel: (x, y) => [(x - left) * across, (top - y) * up],
      toPlane: (px, py) => [left + px / across, top - py / up],
    }
  },

  /** @param {Pick<ChartSent, 'xTicks' | 'yTicks' | 'zero'>} figure */
  ticks: ({ xTicks, yTicks, zero }) => [xTicks, zero === undefined ? yTicks : [[zero, '0'], ...yTicks.filter(([at]) => at > zero)]],
}
