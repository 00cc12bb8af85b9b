// The pictures of a page: large ones, two in a row or alone in one, and small ones below or beside them.

import { el } from './dom.js'
import { Picture } from './picture.js'

/** @import { Stage } from './stage.js' */
/** @import { Maps } from './types.js' */
/** @import { Figure, Values } from './wire.js' */

const ABREAST = 2 // large pictures in a row
const FEW = 2 // small ones, for which one row is enough on a phone

export class Pictures {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Map<string, Picture>} */
    this.all = new Map()
    /** @type {Picture[]} */
    this.list = []
    this.names = ''
    parent.append(this.box = el('div', { class: 'pictures' }, this.tiles = el('div', { class: 'tiles' })))
  }

  /**
   * Python's pictures for the state it has seen; those that were there stay. Where there are none, it says why.
   * @param {Figure[]} figures @param {string} missing
   */
  take(figures, missing) {
    const names = JSON.stringify([missing, ...figures.map(({ name, isSmall, isWide, sides }) => [name, isSmall, isWide, !!sides])])
    if (names !== this.names) {
      this.names = names
      for (const [name, picture] of this.all) {
        if (!figures.some(figure => figure.name === name)) picture.unmount()
      }
      this.list = figures.map(({ name }) => this.all.get(name) ?? new Picture(this.stage))
      this.all = new Map(figures.map(({ name }, k) => [name, this.list[k]]))
      const small = this.list.filter((_, k) => figures[k].isSmall), rows = this.rows(figures)
      this.tiles.replaceChildren(
        ...(rows.length ? [el('div', { class: rows.length > 1 ? 'large is-stack' : 'large' },
          ...rows.map(row => line(row, row.length < 2 ? 'row' : this.isDeep(row, figures) ? 'row is-pair is-deep' : 'row is-pair')))] : []),
        ...(small.length ? [line(small, small.length > FEW ? 'row is-small is-many' : 'row is-small')] : []),
        ...(missing ? [el('p', { class: 'missing', role: 'alert' }, missing)] : []))
      this.tiles.classList.toggle('is-abreast', rows.some(row => row.length > 1))
      this.box.classList.toggle('is-missing', !!missing)
    }
    figures.forEach((figure, k) => this.list[k].take(figure))
  }

  /** The large ones, row by row: a wide one has a row of its own. @param {Figure[]} figures */
  rows(figures) {
    /** @type {Picture[][]} */
    const rows = []
    let room = 0
    figures.forEach(({ isSmall, isWide }, k) => {
      if (isSmall) return
      if (isWide || !room) rows.push([])
      rows[rows.length - 1].push(this.list[k])
      room = isWide ? 0 : (room || ABREAST) - 1
    })
    return rows
  }

  /** Whether space is seen in a row of them, which needs more room. @param {Picture[]} row @param {Figure[]} figures */
  isDeep(row, figures) { return figures.some(({ sides }, k) => !!sides && row.includes(this.list[k])) }

  /** The one whose view can be set. */
  get zooming() { return this.list.find(({ figure }) => figure.zooms) }

  /** The maps through which pictures are seen, as they follow from a state. @param {Values} state @returns {Maps} */
  seen(state) { return Object.assign({}, ...this.list.map(({ kind }) => kind.maps?.(state))) }

  /** Where one is still being changed, Plotly draws none. @param {Maps} maps */
  draw(maps) {
    let isNew = false
    for (const picture of this.list) isNew = picture.draw(maps) || isNew
    if (isNew) for (const picture of this.list) picture.wait()
  }

  forget() { for (const picture of this.list) picture.forget() }
  unmount() { for (const picture of this.all.values()) picture.unmount() }
}

/** @param {Picture[]} pictures @param {string} name */
const line = (pictures, name) => el('div', { class: name }, ...pictures.map(picture => picture.box))
