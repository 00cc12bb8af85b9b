// The notice of a server that does not answer, in the place of Streamlit's dialog.

import { click, el, show } from './dom.js'

const SAY = 'The server does not answer. The picture still follows; the numbers are those of the last answer, and will catch up.'
const CLOSE = '[data-testid="stDialog"]:has([data-testid="stErrorCodeBlock"]) button[aria-label="Close"]'

export class Late {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.box = el('p', { class: 'notice late', role: 'status', hidden: true })
    this.dialogs = new MutationObserver(() => this.dismiss())
    this.focused = /** @type {EventTarget | null} */ (null) // what had the focus here, unless a person has left it for nothing else
    root.addEventListener('focusin', ({ target }) => { this.focused = target })
    root.addEventListener('focusout', ({ relatedTarget }) => { if (!relatedTarget && !root.closest('[inert]')) this.focused = null })
  }

  /** @param {boolean} is */
  show(is) {
    document.documentElement.classList.toggle('is-late', is)
    show(this.box, is)
    this.box.textContent = is ? SAY : ''
    this.dialogs.disconnect()
    if (!is) return
    this.dismiss()
    this.dialogs.observe(document.body, { childList: true })
  }

  /** Closes Streamlit's dialog on a lost connection: it would take the page out of the hand, and we say the same beside it. */
  dismiss() {
    const { focused, root } = this // the dialog gives it back only if it has had the time to take it
    const giveBack = () => {
      if (root.closest('[inert]')) requestAnimationFrame(giveBack)
      else if (document.activeElement === document.body && focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    }
    if (click(CLOSE)) requestAnimationFrame(() => requestAnimationFrame(giveBack))
  }

  unmount() { this.dialogs.disconnect() }
}
