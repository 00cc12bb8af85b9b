import { Line } from '/stage/marks/line.js'
import { plane } from '/stage/figures/plane.js'
import { svg } from '/stage/dom.js'
import { equal, test } from './check.js'

test('what Plotly draws as several strokes is one path when a hand redraws it', () => {
  const points = [[0, 1, null, 2, 3], [0, 1, null, 0, 1]]
  const line = new Line({ name: 'two', role: 'first', points, map: 'A' }, { width: 2, dash: '', opacity: 1 })
  line.take(line.sent, {})
  const strokes = ['M1,1', 'M2,2'].map(d => svg('path', { class: 'js-line', d }))
  const plot = svg('g', {}, svg('g', { class: 'tracemtwo' }, ...strokes))
  const scene = { view: plane.view(600, 400, { half: 4 }), maps: { A: [[1, 0], [0, 1]] }, state: {}, isSettled: true }
  line.rest(plot, scene)
  equal(line.elements.length, 2)
  scene.maps = { A: [[1, 0], [0, 2]] }
  equal(line.paint(scene), true)
  equal(strokes.map(stroke => stroke.getAttribute('d')), ['M300,200L350,100M400,200L450,100', ''])
})
