// What is seldom needed: the menus, what a page is saved as, and how it is printed. It is loaded once a page is at rest (files.py).

import { el } from './dom.js'
import { place } from './place.js'

/** @import { Stage } from './stage.js' */
/** @typedef {ReturnType<typeof import('./seldom/main.js').default>} Seldom what is in the file */

const SCRIPT = 'seldom.js', STYLE = 'seldom.css'
const link = el('link', { rel: 'stylesheet', media: 'print' })
/** @type {Promise<Seldom> | null} */
let promise = null
let shown = /** @returns {Stage | undefined} */ () => undefined

/** Styles and script are there soon, for whoever prints a page by the browser's own menu. @param {typeof shown} found what is shown */
export function ready(found) {
  shown = found
  dress()
  const later = () => (window.requestIdleCallback ?? setTimeout)(() => { load().catch(() => {}) }) // it is asked for again when needed
  if (document.readyState === 'complete') later()
  else addEventListener('load', later, { once: true })
}

function dress() {
  if (link.href) return
  link.href = place(STYLE)
  document.head.append(link)
}

/** @returns {Promise<Seldom>} */
export function seldom() {
  dress()
  link.media = 'all'
  return load()
}

/** @returns {Promise<Seldom>} */
function load() {
  const made = () => import(place(SCRIPT)).then(({ seldom }) => seldom(shown))
  return promise ??= made().catch(error => { promise = null; throw error })
}
