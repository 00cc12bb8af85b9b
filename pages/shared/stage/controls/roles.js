// What the columns of data are taken for: a choice for each of them.

import { el } from '../dom.js'

/** @import { Controls } from '../controls.js' */
/** @import { Control } from '../types.js' */
/** @import { Answer } from '../wire.js' */

/**
 * @typedef {object} RolesSpec
 * @property {string} name
 * @property {'roles'} kind
 * @property {string} label
 * @property {string} letters that a column can have
 * @property {boolean} isOfPoints whether each of them is one column: x and y, and perhaps z
 */

/** @implements {Control} */
export class Roles {
  place = 'numbers'
  roles = '' // a letter for each column
  key = ''

  /** @param {RolesSpec} spec @param {Controls} controls */
  constructor(spec, { set }) {
    this.spec = spec
    this.set = set
    /** @type {HTMLSelectElement[]} */
    this.picks = []
    this.box = el('div', { class: 'control is-columns', role: 'group', 'aria-label': spec.label })
  }

  /** @param {Answer} answer */
  take({ columns, roles }) {
    const key = JSON.stringify(columns)
    if (key !== this.key) {
      this.key = key
      this.picks = columns.map((label, k) => this.pick(label, k))
      this.box.replaceChildren(...columns.map((label, k) => el('label', {}, el('span', {}, label), this.picks[k])))
    }
    this.roles = roles
    this.picks.forEach((pick, k) => { if (pick.value !== roles[k]) pick.value = roles[k] })
  }

  draw() {}

  get isEmpty() { return !this.picks.length }

  /** @param {string} label @param {number} k */
  pick(label, k) {
    const pick = el('select', { 'data-column': k, 'aria-label': `What ${label} is taken for`, onchange: () => this.give(k, pick.value) },
      ...[...this.spec.letters, '-'].map(value => el('option', { value }, value === '-' ? '–' : value)))
    return pick
  }

  /** @param {number} k @param {string} role */
  give(k, role) {
    const roles = this.spec.isOfPoints ? exchanged(this.roles, k, role) : this.given(k, role)
    if (roles) this.set(this.spec.name, roles)
    else this.picks[k].value = this.roles[k]
  }

  /** One column is y: the one that was gives way, or another takes its place. @param {number} k @param {string} role */
  given(k, role) {
    const roles = [...this.roles].map((was, j) => j === k ? role : was === 'y' && role === 'y' ? 'x' : was)
    if (!roles.includes('y')) roles[k ? k - 1 : 1] = 'y'
    if (!roles.includes('x')) roles[roles.findIndex(other => other !== 'y')] = 'x'
    return roles.join('')
  }
}

/**
 * The roles of columns where one takes a role that another may have: these exchange theirs, and what x or y was is not left without a
 * column; null where there is none for it.
 * @param {string} roles @param {number} k @param {string} role
 */
export function exchanged(roles, k, role) {
  const was = roles[k], other = role === '-' ? -1 : roles.indexOf(role)
  const found = [...roles]
  found[k] = role
  if (other >= 0) found[other] = was
  const lost = ['x', 'y'].find(letter => !found.includes(letter))
  if (!lost) return found.join('')
  const next = [found.indexOf('z'), found.findIndex((letter, j) => letter === '-' && j !== k)].find(j => j >= 0 && j !== k)
  if (next === undefined) return null
  found[next] = lost
  return found.join('')
}
