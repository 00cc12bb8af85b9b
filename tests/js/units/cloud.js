import { Cloud } from '/stage/marks/cloud.js'
import { space } from '/stage/figures/space.js'
import { el } from '/stage/dom.js'
import { equal, test } from './check.js'

const view = space.view(200, 100, { half: 1 }) // 50 pixels a unit, the origin at (100, 50)

/** A cloud on a page of its own. */
function cloud(sent, blobs = {}) {
  const clouds = el('div')
  document.body.append(clouds)
  const made = new Cloud({ name: 'points', role: 'points', across: 5, opacity: 1, ...sent }, { width: 1, opacity: 1 }, { clouds })
  made.take(made.sent, blobs)
  made.canvas.style.color = 'rgb(255, 0, 0)'
  return made
}

/** Whether there is ink at a pixel. */
const inked = ({ canvas }, x, y) => {
  const dense = devicePixelRatio || 1
  return canvas.getContext('2d').getImageData(Math.round(x * dense), Math.round(y * dense), 1, 1).data[3] > 0
}

test('points are painted where the map takes them, whole multiples of a step', () => {
  const made = cloud({ shape: 's', step: 0.5, map: 'A' }, { s: [[1, 2], [0, 1]] })
  made.draw({ view, maps: { A: [[1, 0], [0, 1]] } })
  equal([inked(made, 125, 50), inked(made, 150, 25), inked(made, 100, 50)], [true, true, false])
  made.draw({ view, maps: { A: [[-1, 0], [0, 1]] } })
  equal([inked(made, 75, 50), inked(made, 50, 25), inked(made, 125, 50)], [true, true, false])
  made.canvas.parentElement.remove()
})

test('in space they go through the camera, and a picture that is taken away has them as a path', () => {
  const made = cloud({ points: [[1], [0], [1]], map: 'C' })
  const scene = { view, maps: { C: [[1, 0, 0], [0, 0, 1]] } }
  made.draw(scene)
  equal(inked(made, 150, 0 + 1), true)
  equal(made.traced(scene).getAttribute('d'), 'M150.0,0.0h0')
  made.canvas.parentElement.remove()
})
