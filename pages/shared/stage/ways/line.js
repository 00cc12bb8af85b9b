// Along the axis of x: the handle is a number, or a column that is one.

import { Plane } from './plane.js'

export class Line extends Plane {
  get at() { return [this.value.value[0]?.[this.column], 0] }

  put([x]) { this.edit({ entries: [[0, this.column, x]] }) }

  landing(point, isFree) { return [super.landing(point, isFree)[0], 0] }

  get told() { return { ...super.told, words: String(this.at[0]) } }
}
