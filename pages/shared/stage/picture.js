// The picture: Plotly draws it whenever the hand is at rest; while the hand moves, the same paths are rewritten in place.
// Until Plotly is there, a sketch stands in for it.

import { el, svg, set, say, show } from './dom.js'
import { apply, chart, path, snapped, squares, view } from './plane.js'
import { place } from './labels.js'
import { numbered } from './ticks.js'
import { plotly } from './plotly.js'

const CALM = 150 // ms without a change after which Plotly draws
const HEAD = 13 // the length of an arrowhead, in pixels
const DOT = 4.5 // the radius of a dot, in pixels,
const MANY = 200 // and of one of more than so many
const SMALL_DOT = 2
const FAR = 1e5 // pixels: dots beyond are not drawn
const LONGEST = 1500 // points of a trail
const STILL = 6 // pixels that a click may move

export class Picture {
  constructor(stage) {
    this.stage = stage
    this.box = el('div', { class: 'picture' }, this.title = el('p', { class: 'title', hidden: true }), this.canvas = el('div', { class: 'canvas' },
      this.images = svg('svg', { class: 'images', 'aria-hidden': 'true' }),
      this.sketch = svg('svg', { class: 'sketch', 'aria-hidden': 'true' }),
      this.plot = el('div', { class: 'plot', 'aria-hidden': 'true' }),
      this.overlay = svg('svg', { class: 'overlay' },
        this.trails = svg('g', { class: 'trails' }), this.arrows = svg('g', { class: 'arrows' }), this.numbers = svg('g', { class: 'ticks' }), this.texts = svg('g', { class: 'texts' }), this.grips = svg('g', { class: 'grips' })),
      this.buttons = el('div', { class: 'zoom', role: 'group', 'aria-label': 'View', hidden: true },
        el('button', { type: 'button', title: 'Zoom in', 'aria-label': 'Zoom in', onclick: () => this.zoom(0.5) }, '+'),
        el('button', { type: 'button', title: 'Zoom out', 'aria-label': 'Zoom out', onclick: () => this.zoom(2) }, '−'),
        this.fit = el('button', { type: 'button', title: 'Fit the view to the numbers', 'aria-label': 'Fit the view', onclick: () => this.zoom(0) }, 'fit'))))
    this.marks = []
    this.nodes = new Map() // a mark's name → its elements in the overlay
    this.paths = null // a mark's name → Plotly's paths; null until Plotly has drawn these marks
    this.painted = new Map() // a mark's name → what was last written into its path
    this.observer = new ResizeObserver(() => this.resized())
    this.observer.observe(this.canvas)
    this.canvas.addEventListener('pointerdown', event => { this.pressed = event.target.closest('.handle, button') ? null : [event.clientX, event.clientY] })
    this.canvas.addEventListener('click', event => this.add(event))
    this.scrolled = () => { this.bounds = null }
    addEventListener('scroll', this.scrolled, true)
  }

  unmount() {
    this.observer.disconnect()
    removeEventListener('scroll', this.scrolled, true)
    clearTimeout(this.timer)
    this.P?.purge(this.plot)
  }

  /** Python's marks for the state it has seen. */
  take(figure) {
    const { settings, blobs } = this.stage
    this.marks = figure.marks.map(mark => ({
      ...mark, points: mark.shape ? blobs[mark.shape] : mark.points, image: mark.shape ? blobs[mark.shape] : mark.image, look: settings.looks[mark.role],
    }))
    const isHeld = this.stage.door.held && this.figure // while a hand holds, the view stays as it is
    this.figure = isHeld ? { ...figure, half: this.figure.half, spacing: this.figure.spacing, ticks: this.figure.ticks, axes: this.figure.axes } : figure
    this.half = this.figure.half
    say(this.title, figure.title)
    show(this.title, !!figure.title)
    this.box.classList.toggle('is-addable', !!figure.adds)
    this.box.classList.toggle('is-zooming', !!figure.zooms)
    show(this.buttons, !!figure.zooms)
    set(this.fit, 'aria-pressed', !this.stage.state.view)
    const scheme = getComputedStyle(this.stage.root).colorScheme
    const structure = JSON.stringify([scheme, this.marks.map(({ name, kind, role, label }) => [name, kind, role, !!label])])
    if (structure !== this.structure) { this.structure = structure; this.scheme = scheme; this.paths = null; this.furnish() }
    this.measure()
  }

  /** The state comes from elsewhere: nothing of where a hand has been counts any more. */
  forget() { for (const { trail } of this.nodes.values()) if (trail) trail.xs = trail.ys = null }

