// What is seldom needed, as one file; seldom.js loads it.

import { copyAs } from './copy.js'
import { formed } from './forms.js'
import { printed } from './print.js'
import { save } from './save.js'

export default function () {
  return { copyAs, formed, printed, save }
}
