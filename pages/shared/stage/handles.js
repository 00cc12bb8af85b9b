// The handles: arrays as things on the picture that can be grabbed by mouse, finger and keyboard.

import { set, svg } from './dom.js'
import { rounded, step } from './plane.js'

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
const LEAPS = { Home: -1e9, End: 1e9, PageDown: -10, PageUp: 10 }
const AMONG = { Home: -1e9, End: 1e9, PageDown: 1, PageUp: -1 } // from point to point
const POINT = 'Arrow keys move it, Page Down and Page Up go to the others, Delete removes it, Insert adds one.'
const RADIUS = 13
const SMALL_RADIUS = 9 // of handles of which there are many
const MANY = 40
const TWICE = 600 // ms within which a second click belongs to the first
const SLACK = 2 // pixels by which another handle has to be nearer to be meant
const NEAR = 10 // pixels from a direction at which a handle on the circle stops there,
const NEAREST = 0.06 // and radians

export class Handles {
  constructor(stage) {
    Object.assign(this, { stage, list: [], current: {} }) // current: by array of points, the row that Tab comes to
    this.moved = event => this.move(event)
    this.ended = event => this.end(event)
  }

  /** The handles of all pictures; those that were there stay, with the hand that may be on them. */
  take() {
    const { stage } = this, rows = ({ figure }) => (stage.blobs[figure.handles] ?? []).map(spec => spec.rows ? stage.state[spec.array].value.length : 1)
    const built = stage.pictures.list.map(picture => `${picture.figure.name} ${picture.figure.handles} ${rows(picture)}`).join(';')
    if (this.built === built) return
    this.built = built
    if (this.grabbed && !stage.pictures.list.includes(this.grabbed.handle.picture)) stage.door.lose() // it has gone under the hand
    const focused = this.list.find(({ grip }) => grip === document.activeElement)
    const were = new Map(this.list.map(handle => [handle.grip.dataset.handle, handle]))
    this.list = stage.pictures.list.flatMap(picture => {
      const own = (stage.blobs[picture.figure.handles] ?? []).flatMap(spec => this.each(spec)).map(spec => {
        const was = were.get(spec.name)
        if (was?.picture === picture && was.isMany === spec.isMany) { set(was.grip, 'aria-label', spec.spoken); return Object.assign(was, spec) }
        const handle = { ...spec, picture, grip: this.grip(spec) }
        this.listen(handle)
        return handle
      })
      const grips = own.toReversed().map(handle => handle.grip)
      for (const grip of [...picture.grips.children]) if (!grips.includes(grip)) grip.remove()
      grips.forEach((grip, k) => { if (picture.grips.children[k] !== grip) picture.grips.insertBefore(grip, picture.grips.children[k] ?? null) }) // those that are there stay, and keep the focus
      return own
    })
    if (this.grabbed && !this.list.includes(this.grabbed.handle)) stage.door.lose()
    if (focused?.rows && !this.list.includes(focused)) this.focus(focused.array, Math.min(focused.row, stage.state[focused.array].value.length - 1))
  }

  /** What is to be one handle, or one for each row of its array. */
  each(spec) {
    if (!spec.rows) return [spec]
    const { length } = this.stage.state[spec.array].value
    return Array.from({ length }, (_, row) => ({ ...spec, row, name: `${spec.array}:${row}`, spoken: `${spec.spoken} ${row + 1} of ${length}`, isMany: length > MANY }))
  }

  grip(spec) {
    return svg('circle', {
      class: 'handle', r: spec.isMany ? SMALL_RADIUS : RADIUS, tabindex: 0, role: 'slider', 'data-handle': spec.name, 'aria-label': spec.spoken,
      'aria-orientation': 'horizontal', 'aria-description': spec.rows ? POINT : null, style: `--role: var(--${spec.role})`,
    })
  }

  listen(handle) {
    const { grip } = handle, { stage } = this
    const letGo = () => { if (this.keyed) { this.keyed = false; stage.door.release(handle.name) } }
    grip.addEventListener('pointerdown', event => this.start(handle, event))
    grip.addEventListener('keydown', event => this.key(handle, event))
    grip.addEventListener('keyup', event => { if (event.key in ARROWS || event.key in LEAPS) letGo() })
    grip.addEventListener('blur', letGo)
    if (!handle.rows) return
    grip.addEventListener('focus', () => { this.current[handle.array] = handle.row; stage.due() })
    grip.addEventListener('dblclick', () => { if (performance.now() - (this.since ?? -TWICE) > TWICE) stage.door.edit({ [handle.array]: { remove: handle.row } }) })
  }

  /** Where a handle is in the plane. */
  at(handle) {
    const held = this.stage.state[handle.array], { spots, stands } = handle.picture.figure
    if (handle.on === 'steps') return [Math.min(held, this.stage.range(handle.array)[1]), spots[handle.name]]
    if (handle.on === 'scale') return [held ? Math.log10(held) : stands?.[handle.name] ?? NaN, spots[handle.name]]
    if (handle.on === 'line') return [held.value[0]?.[handle.column ?? 0], 0]
    if (handle.rows) return held.value[handle.row] ?? [NaN, NaN]
    return [held.value[0][handle.column ?? 0], held.value[1]?.[handle.column ?? 0]]
  }

