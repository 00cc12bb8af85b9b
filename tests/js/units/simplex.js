import { Simplex } from '/stage/ways/simplex.js'
import { equal, holds, near, numbers, test } from './check.js'

const HIGH = Math.sqrt(3) / 2, CORNERS = [[0, 1, 0.5], [0, 0, HIGH]], SCALE = 400

/** A handle of three weights, in the hand, with a door that enters what it is given. */
function handle(...text) {
  const value = text.map(entry => { const [a, b = 1] = entry.split('/'); return [a / b] })
  const state = { p: { text: text.map(entry => [entry]), value } }
  const door = {
    held: 'p', before: structuredClone(state),
    edit: ({ p }) => p.entries.forEach(([k, , number, text = String(number)]) => {
      state.p.text[k] = [text]
      state.p.value[k] = [number]
    }),
  }
  const view = { scales: [SCALE, SCALE], toPixel: (x, y) => [x * SCALE, -y * SCALE] }
  const picture = { view, figure: { ways: { p: { corners: CORNERS, names: ['rain', 'sun', 'snow'] } } } }
  const simplex = new Simplex({ state, door }, picture, { name: 'p', array: 'p', column: null })
  return { simplex, texts: () => state.p.text.flat() }
}

/** What a hand at a point makes of weights. */
function led(text, point, isFree = false) {
  const { simplex, texts } = handle(...text)
  simplex.put(simplex.landing(point, isFree))
  return texts()
}

/** What keys make of weights. */
function pressed(text, ...keys) {
  const { simplex, texts } = handle(...text)
  for (const key of keys) simplex.put(simplex.moved({ key, shiftKey: false, altKey: false }))
  return texts()
}

test('it stands where its weights are in balance', () => {
  near(handle('1', '0', '0').simplex.at, [0, 0])
  near(handle('2', '1', '1').simplex.at, [0.375, HIGH / 4])
})

test('a hand puts it where it points, in hundredths', () => {
  equal(led(['1', '0', '0'], [0.375, HIGH / 4]), ['0.5', '0.25', '0.25'])
  equal(led(['7', '0', '0'], [0.375, HIGH / 4]), ['3.5', '1.75', '1.75'])
  const exact = led(['1', '0', '0'], [0.3333, 0.2], true).map(Number)
  near(exact[0] + exact[1] + exact[2], 1, 1e-15)
  near(exact[2], 0.2 / HIGH, 1e-3)
})

test('a hand beyond a side or a corner leads it to the nearest point of the triangle', () => {
  equal(led(['1', '0', '0'], [0.4, -5]), ['0.6', '0.4', '0'])
  equal(led(['1', '0', '0'], [9, -5]), ['0', '1', '0'])
  for (const x of numbers(20, -2, 2)) {
    for (const y of numbers(5, -2, 2)) holds(led(['1', '0', '0'], [x, y]).every(weight => weight >= 0), `${x}, ${y}`)
  }
})

test('it stops where all are equal, exactly, and where it was', () => {
  equal(led(['1', '0', '0'], [0.505, HIGH / 3]), ['1/3', '1/3', '1/3'])
  equal(led(['3', '0', '0'], [0.505, HIGH / 3]), ['1', '1', '1'])
  equal(led(['1/2', '3/8', '1/8'], [0.4375, HIGH / 8]), ['1/2', '3/8', '1/8'])
})

test('keys lead it along the lower side, and up to the third corner', () => {
  equal(pressed(['0.5', '0.3', '0.2'], 'ArrowRight'), ['0.49', '0.31', '0.2'])
  equal(pressed(['0.5', '0', '0.5'], 'ArrowLeft'), ['0.5', '0', '0.5'])
  equal(pressed(['0.6', '0.2', '0.2'], 'ArrowUp'), ['0.5925', '0.1975', '0.21'])
  equal(pressed(['0.5', '0.5', '0'], 'PageUp', 'ArrowRight', 'PageDown'), ['0.4889', '0.5111', '0'])
})

test('a screen reader is told all three', () => {
  equal(handle('2', '1', '1').simplex.told, { least: 0, most: 1, now: 0.5, words: 'rain: 0.5, sun: 0.25, snow: 0.25' })
})