  measure() {
    const width = this.canvas.clientWidth, height = this.canvas.clientHeight
    if (!width || !height || !this.half) return
    const v = this.view
    const { axes } = this.figure, key = JSON.stringify([width, height, this.half, axes])
    if (key === this.measured) return
    if (v) this.paths = null // Plotly's axes have to follow
    this.measured = key
    this.view = axes ? chart(width, height, axes) : view(width, height, this.half)
    set(this.overlay, 'viewBox', `0 0 ${width} ${height}`)
    this.bounds = null
    this.buttonsAt = { at: [this.buttons.offsetLeft, this.buttons.offsetTop], size: [this.buttons.offsetWidth, this.buttons.offsetHeight] }
    this.gridlines = numbered(this.numbers, this.figure, this.stage.blobs[this.figure.ticks], this.view)
  }

  resized() { if (this.stage.answer && this.box.isConnected) { this.measure(); this.stage.draw() } }

  zoom(factor) {
    const [least, most] = this.stage.range('view'), half = Math.min(most, Math.max(least, this.half * factor))
    this.stage.door.edit({ view: factor ? Number(half.toPrecision(3)) : 0 })
  }

  /** The place of the pointer in pixels. */
  pixel(event) {
    this.bounds ??= this.overlay.getBoundingClientRect()
    return [event.clientX - this.bounds.left, event.clientY - this.bounds.top]
  }

  snapped(point, free) { return snapped(point, this.view, free, this.figure.axes ? 0 : undefined) }

  /** A click on the empty plane adds a point to the array that the picture says; the end of a drag is none. */
  add(event) {
    const { adds } = this.figure, { pressed } = this
    this.pressed = null
    if (!adds || !pressed || event.target.closest('.handle, button') || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > STILL) return
    this.bounds = null
    this.stage.door.edit({ [adds]: { add: this.snapped(this.view.toPlane(...this.pixel(event)), event.altKey) } })
  }

  // ---- drawing

