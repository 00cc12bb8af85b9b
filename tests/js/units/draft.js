import { Draft } from '/stage/draft.js'
import { equal, test } from './check.js'

const array = rows => ({ text: rows.map(row => row.map(String)), value: structuredClone(rows) })
const typed = (row, column, text, more = {}) => ({ A: { typed: { row, column, text, final: true, ...more } } })
const limit = () => 1e6

function begun(rows = [[1, 2], [3, 4]], more = {}) {
  const draft = new Draft()
  draft.become({ A: array(rows), t: 1, ...more })
  return draft
}

/** What Python answers: the state that was asked, with entries [row, column, text, value] read. */
function read(asked, ...entries) {
  const state = structuredClone(asked)
  for (const [i, j, text, value] of entries) { state.A.text[i][j] = text; state.A.value[i][j] = value }
  return state
}

test('an entry holds what the page can take, and no minus zero', () => {
  const draft = begun()
  draft.edit({ A: { entries: [[0, 0, 1e9], [0, 1, -0], [1, 0, 0.5, '.5']] } }, limit)
  equal(draft.values.A.text, [['1000000', '0'], ['.5', '4']])
})

test('a number in the place of a text that waits is what counts', () => {
  const draft = begun()
  draft.edit(typed(0, 0, 'sqrt(2)'), limit)
  draft.edit({ A: { entries: [[0, 0, 7]] } }, limit)
  equal(draft.typed, [])
})

test('a question tells texts, and the texts that wait', () => {
  const draft = begun()
  draft.edit(typed(0, 0, 'sqrt(2)'), limit)
  equal(draft.question(), { A: [['1', '2'], ['3', '4']], t: 1 })
  equal(draft.moment().typed.map(({ array, text }) => [array, text]), [['A', 'sqrt(2)']])
})

test('an answer to the newest question is taken whole', () => {
  const draft = begun()
  draft.edit(typed(0, 0, 'sqrt(4)'), limit)
  const asked = draft.moment()
  draft.answered(asked, { ...read(draft.values, [0, 0, '2', 2]), t: 3 }, [], true)
  equal([draft.values.A.text, draft.values.t, draft.typed], [[['2', '2'], ['3', '4']], 3, []])
})

test('where the hand has moved on, only what was typed is taken of an older answer', () => {
  const draft = begun()
  draft.edit(typed(0, 0, 'sqrt(4)'), limit)
  const asked = draft.moment()
  draft.edit({ A: { entries: [[1, 1, 9]] }, t: 5 }, limit)
  draft.answered(asked, read({ ...draft.values, A: array([[1, 2], [3, 4]]), t: 1 }, [0, 0, 'sqrt(4)', 2]), [], false)
  equal([draft.values.A.value, draft.values.t, draft.typed], [[[2, 2], [3, 9]], 5, []])
})

test('a text that cannot be read stays, and is asked again', () => {
  const draft = begun()
  draft.edit(typed(0, 0, 'two'), limit)
  const asked = draft.moment()
  draft.answered(asked, draft.values, [{ at: 'A', entry: [0, 0], say: 'no number' }], true)
  equal([draft.typed.map(({ text }) => text), draft.final], [['two'], []])
})

test('a text that has been typed since is no part of the answer', () => {
  const draft = begun()
  draft.edit(typed(0, 0, '1/2'), limit)
  const asked = draft.moment()
  draft.edit(typed(0, 0, '1/23'), limit)
  draft.answered(asked, read(draft.values, [0, 0, '1/2', 0.5]), [], false)
  equal(draft.typed.map(({ text }) => text), ['1/23'])
})

test('rows that have come or gone since are not taken back', () => {
  const draft = begun([[1, 1], [2, 2], [3, 3]])
  draft.edit(typed(0, 1, '1/3'), limit)
  const asked = draft.moment()
  const then = structuredClone(draft.values)
  draft.edit({ A: { add: [4] } }, limit)
  equal(draft.values.A.value.at(-1), [4, 0])
  draft.answered(asked, read(then, [0, 1, '1/3', 1 / 3]), [], false)
  equal(draft.values.A.value.length, 4)
})

test('what was read in other rows is asked again', () => {
  for (const edit of [{ add: [4] }, { remove: 2 }]) {
    const draft = begun([[1, 1], [2, 2], [3, 3]])
    draft.edit(typed(0, 1, '1/3'), limit)
    const asked = draft.moment()
    const then = structuredClone(draft.values)
    draft.edit({ A: edit }, limit)
    draft.answered(asked, read(then, [0, 1, '1/3', 1 / 3]), [], false)
    equal(draft.typed.map(({ text }) => text), ['1/3'])
    const again = draft.moment()
    draft.answered(again, read(draft.values, [0, 1, '1/3', 1 / 3]), [], true)
    equal([draft.values.A.text[0][1], draft.typed], ['1/3', []])
  }
})

