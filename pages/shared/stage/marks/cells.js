// The entries of an array as squares with their values, which stay upright whatever moves them.

import { set, svg, say } from '../dom.js'
import { apply, mapOf } from '../plane.js'
import { array } from '../values.js'
import { Path, parts } from './base.js'

/** @import { BoxLook, Groups, Look, Points, Scene } from '../types.js' */

/**
 * @typedef {object} CellsSent
 * @property {string} name
 * @property {string} role
 * @property {'cells'} kind
 * @property {(number | null)[][]} [points] the x and the y of their centres
 * @property {string} [shape] the name of centres that never change
 * @property {string[]} [texts] their values
 * @property {BoxLook} box how they are drawn
 * @property {string} [label] the name of the array: with it a cell that is pointed at tells its value and its index
 * @property {boolean} [countsFromOne] whether that is so as in mathematics, and not as in a program
 * @property {number[]} [lengths] of the array, along each axis
 * @property {string} [follows] the named array whose entries the values are
 * @property {number[]} [entries] which of its, in C order; all of them unless it is given
 * @property {string} [map] the map that moves the centres
 * @property {number} size the side of a cell
 */

const SIDE = 0.9 // of a square, to a cell
const CORNER = 0.1 // how round it is
const DIGIT = 0.6 // how wide a letter is, to its height
const MANY = 24 // cells: more on their way would cost too much if each had a halo
const TALLEST = 20 // pixels of one
const LEAST = 8 // which can just be read: what is longer is shortened,
const NONE = 5 // and what cannot be read at all is left out

/** @extends {Path<CellsSent>} */
export class Cells extends Path {
  isLine = false
  /** @type {SVGElement | null} */
  fill = null // within its outline

  /** @param {CellsSent} sent @param {Look} look @param {Groups} groups */
  constructor(sent, look, { texts }) {
    super(sent, look)
    texts.append(this.group = svg('g', { class: 'cells', fill: this.ink }))
    /** @type {SVGTextElement[]} */
    this.nodes = []
  }

  get elements() { return [this.node, ...this.others, this.fill, this.group].filter(element => element !== null) }

  sample() {
    const { width, dash, opacity, fill } = this.sent.box
    return svg('rect', {
      x: 8, y: 1, width: 12, height: 12, rx: 2, fill: this.ink, 'fill-opacity': fill, stroke: this.ink, 'stroke-width': width,
      'stroke-opacity': opacity, 'stroke-dasharray': dash,
    })
  }

  /** Where they are drawn. @param {Scene} scene @returns {Points} */
  centres(scene) {
    const M = mapOf(scene.maps, this.sent.map), [xs, ys] = this.at(scene)
    if (!M) return [xs, ys]
    const moved = xs.map((x, k) => x === null ? null : apply(M, x, ys[k] ?? 0))
    return [moved.map(at => at && at[0]), moved.map(at => at && at[1])]
  }

  /** @param {Scene} scene */
  outline(scene) { return corners(this.centres(scene), this.sent.size) }

  mapping() { return undefined } // it has moved the centres

  /** @param {Scene} scene */
  spots(scene) { return this.sent.label ? this.at(scene) : [[], []] }

  /** @param {Scene} scene */
  reach({ view }) { return SIDE * this.sent.size * view.scales[0] * Math.SQRT1_2 }

  /** @param {number} k @param {Scene} scene */
  says(k, scene) {
    const { label, countsFromOne, lengths = [] } = this.sent, index = indices(this.entry(k), lengths)
    const place = countsFromOne ? low(index.map(at => at + 1)) : index.length ? `[${index.join(', ')}]` : ''
    return `${label}${place} = ${shown(this.value(k, scene)) || '…'}`
  }

  // ---- outlines

  /** @param {string} colour of the role */
  inked(colour) {
    const { width, dash, opacity, fill } = this.sent.box
    const dashes = dash ? dash.split(' ').map(n => `${n}px`).join(',') : 'solid'
    const line = { color: thin(colour, opacity), width, dash: dashes, simplify: false }
    return fill ? { line, fill: 'toself', fillcolor: thin(colour, fill) } : { line }
  }

  sketched() {
    const { width, dash, opacity, fill } = this.sent.box
    this.fill = null
    return this.node = svg('path', {
      class: 'js-line', fill: fill ? this.ink : 'none', 'fill-opacity': fill, stroke: this.ink, 'stroke-opacity': opacity,
      'stroke-width': width, 'stroke-dasharray': dash,
    })
  }

  /** @param {Element} plot @param {Scene} scene */
  rest(plot, scene) {
    super.rest(plot, scene)
    this.fill = parts(plot, this.name, 'fill')[0] ?? null
  }

  /** @param {string} d */
  write(d) {
    super.write(d)
    this.fill?.setAttribute('d', d)
  }

  // ---- values

  /** Which entry of its array the k-th cell is. @param {number} k */
  entry(k) { return this.sent.entries?.[k] ?? k }

  /** The value of a cell: in a film that of the moment, else of an array that in the hand. @param {number} k @param {Scene} scene */
  value(k, { state, words }) {
    const { follows, texts = [] } = this.sent, filmed = words?.[this.name], own = texts[k] ?? ''
    if (filmed) return filmed[k] ?? ''
    return follows && own ? flat(array(state, follows).text)[this.entry(k)] ?? own : own
  }

