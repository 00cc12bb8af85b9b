import { first, last, number, step } from '/stage/controls/scale.js'
import { equal, holds, test } from './check.js'

const SPECS = {
  cut: { low: 1e-20, high: 0.9, zero: 'auto', infinity: '', isLinear: false },
  alpha: { low: 1e-12, high: 1e12, zero: '0', infinity: '', isLinear: false },
  eta: { low: 1e-14, high: 100, zero: '', infinity: '', isLinear: false },
  beta: { low: 0, high: 0.999, zero: '', infinity: '', isLinear: true },
  order: { low: 1, high: 100, zero: '', infinity: '∞', isLinear: false },
  factor: { low: -3, high: 3, zero: '', infinity: '', isLinear: true },
  odd: { low: 0.3, high: 7, zero: '0', infinity: '∞', isLinear: false },
}

test('a slider goes from end to end', () => {
  for (const [name, spec] of Object.entries(SPECS)) {
    const most = last(spec)
    equal(number(spec, first(spec)), spec.zero ? 0 : spec.low, name)
    equal(number(spec, most), spec.infinity ? 'inf' : spec.high, name)
    equal(number(spec, spec.infinity ? most - 1 : most), spec.high, name)
  }
})

test('every step has a value of its own, which stands at it', () => {
  for (const [name, spec] of Object.entries(SPECS)) {
    const most = last(spec) - (spec.infinity ? 1 : 0)
    for (let k = first(spec); k <= most; k++) {
      equal(step(spec, number(spec, k)), k, `${name} at ${k}`)
      holds(k === first(spec) || number(spec, k) > number(spec, k - 1), `${name} rises at ${k}`)
    }
  }
})

test('a typed value stands between its neighbours', () => {
  for (const [value, least, most] of [[0.895, 0.891, 0.9], [0.2, 0.2, 0.2], [1e-20, 1e-20, 1e-20]]) {
    const k = step(SPECS.cut, value)
    holds(number(SPECS.cut, k) >= least * (1 - 1e-2) && number(SPECS.cut, k) <= most * (1 + 1e-2), `${value} stands at ${k}`)
  }
})
