// A page on paper: its title, sentence and pictures, what is set, its numbers and its link on one sheet, in light colours in any theme.

import { el } from '../dom.js'
import { isArray } from '../values.js'
import { drawing } from './drawing.js'
import { code, fetched, linked } from './qr.js'
import { called } from './called.js'

/** @import { Stage } from '../stage.js' */

const ON = 'is-printed'
const MOST = 100 // entries of an array that are printed

/** Without it there is no code on the sheet. */
const prepared = () => fetched().catch(() => {})

/** Prints what the server answers to all that has been asked. @param {Stage} stage */
export async function printed(stage) {
  await Promise.all([stage.exchange.settled(), prepared()])
  print()
}

/** Whichever way a page is printed, a sheet is there in time and goes. @param {() => Stage | undefined} shown */
export function awaited(shown) {
  prepared()
  addEventListener('beforeprint', () => {
    const stage = shown()
    if (stage?.answer && !document.body.classList.contains(ON)) lay(stage)
  })
}

/** Lays the sheet in the place of all else: at once, as a browser that prints does not wait. @param {Stage} stage */
function lay(stage) {
  const { words, settings, answer, pictures } = stage, link = linked(stage)
  const sheet = el('article', { class: 'printed stApp' },
    el('h1', {}, settings.title), el('p', {}, ...copies(words.sentence.childNodes)),
    el('div', { class: 'drawing' }, pictures.list.length ? drawing(stage, true).node : answer.missing),
    el('div', { class: 'facts' }, ...arrays(stage), ...chosen(stage), ...copies(words.numbers.children)),
    el('footer', {}, code(link), el('p', {}, link)))
  document.body.append(sheet)
  document.body.classList.add(ON)
  addEventListener('afterprint', () => { document.body.classList.remove(ON); sheet.remove() }, { once: true })
}

/** @param {Iterable<Node>} nodes */
const copies = nodes => [...nodes].map(node => node.cloneNode(true))

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
