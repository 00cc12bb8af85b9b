// A tap on a picture, by a finger or a mouse; the end of a drag is none.

import { met } from './dom.js'

/** @import { Point } from './types.js' */

const STILL = 6 // pixels that a tap may move

/**
 * Calls tap with each tap on a canvas, but on what stands on it.
 * @param {HTMLElement} canvas
 * @param {(event: MouseEvent) => void} tap
 */
export function tapped(canvas, tap) {
  /** @type {Point | null} */
  let pressed = null
  canvas.addEventListener('pointerdown', event => { pressed = isTaken(event) ? null : [event.clientX, event.clientY] })
  canvas.addEventListener('click', event => {
    const isTap = pressed && !isTaken(event) && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) <= STILL
    pressed = null
    if (isTap) tap(event)
  })
}

/** @param {Event} event */
const isTaken = event => met(event, '.handle, button')
