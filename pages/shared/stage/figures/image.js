// A picture without axes.

import { plane } from './plane.js'

/** @import { FigureKind } from '../types.js' */

/**
 * @typedef {object} ImageSent
 * @property {'image'} kind
 */

/** @satisfies {FigureKind} */
export const image = {
  hasPlot: false,
  hasOrigin: false,
  near: 0,
  placing: [],
  /** @param {number} width @param {number} height */
  view: (width, height) => plane.view(width, height, { half: 1 }),
  ticks: () => [[], []],
}