  draw(maps) {
    if (!this.view) return
    this.maps = maps
    if (!this.paths) this.redraw()
    else if (this.paint()) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.redraw(), CALM)
    }
    this.overlayMarks()
  }

  points(mark) {
    const tip = this.stage.player.frame()?.tips?.[mark.name]
    if (tip) return [[tip[0]], [tip[1]]]
    if (!mark.follows) return mark.points
    const { value } = this.stage.state[mark.follows]
    if (mark.kind === 'points') return [value.map(row => row[0]), value.map(row => row[1])]
    return value.length <= 2 ? [[value[0][0]], [value[1]?.[0] ?? 0]] : [[null], [null]] // a line lies along the first axis
  }

  /** Rewrites those of Plotly's own paths that have changed: what it would draw, without asking it. Returns whether there were any. */
  paint() {
    let isNew = false
    for (const mark of this.lines) {
      const was = this.painted.get(mark.name), key = String(this.maps[mark.map])
      if (was?.points === mark.points && was.key === key) continue
      const d = this.path(mark)
      this.painted.set(mark.name, { points: mark.points, key, d })
      if (d === was?.d) continue
      this.paths.get(mark.name)?.setAttribute('d', d)
      isNew = true
    }
    if (isNew) this.box.dataset.drawn = this.P ? 'by hand' : 'as a sketch'
    this.fade()
    return isNew
  }

  path(mark) { return path(this.outline(mark), this.maps[mark.map], this.view, isFilled(mark)) }

  outline(mark) { return mark.kind === 'squares' ? squares(mark.points, this.view) : mark.points }

  get lines() { return this.marks.filter(mark => mark.kind === 'line' || isFilled(mark)) }

  /** Lets Plotly draw everything as it stands; without Plotly, draws the sketch. */
  redraw() {
    clearTimeout(this.timer)
    if (!this.view || !this.maps || !this.box.isConnected) return
    const { lines } = this
    if (this.figure.isBare) { this.paths = new Map(); this.box.dataset.drawn = 'as an image'; return }
    if (!this.P) return this.drawSketch()
    this.sketch.replaceChildren()
    this.P.react(this.plot, lines.map(mark => this.trace(mark)), this.layout(), { staticPlot: true, responsive: false })
    this.painted = new Map(lines.map(mark => [mark.name, { points: mark.points, key: String(this.maps[mark.map]), d: this.path(mark) }]))
    this.paths = new Map(lines.map(mark => [mark.name, this.plot.querySelector(`.trace${slug(mark.name)} path.js-${isFilled(mark) ? 'fill' : 'line'}`)]))
    this.fade()
    this.box.dataset.drawn = 'by Plotly'
  }

  /** What is said of A alone fades while another map is shown in its place, and what belongs to one moment goes while others are shown. */
  fade() {
    const maps = this.stage.player.frame()?.maps ?? {}
    const faded = this.marks.some(({ map }) => map in maps) ? 0.25 : ''
    for (const { name, map, shape, settledOnly } of this.lines) if (!map && !shape) {
      const style = this.paths.get(name)?.style, opacity = settledOnly && !this.stage.player.isSettled ? 0 : faded
      if (style && style.opacity !== String(opacity)) style.opacity = opacity
    }
  }

  /** The picture as Plotly draws it, once it is there. */
  async finished() {
    if (!this.figure.isBare) this.P ??= await plotly()
    this.redraw()
    return this
  }

  /** What Plotly will draw. */
  drawSketch() {
    const { width, height } = this.view, [x, y] = this.gridlines, [ox, oy] = this.view.toPixel(0, 0)
    const grid = x.map(at => `M${this.view.toPixel(at, 0)[0]},0V${height}`).join('') + y.map(at => `M0,${this.view.toPixel(0, at)[1]}H${width}`).join('')
    this.paths = new Map(this.lines.map(mark => [mark.name, svg('path', isFilled(mark)
      ? { class: 'js-fill', fill: `var(--${mark.role})`, 'fill-opacity': mark.look.opacity }
      : { class: 'js-line', fill: 'none', stroke: `var(--${mark.role})`, 'stroke-opacity': mark.look.opacity, 'stroke-width': mark.look.width, 'stroke-dasharray': mark.look.dash })]))
    this.sketch.replaceChildren(...[
      svg('path', { d: grid, stroke: 'var(--gridline)' }),
      this.figure.axes ? null : svg('path', { d: `M${ox},0V${height}M0,${oy}H${width}`, stroke: 'var(--zeroline)', 'stroke-width': 1.5 }),
      ...this.paths.values()].filter(Boolean))
    this.painted.clear()
    this.paint()
    plotly().then(P => { this.P = P; this.redraw() }, error => console.error(error)) // the sketch stays, and works
  }

  trace(mark) {
    const M = this.maps[mark.map], { look } = mark, colour = this.colour(mark.role)
    const x = [], y = []
    const [xs, ys] = this.outline(mark)
    xs.forEach((px, k) => { const [qx, qy] = px === null ? [null, null] : apply(M, px, ys[k]); x.push(qx); y.push(qy) })
    const line = { type: 'scatter', mode: 'lines', name: mark.name, uid: slug(mark.name), x, y, hoverinfo: 'skip', showlegend: false }
    if (isFilled(mark)) return { ...line, fill: 'toself', fillcolor: colour, opacity: look.opacity, line: { width: 0 } }
    const dash = look.dash ? look.dash.split(' ').map(n => `${n}px`).join(',') : 'solid'
    return { ...line, opacity: look.opacity, line: { color: colour, width: look.width, dash, simplify: false } }
  }

  layout() {
    const v = this.view, { axes } = this.figure, [x, y] = this.gridlines
    const axis = (range, tickvals) => ({
      fixedrange: true, range, gridcolor: this.colour('gridline'), gridwidth: 1, zeroline: !axes, zerolinecolor: this.colour('zeroline'),
      zerolinewidth: 1.5, ticks: '', showticklabels: false, showline: false, tickmode: 'array', tickvals,
    })
    return {
      width: v.width, height: v.height, margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: false, hovermode: false, dragmode: false,
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { family: getComputedStyle(this.stage.root).fontFamily },
      xaxis: axis(v.bounds[0], x), yaxis: axis(v.bounds[1], y),
    }
  }

  colour(role) {
    if (this.coloursOf !== this.scheme) { this.coloursOf = this.scheme; this.colours = {} }
    if (!this.colours[role]) {
      const probe = el('i', { style: `color: var(--${role})` })
      this.stage.root.append(probe)
      this.colours[role] = getComputedStyle(probe).color
      probe.remove()
    }
    return this.colours[role]
  }

  // ---- arrows and labels, which a map must not shear

  furnish() {
    this.nodes.clear()
    for (const group of [this.images, this.trails, this.arrows, this.texts]) group.replaceChildren()
    for (const mark of this.marks) {
      const nodes = {}, colour = `var(--${mark.role})`
      if (mark.kind === 'arrow') {
        nodes.shaft = svg('path', { class: 'shaft', stroke: colour, 'stroke-width': mark.look.width })
        nodes.head = svg('path', { fill: colour })
        this.arrows.append(nodes.shaft, nodes.head)
      }
      if (mark.trail) this.trails.append((nodes.trail = { xs: null, ys: null, node: svg('path', { class: 'trail', stroke: colour }) }).node)
      if (mark.kind === 'points') this.arrows.append(nodes.dots = svg('path', { fill: colour, 'fill-opacity': mark.look.opacity }))
      if (mark.kind === 'image') this.images.append(nodes.image = svg('image', { width: '100%', height: '100%', preserveAspectRatio: 'xMidYMid meet' }))
      if (mark.label) this.texts.append(nodes.text = svg('text', { fill: colour, class: mark.kind }))
      if (Object.keys(nodes).length) this.nodes.set(mark.name, nodes)
    }
    this.placed = {}
  }

  overlayMarks() {
    const labels = [], tips = [], isOnTheWay = !!this.stage.player.frame()
    for (const mark of this.marks) {
      const nodes = this.nodes.get(mark.name)
      if (!nodes) continue
      if (nodes.image) { set(nodes.image, 'href', mark.image); continue }
      const [xs, ys] = this.points(mark), M = this.maps[mark.map]
      const isThere = xs.length > 0 && xs[0] !== null && (isOnTheWay || !mark.filmOnly) && (this.stage.player.isSettled || !mark.settledOnly)
      const tip = isThere ? this.view.toPixel(...apply(M, xs[0], ys[0])) : null
      if (nodes.trail) this.trail(mark, nodes.trail, [xs[0], ys[0]], M)
      if (nodes.dots) {
        const from = [xs, this.view, String(M), isThere] // thousands of dots are not written anew at every frame
        if (!nodes.from?.every((part, k) => part === from[k])) set(nodes.dots, 'd', isThere ? dots(xs, ys, M, this.view) : '')
        nodes.from = from
        if (tip) tips.push(tip)
      }
      if (nodes.shaft) {
        if (isThere) { tips.push(tip); this.arrow(nodes, tip, mark.look.width) }
        else { set(nodes.shaft, 'd', ''); set(nodes.head, 'd', '') }
      }
      if (nodes.text) show(nodes.text, isThere)
      if (nodes.text && isThere) labels.push({ name: mark.name, text: isOnTheWay ? mark.onTheWay ?? mark.label : mark.label, tip, isFree: mark.kind === 'label', node: nodes.text })
    }
    this.placed = place(labels, tips, this.view, this.placed, this.taken())
    for (const label of labels) {
      const { at: [x, y], lean } = this.placed[label.name]
      say(label.node, label.text)
      set(label.node, 'x', x.toFixed(1))
      set(label.node, 'y', y.toFixed(1))
      if (label.isFree) set(label.node, 'transform', `rotate(${lean.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`)
    }
  }

  /** Where no label can stand: on the buttons, where they stand on the picture. */
  taken() {
    const { at: [x, y], size: [width, height] } = this.buttonsAt
    return this.figure.zooms && y >= 0 ? [{ at: [x + width / 2, y + height / 2], size: [width, height] }] : []
  }

  /** Keeps where a hand has led what an arrow follows, as long as the map is the same, and draws where the map takes that. */
  trail(mark, trail, [x, y], M) {
    const key = JSON.stringify(M)
    if (trail.key !== key) Object.assign(trail, { key, xs: null, ys: null })
    if (this.stage.door.held === mark.follows) {
      trail.xs ??= []
      trail.ys ??= []
      if (trail.xs.at(-1) !== x || trail.ys.at(-1) !== y) { trail.xs.push(x); trail.ys.push(y) }
      if (trail.xs.length > LONGEST) { trail.xs.shift(); trail.ys.shift() }
    }
    set(trail.node, 'd', trail.xs?.length > 1 ? path([trail.xs, trail.ys], M, this.view) : '')
  }

  arrow({ shaft, head }, [x, y], width) {
    const { width: w, height: h } = this.view
    const ox = w / 2, oy = h / 2, dx = x - ox, dy = y - oy, length = Math.hypot(dx, dy)
    if (length < 1) { set(shaft, 'd', ''); set(head, 'd', `M${ox - 3},${oy}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0`); return }
    const size = Math.min(HEAD, length), ux = dx / length, uy = dy / length, half = size * (0.28 + 0.03 * width)
    const bx = x - ux * size, by = y - uy * size, p = value => value.toFixed(2)
    set(shaft, 'd', `M${ox},${oy}L${p(x - ux * size * 0.7)},${p(y - uy * size * 0.7)}`)
    set(head, 'd', `M${p(x)},${p(y)}L${p(bx - uy * half)},${p(by + ux * half)}L${p(bx + uy * half)},${p(by - ux * half)}Z`)
  }
}

const isFilled = ({ kind }) => kind === 'area' || kind === 'squares'

function dots(xs, ys, M, view) {
  const r = xs.length > MANY ? SMALL_DOT : DOT
  let d = ''
  xs.forEach((x, k) => {
    if (x === null || ys[k] === null) return
    const [px, py] = view.toPixel(...apply(M, x, ys[k]))
    if (Math.abs(px) < FAR && Math.abs(py) < FAR) d += `M${(px - r).toFixed(1)},${py.toFixed(1)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`
  })
  return d
}

const slug = name => 'm' + name.replace(/\W/g, c => c > '~' ? c.charCodeAt(0).toString(16) : '-')
