// The entry fields: arrays as text that can be typed, pasted, stepped with the arrow keys and scrubbed sideways.

import { apart } from './apart.js'
import { el, say, set, show } from './dom.js'
import { rounded, step } from './plane.js'
import { Scrub } from './scrub.js'
import { Slices, place } from './slices.js'
import { array as arrayOf } from './values.js'

/** @import { Stage } from './stage.js' */
/** @import { Most } from './slices.js' */
/** @import { Settings } from './types.js' */
/** @import { Answer } from './wire.js' */

/**
 * @typedef {object} EntriesSpec
 * @property {string} name
 * @property {'entries'} kind
 * @property {string} label
 * @property {string} spoken
 * @property {string} role of a vector
 * @property {string[]} columns the role of each column
 * @property {number} limit the largest magnitude that the page takes,
 * @property {number} least and the least but 0
 * @property {boolean} isVector
 * @property {[number, number] | null} largest rows and columns, if its size can be chosen
 * @property {0 | Most} axes of an array that can have any number of them
 * @property {string} beside another one, with which its axes are right-aligned
 * @property {boolean} isSquare
 * @property {number} fewest rows, and columns
 * @property {boolean} lies whether a vector is written in a row
 * @property {string} twin the array from which it follows
 * @property {string[]} heads what the columns of a list of rows are called
 * @property {string} relation what stands between its name and its entries
 * @property {number} rows as many as there can be
 */
/**
 * One array and its elements.
 * @typedef {object} Field
 * @property {EntriesSpec} spec
 * @property {HTMLElement} box
 * @property {HTMLElement} called its name
 * @property {HTMLElement} grid
 * @property {HTMLElement} notice
 * @property {HTMLElement} count of the rows of a list
 * @property {HTMLSelectElement[]} sizes
 * @property {Slices | null} slices of an array that can have any number of axes
 * @property {HTMLInputElement[][]} entries
 * @property {string} shape
 * @property {number} most characters for which an entry has room
 * @property {string} named what entries are called, one name a line, where they have names
 * @property {string[]} bad the entries that a notice is about: '0,1'
 */
/** @typedef {{ name: string, i: number, j: number, input: HTMLInputElement }} Cell an entry and its element */

const SHORTEST = 4, SHORTER = 3 // characters that an entry has room for, and one of many
const WIDE = 8 // from here on the text is smaller
const ROOM = 40 // characters across, which a large one shares among its columns
const MANY = 4 // rows or columns, beyond which entries are smaller still
const ROWS = 40 // rows of a list, of which one that is written moves all others
const ROW = 12, CELL = 7 // entries of a vector that lies in one row: longer ones have several, and room for so many characters
const SEVERAL = /[;,&|<[\]{}\t\n\\\u0085]|\S\s+\S/ // a pasted text that may be more than one entry: Python decides
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/ // a text that needs no reading

const oneLine = (/** @type {string} */ text) => text.trim().replace(/\s+/g, ' ')

