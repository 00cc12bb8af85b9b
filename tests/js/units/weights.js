import { shared, total } from '/stage/weights.js'
import { equal, holds, near, numbers, test } from './check.js'

const number = entry => { const [a, b = 1] = entry.split('/'); return a / b }
/** A vector by its texts. */
const vector = (...text) => ({ text: text.map(entry => [entry]), value: text.map(entry => [number(entry)]) })

/** The sum of numbers as they are written, as an exact decimal. */
function exact(written) {
  const places = 40
  let sum = 0n
  for (const number of written) {
    const [digits, exponent = '0'] = String(number).split('e'), [whole, part = ''] = digits.split('.')
    sum += BigInt(whole + part) * 10n ** BigInt(places - part.length + Number(exponent))
  }
  const text = String(sum).padStart(places + 1, '0')
  return `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '')
}

/** The weights once one of them is another. */
function moved(from, row, weight) {
  const to = from.value.map(([w]) => w)
  for (const [k, , number] of shared(from, row, weight)) to[k] = number
  return to
}

test('the decimals as they are written have the sum that they had', () => {
  equal(moved(vector('0.5', '0.25', '0.125', '0.125'), 0, 0.6), [0.6, 0.2, 0.1, 0.1])
  equal(exact(moved(vector('0.1', '0.2', '0.7'), 2, 0.33)), '1')
  equal(exact(moved(vector('1/3', '1/3', '1/3'), 1, 0.41)), '1')
  equal(exact(moved(vector('3', '1', '2'), 0, 1.7)), '6')
  equal(exact(moved(vector('120', '45.5', '7'), 1, 100)), '172.5')
  for (const count of [2, 3, 26, 60]) {
    for (const weight of numbers(20, 0, 1)) {
      const given = numbers(count, 0, 1).map(w => Number(w.toFixed(3))), sum = total(given), to = Number((weight * sum).toPrecision(3))
      const found = moved(vector(...given.map(String)), 0, to)
      equal(exact(found), exact([sum]), `${count} to ${to}`)
      holds(found.every((w, k) => w > 0 === given[k] > 0 || !k), 'none is lost')
    }
  }
})

test('the others keep their proportions', () => {
  const found = moved(vector('0.5', '0.3', '0.15', '0.05', '0.00001'), 0, 0.9)
  near(found, [0.9, 0.06, 0.03, 0.01, 2e-6], 1e-5)
  equal(found[4], 0.000002)
})

test('they share evenly if all are 0', () => {
  equal(moved(vector('1', '0', '0'), 0, 0.5), [0.5, 0.25, 0.25])
  equal(moved(vector('1', '0'), 1, 0.25), [0.75, 0.25])
})

test('all of the sum leaves them nothing', () => equal(moved(vector('0.2', '0.3', '0.5'), 1, 1), [0, 1, 0]))

test('back where it was they are as they were, with their texts', () => {
  const from = vector('1/3', '1/2', '1/6')
  equal(shared(from, 1, 0.5).map(([, , , text]) => text), ['1/3', '1/2', '1/6'])
})

test('what counts in no sum stays, and so does what is negative', () => {
  const found = moved(vector('0.5', '0.5', '1e-300', '-2'), 0, 0.25)
  equal(found, [0.25, 0.75, 1e-300, -2])
  equal(moved(vector('1', '1e-12'), 0, 0.5), [0.5, 0.500000000001])
})

test('one outcome has all, and of nothing nothing is kept', () => {
  equal(shared(vector('1'), 0, 0.5), [])
  equal(moved(vector('0', '0'), 1, 0.5), [0, 0.5])
})

test('a sum has no rounding of its own', () => {
  equal(total([0.1, 0.2, 0.7]), 1)
  equal(total([1 / 3, 1 / 3, 1 / 3]), 1)
  equal(total([1, -1]), 1)
})

test('equal weights stay equal where one that falls to 0 leaves them all of a whole sum', () => {
  const texts = (from, row, weight) => shared(from, row, weight).map(([k, , number, text]) => [k, text ?? String(number)])
  equal(texts(vector('0', '0', '0', '1'), 3, 0), [[3, '0'], [0, '1/3'], [1, '1/3'], [2, '1/3']])
  equal(texts(vector('1', '0', '0', '0', '0', '0', '0'), 0, 0).slice(1).map(([, text]) => text), Array(6).fill('1/6'))
  equal(moved(vector('0', '0', '1'), 2, 0), [0.5, 0.5, 0])
  equal(moved(vector('0', '0', '0', '1'), 3, 0.1), [0.3, 0.3, 0.3, 0.1])
})
