import { camera, space } from '/stage/figures/space.js'
import { Depth, between, lifted, within } from '/stage/depth.js'
import { Arrow } from '/stage/marks/arrow.js'
import { Line } from '/stage/marks/line.js'
import { Texts } from '/stage/texts.js'
import { svg } from '/stage/dom.js'
import { equal, holds, near, numbers, test } from './check.js'

const VIEW = space.view(600, 400, { half: 4 })
const FLOOR = [[-3, -3, 0], [6, 0, 0], [0, 6, 0]]
const LOOK = { width: 2, dash: '', opacity: 1 }
const chance = numbers(400, -3, 3)
let used = 0
const point = () => [0, 1, 2].map(() => chance[used++ % chance.length])
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x]
const dot = (a, b) => a.reduce((sum, c, k) => sum + c * b[k], 0)
const eye = (azimuth, elevation) => cross(...camera({ azimuth, elevation }))

/** Whether a face is between a place and the eye, by Cramer's rule; null where it is a matter of rounding. */
function behind(place, [corner, u, v], towards) {
  const back = towards.map(c => -c), at = place.map((c, k) => c - corner[k]), whole = dot(u, cross(v, back))
  const [a, b, s] = [[at, v, back], [u, at, back], [u, v, at]].map(([x, y, z]) => dot(x, cross(y, z)) / whole)
  if (Math.abs(whole) < 0.1 || [a, b, a - 1, b - 1, s].some(c => Math.abs(c) < 1e-2)) return null
  return a > 0 && a < 1 && b > 0 && b < 1 && s > 0
}

test('a line is hidden where a face is before it, and nowhere else', () => {
  let count = 0
  for (let k = 0; k < 60; k++) {
    const towards = eye(7 * k, 80 * Math.sin(k)), faces = [[point(), point(), point()], FLOOR], [p, q] = [point(), point()]
    const shares = new Depth(towards, faces, 4).hidden(p, q)
    for (let t = 0.03; t < 1; t += 0.07) {
      const found = faces.map(face => behind(p.map((c, k) => c + t * (q[k] - c)), face, towards))
      if (found.includes(null)) continue
      equal(shares.some(([from, to]) => from < t && t < to), found.includes(true), `${p} to ${q} at ${t}`)
      count += found.includes(true) ? 1 : 0
    }
  }
  holds(count > 50, `${count} were hidden`)
})

test('what lies in a face, or before it, is seen', () => {
  const depth = new Depth(eye(-60, 20), [FLOOR], 4)
  equal(depth.hidden([0, 0, 0], [2, 1, 0]), [])
  equal(depth.hidden([0, 0, 0], [2, 1, 2]), [])
  near(depth.hidden([0, 0, 0], [2, 1, -0.1]), [0, 1], 2e-3)
  equal(new Depth(eye(-60, 0), [FLOOR], 4).hidden([0, 0, 1], [0, 0, -1]), []) // seen edge-on it hides nothing
})

test('shares and what is between them are the whole', () => {
  equal(between([[0, 0.25], [0.5, 0.75]]), [[0.25, 0.5], [0.75, 1]])
  equal(between([[0, 0.25], [0.5, 0.75]], 0.6), [[0.25, 0.5]])
  equal(within([[0, 0.25], [0.5, 0.75]], 0.6), [[0, 0.25], [0.5, 0.6]])
  equal(between([[0, 1]]), [])
})

test('what is nearer is heavier', () => {
  const depth = new Depth(eye(0, 0), [], 4)
  near([-9, -2, 0, 2, 9].map(x => depth.weight([x, 1, 2], [x, -2, 0])), [0.6, 0.8, 1, 1.2, 1.4])
})

test('a place of a map is lifted into space', () => {
  const maps = { C: camera({ azimuth: 0, elevation: 0 }), 'a|b': [[1, 2], [3, 4], [5, 6]] }
  equal(lifted('C', maps, [1, 2]), [1, 2, 0])
  equal(lifted('C a|b', maps, [1, 1]), [3, 7, 11])
})

test('an arrow and a line are parted where the floor hides them', () => {
  const maps = { C: camera({ azimuth: -90, elevation: 30 }) }, towards = cross(...maps.C)
  const scene = { view: VIEW, maps, state: {}, isSettled: true, depth: new Depth(towards, [FLOOR], 4) }
  const arrow = new Arrow({ name: 'w', role: 'first', points: [[0], [0], [-2]], map: 'C' }, LOOK,
    { arrows: svg('g'), texts: svg('g'), trails: svg('g') })
  arrow.take(arrow.sent, {})
  arrow.draw(scene, new Texts())
  holds(arrow.behind.getAttribute('d').startsWith('M300,200'), arrow.behind.getAttribute('d'))
  arrow.take({ ...arrow.sent, points: [[0], [0], [2]] }, {})
  arrow.draw(scene, new Texts())
  equal(arrow.behind.getAttribute('d'), '')
  const points = [[0, 0, 1], [0, 0, 0], [1, -1, -1]], line = new Line({ name: 'l', role: 'first', map: 'C', points }, LOOK)
  line.take(line.sent, {})
  const { seen, hidden } = line.parted(scene), [up, down] = [1, -1].map(z => z * Math.cos(Math.PI / 6))
  near(seen.map(row => row.slice(0, 2)), [[0, 0], [up, 0]], 1e-3)
  near(hidden, [[0, 0, 1], [0, down, down]], 1e-3)
})
