import { Late } from '/stage/late.js'
import { el } from '/stage/dom.js'
import { equal, test } from './check.js'

const frame = () => new Promise(resolve => requestAnimationFrame(resolve))

/** A page with a field that has the focus, and a dialog on a lost connection as Streamlit's: it comes, takes the focus, and goes. */
function page() {
  const field = el('input'), root = el('div', {}, field), late = new Late(root)
  root.append(late.box)
  const code = el('pre'), close = el('button', { 'aria-label': 'Close' }), dialog = el('div', {}, code, close)
  code.dataset.testid = 'stErrorCodeBlock'
  dialog.dataset.testid = 'stDialog'
  close.onclick = () => { root.inert = false; dialog.remove() }
  document.body.replaceChildren(root)
  field.focus()
  return { root, field, late, dialog, close }
}

test('a dialog that has come before we could say it leaves the focus where it was', async () => {
  const { root, field, late, dialog, close } = page()
  document.body.append(dialog)
  root.inert = true
  close.focus()
  await frame()
  late.show(true)
  await frame()
  await frame()
  await frame()
  equal(dialog.isConnected, false)
  equal(document.activeElement === field, true, 'whether the field has the focus')
})

test('who has left the field is not brought back', async () => {
  const { field, late, dialog } = page()
  field.blur()
  late.show(true)
  document.body.append(dialog)
  for (let k = 0; k < 4; k++) await frame()
  equal(dialog.isConnected, false)
  equal(document.activeElement === document.body, true, 'whether nothing has the focus')
})
