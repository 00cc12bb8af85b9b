// The ways in on the home page: links that need no new page, and how many tasks have been done in this browser.

import { remembered } from './tasks.js'

/** @param {{ parentElement: HTMLElement }} component */
export default function ({ parentElement }) {
  parentElement.addEventListener('click', follow)
  const items = /** @type {NodeListOf<HTMLElement>} */ (parentElement.querySelectorAll('[data-page]'))
  let all = 0, done = 0
  for (const item of items) {
    const count = Number(item.dataset.tasks), known = remembered()[item.dataset.page ?? '']
    const is = Array.isArray(known) ? known.filter(k => k >= 1 && k <= count).length : 0
    all += count
    done += is
    item.lastElementChild?.replaceChildren(count ? `${is} of ${count}` : '')
    item.toggleAttribute('data-done', count > 0 && is === count)
  }
  parentElement.querySelector('.count')?.replaceChildren(`${done} of ${all} tasks done`)
  return () => parentElement.removeEventListener('click', follow)
}

/** Goes to a page as Forward would, without loading the app again. @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element && event.target.closest('a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  event.preventDefault()
  history.pushState(history.state, '', link.href)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
}
