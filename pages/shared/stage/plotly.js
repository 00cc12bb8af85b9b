// Plotly, loaded once and late: it takes a third of a second to start, and the first picture does not wait for it.

import { place } from './place.js'

const FILE = 'plotly-cartesian.min.js'

/** @import { PlotlyApi } from './types.js' */

/** @type {Promise<PlotlyApi> | null} */
let promise = null

/** @type {() => Promise<unknown>} */
const idle = () => new Promise(resolve => {
  if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 500 })
  else setTimeout(resolve, 50)
})

/** @returns {Promise<PlotlyApi>} */
function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = place(FILE)
    script.onload = () => { // a lost path answers with the app's page
      if (window.Plotly) resolve(window.Plotly)
      else reject(new Error(`${FILE} is not Plotly`))
    }
    script.onerror = () => reject(new Error(`${FILE} did not load`))
    document.head.append(script)
  })
}

export function plotly() {
  return promise ??= idle().then(load).catch(error => { promise = null; throw error })
}
