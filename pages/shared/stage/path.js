// The ways in on the home page: links that need no new page, and how many tasks have been done in this browser.

import { say } from './dom.js'
import { remembered } from './tasks.js'

export default function ({ parentElement }) {
  const box = parentElement.querySelector('nav')
  box.addEventListener('click', follow)
  let all = 0, done = 0
  for (const item of box.querySelectorAll('[data-page]')) {
    const count = Number(item.dataset.tasks), known = remembered()[item.dataset.page]
    const is = Array.isArray(known) ? known.filter(k => k >= 1 && k <= count).length : 0
    all += count
    done += is
    if (count) say(item.lastElementChild, `${is} of ${count}`)
    item.toggleAttribute('data-done', count > 0 && is === count)
  }
  const told = box.querySelector('.count')
  if (told) say(told, `${done} of ${all} tasks done`)
  return () => box.removeEventListener('click', follow)
}

/** Goes to a page as Forward would, without loading the app again. */
function follow(event) {
  const link = event.target.closest('a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  event.preventDefault()
  history.pushState(history.state, '', link.href)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
}
