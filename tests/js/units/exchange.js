import { Door } from '/stage/door.js'
import { Exchange } from '/stage/exchange.js'
import { Line } from '/stage/line.js'
import { equal, test } from './check.js'

const array = rows => ({ text: rows.map(row => row.map(String)), value: structuredClone(rows) })
const number = (k, value) => ({ A: { entries: [[0, k, value]] } })
const word = (k, text) => ({ A: { typed: { row: 0, column: k, text, final: true } } })

/**
 * A page with a row A of two numbers, Streamlit and the line: asked and told hold what was asked of each, streamlit(k) and line(k) answer
 * the question k, with what was typed read as 10.
 */
function begun() {
  const asked = [], told = [], still = () => undefined
  const stage = {
    page: 'tiny', root: { setAttribute: still, dataset: {} }, answer: null, show: still, due: still, led: () => [], late: { show: still },
    arraySpec: () => ({ rows: 1, limit: 1e6 }), tools: { query: '', tell: still, tidy: still }, fields: { forget: still },
    pictures: { list: [], forget: still, zooming: null }, player: { rest: still, spec: null },
    handles: { drop: still, changed: still, picking: { drop: still } },
  }
  const door = stage.door = new Door(stage), exchange = stage.exchange = new Exchange(stage, still)
  const socket = { send: text => told.push(JSON.parse(text)), close: still }
  exchange.line = new Line('ws://x/live', () => socket)
  const answer = ({ seq, state, typed = [] }) => {
    const rows = structuredClone(state.A)
    for (const { row, column } of typed) rows[row][column] = '10'
    return { page: 'tiny', epoch: 's.1.1', run: 1, seq, state: { A: array(rows.map(row => row.map(Number))) }, notices: [], blobs: {},
      line: 'token', link: '' }
  }
  exchange.send = question => asked.push(structuredClone(question))
  exchange.hear(answer({ seq: 0, state: { A: [['1', '2']] } }))
  socket.onopen()
  return { door, exchange, asked, told, A: () => door.draft.values.A.text[0], typed: () => door.draft.typed.length,
    streamlit: k => exchange.hear(answer(asked[k])),
    line: k => socket.onmessage({ data: JSON.stringify({ answer: answer(told[k]), parts: {} }) }) }
}

test('an answer that Streamlit gives again, unasked, takes nothing of what is being typed since', () => {
  const { door, exchange, streamlit, line, A, typed } = begun()
  door.edit(number(0, 7))
  line(0)
  exchange.loop.ask()
  streamlit(0)
  door.edit(word(1, 'sqrt(100)'), false)
  streamlit(0)
  equal([A(), typed()], [['7', '2'], 1])
  line(1)
  equal([A(), typed()], [['7', '10'], 0])
  exchange.stop()
})

test('an answer to what Streamlit was asked first is not taken for one to what it was asked after', () => {
  const { door, exchange, asked, streamlit, line, A } = begun()
  door.edit(number(0, 7))
  line(0)
  exchange.loop.ask()
  door.edit(number(1, 6))
  exchange.loop.overdue()
  equal(asked.map(({ state }) => state.A), [[['7', '2']], [['7', '6']]])
  streamlit(0)
  equal([A(), exchange.loop.isCalm], [['7', '6'], false])
  streamlit(1)
  equal([A(), exchange.loop.isCalm], [['7', '6'], true])
  exchange.stop()
})

test('an answer of the line is not the newest where Streamlit is to be asked what has changed since', () => {
  const { door, exchange, streamlit, line, A, typed } = begun()
  door.edit(number(0, 7))
  line(0)
  exchange.loop.ask()
  door.edit(number(0, 8))
  door.edit(word(1, 'sqrt(100)'))
  door.edit(number(0, 9)) // with a text that waits, and Streamlit at work: Streamlit
  line(1)
  equal([A(), typed()], [['9', '2'], 1])
  streamlit(0)
  streamlit(1)
  equal([A(), typed()], [['9', '10'], 0])
  exchange.stop()
})
