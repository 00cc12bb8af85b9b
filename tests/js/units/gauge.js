import { Gauge } from '/stage/ways/gauge.js'
import { equal, holds, near, test } from './check.js'

const NUMBERS = [0.5, 1, 1.4, 2, 3, 10, 100], corner = p => 2 ** (-1 / p)
const PLACES = [...NUMBERS.map(corner), 1]

/** A handle of p that is at a value, with what it has been set to. */
function handle(value) {
  const set = []
  const door = { edit: ({ p }) => { set.push(p) } }
  const picture = { view: { scales: [200, 200] }, figure: { ways: { p: { places: [PLACES, PLACES], numbers: NUMBERS, rests: [1, 2] } } } }
  const stage = { state: { p: value }, door, range: () => [0.5, 100], ends: () => ({ zero: '', infinity: '∞' }) }
  return { set, gauge: new Gauge(stage, picture, { name: 'p', array: 'p', column: null }) }
}

/** What a hand at a point makes of it. */
function led(x, y, isFree = false) {
  const { gauge, set } = handle(2)
  gauge.put(gauge.landing([x, y], isFree))
  return set[0]
}

const key = (name, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more })

/** What a key makes of a value. */
function pressed(value, event) {
  const { gauge, set } = handle(value), place = gauge.moved(event)
  if (place) gauge.put(place)
  return set[0]
}

test('it stands where its number does, and ∞ at the end', () => {
  for (const p of NUMBERS) near(handle(p).gauge.at, [corner(p), corner(p)])
  near(handle('inf').gauge.at, [1, 1])
  const [x] = handle(1.2).gauge.at
  holds(x > corner(1) && x < corner(1.4), 'between its neighbours')
})

test('a hand leads it along the way, to the number whose place is nearest', () => {
  equal(led(-5, -5), 0.5)
  equal(led(5, 5), 'inf')
  equal(led(0.9, 0.9, true), 8.34)
  equal(led(1, 0.8, true), led(0.9, 0.9, true), 'across the way')
})

test('it stops at round numbers, unless it is free', () => {
  const near2 = corner(2) + 0.004
  equal(led(near2, near2), 2)
  holds(led(near2, near2, true) > 2, 'free')
})

test('what it is at a place is put there again', () => {
  for (const p of [0.5, 0.77, 1.23, 2.5, 7, 55, 100]) {
    const { gauge, set } = handle(p)
    gauge.put(gauge.at)
    equal(set[0], p)
  }
})

test('keys lead it by tenths, to ∞ and back', () => {
  equal(pressed(2, key('ArrowRight')), 2.1)
  equal(pressed(2, key('ArrowLeft', { shiftKey: true })), 1)
  equal(pressed(2, key('ArrowUp', { altKey: true })), 2.01)
  equal(pressed(0.5, key('ArrowLeft')), 0.5)
  equal(pressed(100, key('ArrowRight')), 'inf')
  equal(pressed('inf', key('ArrowLeft')), 100)
  equal(pressed('inf', key('ArrowRight')), 'inf')
  equal(pressed(2, key('Home')), 0.5)
  equal(pressed(2, key('End')), 'inf')
  equal(pressed(2, key('a')), undefined)
})

test('a screen reader is told the number', () => {
  equal(handle(2).gauge.told, { least: 0.5, most: 100, now: 2, words: '2' })
  equal(handle('inf').gauge.told.words, '∞')
})
