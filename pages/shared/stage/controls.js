// The controls: numbers on sliders, choices that stand beside the numbers, and what the columns of data are taken for.

import { el, say, set, show } from './dom.js'

const DECADE = 100 // steps of a logarithmic slider to a power of ten
const DIGITS = 3 // of a number that a slider gives
const SHORT = 10 // characters for which a field has room at all times
const LONG = 8 // from here on a number is written with its power of ten, if that is shorter
const WIDE = 18 // characters of a choice that takes a row for itself

export class Controls {
  constructor(stage, parent) {
    this.stage = stage
    parent.append(this.first = el('div', { class: 'controls is-first', hidden: true }), this.box = el('div', { class: 'controls', hidden: true })) // what is also on a picture comes first
  }

  build() {
    const { stage } = this, { wholes, choices, scales, roles } = stage.settings
    this.built = stage.settings
    this.refused = {} // texts that stand for no number, with what is wrong, until they are mended
    this.selects = choices.map(spec => {
      const select = el('select', { 'aria-label': spec.label, 'data-choice': spec.name, onchange: event => this.set(spec.name, event.target.value) },
        ...spec.options.map(([value, label]) => el('option', { value }, label)))
      return { ...spec, select, box: el('label', { class: spec.options.some(([, label]) => label.length > WIDE) ? 'control is-long' : 'control' }, el('span', {}, spec.label), select) }
    })
    this.sliders = wholes.map(spec => {
      const slider = this.slider(spec, spec.low, spec.high, value => value), output = el('output')
      return { ...spec, slider, output, box: el('label', { class: 'control' }, el('span', { class: 'name' }, spec.label), slider, output) }
    })
    this.scales = scales.map(spec => {
      const slider = this.slider(spec, 0, last(spec), k => number(spec, k))
      const field = el('input', {
        type: 'text', class: 'value', autocomplete: 'off', spellcheck: 'false', 'aria-label': spec.spoken, 'data-entry': spec.name,
        title: 'Type a number or an expression', onkeydown: event => { if (event.key === 'Enter') event.target.blur() },
        onfocus: event => event.target.select(), oninput: event => widen(event.target), onchange: event => this.type(spec, event.target.value),
      })
      set(slider, 'data-entry', `${spec.name}:slider`)
      return { ...spec, slider, field, box: el('div', { class: 'control' }, el('span', { class: 'name', style: spec.role ? `color: var(--${spec.role})` : null }, spec.label), slider, field) }
    })
    this.columns = roles ? el('div', { class: 'control is-columns', role: 'group', 'aria-label': roles.label }) : null
    this.notices = el('div')
    const { order } = stage.settings, inOrder = list => list.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)).map(({ box }) => box)
    const columns = roles ? [{ name: roles.name, box: this.columns }] : []
    const isFirst = ({ role }) => !!role
    this.first.replaceChildren(...inOrder(this.scales.filter(isFirst)))
    this.box.replaceChildren(...inOrder(this.selects), ...inOrder([...this.scales.filter(spec => !isFirst(spec)), ...this.sliders, ...columns]), this.notices)
    show(this.first, this.first.children.length > 0)
    show(this.box, this.box.children.length > 1)
  }

  set(name, value) {
    this.stage.door.edit({ [name]: value })
  }

  slider({ name, spoken }, min, max, read) {
    const { stage } = this, letGo = () => { if (stage.door.held === name) stage.door.release(this.pressed) }
    return el('input', {
      type: 'range', min, max, step: 1, 'aria-label': spoken, 'data-entry': name,
      onkeydown: () => { this.pressed = name }, onpointerdown: () => { this.pressed = '' },
      oninput: event => { delete this.refused[name]; stage.door.hold(name); stage.door.edit({ [name]: read(+event.target.value) }) },
      onchange: letGo, onpointerup: letGo, onkeyup: letGo, onblur: letGo, // a browser that sees no change at the end sends no "change"
    })
  }

  /** A typed number; what is none is read by Python, which says what is wrong with it. */
  type({ name, zero, low, high }, text) {
    delete this.refused[name]
    const value = text.trim() === zero ? 0 : Number(text)
    this.set(name, text.trim() && (value >= low && value <= high) || (zero && value === 0) ? value : text)
  }

  take(answer) {
    if (this.built !== this.stage.settings) this.build()
    for (const { name, high, slider } of this.sliders) set(slider, 'max', answer.most[name] ?? high)
    for (const { name, box } of [...this.selects, ...this.sliders, ...this.scales]) show(box, !answer.hides.includes(name))
    for (const { name, field } of this.scales) {
      const notice = answer.notices.find(({ at }) => at === name)
      if (notice && typeof this.stage.state[name] === 'number' && field.value !== this.text(name)) this.refused[name] = { say: notice.say, value: this.stage.state[name] }
      else if (this.refused[name] && this.refused[name].value !== this.stage.state[name]) delete this.refused[name] // it has been set elsewhere
    }
    const known = new Set([...this.sliders, ...this.selects, ...this.scales, ...(this.columns ? [this.stage.settings.roles] : [])].map(({ name }) => name))
    const said = answer.notices.filter(notice => known.has(notice.at) && !this.refused[notice.at])
    const refused = Object.entries(this.refused).map(([at, { say }]) => ({ at, say }))
    this.notices.replaceChildren(...[...said, ...refused].map(notice => el('p', { class: 'notice', role: 'alert', 'data-notice': notice.at }, notice.say)))
    if (this.columns) this.takeColumns(answer)
  }

  /** A choice for each column of the data: what it is taken for. */
  takeColumns({ columns, roles, hides }) {
    const { name } = this.stage.settings.roles, key = JSON.stringify(columns)
    show(this.columns, columns.length > 0 && !hides.includes(name))
    if (key !== this.key) {
      this.key = key
      this.picks = columns.map((label, k) => el('select', { 'data-column': k, 'aria-label': `What ${label} is taken for`, onchange: event => this.pick(k, event.target.value) },
        ...[['x', 'x'], ['y', 'y'], ['-', '–']].map(([value, text]) => el('option', { value }, text))))
      this.columns.replaceChildren(...columns.map((label, k) => el('label', {}, el('span', {}, label), this.picks[k])))
    }
    this.roles = roles
    this.picks.forEach((pick, k) => { pick.value = roles[k] })
  }

  /** One column is y: the one that was gives way, or another takes its place. */
  pick(k, role) {
    const roles = [...this.roles].map((was, j) => j === k ? role : was === 'y' && role === 'y' ? 'x' : was)
    if (!roles.includes('y')) roles[k ? k - 1 : 1] = 'y'
    if (!roles.includes('x')) roles[roles.findIndex(other => other !== 'y')] = 'x'
    this.set(this.stage.settings.roles.name, roles.join(''))
  }

  text(name) {
    const value = this.stage.state[name], { zero } = this.scales.find(spec => spec.name === name)
    return typeof value === 'string' ? value : value === 0 && zero ? zero : shortest(value)
  }

  draw() {
    const { state } = this.stage
    for (const { name, slider, output, words } of this.sliders) {
      const value = Math.min(state[name], this.stage.range(name)[1]), text = words[value] ?? String(value)
      if (+slider.value !== value) slider.value = value
      set(slider, 'aria-valuetext', text)
      say(output, text)
    }
    for (const spec of this.scales) {
      const { name, slider, field } = spec
      if (typeof state[name] === 'number' && +slider.value !== step(spec, state[name])) slider.value = step(spec, state[name])
      set(slider, 'aria-valuetext', this.text(name))
      const isRefused = name in this.refused
      if (isRefused) set(field, 'aria-invalid', 'true')
      else if (field.hasAttribute('aria-invalid')) field.removeAttribute('aria-invalid')
      if (field !== document.activeElement && !isRefused && field.value !== this.text(name)) { field.value = this.text(name); widen(field, this.stage.door.held ? field.size : 0) }
    }
    for (const { name, select } of this.selects) select.value = state[name]
  }
}

/** Gives a field room for its text: a number that is cut off reads as another one. While a hand holds the slider it does not shrink. */
function widen(field, least = 0) { field.size = Math.max(SHORT, field.value.length, least); field.style.setProperty('--size', field.size) }

/** All digits of a number, with its power of ten where that is shorter. */
function shortest(value) {
  const plain = String(value), power = value.toExponential().replace('e+', 'e')
  return plain.length > LONG && power.length < plain.length ? power : plain
}

// A logarithmic slider: at 0 the number 0, where it has a name, and then the powers of ten, a hundred steps to each; a linear one: hundredths.

const offset = ({ zero }) => zero ? 1 : 0
const last = spec => step(spec, spec.high)
const step = (spec, value) => spec.is_linear ? Math.round(value * DECADE) : value === 0 ? 0 : Math.round(Math.log10(value / spec.low) * DECADE) + offset(spec)
const number = (spec, k) => offset(spec) && k === 0 ? 0 : Math.min(spec.high, Math.max(spec.low,
  spec.is_linear ? k / DECADE : Number((spec.low * 10 ** ((k - offset(spec)) / DECADE)).toPrecision(DIGITS))))
