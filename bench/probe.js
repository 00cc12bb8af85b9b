// Measures inside the page, where the driver's own delays do not count.

window.probe = {
  /** A handle, or an entry field. */
  find: name => document.querySelector(`[data-handle="${name}"], [data-entry="${name}"]`),

  /** Presses a key on a handle, and lets it go. */
  press: (handle, key) => {
    for (const type of ['keydown', 'keyup']) handle.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }))
  },

  /** Where an element is: its middle, whatever its shape. */
  middle: element => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return [x + width / 2, y + height / 2]
  },

  /** Where a handle is after a key. */
  after: async (handle, key) => {
    window.probe.press(handle, key)
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    return window.probe.middle(handle)
  },

  /** The places of a handle that leads a film, from the first to the last: its keys go from each to the next. */
  places: async handle => {
    const found = [await window.probe.after(handle, 'Home')], MOST = 200
    for (let at = found[0]; found.length < MOST;) {
      at = await window.probe.after(handle, 'ArrowRight')
      if (found.at(-1).every((c, k) => Math.abs(c - at[k]) < 0.5)) break // the end
      found.push(at)
    }
    window.probe.press(handle, 'Home')
    return found
  },

  /** Round the cells of a handle that goes from cell to cell. */
  round: async handle => {
    const [[left, top], [right, bottom]] = [await window.probe.after(handle, 'Home'), await window.probe.after(handle, 'End')]
    return [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]
  },

  /** Up and down in the picture of a handle, from where it is. */
  upright: handle => {
    const [x, y] = window.probe.middle(handle), picture = handle.closest('.picture')
    const { top, bottom } = picture.querySelector('.overlay').getBoundingClientRect()
    return [[x, y], [x, top + 0.2 * (bottom - top)], [x, top + 0.8 * (bottom - top)], [x, y]]
  },

  /** From the first place of a handle to its last, along the line between; null where keys lead to no ends. */
  slant: async handle => {
    const last = await window.probe.after(handle, 'End'), first = await window.probe.after(handle, 'Home')
    return first.some((c, k) => c !== last[k]) ? [first, last] : null
  },

  /** Where a hand is that goes along a way, to its end and back, so many pixels on. */
  along: (way, far) => {
    const lengths = way.slice(1).map(([x, y], k) => Math.hypot(x - way[k][0], y - way[k][1])), whole = lengths.reduce((a, b) => a + b, 0)
    let left = whole - Math.abs(far % (2 * whole) - whole)
    const k = lengths.findIndex(length => (left -= length) <= 0), at = k < 0 ? way.length - 2 : k
    const share = 1 + Math.min(0, left) / (lengths[at] || 1)
    return way[at].map((c, axis) => c + share * (way[at + 1][axis] - c))
  },

  /**
   * Moves a handle once a frame for some seconds, with Alt held, or scrubs an entry, and looks at every frame what is drawn. A film is
   * led along its own way, and so is what lies on a slanting line; the top of a bar is led up and down. From cell to cell a handle
   * leaps, and a picture is new wherever the hand is in the cell that is picked.
   */
  drag: async (name, seconds) => {
    const handle = window.probe.find(name), stage = document.querySelector('.stage'), [x0, y0] = window.probe.middle(handle)
    const isFilm = name === 't', isSlant = name === 'p' // the corner of a ball, which goes along a diagonal
    const isTop = handle.getAttribute('aria-orientation') === 'vertical', isCell = handle.tagName === 'rect' && !isTop
    const { places, round, slant, upright } = window.probe
    const lead = isFilm ? places : isTop ? upright : isCell ? round : isSlant ? slant : null
    const way = lead && await lead(handle)
    if (way) await new Promise(done => setTimeout(done, 500))
    const pointer = { bubbles: true, cancelable: true, pointerId: 7, isPrimary: true, button: 0, buttons: 1, altKey: true }
    const send = (type, x, y) => handle.dispatchEvent(new PointerEvent(type, { ...pointer, clientX: x, clientY: y }))
    const frame0 = handle.closest('.picture')?.getBoundingClientRect() // what is led along a line stays within its picture
    const room = Math.max(20, Math.min(150, ...(frame0 ? [x0 - frame0.left - 10, frame0.right - x0 - 10] : [])))
    const isPoint = handle.getAttribute('aria-valuetext')?.includes(',') // else one number, at a steady pace that changes it every frame
    const point = t => {
      if (way) return window.probe.along(way, 300 * t)
      const sway = 10 * Math.sin(7 * t), zigzag = room - Math.abs((600 * t) % (4 * room) - 2 * room)
      const loop = [x0 - 60 + 60 * Math.cos(2.1 * t) + sway, y0 + 55 * Math.sin(1.7 * t) + 8 * Math.cos(9 * t) - 8]
      return isPoint ? loop : [x0 + zigzag, y0]
    }
    const answers0 = +stage.dataset.answered, frames = [], lags = [], was = [], ages = []
    const look = new MutationObserver(() => ages.push(performance.now() - window.asked))
    look.observe(stage, { attributes: true, attributeFilter: ['data-answered'] })
    let pictures = 0, last = '', began = 0
    send('pointerdown', ...(way ? way[0] : [x0, y0]))
    const line = () => document.querySelector('path.js-line')?.getAttribute('d') ?? ''
    const picture = () => window.probe.middle(handle).join() + (handle.value ?? '') + line().slice(0, 80)
    const isPicked = () => {
      if (!isCell || !was.length) return false
      const { left, right, top, bottom } = handle.getBoundingClientRect(), [x, y] = was.at(-1)
      return x >= left && x <= right && y >= top && y <= bottom
    }
    return new Promise(resolve => {
      const frame = now => {
        began ||= now
        frames.push(now)
        const drawn = picture(), [hx, hy] = window.probe.middle(handle)
        if (drawn !== last || isPicked()) { pictures += 1; last = drawn }
        if (was.length) lags.push(Math.min(...was.slice(-2).map(([x, y]) => Math.hypot(x - hx, y - hy))))
        const t = (now - began) / 1000
        if (t >= seconds) {
          send('pointerup', ...was.at(-1))
          look.disconnect()
          const answers = +stage.dataset.answered - answers0
          resolve({ seconds: t, pictures, frames: frames.slice(1).map((f, k) => f - frames[k]), answers, ages, lag: Math.max(...lags) })
          return
        }
        was.push(point(t))
        send('pointermove', ...was.at(-1))
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
    })
  },

  /** The time from a key on a handle to the answer that has seen it, drawn; then the key is let go, and that is answered too. */
  stageKey: (name, isOn) => new Promise(resolve => {
    const stage = document.querySelector('.stage'), handle = window.probe.find(name)
    const isUpright = handle.getAttribute('aria-orientation') === 'vertical' // ArrowRight goes to the neighbour of such a handle
    const [on, back] = handle.value === undefined && !isUpright ? ['ArrowRight', 'ArrowLeft'] : ['ArrowUp', 'ArrowDown']
    const key = isOn ? on : back
    const press = type => handle.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }))
    const answered = () => +stage.dataset.answered, before = answered(), began = performance.now()
    const look = new MutationObserver(() => {
      if (answered() === before) return
      look.disconnect()
      const spent = performance.now() - began
      setTimeout(() => { press('keyup'); resolve(spent) }, 60)
    })
    look.observe(stage, { attributes: true, attributeFilter: ['data-answered'] })
    press('keydown')
  }),

  /** Waits for a real key on the page, then for the plain app's new picture. */
  plainKey: () => {
    const picture = () => [...document.querySelectorAll('.js-line')].map(path => path.getAttribute('d')).join()
    const before = picture()
    window.plainTime = null
    addEventListener('keydown', () => {
      const began = performance.now()
      const look = new MutationObserver(() => {
        if (picture() === before) return
        look.disconnect()
        window.plainTime = performance.now() - began
      })
      look.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] })
    }, { capture: true, once: true })
  },
}
