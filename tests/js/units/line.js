import { Line } from '/stage/line.js'
import { equal, test } from './check.js'

/** Runs with the clock, timers and frames in the hands of the test: pass(ms) lets time pass, frame() draws a picture. */
function timed(run) {
  const kept = { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame }, clock = performance.now
  const due = new Map(), frames = new Map()
  let now = 0, last = 0
  Object.assign(globalThis, {
    setTimeout: (call, ms) => { due.set(last += 1, { at: now + ms, call }); return last },
    clearTimeout: id => due.delete(id),
    requestAnimationFrame: call => { frames.set(last += 1, call); return last },
    cancelAnimationFrame: id => frames.delete(id),
  })
  performance.now = () => now
  const pass = ms => {
    now += ms
    for (const [id, { at, call }] of [...due]) if (at <= now && due.delete(id)) call()
  }
  const frame = () => { for (const [id, call] of [...frames]) if (frames.delete(id)) call() }
  try { run({ pass, frame }) }
  finally { Object.assign(globalThis, kept); performance.now = clock }
}

/** A line, its sockets, and what it has told whoever listens. */
function begun(isOpen = true, question = seq => [{ seq }, `of ${seq}`]) {
  const said = { sent: [], taken: [], elsewhere: 0, sockets: [] }
  const line = new Line('ws://x/live', () => {
    const socket = { send: text => said.sent.push(JSON.parse(text).seq), close: () => { socket.isClosed = true } }
    said.sockets.push(socket)
    return socket
  })
  line.listener = {
    question,
    take: (answer, of) => said.taken.push([answer.seq, of]),
    elsewhere: () => { said.elsewhere += 1 },
    changed: () => undefined,
  }
  line.begin()
  if (isOpen) said.sockets[0].onopen()
  const hear = answer => said.sockets.at(-1).onmessage({ data: JSON.stringify('why' in answer ? answer : { answer, parts: {} }) })
  return { line, said, hear }
}

test('over a short way one question is open, and the last state is asked after it', () => timed(({ pass, frame }) => {
  const { line, said, hear } = begun()
  line.ask()
  pass(5)
  hear({ seq: 1 })
  for (let k = 0; k < 3; k++) line.ask()
  frame()
  equal(said.sent, [1, 2])
  line.ask()
  frame()
  equal(said.sent, [1, 2])
  pass(5)
  hear({ seq: 2 })
  equal([said.sent, said.taken, line.isCalm], [[1, 2, 3], [[1, 'of 1'], [2, 'of 2']], false])
  hear({ seq: 3 })
  equal([said.taken.at(-1), line.isCalm], [[3, 'of 3'], true])
}))

test('over a long way as many are open as pictures pass until an answer comes, one a picture', () => timed(({ pass, frame }) => {
  const { line, said, hear } = begun()
  line.ask()
  pass(150)
  hear({ seq: 1 })
  equal(line.window, 10)
  for (let k = 0; k < 30; k++) { line.ask(); line.ask(); frame() }
  equal(said.sent.length, 11)
  hear({ seq: 5 }) // 2, 3 and 4 have been overtaken
  equal([said.taken.at(-1), line.open.size], [[5, 'of 5'], 6])
  hear({ seq: 4 })
  equal(said.taken.length, 2)
}))

test('what stands for itself is asked alone', () => timed(({ pass, frame }) => {
  const { line, said, hear } = begun()
  line.ask()
  pass(150)
  hear({ seq: 1 })
  line.ask()
  line.ask(1)
  frame()
  equal(said.sent, [1, 2])
  hear({ seq: 2 })
  equal(said.sent, [1, 2, 3])
}))

test('an answer that does not come is asked elsewhere, and the line is tried again later and later', () => timed(({ pass }) => {
  const { line, said } = begun()
  line.ask()
  pass(1500)
  equal([said.elsewhere, line.isOpen, said.sockets[0].isClosed, said.sockets.length], [1, false, true, 1])
  line.begin()
  equal(said.sockets.length, 1)
  pass(1000)
  equal(said.sockets.length, 2)
  pass(3000) // it does not open
  pass(1999)
  equal(said.sockets.length, 2)
  pass(1)
  equal(said.sockets.length, 3)
  said.sockets[2].onopen()
  said.sockets[2].onclose({ code: 1006 })
  pass(1000)
  equal([said.sockets.length, said.elsewhere], [4, 1])
}))

test('a line on which nothing was asked is opened again at the next touch', () => timed(() => {
  const { line, said } = begun()
  said.sockets[0].onclose({ code: 4000 })
  equal([line.isOpen, said.elsewhere, said.sockets.length], [false, 0, 1])
  line.begin()
  said.sockets[1].onopen()
  equal(line.isOpen, true)
}))

test('what the line cannot answer, and what is too long for it, is asked elsewhere', () => timed(() => {
  const { line, said, hear } = begun()
  line.ask()
  hear({ seq: 1, why: 'no' })
  equal([said.elsewhere, said.taken.length, line.isCalm, line.isOpen], [1, 0, true, true])
  const long = begun(true, seq => [{ seq, text: 'x'.repeat(70_000) }, ''])
  long.line.ask()
  equal([long.said.elsewhere, long.said.sent.length, long.line.isCalm], [1, 0, true])
}))
