// What is said beside the picture: the sentence, the numbers, the proofs, and notices that belong to no field.

import { apart } from './apart.js'
import { full } from './digits.js'
import { el, formulas, marked, say, set, show } from './dom.js'
import { meaning, name } from './meanings.js'
import { Stops } from './stops.js'

/** @import { Stage } from './stage.js' */
/** @import { Answer, Notice, Proof, Take } from './wire.js' */

/** A name with its index set low: ‖A‖_F. @param {string} name */
const named = name => name.split(/(_[\w∞*])/).map(part => part.startsWith('_') ? el('sub', {}, part.slice(1)) : part)

export class Words {
  timer = 0
  // what was last said, as one text
  said = ''
  rows = ''
  claims = ''
  taken = ''
  told = ''
  speaksOf = el('span', { class: 'speaks-of' }) // where a film shows something else than the sentence speaks of

  /** @param {Stage} stage @param {HTMLElement} parent */
  constructor(stage, parent) {
    this.stage = stage
    /** @type {Map<string, HTMLElement>} */
    this.outputs = new Map() // of the numbers, by name
    /** @type {{ box: HTMLElement, mark: HTMLElement, claim: HTMLElement, text: string }[]} */
    this.badges = []
    /** @type {Map<HTMLElement, string>} */
    this.filled = new Map() // what stands in a box
    this.stops = new Stops() // numbers in the sentence
    parent.append(
      this.saying = el('div', { class: 'say' }, apart(this.sentence = el('p'))),
      this.spoken = el('p', { class: 'spoken', 'aria-live': 'polite' }),
      this.lacks = el('div', { class: 'lacks' }),
      el('div', { class: 'numbers' }, apart(this.numbers = el('dl'))),
      this.checks = el('details', { class: 'checks' }, this.verdict = el('summary'),
        apart(this.proofs = el('ul', { class: 'proofs', 'aria-label': 'Proofs' }))),
      this.takes = el('p', { class: 'takes', hidden: true }),
      this.notes = el('div', { class: 'notes' }))
  }

  /** @param {Answer} answer */
  take(answer) {
    this.saySentence(answer.say, answer.digits ?? {})
    this.showNumbers(answer.numbers)
    this.showProofs(answer.proofs)
    this.showNotices(answer.notices)
    if (answer.takes) this.showTakes(answer.takes)
    this.fill(this.lacks, answer.lacks, text => el('p', { class: 'notice' }, text))
    this.fill(this.notes, answer.notes, note => el('p', {}, ...formulas(note)))
  }

  /**
   * Puts texts into a box, unless they stand there.
   * @param {HTMLElement} box @param {string[]} texts @param {(text: string) => HTMLElement} element
   */
  fill(box, texts, element) {
    if (this.filled.get(box) === String(texts)) return
    this.filled.set(box, String(texts))
    box.replaceChildren(...texts.map(element))
  }

  /** @param {Answer['say']} parts @param {Record<string, number>} digits all of them, of what numbers in it are known */
  saySentence(parts, digits) {
    const key = JSON.stringify([parts, digits]), { style } = this.saying, { held } = this.stage.door
    if (!held && style.height) style.height = ''
    if (key === this.said) return
    this.said = key
    if (held) style.height ||= `${this.saying.offsetHeight}px` // under a dragging hand nothing may shift
    /** @param {[string, string]} part */
    const coloured = ([text, role]) => el('b', { style: `color: var(--${role})` }, ...formulas(text))
    this.sentence.replaceChildren(this.speaksOf, ...parts.flatMap(part => typeof part === 'string' ? formulas(part) : coloured(part)))
    this.stops.take([marked(this.sentence, Object.keys(digits), text => el('span', { class: 'known', 'data-value': digits[text] }, text))])
    clearTimeout(this.timer) // read aloud once the hand rests
    this.timer = setTimeout(() => say(this.spoken, this.sentence.textContent), 1000)
  }

  /** The elements stay, their texts change. @param {Answer['numbers']} rows */
  showNumbers(rows) {
    const key = JSON.stringify(rows.map(row => row.map(([name, , role]) => [name, role])))
    if (key !== this.rows) {
      this.rows = key
      this.outputs = new Map()
      this.numbers.replaceChildren(...rows.map(row => el('div', { class: 'row' },
        el('dt', { style: row[0][2] ? `color: var(--${row[0][2]})` : null },
          ...row.flatMap(([symbol], k) => [k ? ', ' : '', name(el('span', {}, ...named(symbol)), symbol, true)])),
        el('dd', {}, ...row.flatMap(([name], k) => {
          const output = el('span', { 'data-readout': name })
          this.outputs.set(name, output)
          return k ? [', ', output] : [output]
        })))))
    }
    for (const [name, text, , value] of rows.flat()) {
      const output = this.outputs.get(name)
      if (!output) continue
      say(output, text)
      set(output, 'data-value', value)
    }
  }

