// What Streamlit calls: once when a component appears, and again with every answer and every change of theme.

import { Stage } from './stage.js'

const stages = new Map() // by page: they outlive a remount
const decoder = new TextDecoder()
let runWhole = () => {}

export default function ({ name, data, setStateValue, parentElement }) {
  if (name === 'pulse') { runWhole = () => setStateValue('state', Date.now()); return }
  const answer = JSON.parse(decoder.decode(data)), root = parentElement.querySelector('.stage')
  let stage = stages.get(answer.page)
  if (!stage || stage.isGone && !stage.belongsTo(answer)) stages.set(answer.page, stage = new Stage(answer.page, () => runWhole()))
  stage.mount(root, value => setStateValue('state', value))
  stage.take(answer)
  return () => stage.unmount(root)
}
