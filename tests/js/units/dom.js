import { el, say } from '/stage/dom.js'
import { equal, holds, test } from './check.js'

test('a text is written into the node that holds one', () => {
  const node = el('p', {}, 'one'), { firstChild } = node
  say(node, 'two')
  holds(node.firstChild === firstChild, 'the text is another node')
  equal(node.textContent, 'two')
  say(node, '')
  equal(node.childNodes.length, 0)
  say(node, 'three')
  equal(node.textContent, 'three')
})

test('of several children one text is left', () => {
  const node = el('p', {}, 'one', el('b', {}, 'two'))
  say(node, 'one')
  equal(node.innerHTML, 'one')
})
