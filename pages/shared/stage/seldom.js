// What is seldom needed: the menus, what a page is saved as, and how it is printed. It is loaded when it is first asked for (files.py).

import { el } from './dom.js'
import { place } from './place.js'

/** @typedef {ReturnType<typeof import('./seldom/main.js').default>} Seldom what is in the file */

const SCRIPT = 'seldom.js', STYLE = 'seldom.css'
const link = el('link', { rel: 'stylesheet', media: 'print' })
/** @type {Promise<Seldom> | null} */
let promise = null

/** The styles are there from the start, for whoever prints a page by the browser's own menu. */
export function dress() {
  if (link.href) return
  link.href = place(STYLE)
  document.head.append(link)
}

/** @returns {Promise<Seldom>} */
export function seldom() {
  dress()
  link.media = 'all'
  const load = () => import(place(SCRIPT)).then(({ seldom }) => seldom())
  return promise ??= load().catch(error => { promise = null; throw error })
}
