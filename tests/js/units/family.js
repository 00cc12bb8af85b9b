import { Member, points } from '/stage/family.js'
import { Line } from '/stage/marks/line.js'
import { equal, near, test } from './check.js'

const FAMILY = { numbers: [1, 2], points: [[[1, 0.5], [0, 0.5]], [[1, 0.7], [0, 0.7]], [[1, 1], [0, 1]]], isQuarter: false }
const MEMBER = { family: 'f', number: 1, follows: 'p' }

test('points of a number lie between those of its neighbours', () => {
  equal(points(FAMILY, 1), [[1, 0.5], [0, 0.5]])
  near(points(FAMILY, 1.5), [[1, 0.6], [0, 0.6]])
  equal(points(FAMILY, 0.2), [[1, 0.5], [0, 0.5]])
  equal(points(FAMILY, 2), [[1, 0.7], [0, 0.7]])
  equal(points(FAMILY, Infinity), [[1, 1], [0, 1]])
})

test('three quarter turns make a closed curve', () => {
  const square = [[1, 1, 0, -1, -1, -1, 0, 1, 1], [0, 1, 1, 1, 0, -1, -1, -1, 0]]
  near(points({ ...FAMILY, isQuarter: true }, Infinity), square)
})

test('a member follows its number, and stays the same thing while that does', () => {
  const own = new Member(MEMBER, FAMILY), fixed = new Member({ family: 'f', number: 1 }, FAMILY)
  equal(own.points({ p: 'inf' }), [[1, 1], [0, 1]])
  const first = own.points({ p: 1.5 }), second = own.points({ p: 1.5 })
  equal(first === second, true)
  equal(fixed.points({ p: 1.5 }), [[1, 0.5], [0, 0.5]])
})

test('a line of a family is drawn anew as its number moves, before Python answers', () => {
  const line = new Line({ name: 'edge', role: 'first', member: MEMBER }, { width: 2, dash: '', opacity: 1 })
  line.take(line.sent, { f: FAMILY })
  equal(line.at({ state: { p: 2 } }), [[1, 0.7], [0, 0.7]])
  equal(line.at({ state: { p: 1 } }), [[1, 0.5], [0, 0.5]])
})

test('points that are told as whole numbers are multiples of a step, and stay what they are as long as both do', () => {
  const whole = [[1, null, 3], [2, null, -4]], sent = { name: 'l', role: 'first', kind: 'line', points: whole, steps: [0.5, 0.25] }
  const line = new Line(sent, { width: 1, dash: '', opacity: 1 })
  line.take(sent, {})
  const { points } = line
  equal(points, [[0.5, null, 1.5], [0.5, null, -1]])
  line.take({ ...sent, steps: [0.5, 0.25] }, {})
  equal(line.points === points, true)
  line.take({ ...sent, steps: [1, 1] }, {})
  equal(line.points, whole)
})
