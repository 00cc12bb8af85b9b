// The numbers at the axes: as many as there is room for, none of them cut off.

import { svg } from './dom.js'

/** @import { Axis, Lines, Tick, View } from './types.js' */
/** @typedef {(at: number) => number} Pixel where a place is along an axis, in pixels */

const LETTER = 6.5 // pixels
const GAP = 12 // between numbers that stand side by side,
const CLOSE = 4 // and between names
const SHORTEST = 4 // letters of a name that is shortened
const LINE = 16 // from one number to the next below it
const EDGE = 3
const LEFT = 5 // of the numbers along y
const HEAD = 26 // pixels below the upper edge that the name of the axis takes
const ROW = 18 // pixels above the lower edge in which the numbers along x stand

/**
 * Writes the numbers of a picture's axes into a group. Returns where grid lines are.
 * @param {SVGElement} group
 * @param {Tick[][]} ticks along x and along y
 * @param {View} view
 * @param {(Axis | null)[]} [axes]
 * @returns {Lines}
 */
export function numbered(group, [x, y], { width, height, toPixel }, axes) {
  const across = (axes?.[0]?.names ? told : legible)(x, at => toPixel(at, 0)[0], width, true)
  const up = legible(y, at => toPixel(0, at)[1], height, false, axes?.[1] ? HEAD : LINE / 2)
  group.replaceChildren(
    svg('path', { class: 'gap', d: `M0,0${up.labels.map(({ at }) => `M0,${at.toFixed(1)}h${LEFT}`).join('')}` }), // a line there reads as −
    ...across.labels.map(({ at, text }) => svg('text', { class: 'is-across', x: at.toFixed(1), y: height - ROW / 2 }, text)),
    ...up.labels.map(({ at, text }) => svg('text', { class: 'is-up', x: LEFT, y: at.toFixed(1) }, text)))
  return [across.lines, up.lines]
}

/**
 * Writes what the axes of a picture show into a group.
 * @param {SVGElement} group @param {(Axis | null)[] | undefined} axes @param {View} view
 */
export function named(group, axes, { width, height }) {
  if (!axes) return
  const [across, up] = axes
  if (across) group.append(svg('text', { class: 'is-name is-last', x: width - 5, y: height - ROW - 5 }, across.name))
  if (up) group.append(svg('text', { class: 'is-name is-up', x: LEFT, y: 10 }, up.name))
}

/**
 * Of ticks every second, fourth … so that their numbers stand apart; length is that of the axis in pixels. Where numbers are long, one
 * stands in full and each after it says how much more it is: the k-th tick's third part is that of k steps.
 * @param {Tick[]} ticks @param {Pixel} pixel @param {number} length @param {boolean} isAcross @param {number} top the least place along y
 */
export function legible(ticks, pixel, length, isAcross, top = LINE / 2) {
  const most = isAcross ? length : length - ROW
  const zero = ticks.findIndex(([, text]) => text === '0')
  for (let stride = 1; ; stride *= 2) {
    const kept = ticks.map((_, k) => k).filter(k => (k - Math.max(0, zero)) % stride === 0)
    const inside = kept.filter(k => {
      const at = pixel(ticks[k][0])
      return at >= (isAcross ? 0 : top) && at <= most - (isAcross ? 0 : LINE / 2)
    })
    const labels = inside.map((k, j) => label(ticks, k, inside[0], j, pixel, most, isAcross))
    const isLegible = labels.every(({ at, size }, j) => j === 0 || Math.abs(at - labels[j - 1].at) >= (size + labels[j - 1].size) / 2)
    if (isLegible || kept.length < 2) return { lines: kept.map(k => ticks[k][0]), labels }
  }
}

/**
 * Of names all that there is room for, shortened where they are long; else every second, fourth … No lines lead up from them.
 * @param {Tick[]} ticks @param {Pixel} pixel @param {number} width of the picture
 */
export function told(ticks, pixel, width) {
  const longest = Math.max(...ticks.map(([, text]) => [...text].length)), places = ticks.map(([at]) => pixel(at))
  const apart = places.length > 1 ? Math.abs(places[1] - places[0]) : width
  for (let stride = 1; ; stride *= 2) {
    const room = Math.floor((stride * apart - CLOSE) / LETTER), kept = ticks.filter((_, k) => k % stride === 0)
    if (room < Math.min(longest, SHORTEST) && kept.length > 1) continue
    const labels = kept.map(tick => label([tick], 0, 0, 0, pixel, width, true))
    return { lines: [], labels: labels.map(one => ({ ...one, text: cut(one.text, room) })) }
  }
}

/** The beginning of a name, of so many letters. @param {string} text @param {number} most */
function cut(text, most) {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

/**
 * @param {Tick[]} ticks @param {number} k @param {number} first @param {number} j
 * @param {Pixel} pixel @param {number} most @param {boolean} isAcross
 */
function label(ticks, k, first, j, pixel, most, isAcross) {
  const text = (j && ticks[k][2] ? ticks[k - first][2] : ticks[k][1]) ?? '', half = LETTER * text.length / 2 + EDGE, at = pixel(ticks[k][0])
  return isAcross ? { at: Math.max(half, Math.min(at, most - half)), text, size: 2 * half + GAP - 2 * EDGE } : { at, text, size: LINE }
}
