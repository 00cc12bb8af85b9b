// The tables: matrices written out below the picture, with their sizes.

import { el, say, show } from './dom.js'

/** @import { Stage } from './stage.js' */
/** @import { Table } from './wire.js' */

const LONG = 20 // characters that are words

export class Tables {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    this.shape = ''
    /** @type {HTMLElement[]} */
    this.notes = []
    /** @type {HTMLElement[][]} */
    this.cells = []
    parent.append(this.box = el('section', { class: 'tables', hidden: true, tabindex: 0, 'aria-label': 'Matrices' }))
  }

  /** The cells stay, their texts change. @param {Table[]} tables */
  take(tables) {
    show(this.box, tables.length > 0)
    const shape = JSON.stringify(tables.map(({ name, rows, role, sign, heads }) => [name, rows.length, rows[0]?.length, role, sign, heads]))
    if (shape !== this.shape) { this.shape = shape; this.build(tables) }
    tables.forEach(({ rows, note }, k) => {
      say(this.notes[k], note)
      rows.flat().forEach((text, i) => say(this.cells[k][i], text))
    })
  }

  /** @param {Table[]} tables */
  build(tables) {
    this.notes = tables.map(() => el('figcaption'))
    this.cells = tables.map(table => table.rows.flatMap(row => row.map((_, j) => el('td', { class: kind(table, j) }))))
    this.box.replaceChildren(...tables.map((table, k) => this.figure(table, k)))
  }

  /** @param {Table} table @param {number} k */
  figure({ name, rows, role, sign, heads }, k) {
    const head = el('tr', {}, ...heads.map((text, j) => el('th', { scope: 'col', class: kind({ heads, rows }, j) }, text)))
    const body = rows.map((row, i) => el('tr', {}, ...row.map((_, j) => this.cells[k][i * row.length + j])))
    const classes = ['table', sign ? '' : 'is-first', heads.length ? 'is-list' : ''].filter(Boolean)
    return el('figure', { class: classes.join(' '), 'data-table': name },
      el('div', { class: 'equation' },
        el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
        el('span', { class: 'name', 'data-name': name, style: role ? `color: var(--${role})` : null }, name),
        el('table', { class: 'entries', 'aria-label': name }, heads.length ? el('thead', {}, head) : null, el('tbody', {}, ...body))),
      this.notes[k])
  }
}

/**
 * The class of a column: the last one of a list may be an explanation, and no number.
 * @param {Pick<Table, 'heads' | 'rows'>} table @param {number} j
 */
function kind({ heads, rows }, j) {
  const isLast = heads.length > 0 && j > 0 && j === heads.length - 1
  return isLast && rows.some(row => row[j].length > LONG) ? 'is-words' : null
}