  draw() {
    this.take()
    const away = this.stage.player.frame()?.maps
    for (const handle of this.list) {
      const { grip, picture: { view } } = handle
      if (!view) continue
      const [x, y] = this.at(handle), [px, py] = view.toPixel(x, y)
      if (!isFinite(px + py)) continue // the array has another shape now, and Python has not drawn it yet
      if (handle.rows) {
        const tab = handle.row === Math.min(this.current[handle.array] ?? 0, this.stage.state[handle.array].value.length - 1) ? 0 : -1
        if (handle.drawn?.join() === [px, py, x, y, tab].join()) continue // of many points one moves
        handle.drawn = [px, py, x, y, tab]
        set(grip, 'tabindex', tab)
      }
      set(grip, 'cx', px.toFixed(2))
      set(grip, 'cy', py.toFixed(2))
      const degrees = Math.round(Math.atan2(y, x) / DEGREE * 10) / 10
      const isScale = handle.on === 'scale', [low, high] = handle.on === 'circle' ? [-180, 180] : this.stage.range(handle.array).map(end => isScale ? Math.log10(end) : end)
      set(grip, 'aria-valuemin', Math.min(low, x))
      set(grip, 'aria-valuemax', high)
      set(grip, 'aria-valuenow', handle.on === 'circle' ? degrees : isScale ? Math.round(x * 100) / 100 : x)
      set(grip, 'aria-valuetext', handle.on === 'steps' || handle.on === 'line' ? String(x) : handle.on === 'scale' ? String(this.stage.state[handle.array]) : handle.on === 'circle' ? `${degrees}°, (${x}, ${y})` : `(${x}, ${y})`)
      grip.classList.toggle('is-away', !!away?.[handle.array])
    }
  }

  put(handle, [x, y]) {
    const { door } = this.stage, column = handle.column ?? 0, was = this.at(handle)
    if (handle.on === 'steps') door.edit({ [handle.array]: x })
    else if (handle.on === 'scale') door.edit({ [handle.array]: onScale(x, this.stage.range(handle.array)) })
    else if (handle.on === 'line') door.edit({ [handle.array]: { entries: [[0, column, x]] } })
    else if (handle.rows) door.edit({ [handle.array]: { entries: [[handle.row, 0, x], [handle.row, 1, y]].filter(([, k, c]) => c !== was[k]) } })
    else door.edit({ [handle.array]: { entries: [[0, column, x], [1, column, y]].filter(([row, , c]) => c !== was[row]) } })
  }

  /** Where a hand that points at a place puts a handle: only where the handle can go, and on what it stops at. */
  landing(handle, point, free) {
    const { picture } = handle
    if (handle.on === 'steps') return [this.whole(handle, point[0]), point[1]]
    if (handle.on === 'circle') return onCircle(point, picture.figure.snaps?.[handle.name] ?? [], free, Math.min(NEAR / picture.view.scales[0], NEAREST))
    const { view: { bounds } } = picture, within = point.map((c, k) => Math.min(Math.max(c, bounds[k][0]), bounds[k][1]))
    if (handle.on === 'scale') return [within[0], point[1]]
    return handle.on === 'line' ? [picture.snapped(within, free)[0], 0] : picture.snapped(within, free)
  }

  whole(handle, x) {
    const [least, most] = this.stage.range(handle.array)
    return Math.min(Math.max(Math.round(x), least), most)
  }

  // ---- pointer

  /** Of handles that lie over each other, the one whose centre is nearest to the pointer is meant. */
  nearest(handle, event) {
    const { picture } = handle, [px, py] = picture.pixel(event)
    const far = other => { const [x, y] = picture.view.toPixel(...this.at(other)); return Math.hypot(x - px, y - py) }
    if (far(handle) > RADIUS * 2) return handle // the event names no place
    return this.list.filter(other => other.picture === picture).reduce((best, other) => far(other) < far(best) - SLACK ? other : best, handle)
  }

  start(touched, event) {
    if (event.button > 0 || this.grabbed) return
    touched.picture.bounds = null
    const handle = this.nearest(touched, event), { picture } = handle
    event.preventDefault()
    const pointer = picture.pixel(event), from = picture.view.toPixel(...this.at(handle))
    const isNear = Math.hypot(pointer[0] - from[0], pointer[1] - from[1]) < 3 * RADIUS
    this.grabbed = { handle, pointer: event.pointerId, offset: isNear ? [from[0] - pointer[0], from[1] - pointer[1]] : [0, 0] }
    handle.grip.focus({ preventScroll: true })
    handle.grip.classList.add('grabbed')
    this.stage.door.hold(handle.array)
    // on the window and before anything else: a pointer that is no real one cannot be captured
    for (const [name, listener] of this.listeners()) addEventListener(name, listener, true)
  }

  listeners() { return [['pointermove', this.moved], ['pointerup', this.ended], ['pointercancel', this.ended], ['keydown', this.ended]] }

