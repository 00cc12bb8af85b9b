// The tools of a page: undo, redo, Reset, its link, its line for a frame, its code, its picture; and to present it.

import { numpy } from './copying.js'
import { able, el, say, set, show } from './dom.js'
import { address, framed, iframe } from './frame.js'
import { seldom } from './seldom.js'

/** @import { Stage } from './stage.js' */
/** @import { Seldom } from './seldom.js' */
/** @import { Copied, Settings } from './types.js' */
/** @import { Answer } from './wire.js' */

const NUMPY = 'numpy'
const MENU = { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }
let form = { id: NUMPY, name: 'NumPy' } // in which matrices are copied, as long as the visit lasts

export class Tools {
  timer = 0

  /** @param {Stage} stage @param {HTMLElement} head */
  constructor(stage, head) {
    this.stage = stage
    /** @type {Settings | null} */
    this.built = null
    /** @param {string} label @param {string} name @param {() => void} onclick */
    const button = (label, name, onclick, extra = {}) =>
      el('button', { type: 'button', 'aria-label': name, title: name, onclick, ...extra }, label)
    const toggle = () => this.open(!this.more.classList.contains('is-open'))
    head.append(el('div', { class: 'tools', role: 'group', 'aria-label': 'Tools' },
      this.undo = button('↶', 'Undo (Ctrl+Z)', () => stage.door.undo()),
      this.redo = button('↷', 'Redo (Ctrl+Shift+Z)', () => stage.door.redo()),
      this.more = el('div', { class: 'more' }, // a menu where there is no room
        this.opener = button('⋯', 'More tools', toggle, { class: 'opener', 'aria-expanded': 'false' }),
        el('div', { class: 'items', onclick: () => this.open(false) },
          button('Reset', 'Reset to what the page opened with', () => stage.door.reset(), { class: 'reset' }),
          this.link = button('Copy link', 'Copy link to exactly this', () => this.copyLink()),
          this.embed = button('Embed', 'Embed exactly this in a page of yours: copy a line of HTML', () => this.copyFrame()),
          this.code = button('Code', 'Code that prints these numbers', () => this.toggleCode(), { 'aria-expanded': 'false' }),
          this.save = button('Save', 'Save the picture, the page, its numbers or its program; or print it', () => this.saveAs(), MENU),
          stage.present.button)),
      this.whole = el('a', { class: 'whole', target: '_blank', rel: 'noopener' }, 'Open the whole page')))
    this.panel = el('section', { class: 'code', hidden: true, 'aria-label': 'Code' },
      el('div', { class: 'bar' }, el('h2', {}, 'The same numbers in NumPy'),
        this.copyCode = button('Copy', 'Copy the program', () => this.copy(this.program.textContent, this.copyCode, 'Program copied.'))),
      el('pre', { tabindex: 0 }, this.program = el('code')))
    this.told = el('div', { class: 'told', role: 'status' })
    stage.sheet.append(this.panel)
    stage.root.append(this.told)
  }

  /** @param {Answer} answer */
  draw(answer) {
    const { stage } = this, { settings } = stage
    if (this.built !== settings) {
      this.built = settings
      say(stage.title, settings.title)
      say(stage.summary, settings.summary)
    }
    if (answer.code !== undefined) say(this.program, answer.code)
    this.address(answer.link)
  }

  drawUndo() {
    const { canUndo, canRedo } = this.stage.door.history
    able(this.undo, canUndo)
    able(this.redo, canRedo)
  }

  /** @param {boolean} is */
  open(is) {
    this.more.classList.toggle('is-open', is)
    set(this.opener, 'aria-expanded', is)
  }

  /** What the address is to say of what is shown, with what belongs to the frame of the page. */
  get query() { return asked(this.stage.answer.link) }

  /** The link to the whole page. @param {string} link */
  address(link) {
    if (!location.pathname.endsWith(`/${this.stage.page}`)) return // another page shows this one
    set(this.whole, 'href', address(link))
    this.tidy(link)
  }

  /** Python writes the address, and percent signs into it; here they become what a person would write. @param {string} link */
  tidy(link) {
    const query = asked(link), search = query ? `?${query}` : ''
    if (location.search === search || decoded(location.search) !== decoded(search)) return
    history.replaceState(history.state, '', location.pathname + search + location.hash)
  }

