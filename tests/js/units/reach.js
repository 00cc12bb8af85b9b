import { Reach } from '/stage/ways/reach.js'
import { equal, near, test } from './check.js'

/** A handle of an entry of s, beside the places m, with what it has been set to. */
function handle(own) {
  const set = []
  const door = { edit: value => { set.push(value) } }
  const view = { scales: [100, 100], halves: [5, 1], bounds: [[-5, 5], [-1, 1]] }
  const snapped = ([x, y]) => [Math.round(x * 10) / 10, y]
  const picture = { view, snapped, figure: { ways: { 's:1': { height: 0.5, scale: 1, ...own } } } }
  const state = { m: { value: [[-3], [2]] }, s: { value: [[1], [0.5]] } }
  const stage = { state, door, range: () => [-100, 100] }
  return { set, reach: new Reach(stage, picture, { name: 's:1', array: 's', column: null }) }
}

const width = { row: 1, other: 1, beside: 'm', share: 1, least: 0.01 }

/** What a hand at x makes of it. */
function led(own, x) {
  const { reach, set } = handle(own)
  reach.put(reach.landing([x, 0.9], false))
  return set[0]?.s.entries
}

const key = (name, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more })

test('it stands from the other entry as far as its own says', () => {
  near(handle({ row: 1 }).reach.at, [0.5, 0.5])
  near(handle(width).reach.at, [2.5, 0.5])
  near(handle({ ...width, scale: -1 }).reach.at, [1.5, 0.5])
  near(handle({ row: 1, other: 0, share: -2, scale: 2 }).reach.at, [-1, 0.5])
})

test('a hand sets its own entry, down to the least', () => {
  equal(led(width, 3.04), [[1, 0, 1]])
  equal(led({ ...width, scale: -1 }, 0), [[1, 0, 2]])
  equal(led(width, -4), [[1, 0, 0.01]])
  equal(led({ row: 1, other: 0, share: -2, scale: 2 }, 3), [[1, 0, 2.5]])
  equal(led(width, 2.5), [])
})

test('keys lead it by a step of the picture', () => {
  const { reach, set } = handle(width)
  reach.put(reach.moved(key('ArrowRight')))
  equal(set[0].s.entries, [[1, 0, 0.6]])
  equal(reach.moved(key('a')), null)
})

const distance = { row: 1, other: 0, scale: -0.5, share: 0.5, ends: [0, 12] } // from 1 down to 0.5: a quarter

test('between its ends it stops at them, and does not turn round', () => {
  near(handle(distance).reach.at, [0.25, 0.5])
  equal(led(distance, -3), [[1, 0, 1]])
  equal(led(distance, 2), [[1, 0, -3]])
  const { reach, set } = handle(distance)
  reach.put([40, 0.5])
  reach.put(reach.moved(key('ArrowLeft', { shiftKey: true })))
  equal(set.map(({ s }) => s.entries), [[[1, 0, -23]], [[1, 0, 1]]])
  equal(reach.told, { least: 0, most: 12, now: 0.25, words: '0.25' })
})

test('Home and End lead it to its ends', () => {
  for (const [own, ends] of [[distance, [1, -23]], [width, [0.01, 100]], [{ ...width, scale: -1 }, [0.01, 100]]]) {
    const { reach, set } = handle(own)
    for (const name of ['Home', 'End']) reach.put(reach.moved(key(name)))
    equal(set.map(({ s }) => s.entries[0][2]), ends)
  }
})

test('a screen reader is told the entry', () => {
  equal(handle(width).reach.told, { least: 0.01, most: 100, now: 0.5, words: '0.5' })
})
