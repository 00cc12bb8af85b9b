// A slider: it holds a parameter while it is moved, and lets go at the end.

import { el } from './dom.js'

/** @import { Stage } from './stage.js' */

/**
 * A slider from one step to another.
 * @param {Stage} stage
 * @param {{ name: string, spoken: string }} spec
 * @param {[number, number]} steps
 * @param {(k: number) => number | string} read the value at the k-th step
 */
export function slider(stage, { name, spoken }, [first, last], read) {
  let pressed = '' // the key's name, if it is moved by keys
  const letGo = () => { if (stage.door.held === name) stage.door.release(pressed) }
  return el('input', {
    type: 'range', min: first, max: last, step: 1, 'aria-label': spoken, 'data-entry': name,
    onkeydown: () => { pressed = name },
    onpointerdown: () => { pressed = '' },
    oninput: event => {
      stage.door.hold(name)
      stage.door.edit({ [name]: read(+event.currentTarget.value) })
    },
    onchange: letGo, onpointerup: letGo, onkeyup: letGo, onblur: letGo, // a browser that sees no change at the end sends no "change"
  })
}
