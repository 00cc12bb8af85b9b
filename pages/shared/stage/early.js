// The early stage: as soon as our own modules are there, what the page itself shows (first.py) is a stage that can be grabbed. It asks over
// the line. Once Streamlit has a place for it, and no hand is on it, it moves there with all that a hand has made of it.

import { Stage } from './stage.js'

/** @import { Answer } from './wire.js' */

const MAIN = '[data-testid="stMain"]' // what Streamlit scrolls
const canMove = 'moveBefore' in Element.prototype // what has the focus keeps it, with the text that is being typed
const here = () => location.pathname + location.search
/** @type {{ stage: Stage, first: HTMLElement, address: string } | null} */
let early = null
/** @type {(() => void) | null} */
let next = null // what waits for the hand

/** @param {HTMLElement} first what the page itself shows */
export default function (first) {
  const told = first.querySelector('script[type="application/json"]'), root = first.querySelector('.stage')
  if (!told || !(root instanceof HTMLElement) || !first.isConnected) return
  /** @type {Answer} */
  const answer = JSON.parse(told.textContent)
  const stage = new Stage(answer.page, () => {})
  root.classList.remove('is-still')
  stage.mount(root, null)
  stage.exchange.hear(answer)
  early = { stage, first, address: here() }
  first.addEventListener('gone', () => {
    if (early) stage.unmount(root)
    early = null
  }, { once: true })
}

/** Calls what takes over from the early stage, once no hand is on it; of several the last. @param {() => void} take */
export function letGo(take) {
  const isWaiting = !!next
  next = take
  if (!isWaiting) look()
}

function look() {
  if (early && isInHand(early.stage)) { requestAnimationFrame(look); return }
  const take = next
  next = null
  take?.()
}

/** @param {Stage} stage */
const isInHand = ({ door, fields, player }) => !!door.held || player.isHeld || (fields.edited && !canMove)

/**
 * The early stage, where Streamlit has a place for it; nothing where that is for another page, or another address: then it goes.
 * @param {string} page @param {HTMLElement} place
 */
export function moved(page, place) {
  if (!early) return null
  const { stage, stage: { root }, first, address } = early, { scrollTop } = first, focused = document.activeElement
  const isMeant = stage.page === page && address === here()
  if (isMeant) {
    early = null
    if (canMove && place.isConnected) place.parentElement?.moveBefore(root, place)
    else place.before(root)
    place.remove()
  }
  first.dispatchEvent(new Event('gone'))
  if (!isMeant) return null
  document.querySelector(MAIN)?.scrollTo(0, scrollTop)
  if (focused instanceof HTMLElement || focused instanceof SVGElement) {
    if (root.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true })
  }
  return stage
}
