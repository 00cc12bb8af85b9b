// The handles: what of the pictures can be grabbed by mouse, finger and keyboard; where each can go is its way's.

import { set, svg } from './dom.js'
import { Picking } from './picking.js'
import { both, decimal } from './plane.js'
import { array } from './values.js'
import { Across } from './ways/across.js'
import { Along } from './ways/along.js'
import { Beside } from './ways/beside.js'
import { Cells } from './ways/cells.js'
import { Circle } from './ways/circle.js'
import { Curve } from './ways/curve.js'
import { Floor } from './ways/floor.js'
import { Gauge } from './ways/gauge.js'
import { Graph } from './ways/graph.js'
import { Height } from './ways/height.js'
import { Lifts } from './ways/lifts.js'
import { Line } from './ways/line.js'
import { Picks } from './ways/picks.js'
import { Plane } from './ways/plane.js'
import { Reach } from './ways/reach.js'
import { Rows } from './ways/rows.js'
import { Scale } from './ways/scale.js'
import { Simplex } from './ways/simplex.js'
import { Sphere } from './ways/sphere.js'
import { Steps } from './ways/steps.js'
import { Tops } from './ways/tops.js'

/** @import { Added, Removed } from './draft.js' */
/** @import { Picture } from './picture.js' */
/** @import { Stage } from './stage.js' */
/** @import { HandleSpec, Point } from './types.js' */
/** @typedef {Plane} Handle a thing that can be grabbed: its way is its class */

/** @type {Record<string, typeof Plane>} */
const WAYS = {
  across: Across,
  along: Along,
  beside: Beside,
  cells: Cells,
  circle: Circle,
  curve: Curve,
  floor: Floor,
  gauge: Gauge,
  graph: Graph,
  height: Height,
  lifts: Lifts,
  line: Line,
  picks: Picks,
  plane: Plane,
  reach: Reach,
  rows: Rows,
  scale: Scale,
  simplex: Simplex,
  sphere: Sphere,
  steps: Steps,
  tops: Tops,
}
const RADIUS = 13
const SMALL_RADIUS = 9 // of handles of which there are many
const STILL = 3 // pixels that a tap may move, and of a finger
const STILL_FINGER = 8
const SLACK = 2 // pixels by which another handle has to be nearer to be meant

