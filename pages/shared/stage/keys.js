// Keys that move things.

/** @import { Point } from './types.js' */

/** @type {Record<string, Point>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** How many times as far as else: with Shift ten times, with Alt a tenth. @param {MouseEvent | KeyboardEvent} event */
export const times = ({ shiftKey, altKey }) => shiftKey ? 10 : altKey ? 0.1 : 1

/**
 * Where an arrow key points, {to: [1, 0], along: 1, times}: along is 1 to the right and up; null for other keys.
 * @param {KeyboardEvent} event
 */
export function arrow(event) {
  const to = ARROWS[event.key]
  return to ? { to, along: to[0] + to[1], times: times(event) } : null
}
