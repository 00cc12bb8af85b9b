// The picture: Plotly draws it whenever the hand is at rest; while a hand holds, the same paths are rewritten in place.

import { el, svg, set, say, show } from './dom.js'
import { FIGURES, held, numbering, placing } from './figures/kinds.js'
import { LOOKS } from './looks.js'
import { Path } from './marks/base.js'
import { MARKS } from './marks/kinds.js'
import { snapped } from './plane.js'
import { Plot } from './plot.js'
import { Pointing } from './pointing.js'
import { tapped } from './taps.js'
import { Texts } from './texts.js'
import { named, numbered } from './ticks.js'
import { Turn } from './turn.js'
import { Zoom } from './zoom.js'

/** @import { Stage } from './stage.js' */
/** @import { AnyMark, AnyPath, FigureKind, Groups, Lines, Maps, Point, Scene, Sent, View } from './types.js' */
/** @import { Figure } from './wire.js' */

/**
 * The view: how much of the plane is to be seen.
 * @typedef {object} RealSpec
 * @property {string} name
 * @property {'real'} kind
 * @property {number} low
 * @property {number} high
 */

const TYPE = 16 // pixels: the size of type on a usual screen
const CALM = 150 // ms without a change after which Plotly draws

export class Picture {
  // what Python says
  /** @type {Figure} */ figure
  /** @type {FigureKind} */ kind
  // and what is made of it once its size is known
  /** @type {View} */ view
  /** @type {Scene | undefined} */ scene
  /** @type {Lines} */ gridlines
  /** @type {DOMRect | null} */ bounds = null
  isPlotted = false
  placed = '' // where things stand,
  numbers = '' // and what stands at the axes
  structure = ''
  timer = 0

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage
    this.plot = new Plot(stage.colours, () => this.redraw())
    this.zoom = new Zoom(stage)
    this.turn = new Turn(this)
    this.texts = new Texts()
    /** @param {string} name */
    const group = name => svg('g', { class: name })
    /** @type {Groups} */
    this.groups = {
      images: svg('svg', { class: 'images', 'aria-hidden': 'true' }), clouds: el('div', { class: 'clouds', 'aria-hidden': 'true' }),
      trails: group('trails'), arrows: group('arrows'),
      ticks: group('ticks'), texts: group('texts'), grips: group('grips'),
    }
    const { trails, arrows, ticks, texts, grips, images, clouds } = this.groups
    this.title = el('p', { class: 'title', hidden: true })
    this.overlay = svg('svg', { class: 'overlay' }, trails, arrows, ticks, texts, grips)
    const { sketch, box } = this.plot
    this.canvas = el('div', { class: 'canvas' }, images, clouds, sketch, box, this.overlay, this.zoom.box, this.turn.box)
    this.box = el('div', { class: 'picture' }, this.title, this.canvas)
    /** @type {AnyMark[]} */
    this.marks = []
      /** @type {AnyPath[]} */
    this.paths = [] // those that Plotly draws
    this.known = 0 // how large type is, once that has been asked,
    /** @type {Point | null} */
    this.size = null // and the canvas: to ask costs a layout in the middle of an answer
    this.observer = new ResizeObserver(() => this.resized())
    this.observer.observe(this.canvas)
    tapped(this.canvas, event => { if (!stage.handles.tap(this, event)) this.add(event) })
    this.pointing = new Pointing(this)
    this.canvas.addEventListener('pointerdown', event => this.turn.start(event))
    this.scrolled = () => { this.bounds = null }
    addEventListener('scroll', this.scrolled, true)
  }

  unmount() {
    this.observer.disconnect()
    removeEventListener('scroll', this.scrolled, true)
    clearTimeout(this.timer)
    this.plot.unmount()
    this.turn.drop()
    this.turn.leave()
  }

  get grips() { return this.groups.grips }

  /** Python's marks for the state it has seen. @param {Figure} figure */
  take(figure) {
    const { stage } = this, isHeld = stage.door.held && this.figure // while a hand holds, the view stays as it is
    this.figure = isHeld ? held(figure, this.figure) : figure
    this.kind = FIGURES[this.figure.kind]
    say(this.title, figure.title ?? '')
    show(this.title, !!figure.title)
    this.box.classList.toggle('is-image', !this.kind.hasPlot)
    this.box.classList.toggle('is-addable', !!figure.adds)
    this.box.classList.toggle('is-zooming', !!figure.zooms)
    this.zoom.take(this.figure, !stage.state.view)
    this.turn.take(this.figure)
    this.box.classList.toggle('is-turning', !!this.figure.sides)
    const { marks, moves } = this.figure, all = marks.map((mark, k) => /** @type {Sent} */ ({ ...mark, ...moves[k] }))
    const structure = JSON.stringify([stage.colours.scheme, all.map(({ name, kind, role, label }) => [name, kind, role, !!label])])
    if (structure !== this.structure) this.furnish(structure, all)
    all.forEach((sent, k) => this.marks[k].take(sent, stage.blobs))
    this.measure()
  }

  /** Makes the marks anew, and what shows them. @param {string} structure @param {Sent[]} sent */
  furnish(structure, sent) {
    this.structure = structure
    this.isPlotted = false
    const { images, clouds, trails, arrows, texts } = this.groups
    for (const group of [images, clouds, trails, arrows, texts]) group.replaceChildren()
    this.marks = sent.map(mark => new MARKS[mark.kind](mark, LOOKS[mark.role], this.groups))
    this.paths = this.marks.filter(mark => mark instanceof Path)
    this.texts.forget()
    this.emphasise(null)
  }

  /** Lets some marks stand out, or none, and a handle. @param {AnyMark[] | null} marks @param {string} [handle] its name */
  emphasise(marks, handle = '') {
    this.emphasised = marks
    this.led = handle
    this.box.classList.toggle('is-pointing', !!marks)
    for (const mark of this.marks) for (const element of mark.elements) element.classList.toggle('is-pointed', !!marks?.includes(mark))
    for (const grip of this.grips.children) grip.classList.toggle('is-pointed', !!handle && grip.getAttribute('data-handle') === handle)
  }

  /** The state comes from elsewhere: nothing of where a hand has been counts any more. */
  forget() { for (const mark of this.marks) mark.forget() }

  /** The view, in pixels of type of the usual size: where type is larger, all that is drawn is as much larger. */
  measure() {
    const { figure, kind, scale, canvas } = this, [across, down] = this.size ??= [canvas.clientWidth, canvas.clientHeight]
    if (!across || !down) { this.size = null; return }
    const width = across / scale, height = down / scale, placed = JSON.stringify([width, height, placing(figure)])
    const numbers = JSON.stringify(numbering(figure)), isPlaced = placed === this.placed
    if (isPlaced && numbers === this.numbers) return
    if (this.view && !(isPlaced && this.stage.door.held)) this.isPlotted = false // Plotly follows: under a hand, once it rests
    this.placed = placed
    this.numbers = numbers
    this.view = kind.view(width, height, figure)
    this.pointing.leave() // what was told of a place stands elsewhere now
    set(this.overlay, 'viewBox', `0 0 ${width} ${height}`)
    canvas.style.setProperty('--scale', String(scale))
    this.bounds = null
    this.zoom.measure(scale)
    this.turn.measure(scale)
    const axes = figure.axes && this.stage.blobs[figure.axes]
    this.gridlines = numbered(this.groups.ticks, kind.ticks(figure, this.view, this.stage.blobs), this.view, axes)
    named(this.groups.ticks, axes, this.view)
  }

  resized() {
    this.known = 0
    this.size = null
    if (this.stage.answer && this.box.isConnected) { this.measure(); this.stage.draw() }
  }

  /** How many times as large as usual type is. */
  get scale() { return this.known ||= parseFloat(getComputedStyle(this.canvas).fontSize) / TYPE }

  /** The place of the pointer in the view. @param {MouseEvent} event @returns {Point} */
  pixel(event) {
    this.bounds ??= this.overlay.getBoundingClientRect()
    return [(event.clientX - this.bounds.left) / this.scale, (event.clientY - this.bounds.top) / this.scale]
  }

  /** @param {Point} point @param {boolean} isFree */
  snapped(point, isFree) { return snapped(point, this.view, isFree, this.kind.near) }

  /** Adds a point to the array that the picture says. @param {MouseEvent} event */
  add(event) {
    const { adds } = this.figure
    if (!adds) return
    this.bounds = null
    this.stage.door.edit({ [adds]: { add: this.snapped(this.view.toPlane(...this.pixel(event)), event.altKey) } })
  }

  // ---- drawing

  /** Draws it as the state stands; returns whether paths have been rewritten. @param {Maps} maps */
  draw(maps) {
    const { view, stage, texts, figure, kind } = this
    if (!view) return false
    const { player, state } = stage, film = player.frame()
    const scene = this.scene = {
      view, state, ...film, maps, filmed: film?.maps, isOnTheWay: !!film, isSettled: player.isSettled, held: stage.door.held,
      depth: kind.depth?.(figure, maps, stage.blobs), placing: figure.placing,
    }
    const isNew = this.isPlotted && this.paint(scene)
    if (!this.isPlotted) this.redraw()
    else if (isNew) this.later()
    texts.begin()
    for (const mark of this.marks) mark.draw(scene, texts)
    for (const point of stage.handles.grips(this)) texts.keepOff(view.toPixel(...point))
    texts.end(view, [...this.zoom.taken, ...this.turn.taken])
    this.turn.draw()
    return isNew
  }

  /** If it waits for Plotly, it waits from now on. */
  wait() { if (this.timer) this.later() }

  /** Lets Plotly draw once nothing has changed for a while: a film that plays, and a hand that holds, are not held up for it. */
  later() {
    clearTimeout(this.timer)
    const { player, door } = this.stage
    this.timer = setTimeout(() => player.isPlaying || door.held ? this.later() : this.redraw(), CALM)
  }

  /** Rewrites the paths that have changed. Returns whether there were any. @param {Scene} scene */
  paint(scene) {
    let isNew = false
    for (const mark of this.paths) isNew = mark.paint(scene) || isNew
    if (isNew) this.drawn(this.plot.isSketched ? 'as a sketch' : 'by hand')
    this.fade(scene)
    return isNew
  }

  /** @param {Scene} scene */
  fade({ filmed, isSettled }) {
    let isFaded = false
    if (filmed) for (const { sent } of this.marks) isFaded ||= !!sent.map?.split(' ').some(name => name in filmed)
    for (const mark of this.paths) mark.fade(isFaded, isSettled)
  }

  /** Lets Plotly draw everything as it stands; without Plotly, and while a hand holds, draws the sketch. */
  redraw() {
    clearTimeout(this.timer)
    this.timer = 0
    const { scene, kind, box, stage: { door } } = this
    if (!this.view || !scene || !box.isConnected) return
    scene.view = this.view
    this.isPlotted = true
    if (!kind.hasPlot) return this.drawn('as an image')
    this.drawn(this.plot.draw(this.paths, scene, this.gridlines, kind.hasOrigin, !!door.held))
    if (door.held) this.later()
    this.fade(scene)
    if (this.emphasised) this.emphasise(this.emphasised, this.led) // the paths are others
  }

  /** Tells how it is drawn. @param {string} how */
  drawn(how) { set(this.box, 'data-drawn', how) }
}
