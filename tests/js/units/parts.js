import { joined } from '/stage/parts.js'
import { equal, test } from './check.js'

test('an answer in pieces is put together, from what comes and from what is here', () => {
  const had = new Map([['a', { d: 'M0,0' }], ['gone', 1]])
  const answered = { seq: 3, figures: [{ marks: [{ '=#': 'a' }, { '=#': 'b' }] }], P: { '=+': [{ '=#': 'c' }, [[3]]] }, none: null }
  const [answer, parts] = joined({ answer: answered, parts: { b: { d: 'M1,1' }, c: [[1], [2]] } }, had)
  equal(answer, { seq: 3, figures: [{ marks: [{ d: 'M0,0' }, { d: 'M1,1' }] }], P: [[1], [2], [3]], none: null })
  equal([...parts.keys()], ['a', 'b', 'c'])
  equal(answer.figures[0].marks[0] === had.get('a'), true)
})

test('letters of a text stay what they are, whatever they are called', () => {
  const letters = { '=': [1, 'x'], '#': [0.5, 'y'], '=#': [0.2, 'z'], '+': [0, '+'] }
  equal(joined({ answer: { letters: structuredClone(letters) }, parts: {} }, new Map())[0], { letters })
})

test('things made alike are put together from what they have', () => {
  const proofs = { '=|': { name: ['p', 'q'], ok: { '=#': 'k' } } }
  const numbers = { '=|': [[['a', 'b'], ['c']], [['1', '2'], ['3']]] }
  const [answer] = joined({ answer: { proofs, numbers, tables: [] }, parts: {} }, new Map([['k', [true, false]]]))
  equal(answer.proofs, [{ name: 'p', ok: true }, { name: 'q', ok: false }])
  equal(answer.numbers, [[['a', '1'], ['b', '2']], [['c', '3']]])
  equal(answer.tables, [])
})

test('what else a thing has comes as one piece', () => {
  const answered = { seq: 4, state: { '=&': { '=#': 'r' }, A: [1] }, '=&': { page: 'p' } }
  equal(joined({ answer: answered, parts: { r: { k: 2 } } }, new Map())[0], { page: 'p', seq: 4, state: { k: 2, A: [1] } })
})