export class Handles {
  built = ''
  keyed = false // whether keys move something
  /** @type {Handle | null} */
  clicked = null // by the first click of what may be a double click

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    /** @type {Handle[]} */
    this.list = []
    /** @type {Record<string, number>} */
    this.current = {} // by array of points, the row that Tab comes to
    /** @type {{ handle: Handle, pointer: number, offset: Point, at: Point, isStill: boolean } | null} */
    this.grabbed = null // isStill: not moved yet, from at
    this.picking = new Picking(stage)
    /** @type {EventListener} */
    this.moved = event => this.move(/** @type {PointerEvent} */ (event))
    /** @type {EventListener} */
    this.ended = event => this.end(/** @type {PointerEvent | KeyboardEvent} */ (event))
  }

  /** @param {Picture} picture @returns {HandleSpec[]} */
  specs({ figure: { handles } }) { return (handles && this.stage.blobs[handles]) ?? [] }

  /** Where of a picture grips are that lie on no mark, and so on no tip that names keep off. @param {Picture} picture */
  grips(picture) {
    return this.list.filter(way => way.picture === picture && way instanceof Height).map(({ at }) => at).filter(([x]) => !isNaN(x))
  }

  /** The handles of all pictures; those that were there stay, with the hand that may be on them. */
  take() {
    const { stage } = this
    /** @param {Picture} picture */
    const counts = picture => this.specs(picture).map(spec => WAYS[spec.way].count(spec, stage))
    const built = stage.pictures.list.map(picture => `${picture.figure.name} ${picture.figure.handles} ${counts(picture)}`).join(';')
    if (this.built === built) return
    this.built = built
    if (this.grabbed && !stage.pictures.list.includes(this.grabbed.handle.picture)) stage.door.lose() // it has gone under the hand
    const focused = this.list.find(({ grip }) => grip === document.activeElement)
    const were = new Map(this.list.map(handle => [handle.name, handle]))
    this.list = stage.pictures.list.flatMap(picture => this.furnish(picture, were))
    if (this.grabbed && !this.list.includes(this.grabbed.handle)) stage.door.lose()
    if (this.picking.handle && !this.list.includes(this.picking.handle)) this.picking.drop()
    if (focused instanceof Rows && !this.list.includes(focused)) this.focus(focused.array, Math.min(focused.row, focused.last))
  }

  /**
   * The handles of one picture, of which those that were there stay, and keep the focus.
   * @param {Picture} picture @param {Map<string, Handle>} were
   */
  furnish(picture, were) {
    const specs = this.specs(picture).flatMap(spec => WAYS[spec.way].each(spec, this.stage))
    const handles = specs.map(spec => this.handle(picture, spec, were.get(spec.name)))
    const grips = handles.map(({ grip }) => grip), { children } = picture.grips
    for (const child of [...children]) if (!grips.some(grip => grip === child)) child.remove()
    grips.forEach((grip, k) => { if (children[k] !== grip) picture.grips.insertBefore(grip, children[k] ?? null) })
    return handles
  }

  /** @param {Picture} picture @param {HandleSpec} spec @param {Handle | undefined} was */
  handle(picture, spec, was) {
    if (was?.picture === picture && was.spec.way === spec.way && was.spec.isMany === spec.isMany) {
      set(was.grip, 'aria-label', spec.spoken)
      return was
    }
    const handle = new WAYS[spec.way](this.stage, picture, spec)
    handle.grip = svg(WAYS[spec.way].tag, {
      class: 'handle', r: spec.isMany ? SMALL_RADIUS : RADIUS, tabindex: 0, role: 'slider',
      'data-handle': spec.name, 'aria-label': spec.spoken,
      'aria-orientation': WAYS[spec.way].orientation, 'aria-description': spec.help, style: `--role: var(--${spec.role})`,
    })
    this.listen(handle)
    return handle
  }

  /** @param {Handle} handle */
  listen(handle) {
    const { grip, array } = handle, { stage } = this
    const letGo = () => { if (this.keyed) { this.keyed = false; stage.door.release(handle.name) } }
    grip.addEventListener('pointerdown', event => this.start(handle, event))
    grip.addEventListener('keydown', event => this.key(handle, event))
    grip.addEventListener('keyup', event => { if (handle.moved(event)) letGo() })
    grip.addEventListener('blur', letGo)
    if (!(handle instanceof Rows)) return
    const { row } = handle
    grip.addEventListener('focus', () => { this.current[array] = row; stage.due() })
    grip.addEventListener('blur', () => stage.due())
    grip.addEventListener('click', ({ detail }) => { if (detail === 1) this.clicked = handle })
    grip.addEventListener('dblclick', () => { if (this.clicked === handle) handle.twice() }) // and not to add it, with the first
  }

  draw() {
    this.take()
    const { stage } = this, away = stage.player.frame()?.maps, inHand = document.activeElement
    for (const handle of this.list) {
      const { spec: { isMany, row = 0 }, array, grip } = handle, isOneOfMany = isMany && array === stage.door.held && grip !== inHand
      if (!isOneOfMany || stage.isTurn(row)) this.drawOne(handle, !!away?.[array])
    }
    this.caption()
  }

  /** Of handles that are many, what the one in the hand is at is told beside it. */
  caption() {
    const told = this.list.find(handle => handle.isTold && (handle === this.grabbed?.handle || handle.grip.matches(':focus-visible')))
    for (const { pointing } of this.stage.pictures.list) {
      if (pointing.picture === told?.picture) pointing.caption(told.told.words, this.pixel(told))
      else pointing.caption('')
    }
  }

  /** @param {Handle} handle @param {boolean} isAway */
  drawOne(handle, isAway) {
    const { grip, picture: { view } } = handle
    if (!view) return
    const [x, y] = handle.at, [px, py] = this.pixel(handle), isThere = isFinite(px + py)
    set(grip, 'display', isThere ? 'inline' : 'none') // nowhere: the array has another shape, and Python has not drawn it yet
    if (!isThere) return
    if (handle instanceof Rows) {
      const tab = handle.isCurrent(this.current[handle.array]) ? 0 : -1, drawn = [px, py, tab, handle.told.words]
      if (handle.drawn?.every((part, k) => part === drawn[k])) return // of many points one moves
      handle.drawn = drawn
      set(grip, 'tabindex', tab)
    }
    const { least, most, now, words } = handle.told
    handle.show([px, py])
    grip.classList.toggle('is-beyond', view.toPixel(x, y).some((c, k) => c !== [px, py][k]))
    set(grip, 'aria-valuemin', decimal(Math.min(least, x)))
    set(grip, 'aria-valuemax', decimal(most))
    set(grip, 'aria-valuenow', decimal(now))
    set(grip, 'aria-valuetext', words)
    grip.classList.toggle('is-away', isAway)
  }

  /**
   * Where a handle is drawn: one that is beyond a view which is always the same, whole at its edge.
   * @param {Handle} handle @returns {Point}
   */
  pixel({ at, picture: { view, kind } }) {
    const pixel = view.toPixel(...at)
    if (!kind.isFixed) return pixel
    const [[left, right], [low, high]] = view.bounds, first = view.toPixel(left, high), last = view.toPixel(right, low)
    return both((c, k) => {
      if (c < first[k]) return first[k] + Math.min(first[k] - c, RADIUS)
      return c > last[k] ? last[k] - Math.min(c - last[k], RADIUS) : c
    }, pixel)
  }

  // ---- pointer

  /**
   * Of handles that lie over each other, the one whose centre is nearest to the pointer is meant; of those that lie on each other, the
   * first, although Tab comes to it first and the last is drawn above it.
   * @param {Handle} handle @param {PointerEvent} event
   */
  nearest(handle, event) {
    const { picture } = handle, [px, py] = picture.pixel(event)
    /** @param {Handle} other */
    const far = other => { const [x, y] = this.pixel(other); return other.far(x - px, y - py) }
    if (far(handle) > RADIUS * 2) return handle // the event names no place
    const others = this.list.filter(other => other.picture === picture)
    return others.reduce((best, other) => far(other) < far(best) - SLACK ? other : best)
  }

  /** @param {Handle} touched @param {PointerEvent} event */
  start(touched, event) {
    if (event.button > 0 || this.grabbed) return
    touched.picture.bounds = null
    const handle = this.nearest(touched, event), { picture } = handle
    event.preventDefault()
    const pointer = picture.pixel(event), from = picture.view.toPixel(...handle.at)
    const isNear = Math.hypot(pointer[0] - from[0], pointer[1] - from[1]) < 3 * RADIUS
    this.grabbed = {
      handle, pointer: event.pointerId, offset: isNear ? [from[0] - pointer[0], from[1] - pointer[1]] : [0, 0], at: pointer, isStill: true,
    }
    handle.begin()
    handle.grip.focus({ preventScroll: true })
    handle.grip.classList.add('grabbed')
    this.stage.door.hold(handle.array)
    // on the window and before anything else: a pointer that is no real one cannot be captured
    for (const [name, listener] of this.listeners()) addEventListener(name, listener, true)
  }

  /** @returns {[string, EventListener][]} */
  listeners() { return [['pointermove', this.moved], ['pointerup', this.ended], ['pointercancel', this.ended], ['keydown', this.ended]] }

  /** @param {PointerEvent} event */
  move(event) {
    const { grabbed } = this
    if (!grabbed || event.pointerId !== grabbed.pointer) return
    const { handle, offset, at } = grabbed, [px, py] = handle.picture.pixel(event), was = handle.place
    const isStill = Math.hypot(px - at[0], py - at[1]) <= (event.pointerType === 'touch' ? STILL_FINGER : STILL)
    if (grabbed.isStill && isStill) return
    if (grabbed.isStill) this.picking.drop()
    grabbed.isStill = false
    const place = handle.landing(handle.picture.view.toPlane(px + offset[0], py + offset[1]), event.altKey, event.shiftKey)
    if (place.some((c, k) => c !== was[k])) handle.put(place)
  }

  /** @param {PointerEvent | KeyboardEvent} event */
  end(event) {
    const { grabbed, stage: { door } } = this
    if ('key' in event ? event.key !== 'Escape' : event.pointerId !== grabbed?.pointer) return
    this.drop()
    if ('key' in event) { door.takeBack(); event.preventDefault() }
    else door.release()
    if (grabbed?.isStill && event.type === 'pointerup' && !grabbed.handle.isTapped) this.picking.toggle(grabbed.handle)
    else if (this.stage.present.is) grabbed?.handle.grip.blur() // arrow keys go on to the next example
  }

  /**
   * A tap on a picture: where what is picked up is to go, or what a tap picks. Returns whether it was either.
   * @param {Picture} picture @param {MouseEvent} event
   */
  tap(picture, event) {
    if (this.picking.put(picture, event)) return true
    picture.bounds = null
    const point = picture.view.toPlane(...picture.pixel(event))
    for (const handle of this.list.filter(handle => handle.picture === picture && handle.isTapped)) {
      const place = handle.tapped(point)
      if (!place) continue
      handle.put(place)
      return true
    }
    return this.list.some(handle => handle.picture === picture && handle.called(picture.pixel(event)))
  }

  /** Lets go of what is grabbed, and nothing more. */
  drop() {
    if (!this.grabbed) return
    for (const [name, listener] of this.listeners()) removeEventListener(name, listener, true)
    this.grabbed.handle.grip.classList.remove('grabbed')
    this.grabbed = null
  }

  // ---- points that come and go

  /**
   * A row has been added, or the one at `remove` taken away: the handle of the new one, or of the next, is the one that keys move.
   * @param {string} name @param {Added | Removed} edit
   */
  changed(name, edit) {
    const last = array(this.stage.state, name).value.length - 1
    this.clicked = null
    this.focus(name, 'remove' in edit ? Math.min(edit.remove, last) : last)
  }

  /** @param {string} name of an array @param {number} row */
  focus(name, row) {
    this.current[name] = row
    this.draw()
    this.list.find(handle => handle instanceof Rows && handle.array === name && handle.row === row)?.grip.focus({ preventScroll: true })
  }

  // ---- keyboard

  /** @param {Handle} handle @param {KeyboardEvent} event */
  key(handle, event) {
    if (handle instanceof Rows && handle.key(event, this)) { event.preventDefault(); return }
    const place = event.ctrlKey || event.metaKey ? null : handle.moved(event)
    if (!place) return
    event.preventDefault()
    this.keyed = true
    this.stage.door.hold(handle.array)
    handle.put(place)
  }
}
