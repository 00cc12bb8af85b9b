// What Streamlit calls: once when a component appears, and again with every answer and every change of theme.

import { click } from './dom.js'
import { reloaded, resume } from './due.js'
import { letGo, moved } from './early.js'
import { own } from './own.js'
import { ready } from './seldom.js'
import { Stage } from './stage.js'

/** @import { Asked, Sent } from './own.js' */
/** @import { Answer, Question } from './wire.js' */

/**
 * @typedef {object} Component what Streamlit gives
 * @property {string} name
 * @property {any} data an answer as bytes; of a file what is asked for
 * @property {(name: 'state' | 'file', value: Question | Sent | null) => void} setStateValue
 * @property {(name: 'whole', value: string) => void} setTriggerValue
 * @property {HTMLElement} parentElement
 */

/** @type {Map<string, Stage>} */
const stages = new Map() // by page: they outlive a remount
const decoder = new TextDecoder()
const NARROW = '(max-width: 768px), (max-height: 500px)' // where Streamlit's sidebar hides the page, or takes a quarter of it
const MAIN = '[data-testid="stMain"]' // what Streamlit scrolls
let runWhole = () => {}
let here = '', arrivals = 0

const shown = () => [...stages.values()].find(({ isGone }) => !isGone)

resume()
ready(shown)

/** Closes the sidebar on a small screen once a page has been chosen. */
function arrive() {
  if (here === location.pathname) return
  here = location.pathname
  arrivals += 1
  if (matchMedia(NARROW).matches) click('[data-testid="stSidebarCollapseButton"] button[aria-expanded="true"]')
}

addEventListener('scroll', ({ target }) => { // Streamlit's buttons above it stay at the top with the page that they belong to
  if (!(target instanceof HTMLElement && target.matches(MAIN))) return
  document.documentElement.classList.toggle('is-scrolled', target.scrollTop > 4)
}, { capture: true, passive: true })

addEventListener('keydown', event => { // what is printed is what the server answers to all that has been asked
  const stage = shown()
  if (!stage || event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
  event.preventDefault()
  stage.tools.call(({ printed }) => printed(stage))
})

/** @param {Component} component */
export default function ({ name, data, setStateValue, setTriggerValue, parentElement }) {
  arrive()
  if (name === 'pulse') { runWhole = () => setTriggerValue('whole', location.search || '?'); return }
  if (name === 'own') {
    const box = /** @type {HTMLElement | null} */ (parentElement.querySelector('.own')), asked = /** @type {Asked} */ (data)
    if (box) own(box, asked, file => setStateValue('file', file))
    return
  }
  /** @type {Answer} */
  const answer = JSON.parse(decoder.decode(data))
  const place = () => /** @type {HTMLElement} */ (parentElement.querySelector('.stage'))
  let isGone = false
  letGo(() => { if (!isGone) show(answer, place(), setStateValue) })
  return () => {
    isGone = true
    stages.get(answer.page)?.unmount(place())
  }
}

/** @param {Answer} answer @param {HTMLElement} place @param {Component['setStateValue']} setStateValue */
function show(answer, place, setStateValue) {
  const early = moved(answer.page, place)
  if (early) { early.exchange.runWhole = () => runWhole(); stages.set(answer.page, early) }
  const known = stages.get(answer.page), isOurs = known && (!known.isGone || known.arrival === arrivals || known.exchange.belongsTo(answer))
  const stage = isOurs ? known : new Stage(answer.page, () => runWhole()), root = early?.root ?? place
  stage.arrival = arrivals // a server that is another one may have the page built anew, though nobody has left it
  stages.set(answer.page, stage)
  try {
    stage.mount(root, value => setStateValue('state', value))
    if (early) stage.exchange.meet(answer)
    else stage.exchange.hear(answer)
  } catch (error) { // nobody should have to read it: it goes to the console
    console.error(error)
    stages.delete(answer.page)
    const [version] = (answer.line ?? '').split('.')
    if (!import.meta.url.includes(version) && reloaded(version)) return // it is a newer program's
    const again = Object.assign(document.createElement('a'), { href: location.pathname, textContent: 'Start anew' })
    root.replaceChildren('Something went wrong here that should not have. ', again)
  }
}
