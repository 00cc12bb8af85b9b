// What is seldom needed, as one file; seldom.js loads it.

import { copyAs } from './copy.js'
import { formed } from './forms.js'
import { awaited, printed } from './print.js'
import { save } from './save.js'

/** @import { Stage } from '../stage.js' */

/** @param {() => Stage | undefined} shown the page that is shown, if one is */
export default function (shown) {
  awaited(shown)
  return { copyAs, formed, printed, save }
}
