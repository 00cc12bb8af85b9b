import { plane } from '/stage/figures/plane.js'
import { Line } from '/stage/marks/line.js'
import { Plot } from '/stage/plot.js'
import { equal, test } from './check.js'

test('Plotly draws nothing while a hand holds: a sketch stands in its place', () => {
  const line = new Line({ name: 'one', role: 'first', points: [[0, 1], [0, 1]] }, { width: 2, dash: '', opacity: 1 })
  line.take(line.sent, {})
  const scene = { view: plane.view(600, 400, { half: 4 }), maps: {}, state: {}, isSettled: true }
  const plot = new Plot({ of: () => 'black' }, () => {}), drawn = []
  plot.P = { react: (_, traces) => drawn.push(traces.length) }
  const draw = isHeld => [plot.draw([line], scene, [[0], [0]], true, isHeld), plot.box.style.visibility, drawn.length]
  equal(draw(false), ['by Plotly', '', 1])
  equal(draw(true), ['as a sketch', 'hidden', 1])
  equal(plot.sketch.querySelector('.js-line').getAttribute('d'), 'M300,200L350,150')
  equal(draw(false), ['by Plotly', '', 2])
  equal(plot.sketch.childElementCount, 0)
})
