// What kinds of marks have in common. A mark stays as long as Python sends marks of the same names, kinds and roles; Python says anew
// what it is, and a hand moves it from frame to frame.
//
// Scene: what marks are drawn by in one frame: {view, maps, state, tips: those of a film, isOnTheWay, isSettled, held}.

import { show, svg } from '../dom.js'
import { apply, path } from '../plane.js'

export class Mark {
  /** sent: what Python says; look: the width, dash and opacity of its role; groups: where its elements go, by kind of element. */
  constructor(sent, look) {
    Object.assign(this, { name: sent.name, role: sent.role, look, ink: `var(--${sent.role})`, sent })
  }

  /** What Python says of it now; what never changes is in blobs. */
  take(sent, blobs) {
    this.sent = sent
    this.points = sent.shape ? blobs[sent.shape] : sent.points
  }

  /** The elements that show it. */
  get elements() { return [this.node, this.text].filter(Boolean) }

  /** It as it looks, beside what it means. */
  swatch() { return svg('svg', { class: 'swatch', viewBox: '0 0 28 14', 'aria-hidden': 'true' }, this.sample()) }
  sample() {
    const { width, dash } = this.look
    return svg('path', { d: 'M1,7H27', stroke: this.ink, 'stroke-width': Math.min(width, 3), 'stroke-dasharray': dash })
  }
}

/** A mark that Plotly draws at rest; while a hand moves, its path is rewritten. */
export class Path extends Mark {
  isFilled = false
  isLine = true
  node = null // the path that shows it, of Plotly's or of the sketch
  painted = null // what was last written there: {points, key, d}

  /** Its points before the map, as they are drawn in a view. */
  outline() { return this.points }

  /** What of it can be pointed at, before the map: [xs, ys]. */
  spots({ view }) { return this.outline(view) }

  d({ maps, view }) { return path(this.outline(view), maps[this.sent.map], view, this.isFilled) }

  /** Rewrites the path where it has changed: what Plotly would draw, without asking it. Returns whether it has. */
  paint(scene) {
    const was = this.painted, key = String(scene.maps[this.sent.map])
    if (was && was.points === this.points && was.key === key) return false
    const d = this.d(scene)
    this.painted = { points: this.points, key, d }
    if (was && d === was.d) return false
    this.node?.setAttribute('d', d)
    return true
  }

  /** Plotly has drawn it in a plot. */
  rest(plot, scene) {
    this.painted = { points: this.points, key: String(scene.maps[this.sent.map]), d: this.d(scene) }
    this.node = plot.querySelector(`.trace${slug(this.name)} path.js-${this.isFilled ? 'fill' : 'line'}`)
  }

  /** What Plotly is told; colour is that of the role. */
  trace({ maps, view }, colour) {
    const M = maps[this.sent.map], [xs, ys] = this.outline(view), x = [], y = []
    xs.forEach((px, k) => {
      const [qx, qy] = px === null ? [null, null] : apply(M, px, ys[k])
      x.push(qx)
      y.push(qy)
    })
    const uid = slug(this.name)
    return { type: 'scatter', mode: 'lines', name: this.name, uid, x, y, hoverinfo: 'skip', showlegend: false, ...this.inked(colour) }
  }

  /** What is said of the map at rest alone fades while another one is shown; what belongs to one moment goes while others are shown. */
  fade(isFaded, isSettled) {
    const { map, shape, settledOnly } = this.sent
    if (map || shape || !this.node) return
    const opacity = settledOnly && !isSettled ? '0' : isFaded ? '0.25' : '', { style } = this.node
    if (style.opacity !== opacity) style.opacity = opacity
  }
}

/** A mark that is always drawn by hand, above Plotly: what a map must not shear, with a name beside it. */
export class Overlaid extends Mark {
  isFree = false // whether its name stands along a line through the origin, and not round a tip

  constructor(sent, look, { texts }) {
    super(sent, look)
    if (sent.label) texts.append(this.text = svg('text', { fill: this.ink, class: sent.kind }))
  }

  isThere({ isOnTheWay, isSettled }, x) {
    return x != null && (isOnTheWay || !this.sent.filmOnly) && (isSettled || !this.sent.settledOnly)
  }

  /** Puts its name beside tip, a pixel; without one, there is nothing to name. */
  named(texts, isOnTheWay, tip, tail = null) {
    if (!this.text) return
    const { label, onTheWay } = this.sent
    show(this.text, !!tip)
    if (tip) texts.put({ name: this.name, text: isOnTheWay ? onTheWay ?? label : label, tip, tail, isFree: this.isFree, node: this.text })
  }
}

const slug = name => 'm' + name.replace(/\W/g, c => c > '~' ? c.charCodeAt(0).toString(16) : '-')
