// What is pointed at in a picture: its mark stands out in the legend, and of points and curves the values are told beside it.

import { high } from './digits.js'
import { el, say, set, show, svg } from './dom.js'
import { apply, mapOf } from './plane.js'

/** @import { Picture } from './picture.js' */
/** @import { AnyMark, Axis, Point, Scene, Tick } from './types.js' */
/** @typedef {{ mark: AnyMark, point: Point, pixel: Point, distance: number, k: number }} Found the k-th place on a mark */

const DIGITS = 4
const RING = 9 // pixels

export class Pointing {
  /** @type {string | undefined} */
  name // of the mark that is pointed at
  /** @type {MouseEvent} */
  event // the last one
  frame = 0 // that is due
  /** @type {AnyMark[] | undefined} */
  walked // by keys
  k = 0 // the point that is told of them
  isCaptioned = false // whether what stands here is of a handle

  /** @param {Picture} picture */
  constructor(picture) {
    this.picture = picture
    this.box = el('output', { class: 'values', hidden: true })
    this.ring = svg('circle', { class: 'lit', r: RING, hidden: true })
    picture.overlay.append(this.ring)
    const { canvas } = picture
    canvas.append(this.box)
    /** @param {PointerEvent} event */
    const move = event => { if (event.pointerType !== 'touch') this.at(event) }
    canvas.addEventListener('pointermove', move)
    canvas.addEventListener('pointerleave', () => this.leave())
    canvas.addEventListener('click', event => this.at(event))
  }

  /** @param {MouseEvent} event */
  at(event) {
    const { picture } = this, { stage, scene } = picture
    if (!scene || stage.door.held || event.buttons) return this.leave()
    this.event = event
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.tell(nearest(picture.marks, scene, picture.pixel(this.event)))
    })
  }

  /** @param {Found | null} found */
  tell(found) {
    const { picture } = this, name = found?.mark.name
    if (this.name !== name) { this.name = name; picture.stage.legend.point(picture, name) }
    for (const { pointing } of picture.stage.pictures.list) pointing.light(found)
    const text = found ? this.values(found) : ''
    this.say(text, found?.pixel ?? [0, 0])
  }

  /** What a handle is at that a hand has, beside it; with no text there is none. @param {string} text @param {Point} [pixel] */
  caption(text, pixel = [0, 0]) {
    if (!text && !this.isCaptioned) return
    this.isCaptioned = !!text
    this.say(text, pixel)
  }

  /** @param {string} text @param {Point} pixel */
  say(text, [x, y]) {
    show(this.box, !!text)
    if (!text) return
    say(this.box, text)
    const { width } = this.picture.view, isRight = x > width / 2
    const across = isRight ? { left: '', right: length(width - x + 12) } : { left: length(x + 12), right: '' }
    Object.assign(this.box.style, across, { top: length(Math.max(2, y - 28)) })
  }

  /** Lights what stands here for the same row of the same array. @param {Found | null} found */
  light(found) {
    const { marks, scene } = this.picture, rows = found?.mark.rows, mark = rows && marks.find(mark => mark.rows === rows)
    const same = mark && scene && places(mark, scene).find(({ k }) => k === found.k)
    show(this.ring, !!same)
    if (!same) return
    set(this.ring, 'cx', same.pixel[0])
    set(this.ring, 'cy', same.pixel[1])
  }

  /** What stands at a point: its values by the names of the axes, where these are named; in a plane, where it is. @param {Found} found */
  values({ mark, point: [x, y], k }) {
    const { picture } = this, own = picture.scene && mark.says(k, picture.scene)
    if (own) return own
    const { stage, figure, view, kind } = picture
    const { isLine, sent: { label, called = label } } = mark
    /** @type {(Axis | null)[]} */
    const [across, up] = (figure.axes && stage.blobs[figure.axes]) ?? []
    if (!across && !up) return kind.hasOrigin && !isLine ? `${called ? `${called} ` : ''}(${read(x)}, ${read(y)})` : ''
    const [xTicks, yTicks] = kind.ticks(figure, view, stage.blobs)
    return `${called ? `${called}: ` : ''}${[...told(across, x, xTicks), ...told(up, y, yTicks)].join(', ')}`
  }

  /** Goes along the points of marks, by steps, and tells their values. @param {AnyMark[]} marks @param {number} step */
  walk(marks, step) {
    const { scene } = this.picture
    if (!scene) return
    const all = marks.flatMap(mark => places(mark, scene))
    if (this.walked !== marks) this.k = step > 0 ? -1 : 0
    this.walked = marks
    this.k = Math.max(0, Math.min(all.length - 1, this.k + step))
    this.tell(all[this.k] ?? null)
  }

  leave() {
    if (this.isCaptioned || (this.name === undefined && this.box.hasAttribute('hidden'))) return
    this.tell(null)
  }
}

