// Slices: the fields of an array of up to four axes, a matrix for each place along all but the last two, and what is along each axis.

import { el, show } from './dom.js'

/** @import { EntriesSpec } from './fields.js' */
/** @typedef {{ most: number, longest: number, entries: number }} Most as many axes, numbers along each, and numbers in all as can be */

const MANY = 12, LONG = 6 // entries in all, and along one of the last two axes, beyond which they are smaller

/** Where one of as many as axes hold is, along each of them. @param {number} flat @param {number[]} axes */
const places = (flat, axes) => axes.map((n, k) => Math.floor(flat / product(axes.slice(k + 1))) % n)
/** @param {number[]} numbers */
const product = numbers => numbers.reduce((all, n) => all * n, 1)
/** The place of an entry as NumPy writes it. @param {number} flat @param {number[]} axes */
export const place = (flat, axes) => axes.length ? `[${places(flat, axes).join(', ')}]` : ''

/** The colour of an axis. @param {number} k */
const ink = k => `var(--axis${k})`

export class Slices {
  /** @param {EntriesSpec} spec @param {Most} most @param {(axes: number[]) => void} chosen what follows when another shape is chosen */
  constructor(spec, most, chosen) {
    this.spec = spec
    this.most = most
    this.chosen = chosen
    /** @type {number[]} */
    this.axes = []
    this.isMany = false // whether entries are smaller
    this.missing = 0 // axes that another array has before its first
    /** @type {[HTMLElement, number][]} */
    this.counted = [] // what counts along an axis
    this.box = el('div', { class: 'slices', role: 'group', 'aria-label': spec.spoken })
    const counts = Array.from({ length: most.most + 1 }, (_, k) => el('option', { value: k }, k === 1 ? '1 axis' : `${k} axes`))
    this.count = this.select('Axes', 'axes', counts, () => this.take(+this.count.value))
    this.lengths = Array.from({ length: most.most }, (_, k) => this.select(`Axis ${k}`, String(k),
      Array.from({ length: most.longest }, (_, n) => el('option', { value: n + 1 }, n + 1)), () => this.stretch(k)))
    this.signs = this.lengths.map(() => el('span', { 'aria-hidden': 'true' }, ','))
    this.shape = el('div', { class: 'sizes' }, this.count, el('span', { 'aria-hidden': 'true' }, '('),
      ...this.lengths.flatMap((select, k) => [select, this.signs[k]]), el('span', { 'aria-hidden': 'true' }, ')'))
  }

  /** @param {string} what @param {string} key @param {HTMLElement[]} options @param {() => void} onchange */
  select(what, key, options, onchange) {
    const said = `${what} of ${this.spec.spoken}`
    return el('select', { 'aria-label': said, title: said, 'data-size': `${this.spec.name}:${key}`, onchange }, ...options)
  }

  /** So many axes: those that come or go are the first. @param {number} count */
  take(count) {
    const { axes } = this, more = count - axes.length
    this.chosen(more > 0 ? [...Array(more).fill(1), ...axes] : axes.slice(-more))
  }

  /** Another length along an axis. @param {number} k */
  stretch(k) { this.chosen(this.axes.map((n, l) => l === k ? +this.lengths[k].value : n)) }

  /** How many axes another array has that this one has not: its own are the last ones. @param {number} missing */
  align(missing) {
    if (this.missing === Math.max(0, missing)) return
    this.missing = Math.max(0, missing)
    this.paint()
  }

  paint() { for (const [element, axis] of this.counted) element.style.color = ink(axis + this.missing) }

  /** @param {number[]} axes @param {HTMLInputElement[][]} entries row by row */
  furnish(axes, entries) {
    const [m, n] = [axes.at(-2) ?? 1, axes.at(-1) ?? 1], outer = axes.slice(0, -2), all = product(axes)
    this.axes = axes
    this.isMany = all > MANY || Math.max(m, n) > LONG
    this.box.classList.toggle('is-many', this.isMany)
    this.counted = this.lengths.map((select, k) => [select, k])
    /** @param {number} index @param {number} axis */
    const counts = (index, axis) => {
      const found = el('b', {}, index)
      this.counted.push([found, axis])
      return [found, ', ']
    }
    this.box.replaceChildren(...Array.from({ length: product(outer) }, (_, k) => {
      const grid = el('div', { class: axes.length ? 'entries' : 'entries is-bare' }, ...entries.slice(k * m, (k + 1) * m).flat())
      grid.style.setProperty('--columns', String(n))
      return el('div', { class: 'slice' },
        outer.length ? el('span', { class: 'at', 'aria-hidden': 'true' }, '[', ...places(k, outer).flatMap(counts), ':, :]') : null, grid)
    }))
    this.paint()
    this.count.value = String(axes.length)
    this.lengths.forEach((select, k) => {
      const isThere = k < axes.length, room = this.most.entries / (all / (axes[k] ?? 1))
      show(select, isThere)
      show(this.signs[k], k < axes.length - 1 || (axes.length === 1 && !k)) // as Python writes (2, 3) and (4,)
      if (!isThere) return
      select.value = String(axes[k])
      for (const option of select.options) option.disabled = +option.value > room
    })
  }
}
