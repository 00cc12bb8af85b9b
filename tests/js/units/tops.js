import { Tops } from '/stage/ways/tops.js'
import { equal, near, test } from './check.js'

/** A handle of a weight among others, in the hand, with a door that enters what it is given. */
function handle(weights, row, own = {}) {
  const state = { p: { text: weights.map(w => [String(w)]), value: weights.map(w => [w]) } }
  const door = {
    held: 'p', before: structuredClone(state),
    edit: ({ p }) => p.entries.forEach(([k, , number, text = String(number)]) => {
      state.p.text[k] = [text]
      state.p.value[k] = [number]
    }),
    /** Lets go, and takes hold again. */
    again: () => { door.before = structuredClone(state) },
  }
  const view = { scales: [50, 200], halves: [2, 0.55], bounds: [[0.4, 4.6], [-0.05, 1.05]] }
  const picture = { view, figure: { ways: { p: { names: ['rain', 'sun', 'snow'], scale: 1, width: 1, least: 0, ...own } } } }
  const stage = { state, door, range: () => [-1e9, 1e9] }
  const top = new Tops(stage, picture, { name: `p:${row}`, array: 'p', column: null, row })
  return { top, door, now: () => state.p.value.map(([w]) => w) }
}

const key = (name, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more })

/** What a key makes of the weight of the second. */
function pressed(weights, event, own = { keeps: true }) {
  const { top, now } = handle(weights, 1, own), place = top.moved(event)
  if (place) top.put(place)
  return now()[1]
}

test('it stands at the top of its bar', () => {
  equal(handle([0.5, 0.3, 0.2], 1).top.at, [2, 0.3])
  near(handle([1, 2, 5], 2, { scale: 1 / 8, offset: 0.2 }).top.at, [3.2, 0.625])
})

test('a hand leads it up and down by hundredths, wherever it is across', () => {
  const { top, now } = handle([0.5, 0.25, 0.25], 0, { keeps: true })
  top.put(top.landing([17, 0.7031], false))
  equal(now(), [0.7, 0.15, 0.15])
  top.put(top.landing([0, 0.70313], true))
  equal(now()[0], 0.7031)
  top.put(top.landing([0, -3], false))
  equal(now(), [0, 0.5, 0.5])
})

test('to all and back loses nothing, also if the hand lets go between', () => {
  const { top, door, now } = handle([0.5, 0.3, 0.2], 0, { keeps: true })
  top.put(top.landing([0, 2], false))
  equal(now(), [1, 0, 0])
  top.put(top.landing([0, 0.5], false))
  equal(now(), [0.5, 0.3, 0.2])
  top.put(top.landing([0, 2], false))
  door.again()
  top.put(top.landing([0, 0.5], false))
  equal(now(), [0.5, 0.3, 0.2])
})

test('it stops where it was', () => {
  const { top } = handle([1 / 3, 2 / 3], 0, { keeps: true })
  equal(top.landing([0, 0.336], false), [1, 1 / 3, 1 / 3])
})

test('keys lead it by hundredths', () => {
  equal(pressed([0.5, 0.3, 0.2], key('ArrowUp')), 0.31)
  equal(pressed([0.5, 0.3, 0.2], key('ArrowDown', { shiftKey: true })), 0.2)
  equal(pressed([0.5, 0.3, 0.2], key('ArrowUp', { altKey: true })), 0.301)
  equal(pressed([0.5, 0.3, 0.2], key('PageUp')), 0.4)
  equal(pressed([0.5, 0.3, 0.2], key('PageDown', {})), 0.2)
  equal(pressed([0.5, 0.05, 0.45], key('PageDown')), 0)
  equal(pressed([0.5, 0.3, 0.2], key('Home')), 0)
  equal(pressed([0.5, 0.3, 0.2], key('End')), 1)
  equal(pressed([5, 3, 2], key('End'), { keeps: true, scale: 0.1 }), 10)
  equal(pressed([0.5, 0.3, 0.2], key('ArrowLeft')), 0.3)
})

test('counts are whole, and the others stay', () => {
  const { top, now } = handle([3, 1, 0], 1, { whole: true })
  top.put(top.landing([0, 0.6], false))
  equal(now(), [3, 1, 0])
  equal(pressed([3, 1, 0], key('ArrowUp'), { whole: true }), 2)
  equal(pressed([3, 1, 0], key('ArrowUp', { altKey: true }), { whole: true }), 2)
  equal(pressed([3, 12, 0], key('PageDown'), { whole: true }), 2)
  equal(pressed([3, 1.5, 0], key('ArrowUp'), { whole: true }), 3)
})

test('without a least one it goes below 0', () => {
  equal(pressed([1, 0, 0], key('ArrowDown'), { least: undefined }), -0.01)
  equal(pressed([1, 0, 0], key('ArrowDown'), {}), 0)
})

test('the nearest across is meant', () => {
  const { top } = handle([0.5, 0.5], 0)
  equal([top.far(3, 100) < top.far(4, 0), top.far(3, 1) < top.far(3, 2)], [true, true])
})

test('a screen reader is told the outcome', () => {
  equal(handle([5, 3, 2], 1, { keeps: true, scale: 0.1 }).top.told, { least: 0, most: 1, now: 0.3, words: 'sun: 0.3' })
})
