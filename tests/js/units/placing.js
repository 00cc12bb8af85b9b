import { held } from '/stage/figures/kinds.js'
import { space } from '/stage/figures/space.js'
import { placed } from '/stage/placing.js'
import { equal, near, test } from './check.js'

const ROW = [2, 3, 8], FLOOR = -0.8

/** A picture of one row, with its drop, in a box of its own. */
function figure(middle, unit, floors) {
  const placing = { columns: [0, 1, 2], middle, unit, step: 0.1 }, [x, y, z] = placed(placing, ROW)
  const axes = floors.map(name => ({ name, kind: 'line', role: 'floor' })), moves = floors.map(() => ({ points: [[0], [0], [FLOOR]] }))
  return {
    kind: 'space', half: 2, placing, around: axes.length,
    marks: [...axes, { name: 'bar', kind: 'line' }, { name: 'drops', kind: 'line', isStanding: true }],
    moves: [...moves, { points: [[x, null], [y, null], [z, null]] }, { points: [[x, x], [y, y], [z, FLOOR]] }],
  }
}

test('while a hand holds, what stands on axes with scales of their own stands on those that were there', () => {
  const was = figure([0, 1, 2], [4, 5, 2], ['a', 'b']), now = figure([1, 1, 20], [3, 5, 30], ['c']), kept = held(now, was)
  const [x, y, z] = placed(was.placing, ROW)
  equal(kept.marks.map(({ name }) => name), ['a', 'b', 'bar', 'drops'])
  equal(kept.placing, was.placing)
  equal(kept.moves.slice(0, 2), was.moves.slice(0, 2), 'and these themselves stay')
  near(kept.moves[2].points.map(([at]) => at), [x, y, z])
  equal(kept.moves[2].points.map(([, gap]) => gap), [null, null, null])
  near(kept.moves[3].points, [[x, x], [y, y], [z, FLOOR]])
  equal(held(figure([5, 5, 5], [1, 1, 1], []), kept).marks.map(({ name }) => name), ['a', 'b', 'bar', 'drops'], 'from answer to answer')
})

test('what hides in such a picture is where its axes have it', () => {
  const { placing } = figure([0, 1, 2], [4, 5, 2], []), C = [[1, 0, 0], [0, 1, 0]]
  const depth = space.depth({ half: 2, faces: 'faces', placing }, { C }, { faces: [['C', [[0, 1, 2], [4, 0, 0], [0, 5, 0]]]] })
  near(depth.faces[0].corner, [0, 0, 0])
  near([...depth.faces[0].across, ...depth.faces[0].along], [1, 0, 0, 0, 1, 0])
})
