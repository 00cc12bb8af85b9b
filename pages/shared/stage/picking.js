// Without dragging: a handle that is tapped is picked up, and goes where the next tap on its picture points.

/** @import { Handle } from './handles.js' */
/** @import { Picture } from './picture.js' */
/** @import { Stage } from './stage.js' */

const SAY = 'Picked up: tap where it is to go. Esc, or a tap on it, lets it go.'

export class Picking {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    /** @type {Handle | null} */
    this.handle = null
    /** @param {KeyboardEvent} event */
    this.escaped = event => {
      if (event.key !== 'Escape') return
      this.drop()
      event.preventDefault()
      event.stopPropagation()
    }
    /** @param {PointerEvent} event */
    this.pressed = ({ target }) => { if (!(target instanceof Node && this.handle?.picture.canvas.contains(target))) this.drop() }
  }

  /** Picks a handle up; lets it go, if it is picked up. @param {Handle} handle */
  toggle(handle) {
    const isOther = this.handle !== handle
    this.drop()
    if (!isOther) return
    this.handle = handle
    handle.grip.classList.add('is-picked')
    handle.picture.box.classList.add('is-picking')
    this.stage.tools.tell(SAY)
    addEventListener('keydown', this.escaped, true)
    addEventListener('pointerdown', this.pressed, true)
  }

  /** Lets go of what is picked up. */
  drop() {
    if (!this.handle) return
    this.handle.grip.classList.remove('is-picked')
    this.handle.picture.box.classList.remove('is-picking')
    this.handle = null
    this.stage.tools.tell('')
    removeEventListener('keydown', this.escaped, true)
    removeEventListener('pointerdown', this.pressed, true)
  }

  /**
   * Puts what is picked up where a tap on its picture points. Returns whether anything was.
   * @param {Picture} picture @param {MouseEvent} event
   */
  put(picture, event) {
    const { handle, stage: { door } } = this
    if (!handle) return false
    this.drop()
    picture.bounds = null
    door.hold(handle.array)
    handle.put(handle.landing(picture.view.toPlane(...picture.pixel(event)), event.altKey, event.shiftKey))
    door.release()
    return true
  }
}
