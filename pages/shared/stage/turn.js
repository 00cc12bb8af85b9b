// The camera of a picture in space: the picture is turned where nothing else is grabbed, by keys, and by buttons for its sides.
//
// A finger that goes up or down over a picture scrolls the page, and one that goes sideways turns it. Once it has been turned, or
// tapped, a picture is in hand, and a finger turns it whichever way it goes, until one touches something else.

import { el, met, set, show } from './dom.js'
import { arrow } from './keys.js'
import { rounded } from './plane.js'
import { number } from './values.js'
import { boxed } from './zoom.js'

/** @import { Picture } from './picture.js' */
/** @import { Box, Point } from './types.js' */
/** @import { Figure } from './wire.js' */

const DEGREES = 0.4 // for a pixel
const STEP = 5 // degrees, for a key
const STILL = 3 // pixels that a tap may move
const HOLD = 'azimuth' // what a hand holds that turns it
const SAY = 'Swipe any way to turn it. To scroll the page, swipe beside it.'

export class Turn {
  built = ''
  keyed = false // whether keys turn it
  /** @type {{ pointer: number, at: Point, from: Point, isStill: boolean } | null} */
  grabbed = null
  /** @type {Box | null} */
  place = null

  /** @param {Picture} picture */
  constructor(picture) {
    this.picture = picture
    this.stage = picture.stage
    this.buttons = el('span')
    this.angles = el('span', {
      class: 'angles', tabindex: 0, role: 'slider', 'aria-label': 'Camera', 'aria-valuemin': -180, 'aria-valuemax': 180,
      title: 'Drag the picture to turn it, or use the arrow keys here', 'data-camera': true,
      onkeydown: event => this.key(event), onkeyup: event => { if (arrow(event)) this.letGo() }, onblur: () => this.letGo(),
    })
    this.box = el('div', { class: 'turn', role: 'group', 'aria-label': 'Camera', hidden: true }, this.buttons, this.angles)
    /** @type {EventListener} */
    this.moved = event => this.move(/** @type {PointerEvent} */ (event))
    /** @type {EventListener} */
    this.ended = event => this.end(/** @type {PointerEvent} */ (event))
    /** @param {PointerEvent} event */
    this.elsewhere = ({ target }) => { if (!(target instanceof Node && picture.canvas.contains(target))) this.leave() }
  }

  /** Where the camera stands: azimuth and elevation. @returns {Point} */
  get at() { return [number(this.stage.state, 'azimuth'), number(this.stage.state, 'elevation')] }

  /** @param {Figure} figure */
  take({ sides }) {
    this.turns = !!sides
    show(this.box, !!sides?.length)
    const built = JSON.stringify(sides)
    if (!sides || built === this.built) return
    this.built = built
    const looks = sides.map(([text, says, azimuth, elevation]) => button(text, says, () => this.edit(azimuth, elevation)))
    this.buttons.replaceChildren(...looks, button('↺', 'As it was', () => {
      const { azimuth, elevation } = this.stage.door.opened
      this.edit(Number(azimuth), Number(elevation))
    }))
  }

  /** Where no name can stand in the view: on the buttons. @param {number} scale */
  measure(scale) { this.place = boxed(this.box, scale) }
  get taken() { return !this.box.hidden && this.place ? [{ ...this.place }] : [] }

  draw() {
    if (!this.turns) return
    const [azimuth, elevation] = this.at.map(Math.round)
    this.angles.textContent = `${azimuth}°, ${elevation}°`.replaceAll('-', '−')
    set(this.angles, 'aria-valuenow', azimuth)
    set(this.angles, 'aria-valuetext', `from ${azimuth}° round z, ${elevation}° above the floor`)
  }

  /** Puts the camera somewhere: elevation ends above and below. @param {number} azimuth @param {number} elevation */
  edit(azimuth, elevation) {
    const around = azimuth - 360 * Math.round(azimuth / 360)
    this.stage.door.edit({ azimuth: rounded(around, 0.1), elevation: rounded(Math.max(-90, Math.min(90, elevation)), 0.1) })
  }

  // ---- pointer

  /** @param {PointerEvent} event */
  start(event) {
    if (!this.turns || event.button > 0 || this.grabbed || this.stage.door.held || met(event, '.handle, button, .turn, .zoom')) return
    this.grabbed = { pointer: event.pointerId, at: [event.clientX, event.clientY], from: this.at, isStill: true }
    for (const [name, listener] of this.listeners()) addEventListener(name, listener, true)
  }

  /** @returns {[string, EventListener][]} */
  listeners() { return [['pointermove', this.moved], ['pointerup', this.ended], ['pointercancel', this.ended]] }

  /** @param {PointerEvent} event */
  move({ clientX, clientY, pointerId, pointerType }) {
    const { grabbed } = this
    if (grabbed?.pointer !== pointerId) return
    const { at, from } = grabbed, dx = clientX - at[0], dy = clientY - at[1]
    if (grabbed.isStill && Math.hypot(dx, dy) <= STILL) return
    if (grabbed.isStill && !this.isOurs(pointerType) && Math.abs(dy) > Math.abs(dx)) return this.drop() // it scrolls
    if (grabbed.isStill) this.stage.door.hold(HOLD)
    grabbed.isStill = false
    this.edit(from[0] - dx * DEGREES, from[1] + dy * DEGREES)
  }

  /** @param {PointerEvent} event */
  end({ type, pointerId, pointerType }) {
    const { grabbed } = this
    if (grabbed?.pointer !== pointerId) return
    this.drop()
    const { door, tools } = this.stage, isTaken = type === 'pointercancel' // by the browser
    if (!grabbed.isStill) { if (isTaken) door.takeBack(); else door.release() }
    if (isTaken || this.isOurs(pointerType)) return
    this.picture.box.classList.add('is-in-hand')
    tools.tell(SAY)
    addEventListener('pointerdown', this.elsewhere, true)
  }

  /** Whether the page is never scrolled by what points at the picture. @param {string} pointerType */
  isOurs(pointerType) { return pointerType !== 'touch' || this.picture.box.classList.contains('is-in-hand') }

  leave() {
    this.picture.box.classList.remove('is-in-hand')
    removeEventListener('pointerdown', this.elsewhere, true)
  }

  drop() {
    this.grabbed = null
    for (const [name, listener] of this.listeners()) removeEventListener(name, listener, true)
  }

  // ---- keyboard

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = event.ctrlKey || event.metaKey || event.altKey ? null : arrow(event), [azimuth, elevation] = this.at
    if (!by) return
    event.preventDefault()
    this.keyed = true
    this.stage.door.hold(HOLD)
    this.edit(azimuth + by.to[0] * STEP, elevation + by.to[1] * STEP)
  }

  letGo() {
    if (!this.keyed) return
    this.keyed = false
    this.stage.door.release(HOLD)
  }
}

/** @param {string} text @param {string} says @param {() => void} onclick */
const button = (text, says, onclick) => el('button', { type: 'button', title: says, 'aria-label': says, onclick }, text)
