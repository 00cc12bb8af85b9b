// Plotly, loaded once and late: it takes a third of a second to start, and the first picture does not wait for it.

const FILE = 'plotly-cartesian.min.js'
let promise = null

const idle = () => new Promise(resolve => {
  if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 500 })
  else setTimeout(resolve, 50)
})

function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(FILE, import.meta.url)
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
