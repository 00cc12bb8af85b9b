import { History } from '/stage/history.js'
import { equal, test } from './check.js'

const state = (t, A = '1') => ({ t, A: { text: [[A]], value: [[Number(A)]] } })
const typed = text => ({ array: 'A', row: 0, column: 0, text, final: true })
const shown = entry => entry?.state.t

test('undo and redo walk through what has been', () => {
  const history = new History(state(0))
  for (const t of [1, 2, 3]) history.push(state(t))
  const way = ['undo', 'undo', 'redo', 'undo', 'undo', 'undo'].map(step => shown(history[step]()))
  equal(way, [2, 1, 2, 1, 0, undefined])
  equal([history.canUndo, history.canRedo], [false, true])
})

test('what was undone is gone once something else is done', () => {
  const history = new History(state(0))
  history.push(state(1))
  history.push(state(2))
  history.undo()
  history.push(state(3))
  equal([history.canRedo, shown(history.undo())], [false, 1])
})

test('where nothing has changed there is nothing to undo, whatever a text is rounded to', () => {
  const history = new History(state(0, '0.5'))
  history.push({ ...state(0, '0.5'), A: { text: [['0.5']], value: [[0.5 + 1e-16]] } })
  equal(history.canUndo, false)
  history.push(state(0, '1/2'))
  equal(history.canUndo, true)
})

test('presses of one key are one step, and none where they lead back', () => {
  const history = new History(state(0))
  history.push(state(1), [], 'A:0,0')
  history.push(state(2), [], 'A:0,0')
  equal(history.entries.length, 2)
  history.push(state(3), [], 'A:0,1')
  equal(history.entries.length, 3)
  history.push(state(2), [], 'A:0,1')
  equal([history.entries.length, shown(history.current())], [2, 2])
})

test('what Python has read takes the place of the text, and goes where it is what was there', () => {
  const history = new History(state(0, '1'))
  history.push(state(0, '1'), [typed('sqrt(4)')])
  history.settle(history.current(), state(0, '2'))
  equal([history.entries.length, history.current().typed, history.current().state.A.text], [2, [], [['2']]])
  history.push(state(0, '2'), [typed('(2)')])
  history.settle(history.current(), state(0, '2'))
  equal([history.entries.length, history.at], [2, 1])
})

test('a press that Python has made nothing of is none, and the next one is a step of its own', () => {
  const history = new History(state(0))
  history.push(state(1), [], 'A:0,0')
  history.settle(history.current(), state(0))
  history.push(state(2), [], 'A:0,0')
  equal([history.entries.length, history.at, shown(history.undo())], [2, 1, 0])
})

test('what Python has made of an entry takes its place, wherever one is by then, and no other', () => {
  const history = new History(state(0))
  history.push(state(1))
  const asked = history.current()
  history.push(state(2))
  history.undo()
  history.undo()
  history.settle(asked, state(1.5))
  equal(['redo', 'redo'].map(step => shown(history[step]())), [1.5, 2])
  history.settle(asked, state(7))
  equal(['undo', 'undo'].map(step => shown(history[step]())), [1.5, 0])
})

test('a change later on does not reach into what is remembered, and the oldest is forgotten', () => {
  const first = state(0), history = new History(first)
  first.A.text[0][0] = '9'
  equal(history.current().state.A.text, [['1']])
  for (let t = 1; t <= 80; t++) history.push(state(t))
  equal(history.entries.length, 51)
})
