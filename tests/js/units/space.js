import { camera, space } from '/stage/figures/space.js'
import { Arrow } from '/stage/marks/arrow.js'
import { Drop } from '/stage/marks/drop.js'
import { apply, composed } from '/stage/plane.js'
import { Texts } from '/stage/texts.js'
import { svg } from '/stage/dom.js'
import { Floor } from '/stage/ways/floor.js'
import { Height } from '/stage/ways/height.js'
import { equal, near, numbers, test } from './check.js'

const VIEW = space.view(600, 400, { half: 4 }) // 50 pixels a unit, the origin at (300, 200)
const SIDES = [[-60, 20], [-60, -20], [-90, 90], [30, 75], [170, -85], ...numbers(8, -80, 80).map((a, k, all) => [2 * a, all.at(-1 - k)])]

/** A handle of the vector a in space, with the state that it changes. */
function handle(Way, place, [azimuth, elevation]) {
  const state = { azimuth, elevation, a: { value: place.map(c => [c]) } }
  const edit = ({ a: { entries } }) => { for (const [i, , c] of entries) state.a.value[i] = [c] }
  const snapped = () => { throw new Error('space has a snapping of its own') }
  return new Way({ state, door: { edit } }, { view: VIEW, figure: {}, snapped }, { name: 'a', array: 'a', column: null })
}

test('a camera keeps lengths across and up, and z upright', () => {
  for (const [azimuth, elevation] of SIDES) {
    const [u, v] = camera({ azimuth, elevation }), dot = (p, q) => p.reduce((sum, c, k) => sum + c * q[k], 0)
    near([dot(u, u), dot(v, v), dot(u, v), u[2]], [1, 1, 0, 0])
  }
  near(camera({ azimuth: -90, elevation: 90 }), [[1, 0, 0], [0, 1, 0]])
  near(camera({ azimuth: 0, elevation: 0 }), [[0, 1, 0], [0, 0, 1]])
})

test('a map of space is seen through the camera', () => {
  const C = camera({ azimuth: 20, elevation: 40 }), columns = [[1, 2], [3, 4], [5, 6]]
  const M = composed('C a|b', { C, 'a|b': columns })
  near(apply(M, 1, 0), apply(C, 1, 3, 5))
  near(apply(M, 0, 1), apply(C, 2, 4, 6))
})

test('a map may be the difference of two', () => {
  const A = [[1, 2], [3, 4]], B = [[0, 1], [1, 1]]
  equal(composed('A B − B A', { A, B }), [[-1, -1], [0, 1]])
})

test('arrows and drops of space are where the camera sees them', () => {
  const C = camera({ azimuth: 20, elevation: 40 }), state = { w: { value: [[1], [2], [1.5]] } }
  const scene = { view: VIEW, maps: { C }, state, isSettled: true }
  const groups = () => ({ arrows: svg('g'), texts: svg('g'), trails: svg('g') })
  const [tip, foot] = [[1, 2, 1.5], [1, 2]].map(place => VIEW.toPixel(...apply(C, ...place)))
  const arrow = new Arrow({ name: 'w', role: 'first', follows: 'w', map: 'C' }, { width: 2 }, groups())
  arrow.take(arrow.sent, {})
  arrow.draw(scene, new Texts())
  near(arrow.head.getAttribute('d').match(/-?[\d.]+/g).slice(0, 2).map(Number), tip, 0.01)
  const drop = new Drop({ name: 'd', role: 'drop', follows: 'w', map: 'C' }, { width: 1, dash: '' }, groups())
  drop.take(drop.sent, {})
  drop.draw(scene)
  near(drop.node.getAttribute('d').match(/-?[\d.]+/g).map(Number), [...tip, ...foot], 0.01)
})

test('a tip goes level where a hand points, and with Shift up', () => {
  for (const side of SIDES) {
    const level = handle(Floor, [1, -0.5, 0.7], side), up = handle(Floor, [1, -0.5, 0.7], side)
    const to = apply(level.camera, -1.2, 0.4, 0.7), over = apply(up.camera, 1, -0.5, 1.9)
    near(level.landing(to, false), [-1.2, 0.4, 0.7])
    level.put(level.landing(to, false))
    near(level.at, to)
    near(up.landing(over, false, true), Math.abs(side[1]) > 88 ? [1, -0.5, 0.7] : [1, -0.5, 1.9])
  }
})

test('a floor that is seen edge-on lets a tip go from side to side', () => {
  const tip = handle(Floor, [1, -0.5, 0.7], [-90, 0])
  near(tip.landing([-2, 1.5], false), [-2, -0.5, 0.7])
})

test('a grip below the tip lifts it', () => {
  const grip = handle(Height, [1, -0.5, 0.7], [-60, 20]), [u, v] = grip.at, tip = apply(grip.camera, 1, -0.5, 0.7)
  near([u, v], [tip[0], tip[1] - grip.below])
  near(grip.landing([u + 3, v - grip.camera[1][2]], false), [1, -0.5, -0.3])
  near(grip.moved(new KeyboardEvent('keydown', { key: 'ArrowUp' })), [1, -0.5, 0.8])
  near(handle(Floor, [1, -0.5, 0.7], [0, 0]).moved(new KeyboardEvent('keydown', { key: 'ArrowLeft' })), [0.9, -0.5, 0.7])
})
