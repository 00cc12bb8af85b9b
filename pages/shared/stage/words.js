// What is said beside the picture: the sentence, the numbers, the proofs, and notices that belong to no field.

import { el, formulas, say, set, show } from './dom.js'
import { meaning, name } from './meanings.js'

/** A name with its index set low: ‖A‖_F. */
const named = name => name.split(/(_\w)/).map(part => part.startsWith('_') ? el('sub', {}, part.slice(1)) : part)

export class Words {
  constructor(stage, parent) {
    this.stage = stage
    parent.append(
      this.sentence = el('p', { class: 'say' }),
      this.spoken = el('p', { class: 'spoken', 'aria-live': 'polite' }),
      this.lacks = el('div', { class: 'lacks' }),
      this.numbers = el('dl', { class: 'numbers' }),
      this.checks = el('details', { class: 'checks' }, this.verdict = el('summary'),
        this.proofs = el('ul', { class: 'proofs', 'aria-label': 'Proofs' })),
      this.takes = el('p', { class: 'takes', hidden: true }),
      this.notes = el('div', { class: 'notes' }))
  }

  take(answer) {
    this.saySentence(answer.say)
    this.showNumbers(answer.numbers)
    this.showProofs(answer.proofs)
    this.showNotices(answer.notices)
    this.showTakes(answer.takes)
    this.fill(this.lacks, answer.lacks, text => el('p', { class: 'notice' }, text))
    this.fill(this.notes, answer.notes, note => el('p', {}, ...formulas(note)))
  }

  /** Puts texts into a box, unless they stand there. */
  fill(box, texts, element) {
    if (box.said === String(texts)) return
    box.said = String(texts)
    box.replaceChildren(...texts.map(element))
  }

  saySentence(parts) {
    const key = JSON.stringify(parts)
    if (key === this.said) return
    this.said = key
    const { style } = this.sentence
    if (!this.stage.door.held) style.height = ''
    else style.height ||= `${this.sentence.offsetHeight}px` // under a dragging hand nothing may shift
    const coloured = ([text, role]) => el('b', { style: `color: var(--${role})` }, ...formulas(text))
    this.sentence.replaceChildren(...parts.flatMap(part => typeof part === 'string' ? formulas(part) : coloured(part)))
    clearTimeout(this.timer) // read aloud once the hand rests
    this.timer = setTimeout(() => say(this.spoken, this.sentence.textContent), 1000)
  }

  /** rows: [[[name, text, role, value], …], …]; the elements stay, their texts change. */
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
      say(output, text)
      set(output, 'data-value', value)
    }
  }

  showProofs(proofs) {
    const key = JSON.stringify(proofs.map(proof => proof.name))
    if (key !== this.badges) {
      this.badges = key
      const badge = ({ name }) => el('li', { 'data-badge': name }, el('span', { class: 'mark' }),
        el('span', {}, el('span', { class: 'words' }, meaning(name, this.stage.settings.names)), ' ', el('span', { class: 'claim' })))
      this.proofs.replaceChildren(...proofs.map(badge))
    }
    proofs.forEach((proof, k) => {
      const badge = this.proofs.children[k]
      set(badge, 'data-ok', proof.ok)
      set(badge, 'title', proof.mark)
      say(badge.firstChild, proof.ok ? '✓' : '✗')
      const claim = badge.lastChild.lastChild
      if (claim.dataset.text === proof.text) return
      claim.dataset.text = proof.text
      claim.replaceChildren(...named(proof.text))
    })
    const failed = proofs.filter(({ ok }) => !ok).length, { length } = proofs
    const count = k => `${k} check${k === 1 ? '' : 's'}`
    say(this.verdict, failed ? `✗ ${failed} of ${count(length)} failed` : `✓ ${count(length)} passed`)
    set(this.checks, 'data-ok', !failed)
    show(this.checks, length > 0)
  }

  /** Where the same problem can be taken: links, which a plain click follows without a new page. */
  showTakes(takes) {
    const key = JSON.stringify(takes.map(({ page, whyNot }) => [page, whyNot]))
    show(this.takes, takes.length > 0)
    if (key !== this.taken) {
      this.taken = key
      this.takes.replaceChildren('Take this to ', ...takes.map(({ page, say, whyNot }) => whyNot
        ? el('span', { class: 'take', 'data-take': page, 'aria-disabled': 'true', title: whyNot }, say, el('small', {}, ` (${whyNot})`))
        : el('a', { class: 'take', 'data-take': page, onclick: event => this.follow(event) }, say)))
    }
    for (const { page, query, whyNot } of takes) {
      const link = this.takes.querySelector(`[data-take="${page}"]`)
      if (!whyNot) set(link, 'href', `${new URL(page, document.baseURI).pathname}?${query}`)
    }
  }

  follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return // a new tab or window
    event.preventDefault()
    this.stage.takeTo(() => event.target.href)
  }

  /** Notices that no field and no control shows: of unknown parameters, and of what was not expected. */
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
