// A saved page: the stage without a server. What a hand moves, and all that follows it by maps that the stage itself knows, is drawn as
// ever; what Python would have to compute anew goes until everything is again as it was saved.

import { Exchange } from '../exchange.js'
import { Stage } from '../stage.js'
import { array, isArray } from '../values.js'
import { lasting } from './lasting.js'

/** @import { Edit, Edits } from '../draft.js' */
/** @import { Answer, Notice, Values } from '../wire.js' */

const LIMIT = 'A saved page reads plain numbers only'
const MOMENT = 'What the page said is of the saved moment of the film, and does not hold here. Reset brings it back.'
const HINT = 'Type a plain number, drag sideways, or use the arrow keys'
const PLAIN = /^[-+−]?(\d+\.?\d*|\.\d+)(e[-+−]?\d+)?$/i
const WAYS = new Set(['plane', 'rows', 'circle', 'floor', 'height']) // of handles: the others lead where Python says

class Saved extends Exchange {
  key = '' // what has been moved
  /** @type {Notice[]} */
  refused = [] // what has been typed that is no plain number, until something else is changed

  /** @param {Stage} stage @param {Answer} whole */
  constructor(stage, whole) {
    super(stage, () => {})
    this.whole = whole
  }

  get isCalm() { return true }
  get isDue() { return false }
  mark() {}

  ask() {
    const { stage, whole, door: { draft } } = this
    if (draft.typed.length) { draft.typed = []; stage.tools.tell(`${LIMIT}.`) }
    const moved = this.moved(), off = moved.join(), key = JSON.stringify([off, this.refused])
    stage.root.classList.toggle('is-off', !!off)
    if (key === this.key) return
    this.key = key
    const stale = moved.flatMap(name => stage.led(name))
    const answer = off ? lasting(whole, stage.state, stale, stage.pictures.seen(stage.state), stage.blobs) : whole
    this.show({ ...answer, notices: this.refused })
  }

  /** What a hand changes: an entry is what it was where its text is no plain number. @param {Edits} edits */
  read(edits) {
    this.refused = []
    return Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, this.plain(name, edit)]))
  }

  /** @param {string} name @param {Edit} edit @returns {Edit} */
  plain(name, edit) {
    if (typeof edit !== 'object' || !('typed' in edit) || edit.typed.shape) return edit
    const { stage, door: { history } } = this, { row, column, text: typed, final } = edit.typed
    const text = typed.trim(), number = Number(text.replaceAll('−', '-')), size = Math.abs(number)
    const { limit, least } = stage.arraySpec(name), { text: texts, value } = array(history.current().state, name)
    const isPlain = PLAIN.test(text), isWithin = size <= limit && (!size || size >= least)
    if (isPlain && isWithin) return { entries: [[row, column, number, number ? text : '0']] }
    const why = isPlain ? `numbers here are from ${least} to ${limit} in size, or 0` : `${LIMIT.toLowerCase()}, such as -2.5 or 1e-3`
    const say = `“${text}” is not taken: ${why}. The entry is ${texts[row][column]} as before.`
    if (final) this.refused = [{ at: name, say, entry: [row, column], final, reset: false }]
    return { entries: [[row, column, value[row][column], texts[row][column]]] }
  }

  /** What is not as it was saved; from where space is seen is not looked at. */
  moved() {
    const { stage } = this, views = stage.specs('real').map(({ name }) => name)
    return Object.keys(this.whole.state).filter(name => !views.includes(name) && differ(this.whole.state[name], stage.state[name]))
  }
}

/** @param {Values[string]} before @param {Values[string]} now */
const differ = (before, now) => JSON.stringify(isArray(before) ? before.value : before) !== JSON.stringify(isArray(now) ? now.value : now)

/** A film is left at whatever moment it shows: the State has the one that was saved. @param {Stage} stage */
function settle({ player, state }) {
  if (player.spec && player.moment === state[player.spec.time]) player.rest()
  player.stage.due()
}

/** What stands for a mark, without the words that it can be dragged. @param {string[]} entry */
const still = ([marks, ...said]) => [marks, ...said.map(text => text.replace(/[:;] drag .*$/, ''))]

export default function () {
  const root = document.querySelector('.stage')
  /** @type {Answer} */
  const whole = JSON.parse(document.getElementById('answer')?.textContent ?? '')
  if (!(root instanceof HTMLElement)) return
  for (const { handles, legend } of whole.figures) {
    if (handles) whole.blobs[handles] = whole.blobs[handles].filter(/** @param {{ way: string }} spec */ ({ way }) => WAYS.has(way))
    if (handles && legend && !whole.blobs[handles].length) whole.blobs[legend] = whole.blobs[legend].map(still)
  }
  const stage = new Stage(whole.page, () => {})
  const exchange = stage.exchange = new Saved(stage, whole)
  const edit = stage.door.edit.bind(stage.door), forget = stage.door.forget.bind(stage.door)
  stage.door.edit = (edits, isFinal) => edit(exchange.read(edits), isFinal)
  stage.door.forget = () => { exchange.refused = []; forget() }
  stage.mount(root, null)
  stage.fields.hint = HINT
  stage.exchange.hear(whole)
  stage.player.settle = () => settle(stage)
  const draw = stage.draw.bind(stage)
  stage.draw = () => {
    draw()
    const { film, say, digits = {} } = stage.answer, isElsewhere = film && !film.speaksOf && !stage.player.isSettled
    stage.words.saySentence(isElsewhere ? [MOMENT] : say, digits)
  }
  const { link, embed, save } = stage.tools
  for (const button of [link, embed, save]) button.remove()
}
