// The first picture, which the page itself shows (first.py): in the theme that is chosen, beside the sidebar as it will be. Once our own
// modules are there, it can be grabbed (early.js), and Streamlit is asked for. It goes as soon as Streamlit's stage has drawn, or something
// else is to be read. This stands in the page, before everything else, and is no module.

{
  const SEEN = '#root :is([data-drawn], .missing, .stage > a, [data-testid^="stAlert"], [data-testid="stException"])'
  const LONGEST = 20_000 // ms after Streamlit has been loaded: whatever is there then is to be seen, unless this can be grabbed
  const PATIENCE = 4000 // ms that Streamlit is not asked for, so that our own modules come first
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
  const go = () => first.dispatchEvent(new Event('gone'))
  first.addEventListener('gone', () => {
    first.remove()
    observer.disconnect()
  })
  const attributeFilter = ['data-drawn', 'data-testid']
  observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter })

  const start = () => {
    const tags = document.getElementById('streamlits')
    if (!(tags instanceof HTMLTemplateElement)) return
    tags.content.querySelector('script')?.addEventListener('load', () => setTimeout(() => {
      if (!first.querySelector('[data-answered]')) go()
    }, LONGEST))
    tags.replaceWith(tags.content)
  }
  addEventListener('DOMContentLoaded', () => {
    setTimeout(start, PATIENCE)
    import(/** @type {string} */ (document.body.dataset.ours)).then(({ early }) => {
      start()
      early(first)
    }).catch(error => {
      start()
      if (first.querySelector('.stage:not(.is-still)')) go() // it was begun, and cannot be finished
      console.error(error)
    })
  })
}
