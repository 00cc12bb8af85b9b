import { space } from '/stage/figures/space.js'
import { apply } from '/stage/plane.js'
import { Sphere } from '/stage/ways/sphere.js'
import { equal, near, numbers, test } from './check.js'

const VIEW = space.view(600, 400, { half: 2 }) // 100 pixels a unit
const SIDES = [[-60, 20], [-60, -20], [-90, 90], [0, 0], [170, -85], [30, 75]]
const dot = (p, q) => p.reduce((sum, c, k) => sum + c * q[k], 0)
const unit = v => v.map(c => c / Math.hypot(...v))

/** A handle of the vector x, led over the sphere from a place, with what Python says of its way. */
function handle(place, [azimuth, elevation], own = {}) {
  const state = { azimuth, elevation, x: { value: place.map(c => [c]) } }
  const edit = ({ x: { entries } }) => { for (const [i, , c] of entries) state.x.value[i] = [c] }
  const spec = { name: 'x', array: 'x', column: null }
  const made = new Sphere({ state, door: { edit } }, { view: VIEW, figure: { ways: { x: own } } }, spec)
  made.begin()
  return made
}
const key = (name, more = {}) => new KeyboardEvent('keydown', { key: name, ...more })

test('within the outline x is under the pointer, on the half that is in hand', () => {
  for (const side of SIDES) {
    for (const place of [[0.6, 0, 0.8], [-0.6, 0, -0.8], [0, -1, 0], unit([1, 2, 3])]) {
      const x = handle(place, side), towards = dot(x.eye, place)
      for (const to of numbers(6, -0.6, 0.6)) {
        const found = x.under([to, -to / 2])
        near([Math.hypot(...found), ...x.seen(found)], [1, to, -to / 2], 1e-9)
        equal(dot(x.eye, found) >= 0, towards >= 0)
      }
    }
  }
})

test('beyond the outline x passes on to the other half, without a jump at the rim', () => {
  const x = handle([0.6, -0.8, 0], [-60, 20])
  const [before, at, after] = [1 - 1e-9, 1, 1 + 1e-9].map(far => x.under([far * 0.8, far * 0.6]))
  near(before, at, 1e-3)
  near(after, at, 1e-3)
  const far = x.under([1.5 * 0.8, 1.5 * 0.6])
  near(x.seen(far), [0.4, 0.3], 1e-9)
  equal(dot(x.eye, far) < 0, true)
  near(dot(x.eye, x.under([30, 40])), -1, 1e-9)
})

test('a hand stops at a line and at a plane, but where it is free', () => {
  const line = unit([1, -2, 1]), normal = unit([1, 1, -0.5])
  for (const side of SIDES) {
    const x = handle(line, side, { lines: [line], planes: [normal] }), [u, v] = apply(x.camera, ...line)
    near(x.landing([u + 0.02, v - 0.03], false), line, 1e-5)
    equal(Math.hypot(...x.landing([u + 0.02, v - 0.03], true).map((c, k) => c - line[k])) > 0.01, true)
  }
  const flat = handle([0, -1, 0], [-90, 0], { planes: [[0, 0, 1]] }) // seen edge-on
  near(flat.landing([0.3, 0.04], false), [0.3, -Math.sqrt(0.91), 0], 1e-3)
  near(flat.landing([0.3, 0.2], false).slice(0, 1), [0.3], 0.01)
  equal(flat.landing([0.3, 0.2], false)[2] > 0.15, true)
})

test('where nothing stops it, it is on a whole degree', () => {
  const [x, y, z] = handle([1, 0, 0], [-60, 20]).landing([0.123, 0.321], false)
  for (const angle of [Math.atan2(y, x), Math.asin(z)]) near(angle * 180 / Math.PI, Math.round(angle * 180 / Math.PI), 1e-3)
})

test('keys turn it round z and up, to its stops, and on from there', () => {
  const degrees = handle([1, 0, 0], [-60, 20])
  near(degrees.moved(key('ArrowRight')), [Math.cos(Math.PI / 180), Math.sin(Math.PI / 180), 0], 1e-6)
  near(degrees.moved(key('ArrowUp', { shiftKey: true })), [Math.cos(Math.PI / 18), 0, Math.sin(Math.PI / 18)], 1e-6)
  near(handle([0, 0, 1], [-60, 20]).moved(key('ArrowUp')), [0, 0, 1], 1e-6)
  equal(degrees.moved(key('a')), null)
  const at = 2.3 * Math.PI / 180, line = [Math.cos(at), Math.sin(at), 0]
  const stopped = handle([1, 0, 0], [-60, 20], { lines: [line] })
  near(stopped.moved(key('ArrowRight', { shiftKey: true })), line, 1e-6)
  stopped.put(stopped.moved(key('ArrowRight', { shiftKey: true })))
  near(stopped.moved(key('ArrowRight')), [Math.cos(3 * Math.PI / 180), Math.sin(3 * Math.PI / 180), 0], 1e-6)
  const normal = [0, Math.sin(-3.5 * Math.PI / 180), Math.cos(3.5 * Math.PI / 180)]
  const crossing = handle([0, 1, 0], [-60, 20], { planes: [normal] })
  const there = crossing.moved(key('ArrowUp', { shiftKey: true }))
  near(there, [0, Math.cos(3.5 * Math.PI / 180), Math.sin(3.5 * Math.PI / 180)], 1e-6)
  crossing.put(there)
  near(crossing.moved(key('ArrowUp')), [0, Math.cos(5 * Math.PI / 180), Math.sin(5 * Math.PI / 180)], 0.02)
})

test('a screen reader is told where x is', () => {
  equal(handle([0, 1, 0], [-60, 20]).told, { least: -180, most: 180, now: 90, words: 'azimuth 90°, elevation 0°, (0, 1, 0)' })
})
