// A picture of cells, without axes; a cell is one unit wide and high.

/** @import { FigureKind, View } from '../types.js' */

/**
 * @typedef {object} BoardSent
 * @property {'board'} kind
 * @property {[number, number]} size in cells
 */

const MOST = 84 // pixels of a cell
const MARGIN = 0.25 // round the board, in cells

/** @satisfies {FigureKind} */
export const board = {
  hasPlot: true,
  hasOrigin: false,
  near: 0,
  placing: ['size'],
  numbering: [],

  /**
   * The view: the upper left corner is (0, 0), and y goes up.
   * @param {number} width @param {number} height @param {Pick<BoardSent, 'size'>} figure
   * @returns {View}
   */
  view(width, height, { size: [across, down] }) {
    const scale = Math.min(width / (across + 2 * MARGIN), height / (down + 2 * MARGIN), MOST)
    const left = (across - width / scale) / 2, top = (height / scale - down) / 2
    return {
      width, height, half: Math.min(width, height) / scale / 2,
      scales: [scale, scale], halves: [width / scale / 2, height / scale / 2],
      bounds: [[left, left + width / scale], [top - height / scale, top]],
      toPixel: (x, y) => [(x - left) * scale, (top - y) * scale],
      toPlane: (px, py) => [left + px / scale, top - py / scale],
    }
  },

  ticks: () => [[], []],
}
