// A menu below a button, over the page.

import { el, set } from '../dom.js'

/**
 * What can be chosen: what it does, its name, what it makes, and in a menu of which one thing is so, whether it is that.
 * @typedef {{ run: () => void, name: string, kind?: string, is?: boolean }} Choice
 */

const GAP = 4 // pixels
const WAYS = new Map([['ArrowDown', 1], ['ArrowUp', -1], ['Home', -Infinity], ['End', Infinity]])

/**
 * Opens a menu below a button; it goes with a choice, a press elsewhere, or Escape.
 * @param {HTMLElement} opener @param {string} label @param {(Choice | null)[]} choices null parts them
 */
export function menu(opener, label, choices) {
  /** @param {Choice} choice */
  const item = ({ run, name, kind, is }) => el('button', {
    type: 'button', tabindex: -1, role: is === undefined ? 'menuitem' : 'menuitemradio', 'aria-checked': is?.toString(),
    onclick: () => { box.hidePopover(); run() },
  }, el('span', {}, name), kind ? el('small', {}, kind) : null)
  const parts = choices.map(choice => choice ? item(choice) : el('hr'))
  const items = parts.filter(part => part.matches('button'))
  const box = el('div', { class: 'menu', role: 'menu', 'aria-label': label, popover: 'auto' }, ...parts)
  box.addEventListener('toggle', event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open'
    set(opener, 'aria-expanded', isOpen)
    if (!isOpen) box.remove()
  })
  box.addEventListener('keydown', event => {
    const way = WAYS.get(event.key), at = items.findIndex(node => node === document.activeElement), { length } = items
    if (event.key === 'Tab') box.hidePopover()
    if (way === undefined) return
    event.preventDefault()
    event.stopPropagation()
    items[Number.isFinite(way) ? (at + way + length) % length : way < 0 ? 0 : length - 1].focus()
  })
  const shown = opener.offsetParent ? opener : opener.closest('.more')?.querySelector('.opener') ?? opener // it may be in a menu itself
  shown.closest('.stage')?.append(box)
  if (shown instanceof HTMLElement) shown.focus({ preventScroll: true }) // where the focus comes back to
  box.showPopover()
  place(box, shown.getBoundingClientRect())
  ;(items.find(node => node.getAttribute('aria-checked') === 'true') ?? items[0]).focus({ preventScroll: true })
}

/** Below a button, or above it where there is no room; within the window. @param {HTMLElement} box @param {DOMRect} at */
function place(box, at) {
  const { width, height } = box.getBoundingClientRect()
  const top = at.bottom + GAP + height <= innerHeight || at.top < height + GAP ? at.bottom + GAP : at.top - GAP - height
  box.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`
  box.style.top = `${Math.max(GAP, Math.min(top, innerHeight - height - GAP))}px`
}
