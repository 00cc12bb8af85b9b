// The page in a frame of another one: the stage alone, with a link that opens the whole page.

const NAMES = /^(embed|embed_options|task)=/i // in an address: they belong to the frame of the page, and stay there

document.documentElement.classList.toggle('is-embedded', /[?&]embed=true(&|$)/i.test(location.search))

/** What of the address belongs to the frame of the page, as a list of name=text. */
export const framed = () => location.search.slice(1).split('&').filter(part => NAMES.test(part))

const CLOUD = /^\/~\/\+(?=\/)/ // where Streamlit's Community Cloud shows an app, in a frame of a page of the same name

/** The address of this page with a query, for others. @param {string} query */
export const address = query => location.origin + location.pathname.replace(CLOUD, '') + (query ? `?${query}` : '')

/** A line of HTML that shows this page with a query in a frame. @param {string} title @param {string} query */
export function iframe(title, query) {
  const src = address(['embed=true', query].filter(Boolean).join('&')).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<iframe src="${src}" title="${title}" width="900" height="560" style="border: 0" allow="fullscreen; clipboard-write"></iframe>`
}
