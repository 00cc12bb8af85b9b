import { el } from '/stage/dom.js'
import { Tasks } from '/stage/tasks.js'
import { equal, test } from './check.js'

/** The tasks of a page with two of them; what the hand holds, and how often it has let go, is set by the test. */
function begun(page) {
  const settings = { tasks: ['one', 'two'].map(say => ({ say, hint: '', show: '' })) }, releases = { made: 0, asked: 0, answered: 0 }
  const door = { held: '' }, stage = { page, settings, state: {}, door, exchange: { releases }, tools: { tell() {} } }
  const tasks = new Tasks(stage, el('div'))
  const done = (...now) => { tasks.draw({ done: now }); return tasks.items.map(({ item }) => item.dataset.done) }
  return { door, releases, done }
}

test('what a hand lets go of is done', () => {
  const { door, releases, done } = begun('released')
  door.held = 'A'
  equal(done(1), ['false', 'false'])
  door.held = ''
  releases.made = releases.answered = 1
  equal([done(1), done()], [['true', 'false'], ['true', 'false']])
})

test('what a hand has only passed is not done, even where Python tells of it after the hand has let go', () => {
  const { releases, done } = begun('passed')
  releases.made = 1
  equal(done(1), ['false', 'false'])
  releases.answered = 1
  equal(done(2), ['false', 'true'])
})
