import { Curve } from '/stage/ways/curve.js'
import { equal, near, test } from './check.js'

/** A handle of two weights on the parabola x(1 − x), in the hand, with a door that enters what it is given. */
function handle(weights, steps = 100) {
  const state = { p: { text: weights.map(w => [String(w)]), value: weights.map(w => [w]) } }
  const door = {
    held: 'p', before: structuredClone(state),
    edit: ({ p }) => p.entries.forEach(([k, , number, text = String(number)]) => {
      state.p.text[k] = [text]
      state.p.value[k] = [number]
    }),
  }
  const xs = Array.from({ length: steps + 1 }, (_, k) => k / steps)
  const picture = {
    view: { halves: [0.55, 0.55] }, marks: [{ name: 'H', points: [xs, xs.map(x => x * (1 - x))] }],
    figure: { ways: { p: { along: 'H', names: ['heads', 'tails'] } } },
  }
  return { curve: new Curve({ state, door }, picture, { name: 'p', array: 'p', column: null }), now: () => state.p.value.flat() }
}

/** What becomes of weights where a hand, or a key, leads. */
function led(weights, to) {
  const { curve, now } = handle(weights), place = typeof to === 'string' ? curve.moved({ key: to }) : curve.landing([to, 9], false)
  if (place) curve.put(place)
  return now()
}

test('it stands on the curve', () => {
  equal(handle([1, 3]).curve.at, [0.25, 0.1875])
  near(handle([0.505, 0.495]).curve.at, [0.505, 0.24995])
  equal(handle([0, 2]).curve.at, [0, 0])
  equal(handle([2, 0]).curve.at, [1, 0])
})

test('a hand leads it along, and both keep their sum', () => {
  equal(led([0.5, 0.5], 0.3), [0.3, 0.7])
  equal(led([0.5, 0.5], -3), [0, 1])
  equal(led([3, 1], 0.5), [2, 2])
  equal(led([1 / 3, 2 / 3], 0.334), [1 / 3, 2 / 3])
})

test('keys lead it by hundredths', () => {
  equal(led([0.5, 0.5], 'ArrowRight'), [0.51, 0.49])
  equal(led([0.5, 0.5], 'PageDown'), [0.4, 0.6])
  equal(led([0.5, 0.5], 'End'), [1, 0])
  equal(led([0.5, 0.5], 'a'), [0.5, 0.5])
})

test('a screen reader is told the first', () => equal(handle([1, 3]).curve.told, { least: 0, most: 1, now: 0.25, words: 'heads: 0.25' }))
