// The line: a socket of ours to Python, asked while a hand moves. What it cannot answer, and what is lost on it, goes through Streamlit.

import { joined } from './parts.js'

/** @import { Asking } from './exchange.js' */
/** @import { Parts } from './parts.js' */
/** @import { Answer, Question, Told } from './wire.js' */

/**
 * @typedef {Question & { page: string, run: number, token: string }} Asked
 * @typedef {{ seq: number, why: string }} Refused
 * @typedef {object} Listener
 * @property {(seq: number, parts: string[]) => [Asked, Asking]} question what is asked now, by one who has pieces of answers, and
 * @property {(answer: Answer, of: Asking) => void} take what its answer comes with
 * @property {() => void} elsewhere what is open has to be asked through Streamlit
 * @property {() => void} changed whether anything is open may have changed
 */

const FRAME = 16 // ms from picture to picture
const MOST = 12 // questions that are open at once
const LONG = 65_536 // characters of a question: what is longer goes through Streamlit
const SLOW = 1500 // ms after which an answer is lost
const OPENING = 3000 // ms that a socket may take to open
const AGAIN = [1000, 30_000] // ms until it is tried again, at first and at most
const LAST = 20 // round trips of which the shortest counts
const QUIET = 4000 // the server's code for a socket on which nothing was asked

export class Line {
  /** @type {Listener | null} */
  listener = null
  /** @type {WebSocket | null} */
  socket = null
  isOpen = false
  isWaiting = false // something has changed that is not asked yet
  seq = 0
  /** @type {Map<number, { at: number, of: Asking, parts: Parts }>} */
  open = new Map() // questions without an answer, when they were asked, and what was here then
  /** @type {Parts} */
  parts = new Map() // pieces of the newest answer
  /** @type {number[]} */
  trips = [] // ms from question to answer, the last ones
  last = -Infinity // when the last one was asked
  pause = AGAIN[0]
  timer = 0 // for an answer that does not come, or a socket that does not open
  next = 0 // for what is asked in the next picture

  /** @param {string} url @param {(url: string) => WebSocket} connect */
  constructor(url, connect = url => new WebSocket(url)) {
    this.url = url
    this.connect = connect
  }

  /** Opens the socket, unless it is open or shall not be tried yet. */
  begin() {
    if (this.socket || this.isBarred) return
    const socket = this.socket = this.connect(this.url)
    this.watch(OPENING)
    socket.onopen = () => { this.isOpen = true; this.pause = AGAIN[0]; clearTimeout(this.timer) }
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data))
    socket.onclose = ({ code }) => { if (this.socket === socket) this.lose(code === QUIET) }
  }

  isBarred = false // it has failed, and is not tried again yet

  /** The socket is of no use any more; isQuiet: because nothing was asked. */
  lose(isQuiet = false) {
    const { socket } = this, wasAsked = this.open.size || this.isWaiting
    Object.assign(this, { socket: null, isOpen: false })
    this.forget()
    if (socket) socket.onclose = socket.onmessage = socket.onopen = null
    socket?.close()
    if (!isQuiet) {
      this.isBarred = true
      setTimeout(() => { this.isBarred = false; if (this.listener) this.begin() }, this.pause)
      this.pause = Math.min(2 * this.pause, AGAIN[1])
    }
    if (wasAsked) this.listener?.elsewhere()
  }

  /** @param {number} ms */
  watch(ms) {
    clearTimeout(this.timer)
    this.timer = +setTimeout(() => this.lose(), ms)
  }

  /** Nobody waits for an answer any more. */
  forget() {
    clearTimeout(this.timer)
    cancelAnimationFrame(this.next)
    this.open.clear()
    this.isWaiting = false
    this.next = 0
  }

  get isCalm() { return !this.open.size && !this.isWaiting }

  /** How many questions may be open: as many pictures as an answer takes at best, so that one comes for each. */
  get window() { return Math.min(Math.max(Math.ceil(Math.min(...this.trips) / FRAME), 1), MOST) }

  /** Something has changed: ask now, or as soon as there is room. most: of open questions, where what is asked stands for itself. */
  ask(most = MOST) {
    this.isWaiting = true
    if (!this.open.size) this.put()
    else if (this.open.size < Math.min(this.window, most)) this.soon()
    this.listener?.changed()
  }

  /** Asks in the next picture: what changes until then is in it. */
  soon() {
    if (!this.next) this.next = requestAnimationFrame(() => { this.next = 0; if (this.isWaiting && this.isOpen) this.put() })
  }

  put() {
    const { listener, socket } = this
    if (!listener || !socket) return
    const { parts } = this, [asked, of] = listener.question(this.seq + 1, [...parts.keys()]), text = JSON.stringify(asked)
    this.isWaiting = false
    if (text.length > LONG) return listener.elsewhere()
    this.seq += 1
    this.open.set(this.seq, { at: performance.now(), of, parts })
    if (this.open.size === 1) this.watch(SLOW)
    socket.send(text)
  }

  /** @param {Told | Refused} told to a question and to all before it */
  hear(told) {
    const { seq } = 'why' in told ? told : told.answer, asked = this.open.get(seq)
    if (!asked) return
    this.trips = [...this.trips.slice(1 - LAST), performance.now() - asked.at]
    for (const before of this.open.keys()) if (before <= seq) this.open.delete(before)
    if (this.open.size) this.watch(SLOW)
    else clearTimeout(this.timer)
    if ('why' in told) this.listener?.elsewhere()
    else {
      const [answer, parts] = joined(told, asked.parts)
      this.parts = parts
      this.listener?.take(answer, asked.of)
    }
    if (this.isWaiting && !this.open.size && this.isOpen) this.put()
    this.listener?.changed()
  }
}

/** @type {Map<string, Line>} */
const lines = new Map()

/** The line of this tab, below the address of the app. */
export function line() {
  const url = new URL('live', document.baseURI).href.replace(/^http/, 'ws')
  const found = lines.get(url) ?? new Line(url)
  lines.set(url, found)
  return found
}
