// The tasks of a page: what is to be brought about by hand. What has been done stays ticked in this browser.

import { el, say, set, show } from './dom.js'

/** @import { Stage } from './stage.js' */
/** @import { Settings } from './types.js' */
/** @import { Answer, Task } from './wire.js' */
/** @typedef {Record<string, number[]>} Done numbers of tasks by page */

const KEY = 'matrixscope.tasks'

/** @type {Done} */
let here = {}

/** What has been done in this browser; without a memory of its own, until the page is closed. @returns {Done} */
export function remembered() {
  try { return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? here } catch { return here }
}

/** @param {Done} done */
function remember(done) {
  here = done
  try { localStorage.setItem(KEY, JSON.stringify(done)) } catch { /* a browser that remembers nothing */ }
}

export class Tasks {
  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Settings | null} */
    this.built = null
    /** @type {{ item: HTMLElement, tick: HTMLElement, of: string }[]} */
    this.items = []
    this.shown = '' // what the page shows, where it can show more than one thing
    parent.append(this.box = el('section', { class: 'tasks', 'aria-label': 'Tasks', hidden: true },
      el('h2', {}, 'Try it'), this.list = el('ol'),
      el('p', { class: 'count' }, this.count = el('span'), ' ',
        this.forget = el('button', { type: 'button', onclick: () => this.forgetAll() }, 'Forget what is done')),
      this.told = el('p', { class: 'spoken', 'aria-live': 'polite' })))
  }

  get done() {
    const done = remembered()[this.stage.page]
    return Array.isArray(done) ? done : []
  }

  /** @param {Answer} answer */
  draw(answer) {
    const { settings, state, door, exchange: { releases } } = this.stage
    if (this.built !== settings) { this.built = settings; this.build(settings.tasks) }
    this.shown = String(state.show ?? '')
    const fresh = answer.done.filter(k => !this.done.includes(k))
    if (fresh.length && !door.held && releases.answered === releases.made) { // what a hand only passes is not done, told late or not
      remember({ ...remembered(), [this.stage.page]: [...this.done, ...fresh].sort((a, b) => a - b) })
      say(this.told, 'A task is done.')
      this.stage.tools.tell(`✓ Done: ${this.stage.settings.tasks[fresh[0] - 1].say}`) // beside the picture, where the eyes are
    }
    this.tick(answer.done)
  }

  /** @param {Task[]} tasks */
  build(tasks) {
    const asked = Number(new URLSearchParams(location.search).get('task'))
    this.items = tasks.map(({ say: text, hint, show: of }, k) => {
      const told = el('span', { class: 'hint', hidden: true }, hint)
      const button = el('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
        const is = !!told.hidden
        show(told, is)
        set(button, 'aria-expanded', is)
      } }, 'Hint')
      const tick = el('span', { class: 'tick', 'aria-hidden': 'true' })
      const item = el('li', { 'data-task': k + 1, 'data-done': 'false', 'aria-current': k + 1 === asked ? 'true' : null },
        tick, el('span', { class: 'what' }, text, ' ', button, told))
      return { item, tick, of: k + 1 === asked ? '' : of }
    })
    this.list.replaceChildren(...this.items.map(({ item }) => item))
    show(this.box, tasks.length > 0)
    if (asked >= 1 && asked <= tasks.length) requestAnimationFrame(() => this.items[asked - 1].item.scrollIntoView({ block: 'nearest' }))
  }

  /** Shows what has been done, and what is so just now. @param {number[]} now */
  tick(now) {
    const { done } = this
    this.items.forEach(({ item, tick, of }, k) => {
      const is = done.includes(k + 1)
      show(item, this.isHere(of))
      set(item, 'data-done', is)
      set(item, 'data-now', now.includes(k + 1))
      say(tick, is ? '✓' : '')
    })
    const here = this.items.flatMap(({ of }, k) => this.isHere(of) ? [k + 1] : []), count = here.filter(k => done.includes(k)).length
    say(this.count, `${count} of ${here.length} done; the states of examples do not count`)
    show(this.forget, done.length > 0)
  }

  /** Whether a task belongs to what is shown. @param {string} of */
  isHere(of) { return !of || of === this.shown }

  forgetAll() {
    remember(Object.fromEntries(Object.entries(remembered()).filter(([page]) => page !== this.stage.page)))
    this.tick([])
  }
}
