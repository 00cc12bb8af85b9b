// A picture with equal scales and the origin in its centre.

/** @import { Blobs, FigureKind, Tick, View } from '../types.js' */

/**
 * @typedef {object} PlaneSent
 * @property {'plane'} kind
 * @property {number} half its half-height
 * @property {string} ticks the name of {step, texts}: how far numbers stand apart along the axes, and those from the middle on
 * @property {boolean} [zooms] whether the State's view is its half-height
 * @property {number} [times] how much of the page's numbers one of its units is, if not 1
 */

/** @typedef {{ step: number, texts: string[] }} Multiples numbers along the axes, and their texts from the middle on */

/** @satisfies {FigureKind} */
export const plane = {
  hasPlot: true,
  hasOrigin: true, // lines through it
  near: 9, // pixels from an axis at which a grabbed point lands on it
  placing: ['half'], // what says where things stand on it
  numbering: ['ticks'], // and which numbers stand at its axes

  /**
   * The view: `half` is half the shorter side in the plane's units.
   * @param {number} width @param {number} height @param {Pick<PlaneSent, 'half'>} figure
   * @returns {View}
   */
  view(width, height, { half }) {
    const scale = Math.min(width, height) / (2 * half), x = width / (2 * scale), y = height / (2 * scale)
    return {
      width, height, half,
      scales: [scale, scale], halves: [half, half], bounds: [[-x, x], [-y, y]],
      toPixel: (x, y) => [width / 2 + x * scale, height / 2 - y * scale],
      toPlane: (px, py) => [(px - width / 2) / scale, (height / 2 - py) / scale],
    }
  },

  /** @param {PlaneSent} figure @param {View} view @param {Blobs} blobs */
  ticks: ({ ticks }, { bounds }, blobs) => bounds.map(([, most]) => multiples(blobs[ticks], most)),
}

/** @param {Multiples} ticks @param {number} most @returns {Tick[]} */
function multiples({ step, texts }, most) {
  const count = Math.floor(most / step + 1e-9)
  return Array.from({ length: 2 * count + 1 }, (_, j) => j - count).map(k => [k * step, (k < 0 ? '−' : '') + (texts[Math.abs(k)] ?? '')])
}
