// The kinds of figures by name, as in core/figures/.

import { board } from './board.js'
import { chart } from './chart.js'
import { image } from './image.js'
import { plane } from './plane.js'
import { space } from './space.js'

/** @import { FigureKind } from '../types.js' */

/**
 * What every figure has.
 * @typedef {object} FigureSent
 * @property {string} name
 * @property {string} kind
 * @property {object[]} marks
 * @property {string} [title]
 * @property {string} [handles]
 * @property {boolean} [isSmall]
 * @property {Record<string, object>} [ways] by handle: where it can go, as far as that changes
 * @property {string} [adds]
 */

/** @type {Record<string, FigureKind>} */
export const FIGURES = { plane, chart, image, board, space }
