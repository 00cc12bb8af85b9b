// The player: a path from I to A, as a list of maps that Python has computed, moved along by hand or by the clock.

import { el, say, set, show, svg } from './dom.js'

const SECONDS = 3 // from end to end at speed 1
const JUMPS = 12 // pictures on the way where motion is not wanted

export class Player {
  constructor(stage, parent) {
    Object.assign(this, { stage, moment: null, isPlaying: false }) // moment: the t that is shown while it is no part of the state
    parent.append(this.box = el('div', { class: 'player', role: 'group', 'aria-label': 'Path from the identity to A', hidden: true },
      this.toggle = el('button', { type: 'button', class: 'play', 'aria-label': 'Play', onclick: () => this.isPlaying ? this.pause() : this.play() }),
      el('button', { type: 'button', class: 'step', 'aria-label': 'One step back', title: 'One step back', onclick: () => this.step(-1) }, '‹'),
      el('div', { class: 'track' },
        this.trace = svg('svg', { class: 'trace', preserveAspectRatio: 'none', viewBox: '0 0 100 30', 'aria-hidden': 'true' },
          this.zero = svg('path', { class: 'zero' }), this.curve = svg('path', { class: 'curve' }), this.flats = svg('g', { class: 'flats' }), this.now = svg('path', { class: 'now' })),
        this.slider = el('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Along the path', 
          onpointerdown: () => { this.isHeld = true }, onpointerup: () => { this.isHeld = false }, onpointercancel: () => { this.isHeld = false }, oninput: () => this.to(+this.slider.value), onchange: () => this.settle(+this.slider.value) })),
      el('button', { type: 'button', class: 'step', 'aria-label': 'One step on', title: 'One step on', onclick: () => this.step(1) }, '›'),
      el('div', { class: 'caption' },
        this.words = el('p', { class: 'moment' }, this.stageName = el('span'), el('span', {}, 'det at t = ', this.time = el('span'), ' is ', this.det = el('output', { 'data-readout': 'det(t)' }))),
        this.choices = el('select', { class: 'choice', 'aria-label': 'Path', onchange: () => this.choose() }),
        this.speed = el('select', { class: 'speed', 'aria-label': 'Speed' }, ...[0.25, 0.5, 1, 2].map(x => el('option', { value: x, selected: x === 1 }, `${x}×`)))),
      this.why = el('p', { class: 'why' }),
      this.notices = el('div', { class: 'notices' })))
    this.drawToggle()
  }

  get spec() { return this.stage.settings.player }

  take(answer) {
    const { spec } = this
    show(this.box, !!spec)
    if (!spec) return
    if (this.built !== spec) {
      this.built = spec
      this.choices.replaceChildren(...spec.options.map(([value, label]) => el('option', { value }, label)))
    }
    this.notices.replaceChildren(...answer.notices.filter(notice => notice.at === spec.choice || notice.at === 't')
      .map(notice => el('p', { class: 'notice', role: 'alert', 'data-notice': notice.at }, notice.say)))
    this.end = answer.end
    this.isBehind = !answer.path // the frames are those of another matrix until the hand lets go
    this.box.classList.toggle('is-behind', this.isBehind)
    if (this.isBehind) return
    this.path = answer.path
    this.isPlaying = this.isPlaying && !!this.path.t
    if (!this.isPlaying && !this.isHeld) this.moment = null
    const { t } = this.path
    set(this.slider, 'max', t ? t.length - 1 : 1)
    this.slider.disabled = !t
    this.box.classList.toggle('is-missing', !t)
    for (const button of this.box.querySelectorAll('button')) button.disabled = !t
    say(this.why, this.path.say)
    this.plot()
  }

  /** The t that is shown. */
  get t() { return this.moment ?? this.stage.state.t ?? 1 }

  /** The map that is shown, where that is not the end: {map, M}; between two of Python's frames, in proportion. */
  frame() {
    const { t, maps, map } = this.path ?? {}
    if (!t || this.t >= 1 || this.isBehind) return null
    const k = Math.max(0, t.findLastIndex(value => value <= this.t)), share = (this.t - t[k]) / (t[k + 1] - t[k])
    const [a, b, c, d] = maps[k].map((entry, j) => entry + share * (maps[k + 1][j] - entry))
    return { map, M: [[a, b], [c, d]] }
  }

  /** The frame that is nearest to the t that is shown: its numbers are Python's. */
  at() {
    const { t } = this.path
    let best = t.length - 1
    t.forEach((value, k) => { if (Math.abs(value - this.t) < Math.abs(t[best] - this.t)) best = k })
    return best
  }

  draw() {
    if (!this.spec || !this.path) return
    this.choices.value = this.stage.state[this.spec.choice]
    this.stage.root.classList.toggle('is-on-the-way', !!this.frame())
    const { t, det, stages } = this.path
    if (!t) return
    const k = this.at()
    if (+this.slider.value !== k && !this.isHeld) this.slider.value = k
    set(this.slider, 'aria-valuetext', `t = ${t[k].toFixed(2)}`)
    say(this.time, t[k].toFixed(2))
    say(this.det, k === t.length - 1 ? this.end ?? '–' : det[k])
    const name = stages.find(([, end]) => t[k] <= end + 1e-9)?.[0]
    say(this.stageName, name ? `${name}: ` : '')
    set(this.now, 'd', `M${100 * k / (t.length - 1)},0V30`)
  }

  /** det M(t) over the slider, the flat moments marked. */
  plot() {
    const { t, curve } = this.path
    if (!t) return
    const low = Math.min(0, ...curve), high = Math.max(0, ...curve), room = high - low || 1
    const y = value => (27 - 24 * (value - low) / room).toFixed(2), x = k => (100 * k / (t.length - 1)).toFixed(2)
    this.zero.setAttribute('d', `M0,${y(0)}H100`)
    this.curve.setAttribute('d', curve.map((value, k) => `${k ? 'L' : 'M'}${x(k)},${y(value)}`).join(''))
    this.flats.replaceChildren(...this.path.flat.map(([from, to]) => svg('path', { d: `M${x(from)},${y(0)}H${to > from ? x(to) : +x(from) + 0.01}` })))
  }

  // ---- moving

  rest() {
    this.isPlaying = false
    this.moment = null
    this.drawToggle()
  }

  /** A hand on anything else ends the path at A. */
  leave() {
    this.rest()
    if (this.spec && this.stage.state.t !== 1) this.stage.state.t = 1
  }

  to(k) {
    this.pause(false)
    this.moment = this.path.t[k]
    this.stage.due()
  }

  step(by) {
    this.to(Math.min(Math.max(this.at() + by, 0), this.path.t.length - 1))
    this.settle()
  }

  /** The moment becomes part of the state. */
  settle(k = this.at()) {
    const t = this.path.t[k]
    this.moment = null
    this.stage.change({ t: Number(t.toPrecision(6)) }, true)
  }

  choose() {
    this.pause(false)
    this.moment = null
    this.stage.change({ [this.spec.choice]: this.choices.value, t: 1 }, true)
  }

  play() {
    let gone = this.t >= 1 ? 0 : this.t, last = performance.now() // gone: how far, at whatever speed
    this.isPlaying = true
    this.moment = gone
    this.drawToggle()
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const tick = now => {
      if (!this.isPlaying || this.stage.isGone) return
      gone += Math.max(0, now - last) / 1000 / SECONDS * +this.speed.value
      last = Math.max(now, last)
      this.moment = Math.min(1, isStill ? Math.floor(gone * JUMPS) / JUMPS : gone)
      if (this.moment === 1) return this.pause()
      this.stage.draw()
      requestAnimationFrame(tick)
    }
    this.stage.draw()
    requestAnimationFrame(tick)
  }

  pause(andSettle = true) {
    const was = this.isPlaying
    this.isPlaying = false
    this.drawToggle()
    if (was && andSettle) this.settle()
  }

  drawToggle() {
    set(this.toggle, 'aria-label', this.isPlaying ? 'Pause' : 'Play')
    this.toggle.classList.toggle('is-playing', this.isPlaying)
  }
}
