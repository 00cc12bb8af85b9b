import { apart } from '/stage/apart.js'
import { el } from '/stage/dom.js'
import { equal, test } from './check.js'

const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

/** A room on the page, with a block of a size in it. */
function room(isFitted) {
  const block = el('div', { style: 'width: 40px; height: 20px' }), box = apart(block, isFitted)
  document.head.append(el('style', {}, '.is-apart { contain: layout size } .is-fitted > div { width: max-content }'))
  document.body.replaceChildren(el('div', {}, box))
  return { block, box }
}

test('a room is as high as what is in it, and follows it', async () => {
  const { block, box } = room(false), beside = box.parentElement.offsetWidth
  await drawn()
  equal([box.className, box.offsetHeight, box.offsetWidth], ['room is-apart', 20, beside])
  block.style.height = '50px'
  await drawn()
  equal(box.offsetHeight, 50)
  box.hidden = true
  block.style.height = '30px'
  await drawn()
  box.hidden = false
  await drawn()
  equal(box.offsetHeight, 30)
})

test('a room that is fitted is as wide too', async () => {
  const { block, box } = room(true)
  await drawn()
  equal([box.offsetWidth, box.offsetHeight], [40, 20])
  block.style.width = '70px'
  await drawn()
  equal(box.offsetWidth, 70)
})
