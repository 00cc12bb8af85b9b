import { board } from '/stage/figures/board.js'
import { corners, fitted, indices, shortened } from '/stage/marks/cells.js'
import { placeAt } from '/stage/player.js'
import { equal, holds, near, test } from './check.js'

test('a board fits into its picture, with its upper left corner at 0', () => {
  for (const [width, height] of [[600, 400], [300, 800], [1200, 200]]) {
    const view = board.view(width, height, { size: [9, 5] }), [left, top] = view.toPixel(0, 0), [right, bottom] = view.toPixel(9, -5)
    holds(left >= 0 && top >= 0 && right <= width && bottom <= height, `${[left, top, right, bottom]} in ${[width, height]}`)
    near([left + right, top + bottom], [width, height])
    equal(view.scales[0], view.scales[1])
    near(view.toPlane(...view.toPixel(3, -2)), [3, -2])
    near(view.toPixel(view.bounds[0][0], view.bounds[1][0]), [0, height])
  }
})

test('no value leaves its cell', () => {
  const texts = ['7', '−10', '1/3', '123456789.123', '-1.23456789e-300', 'sqrt(2)/2', '12345678901234567890', 'a long word that is none']
  for (const side of [8, 15, 24, 40, 84]) for (const given of texts) {
    const { text, height } = fitted(given, side, 0.36)
    holds(text.length * height * 0.6 <= 0.9 * side, `${given} as ${text} in ${side}`)
    holds(height <= 20, `${height}`)
  }
  equal(fitted('12', 50, 0.36).text, '12')
})

test('a number that is shortened is still near to it', () => {
  const shorter = {
    '123456.789': '123457', '−0.1234567': '−0.123', 1234567890: '1.23e9', 1000000: '1e6', '-0.00000012': '−1e−7', 'no number': 'no nu…',
  }
  for (const [text, short] of Object.entries(shorter)) equal(shortened(text, 6), short)
})

test('an entry has an index along each axis', () => {
  equal(indices(0, []), [])
  equal(indices(4, [6]), [4])
  equal([0, 5, 11].map(k => indices(k, [2, 3, 2])), [[0, 0, 0], [0, 2, 1], [1, 2, 1]])
})

test('a cell that is nowhere has no outline', () => {
  const [x, y] = corners([[0, null, 2], [0, null, -1]], 1)
  equal(x.length, y.length)
  equal(x.filter(c => c === null).length, 2)
  near([Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)], [-0.45, 2.45, -1.45, 0.45])
})

test('between two moments points go straight', () => {
  const keys = [[0, [[0, 1], [0, null]]], [2, [[4, 5], [2, 2]]], [3, [[4, 5], [2, 2]]]]
  equal([-1, 0, 1, 2.5, 9].map(t => placeAt(keys, t)[0]), [[0, 1], [0, 1], [2, 3], [4, 5], [4, 5]])
  equal(placeAt(keys, 1)[1], [1, null])
})
