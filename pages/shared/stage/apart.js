// Rooms apart: what is written in one lays out nothing else of the page, where else all is gone through from its root, at every answer.
// A room has to stand in a block: what stands in a flex box or a grid is laid out with all that is beside it. Nor may a <select> be in it.

import { el } from './dom.js'

/** Gives each room the size of what is in it, before that is painted. */
const follow = new ResizeObserver(changes => {
  for (const { target: { parentElement: room }, borderBoxSize: [{ inlineSize, blockSize }] } of changes) {
    if (!room) continue
    room.style.height = `${blockSize}px`
    if (room.matches('.is-fitted')) room.style.width = `${inlineSize}px`
    room.classList.add('is-apart')
  }
})

/**
 * A room as high as a block in it, and as wide as its own place, or as the block.
 * @param {HTMLElement} block
 */
export function apart(block, isFitted = false) {
  const within = el('div', { class: 'within' }, block)
  follow.observe(within)
  return el('div', { class: isFitted ? 'room is-fitted' : 'room' }, within)
}
