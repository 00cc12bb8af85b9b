// In which form a matrix is copied: chosen from a menu, for this one now and for the others from now on.

import { FORMS, isFlat } from './forms.js'
import { menu } from './menu.js'

/** @import { Tools } from '../tools.js' */
/** @import { Copied } from '../types.js' */

/** @param {Tools} tools @param {HTMLElement} opener @param {Copied} matrix @param {() => void} copy */
export function copyAs(tools, opener, matrix, copy) {
  const forms = Object.entries(FORMS).filter(([form]) => isFlat(matrix) || form === 'numpy')
  menu(opener, 'Copy as', forms.map(([form, { name }]) => ({
    name, is: form === (forms.length > 1 ? tools.form : 'numpy'), run: () => { tools.choose(form, name); copy() },
  })))
}
