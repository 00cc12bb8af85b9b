import { numpy, python } from '/stage/copying.js'
import { full, written } from '/stage/digits.js'
import { equal, test } from './check.js'

test('all digits are written as the page writes numbers', () => {
  equal(written(-2.23606797749979), '−2.23606797749979')
  equal(written(1.5e-9), '1.5·10⁻⁹')
  equal(written(-1e21), '−10²¹')
})

test('a text that shows all digits has no more to say', () => {
  for (const [value, text] of [[0.5, '0.5'], [2, '2'], [1.9999999999999998, '2'], [1e-17, '0'], [1e-9, '10⁻⁹'], [45, '45°']]) {
    equal(full(value, text), '', text)
  }
})

test('all digits have the unit and the form of their text', () => {
  equal(full(26.56505117707799, '26.57°'), '26.56505117707799°')
  equal(full(1 / 3, '≈ 0.33'), '≈ 0.3333333333333333')
  equal(full(0.9875, '98.75 %'), '')
  equal(full([1.5, 1e-17, 1 / 3], '(1.5, 0, 0.3333)'), '(1.5, 0, 0.3333333333333333)')
  equal(full([1 / 3, -2 / 3], '0.3333 − 0.6667i'), '0.3333333333333333 − 0.6666666666666666i')
  equal(full([1e-17, -1], '−i'), '')
})

test('a matrix is copied as NumPy reads it', () => {
  equal(numpy([[1, -0.1], [1e-9, 2]]), 'np.array([[1.0, -0.1],\n          [1e-9, 2.0]])')
  equal(numpy([[1, 2], [3, 4], [5, 6], [7, 8]], [2, 2, 2]), 'np.array([[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]])')
  equal([numpy([[1, 2]], [2]), numpy([[1]], [])], ['np.array([1.0, 2.0])', 'np.array(1.0)'])
  equal(python([0.5, -2]), '0.5-2j')
})
