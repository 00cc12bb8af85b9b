// What the unit tests of the stage's modules are written with.

const found = []

export function test(name, run) { found.push({ name, run }) }

/** Says what is not as it should be. */
export function equal(is, should, of = '') {
  const [a, b] = [is, should].map(value => JSON.stringify(value, plain))
  if (a !== b) throw new Error(`${of} is ${a}, and should be ${b}`)
}

export function near(is, should, by = 1e-9) {
  const [a, b] = [is, should].map(value => [value].flat(Infinity))
  if (a.length !== b.length || a.some((value, k) => !(Math.abs(value - b[k]) <= by))) throw new Error(`[${a}] should be near [${b}]`)
}

export function holds(is, of) { if (!is) throw new Error(of) }

const plain = (_, value) => Object.is(value, -0) ? '−0' : value === undefined ? 'nothing' : value

/** Numbers between two ends that look like chance and are the same each time. */
export function numbers(count, low, high) {
  let seed = 12345
  return Array.from({ length: count }, () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return low + (high - low) * seed / 2 ** 31
  })
}

/** Runs the tests of a file that has just been imported; returns what is wrong, by test. */
export async function run() {
  const wrong = [], tests = found.splice(0)
  for (const { name, run } of tests) {
    try { await run() }
    catch (error) { wrong.push(`${name}: ${error.message}`) }
  }
  return { count: tests.length, wrong }
}
