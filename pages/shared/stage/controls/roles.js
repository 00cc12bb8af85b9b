// What the columns of data are taken for: a choice for each of them.

import { el, show } from '../dom.js'

const ROLES = [['x', 'x'], ['y', 'y'], ['-', '–']]

export class Roles {
  constructor(spec, { set }) {
    Object.assign(this, { spec, set, place: 'numbers' })
    this.box = el('div', { class: 'control is-columns', role: 'group', 'aria-label': spec.label })
  }

  take({ columns, roles, hides }) {
    const key = JSON.stringify(columns)
    show(this.box, columns.length > 0 && !hides.includes(this.spec.name))
    if (key !== this.key) {
      this.key = key
      this.picks = columns.map((label, k) => this.pick(label, k))
      this.box.replaceChildren(...columns.map((label, k) => el('label', {}, el('span', {}, label), this.picks[k])))
    }
    this.roles = roles
    this.picks.forEach((pick, k) => { pick.value = roles[k] })
  }

  draw() {}

  pick(label, k) {
    const onchange = event => this.give(k, event.target.value)
    return el('select', { 'data-column': k, 'aria-label': `What ${label} is taken for`, onchange },
      ...ROLES.map(([value, text]) => el('option', { value }, text)))
  }

  /** One column is y: the one that was gives way, or another takes its place. */
  give(k, role) {
    const roles = [...this.roles].map((was, j) => j === k ? role : was === 'y' && role === 'y' ? 'x' : was)
    if (!roles.includes('y')) roles[k ? k - 1 : 1] = 'y'
    if (!roles.includes('x')) roles[roles.findIndex(other => other !== 'y')] = 'x'
    this.set(this.spec.name, roles.join(''))
  }
}
