// What a hand has released a moment before the page is loaded again: the address does not say it yet, and is put right then.

const RELOADED = 'matrixscope.reloaded'
const KEY = 'matrixscope.due'

/** Keeps what the address is to be in place of another. @param {string} from @param {string} query */
export function keep(from, query) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([from, new URL(query ? `?${query}` : location.pathname, location.href).href]))
  } catch { /* a browser that keeps nothing loads what the address says */ }
}

/** Loads what was kept, if its page has been loaded again. */
export function resume() {
  try {
    const kept = sessionStorage.getItem(KEY), [navigation] = performance.getEntriesByType('navigation')
    sessionStorage.removeItem(KEY)
    if (!kept || !(navigation instanceof PerformanceNavigationTiming) || navigation.type !== 'reload') return
    const [from, to] = JSON.parse(kept)
    if (from === location.href && to !== from) location.replace(to)
  } catch { /* likewise */ }
}

/**
 * Loads the page anew, once for each version of the program that asks for it: where two answer in turn, it would never end. Returns
 * whether it does; not where the browser remembers nothing.
 * @param {string} version
 */
export function reloaded(version) {
  try {
    if (sessionStorage.getItem(RELOADED) === version) return false
    sessionStorage.setItem(RELOADED, version)
  } catch { return false }
  location.reload()
  return true
}
