// The player: a film of moments that Python has computed, each with maps or with the tips of arrows, moved along by hand or by the clock.

import { el, formulas, say, set, show, svg } from './dom.js'

const JUMPS = 12 // pictures on the way where motion is not wanted

export class Player {
  constructor(stage, parent) {
    Object.assign(this, { stage, moment: null, isPlaying: false }) // moment: the t that is shown while it is no part of the state
    const button = (name, onclick, more) => el('button', { type: 'button', 'aria-label': name, onclick, ...more })
    const step = (name, by, sign) => {
      const found = button(name, () => this.step(by), { class: 'step', title: name })
      found.append(sign)
      return found
    }
    const letGo = () => { this.isHeld = false }
    parent.append(this.box = el('div', { class: 'player', role: 'group', hidden: true },
      this.toggle = button('Play', () => this.isPlaying ? this.pause() : this.play(), { class: 'play' }),
      step('One step back', -1, '‹'),
      el('div', { class: 'track' },
        this.trace = svg('svg', { class: 'trace', preserveAspectRatio: 'none', viewBox: '0 0 100 30', 'aria-hidden': 'true' },
          this.zero = svg('path', { class: 'zero' }), this.curve = svg('path', { class: 'curve' }),
          this.flats = svg('g', { class: 'flats' }), this.now = svg('path', { class: 'now' })),
        this.slider = el('input', { type: 'range', min: 0, step: 1, 'aria-label': 'Along the path',
          onpointerdown: () => { this.isHeld = true }, onpointerup: letGo, onpointercancel: letGo,
          oninput: () => this.to(+this.slider.value), onchange: () => this.settle(+this.slider.value) })),
      step('One step on', 1, '›'),
      el('div', { class: 'caption' },
        this.words = el('p', { class: 'moment' }, this.stageName = el('span'),
          el('span', {}, this.caption = el('span'), this.time = el('span'), ' is ', this.readout = el('output'))),
        this.choices = el('select', { class: 'choice', 'aria-label': 'Path', onchange: () => this.choose() }),
        this.speed = el('select', { class: 'speed', 'aria-label': 'Speed' },
          ...[0.25, 0.5, 1, 2].map(x => el('option', { value: x, selected: x === 1 }, `${x}×`)))),
      this.why = el('p', { class: 'why' }),
      this.notices = el('div', { class: 'notices' })))
    this.drawToggle()
  }

  /** What the player shows: a moment, at rest and not, and the choice that stands beside it. */
  build() {
    const [moment] = this.stage.specs('moment'), choice = this.stage.specs('choice').find(({ label }) => !label)
    this.of = this.stage.settings
    this.spec = moment && { time: moment.name, rest: moment.rest, stays: moment.stays, choice: choice?.name, options: choice?.options }
  }

  take(answer) {
    if (this.of !== this.stage.settings) this.build()
    const { spec } = this
    show(this.box, !!spec && answer.isFilmed)
    if (!answer.isFilmed) this.film = null
    if (!spec || !answer.isFilmed) return
    if (this.built !== spec) {
      this.built = spec
      this.choices.replaceChildren(...(spec.options ?? []).map(([value, label]) => el('option', { value }, label)))
      show(this.choices, !!spec.choice)
    }
    this.notices.replaceChildren(...answer.notices.filter(notice => notice.at === spec.choice || notice.at === spec.time)
      .map(notice => el('p', { class: 'notice', role: 'alert', 'data-notice': notice.at }, notice.say)))
    this.atRest = answer.atRest
    this.isBehind = !answer.film // the frames are those of another matrix until the hand lets go
    this.box.classList.toggle('is-behind', this.isBehind)
    if (this.isBehind) return
    this.film = answer.film
    this.isPlaying = this.isPlaying && !!this.film.t
    if (!this.isPlaying && !this.isHeld) this.moment = null
    const { t, label, readout } = this.film
    set(this.box, 'aria-label', label)
    set(this.slider, 'max', t ? t.length - 1 : 1)
    this.slider.disabled = !t
    this.box.classList.toggle('is-missing', !t)
    for (const button of this.box.querySelectorAll('button')) button.disabled = !t
    if (this.said !== this.film.say) { this.said = this.film.say; this.why.replaceChildren(...formulas(this.said)) }
    if (!t) return
    set(this.readout, 'data-readout', readout)
    this.plot()
  }

  /** Whether the moment that is shown is the State's. */
  get isSettled() { return this.moment === null }

  /** The t that is shown. */
  get t() { return this.moment ?? this.stage.state[this.spec?.time] }

