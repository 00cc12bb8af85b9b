// The tables: matrices written out below the picture, with their sizes, and to be copied with all digits.

import { apart } from './apart.js'
import { python } from './copying.js'
import { full } from './digits.js'
import { el, say, show } from './dom.js'
import { Stops } from './stops.js'

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
    /** @type {Table[]} */
    this.tables = []
    parent.append(apart(this.box = el('section', { class: 'tables', hidden: true, 'aria-label': 'Matrices' })))
  }

  /** The cells stay, their texts change. @param {Table[]} tables */
  take(tables) {
    this.tables = tables
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
    this.notes = tables.map(() => el('span'))
    this.cells = tables.map(table => table.rows.flatMap(row => row.map((_, j) => el('td', { class: kind(table, j) }))))
    this.box.replaceChildren(...tables.map((table, k) => this.figure(table, k)))
  }

  /** @param {Table} table @param {number} k */
  figure({ name, rows, role, sign, heads }, k) {
    const head = el('tr', {}, ...heads.map((text, j) => el('th', { scope: 'col', class: kind({ heads, rows }, j) }, text)))
    const cells = rows.map((row, i) => row.map((_, j) => this.cells[k][i * row.length + j]))
    const body = cells.map(row => el('tr', {}, ...row))
    const symbol = el('span', { class: 'name', 'data-name': name, style: role ? `color: var(--${role})` : null }, name)
    const { tools } = this.stage, copy = heads.length
      ? [tools.copier('Copy the table as lines for a spreadsheet, all digits', () => this.text(k))]
      : tools.copiers(name, () => this.matrix(k))
    new Stops().take([[symbol, ...copy], ...cells])
    const classes = ['table', sign ? '' : 'is-first', heads.length ? 'is-list' : ''].filter(Boolean)
    return el('figure', { class: classes.join(' '), 'data-table': name },
      el('div', { class: 'equation' },
        el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
        symbol,
        el('table', { class: 'entries', 'aria-label': name }, heads.length ? el('thead', {}, head) : null, el('tbody', {}, ...body))),
      el('figcaption', {}, this.notes[k], ' ', ...copy))
  }

  /** All digits of the number in a cell, where more are known than stand there. @param {Element} cell */
  digits(cell) {
    const k = this.cells.findIndex(cells => cells.some(other => other === cell)), table = this.tables[k]
    return table ? full(table.values?.flat()[this.cells[k].findIndex(other => other === cell)], cell.textContent ?? '') : ''
  }

  /** A matrix as it is copied. @param {number} k */
  matrix(k) {
    const { rows: texts, values: rows } = this.tables[k]
    return rows ? { rows, texts } : null
  }

  /** A list, which has words in it, as it is copied: as lines of cells that tabs part. @param {number} k */
  text(k) {
    const { heads, rows, values } = this.tables[k]
    /** @param {string} text @param {number} i @param {number} j */
    const cell = (text, i, j) => { const value = values?.[i][j]; return value == null ? text.replace('−', '-') : python(value) }
    const more = (values ?? []).slice(rows.length).map(row => row.map(value => python(value))) // of a long one the first rows are shown
    return [heads, ...rows.map((row, i) => row.map((text, j) => cell(text, i, j))), ...more].map(row => row.join('\t')).join('\n')
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
