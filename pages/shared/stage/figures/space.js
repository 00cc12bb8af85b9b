// A picture in space, seen from far away: a picture in the plane with one more map, the camera C, which two parameters of the page are.

import { Depth, lifted } from '../depth.js'
import { along } from '../placing.js'
import { number } from '../values.js'
import { plane } from './plane.js'

/** @import { Vector } from '../depth.js' */
/** @import { Blobs, FigureKind, Maps, Matrix } from '../types.js' */
/** @import { Placing, Values } from '../wire.js' */
/** @typedef {[string, [number[], number[], number[]]]} FaceSent its map, a corner before that, and the sides from there */

/**
 * @typedef {object} SpaceSent
 * @property {'space'} kind
 * @property {number} half its half-height
 * @property {[string, string, number, number][]} sides from where it can be looked at: a name, what is said of it, azimuth and elevation
 * @property {string} faces the name of what hides what lies behind it: parallelograms, each a map, a corner and two sides
 * @property {Placing} [placing] where data stand in it, and their faces,
 * @property {number} [around] and how many of the first marks are its axes
 * @property {boolean} [zooms] whether the State's view is its half-height
 * @property {number} [times] how much of the page's numbers one of its units is, if not 1
 */

/** @satisfies {FigureKind} */
export const space = {
  hasPlot: true,
  hasOrigin: false,
  near: 9,
  placing: ['half', 'placing', 'around'],
  numbering: [],
  view: plane.view,
  ticks: () => [[], []],
  /** @param {Values} state */
  maps: state => ({ C: camera(state) }),

  /** @param {SpaceSent} figure @param {Maps} maps @param {Blobs} blobs */
  depth({ faces, half, placing }, maps, blobs) {
    /** @type {FaceSent[]} */
    const sent = blobs[faces]
    /** @param {number[]} corner */
    const at = corner => placing ? corner.map((c, axis) => along(placing, axis, c)) : corner
    /** @param {number[]} side */
    const scaled = side => placing ? side.map((c, axis) => c / placing.unit[axis]) : side
    /** @param {FaceSent} face @returns {[Vector, Vector, Vector]} */
    const face = ([map, [corner, u, v]]) => [lifted(map, maps, at(corner)), lifted(map, maps, scaled(u)), lifted(map, maps, scaled(v))]
    const [[a, b, c], [x, y, z]] = maps.C
    return new Depth([b * z - c * y, c * x - a * z, a * y - b * x], sent.map(face), half)
  },
}

/** What the camera makes of space, 2 × 3: how far to the right and how far up, as core/figures/space.py has it. @param {Values} state */
export function camera(state) {
  const [a, e] = ['azimuth', 'elevation'].map(name => number(state, name) * Math.PI / 180)
  /** @type {Matrix} */
  const C = [[-Math.sin(a), Math.cos(a), 0], [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)]]
  return C
}
