import { board } from '/stage/figures/board.js'
import { Along } from '/stage/ways/along.js'
import { equal, near, test } from './check.js'

const CROSSED = { keys: [[0, 4, 4, 2, 2], [0, 0, -3, -3, 3]], moments: [0, 1, 2, 3, 4] } // its last line goes through its first
const SEVERAL = { keys: [[0, 1, 0, 1], [0, 0, -1, -1]], moments: [0, 1, 1 + 1e-6, 2] } // it leaps from line to line

/** A handle on a way, and the moment to which it leads the film. */
function led(ways, t) {
  const player = { t, rest() {} }, door = { edit: edits => { player.t = edits.t } }
  const picture = { view: board.view(600, 400, { size: [9, 5] }), figure: { ways: { t: ways } } }
  return new Along({ player, door }, picture, { name: 't', array: 't', column: null })
}

const key = (handle, name) => handle.put(handle.moved(new KeyboardEvent('keydown', { key: name })))

test('keys go from place to place to the end, and back, where a way crosses itself too', () => {
  for (const ways of [CROSSED, SEVERAL]) for (const start of [0.5, 3.5]) {
    const handle = led(ways, start), { moments } = ways, { player } = handle.stage
    key(handle, 'Home')
    const there = [player.t], back = []
    for (let k = 0; k < moments.length; k++) { key(handle, 'ArrowRight'); there.push(player.t) }
    for (let k = 0; k < moments.length; k++) { key(handle, 'ArrowLeft'); back.push(player.t) }
    const stops = moments.filter((at, k) => !k || at - moments[k - 1] > 1e-3), last = stops.at(-1)
    equal(there, [...stops, ...Array(moments.length + 1 - stops.length).fill(last)])
    equal(back, [...stops.slice(0, -1).reverse(), ...Array(moments.length + 1 - stops.length).fill(0)])
  }
})

test('from a crossing a key goes on from the moment that is shown', () => {
  for (const [t, key, to] of [[0.5, 'ArrowRight', 1], [3.5, 'ArrowRight', 4], [0.5, 'ArrowLeft', 0], [3.5, 'ArrowLeft', 3]]) {
    const handle = led(CROSSED, t)
    near(handle.at, [2, 0])
    equal(handle.moved(new KeyboardEvent('keydown', { key }))[2], to)
  }
})

test('a hand leads along the way, and at a crossing stays on its line', () => {
  const handle = led(CROSSED, 0.4)
  handle.put(handle.landing([2, 0]))
  near(handle.stage.player.t, 0.5, 0.01)
  const other = led(CROSSED, 3.4)
  other.put(other.landing([2, 0]))
  near(other.stage.player.t, 3.5, 0.01)
  equal(led(SEVERAL, 0).tapped([0.8, -1.1]), [1, -1, 2])
})

test('keys go the way that the handle goes', () => {
  const down = { keys: [[0, 0, 1, 1], [0, -2, 0, -2]], moments: [0, 1, 1 + 1e-6, 2] } // column by column,
  const rows = { keys: [[0, 2, 0, 2], [0, 0, -1, -1]], moments: down.moments } // row by row,
  const back = { keys: [[2, 0], [0, 0]], moments: [0, 2] } // and to the left
  const on = 'ArrowDown ArrowRight', behind = 'ArrowUp ArrowLeft'
  for (const [ways, on_, behind_] of [[down, on, behind], [rows, on, behind], [back, 'ArrowLeft ArrowUp', 'ArrowRight ArrowDown']]) {
    for (const name of on_.split(' ')) equal(led(ways, 1).moved(new KeyboardEvent('keydown', { key: name }))[2], 2)
    for (const name of behind_.split(' ')) equal(led(ways, 1).moved(new KeyboardEvent('keydown', { key: name }))[2], 0)
  }
})
