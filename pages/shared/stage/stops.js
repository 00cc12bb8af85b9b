// Things of one kind that Tab comes to once, and arrow keys go through.

import { set } from './dom.js'

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] }

export class Stops {
  /** @type {Element[][]} */
  rows = []

  /** They stand in rows now. @param {Element[][]} rows */
  take(rows) {
    this.rows = rows
    this.reach(rows[0]?.[0])
    for (const element of rows.flat()) {
      element.addEventListener('focus', () => this.reach(element))
      element.addEventListener('keydown', event => this.press(/** @type {KeyboardEvent} */ (event), element))
    }
  }

  /** Makes one of them the stop of the Tab key. @param {Element | undefined} element */
  reach(element) { for (const other of this.rows.flat()) set(other, 'tabindex', other === element ? 0 : -1) }

  /** @param {KeyboardEvent} event @param {Element} element */
  press(event, element) {
    const way = WAYS[event.key], i = this.rows.findIndex(row => row.includes(element))
    if (!way || i < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const row = this.rows[bounded(i + way[0], this.rows)]
    const next = row[bounded(this.rows[i].indexOf(element) + way[1], row)]
    if (next instanceof HTMLElement) next.focus()
  }
}

/** @param {number} k @param {unknown[]} list */
const bounded = (k, list) => Math.max(0, Math.min(list.length - 1, k))