  /** @param {Scene} scene */
  draw(scene) {
    const [xs, ys] = this.centres(scene), { size, box, texts, follows } = this.sent, side = size * scene.view.scales[0]
    const count = texts || follows || scene.words?.[this.name] ? xs.length : 0
    while (this.nodes.length < count) this.nodes.push(svg('text', { class: 'cell' }))
    if (this.group.children.length !== count) this.group.replaceChildren(...this.nodes.slice(0, count))
    set(this.group, 'fill-opacity', box.ink)
    this.group.classList.toggle('has-halo', box.halo && count <= MANY)
    for (let k = 0; k < count; k++) {
      const node = this.nodes[k], x = xs[k], y = ys[k], { text, height } = fitted(shown(this.value(k, scene)), side, box.letter)
      say(node, x === null || y === null ? '' : text)
      if (!node.textContent || x === null || y === null) continue
      set(node, 'transform', `translate(${scene.view.toPixel(x, y).map(c => c.toFixed(1)).join(' ')})`)
      set(node, 'style', `font-size: ${height.toFixed(1)}px`)
    }
  }
}

/**
 * The outlines of squares round centres, with round corners, parted by null.
 * @param {Points} centres @param {number} size
 * @returns {Points}
 */
export function corners([xs, ys], size) {
  const half = SIDE * size / 2, r = CORNER * size, inner = half - r, mid = half - 0.3 * r
  const dx = [-inner, inner, mid, half, half, mid, inner, -inner, -mid, -half, -half, -mid, -inner]
  const dy = [half, half, mid, inner, -inner, -mid, -half, -half, -mid, -inner, inner, mid, half]
  /** @type {Points} */
  const [x, y] = [[], []]
  xs.forEach((cx, k) => {
    const cy = ys[k]
    if (cx === null || cy === null) return
    dx.forEach((d, j) => { x.push(cx + d); y.push(cy + dy[j]) })
    x.push(null)
    y.push(null)
  })
  return [x, y]
}

/** The index along each axis of an entry. @param {number} entry in C order @param {number[]} shape */
export function indices(entry, shape) {
  return shape.reduceRight(({ left, found }, length) => ({ left: Math.floor(left / length), found: [left % length, ...found] }),
    { left: entry, found: /** @type {number[]} */ ([]) }).found
}

const LOW = '₀₁₂₃₄₅₆₇₈₉'
/** Indices as they stand beside a letter; a comma parts those that would not be told apart. @param {number[]} index */
const low = index => index.map(k => [...String(k)].map(digit => LOW[+digit]).join('')).join(index.some(k => k > 9) ? ',' : '')
/** @param {string} text */
const shown = text => text.replaceAll('-', '−')

/** The entries of an array in C order, however many axes it has. @param {string[][]} texts @returns {string[]} */
const flat = texts => /** @type {string[]} */ (texts.flat(Infinity))

/**
 * A text as it fits into a cell, and how high its letters are: smaller where it is long, and shortened where that cannot be read.
 * @param {string} text @param {number} side of the cell, in pixels @param {number} letter how high a letter is to be, to the side
 */
export function fitted(text, side, letter) {
  const room = SIDE * side, tallest = Math.min(letter * side, TALLEST)
  if (tallest < NONE) return { text: '', height: NONE }
  /** @param {string} text */
  const tall = text => Math.min(tallest, room / (text.length + 1) / DIGIT)
  const least = Math.min(LEAST, tallest)
  if (tall(text) >= least) return { text, height: tall(text) }
  const short = shortened(text, Math.floor(room / least / DIGIT) - 1)
  return { text: short, height: Math.max(least, tall(short)) }
}

const TENS = /^(-?)(?:([\d.]+)·)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/
const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The number that a text stands for, as it is typed or as Python writes it; NaN of one that is none. @param {string} text */
export function numberOf(text) {
  const plain = text.replaceAll('−', '-'), [whole, over] = plain.split('/'), tens = TENS.exec(plain)
  if (tens) {
    const power = [...tens[3]].map(letter => letter === '⁻' ? '-' : HIGH.indexOf(letter)).join('')
    return Number(`${tens[1]}${tens[2] ?? 1}e${power}`)
  }
  return plain.trim() ? over === undefined ? Number(whole) : over.trim() ? Number(whole) / Number(over) : NaN : NaN
}

/**
 * A text of at most some letters that cannot be taken for another number: the same number, the digits that it begins with before …,
 * or after ≈ one near to it; else its beginning, or … alone.
 * @param {string} text @param {number} most
 */
export function shortened(text, most) {
  if (text.length <= most) return text
  if (most < 1) return ''
  const isNear = text.startsWith('≈'), value = numberOf(text.replace('≈', ''))
  if (!isFinite(value)) {
    const begins = text.slice(0, most - 1)
    return /[\d.,/]$/.test(begins) ? '…' : begins + '…'
  }
  return [...isNear ? [] : written(value), ...begun(value, most), ...near(value, most)].find(form => form.length <= most) ?? '…'
}

/** The forms of a number, with all its digits. @param {number} value */
const written = value => [String(value), String(value).replace(/^(-?)0\./, '$1.'), value.toExponential()]
  .map(form => shown(form.replace('e+', 'e')))

/** A number with the digits that there is room for, of which one is not 0, and an ellipsis. @param {number} value @param {number} most */
function begun(value, most) {
  const sign = value < 0 ? '−' : '', digits = Math.abs(value).toFixed(12)
  return [digits, digits.replace(/^0\./, '.')].map(all => all.slice(0, Math.max(0, most - 1 - sign.length)))
    .filter(start => /^\d*\.\d+$/.test(start) && /[1-9]/.test(start)).map(start => `${sign}${start}…`)
}

/** What a number nearly is, from many digits to one. @param {number} value @param {number} most */
const near = (value, most) => Array.from({ length: most }, (_, k) => Number(value.toPrecision(most - k)))
  .flatMap(written).map(form => `≈${form}`)

/** A colour that lets through what is under it. @param {string} colour as the browser computes it @param {number} opacity */
const thin = (colour, opacity) => colour.replace(/^rgba?\(([^,]+,[^,]+,[^,)]+).*$/, `rgba($1, ${opacity})`)
