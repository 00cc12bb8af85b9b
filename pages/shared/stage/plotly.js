// Plotly, loaded once and late: it takes a third of a second to start, and the first picture does not wait for it.

const FILE = 'plotly-cartesian.min.js'
let promise = null

const idle = () => new Promise(resolve => window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 500 }) : setTimeout(resolve, 50))

function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL(FILE, import.meta.url)
    script.onload = () => window.Plotly ? resolve(window.Plotly) : reject(new Error(`${FILE} is not Plotly`)) // a lost path answers with the app's page
    script.onerror = () => reject(new Error(`${FILE} did not load`))
    document.head.append(script)
  })
}

export function plotly() {
  return promise ??= idle().then(load).catch(error => { promise = null; throw error })
}
