// A click on an empty picture adds a point; the end of a drag is no click.

import { met } from './dom.js'

/** @import { Point } from './types.js' */

const STILL = 6 // pixels that a click may move

/**
 * Calls add with each click on a canvas, but on what stands on it.
 * @param {HTMLElement} canvas
 * @param {(event: MouseEvent) => void} add
 */
export function adding(canvas, add) {
  /** @type {Point | null} */
  let pressed = null
  canvas.addEventListener('pointerdown', event => { pressed = isTaken(event) ? null : [event.clientX, event.clientY] })
  canvas.addEventListener('click', event => {
    const isClick = pressed && !isTaken(event) && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) <= STILL
    pressed = null
    if (isClick) add(event)
  })
}

/** @param {Event} event */
const isTaken = event => met(event, '.handle, button')
