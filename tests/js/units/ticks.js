import { FIGURES, held } from '/stage/figures/kinds.js'
import { legible, told } from '/stage/ticks.js'
import { equal, holds, test } from './check.js'

const ticks = (count, text = String) => Array.from({ length: 2 * count + 1 }, (_, k) => [k - count, text(k - count)])
const across = (all, width) => legible(all, at => width / 2 + at * width / all.length, width, true)

test('numbers stand apart, however little room there is', () => {
  for (const width of [60, 120, 300, 900]) for (const digits of [1, 4, 9]) {
    const { labels } = across(ticks(30, k => k ? String(k).padEnd(digits, '0') : '0'), width)
    const size = ({ text }) => 6 * text.length
    labels.slice(1).forEach((next, k) => holds(next.at - labels[k].at >= Math.min(size(labels[k]), size(next)), width))
    holds(labels.every(({ at, text }) => at - 3 * text.length >= 0 && at + 3 * text.length <= width), 'none is cut off')
  }
})

test('zero has its number, and a line', () => {
  for (const width of [100, 200, 500]) {
    const { lines, labels } = across(ticks(20), width)
    holds(lines.includes(0) && labels.some(({ text }) => text === '0'), width)
  }
})

test('of numbers that are long one stands in full, and each after it says how much more it is', () => {
  const all = [0, 1, 2, 3].map(k => [k, `1000000.00${k}`, k ? `+0.00${k}` : ''])
  equal(legible(all, at => 60 + at * 130, 560, true).labels.map(({ text }) => text), ['1000000.000', '+0.001', '+0.002', '+0.003'])
  equal(legible(all, at => -40 + at * 130, 460, true).labels.map(({ text }) => text), ['1000000.001', '+0.001', '+0.002'])
})

test('upwards no number stands on those of the axis across', () => {
  const { labels } = legible(ticks(9), at => 200 - at * 20, 400, false)
  holds(labels.every(({ at }) => at >= 8 && at <= 400 - 18 - 8), JSON.stringify(labels))
})

test('while a hand holds, numbers stay where they are, and 0 is where the answer has it', () => {
  const was = { kind: 'chart', y: [-5, 1], xTicks: [], yTicks: [[-3, '0.001'], [-1, '0.1']], zero: -4, axes: 'loss' }
  const now = { ...was, y: [-3, 1], yTicks: [[0, '1']], zero: -2 }, { chart } = FIGURES
  const texts = ticks => ticks.map(([at, text]) => [at, text])
  equal(held(now, was).y, was.y)
  equal(texts(chart.ticks(held(now, was))[1]), [[-2, '0'], [-1, '0.1']])
  const none = { ...now, zero: undefined }
  equal(texts(chart.ticks(held(none, was))[1]), [[-3, '0.001'], [-1, '0.1']], 'nothing is 0')
  equal(texts(chart.ticks(held({ ...none, axes: 'errors' }, was))[1]), [[0, '1']], 'of another axis')
})

test('names are shortened where they are long, and every second, fourth … stands where they are many', () => {
  const names = (count, text, width) => {
    return told(Array.from({ length: count }, (_, k) => [k, text(k)]), at => 20 + at * (width - 40) / count, width)
  }
  const texts = found => found.labels.map(({ text }) => text)
  equal(texts(names(3, k => ['rain', 'sun', 'heavy snow'][k], 600)), ['rain', 'sun', 'heavy snow'])
  equal(texts(names(3, k => ['rain', 'sun', 'heavy snow'][k], 150)), ['rain', 'sun', 'heav…'])
  equal(texts(names(26, () => 'a', 350)).length, 26)
  equal(texts(names(60, k => String(k), 350)).length, 15)
  equal(names(26, () => 'a', 350).lines, [])
  equal(texts(names(1, () => 'the only one', 60)), ['the onl…'])
})
