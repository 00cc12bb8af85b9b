// The menu of what can be taken away.

import { el } from '../dom.js'
import { called } from './called.js'
import { drawing, image, text } from './drawing.js'
import { menu } from './menu.js'
import { printed } from './print.js'
import { linked, show } from './qr.js'
import { csv, notebook, python } from './texts.js'
import { whole } from './whole.js'

/** @import { Stage } from '../stage.js' */
/** @import { Head } from './texts.js' */

const LATE = 'The server does not answer: this cannot be saved now.'

/** @param {Stage} stage @param {HTMLElement} opener */
export function save(stage, opener) {
  const { tools, settings } = stage
  /**
   * A choice that makes a file; of the picture as it stands, or of all that the server has answered.
   * @param {string} name @param {string} ending @param {string} type @param {() => BlobPart | Promise<BlobPart>} make
   */
  const file = (name, ending, type, make, isPicture = false) => ({ name, kind: ending, run: () => tools.call(async () => {
    const isNewest = await stage.exchange.settled()
    if (!isPicture && !(isNewest && stage.answer.takes)) return tools.tell(LATE)
    download(new Blob([await make()], { type }), `matrixscope-${stage.page}${ending}`)
    tools.tell('Saved.')
  }) })
  /** @returns {Head} */
  const head = () => ({ title: settings.title, summary: settings.summary, link: linked(stage) })
  const code = () => stage.answer.code ?? ''
  menu(opener, 'Save', [
    ...stage.pictures.list.length ? [
      file('Picture', '.png', 'image/png', () => image(drawing(stage)), true),
      file('Picture, no background', '.png', 'image/png', () => image(drawing(stage, true)), true),
      file('Picture, as lines', '.svg', 'image/svg+xml', () => text(drawing(stage)), true),
      null,
    ] : [],
    file('Page to use offline', '.html', 'text/html', () => whole(stage, linked(stage))),
    file('Numbers', '.csv', 'text/csv', () => csv(head(), stage.answer, called(stage))),
    file('Program', '.py', 'text/x-python', () => python(head(), code())),
    file('Notebook', '.ipynb', 'application/x-ipynb+json', () => notebook(head(), code())),
    null,
    { name: 'QR code of the link', run: () => tools.call(() => show(stage)) },
    { name: 'Print', run: () => tools.call(() => printed(stage)) },
  ])
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
