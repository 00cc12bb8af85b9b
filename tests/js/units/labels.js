import { place } from '/stage/labels.js'
import { plane } from '/stage/figures/plane.js'
import { equal, holds, numbers, test } from './check.js'

const FRAME = plane.view(600, 400, { half: 2 })
const label = (name, tip, isFree = false) => ({ name, text: name, tip, isFree })
const around = (x, y) => label('Ax', [300 + x, 200 - y])

test('a label stands whole in the picture, wherever its tip is', () => {
  for (const x of numbers(40, -100, 700)) {
    const found = place([label('σ₁u₁', [x, 400 - x])], [{ tip: [x, 400 - x] }], FRAME, {}, [])['σ₁u₁']
    holds(found.at[0] >= 22 && found.at[0] <= 578 && found.at[1] >= 9 && found.at[1] <= 391, found.at)
  }
})

test('labels of tips that are close stand apart, and off what else stands there', () => {
  const tips = [[400, 100], [404, 104], [398, 108]], taken = [{ at: [420, 80], size: [26, 26] }]
  const labels = tips.map((tip, k) => label(`v${k}`, tip))
  const found = Object.values(place(labels, tips.map(tip => ({ tip })), FRAME, {}, taken)).map(({ at }) => at)
  for (const [k, a] of found.entries()) for (const b of [...found.slice(k + 1), [420, 80]]) {
    holds(Math.abs(a[0] - b[0]) >= 22 || Math.abs(a[1] - b[1]) >= 17, [a, b])
  }
})

test('no name stands under what stands above it, where there is room elsewhere', () => {
  const buttons = { at: [540, 24], size: [92, 32] }
  for (const x of numbers(40, 430, 590)) for (const y of [12, 30, 47, 60].filter(y => x < 480 || y > 44)) {
    const { at } = place([label('a + b', [x, y])], [{ tip: [x, y] }], FRAME, {}, [buttons])['a + b']
    holds(Math.abs(at[0] - 540) >= 46 + 26 || Math.abs(at[1] - 24) >= 16 + 9 - 1, `${at} for ${[x, y]}`)
  }
})

test('while a hand moves a label stays on the side where it is', () => {
  let was = {}
  const turns = new Set()
  for (let k = 0; k < 60; k++) {
    const mark = around(100 * Math.cos(0.7 + k / 600), 100 * Math.sin(0.7 + k / 600))
    was = place([mark], [mark], FRAME, was, [])
    turns.add(was.Ax.turn)
  }
  equal(turns.size, 1)
})

test('the name of a line leans with it and is never upside down', () => {
  for (const angle of numbers(30, -Math.PI, Math.PI)) {
    const tip = [300 + 150 * Math.cos(angle), 200 + 150 * Math.sin(angle)]
    const { lean } = place([label('stretched by 2', tip, true)], [], FRAME, {}, [])['stretched by 2']
    holds(Math.abs(lean) <= 90 + 1e-6, lean)
    const across = Math.sin(lean * Math.PI / 180 - angle)
    holds(Math.abs(across) < 1e-9, `${lean}° along ${angle}`)
  }
})

test('the name of a line hides nothing that is grabbed along it, where there is room elsewhere', () => {
  for (const angle of numbers(30, -Math.PI, Math.PI)) for (const length of [60, 150]) {
    const along = share => [300 + share * Math.cos(angle), 200 + share * Math.sin(angle)]
    const grips = [-150, -120, 60, 100, 130, 150].flatMap(share => [-12, 12].map(aside => {
      const [x, y] = along(share)
      return { tip: [x - aside * Math.sin(angle), y + aside * Math.cos(angle)] }
    }))
    const { at: [x, y], lean } = place([label('stretched by 2', along(length), true)], grips, FRAME, {}, [])['stretched by 2']
    const [cos, sin] = [Math.cos(lean * Math.PI / 180), Math.sin(lean * Math.PI / 180)]
    for (const { tip } of grips) {
      const [u, v] = [(tip[0] - x) * cos + (tip[1] - y) * sin, (tip[1] - y) * cos - (tip[0] - x) * sin]
      holds(Math.abs(u) > 50 || Math.abs(v) > 8, `${tip} under ${[x, y]}`)
    }
  }
})
