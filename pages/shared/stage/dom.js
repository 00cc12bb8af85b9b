// Small helpers for elements.

const SVG = 'http://www.w3.org/2000/svg'

/** @import { Attributes, Child } from './types.js' */

/**
 * @template {Element} E
 * @param {E} node
 * @param {Record<string, any>} attributes
 * @param {Child[]} children
 */
function built(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (value === true) node.setAttribute(name, '')
    else if (value !== false && value != null) node.setAttribute(name, value)
  }
  for (const child of children) if (child != null) node.append(/** @type {string | Node} */ (child))
  return node
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes<HTMLElementTagNameMap[K]>} attributes
 * @param {Child[]} children
 */
export const el = (tag, attributes = {}, ...children) => built(document.createElement(tag), attributes, children)
/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes<SVGElementTagNameMap[K]>} attributes
 * @param {Child[]} children
 */
export const svg = (tag, attributes = {}, ...children) => built(document.createElementNS(SVG, tag), attributes, children)

/**
 * A text in which no formula is broken in two: not at its signs of relation, not after det, and not within bars.
 * @param {string} text
 */
export function formulas(text) {
  const parts = text.replace(/ ([=≈≠≤≥<>]) /g, '\u00a0$1\u00a0').replace(/\bdet /g, 'det\u00a0').split(/(\S*[|‖]\S*)/)
  return parts.map((part, k) => k % 2 ? el('span', { class: 'formula' }, part) : part)
}

/**
 * The elements that stand for some numbers in a node from now on, in place of their texts.
 * @param {Node} node
 * @param {string[]} numbers
 * @param {(text: string) => HTMLElement} element
 */
export function marked(node, numbers, element) {
  if (!numbers.length) return []
  const any = numbers.sort((a, b) => b.length - a.length).map(text => text.replace('.', '\\.')).join('|')
  const pattern = new RegExp(`(?<![\\d.])(${any})(?![\\d·]|\\.\\d)`), walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const texts = []
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode))
  return texts.flatMap(text => {
    const parts = text.data.split(pattern).map((part, k) => k % 2 ? element(part) : part)
    if (parts.length > 1) text.replaceWith(...parts)
    return parts.filter(part => typeof part !== 'string')
  })
}

/** Clicks what matches a selector on the page around us; whether it is there. @param {string} selector */
export function click(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector))
  found?.click()
  return Boolean(found)
}

/**
 * The element that matches a selector, of what an event has met and what that is in.
 * @param {Event} event
 * @param {string} selector
 */
export const met = ({ target }, selector) => target instanceof Element ? target.closest(selector) : null

// An attribute or a text is set only where it differs: an equal write would cost a layout.

/** @param {Element} node @param {string} name @param {string | number | boolean} value */
export function set(node, name, value) { if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value)) }
/**
 * Where an element holds one text, that is written anew, and no node comes or goes.
 * @param {Element} node @param {string} text
 */
export function say(node, text) {
  const { firstChild: first } = node
  if (!text || !(first instanceof Text) || first.nextSibling) { if (node.textContent !== text) node.textContent = text }
  else if (first.data !== text) first.data = text
}
/** Whether a control can be used. @param {{ disabled: boolean }} node @param {boolean} is */
export function able(node, is) { if (node.disabled === is) node.disabled = !is }
/** @param {Element} node @param {boolean} is */
export function show(node, is) { if (node.hasAttribute('hidden') === is) node.toggleAttribute('hidden', !is) } // SVG knows no .hidden