export class Fields {
  edited = false // whether the entry that has the focus is being typed,
  before = '' // what it was,
  stepped = false // and whether keys move it
  hint = 'Type a number or an expression, paste a matrix, drag sideways, or use the arrow keys'

  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Settings | null} */
    this.built = null
    /** @type {Record<string, Field>} */
    this.arrays = {}
    parent.append(this.box = el('div', { class: 'fields' }))
    this.scrub = new Scrub(this)
  }

  build() {
    this.built = this.stage.settings
    const fields = this.stage.specs('entries').map(spec => this.field(spec))
    this.arrays = Object.fromEntries(fields.map(field => [field.spec.name, field]))
    this.box.replaceChildren(...fields.map(({ box }) => box), ...fields.map(({ notice }) => notice))
  }

  /** @param {EntriesSpec} spec @returns {Field} */
  field(spec) {
    const { name, role, spoken } = spec, isList = spec.heads.length > 0, { tools } = this.stage, state = () => this.stage.state
    const sizes = spec.largest && !isList ? this.sizes(spec, spec.largest) : []
    const slices = spec.axes ? new Slices(spec, spec.axes, shape => this.reshape(name, shape)) : null
    const grid = slices?.box ?? el('div', { class: 'entries', role: 'group', 'aria-label': spoken }), count = el('span', { class: 'count' })
    const classes = ['field', ...(sizes.length ? ['is-sized'] : []), ...(slices ? ['is-sliced'] : [])]
    const called = el('span', {
      class: 'name', 'data-name': spec.label, style: role ? `color: var(--${role})` : null, 'aria-hidden': 'true',
    }, spec.label)
    const box = el('div', { class: classes.join(' ') },
      ...(isList ? [] : [called,
        el('span', { class: 'equals', 'aria-hidden': 'true' }, spec.relation)]),
      slices ? grid : el('div', { class: 'hold' }, apart(grid, true)), slices?.shape,
      el('div', { class: 'side' },
        sizes.length ? el('div', { class: 'sizes' }, ...sizes.flatMap((select, k) => k ? ['×', select] : [select])) : null,
        isList ? el('button', { type: 'button', class: 'add', 'data-add': name, onclick: () => this.add(name) }, '+ add a row') : null,
        isList ? count : null,
        el('span', { class: 'copies' }, ...tools.copiers(spoken, () => {
          const { text: texts, value: rows, axes = spec.isVector ? [rows.length] : undefined } = arrayOf(state(), name)
          return { rows, texts, axes }
        }))))
    const notice = el('p', { class: 'notice', role: 'alert', id: `notice-${name}`, 'data-notice': name, hidden: true })
    return { spec, box, called, grid, count, notice, sizes, slices, entries: [], shape: '', most: 10, named: '', bad: [] }
  }

  /**
   * Controls for the size of an array: Python keeps its corner, and borders that with the identity.
   * @param {EntriesSpec} spec @param {[number, number]} largest
   */
  sizes({ name, spoken, isSquare, isVector, fewest }, largest) {
    const ways = isSquare ? ['Size'] : isVector ? ['Length'] : ['Rows', 'Columns']
    /** @param {string} way @param {number} k */
    const select = (way, k) => ({
      'aria-label': `${way} of ${spoken}`, title: `${way} of ${spoken}`, 'data-size': `${name}:${k}`, onchange: () => this.resize(name),
    })
    return ways.map((way, k) => el('select', select(way, k), ...[...Array(largest[k] + 1).keys()].slice(fewest).map(n =>
      el('option', { value: n }, isSquare ? `${n} × ${n}` : n))))
  }

  /** @param {string} name */
  resize(name) {
    const { sizes, spec: { isVector } } = this.arrays[name], [m, n = isVector ? 1 : m] = sizes.map(select => +select.value)
    this.reshape(name, [m, n])
  }

  /** @param {string} name @param {number[]} shape */
  reshape(name, shape) { this.stage.door.edit({ [name]: { typed: { row: -1, column: -1, text: '', shape, final: true } } }) }

  /** @param {Answer} answer */
  take(answer) {
    if (this.built !== this.stage.settings) this.build()
    for (const [name, array] of Object.entries(this.arrays)) {
      const found = answer.notices.findLast(notice => notice.at === name && (notice.final || !this.isTyping(name)))
      say(array.notice, found?.say ?? '')
      show(array.notice, !!found)
      show(array.box, !answer.hides.includes(name))
      say(array.called, answer.called[name] ?? array.spec.label)
      array.bad = answer.notices.flatMap(notice => notice.at === name && notice.entry ? [notice.entry.join()] : [])
    }
  }

  /** What is being typed is given up: the state comes from elsewhere. */
  forget() {
    this.edited = this.stepped = false
    this.scrub.drop()
  }

  /** @param {string} name */
  isTyping(name) { return this.edited && document.activeElement?.getAttribute('data-entry')?.startsWith(`${name}:`) }

  draw() {
    for (const [name, array] of Object.entries(this.arrays)) {
      const { text, axes } = arrayOf(this.stage.state, name), shape = `${text.length}×${text[0].length} ${axes ?? ''}`
      if (shape !== array.shape) this.furnish(name, array, text, shape, axes)
      if (array.spec.lies) this.call(name, array)
      if (array.spec.beside && axes) array.slices?.align((arrayOf(this.stage.state, array.spec.beside).axes?.length ?? 0) - axes.length)
      const areMany = text.length > (array.spec.lies ? ROW : ROWS) && !this.stepped && !this.scrub.grip
      text.forEach((row, i) => { if (!areMany || this.stage.isTurn(i)) row.forEach((entry, j) => this.entry(array, i, j, entry)) })
      const isBehind = areMany && this.stage.door.held && text.some((row, i) => row.some((entry, j) => array.entries[i][j].value !== entry))
      if (isBehind) this.stage.due() // the others come to their turn
      if (!array.spec.heads.length) array.grid.classList.toggle('is-wide', array.entries.flat().some(input => input.size > WIDE))
    }
  }

  /** @param {string} name @param {Field} array @param {string[][]} text @param {string} shape @param {number[]} [axes] */
  furnish(name, array, text, shape, axes) {
    array.shape = shape
    if (array.slices && axes) {
      array.entries = text.map((row, i) => row.map((_, j) => this.input(name, array.spec, i, j, place(i * row.length + j, axes))))
      return array.slices.furnish(axes, array.entries)
    }
    if (array.spec.heads.length) return this.furnishRows(name, array, text)
    const isLarge = Math.max(text.length, text[0].length) > MANY
    array.box.classList.toggle('is-large', isLarge)
    array.box.classList.toggle('is-column', array.spec.isVector && !array.spec.lies)
    const lies = array.spec.isVector && array.spec.lies, isLong = lies && text.length > ROW
    array.grid.classList.toggle('is-long', isLong)
    array.most = isLong ? CELL : isLarge ? Math.floor(ROOM / Math.max(MANY, array.spec.lies ? text.length : text[0].length)) : 10
    array.sizes.forEach((select, k) => { select.value = String(k ? text[0].length : text.length) })
    array.grid.style.setProperty('--columns', String(lies ? text.length : text[0].length))
    array.entries = text.map((row, i) => row.map((_, j) => this.input(name, array.spec, i, j)))
    const inputs = array.entries.flat()
    array.named = ''
    array.grid.replaceChildren(...(this.names(name).length ? inputs.map(input => el('span', { class: 'of' }, input)) : inputs))
  }

  /** What the entries of a vector are called, where they are bars. @param {string} name @returns {string[]} */
  names(name) { return this.stage.pictures.list.map(({ figure }) => figure?.ways?.[name]?.names).find(Boolean) ?? [] }

  /** Writes the names of entries above them. @param {string} name @param {Field} array */
  call(name, array) {
    const names = this.names(name), named = names.join('\n')
    if (named === array.named) return
    array.named = named
    for (const [k, cell] of [...array.grid.querySelectorAll('.of')].entries()) {
      set(cell, 'data-of', names[k] ?? '')
      set(array.entries[k][0], 'aria-label', `${array.spec.label || array.spec.spoken} of ${names[k]}, entry ${k + 1}`)
    }
  }

  /** The hand goes to the entry of a row. @param {string} name @param {number} row */
  focus(name, row) { this.arrays[name]?.entries[row]?.[0]?.focus() }

  /**
   * A list of rows: with heads over its columns, and each with a button that takes it away.
   * @param {string} name @param {Field} array @param {string[][]} text
   */
  furnishRows(name, array, text) {
    const { heads: called } = array.spec, [first, last, third] = called, n = text[0].length
    /** @param {number} number */
    const low = number => String(number).replace(/\d/g, digit => '₀₁₂₃₄₅₆₇₈₉'[+digit])
    const heads = text[0].map((_, j) => third ? called[j] : j === n - 1 ? last : n === 2 ? first : `${first}${low(j + 1)}`)
    array.box.classList.add('is-list')
    say(array.count, text.length === 1 ? '1 row' : `${text.length} rows`)
    array.most = 10
    array.grid.style.setProperty('--columns', String(n + 1))
    array.entries = text.map((row, i) => row.map((_, j) => this.input(name, array.spec, i, j)))
    array.grid.replaceChildren(
      ...heads.map(head => el('span', { class: 'head', 'aria-hidden': 'true' }, head)), el('span'),
      ...array.entries.flatMap((row, i) => [...row, el('button', {
        type: 'button', class: 'remove', title: `Remove row ${i + 1}`, 'aria-label': `Remove row ${i + 1}`,
        onclick: () => this.stage.door.edit({ [name]: { remove: i } }),
      }, '×')]))
  }

  /** Adds a row to a list: a step to the right of the last one. @param {string} name */
  add(name) {
    const { value } = arrayOf(this.stage.state, name), last = value[value.length - 1], before = value.at(-2)
    const by = (before && Math.abs(last[0] - before[0])) || 1
    this.stage.door.edit({ [name]: { add: last.map((c, j) => j ? c : rounded(c + by, 1e-6)) } })
    const input = this.arrays[name].entries.at(-1)?.[0]
    input?.focus({ preventScroll: true })
    input?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {Field} array @param {number} i @param {number} j @param {string} text */
  entry(array, i, j, text) {
    const input = array.entries[i][j]
    const asked = this.stage.door.draft.typedAt(array.spec.name, i, j)
    const isBad = asked && array.bad.includes(`${i},${j}`)
    if (isBad) { set(input, 'aria-invalid', 'true'); set(input, 'aria-describedby', array.notice.id) }
    else if (input.hasAttribute('aria-invalid')) { input.removeAttribute('aria-invalid'); input.removeAttribute('aria-describedby') }
    if (input === document.activeElement && this.edited) return // what is being typed stays
    const shown = asked ? oneLine(asked.text) : text
    if (input.value !== shown) input.value = shown
    if (asked) return
    const held = this.stage.door.held || this.stepped ? input.size : 0 // a column that breathed under the hand would shake the page
    const size = Math.min(Math.max(text.length, array.slices?.isMany ? SHORTER : SHORTEST, held), array.most)
    if (input.size !== size) { input.size = size; input.style.setProperty('--size', String(size)) }
  }

  /** @param {string} name @param {EntriesSpec} spec @param {number} i @param {number} j @param {string} [at] its place in words */
  input(name, spec, i, j, at = spec.isVector ? `, entry ${i + 1}` : `, row ${i + 1}, column ${j + 1}`) {
    const role = spec.columns?.[j] ?? spec.role
    const input = el('input', {
      type: 'text', inputmode: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'data-entry': `${name}:${i},${j}`,
      'aria-label': `${spec.label || spec.spoken}${at}`,
      style: role ? `color: var(--${role})` : null,
      title: this.hint,
      onfocus: () => { this.edited = false },
      oninput: () => { this.begin(cell); this.type(cell, input.value, false) },
      onblur: () => this.finish(cell),
      onkeydown: event => this.key(cell, event),
      onkeyup: event => { if (event.key.startsWith('Arrow')) this.endStep(`${name}:${i},${j}`) },
      onpaste: event => this.paste(cell, event),
      onpointerdown: event => this.scrub.start(cell, event),
    })
    const cell = { name, i, j, input }
    return input
  }

  // ---- typing

  /** Remembers what an entry was, for a text that turns out to be none. @param {Cell} cell */
  begin({ name, i, j }) {
    if (!this.edited) this.before = arrayOf(this.stage.state, name).text[i][j]
    this.edited = true
  }

  /** @param {Cell} cell @param {string} text @param {boolean} final */
  type({ name, i: row, j: column }, text, final, pasted = false) {
    const { before } = this, { limit, least } = this.arrays[name].spec, number = Number(text), size = Math.abs(number)
    const isRead = DECIMAL.test(text) && size <= limit && (!size || size >= least)
    this.stage.door.edit({ [name]: isRead
      ? { entries: [[row, column, number, number ? text : '0']] }
      : { typed: { row, column, text, final, pasted, before } } }, final)
  }

  /** @param {Cell} cell */
  finish(cell) {
    this.endStep()
    if (!this.edited) return
    this.edited = false
    this.type(cell, cell.input.value, true)
  }

  /** @param {Cell} cell @param {ClipboardEvent} event */
  paste(cell, event) {
    const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/[\r\n]+$/, '')
    if (!SEVERAL.test(text)) return
    event.preventDefault()
    this.begin(cell)
    cell.input.value = oneLine(text)
    this.edited = false
    this.type(cell, text, true, true)
  }

  /** @param {Cell} cell @param {KeyboardEvent} event */
  key(cell, event) {
    if (event.key === 'Enter') { this.finish(cell); cell.input.select() }
    else if (event.key === 'Escape') { this.stage.door.go(this.stage.door.history.current()); cell.input.blur() }
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      this.edited = false
      this.stepped = true
      this.step(cell, event.key === 'ArrowUp' ? 1 : -1, event)
    }
  }

  /**
   * Moves an entry by steps: a tenth, with Shift ten times as much, with Alt a tenth of it.
   * @param {Cell} cell @param {number} steps @param {KeyboardEvent | PointerEvent} event
   */
  step({ name, i, j }, steps, event) {
    const { list } = this.stage.pictures
    const plane = list.find(({ figure }) => figure.zooms), points = list.find(({ figure }) => figure.adds === name)
    const { half = 1, times = 1 } = plane?.figure ?? {}, unit = step(points?.view.halves[j] ?? half * times)
    const by = event.shiftKey ? 10 * unit : event.altKey ? unit / 10 : unit
    const value = arrayOf(this.stage.state, name).value[i][j], fine = unit / 1000
    this.stage.door.hold(name)
    this.stage.door.edit({ [name]: { entries: [[i, j, rounded(value + steps * by, Math.abs(value) > 1e6 ? by : fine)]] } })
  }

  endStep(key = '') {
    if (!this.stepped) return
    this.stepped = false
    this.stage.door.release(key)
  }
}
