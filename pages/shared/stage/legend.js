// The legend: what the marks of each picture stand for, and handles that lie on none. Pointing at an entry makes its marks stand out, and
// the other way round.

import { el, set, show, svg } from './dom.js'

/** @import { Picture } from './picture.js' */
/** @import { Stage } from './stage.js' */
/** @import { AnyMark, HandleSpec } from './types.js' */
/** @import { Figure } from './wire.js' */
/** @typedef {[string, string, string, ...string[]]} Said the marks, their symbol, and what they are; perhaps both again, for a film */

const SMALL = matchMedia('(max-width: 760px), (max-height: 500px)') // a window with no room for it

export class Legend {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    this.key = ''
    /** @type {{ picture: Picture, names: Set<string>, item: HTMLElement }[]} */
    this.entries = []
    /** @param {boolean} is */
    const told = is => parent.classList.toggle('is-told', is)
    told(!SMALL.matches)
    parent.append(this.box = el('details', { class: 'legend', open: !SMALL.matches, ontoggle: () => told(this.box.open) },
      el('summary', { onclick: () => this.unmount() }, 'What is what'), this.content = el('div', { class: 'groups' })))
    this.resized = () => { this.box.open = !SMALL.matches } // until a person has opened or closed it
    SMALL.addEventListener('change', this.resized)
  }

  unmount() { SMALL.removeEventListener('change', this.resized) }

  /** The figures are others now, or their marks. @param {Figure[]} figures */
  take(figures) {
    /** @param {Figure} figure */
    const drawn = ({ name, title, legend, handles, marks }) => [name, title, legend, handles, marks.map(({ name, role }) => [name, role])]
    const key = JSON.stringify(figures.map(drawn))
    if (key === this.key) return
    this.key = key
    this.entries = []
    const groups = figures.map((figure, k) => this.group(figure, this.stage.pictures.list[k])).filter(({ list }) => list.length)
    this.content.replaceChildren(...groups.map(({ title, list }) => el('div', { class: 'group' },
      groups.length > 1 && title ? el('p', {}, title) : null, el('ul', {}, ...list))))
    show(this.box, groups.length > 0)
  }

  /** @param {Figure} figure @param {Picture} picture */
  group(figure, picture) {
    /** @type {HTMLElement[]} */
    const list = []
    /** @type {Said[]} */
    const entries = (figure.legend && this.stage.blobs[figure.legend]) ?? []
    /** @type {HandleSpec[]} */
    const grips = (figure.handles && this.stage.blobs[figure.handles]) ?? []
    for (const [marks, symbol, says, ...then] of entries) {
      const shown = picture.marks.filter(mark => covers(marks, mark.name)), handle = grips.find(({ name }) => name === marks)
      const first = shown[0] ?? handle
      if (!first) continue
      /** @param {boolean} is */
      const point = is => picture.emphasise(is ? shown : null, is ? handle?.name : '')
      /** @param {boolean} is */
      const focus = is => { point(is); if (is) this.reach(item); else picture.pointing.leave() }
      /** @type {HTMLElement} */
      const item = el('li', {
        'data-legend': first.name, tabindex: this.entries.length ? -1 : 0,
        onpointerenter: () => point(true), onpointerleave: () => point(false), onfocus: () => focus(true), onblur: () => focus(false),
        onkeydown: /** @param {KeyboardEvent} event */ event => this.press(event, picture, shown),
      }, shown[0]?.swatch() ?? grip(first.role), said(first.role, [symbol, says], then.length ? 'at-rest' : 'always'),
        then.length ? said(first.role, then, 'on-the-way') : null)
      this.entries.push({ picture, names: new Set(shown.map(mark => mark.name)), item })
      list.push(item)
    }
    return { title: figure.title, list }
  }

  /** Makes one entry the stop of the Tab key. @param {HTMLElement} item */
  reach(item) { for (const { item: other } of this.entries) set(other, 'tabindex', other === item ? 0 : -1) }

  /**
   * Up, down, Home and End go from entry to entry, left and right along what it stands for, from value to value.
   * @param {KeyboardEvent} event @param {Picture} picture @param {AnyMark[]} marks
   */
  press(event, picture, marks) {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key], down = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const end = { Home: 0, End: -1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey || !(across || down || end !== undefined)) return
    event.preventDefault()
    if (across) picture.pointing.walk(marks, event.shiftKey ? 10 * across : across)
    if (end !== undefined) this.entries.at(end)?.item.focus()
    if (down) this.entries[this.entries.findIndex(({ item }) => item === event.currentTarget) + down]?.item.focus()
  }

  /** A mark of a picture is pointed at, or none is. @param {Picture} picture */
  point(picture, name = '') {
    for (const { picture: other, names, item } of this.entries) set(item, 'data-pointed', picture === other && names.has(name))
  }
}

/** What a handle looks like. @param {string} role */
const grip = role => svg('svg', { class: 'swatch', viewBox: '0 0 28 14', 'aria-hidden': 'true' }, svg('circle', {
  cx: 14, cy: 7, r: 6, fill: `var(--${role})`, 'fill-opacity': 0.16, stroke: `var(--${role})`, 'stroke-opacity': 0.7, 'stroke-width': 1.25,
}))

/** @param {string} pattern @param {string} name */
const covers = (pattern, name) => pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

/**
 * A symbol and what it is; when: always, at rest, or on the way.
 * @param {string} role @param {string[]} words @param {string} when
 */
const said = (role, [symbol, says], when) =>
  el('span', { class: `said ${when}` }, symbol ? el('b', { style: `color: var(--${role})` }, symbol) : null, el('span', {}, says))
