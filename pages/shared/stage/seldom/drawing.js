// The pictures of a page as one drawing, all of it lines and words that any program can read: Plotly's part as the stage sketches it, and
// what stands over it. Outside the page there are no classes and no custom properties: each part carries its look.

import { el, svg } from '../dom.js'

/** @import { Picture } from '../picture.js' */
/** @import { Stage } from '../stage.js' */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Edges */

const SCALE = 2 // pixels of a PNG to one of the page
const GAP = 12 // pixels: on a phone words stand between pictures
const SPACE = 'http://www.w3.org/2000/svg'
const LIGHT = Object.entries({ 'color-scheme': 'light', '--st-background-color': '#fff', '--st-text-color': '#1c1b19' })
const SHIFT = 0.34 // from the middle of type to its base line, to its size: not every program knows other lines
const LEADING = 1.15 // from line to line of a title, to the size of its type
const WIDEST = 0.6 // a letter of a wide font, to its size: outside the page the page's own may be missing
/** @type {Record<string, string>} */
const LOOK = { // what is carried, and what need not be said
  fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-opacity': '1', 'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter', 'stroke-linecap': 'butt',
}
const TYPE = ['font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'paint-order']
const PLACED = ['d', 'x', 'y', 'cx', 'cy', 'r', 'rx', 'width', 'height', 'href', 'transform', 'preserveAspectRatio']

/** The pictures as an SVG: on the colour of the page; or on none and in light colours, for paper and slides. @param {Stage} stage */
export function drawing(stage, isTransparent = false) {
  if (!isTransparent) return drawn(stage, grounded(stage.root))
  const { style } = stage.root
  for (const [name, value] of LIGHT) style.setProperty(name, value)
  try { return drawn(stage, '') } finally { for (const [name] of LIGHT) style.removeProperty(name) }
}

/** @param {Stage} stage @param {string} ground the colour that it stands on, if on one */
function drawn({ pictures: { list } }, ground) {
  const boxes = closed(list.map(edges))
  const [left, top, right, bottom] = [
    Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top)),
    Math.max(...boxes.map(box => box.right)), Math.max(...boxes.map(box => box.bottom)),
  ]
  const width = Math.ceil(right - left), height = Math.ceil(bottom - top)
  const whole = svg('svg', { xmlns: SPACE, width, height, viewBox: `0 0 ${width} ${height}` })
  if (ground) whole.append(svg('rect', { width, height, fill: ground }))
  list.forEach((picture, k) => {
    const at = picture.canvas.getBoundingClientRect(), by = boxes[k].top - edges(picture).top, { view } = picture
    whole.append(...titled(picture, left, top - by), svg('svg', {
      x: at.left - left, y: at.top + by - top, width: at.width, height: at.height, viewBox: `0 0 ${view.width} ${view.height}`,
    }, ...parts(picture)))
  })
  return { node: whole, width, height }
}

/** The colour of the page. @param {HTMLElement} root */
function grounded(root) {
  const probe = el('i', { style: 'color: var(--st-background-color)' })
  root.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** The drawing as the text of an SVG. @param {ReturnType<typeof drawing>} drawing */
export const text = ({ node }) => new XMLSerializer().serializeToString(node)

/** The drawing as the bytes of a PNG. @param {ReturnType<typeof drawing>} made @returns {Promise<Blob>} */
export async function image(made) {
  const { width, height } = made
  const canvas = document.createElement('canvas'), drawn = new Image(width, height)
  Object.assign(canvas, { width: width * SCALE, height: height * SCALE })
  drawn.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text(made))}`
  await drawn.decode()
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('no PNG')), 'image/png'))
}

/** @param {Picture} picture @returns {Edges} */
function edges({ title, canvas, figure }) {
  const { left, right, bottom, top } = canvas.getBoundingClientRect()
  return { left, right, bottom, top: figure.title ? title.getBoundingClientRect().top : top }
}

/** Boxes without much room between one and those above it. @param {Edges[]} boxes */
function closed(boxes) {
  let by = 0, lowest = Infinity
  /** @type {Map<Edges, Edges>} */
  const found = new Map()
  for (const box of [...boxes].sort((a, b) => a.top - b.top)) {
    by += Math.max(0, box.top - by - lowest - GAP)
    found.set(box, { ...box, top: box.top - by, bottom: box.bottom - by })
    lowest = Math.max(lowest === Infinity ? -Infinity : lowest, box.bottom - by)
  }
  return boxes.map(box => found.get(box) ?? box)
}

/** A title in one line or two, whichever lets it be larger. @param {Picture} picture @param {number} left @param {number} top */
function titled({ title, figure }, left, top) {
  if (!figure.title) return []
  const { color, fontFamily, fontSize, paddingLeft } = getComputedStyle(title), at = title.getBoundingClientRect()
  const usual = parseFloat(fontSize), edge = parseFloat(paddingLeft), room = at.width - 2 * edge
  /** @param {string[]} lines */
  const fit = lines => Math.min(usual, at.height / lines.length / LEADING, room / WIDEST / Math.max(...lines.map(line => line.length)))
  const lines = [[figure.title], ...halves(figure.title)].reduce((best, next) => fit(next) > fit(best) ? next : best), size = fit(lines)
  return lines.map((line, k) => svg('text', {
    x: at.left - left + edge, y: at.top - top + at.height / 2 + (SHIFT + (k - (lines.length - 1) / 2) * LEADING) * size, fill: color,
    'font-family': fontFamily, 'font-size': size,
  }, line))
}

/** Words parted at each of their spaces. @param {string} words */
const halves = words => [...words.matchAll(/ /g)].map(({ index }) => [words.slice(0, index), words.slice(index + 1)])

/** All of a picture but what is grabbed. @param {Picture} picture */
function parts(picture) {
  const { plot, groups, kind, scene, paths, gridlines, marks } = picture, isSwapped = kind.hasPlot && !plot.isSketched && scene
  if (isSwapped) plot.draft(paths, scene, gridlines, kind.hasOrigin)
  const painted = scene ? marks.map(mark => mark.traced(scene)).filter(node => node !== null) : []
  groups.images.append(...painted) // where they have their colours
  const shown = [groups.images, ...kind.hasPlot ? [plot.sketch] : [], groups.trails, groups.arrows, groups.ticks, groups.texts]
  const found = shown.flatMap(group => [...group.children].map(copied)).filter(copy => copy !== null)
  if (isSwapped) picture.redraw()
  for (const node of painted) node.remove()
  return found
}

/** A part with its look; nothing of what is not shown. @param {Element} part @returns {SVGElement | null} */
function copied(part) {
  const look = getComputedStyle(part), tag = /** @type {keyof SVGElementTagNameMap} */ (part.tagName)
  if (look.display === 'none' || look.visibility === 'hidden') return null
  const copy = svg(tag, Object.fromEntries(PLACED.map(name => [name, part.getAttribute(name)])))
  if (look.opacity !== '1') copy.setAttribute('opacity', look.opacity)
  if (part.children.length || tag === 'g') {
    copy.append(...[...part.children].map(copied).filter(child => child !== null))
    return copy
  }
  if (tag === 'image') return copy
  for (const [name, plain] of Object.entries(LOOK)) {
    const value = look.getPropertyValue(name)
    if (value !== plain) copy.setAttribute(name, value)
  }
  if (tag !== 'text') return copy
  for (const name of TYPE) copy.setAttribute(name, look.getPropertyValue(name))
  if (look.dominantBaseline === 'central') copy.setAttribute('dy', (SHIFT * parseFloat(look.fontSize)).toFixed(2))
  copy.textContent = part.textContent
  return copy
}
