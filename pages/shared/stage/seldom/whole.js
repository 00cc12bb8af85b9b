// A page as one file that needs no server and asks for nothing: the stage, its styles, and the answer that is shown.

import { place } from '../place.js'

/** @import { Stage } from '../stage.js' */

const SCRIPT = 'saved.js', STYLE = 'all.css'
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
const FONTS = '#first{--beside:0px;--st-font:"Source Sans 3","Source Sans Pro",system-ui,sans-serif;--st-code-font:ui-monospace,monospace}'
const OFF = '.is-off :is(.player,.code){visibility:hidden}' // what holds for the saved state alone
const LESS = '.stage :is(.guide,.takes,.lesson,.zoom,.sizes,.controls,.choice,.as){display:none}' // what only the server can do
const SAID = '.kept{margin:0 0 .5rem;font-size:.85rem;color:var(--quiet)}.kept a{color:inherit}.is-presenting .kept{padding-right:5rem}'

/** @param {Stage} stage @param {string} link @returns {Promise<string>} */
export async function whole(stage, link) {
  const [script, style] = await Promise.all([SCRIPT, STYLE].map(fetched)), { answer, settings } = stage
  const bare = { ...settings, examples: [], tasks: [], explanation: null, explanations: {} }
  const blobs = { ...used(answer, stage.blobs), [answer.settings]: bare }
  const less = { example: null, notices: [], done: [], takes: [], line: '', link: '' }
  const told = JSON.stringify({ ...answer, blobs, state: stage.state, ...less })
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const kept = `Saved from <a href="${escaped(link)}">${escaped(new URL(link).host)}</a> on ${day}: `
    + 'words, numbers and lines are those of the saved state. When anything is moved, all that a server would have to compute goes, '
    + 'even what would not change; Reset brings it back.'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(settings.title)} · Matrixscope</title>`
    + `<style>${style}${FONTS}${OFF}${LESS}${SAID}</style></head>`
    + `<body><div id="first"><div class="page"><p class="kept">${kept}</p><div class="stage"></div></div></div>`
    + `<script type="application/json" id="answer">${told.replaceAll('<', '\\u003c')}</script>`
    + `<script type="module">${script.replaceAll('</script', '<\\/script')}\nsaved()\n</script></body></html>\n`
}

/** @param {string} name */
async function fetched(name) {
  const found = await fetch(place(name))
  if (!found.ok) throw new Error(`${name} is not there`)
  return found.text()
}

/** What never changes, as far as an answer names it. @param {object} answer @param {Record<string, unknown>} blobs */
function used(answer, blobs) {
  const text = JSON.stringify(answer)
  return Object.fromEntries(Object.entries(blobs).filter(([key]) => text.includes(JSON.stringify(key))))
}

/** @param {string} text */
const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
