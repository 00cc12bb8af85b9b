// The first picture, which the page itself shows (first.py): in the theme that is chosen, beside the sidebar as it will be, and gone as
// soon as the stage has drawn, or something else is to be read. It stands in the page, before everything else, and is no module.

{
  const SEEN = '#root :is([data-drawn], .missing, .stage > a, [data-testid^="stAlert"], [data-testid="stException"])'
  const LONGEST = 20_000 // ms after all has been loaded: whatever is there then is to be seen
  const CLOSED = 'stSidebarCollapsed-' // as Streamlit keeps it
  const first = /** @type {HTMLElement} */ (document.getElementById('first'))
  try {
    const kept = localStorage.getItem(`stActiveTheme-${location.pathname}-v2`)
    const theme = /embed_options=(light|dark)_theme/.exec(location.search)?.[1] ?? (kept && /light|dark/i.exec(kept)?.[0].toLowerCase())
    if (theme) first.style.colorScheme = theme
    if (matchMedia('(max-width: 768px), (max-height: 500px)').matches) localStorage.setItem(CLOSED, 'true') // as the stage would
    const isClosed = localStorage.getItem(CLOSED) === 'true', wide = Number(localStorage.getItem('sidebarWidth'))
    if (isClosed) first.classList.add('is-closed')
    else if (wide) first.style.setProperty('--beside', `${Math.min(Math.max(wide, 200), 600)}px`)
  } catch { /* a browser that keeps nothing has nothing to say */ }
  const observer = new MutationObserver(() => { if (document.querySelector(SEEN)) go() })
  const go = () => {
    first.remove()
    observer.disconnect()
  }
  addEventListener('load', () => setTimeout(go, LONGEST))
  const attributeFilter = ['data-drawn', 'data-testid']
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter })
}
