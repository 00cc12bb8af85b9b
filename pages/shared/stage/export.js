// The pictures as one PNG: Plotly's part and ours.

/** @import { Picture } from './picture.js' */
/** @import { Pictures } from './pictures.js' */

const SCALE = 2
const CARRIED = [ // what of its style a copy needs
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linejoin', 'stroke-linecap', 'paint-order',
  'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'dominant-baseline',
]

/** The pictures as the bytes of a PNG. @param {Pictures} pictures @param {HTMLElement} root @returns {Promise<Blob>} */
export async function image(pictures, root) {
  const frame = pictures.box.getBoundingClientRect(), canvas = document.createElement('canvas')
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
  canvas.width = frame.width * SCALE
  canvas.height = frame.height * SCALE
  pen.fillStyle = getComputedStyle(root).getPropertyValue('--st-background-color') || '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  for (const picture of pictures.list) {
    const { left, top, width, height } = picture.canvas.getBoundingClientRect()
    titled(pen, picture, frame)
    const x = SCALE * (left - frame.left), y = SCALE * (top - frame.top)
    pen.drawImage(await drawn(await picture.finished()), x, y, SCALE * width, SCALE * height)
  }
  return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error('no PNG')), 'image/png'))
}

/** Writes the title of a picture above it. @param {CanvasRenderingContext2D} pen @param {Picture} picture @param {DOMRect} frame */
function titled(pen, { title, figure }, frame) {
  if (!figure.title) return
  const { color, fontFamily, fontSize, paddingLeft } = getComputedStyle(title), { left, top, height } = title.getBoundingClientRect()
  pen.fillStyle = color
  pen.font = `${SCALE * parseFloat(fontSize)}px ${fontFamily}`
  pen.textBaseline = 'middle'
  pen.fillText(figure.title, (left - frame.left + parseFloat(paddingLeft)) * SCALE, (top - frame.top + height / 2) * SCALE)
}

/** One picture as an image. @param {Picture} picture */
async function drawn({ plot, groups, overlay, kind, view }) {
  const { width, height } = view, box = document.implementation.createHTMLDocument('').createElement('div')
  box.innerHTML = kind.hasPlot ? await plot.svg(view) : `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`
  const picture = /** @type {SVGSVGElement} */ (box.querySelector('svg'))
  for (const part of groups.images.children) picture.append(part.cloneNode())
  for (const part of overlay.querySelectorAll('.trails, .arrows, .ticks, .texts')) picture.append(inked(part))
  const found = new Image(width, height)
  found.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(picture))
  await found.decode()
  return found
}

/** A copy that carries its style with it: outside the page there are no classes and no custom properties. @param {Element} part */
function inked(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true)), originals = part.querySelectorAll('*')
  /** @type {NodeListOf<SVGElement>} */
  const nodes = copy.querySelectorAll('*')
  nodes.forEach((node, k) => {
    const style = getComputedStyle(originals[k])
    for (const name of CARRIED) node.style.setProperty(name, style.getPropertyValue(name))
  })
  return copy
}