test('a size that Python has been asked for is taken, whatever has been moved since', () => {
  const draft = begun([[1, 0], [0, 1]], { b: array([[1], [2]]) })
  draft.edit({ A: { typed: { row: -1, column: -1, text: '', shape: [3, 2], final: true } } }, limit)
  const asked = draft.moment()
  draft.edit({ t: 2 }, limit)
  draft.answered(asked, { A: array([[1, 0], [0, 1], [0, 0]]), b: array([[1], [2], [0]]), t: 1 }, [], false)
  equal([draft.values.A.value.length, draft.values.b.value.length, draft.values.t], [3, 3, 2])
})

test('a row takes its texts with it, and those of the rows below go up', () => {
  const draft = begun([[1, 1], [2, 2], [3, 3]])
  draft.edit(typed(1, 0, 'x'), limit)
  draft.edit(typed(2, 1, 'y'), limit)
  draft.edit({ A: { remove: 1 } }, limit)
  equal(draft.typed.map(({ row, column, text }) => [row, column, text]), [[1, 1, 'y']])
  equal(draft.values.A.value, [[1, 1], [3, 3]])
})

test('an array with axes of its own is told with them, and another shape of as many rows is another size', () => {
  const flat = { ...array([[1, 2], [3, 4]]), axes: [2, 2] }, deep = { ...array([[1, 2], [3, 4]]), axes: [2, 1, 2] }
  const draft = new Draft()
  draft.become({ A: flat })
  draft.edit({ A: { typed: { row: -1, column: -1, text: '', shape: [2, 1, 2], final: true } } }, limit)
  equal(draft.question(), { A: { text: flat.text, axes: [2, 2] } })
  const asked = draft.moment()
  draft.edit({ A: { entries: [[0, 0, 9]] } }, limit)
  draft.answered(asked, { A: deep }, [], false)
  equal(draft.values.A.axes, [2, 1, 2])
})

test('what follows from a moved array is taken of an older answer, and the hand keeps what it holds', () => {
  const draft = begun([[1, 0], [0, 1]], { X: array([[1, 0], [0, 1]]) })
  draft.edit({ X: { entries: [[0, 0, 2]] } }, limit)
  const asked = draft.moment()
  const state = { ...structuredClone(draft.values), A: array([[0.5, 0], [0, 1]]) }
  draft.edit({ X: { entries: [[0, 0, 4]] } }, limit)
  draft.answered(asked, state, [], false, ['A'])
  equal([draft.moved, draft.values.A.text, draft.values.X.text], ['X', [['0.5', '0'], ['0', '1']], [['4', '0'], ['0', '1']]])
  const again = draft.moment()
  draft.answered(again, { ...state, A: array([[0.25, 0], [0, 1]]), X: array([[4, 0], [0, 1]]) }, [], true)
  equal([draft.moved, draft.values.A.text], ['', [['0.25', '0'], ['0', '1']]])
})

test('what a text leads is taken of an older answer, and the text stays as it is typed', () => {
  const draft = begun([[1], [2]], { text: '' })
  draft.edit({ text: { says: 'ab' } }, limit)
  const asked = draft.moment()
  draft.edit({ text: { says: 'abc' } }, limit)
  draft.answered(asked, { ...structuredClone(draft.values), text: 'ab', A: array([[1], [1]]) }, [], false, ['A'])
  equal([draft.moved, draft.values.text, draft.values.A.text], ['text', 'abc', [['1'], ['1']]])
})

test('an array that is moved before it is known what follows from a text becomes that, and is moved from there', () => {
  const draft = begun([[1], [2]], { text: '' })
  draft.edit({ text: { says: 'abc' } }, limit)
  draft.edit({ A: { entries: [[0, 0, 9]] } }, limit)
  const asked = draft.moment()
  equal(draft.leader, 'text')
  draft.answered(asked, { ...structuredClone(draft.values), A: array([[1], [1], [1]]) }, [], false, ['A'])
  equal(draft.values.A.text, [['1'], ['1'], ['1']])
  draft.edit({ A: { entries: [[0, 0, 9]] } }, limit)
  equal([draft.leader, draft.values.A.text], ['A', [['9'], ['1'], ['1']]])
})

test('a text that was not answered when it was left leads again once undo comes back to it', () => {
  const draft = begun([[1], [2]], { text: 'ab' })
  draft.become({ A: array([[1], [2]]), text: 'abc' }, [], 'text')
  draft.edit({ A: { entries: [[0, 0, 9]] } }, limit)
  equal([draft.leader, draft.kept().moved], ['text', 'text'])
  draft.become({ A: array([[1], [2]]), text: 'abc' }, [], 'A')
  equal([draft.leader, draft.lead], ['A', null])
})