  move(event) {
    const { grabbed } = this
    if (event.pointerId !== grabbed.pointer) return
    const { handle, offset } = grabbed, [px, py] = handle.picture.pixel(event)
    const [nx, ny] = this.landing(handle, handle.picture.view.toPlane(px + offset[0], py + offset[1]), event.altKey), [ox, oy] = this.at(handle)
    if (nx !== ox || (ny !== oy && handle.on !== 'steps' && handle.on !== 'scale')) this.put(handle, [nx, ny])
  }

  end(event) {
    const { grabbed, stage: { door } } = this
    if (event.type === 'keydown' ? event.key !== 'Escape' : event.pointerId !== grabbed.pointer) return
    this.drop()
    if (event.type === 'keydown') { door.takeBack(); event.preventDefault() }
    else door.release()
  }

  /** Lets go of what is grabbed, and nothing more. */
  drop() {
    if (!this.grabbed) return
    for (const [name, listener] of this.listeners()) removeEventListener(name, listener, true)
    this.grabbed.handle.grip.classList.remove('grabbed')
    this.grabbed = null
  }

  // ---- points that come and go

  /** A row has been added, or the one at `remove` taken away: the handle of the new one, or of the next, is the one that keys move. */
  changed(array, { add, remove }) {
    const last = this.stage.state[array].value.length - 1
    if (add) this.since = performance.now()
    this.focus(array, add ? last : Math.min(remove, last))
  }

  focus(array, row) {
    this.current[array] = row
    this.draw()
    this.list.find(handle => handle.rows && handle.array === array && handle.row === row)?.grip.focus({ preventScroll: true })
  }

  /** Keys that add a point, take one away, or go from one to another. Returns whether this was one. */
  among({ array, row, picture }, event) {
    const { stage: { door, state } } = this, { value } = state[array]
    if (event.key in AMONG) this.focus(array, Math.min(Math.max(row + AMONG[event.key], 0), value.length - 1))
    else if (event.key === 'Delete' || event.key === 'Backspace') door.edit({ [array]: { remove: row } })
    else if (event.key === 'Insert' || event.key === '+') door.edit({ [array]: { add: [value[row][0] + step(picture.view.halves[0]) * 5, value[row][1]] } })
    else return false
    return true
  }

  // ---- keyboard

  key(handle, event) {
    if (handle.rows && this.among(handle, event)) { event.preventDefault(); return }
    const leap = handle.on === 'steps' && LEAPS[event.key], way = ARROWS[event.key] ?? (leap && [leap, 0])
    if (!way || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const times = event.shiftKey ? 10 : event.altKey ? 0.1 : 1, at = this.at(handle)
    this.keyed = true
    this.stage.door.hold(handle.array)
    if (handle.on === 'steps') this.put(handle, [this.whole(handle, at[0] + (way[0] + way[1]) * Math.max(1, times)), at[1]]) // one, ten, or to the end
    else if (handle.on === 'scale') this.put(handle, [at[0] + (way[0] + way[1]) * times * 0.02, at[1]])
    else if (handle.on === 'circle') this.put(handle, turned(at, (way[0] + way[1]) * times, handle.picture.figure.snaps?.[handle.name] ?? []))
    else {
      const { halves } = handle.picture.view
      this.put(handle, at.map((c, k) => { const unit = step(halves[k]); return rounded(c + way[k] * times * unit, unit / 1000) }))
    }
  }
}

const DEGREE = Math.PI / 180

/** The number at a place on a logarithmic axis, to three digits. */
const onScale = (x, [least, most]) => Math.min(Math.max(Number((10 ** x).toPrecision(3)), least), most)

/** The place on the unit circle in the direction of a point: on a direction that is near enough, else on a whole degree. */
function onCircle([x, y], directions, free, near) {
  const length = Math.hypot(x, y)
  if (!length) return [1, 0]
  const ends = free ? [] : directions.flatMap(([u, v]) => [[u, v], [-u, -v]])
  const far = ([u, v]) => Math.hypot(x / length - u, y / length - v)
  const best = ends.sort((a, b) => far(a) - far(b))[0]
  return best && far(best) < near ? best : onDegree(free ? Math.atan2(y, x) / DEGREE : Math.round(Math.atan2(y, x) / DEGREE))
}

/** A point on the unit circle, turned by some degrees, or to the first direction on the way. */
function turned([x, y], by, directions) {
  const from = Math.atan2(y, x) / DEGREE
  const ways = directions.flatMap(([u, v]) => [[u, v], [-u, -v]])
    .map(end => ({ end, way: ((Math.atan2(end[1], end[0]) / DEGREE - from) * Math.sign(by) % 360 + 360) % 360 }))
    .filter(({ way }) => way > 1e-4 && way < Math.abs(by)).sort((a, b) => a.way - b.way)
  return ways[0]?.end ?? onDegree(rounded(from + by, Math.abs(by) < 1 ? 0.1 : 1))
}

const onDegree = degrees => [Math.cos(degrees * DEGREE), Math.sin(degrees * DEGREE)].map(c => rounded(c, 1e-6))
