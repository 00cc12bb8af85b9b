// The pictures of a page: large ones on top, two in a row, and a row of small ones below.

import { el } from './dom.js'
import { Picture } from './picture.js'

const ABREAST = 2 // large pictures in a row

export class Pictures {
  constructor(stage, parent) {
    Object.assign(this, { stage, all: new Map(), list: [], names: '' })
    parent.append(this.box = el('div', { class: 'pictures' }))
  }

  /** Python's pictures for the state it has seen; those that were there stay. Where there are none, it says why. */
  take(figures, missing) {
    const names = JSON.stringify([missing, ...figures.map(({ name, isSmall }) => [name, isSmall])])
    if (names !== this.names) {
      this.names = names
      for (const [name, picture] of this.all) {
        if (figures.some(figure => figure.name === name)) continue
        picture.unmount()
        this.all.delete(name)
      }
      for (const { name } of figures) if (!this.all.has(name)) this.all.set(name, new Picture(this.stage))
      this.list = figures.map(({ name }) => this.all.get(name))
      const large = this.list.filter((_, k) => !figures[k].isSmall), small = this.list.filter((_, k) => figures[k].isSmall)
      const rows = []
      for (let k = 0; k < large.length; k += ABREAST) rows.push(large.slice(k, k + ABREAST))
      this.box.replaceChildren(...rows.map(row => line(row, 'row')), ...(small.length ? [line(small, 'row is-small')] : []),
        ...(missing ? [el('p', { class: 'missing', role: 'alert' }, missing)] : []))
      this.box.classList.toggle('is-many', this.list.length > 1)
    }
    figures.forEach((figure, k) => this.list[k].take(figure))
  }

  /** The one whose view can be set. */
  get zooming() { return this.list.find(({ figure }) => figure.zooms) }

  draw(maps) { for (const picture of this.list) picture.draw(maps) }
  forget() { for (const picture of this.list) picture.forget() }
  unmount() { for (const picture of this.all.values()) picture.unmount() }
}

const line = (pictures, name) => el('div', { class: name }, ...pictures.map(picture => picture.box))
