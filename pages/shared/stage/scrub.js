// Scrubbing: an entry that is dragged sideways, by steps.

/** @import { Cell, Fields } from './fields.js' */
/** @typedef {Cell & { x: number, pointer: number, hasMoved: boolean }} Grip an entry that is scrubbed */

const WIDTH = 6 // pixels to one step

export class Scrub {
  /** @param {Fields} fields */
  constructor(fields) {
    this.fields = fields
    /** @type {Grip | null} */
    this.grip = null
    /** @type {[string, EventListener][]} */
    this.listeners = [
      ['pointermove', event => this.move(/** @type {PointerEvent} */ (event))],
      ...['pointerup', 'pointercancel'].map(/** @returns {[string, EventListener]} */
        type => [type, event => this.end(/** @type {PointerEvent} */ (event))]),
    ]
  }

  /** @param {Cell} cell @param {PointerEvent} event */
  start(cell, event) {
    if (event.button > 0 || document.activeElement === cell.input) return // dragging in a text selects it
    this.grip = { ...cell, x: event.clientX, pointer: event.pointerId, hasMoved: false }
    for (const [type, listener] of this.listeners) addEventListener(type, listener, true)
  }

  drop() {
    if (!this.grip) return
    for (const [type, listener] of this.listeners) removeEventListener(type, listener, true)
    this.grip.input.classList.remove('scrubbed')
    this.grip = null
  }

  /** @param {PointerEvent} event */
  move(event) {
    const { grip } = this
    if (event.pointerId !== grip?.pointer) return
    const steps = Math.trunc((event.clientX - grip.x) / WIDTH)
    if (!steps) return
    if (!grip.hasMoved) {
      grip.hasMoved = true
      grip.input.blur()
      grip.input.classList.add('scrubbed')
    }
    grip.x += steps * WIDTH
    event.preventDefault()
    getSelection()?.removeAllRanges()
    this.fields.step(grip, steps, event)
  }

  /** @param {PointerEvent} event */
  end(event) {
    const { grip } = this
    if (event.pointerId !== grip?.pointer) return
    this.drop()
    if (grip.hasMoved) this.fields.stage.door.release()
    else if (event.type === 'pointerup') { grip.input.focus(); grip.input.select() }
  }
}
