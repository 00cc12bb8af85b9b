// What is set on a page.

/** @import { Stage } from '../stage.js' */

/** The arrays that are set, each with what it is called. @param {Stage} stage */
export function called(stage) {
  const { hides, called } = stage.answer, shown = stage.specs('entries').filter(({ name }) => !hides.includes(name))
  return Object.fromEntries(shown.map(({ name, label, spoken }) => [name, called[name] || label || spoken]))
}
