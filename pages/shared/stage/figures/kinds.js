// The kinds of figures by name, as in core/figures/.

import { between } from '../placing.js'
import { board } from './board.js'
import { chart } from './chart.js'
import { image } from './image.js'
import { plane } from './plane.js'
import { space } from './space.js'

/** @import { FigureKind } from '../types.js' */
/** @import { Figure } from '../wire.js' */

/**
 * What every figure has.
 * @typedef {object} FigureSent
 * @property {string} name
 * @property {string} kind
 * @property {object[]} marks what of each stays as it is while a hand moves,
 * @property {object[]} moves and what of it changes with the numbers
 * @property {string} [title]
 * @property {string} [handles]
 * @property {boolean} [isSmall]
 * @property {boolean} [isWide]
 * @property {Record<string, object>} [ways] by handle: where it can go, as far as that changes
 * @property {string} [adds]
 * @property {[string, number]} [switch] the array that takes it to space, or back, and its size there
 */

/** @type {Record<string, FigureKind>} */
export const FIGURES = { plane, chart, image, board, space }

/** @param {Figure} figure @param {(keyof Figure)[]} names */
const only = (figure, names) => Object.fromEntries(names.map(name => [name, figure[name]]))

/** What of a figure says where things stand on it. @param {Figure} figure */
export const placing = figure => only(figure, ['kind', ...FIGURES[figure.kind].placing])

/** What of a figure says what stands at its axes. @param {Figure} figure */
export const numbering = figure => only(figure, [...FIGURES[figure.kind].numbering, 'axes', 'zero'])

/**
 * A figure in the view of the one before it, and between its axes, with the same numbers at its axes as long as these show the same.
 * @param {Figure} figure @param {Figure} was @returns {Figure}
 */
export function held(figure, was) {
  const isSame = figure.kind === was.kind && figure.axes === was.axes
  return { ...figure, ...placing(was), ...between(figure, was), ...(isSame ? only(was, FIGURES[was.kind].numbering) : {}) }
}
