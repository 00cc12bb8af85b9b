// Along x in steps: the handle is a whole number.

import { arrow, times } from '../keys.js'
import { Plane } from './plane.js'

const LEAPS = { Home: -1e9, End: 1e9, PageDown: -10, PageUp: 10 }

export class Steps extends Plane {
  get at() { return [Math.min(this.value, this.stage.range(this.array)[1]), this.own.height] }

  put([x]) { this.edit(x) }

  landing([x]) { return [this.whole(x), this.own.height] }

  /** One on, ten, or to the end. */
  moved(event) {
    const by = LEAPS[event.key] ?? arrow(event)?.along
    return by ? [this.whole(this.at[0] + by * Math.max(1, times(event))), this.own.height] : null
  }

  whole(x) {
    const [least, most] = this.stage.range(this.array)
    return Math.min(Math.max(Math.round(x), least), most)
  }

  get told() { return { ...super.told, words: String(this.at[0]) } }
}
