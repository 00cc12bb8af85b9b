// The link to what is shown as a QR code: large, on white in both themes, with the link as text.

import { el, svg } from '../dom.js'
import { address } from '../frame.js'
import { place } from '../place.js'

/** @import { Stage } from '../stage.js' */

const FILE = 'qrcode.mjs'
const QUIET = 4 // modules around it that stay white
const MOST = 2953 // bytes that one holds
const STURDY = 600 // bytes up to which it can be read where a seventh of it cannot be seen, and of longer ones a fourteenth

/** The link to what is shown, in letters that every program takes for a part of it. @param {Stage} stage */
export function linked({ answer: { link } }) {
  return new URL(address(link)).href.replace(/[()]/g, sign => sign === '(' ? '%28' : '%29')
}

/** What makes codes, once it has come. @type {((kind: number, level: string) => any) | null} */
let maker = null

export async function fetched() { maker ??= (await import(place(FILE))).qrcode }

/** A text of ASCII letters as a QR code; nothing where it is too long for one. @param {string} text */
export function code(text) {
  if (!maker || text.length > MOST) return null
  const made = maker(0, text.length > STURDY ? 'L' : 'M')
  made.addData(text)
  made.make()
  const count = made.getModuleCount(), size = count + 2 * QUIET
  let d = ''
  for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) if (made.isDark(i, j)) d += `M${j + QUIET},${i + QUIET}h1v1h-1z`
  const spoken = { role: 'img', 'aria-label': 'QR code of the link' }
  return svg('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, 'shape-rendering': 'crispEdges', ...spoken },
    svg('rect', { width: size, height: size, fill: '#fff' }), svg('path', { d, fill: '#000' }))
}

/** Why there is none. @param {string} text */
const tooLong = ({ length }) =>
  `The link is too long for a QR code: it has ${length.toLocaleString('en')} characters, and one holds ${MOST.toLocaleString('en')}.`

/** Shows it over the page, as large as fits. @param {Stage} stage */
export async function show(stage) {
  await fetched()
  const link = linked(stage), drawn = code(link), { leaves } = stage.answer
  if (!drawn) return stage.tools.tell(tooLong(link))
  const box = el('dialog', { class: 'coded', 'aria-label': 'QR code of the link' },
    el('button', { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close (Esc)', onclick: () => box.close() }, '✕'),
    drawn, el('p', {}, link), leaves ? el('p', {}, `Without ${leaves}, which no link holds.`) : null)
  box.addEventListener('click', ({ target }) => { if (target === box) box.close() })
  box.addEventListener('close', () => box.remove())
  stage.root.append(box)
  box.showModal()
}