  /**
   * What is shown where that is not the moment at rest: {maps, tips}; maps between two of Python's frames in proportion, tips of the
   * frame before.
   */
  frame() {
    const { t, maps, tips } = this.film ?? {}
    if (!this.spec || !t || this.isBehind) return null
    if (this.t === this.spec.rest && (this.isSettled || !this.spec.stays)) return null // what stays is drawn at the State's moment
    const k = Math.max(0, t.findLastIndex(value => value <= this.t)), share = k + 1 < t.length ? (this.t - t[k]) / (t[k + 1] - t[k]) : 0
    const between = frames => {
      const [a, b, c, d] = frames[k].map((entry, j) => share ? entry + share * (frames[k + 1][j] - entry) : entry)
      return [[a, b], [c, d]]
    }
    const each = (named, of) => Object.fromEntries(Object.entries(named).map(([name, frames]) => [name, of(frames)]))
    const found = {}
    if (Object.keys(maps).length) found.maps = each(maps, between)
    if (Object.keys(tips).length) found.tips = each(tips, frames => frames[k])
    return found
  }

  /** The frame that is nearest to the t that is shown: its numbers are Python's. */
  at() {
    const { t } = this.film
    let best = t.length - 1
    t.forEach((value, k) => { if (Math.abs(value - this.t) < Math.abs(t[best] - this.t)) best = k })
    return best
  }

  draw() {
    if (!this.spec || !this.film) return
    if (this.spec.choice) this.choices.value = this.stage.state[this.spec.choice]
    this.stage.root.classList.toggle('is-on-the-way', !!this.frame()?.maps)
    const { t, names, readouts, stages } = this.film
    if (!t) return
    const k = this.at()
    if (+this.slider.value !== k && !this.isHeld) this.slider.value = k
    set(this.slider, 'aria-valuetext', names[k])
    say(this.time, names[k])
    say(this.readout, t[k] === this.spec.rest ? this.atRest[1] : readouts[k])
    say(this.caption, `${this.atRest[0]} at `)
    const name = stages.find(([, end]) => t[k] <= end + 1e-9)?.[0]
    say(this.stageName, name ? `${name}: ` : '')
    set(this.now, 'd', `M${100 * k / (t.length - 1)},0V30`)
  }

  /** The film's curve over the slider, its flat moments marked. */
  plot() {
    const { t, curve } = this.film
    if (!t) return
    const low = Math.min(0, ...curve), high = Math.max(0, ...curve), room = high - low || 1
    const y = value => (27 - 24 * (value - low) / room).toFixed(2), x = k => (100 * k / (t.length - 1)).toFixed(2)
    this.zero.setAttribute('d', `M0,${y(0)}H100`)
    this.curve.setAttribute('d', curve.map((value, k) => `${k ? 'L' : 'M'}${x(k)},${y(value)}`).join(''))
    const stretch = ([from, to]) => svg('path', { d: `M${x(from)},${y(0)}H${to > from ? x(to) : +x(from) + 0.01}` })
    this.flats.replaceChildren(...this.film.flat.map(stretch))
  }

  // ---- moving

  /** Ends the film. */
  rest() {
    this.isPlaying = false
    this.moment = null
    this.drawToggle()
  }

  to(k) {
    this.pause(false)
    this.moment = this.film.t[k]
    this.stage.due()
  }

  step(by) {
    this.to(Math.min(Math.max(this.at() + by, 0), this.film.t.length - 1))
    this.settle()
  }

  /** The moment becomes part of the state. */
  settle(k = this.at()) {
    const t = this.film.t[k]
    this.moment = null
    this.stage.door.edit({ [this.spec.time]: Number(t.toPrecision(6)) })
  }

  choose() {
    this.pause(false)
    this.moment = null
    this.stage.door.edit({ [this.spec.choice]: this.choices.value, [this.spec.time]: this.spec.rest })
  }

  play() {
    const { t, seconds } = this.film, last = t.at(-1)
    let gone = this.t >= last ? 0 : this.t / last, before = performance.now() // gone: how far, at whatever speed
    this.isPlaying = true
    this.moment = gone * last
    this.drawToggle()
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const tick = now => {
      if (!this.isPlaying || this.stage.isGone) return
      gone += Math.max(0, now - before) / 1000 / seconds * +this.speed.value
      before = Math.max(now, before)
      this.moment = last * Math.min(1, isStill ? Math.floor(gone * JUMPS) / JUMPS : gone)
      if (this.moment === last) return this.pause()
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
