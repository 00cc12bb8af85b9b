// Measures inside the page, where the driver's own delays do not count.

window.probe = {
  /** A handle, or an entry field. */
  find: name => document.querySelector(`[data-handle="${name}"], [data-entry="${name}"]`),

  /** Moves a handle once a frame for some seconds, with Alt held, or scrubs an entry, and looks at every frame what is drawn. */
  drag: (name, seconds) => new Promise(resolve => {
    const handle = window.probe.find(name), stage = document.querySelector('.stage')
    const box = handle.getBoundingClientRect(), x0 = box.x + box.width / 2, y0 = box.y + box.height / 2
    const pointer = { bubbles: true, cancelable: true, pointerId: 7, isPrimary: true, button: 0, buttons: 1, altKey: true }
    const send = (type, x, y) => handle.dispatchEvent(new PointerEvent(type, { ...pointer, clientX: x, clientY: y }))
    const frame0 = handle.closest('.picture')?.getBoundingClientRect() // what is led along a line stays within its picture
    const room = Math.max(20, Math.min(150, ...(frame0 ? [x0 - frame0.left - 10, frame0.right - x0 - 10] : [])))
    const answers0 = +stage.dataset.answered, frames = [], lags = [], was = []
    let pictures = 0, last = '', began = 0
    send('pointerdown', x0, y0)
    const line = () => document.querySelector('path.js-line')?.getAttribute('d') ?? ''
    const picture = () => handle.getAttribute('cx') + handle.getAttribute('cy') + (handle.value ?? '') + line().slice(0, 80)
    const frame = now => {
      began ||= now
      frames.push(now)
      const drawn = picture()
      if (drawn !== last) { pictures += 1; last = drawn }
      const at = handle.getBoundingClientRect(), hx = at.x + at.width / 2, hy = at.y + at.height / 2
      if (was.length) lags.push(Math.min(...was.slice(-2).map(([x, y]) => Math.hypot(x - hx, y - hy))))
      const t = (now - began) / 1000
      if (t >= seconds) {
        send('pointerup', ...was.at(-1))
        const answers = +stage.dataset.answered - answers0
        resolve({ seconds: t, pictures, frames: frames.slice(1).map((f, k) => f - frames[k]), answers, lag: Math.max(...lags) })
        return
      }
      const isPoint = handle.getAttribute('aria-valuetext')?.includes(',') // else one number, at a steady pace that changes it every frame
      const sway = 10 * Math.sin(7 * t), zigzag = room - Math.abs((600 * t) % (4 * room) - 2 * room)
      const loop = [x0 - 60 + 60 * Math.cos(2.1 * t) + sway, y0 + 55 * Math.sin(1.7 * t) + 8 * Math.cos(9 * t) - 8]
      const point = isPoint ? loop : [x0 + zigzag, y0]
      was.push(point)
      send('pointermove', ...point)
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }),

  /** The time from a key on a handle to the answer that has seen it, drawn; then the key is let go, and that is answered too. */
  stageKey: name => new Promise(resolve => {
    const stage = document.querySelector('.stage'), handle = window.probe.find(name)
    const key = handle.value === undefined ? 'ArrowRight' : 'ArrowUp'
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
