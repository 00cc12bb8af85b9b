// Small helpers for elements.

const SVG = 'http://www.w3.org/2000/svg'

function built(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (value === true) node.setAttribute(name, '')
    else if (value !== false && value != null) node.setAttribute(name, value)
  }
  node.append(...children.filter(child => child != null))
  return node
}

export const el = (tag, attributes = {}, ...children) => built(document.createElement(tag), attributes, children)
export const svg = (tag, attributes = {}, ...children) => built(document.createElementNS(SVG, tag), attributes, children)

/** A text in which no formula is broken in two: not at its signs of relation, and not within bars. */
export function formulas(text) {
  const parts = text.replace(/ ([=≈≠≤≥<>]) /g, '\u00a0$1\u00a0').split(/(\S*[|‖]\S*)/)
  return parts.map((part, k) => k % 2 ? el('span', { class: 'formula' }, part) : part)
}

/** Sets an attribute or the text only where it differs: an equal write would cost a layout. */
export function set(node, name, value) { if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value) }
export function say(node, text) { if (node.textContent !== text) node.textContent = text }
export function show(node, is) { if (node.hasAttribute('hidden') === is) node.toggleAttribute('hidden', !is) } // SVG knows no .hidden
