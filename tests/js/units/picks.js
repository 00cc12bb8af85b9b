import { Picks } from '/stage/ways/picks.js'
import { equal, test } from './check.js'

const CENTRES = [[2, 2, 2], [-1, -2, -4]] // of rows 1, 2 and 4: row 3 cannot be picked

/** A handle that picks the second number of a place; now is what that is while the place leaves it to the page. */
function handle(place, now = 2, picks = [1, 2, 4]) {
  const set = []
  const stage = { state: { p: place }, door: { edit: ({ p }) => { set.push(p) } } }
  const picture = { view: { scales: [40, 40] }, figure: { ways: { 'p pick': { centres: CENTRES, picks, axis: 1, now } } } }
  return { set, pick: new Picks(stage, picture, { name: 'p pick', array: 'p', column: null }) }
}

/** What a hand at a point makes of a place. */
function led(place, point) {
  const { set, pick } = handle(place)
  pick.put(pick.landing(point))
  return set[0]
}

/** What a key makes of it. */
function pressed(place, name, more = {}) {
  const { set, pick } = handle(place), to = pick.moved({ key: name, shiftKey: false, altKey: false, ...more })
  if (to) pick.put(to)
  return set[0]
}

test('it stands where its number of the place says, and where the page has it while that says nothing', () => {
  equal(handle('3,4').pick.at, [2, -4])
  equal(handle('3,1').pick.at, [2, -1])
  for (const place of ['', '3', '3,0', '3,3']) equal(handle(place).pick.at, [2, -2], place)
  equal(handle('3,0', 4).pick.at, [2, -4])
})

test('a hand picks the nearest that can be picked, and the other numbers stay', () => {
  equal(led('3,2,1', [2.3, -3.4]), '3,4,1')
  equal(led('3,2,1', [-9, 9]), '3,1,1')
  equal(led('3,4', [2, -2]), '3,2')
})

test('numbers before its own that the place has not are left to the page', () => {
  equal(led('', [2, -4]), '0,4')
  equal(led('3', [2, -1]), '3,1')
})

test('a tap picks a cell, and nothing beside all of them', () => {
  equal(handle('').pick.tapped([2.4, -3.6]), [2, -4])
  equal(handle('').pick.tapped([2, -3]), null)
  equal(handle('').pick.tapped([2.6, -4]), null)
})

test('keys lead from one to the next, and stop at the ends', () => {
  const places = ['3,1', '3,2', '3,4', ''], to = name => places.map(place => pressed(place, name))
  for (const name of ['ArrowDown', 'ArrowRight']) equal(to(name), ['3,2', '3,4', '3,4', '0,4'], name)
  for (const name of ['ArrowUp', 'ArrowLeft']) equal(to(name), ['3,1', '3,1', '3,2', '0,1'], name)
  equal([pressed('3,2', 'Home'), pressed('3,2', 'End')], ['3,1', '3,4'])
  equal(pressed('3,2', 'a'), undefined)
  equal(pressed('3,2', 'ArrowDown', { altKey: true }), undefined)
})

test('a screen reader is told which it is of how many, and its number', () => {
  equal(handle('3,4').pick.told, { least: 0, most: 2, now: 2, words: '4' })
  equal(handle('').pick.told, { least: 0, most: 2, now: 1, words: '2' })
})
