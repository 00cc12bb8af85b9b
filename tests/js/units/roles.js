import { exchanged } from '/stage/controls/roles.js'
import { equal, test } from './check.js'

test('columns of points exchange their roles, and neither x nor y is left without one', () => {
  equal(exchanged('xyz-', 3, 'z'), 'xy-z')
  equal(exchanged('xyz-', 0, 'y'), 'yxz-')
  equal(exchanged('xyz-', 0, '-'), '-yx-')
  equal(exchanged('xy--', 0, '-'), '-yx-')
  equal(exchanged('xyz', 2, '-'), 'xy-')
  equal(exchanged('xy', 0, '-'), null)
  equal(exchanged('xy', 0, 'y'), 'yx')
  equal(exchanged('xy-', 2, 'x'), '-yx')
  equal(exchanged('xy', 0, 'z'), null)
})