  /** All digits of the number that an element is, or is the name of, where more are known than stand there. @param {Element} element */
  digits(element) {
    const isName = this.numbers.contains(element) && element.hasAttribute('data-name')
    const output = isName ? this.outputs.get(element.getAttribute('data-name') ?? '') : element
    const value = output?.getAttribute('data-value')
    return value ? full(JSON.parse(value), output?.textContent ?? '') : ''
  }

  /** @param {Proof[]} proofs */
  showProofs(proofs) {
    const key = JSON.stringify(proofs.map(proof => proof.name))
    if (key !== this.claims) {
      this.claims = key
      this.badges = proofs.map(({ name }) => {
        const mark = el('span', { class: 'mark' }), claim = el('span', { class: 'claim' })
        const words = el('span', { class: 'words' }, meaning(name, this.stage.settings.names))
        return { box: el('li', { 'data-badge': name }, mark, el('span', {}, words, ' ', claim)), mark, claim, text: '' }
      })
      this.proofs.replaceChildren(...this.badges.map(({ box }) => box))
    }
    proofs.forEach((proof, k) => {
      const badge = this.badges[k]
      set(badge.box, 'data-ok', proof.ok)
      set(badge.box, 'title', `passes up to ${proof.mark}, ε = 2.2·10⁻¹⁶`)
      say(badge.mark, proof.ok ? '✓' : '✗')
      if (badge.text === proof.text) return
      badge.text = proof.text
      badge.claim.replaceChildren(...named(`${proof.name} ${proof.text}`))
    })
    const failed = proofs.filter(({ ok }) => !ok).length, { length } = proofs
    /** @param {number} k */
    const count = k => `${k} check${k === 1 ? '' : 's'}`
    say(this.verdict, failed ? `✗ ${failed} of ${count(length)} failed` : `✓ ${count(length)} passed`)
    set(this.checks, 'data-ok', !failed)
    show(this.checks, length > 0)
  }

  /** Where the same problem can be taken: links, which a plain click follows without a new page. @param {Take[]} takes */
  showTakes(takes) {
    const key = JSON.stringify(takes.map(({ page, whyNot }) => [page, whyNot]))
    show(this.takes, takes.length > 0)
    if (key !== this.taken) {
      this.taken = key
      this.takes.replaceChildren('Take this to ', ...takes.filter(({ whyNot }) => !whyNot).map(({ page, say }) =>
        el('a', { class: 'take', 'data-take': page, onclick: event => this.follow(event) }, say)), ...refused(takes))
    }
    for (const { page, query, whyNot } of takes) {
      const link = this.takes.querySelector(`[data-take="${page}"]`)
      if (link && !whyNot) set(link, 'href', `${new URL(page, document.baseURI).pathname}?${query}`)
    }
  }

  /** @param {MouseEvent & { currentTarget: HTMLAnchorElement }} event */
  follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return // a new tab or window
    event.preventDefault()
    const link = event.currentTarget // only while the event is under way
    this.stage.takeTo(() => link.href)
  }

  /** Notices that no field and no control shows: of unknown parameters, and of what was not expected. @param {Notice[]} notices */
  showNotices(notices) {
    const shown = new Set(this.stage.settings.parameters.filter(({ kind }) => kind !== 'real').map(({ name }) => name))
    const general = notices.filter(notice => !shown.has(notice.at))
    const key = JSON.stringify(general)
    if (key === this.told) return
    this.told = key
    this.stage.general.replaceChildren(...general.map(notice => el('p', { class: 'notice', role: 'alert', 'data-notice': notice.at },
      notice.say, notice.reset ? el('button', { type: 'button', onclick: () => this.stage.door.reset() }, 'Reset') : null)))
    show(this.stage.general, general.length > 0)
  }
}

/** What cannot take it, and why: what has one reason stands together, and says it once. @param {Take[]} takes */
function refused(takes) {
  const reasons = new Set(takes.flatMap(({ whyNot }) => whyNot || []))
  return [...reasons].flatMap(reason => {
    const those = takes.filter(({ whyNot }) => whyNot === reason), count = those.length
    const many = count === 1 ? '' : count === 2 ? 'both: ' : `all ${count}: `
    const pages = those.map(({ page, say }) =>
      el('span', { class: 'take', 'data-take': page, 'aria-disabled': 'true', title: reason }, say))
    const why = el('small', {}, ` (${many}${reason})`)
    if (pages.length === 1) pages[0].append(why)
    return pages.length === 1 ? pages : [...pages, why]
  })
}
