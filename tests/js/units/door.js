import { Door } from '/stage/door.js'
import { equal, test } from './check.js'

/** A door to a page with a matrix, points, and a film; what it has ended and asked is noted. */
function begun(stays = false) {
  const noted = []
  const note = name => () => { noted.push(name) }
  const stage = {
    arraySpec: name => ({ rows: name === 'P' ? 3 : 2, limit: 1e6 }), due: note('due'), led: name => name === 'text' ? ['A'] : [],
    tools: { tell: note('told') }, fields: { forget: note('typing') }, pictures: { forget: note('trails') },
    player: { rest: note('film'), spec: { time: 't', rest: 1, stays, choice: 'path' } },
    handles: { drop: note('grip'), changed: note('focus'), picking: { drop() {} } },
    exchange: { released: note('released'), ask: note('asked') },
  }
  const door = new Door(stage)
  const state = { A: array([[1, 2], [3, 4]]), P: array([[0, 0], [1, 1]]), t: 0.5, path: 'svd', view: 0 }
  door.draft.become(state)
  door.open(state)
  return { door, noted, taken: () => noted.splice(0).filter(name => name !== 'due') }
}

const array = rows => ({ text: rows.map(row => row.map(String)), value: structuredClone(rows) })
const entry = value => ({ A: { entries: [[0, 0, value]] } })

test('an edit is final at once', () => {
  const { door, taken } = begun()
  door.edit(entry(5))
  equal([taken(), door.draft.values.A.value[0][0], door.history.canUndo], [['film', 'released', 'asked'], 5, true])
})

test('what a hand holds is final when it lets go, and one step for undo', () => {
  const { door, taken } = begun()
  door.hold('A')
  for (const value of [5, 6, 7]) door.edit(entry(value))
  equal(taken().includes('released'), false)
  door.release()
  equal([taken(), door.held, door.history.entries.length], [['released', 'asked'], '', 2])
})

test('a hand that has changed nothing asks nothing', () => {
  const { door, taken } = begun()
  door.hold('A')
  door.release()
  door.release()
  equal([taken(), door.history.canUndo], [[], false])
})

test('what is still being typed is not final', () => {
  const { door, taken } = begun()
  door.edit({ A: { typed: { row: 0, column: 0, text: 'sq', final: false } } }, false)
  equal([taken(), door.history.canUndo], [['film', 'asked'], false])
})

test('Escape takes back what the hand has done since it took hold', () => {
  const { door, taken } = begun()
  door.hold('A')
  door.edit(entry(5))
  door.takeBack()
  equal([door.draft.values.A.value[0][0], door.draft.values.t, door.held, door.history.canUndo], [1, 0.5, '', false])
  equal(taken().at(-1), 'asked')
})

test('a hand on anything else ends the film, and its own controls and the view do not', () => {
  for (const [edits, ends] of [[entry(2), true], [{ A: { typed: { row: 0, column: 0, text: 'x' } } }, true], [{ P: { add: [1, 2] } }, true],
    [{ t: 0.2 }, false], [{ path: 'polar', t: 1 }, false], [{ view: 3 }, false]]) {
    const { door, taken } = begun()
    door.edit(edits)
    equal(taken().includes('film'), ends, Object.keys(edits))
  }
})

test('a film ends at the moment at rest, unless its page stays at its own', () => {
  for (const stays of [false, true]) {
    const { door } = begun(stays)
    door.edit(entry(2))
    equal(door.draft.values.t, stays ? 0.5 : 1)
  }
})

test('a row that comes or goes drops what is grabbed, and lists have a least and a most', () => {
  const { door, taken } = begun()
  door.hold('P')
  door.edit({ P: { add: [5, 6] } })
  equal([taken(), door.held, door.draft.values.P.value.length], [['grip', 'film', 'released', 'asked', 'focus'], '', 3])
  door.edit({ P: { add: [7, 8] } })
  equal([taken(), door.draft.values.P.value.length], [['told'], 3])
  for (let k = 0; k < 5; k++) door.edit({ P: { remove: 0 } })
  equal([door.draft.values.P.value, taken().filter(name => name === 'told').length], [[[5, 6]], 3])
})

test('what others follow from goes with a step, and with what the hand has taken back', () => {
  const { door } = begun()
  door.edit(entry(5))
  door.draft.answered(door.draft.moment(), door.draft.values, [], true)
  door.edit({ P: { entries: [[0, 0, 1]] } })
  door.hold('A')
  door.edit(entry(6))
  door.takeBack()
  equal([door.draft.moved, door.draft.values.A.value[0][0]], ['P', 5])
  door.undo()
  equal(door.draft.moved, 'A')
  door.redo()
  equal(door.draft.moved, 'P')
  door.reset()
  equal(door.draft.moved, '')
})

test('to go elsewhere ends all that is under way', () => {
  const { door, taken } = begun()
  door.hold('A')
  door.edit(entry(5))
  taken()
  door.go({ state: { ...door.draft.values, A: array([[9, 9], [9, 9]]) } })
  equal([taken().toSorted(), door.held], [['asked', 'film', 'grip', 'released', 'trails', 'typing'], ''])
  door.undo()
  equal(door.draft.values.A.value[0][0], 1)
  door.redo()
  equal(door.draft.values.A.value[0][0], 9)
})
