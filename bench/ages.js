// Notes when questions are sent, and how long ago that was for the answer that came last; runs before the page's own scripts.

window.asked = 0 // when the question was sent whose answer came last
{
  const latin = new TextDecoder('latin1')
  const seq = data => Number(/"seq":(\d+)/.exec(typeof data === 'string' ? data : latin.decode(data))?.[1])
  window.WebSocket = class extends WebSocket {
    sent = new Map()

    constructor(...told) {
      super(...told)
      this.addEventListener('message', ({ data }) => { window.asked = this.sent.get(seq(data)) ?? window.asked })
    }

    send(data) {
      this.sent.set(seq(data), performance.now())
      super.send(data)
    }
  }
}
