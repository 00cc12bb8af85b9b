// What of an answer is right for another state: marks that nothing but the state and its maps places, and no word or number of Python's.

import { isArray } from '../values.js'

/** @import { Blobs, HandleSpec, Maps, Sent } from '../types.js' */
/** @import { Answer, Figure, Values } from '../wire.js' */

const SAYS = 'The numbers and lines of the saved state do not hold here, and are gone. Reset brings them back.'
/** What of a mark the state says in place of the answer, by what names it. @type {Record<string, string[]>} */
const FOLLOWED = { follows: ['points', 'member', 'values', 'texts'], tailFollows: ['tail'] }
const MAPS = ['map', 'tailMap', 'atMap']
const GONE = {
  film: undefined, takes: undefined, code: undefined, digits: undefined,
  numbers: [], proofs: [], tables: [], notes: [], lacks: [], notices: [],
}

/**
 * What of an answer still holds.
 * @param {Answer} answer @param {Values} state as it is now @param {string[]} stale what of it only Python can find
 * @param {Maps} seen maps that the stage makes of the state itself @param {Blobs} blobs
 * @returns {Answer}
 */
export function lasting(answer, state, stale, seen, blobs) {
  /** An array whose entries are as far as they go. @param {string} name */
  const own = name => {
    const array = state[name]
    return isArray(array) && !stale.includes(name) ? array.value : null
  }
  /** Whether the stage makes a map of the state: as stage.js has it. @param {string} name */
  const isOurs = name => name in seen || name.split(/ − | /).every(part => part in seen || isMatrix(part))
  /** @param {string} name */
  const isMatrix = name => {
    const parts = name.split('|').map(own), M = answer.maps[name], [first] = parts
    if (!first || !M || !parts.every(part => part)) return false
    const [m, n] = parts.length > 1 ? [first.length, parts.length] : [first.length, first[0].length]
    return (m === M.length && n === M[0]?.length) || (m <= 2 && n <= 2)
  }
  /**
   * Whether a mark is a column of an array, which a hand has: where its map takes (1, 0), or (0, 1), in space after the camera.
   * @param {Sent} mark @param {Figure} figure
   */
  const isColumn = ({ map = '', role, points = [] }, { handles }) => {
    /** @type {HandleSpec[]} */
    const grips = (handles && blobs[handles]) ?? [], at = points.flat().join(), array = map.split(' ').at(-1)
    return grips.some(grip => grip.array === array && grip.role === role && at === points.map((_, k) => +(k === grip.column)).join())
  }
  /** @param {Sent} mark what of it stays @param {Partial<Sent>} moves what changes with the numbers @param {Figure} figure */
  const holds = (mark, moves, figure) => {
    /** @type {Map<string, unknown>} */
    const said = new Map(Object.entries({ ...mark, ...moves }))
    const texts = [mark.label, said.get('says')]
    const followed = Object.entries(FOLLOWED).flatMap(([by, names]) => own(String(said.get(by))) ? names : [])
    const isFollowing = Object.keys(FOLLOWED).every(by => !said.has(by) || own(String(said.get(by))))
    const others = Object.keys(moves).filter(name => name !== 'called' && !followed.includes(name))
    const isPlaced = !others.length || isColumn({ ...mark, ...moves }, figure)
    const isMapped = MAPS.every(by => !said.has(by) || isOurs(String(said.get(by))))
    return isFollowing && isPlaced && isMapped && !said.has('image') && !texts.some(text => /\d/.test(String(text ?? '')))
  }
  /** @param {Figure} figure */
  const figure = figure => {
    const all = figure.marks.map((mark, k) => ({ mark, moves: figure.moves[k] }))
    const kept = all.filter(({ mark, moves }) => holds(mark, moves, figure))
    const ways = Object.entries(figure.ways ?? {}).map(([name, way]) => [name, { ...way, stops: [] }])
    const moves = kept.map(({ moves }) => ({ ...moves, called: undefined }))
    const title = figure.title?.replace(/.*\d.*/, '\u00a0') // it may tell a number
    return { ...figure, title, marks: kept.map(({ mark }) => mark), moves, ways: Object.fromEntries(ways) }
  }
  return {
    ...answer, ...GONE, state, figures: answer.figures.map(figure), say: [SAYS], hides: [...answer.hides, ...stale],
  }
}