/**
 * What an axis says of a place: where one of its numbers stands that number, as there may be a 0 on a scale of exponents.
 * @param {Axis | null} axis @param {number} at @param {Tick[]} ticks
 */
function told(axis, at, ticks) {
  if (!axis) return []
  const [, text] = ticks.find(([place]) => place === at) ?? []
  return [`${axis.symbol} = ${text ?? (axis.counts ? String(Math.round(10 ** at - 1)) : read(at, axis.isLog))}`]
}

/** The points of a mark as they are drawn. @param {AnyMark} mark @param {Scene} scene @returns {Found[]} */
function places(mark, scene) {
  const [xs, ys, zs] = mark.spots(scene), M = mapOf(scene.maps, mark.sent.map)
  return xs.flatMap((x, k) => {
    const y = ys[k]
    if (x === null || y === null) return []
    const point = apply(M, x, y, zs?.[k])
    return [{ mark, point, pixel: scene.view.toPixel(...point), distance: 0, k }]
  })
}

/**
 * The mark that is drawn nearest to a pixel, if one is within reach. Points go before lines.
 * @param {AnyMark[]} marks @param {Scene} scene @param {Point} pixel
 * @returns {Found | null}
 */
export function nearest(marks, scene, [px, py]) {
  /** @type {Found | null} */
  let best = null
  for (const mark of marks) {
    const [xs, ys, zs] = mark.spots(scene), M = mapOf(scene.maps, mark.sent.map), rank = mark.isLine ? 2 : 0, reach = mark.reach(scene)
    /** @type {{ point: Point, pixel: Point } | null} */
    let before = null
    for (const [k, x] of xs.entries()) {
      const y = ys[k]
      if (x === null || y === null) { before = null; continue }
      /** @type {Point} */
      const point = apply(M, x, y, zs?.[k]), pixel = scene.view.toPixel(...point)
      const part = mark.isLine && before ? along(before.pixel, pixel, px, py) : 1
      const at = mix(before?.pixel ?? pixel, pixel, part), distance = Math.hypot(at[0] - px, at[1] - py) + rank
      if (distance <= reach + rank && distance <= (best?.distance ?? Infinity)) {
        best = { mark, k, distance, pixel: at, point: mix(before?.point ?? point, point, part) }
      }
      before = { point, pixel }
    }
  }
  return best
}

/**
 * How far along a stroke from a to b the place nearest to a pixel is, from 0 to 1.
 * @param {Point} a @param {Point} b @param {number} px @param {number} py
 */
function along([ax, ay], [bx, by], px, py) {
  const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy
  return length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 1
}

/** Pixels of the view, as styles have them. @param {number} pixels */
const length = pixels => `calc(${pixels}px * var(--scale, 1))`
/** @param {Point} a @param {Point} b @param {number} t @returns {Point} */
const mix = (a, b, t) => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]

/** A value to four digits, as the page writes numbers; on a scale of exponents, 10 to its power. @param {number} value */
export function read(value, isLog = false) {
  const number = isLog ? 10 ** value : value
  if (number === 0) return '0'
  if (!Number.isFinite(number)) return isLog ? `10${high(Math.round(value))}` : '∞'
  const size = Math.abs(number)
  if (size >= 1e-4 && size < 1e6) return String(Number(number.toPrecision(DIGITS))).replace('-', '−')
  const [digits, exponent] = number.toExponential(DIGITS - 1).split('e')
  return `${String(Number(digits)).replace('-', '−')}·10${high(Number(exponent))}`
}
