// A saved page: the stage without a server. What a hand moves, and all that follows it by maps that the stage itself knows, is drawn as
// ever; what Python would have to compute anew goes until everything is again as it was saved.

import { Exchange } from '../exchange.js'
import { Stage } from '../stage.js'
import { isArray } from '../values.js'
import { lasting } from './lasting.js'

/** @import { Answer, Values } from '../wire.js' */

const LIMIT = 'A saved page reads plain numbers only.'
const WAYS = new Set(['plane', 'rows', 'circle', 'floor', 'height']) // of handles: the others lead where Python says

class Saved extends Exchange {
  key = '' // what has been moved

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
    if (draft.typed.length) { draft.typed = []; stage.tools.tell(LIMIT) }
    const moved = this.moved(), key = moved.join()
    stage.root.classList.toggle('is-off', !!key)
    if (key === this.key) return
    this.key = key
    const stale = moved.flatMap(name => stage.led(name))
    this.show(key ? lasting(whole, stage.state, stale, stage.pictures.seen(stage.state), stage.blobs) : whole)
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

export default function () {
  const root = document.querySelector('.stage')
  /** @type {Answer} */
  const whole = JSON.parse(document.getElementById('answer')?.textContent ?? '')
  if (!(root instanceof HTMLElement)) return
  for (const { handles } of whole.figures) {
    if (handles) whole.blobs[handles] = whole.blobs[handles].filter(/** @param {{ way: string }} spec */ ({ way }) => WAYS.has(way))
  }
  const stage = new Stage(whole.page, () => {})
  stage.exchange = new Saved(stage, whole)
  stage.mount(root, null)
  stage.exchange.hear(whole)
  stage.player.settle = () => settle(stage)
  const draw = stage.draw.bind(stage)
  stage.draw = () => {
    draw()
    root.classList.toggle('is-elsewhere', !stage.player.isSettled && !whole.film?.speaksOf) // what is said is of the saved moment
  }
  const { link, embed, save } = stage.tools
  for (const button of [link, embed, save]) button.remove()
}
