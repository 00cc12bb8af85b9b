// A page on paper: its title, sentence and pictures, what is set, its numbers and its link on one sheet, in light colours in any theme.

import { el } from '../dom.js'
import { isArray } from '../values.js'
import { drawing } from './drawing.js'
import { code, linked } from './qr.js'
import { called } from './called.js'

/** @import { Stage } from '../stage.js' */

const ON = 'is-printed'
const LIGHT = Object.entries({ 'color-scheme': 'light', '--st-background-color': '#fff', '--st-text-color': '#1c1b19' })
const MOST = 100 // entries of an array that are printed

/** @param {Stage} stage */
export async function printed(stage) {
  await stage.exchange.settled()
  const { words, settings, answer, pictures } = stage, link = linked(stage), drawn = await code(link)
  const sheet = el('article', { class: 'printed stApp' },
    el('h1', {}, settings.title), el('p', {}, ...copies(words.sentence.childNodes)),
    el('div', { class: 'drawing' }, pictures.list.length ? lit(stage) : answer.missing),
    el('div', { class: 'facts' }, ...arrays(stage), ...chosen(stage), ...copies(words.numbers.children)),
    el('footer', {}, drawn, el('p', {}, link)))
  document.body.append(sheet)
  document.body.classList.add(ON)
  addEventListener('afterprint', () => { document.body.classList.remove(ON); sheet.remove() }, { once: true })
  print()
}

/** @param {Iterable<Node>} nodes */
const copies = nodes => [...nodes].map(node => node.cloneNode(true))

/** The pictures as they are in the light theme. @param {Stage} stage */
function lit(stage) {
  const { style } = stage.root
  for (const [name, value] of LIGHT) style.setProperty(name, value)
  const { node } = drawing(stage, true)
  for (const [name] of LIGHT) style.removeProperty(name)
  return node
}

/** What is set, array by array. @param {Stage} stage */
function arrays(stage) {
  return Object.entries(called(stage)).flatMap(([name, label]) => {
    const array = stage.state[name]
    if (!isArray(array) || array.text.length * array.text[0].length > MOST) return []
    const rows = array.text.map(row => el('tr', {}, ...row.map(text => el('td', {}, text))))
    return [el('div', { class: 'given' }, el('span', {}, `${label} =`), el('table', {}, el('tbody', {}, ...rows)))]
  })
}

/** What else is set: numbers and choices. @param {Stage} stage */
function chosen({ settings, state, answer: { hides } }) {
  return settings.parameters.flatMap(spec => {
    if (!('label' in spec) || !spec.label || hides.includes(spec.name)) return []
    const value = state[spec.name], words = spec.kind === 'choice' ? spec.options.find(([option]) => option === value)?.[1] : String(value)
    return ['choice', 'scale', 'whole'].includes(spec.kind) ? [el('div', {}, el('span', {}, spec.label), el('span', {}, words))] : []
  })
}
