// A picture without axes.

import { plane } from './plane.js'

/**
 * @typedef {object} ImageSent
 * @property {'image'} kind
 */
export const image = {
  hasPlot: false,
  hasOrigin: false,
  near: 0,
  placing: [],
  view: (width, height) => plane.view(width, height, { half: 1 }),
  ticks: () => [[], []],
}