  copyLink() { return this.copyState(address, this.link, 'Link') }
  copyFrame() { return this.copyState(link => iframe(this.stage.settings.title, link), this.embed, 'Line for a page of yours') }

  /**
   * Copies what text makes of the link to the state that is shown.
   * @param {(link: string) => string} text @param {HTMLElement} button @param {string} name of that
   */
  async copyState(text, button, name) {
    const isNewest = await this.stage.exchange.settled(), { link, leaves } = this.stage.answer
    const whole = leaves ? `${name} copied, but without ${leaves}, which no link holds.` : `${name} copied.`
    await this.copy(text(link), button, isNewest ? whole : `${name} copied: to what the server has last answered.`)
  }

  /** @param {string} text @param {HTMLElement} button @param {string} done what is said then, if anything */
  async copy(text, button, done = '') {
    try {
      await navigator.clipboard.writeText(text)
      if (done) this.tell(done)
    } catch { // no clipboard without https: the text is there to be copied by hand
      const field = el('input', { type: 'text', readonly: true, value: text, 'aria-label': 'To copy' })
      this.told.replaceChildren(field)
      field.addEventListener('blur', () => field.remove())
      field.focus()
      field.select()
      return
    }
    button.focus()
  }

  /**
   * A button that copies a text which the answer to all that has been asked gives, and says so itself.
   * @param {string} what @param {() => string | Promise<string>} text
   */
  copier(what, text) {
    const said = el('span', { 'aria-live': 'polite' }, 'Copy')
    const button = el('button', { type: 'button', class: 'copy', title: what, 'aria-label': what, onclick: async () => {
      const found = await this.stage.exchange.settled() && await text()
      if (!found) return this.tell('The server does not answer: not all digits are known now.')
      await this.copy(found, button)
      say(said, 'Copied.')
      setTimeout(() => say(said, 'Copy'), 2000)
    } }, said)
    return button
  }

  /**
   * Such a button for a matrix, in the form that was chosen last, and one that chooses the form.
   * @param {string} what @param {() => Copied | null} matrix
   */
  copiers(what, matrix) {
    const copy = this.copier(`Copy ${what}, all digits`, async () => {
      const found = matrix()
      return !found ? '' : this.form === NUMPY ? numpy(found.rows, found.axes) : (await seldom()).formed(found, this.form)
    })
    const label = `Form in which ${what} is copied`
    const as = el('button', { type: 'button', class: 'as', title: label, ...MENU, onclick: () =>
      this.call(({ copyAs }) => { const found = matrix(); if (found) copyAs(this, as, found, () => copy.click()) }) })
    named(as)
    return [copy, as]
  }

  get form() { return form.id }

  /** In which form all matrices are copied from now on. @param {string} id @param {string} name */
  choose(id, name) {
    form = { id, name }
    this.stage.root.querySelectorAll('.as').forEach(named)
  }

  /** Does something with what is seldom needed. @param {(seldom: Seldom) => unknown} use */
  async call(use) {
    try { await use(await seldom()) }
    catch (error) { console.error(error); this.tell('The server does not answer: a part of the page has not been loaded.') }
  }

  /** Says something for a moment. @param {string} text */
  tell(text) {
    this.told.replaceChildren(text)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.told.replaceChildren(), 4000)
  }

  toggleCode() {
    const is = !!this.panel.hidden
    show(this.panel, is)
    set(this.code, 'aria-expanded', is)
    if (is) this.panel.scrollIntoView({ block: 'nearest' })
  }

  saveAs() { return this.call(({ save }) => save(this.stage, this.save)) }
}

/** Writes on a button that chooses a form which one is chosen. @param {Element} button */
function named(button) {
  set(button, 'aria-label', `${button.getAttribute('title')}: ${form.name}`)
  say(button, form.id === NUMPY ? 'as …' : `as ${form.name}`)
}

/** What the address asks for, with what belongs to the frame of the page. @param {string} link */
const asked = link => [...framed(), link].filter(Boolean).join('&')

/** A query as it reads; as it stands, where its percent signs mean nothing. @param {string} query */
function decoded(query) {
  try { return decodeURIComponent(query) }
  catch { return query }
}
