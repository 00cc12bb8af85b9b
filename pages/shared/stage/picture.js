// The picture: Plotly draws it whenever the hand is at rest; while the hand moves, the same paths are rewritten in place.
// Until Plotly is there, a sketch stands in for it.

import { el, svg, set, say } from './dom.js'
import { apply, path, snapped, view } from './plane.js'
import { place } from './labels.js'
import { plotly } from './plotly.js'

const CALM = 150 // ms without a change after which Plotly draws
const HEAD = 13 // the length of an arrowhead, in pixels

export class Picture {
  constructor(stage, parent) {
    this.stage = stage
    this.box = el('div', { class: 'picture' },
      this.sketch = svg('svg', { class: 'sketch', 'aria-hidden': 'true' }),
      this.plot = el('div', { class: 'plot', 'aria-hidden': 'true' }),
      this.overlay = svg('svg', { class: 'overlay' },
        this.arrows = svg('g', { class: 'arrows' }), this.texts = svg('g', { class: 'texts' }), this.grips = svg('g', { class: 'grips' })),
      el('div', { class: 'zoom', role: 'group', 'aria-label': 'View' },
        el('button', { type: 'button', title: 'Zoom in', 'aria-label': 'Zoom in', onclick: () => this.zoom(0.5) }, '+'),
        el('button', { type: 'button', title: 'Zoom out', 'aria-label': 'Zoom out', onclick: () => this.zoom(2) }, '−'),
        this.fit = el('button', { type: 'button', title: 'Fit the view to the numbers', 'aria-label': 'Fit the view', onclick: () => this.zoom(0) }, 'fit')))
    parent.append(this.box)
    this.marks = []
    this.nodes = new Map() // a mark's name → its elements in the overlay
    this.paths = null // a mark's name → Plotly's paths; null until Plotly has drawn these marks
    this.observer = new ResizeObserver(() => this.resized())
    this.observer.observe(this.box)
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
  take(answer) {
    const settings = this.stage.settings
    this.marks = answer.marks.map(mark => ({ ...mark, points: mark.shape ? this.stage.blobs[mark.shape] : mark.points, look: settings.roles[mark.role] }))
    this.half = answer.half
    set(this.fit, 'aria-pressed', !this.stage.state.view)
    const scheme = getComputedStyle(this.stage.root).colorScheme
    const structure = JSON.stringify([scheme, this.marks.map(mark => [mark.name, mark.kind])])
    if (structure !== this.structure) { this.structure = structure; this.scheme = scheme; this.paths = null; this.furnish() }
    this.measure()
  }

  measure() {
    const width = this.box.clientWidth, height = this.box.clientHeight
    if (!width || !this.half) return
    const v = this.view
    if (v && v.width === width && v.height === height && v.half === this.half) return
    if (v) this.paths = null // Plotly's axes have to follow
    this.view = view(width, height, this.half)
    set(this.overlay, 'viewBox', `0 0 ${width} ${height}`)
    this.bounds = null
  }

  resized() { if (this.stage.answer && this.stage.root.isConnected) { this.measure(); this.stage.draw() } }

  zoom(factor) {
    const half = Math.min(1e12, Math.max(1e-12, this.half * factor))
    this.stage.change({ view: factor ? Number(half.toPrecision(3)) : 0 }, true)
  }

  /** The place of the pointer in the plane. */
  at(event) {
    this.bounds ??= this.overlay.getBoundingClientRect()
    return this.view.toPlane(event.clientX - this.bounds.left, event.clientY - this.bounds.top)
  }

  snapped(point, free) { return snapped(point, this.view, free) }

  // ---- drawing

  draw(maps) {
    if (!this.view) return
    this.maps = maps
    if (this.paths) this.paint()
    else this.redraw()
    this.overlayMarks()
    clearTimeout(this.timer)
    if (this.paths) this.timer = setTimeout(() => this.redraw(), CALM)
  }

  points(mark) {
    if (!mark.follows) return mark.points
    const { value } = this.stage.state[mark.follows]
    return [[value[0][0]], [value[1][0]]]
  }

  /** Rewrites Plotly's own paths: what it would draw, without asking it. */
  paint() {
    this.box.dataset.drawn = this.P ? 'by hand' : 'as a sketch'
    for (const mark of this.marks) {
      this.paths.get(mark.name)?.setAttribute('d', path(mark.points, this.maps[mark.map], this.view, mark.kind === 'area'))
    }
    this.fade()
  }

  get lines() { return this.marks.filter(mark => mark.kind === 'line' || mark.kind === 'area') }

  /** Lets Plotly draw everything as it stands; without Plotly, draws the sketch. */
  redraw() {
    clearTimeout(this.timer)
    if (!this.view || !this.maps || !this.box.isConnected) return
    if (!this.P) return this.drawSketch()
    const { lines } = this
    this.sketch.replaceChildren()
    this.P.react(this.plot, lines.map(mark => this.trace(mark)), this.layout(), { staticPlot: true, responsive: false })
    this.paths = new Map(lines.map(mark => [mark.name, this.plot.querySelector(`.trace${slug(mark.name)} path.js-${mark.kind === 'area' ? 'fill' : 'line'}`)]))
    this.fade()
    this.box.dataset.drawn = 'by Plotly'
  }

  /** What is said of A alone fades while another map is shown. */
  fade() {
    const opacity = this.stage.player.frame() ? 0.25 : ''
    for (const { name, map, shape } of this.lines) if (!map && !shape) this.paths.get(name).style.opacity = opacity
  }

  /** The picture as Plotly draws it, once it is there. */
  async finished() {
    this.P ??= await plotly()
    this.redraw()
    return this
  }

  /** What Plotly will draw, but for the numbers on the axes. */
  drawSketch() {
    const { width, height, half, halfWidth, scale } = this.view, { spacing } = this.stage.answer
    let grid = ''
    for (let k = Math.ceil(-halfWidth / spacing); k * spacing <= halfWidth; k++) grid += `M${width / 2 + k * spacing * scale},0V${height}`
    for (let k = Math.ceil(-half / spacing); k * spacing <= half; k++) grid += `M0,${height / 2 - k * spacing * scale}H${width}`
    this.paths = new Map(this.lines.map(mark => [mark.name, svg('path', mark.kind === 'area'
      ? { class: 'js-fill', fill: `var(--${mark.role})`, 'fill-opacity': mark.look.opacity }
      : { class: 'js-line', fill: 'none', stroke: `var(--${mark.role})`, 'stroke-opacity': mark.look.opacity, 'stroke-width': mark.look.width, 'stroke-dasharray': mark.look.dash })]))
    this.sketch.replaceChildren(
      svg('path', { d: grid, stroke: 'var(--gridline)' }),
      svg('path', { d: `M${width / 2},0V${height}M0,${height / 2}H${width}`, stroke: 'var(--zeroline)', 'stroke-width': 1.5 }),
      ...this.paths.values())
    this.paint()
    plotly().then(P => { this.P = P; this.redraw() }, error => console.error(error)) // the sketch stays, and works
  }

  trace(mark) {
    const M = this.maps[mark.map], { look } = mark, colour = this.colour(mark.role)
    const x = [], y = []
    mark.points[0].forEach((px, k) => { const [qx, qy] = px === null ? [null, null] : apply(M, px, mark.points[1][k]); x.push(qx); y.push(qy) })
    const line = { type: 'scatter', mode: 'lines', name: mark.name, uid: slug(mark.name), x, y, hoverinfo: 'skip', showlegend: false }
    if (mark.kind === 'area') return { ...line, fill: 'toself', fillcolor: colour, opacity: look.opacity, line: { width: 0 } }
    const dash = look.dash ? look.dash.split(' ').map(n => `${n}px`).join(',') : 'solid'
    return { ...line, opacity: look.opacity, line: { color: colour, width: look.width, dash, simplify: false } }
  }

  layout() {
    const v = this.view
    const axis = {
      fixedrange: true, dtick: this.stage.answer.spacing, tick0: 0, gridcolor: this.colour('gridline'), gridwidth: 1, zeroline: true, zerolinecolor: this.colour('zeroline'),
      zerolinewidth: 1.5, ticks: '', ticklabelposition: 'inside', tickfont: { size: 11, color: this.colour('tick') }, showline: false, exponentformat: 'power',
    }
    return {
      width: v.width, height: v.height, margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: false, hovermode: false, dragmode: false,
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { family: getComputedStyle(this.stage.root).fontFamily },
      xaxis: { ...axis, range: [-v.halfWidth, v.halfWidth] }, yaxis: { ...axis, range: [-v.half, v.half] },
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
    this.arrows.replaceChildren()
    this.texts.replaceChildren()
    for (const mark of this.marks) {
      const nodes = {}
      if (mark.kind === 'arrow') {
        nodes.shaft = svg('path', { class: 'shaft', stroke: `var(--${mark.role})`, 'stroke-width': mark.look.width })
        nodes.head = svg('path', { fill: `var(--${mark.role})` })
        this.arrows.append(nodes.shaft, nodes.head)
      }
      if (mark.label) this.texts.append(nodes.text = svg('text', { fill: `var(--${mark.role})`, class: mark.kind }))
      if (nodes.shaft || nodes.text) this.nodes.set(mark.name, nodes)
    }
    this.placed = {}
  }

  overlayMarks() {
    const labels = [], tips = [], isOnTheWay = !!this.stage.player.frame()
    for (const mark of this.marks) {
      const nodes = this.nodes.get(mark.name)
      if (!nodes) continue
      const points = this.points(mark)
      const tip = this.view.toPixel(...apply(this.maps[mark.map], points[0][0], points[1][0]))
      if (nodes.shaft) { tips.push(tip); this.arrow(nodes, tip, mark.look.width) }
      if (nodes.text) labels.push({ name: mark.name, text: isOnTheWay ? mark.onTheWay ?? mark.label : mark.label, tip, isFree: mark.kind === 'label', node: nodes.text })
    }
    this.placed = place(labels, tips, this.view, this.placed)
    for (const label of labels) {
      const { at: [x, y], lean } = this.placed[label.name]
      say(label.node, label.text)
      set(label.node, 'x', x.toFixed(1))
      set(label.node, 'y', y.toFixed(1))
      if (label.isFree) set(label.node, 'transform', `rotate(${lean.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`)
    }
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

const slug = name => 'm' + name.replace(/\W+/g, '-')
