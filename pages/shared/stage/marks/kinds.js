// The kinds of marks by name, as in core/figures/marks/.

import { Area } from './area.js'
import { Arrow } from './arrow.js'
import { Ball } from './ball.js'
import { Bars } from './bars.js'
import { Caption } from './caption.js'
import { Cells } from './cells.js'
import { Cloud } from './cloud.js'
import { Dots } from './dots.js'
import { Drop } from './drop.js'
import { Label } from './label.js'
import { Line } from './line.js'
import { Parts } from './parts.js'
import { Pixels } from './pixels.js'
import { Rows } from './rows.js'
import { Squares } from './squares.js'

/** @import { MarkKind } from '../types.js' */

/** @type {Record<string, MarkKind>} */
export const MARKS = {
  line: Line,
  area: Area,
  arrow: Arrow,
  bars: Bars,
  dots: Dots,
  rows: Rows,
  squares: Squares,
  parts: Parts,
  cloud: Cloud,
  label: Label,
  pixels: Pixels,
  cells: Cells,
  caption: Caption,
  drop: Drop,
  ball: Ball,
}
