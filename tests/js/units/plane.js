import { chart } from '/stage/figures/chart.js'
import { plane } from '/stage/figures/plane.js'
import { Squares } from '/stage/marks/squares.js'
import { apply, composed, decimal, hundredths, path, rounded, snapped, step, text } from '/stage/plane.js'
import { equal, holds, near, numbers, test } from './check.js'

const WIDE = plane.view(600, 400, { half: 2 }), AXES = chart.view(600, 400, { x: [2010, 2020], y: [-5, 45] })
const coordinates = d => d.match(/-?[\d.]+(e-?\d+)?/g).map(Number)
const points = d => { const all = coordinates(d); return all.flatMap((x, k) => k % 2 ? [] : [[x, all[k + 1]]]) }

test('a pixel is where its point is, and back', () => {
  for (const v of [WIDE, AXES]) for (const x of numbers(20, -3, 3)) near(v.toPlane(...v.toPixel(x, 1 - x)), [x, 1 - x])
})

test('both scales of a plane are equal, and half is that of the shorter side', () => {
  for (const v of [WIDE, plane.view(300, 800, { half: 2 })]) {
    equal(v.scales[0], v.scales[1])
    near(Math.min(...v.bounds.map(([, most]) => most)), 2)
  }
})

test('a map is linear', () => {
  const M = [[2, -1], [0.5, 3]], [a, b, x, y, u, v] = numbers(6, -5, 5)
  const [p, q] = [apply(M, x, y), apply(M, u, v)]
  near(apply(M, a * x + b * u, a * y + b * v), [a * p[0] + b * q[0], a * p[1] + b * q[1]])
  equal(apply(undefined, 1, 2), [1, 2])
})

test('no coordinate grows without bound', () => {
  for (const far of [1e3, 1e9, 1e300]) {
    for (const closed of [false, true]) {
      const d = path([[-far, far, 0, far], [-far, far, 1, -far / 2]], undefined, WIDE, closed)
      holds(coordinates(d).every(c => Math.abs(c) < 1100), d)
    }
  }
})

test('a line through the picture whose ends are both outside still crosses it', () => {
  const [from, to] = points(path([[-1e6, 1e6], [1, 1]], undefined, WIDE))
  near([from[1], to[1]], [100, 100])
  holds(from[0] < 0 && to[0] > 600, 'it goes from side to side')
})

test('a line that misses the picture is none, and a gap parts a line in two', () => {
  equal(path([[1e6, 2e6], [1, 1]], undefined, WIDE), 'M0,0')
  equal(path([[0, 1, null, 0, 1], [0, 0, null, 1, 1]], undefined, WIDE), 'M300,200L400,200M300,100L400,100')
})

test('a polygon that is cut has the area that is left', () => {
  const area = d => Math.abs(points(d).reduce((sum, [x, y], k, all) => {
    const [u, v] = all[(k + 1) % all.length]
    return sum + (x * v - u * y) / 2
  }, 0))
  near(area(path([[-99, 99, 99, -99], [-99, -99, 99, 99]], undefined, WIDE, true)), 1400 * 1200) // the picture and 400 pixels around it
  near(area(path([[-1, 1, 1, -1], [-1, -1, 1, 1]], undefined, WIDE, true)), 200 * 200)
  near(area(path([[0, 99, 99, 0], [0, 0, 99, 99]], undefined, WIDE, true)), 700 * 600)
})

test('a step is a tenth where that can be seen, and else another power of ten', () => {
  equal([0.02, 0.5, 1, 2, 10, 100, 1000, 1e12].map(step), [0.001, 0.01, 0.1, 0.1, 0.1, 0.1, 1, 1e9])
})

test('what is rounded is free of binary dust and of minus zero', () => {
  equal([rounded(0.1 * 3, 0.1), rounded(-0.04, 0.1), rounded(1e-12 * 7, 1e-12), text(-0)], [0.3, 0, 7e-12, '0'])
  for (const value of numbers(50, -100, 100)) holds(text(rounded(value, 0.1)).length <= 5, value)
})

test('a hand lands on tenths, and on an axis that is near; free of both with Alt', () => {
  equal(snapped([1.234, 0.05], WIDE), [1.2, 0])
  equal(snapped([1.234, 0.05], WIDE, true), [1.234, 0.05])
  equal(snapped([1.234, 0.26], WIDE, false, 0), [1.2, 0.3])
})

test('squares on residuals are square to the eye', () => {
  const mark = new Squares({ name: 'squares', role: 'square' }, {})
  mark.take({ points: [[2012, 2015], [10, 30], [20, 25]] }, {})
  const [x, y] = mark.outline({ view: AXES })
  for (const first of [0, 6]) {
    const [a, b] = [0, 2].map(k => AXES.toPixel(x[first + k], y[first + k]))
    near(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]))
  }
})

test('of two maps the right one comes first, and a number is that often the identity', () => {
  const maps = { A: [[1, 2], [3, 4]], B: [[0, 1], [1, 1]], c: [[3]] }
  equal(composed('A B', maps), [[2, 3], [4, 7]])
  equal(composed('c A', maps), [[3, 6], [9, 12]])
  equal(composed('A c', maps), composed('c A', maps))
})

test('a screen reader is told numbers without powers of ten', () => {
  for (const value of [0, -0, 2.5, -1e9, 1e-9, 1e-300, 1e300, -Infinity]) {
    const text = decimal(value)
    holds(/^-?\d+(\.\d+)?$/.test(text), text)
    if (Math.abs(value) <= 1e20) near(Number(text), value, 1e-20)
  }
})

test('a number is written to hundredths as the shortest text', () => {
  for (const value of [0, 0.004, -0.004, 0.05, -0.05, 12.5, -12.345, -300, 99.999, ...numbers(500, -900, 900)]) {
    equal(hundredths(value), String(Math.round(value * 100) / 100), String(value))
  }
})
