// The player: a film of moments that Python has computed, each with maps or with the tips of arrows, moved along by hand or by the clock.

import { apart } from './apart.js'
import { able, el, formulas, say, set, show, svg } from './dom.js'
import { number, plain } from './values.js'

/** @import { Stage } from './stage.js' */
/** @import { ChoiceSpec } from './controls/choice.js' */
/** @import { Frame, Matrix, Place, Points, Settings } from './types.js' */
/** @import { Answer, Film } from './wire.js' */

/**
 * @typedef {object} MomentSpec
 * @property {string} name
 * @property {'moment'} kind
 * @property {number} low
 * @property {number} high
 * @property {number} rest the moment at rest
 * @property {boolean} stays whether it is still shown when something else has been moved
 */
/**
 * A film that has frames: its maps are square, row by row, at the moments at which they turn.
 * @typedef {Omit<Required<Film>, 'maps' | 'tips'> & { maps: Record<string, [number, number[]][]>, tips: Record<string, Place[]> }} Reel
 * @typedef {[number, Points][]} Keys moments, and where the points of a mark are
 */

const WHOLE = 0.00155 // of a step: what is nearer to its end is there, as Python has it; four digits of t never say just that
const JUMPS = 12 // pictures on the way where motion is not wanted

export class Player {
  isPlaying = false
  isHeld = false // the slider is
  isBehind = false // the frames are those of another matrix
  said = ''
  atRest = ['', ''] // what the readout is called and is at the moment at rest

  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {number | null} */
    this.moment = null // the t that is shown while it is no part of the state
    /** @type {Film | null} */
    this.film = null
    /** @type {Settings | null} */
    this.of = null // what it is built of
    /** @type {{ time: string, rest: number, stays: boolean, choice?: string, options?: ChoiceSpec['options'] } | null} */
    this.spec = null
    /** @type {Player['spec']} */
    this.built = null
    /** @param {string} name @param {() => void} onclick @param {object} more */
    const button = (name, onclick, more) => el('button', { type: 'button', 'aria-label': name, onclick, ...more })
    /** @param {string} name @param {number} by @param {string} sign */
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
        this.words = el('div', { class: 'moment' }, apart(el('p', {}, this.stageName = el('span'),
          el('span', {}, this.caption = el('span'), this.time = el('span'), this.is = el('span'), this.readout = el('output'))))),
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
    const beside = { choice: choice?.name, options: choice?.options }
    this.spec = moment ? { time: moment.name, rest: moment.rest, stays: moment.stays, ...beside } : null
  }

  /** @param {Answer} answer */
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
    this.atRest = answer.atRest ?? ['', '']
    this.isBehind = !answer.film && this.stage.door.held !== spec.time // the frames are those of another matrix until the hand lets go
    this.box.classList.toggle('is-behind', this.isBehind)
    if (!answer.film) return
    const film = this.film = answer.film, { reel } = this, t = reel?.t
    this.isPlaying = this.isPlaying && !!t
    if (!this.isPlaying && !this.isHeld) this.moment = null
    set(this.box, 'aria-label', film.label)
    set(this.slider, 'max', t ? t.length - 1 : 1)
    able(this.slider, !!t)
    this.box.classList.toggle('is-missing', !t)
    for (const button of this.box.querySelectorAll('button')) able(button, !!t)
    if (this.said !== film.say) { this.said = film.say; this.why.replaceChildren(...formulas(film.say)) }
    if (!reel) return
    set(this.readout, 'data-readout', film.readout)
    this.plot(reel)
  }

  /** Whether the moment that is shown is the State's. */
  get isSettled() { return this.moment === null }

  /** The t that is shown. */
  get t() { return this.moment ?? (this.spec ? number(this.stage.state, this.spec.time) : NaN) }

  /** The film, if it has frames. */
  get reel() { return this.film?.t ? /** @type {Reel} */ (this.film) : null }

  /**
   * What is shown where that is not the moment at rest: maps and places between two of Python's in proportion, tips and the values of
   * cells as they last were.
   * @returns {Frame | null}
   */
  frame() {
    const { spec, reel } = this
    if (!spec || !reel || this.isBehind) return null
    const { t, maps, tips, places, texts } = reel
    if (this.t === spec.rest && (this.isSettled || !spec.stays)) return null // what stays is drawn at the State's moment
    const k = Math.max(0, t.findLastIndex(value => value <= this.t))
    /** @param {[number, number[]][]} keys @returns {Matrix} */
    const between = keys => {
      const j = Math.max(0, keys.findLastIndex(([at]) => at <= this.t)), [from, here] = keys[j], [to, there] = keys[j + 1] ?? keys[j]
      const share = to > from ? (this.t - from) / (to - from) : 0, n = Math.sqrt(here.length)
      const entries = here.map((entry, i) => share ? entry + share * (there[i] - entry) : entry)
      return Array.from({ length: n }, (_, i) => entries.slice(i * n, (i + 1) * n))
    }
    /** @type {Frame} */
    const found = {}
    if (Object.keys(maps).length) found.maps = each(maps, between)
    if (Object.keys(tips).length) found.tips = each(tips, frames => frames[k])
    found.places = each(places, keys => placeAt(typeof keys === 'string' ? this.stage.blobs[keys] : keys, this.t))
    found.words = each(texts, moments => (moments.findLast(([at]) => at <= this.t) ?? moments[0])[1])
    return found
  }

  /** The frame that is nearest to the t that is shown: its numbers are Python's. @param {Reel} reel */
  at({ t }) {
    let best = t.length - 1
    t.forEach((value, k) => { if (Math.abs(value - this.t) < Math.abs(t[best] - this.t)) best = k })
    return best
  }

  /** The frame whose numbers are told: the nearest, and of a film of steps the end of the one that is made. @param {Reel} reel */
  made(reel) {
    const { t, stops } = reel
    if (!stops.length) return this.at(reel)
    const k = stops.findLastIndex(stop => t[stop] <= this.t), from = t[stops[k]], to = t[stops[k + 1]]
    return this.t - from > WHOLE * (to - from) ? stops[k + 1] : stops[Math.max(0, k)]
  }

  draw() {
    const { spec, reel, stage } = this
    if (!spec || !this.film) return
    if (spec.choice) this.choices.value = String(plain(stage.state, spec.choice))
    const isOnTheWay = !!this.frame()?.maps
    stage.root.classList.toggle('is-on-the-way', isOnTheWay)
    say(stage.words.speaksOf, isOnTheWay ? this.film.speaksOf : '')
    if (!reel) return
    const { t, names, readouts, stages } = reel, k = this.at(reel), told = this.made(reel)
    if (+this.slider.value !== k && !this.isHeld) this.slider.value = String(k)
    set(this.slider, 'aria-valuetext', names[told])
    say(this.time, names[told])
    say(this.readout, t[told] === spec.rest ? this.atRest[1] : readouts[told])
    say(this.caption, this.atRest[0] && `${this.atRest[0]} at `)
    say(this.is, this.atRest[0] ? ' is ' : ': ')
    const name = stages.find(([, end]) => t[k] <= end + 1e-9)?.[0]
    say(this.stageName, name ? `${name}: ` : '')
    set(this.now, 'd', `M${100 * k / (t.length - 1)},0V30`)
  }

  /** The film's curve over the slider, its flat moments marked. @param {Reel} reel */
  plot({ t, curve, flat }) {
    const low = Math.min(0, ...curve), high = Math.max(0, ...curve), room = high - low || 1
    /** @param {number} value */
    const y = value => (27 - 24 * (value - low) / room).toFixed(2)
    /** @param {number} k */
    const x = k => (100 * k / (t.length - 1)).toFixed(2)
    this.zero.setAttribute('d', `M0,${y(0)}H100`)
    this.curve.setAttribute('d', curve.map((value, k) => `${k ? 'L' : 'M'}${x(k)},${y(value)}`).join(''))
    /** @param {[number, number]} frames */
    const stretch = ([from, to]) => svg('path', { d: `M${x(from)},${y(0)}H${to > from ? x(to) : +x(from) + 0.01}` })
    this.flats.replaceChildren(...flat.map(stretch))
  }

  // ---- moving

  /** Ends the film. */
  rest() {
    this.isPlaying = false
    this.moment = null
    this.drawToggle()
  }

  /** @param {number} k the frame that is to be seen */
  to(k) {
    if (!this.reel) return
    this.pause(false)
    this.moment = this.reel.t[k]
    this.stage.due()
  }

  /** One step on, or back: to where the next one ends, or to the next moment of what has no steps. @param {number} by */
  step(by) {
    const { reel } = this
    if (!reel) return
    const { t, stops } = reel, all = stops.length ? stops : [...t.keys()], gap = WHOLE * (t[all[1]] - t[all[0]])
    const found = by > 0 ? all.find(k => t[k] > this.t + gap) : all.findLast(k => t[k] < this.t - gap)
    this.to(found ?? all[by > 0 ? all.length - 1 : 0])
    this.settle()
  }

  /** The moment becomes part of the state. @param {number} [frame] */
  settle(frame) {
    const { reel, spec } = this
    if (!reel || !spec) return
    const t = reel.t[frame ?? this.at(reel)]
    this.moment = null
    this.stage.door.edit({ [spec.time]: Number(t.toPrecision(6)) })
  }

  choose() {
    const { spec } = this
    if (!spec?.choice) return
    this.pause(false)
    this.moment = null
    this.stage.door.edit({ [spec.choice]: this.choices.value, [spec.time]: spec.rest })
  }

  play() {
    if (!this.reel) return
    const { t, seconds } = this.reel, last = t[t.length - 1]
    let gone = this.t >= last ? 0 : this.t / last, before = performance.now() // gone: how far, at whatever speed
    this.isPlaying = true
    this.moment = gone * last
    this.drawToggle()
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    /** @param {number} now */
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

/**
 * Where points are at a moment: between two of keys in proportion; what is nowhere at one of them is as at the first.
 * @param {Keys} keys @param {number} t
 * @returns {Points}
 */
export function placeAt(keys, t) {
  const k = Math.max(0, keys.findLastIndex(([at]) => at <= t)), [from, here] = keys[k], [to, there] = keys[k + 1] ?? [from, here]
  const share = to > from ? Math.max(0, (t - from) / (to - from)) : 0
  /** @param {number | null} a @param {number | null} b */
  const mix = (a, b) => a === null || b === null ? a : a + share * (b - a)
  return share ? here.map((row, i) => row.map((c, j) => mix(c, there[i][j]))) : here
}

/**
 * What becomes of each thing that is named.
 * @template A, B
 * @param {Record<string, A>} named @param {(value: A) => B} of
 */
const each = (named, of) => Object.fromEntries(Object.entries(named).map(([name, value]) => [name, of(value)]))
