import { board } from '/stage/figures/board.js'
import { corners, fitted, indices, numberOf, shortened } from '/stage/marks/cells.js'
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

test('a text that is shortened cannot be taken for another number', () => {
  const shorter = {
    '123456.789': '≈1.2e5', '−0.1234567': '−0.12…', 1234567890: '≈1.2e9', 1000000: '1e6', '-0.00000012': '≈−1e−7', 'no number': 'no nu…',
    '−5.714·10⁻⁵': '≈−6e−5', '10⁻¹⁰⁰': '10⁻¹⁰⁰', '−1/12960': '≈−8e−5', '100/10001': '0.009…', '≈0.5556': '0.555…', '≈−10²⁰': '≈−10²⁰',
  }
  for (const [text, short] of Object.entries(shorter)) equal(shortened(text, 6), short)
  const narrow = { '−5.714·10⁻⁵': '…', '0.5556': '.5…', '≈0.5556': '.5…', 0.25: '.25', '−0.1234': '…', '1/3': '1/3' }
  for (const [text, short] of Object.entries(narrow)) equal(shortened(text, 3), short)
  equal(['12345', '12 + √2', 'sqrt(2)'].map(text => shortened(text, 3)), ['…', '…', 'sq…'])
})

/** @param {number} value */
const digits = value => Math.abs(value).toFixed(12).replace(/^0\./, '.')

test('what is left of a number begins as it does, or is near to it', () => {
  const texts = ['0.5556', '−5.714·10⁻⁵', '−1/12960', '12345.678', '1e300', '3.999', '-0.0999', '7/3', '10²⁰', '0', '100', '−99999']
  for (const given of texts) for (let most = 1; most < 12; most++) {
    const text = shortened(given, most), value = numberOf(given), told = numberOf(text.replace('≈', '').replace('…', ''))
    holds(text.length <= most, `${given} as ${text} in ${most}`)
    if (text === '…') continue
    if (text.endsWith('…')) {
      const start = text.replace(/^−/, '').replace(/^0\./, '.').replace('…', '')
      holds(digits(value).startsWith(start), `${given} as ${text}`)
    } else if (text.startsWith('≈')) holds(Math.abs(told - value) <= Math.abs(value) / 2, `${given} as ${text}`)
    else near(told / (value || 1), value ? 1 : 0)
  }
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
