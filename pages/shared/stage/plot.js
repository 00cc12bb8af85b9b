// Plotly's part of a picture: all of it while the hand is at rest. A sketch stands in for it until it is there, and while a hand holds
// where the marks are others than Plotly has drawn.

import { el, svg } from './dom.js'
import { plotly } from './plotly.js'

/** @import { Colours } from './colours.js' */
/** @import { AnyPath, Lines, PlotlyApi, Point, Scene, View } from './types.js' */

export class Plot {
  /** @param {Colours} colours @param {() => void} ready is called once Plotly is there */
  constructor(colours, ready) {
    this.colours = colours
    this.ready = ready
    /** @type {PlotlyApi | null} */
    this.P = null
    this.isSketched = true
    this.sketch = svg('svg', { class: 'sketch', 'aria-hidden': 'true' })
    this.box = el('div', { class: 'plot', 'aria-hidden': 'true' })
  }

  unmount() { this.P?.purge(this.box) }

  /**
   * Draws paths with the grid, by Plotly if it is there and no hand waits for it. Returns how: 'by Plotly' or 'as a sketch'.
   * @param {AnyPath[]} paths @param {Scene} scene @param {Lines} gridlines @param {boolean} hasOrigin @param {boolean} isHeld
   */
  draw(paths, scene, gridlines, hasOrigin, isHeld) {
    this.isSketched = isHeld || !this.P
    this.box.style.visibility = this.isSketched ? 'hidden' : ''
    if (isHeld || !this.P) return this.draft(paths, scene, gridlines, hasOrigin)
    this.sketch.replaceChildren()
    const traces = paths.flatMap(mark => mark.traces(scene, this.colours.of(mark.role)))
    this.P.react(this.box, traces, this.layout(scene.view, gridlines, hasOrigin), { staticPlot: true, responsive: false })
    for (const mark of paths) mark.rest(this.box, scene)
    return 'by Plotly'
  }

  /** What Plotly will draw. @param {AnyPath[]} paths @param {Scene} scene @param {Lines} gridlines @param {boolean} hasOrigin */
  draft(paths, scene, [x, y], hasOrigin) {
    const { width, height, toPixel } = scene.view, [ox, oy] = toPixel(0, 0)
    const grid = x.map(at => `M${toPixel(at, 0)[0]},0V${height}`).join('') + y.map(at => `M0,${toPixel(0, at)[1]}H${width}`).join('')
    const zeros = svg('path', { d: `M${ox},0V${height}M0,${oy}H${width}`, stroke: 'var(--zeroline)', 'stroke-width': 1.5 })
    const lines = svg('path', { d: grid, stroke: 'var(--gridline)' })
    this.sketch.replaceChildren(lines, ...(hasOrigin ? [zeros] : []), ...paths.map(mark => mark.sketched(scene)))
    for (const mark of paths) {
      mark.painted = null
      mark.paint(scene)
    }
    const isDue = !this.P && this.colours.stage.exchange.send // Streamlit starts first
    if (isDue) plotly().then(P => { this.P = P; this.ready() }, error => console.error(error)) // the sketch stays, and works
    return 'as a sketch'
  }

  /** @param {View} view @param {Lines} gridlines @param {boolean} hasOrigin */
  layout({ width, height, bounds }, [x, y], hasOrigin) {
    /** @param {Point} range @param {number[]} tickvals */
    const axis = (range, tickvals) => ({
      fixedrange: true, range, gridcolor: this.colours.of('gridline'), gridwidth: 1,
      zeroline: hasOrigin, zerolinecolor: this.colours.of('zeroline'), zerolinewidth: 1.5,
      ticks: '', showticklabels: false, showline: false, tickmode: 'array', tickvals,
    })
    return {
      width, height, margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: false, hovermode: false, dragmode: false,
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { family: getComputedStyle(this.box).fontFamily },
      xaxis: axis(bounds[0], x), yaxis: axis(bounds[1], y),
    }
  }
}
