import { chart } from '/stage/figures/chart.js'
import { plane } from '/stage/figures/plane.js'
import { Arrow } from '/stage/marks/arrow.js'
import { Texts } from '/stage/texts.js'
import { svg } from '/stage/dom.js'
import { equal, near, test } from './check.js'

const PLANE = plane.view(600, 400, { half: 2 }) // 100 pixels a unit, the origin at (300, 200)
const CHART = chart.view(600, 400, { x: [0, 6], y: [0, 40] }) // 100 and 10 pixels a unit, the origin at (0, 400)
const state = { u: { value: [[1], [1]] }, v: { value: [[1], [-1]] }, w: { value: [[1], [2], [3]] } }

/** Where an arrow is drawn in a view: [[x, y] of its tail, [x, y] of its tip] in pixels. */
function drawn(sent, view, more = {}) {
  const groups = { arrows: svg('g'), texts: svg('g'), trails: svg('g') }, texts = new Texts()
  const arrow = new Arrow({ name: 'a', role: 'input', label: 'a', ...sent }, { width: 2 }, groups)
  arrow.take(arrow.sent, {})
  texts.begin()
  arrow.draw({ view, maps: { A: [[0, -1], [1, 0]], c: [[0.5, 0], [0, 0.5]] }, state, isSettled: true, ...more }, texts)
  const [shaft, head] = [arrow.shaft, arrow.head].map(node => (node.getAttribute('d').match(/-?[\d.]+/g) ?? []).map(Number))
  equal(texts.labels.length, head.length ? 1 : 0, 'labels')
  return [shaft.slice(0, 2), head.slice(0, 2)]
}

test('an arrow starts at the origin, in a plane and in a chart', () => {
  near(drawn({ points: [[1], [1]] }, PLANE), [300, 200, 400, 100], 0.01)
  near(drawn({ follows: 'u', map: 'A' }, PLANE), [300, 200, 200, 100], 0.01)
  near(drawn({ points: [[2], [10]] }, CHART), [0, 400, 200, 300], 0.01)
})

test('from one place to another each follows what it is', () => {
  near(drawn({ points: [[1], [1]], tail: [[-1], [0]] }, PLANE), [200, 200, 400, 100], 0.01)
  near(drawn({ follows: 'v', tailFollows: 'u' }, PLANE), [400, 100, 400, 300], 0.01)
  near(drawn({ follows: 'v', tailFollows: 'u', tailMap: 'A' }, PLANE), [200, 100, 400, 300], 0.01)
  near(drawn({ points: [[5], [30]], tail: [[1], [10]] }, CHART), [100, 300, 500, 100], 0.01)
})

test('head to tail, the tip goes along with the tail', () => {
  near(drawn({ follows: 'v', tailFollows: 'u', fromTail: true }, PLANE), [400, 100, 500, 200], 0.01)
  near(drawn({ follows: 'v', map: 'c', tailFollows: 'u', tailMap: 'A', fromTail: true }, PLANE), [200, 100, 250, 150], 0.01)
  near(drawn({ points: [[2], [10]], tail: [[1], [10]], fromTail: true }, CHART), [100, 300, 300, 200], 0.01)
})

test('in a film the tip is that of the moment, and its tail stays with it', () => {
  const film = { tips: { a: [0, 1] }, isOnTheWay: true }
  near(drawn({ points: [[1], [1]], tailFollows: 'u', fromTail: true }, PLANE, film), [400, 100, 400, 0], 0.01)
})

test('an arrow that leaves the picture goes on in its direction, and no coordinate grows without bound', () => {
  for (const far of [1e4, 1e9, 1e300]) {
    const [[x, y], [u, v]] = drawn({ points: [[far], [far / 2]] }, PLANE)
    near([x, y], [300, 200])
    near((y - v) / (u - x), 0.5, 1e-4)
    near([u, v], [1000, -150], 0.01)
  }
})

test('what has no place is not drawn', () => {
  equal(drawn({ points: [[1e300], [1e300]], tail: [[1e9], [2e9]] }, PLANE), [[], []])
  equal(drawn({ follows: 'w' }, PLANE), [[], []])
  equal(drawn({ points: [[1], [1]], filmOnly: true }, PLANE), [[], []])
})
