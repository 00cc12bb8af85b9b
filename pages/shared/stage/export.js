// The picture as PNG: Plotly's part and ours, in one.

const SCALE = 2

export async function picture({ P, plot, overlay, view }, root) {
  const { width, height } = view
  const image = document.implementation.createHTMLDocument('').createElement('div')
  image.innerHTML = decodeURIComponent((await P.toImage(plot, { format: 'svg', width, height })).replace(/^data:image\/svg\+xml,/, ''))
  const picture = image.querySelector('svg')
  for (const part of overlay.querySelectorAll('.arrows, .texts')) picture.append(inked(part))
  const source = new XMLSerializer().serializeToString(picture)
  const drawn = new Image(width, height)
  drawn.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(source)
  await drawn.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const pen = canvas.getContext('2d')
  pen.fillStyle = getComputedStyle(root).getPropertyValue('--st-background-color') || '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
}

/** A copy that carries its style with it: outside the page there are no classes and no custom properties. */
function inked(part) {
  const copy = part.cloneNode(true)
  const originals = part.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((node, k) => {
    const style = getComputedStyle(originals[k])
    for (const name of ['fill', 'stroke', 'stroke-width', 'paint-order', 'font-family', 'font-size', 'font-style', 'font-weight', 'text-anchor', 'dominant-baseline', 'stroke-linejoin', 'stroke-linecap']) node.style.setProperty(name, style.getPropertyValue(name))
  })
  return copy
}
