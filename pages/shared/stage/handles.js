// The handles: arrays as things on the picture that can be grabbed by mouse, finger and keyboard.

import { set, svg } from './dom.js'
import { rounded, step } from './plane.js'

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
const RADIUS = 13

export class Handles {
  constructor(stage, picture) {
    Object.assign(this, { stage, picture, list: [] })
    this.moved = event => this.move(event)
    this.ended = event => this.end(event)
  }

  build() {
    this.list = this.stage.settings.handles.map(spec => {
      const grip = svg('circle', {
        class: 'handle', r: RADIUS, tabindex: 0, role: 'slider', 'data-handle': spec.name, 'aria-label': spec.spoken, 'aria-valuemin': -this.stage.limit(spec.array), 'aria-valuemax': this.stage.limit(spec.array),
        'aria-orientation': 'horizontal', style: `--role: var(--${spec.role})`,
      })
      const handle = { ...spec, grip }
      grip.addEventListener('pointerdown', event => this.start(handle, event))
      grip.addEventListener('keydown', event => this.key(handle, event))
      grip.addEventListener('keyup', event => { if (this.keyed && event.key in ARROWS) { this.keyed = false; this.stage.release() } })
      grip.addEventListener('blur', () => { if (this.keyed) { this.keyed = false; this.stage.release() } })
      return handle
    })
    this.picture.grips.replaceChildren(...this.list.toReversed().map(handle => handle.grip))
    this.built = this.stage.settings
  }

  /** Where a handle is in the plane. */
  at(handle) {
    const { value } = this.stage.state[handle.array]
    return [value[0][handle.column ?? 0], value[1][handle.column ?? 0]]
  }

  draw() {
    if (this.built !== this.stage.settings) this.build()
    const { view } = this.picture
    if (!view) return
    for (const handle of this.list) {
      const [x, y] = this.at(handle), [px, py] = view.toPixel(x, y)
      set(handle.grip, 'cx', px.toFixed(2))
      set(handle.grip, 'cy', py.toFixed(2))
      set(handle.grip, 'aria-valuenow', x)
      set(handle.grip, 'aria-valuetext', `(${x}, ${y})`)
    }
  }

  put(handle, [x, y]) {
    const column = handle.column ?? 0, was = this.at(handle)
    this.stage.player.leave()
    this.stage.setEntries(handle.array, [[0, column, x], [1, column, y]].filter(([row, , c]) => c !== was[row]))
  }

  // ---- pointer

  /** Of handles that lie over each other, the one whose centre is nearest to the pointer is meant. */
  nearest(handle, event) {
    const [x, y] = this.picture.at(event), far = other => Math.hypot(this.at(other)[0] - x, this.at(other)[1] - y)
    const slack = 2 / this.picture.view.scale
    if (far(handle) > RADIUS * 2 / this.picture.view.scale) return handle // the event names no place
    return this.list.reduce((best, other) => far(other) < far(best) - slack ? other : best, handle)
  }

  start(touched, event) {
    if (event.button > 0 || this.grabbed) return
    const handle = this.nearest(touched, event)
    event.preventDefault()
    this.picture.bounds = null
    const pointer = this.picture.at(event), from = this.at(handle)
    const near = Math.hypot(pointer[0] - from[0], pointer[1] - from[1]) < 3 * RADIUS / this.picture.view.scale
    this.grabbed = { handle, from, pointer: event.pointerId, offset: near ? [from[0] - pointer[0], from[1] - pointer[1]] : [0, 0], before: this.stage.plain() }
    handle.grip.focus({ preventScroll: true })
    handle.grip.classList.add('grabbed')
    this.stage.held = { array: handle.array, column: handle.column }
    // on the window and before anything else: a pointer that is no real one cannot be captured
    for (const [name, listener] of this.listeners()) addEventListener(name, listener, true)
  }

  listeners() { return [['pointermove', this.moved], ['pointerup', this.ended], ['pointercancel', this.ended], ['keydown', this.ended]] }

  move(event) {
    const { grabbed, picture } = this
    if (event.pointerId !== grabbed.pointer) return
    const { view } = picture, [x, y] = picture.at(event)
    const bound = (c, most) => Math.min(Math.max(c, -most), most)
    const point = [bound(x + grabbed.offset[0], view.halfWidth), bound(y + grabbed.offset[1], view.half)]
    const [nx, ny] = picture.snapped(point, event.altKey), [ox, oy] = this.at(grabbed.handle)
    if (nx !== ox || ny !== oy) { grabbed.hasMoved = true; this.put(grabbed.handle, [nx, ny]) }
  }

  end(event) {
    const { grabbed, stage } = this
    if (event.type === 'keydown' ? event.key !== 'Escape' : event.pointerId !== grabbed.pointer) return
    this.drop()
    stage.held = null
    if (event.type === 'keydown') { stage.change(grabbed.before, true); event.preventDefault() }
    else if (grabbed.hasMoved) stage.release()
    else stage.due()
  }

  /** Lets go of what is grabbed, and nothing more. */
  drop() {
    if (!this.grabbed) return
    for (const [name, listener] of this.listeners()) removeEventListener(name, listener, true)
    this.grabbed.handle.grip.classList.remove('grabbed')
    this.grabbed = null
  }

  // ---- keyboard

  key(handle, event) {
    const way = ARROWS[event.key]
    if (!way || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const unit = step(this.picture.view.half), by = event.shiftKey ? 10 * unit : event.altKey ? unit / 10 : unit
    this.keyed = true
    this.stage.held = { array: handle.array, column: handle.column }
    this.put(handle, this.at(handle).map((c, k) => rounded(c + way[k] * by, unit / 1000)))
  }
}
