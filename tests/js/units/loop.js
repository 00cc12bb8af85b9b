import { Loop } from '/stage/loop.js'
import { equal, test } from './check.js'

/** A loop and what it has said: the questions that were put, whether it is late, whether it is busy. */
function begun() {
  const said = { asked: [], late: [], busy: [] }
  return { said, loop: new Loop(seq => said.asked.push(seq), is => said.late.push(is), is => said.busy.push(is)) }
}

function answer(loop, seq) {
  const is = loop.answered(seq)
  loop.next()
  return is
}

/** Runs with time in the hands of the test; pass(ms) lets it pass. */
function timed(run) {
  const { setTimeout, clearTimeout } = globalThis, due = new Map()
  let now = 0, last = 0
  globalThis.setTimeout = (call, ms) => { due.set(last += 1, { at: now + ms, call }); return last }
  globalThis.clearTimeout = id => due.delete(id)
  const pass = ms => {
    now += ms
    for (const [id, { at, call }] of [...due]) if (at <= now && due.delete(id)) call()
  }
  try { run(pass) }
  finally { Object.assign(globalThis, { setTimeout, clearTimeout }) }
}

test('one question is open at a time, and the last state is always asked', () => timed(() => {
  const { loop, said } = begun()
  for (let k = 0; k < 5; k++) loop.ask()
  equal(said.asked, [1])
  answer(loop, 1)
  equal(said.asked, [1, 2])
  answer(loop, 2)
  equal([said.asked, loop.isCalm, said.busy.at(-1)], [[1, 2], true, false])
}))

test('an answer to an older question answers nothing', () => timed(() => {
  const { loop } = begun()
  loop.ask()
  answer(loop, 1)
  loop.ask()
  equal([answer(loop, 1), loop.isCalm, answer(loop, 2), loop.isCalm], [false, false, true, true])
}))

test('a question that is lost is put again, and any answer to it counts', () => timed(pass => {
  const { loop, said } = begun()
  loop.ask()
  pass(1500)
  pass(3000)
  equal([said.asked, said.late], [[1, 2, 3], [true, true]])
  equal([answer(loop, 1), said.late.at(-1), loop.isCalm], [true, false, true])
  pass(10000)
  equal(said.asked.length, 3)
}))

test('an answer to what was asked before something changed is no answer to what was put again after it', () => timed(pass => {
  const { loop, said } = begun()
  loop.ask()
  loop.pass()
  pass(1500)
  equal([said.asked, answer(loop, 1), loop.isCalm, answer(loop, 2), loop.isCalm], [[1, 2], false, false, true, true])
}))

test('while Streamlit runs a whole page nothing is asked, and what is due is asked after it', () => timed(pass => {
  const { loop, said } = begun()
  loop.ask()
  loop.hold()
  loop.ask()
  equal(said.asked, [1])
  loop.resume()
  loop.next()
  equal(said.asked, [1, 2])
  loop.hold()
  pass(3000)
  equal(said.asked, [1, 2, 3])
}))
