// The tasks of a page: what is to be brought about by hand. What has been done stays ticked in this browser.

import { el, say, set, show } from './dom.js'

const KEY = 'matrixscope.tasks'

/** What has been done in this browser: {page: [numbers]}; without a memory of its own, until the page is closed. */
let here = {}
function remembered() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? here } catch { return here }
}
function remember(done) {
  here = done
  try { localStorage.setItem(KEY, JSON.stringify(done)) } catch { /* a browser that remembers nothing */ }
}

export class Tasks {
  constructor(stage, parent) {
    this.stage = stage
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

  draw(answer) {
    const { settings } = this.stage
    if (this.built !== settings) { this.built = settings; this.build(settings.tasks) }
    const fresh = answer.done.filter(k => !this.done.includes(k))
    if (fresh.length) {
      remember({ ...remembered(), [this.stage.page]: [...this.done, ...fresh].sort((a, b) => a - b) })
      say(this.told, `Task ${fresh.join(', ')} is done.`)
    }
    this.tick(answer.done)
  }

  build(tasks) {
    const asked = Number(new URLSearchParams(location.search).get('task'))
    this.list.replaceChildren(...tasks.map(({ say: text, hint }, k) => {
      const told = el('span', { class: 'hint', hidden: true }, hint)
      const button = el('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
        show(told, told.hidden)
        set(button, 'aria-expanded', !told.hidden)
      } }, 'Hint')
      return el('li', { 'data-task': k + 1, 'data-done': 'false', 'aria-current': k + 1 === asked ? 'true' : null },
        el('span', { class: 'tick', 'aria-hidden': 'true' }), el('span', { class: 'what' }, text, ' ', button, told))
    }))
    show(this.box, tasks.length > 0)
    if (asked >= 1 && asked <= tasks.length) requestAnimationFrame(() => this.list.children[asked - 1].scrollIntoView({ block: 'nearest' }))
  }

  /** Shows what has been done, and what is so just now. */
  tick(now) {
    const { done } = this
    Array.from(this.list.children).forEach((item, k) => {
      const is = done.includes(k + 1)
      set(item, 'data-done', is)
      set(item, 'data-now', now.includes(k + 1))
      say(item.firstChild, is ? '✓' : '')
    })
    const { length } = this.list.children, count = done.filter(k => k <= length).length
    say(this.count, `${count} of ${length} done`)
    show(this.forget, count > 0)
  }

  forgetAll() {
    remember(Object.fromEntries(Object.entries(remembered()).filter(([page]) => page !== this.stage.page)))
    this.tick([])
  }
}
