// What Streamlit calls: once when a component appears, and again with every answer and every change of theme.

import { Stage } from './stage.js'

const stages = new Map() // by page: they outlive a remount
const decoder = new TextDecoder()
const NARROW = '(max-width: 768px), (max-height: 500px)' // where Streamlit's sidebar hides the page, or takes a quarter of it
let runWhole = () => {}
let here = ''

/** Closes the sidebar on a small screen once a page has been chosen. */
function arrive() {
  if (here === location.pathname) return
  here = location.pathname
  if (matchMedia(NARROW).matches) document.querySelector('[data-testid="stSidebarCollapseButton"] button[aria-expanded="true"]')?.click()
}

export default function ({ name, data, setStateValue, setTriggerValue, parentElement }) {
  if (name === 'pulse') { runWhole = () => setTriggerValue('whole', true); arrive(); return }
  const answer = JSON.parse(decoder.decode(data)), root = parentElement.querySelector('.stage')
  let stage = stages.get(answer.page)
  if (!stage || stage.isGone && !stage.exchange.belongsTo(answer)) stages.set(answer.page, stage = new Stage(answer.page, () => runWhole()))
  try {
    stage.mount(root, value => setStateValue('state', value))
    stage.exchange.take(answer)
  } catch (error) { // nobody should have to read it: it goes to the console
    console.error(error)
    stages.delete(answer.page)
    const again = Object.assign(document.createElement('a'), { href: location.pathname, textContent: 'Start anew' })
    root.replaceChildren('Something went wrong here that should not have. ', again)
  }
  return () => stage.unmount(root)
}
