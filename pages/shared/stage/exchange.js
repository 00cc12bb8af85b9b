// The exchange with Python: what is asked, and what becomes of its answers. They win over what is here unless the hand has moved on since.
// While a hand moves it is asked over the line; what is released is asked through Streamlit too, which writes the address.

import { keep } from './due.js'
import { line } from './line.js'
import { Loop } from './loop.js'

/** @import { Moment } from './draft.js' */
/** @import { Entry } from './history.js' */
/** @import { Asked } from './line.js' */
/** @import { Stage } from './stage.js' */
/** @import { Blobs } from './types.js' */
/** @import { Answer, Notice, Question } from './wire.js' */
/** @typedef {Moment & { changes: number }} Asking what was here when something was asked, and how many changes there had been */

const STILL = 60 // ms without a change after which a release is asked through Streamlit, where the line has answered it
const WRITING = 3000 // ms after a release in which a reload may have begun before the address was written
const AWAIT = 30 // ms until it is looked again whether it has

export class Exchange {
  /** @type {((question: Question) => void) | null} */
  send = null // nothing until Streamlit has started: it is asked then

  /** @param {Stage} stage @param {() => void} runWhole */
  constructor(stage, runWhole) {
    this.stage = stage
    this.door = stage.door
    this.runWhole = runWhole
    this.epoch = '' // of the last answer: session, visit and turn
    /** @type {Blobs} */
    this.blobs = {} // what never changes, by key: Python sends it once
    /** @type {Answer | null} */
    this.answer = null // the last answer that was drawn
    /** @type {Notice[]} */
    this.standing = [] // what has been said, and stays until the hand lets go
    this.token = '' // what we are known by on the line; nothing where there is none
    this.line = line()
    this.drawn = this.changes = 0 // answers, changes
    /** @type {Map<number, Asking>} */
    this.asked = new Map() // of Streamlit: the question that it has answered last, and those since
    this.isRefused = false // whether the line has left the last question to Streamlit
    this.timer = 0 // until a release is asked through Streamlit
    /** @type {Entry | null} */
    this.entry = null // of undo, if the last question asks about one
    this.releases = { made: 0, asked: 0, answered: 0 } // how often the hand has let go, and what of that Streamlit knows
    this.unwritten = '' // the address before that, and
    this.let = -Infinity // when the hand has let go last
    this.loop = new Loop(seq => this.put(seq), is => this.late(is), () => this.mark())
  }

  /** Whether an answer is of the same session. @param {Answer} answer */
  belongsTo(answer) { return this.epoch.split('.')[0] === answer.epoch.split('.')[0] }

  get isCalm() { return this.loop.isCalm && !this.timer && (this.line.listener !== this || this.line.isCalm) }
  get isDue() { return this.releases.made > this.releases.answered }

  mark() { this.stage.root?.setAttribute('aria-busy', String(!this.isCalm || !this.send)) }

  /** Something has changed here. */
  ask() {
    this.changes += 1
    const { draft } = this.door, isOnLine = this.token && this.line.isOpen && this.line.listener === this && !this.loop.isHeld
    if (this.token && !this.line.isOpen) this.line.begin() // for the next time
    const isText = draft.typed.length || draft.lead // which is asked one way, and one at a time
    if (!isOnLine || (isText && this.send && !this.loop.isCalm)) { this.loop.ask(); return }
    this.loop.pass()
    this.line.ask(isText ? 1 : undefined)
    if (this.isDue) this.settleSoon(STILL)
  }

  /** What is released is asked through Streamlit, once the hand is still and the line has answered. @param {number} ms */
  settleSoon(ms) {
    clearTimeout(this.timer)
    this.timer = +setTimeout(() => {
      this.timer = 0
      if (this.line.isCalm || !this.line.isOpen) { if (!this.door.held) this.loop.ask() }
      else this.settleSoon(AWAIT)
      this.mark()
    }, ms)
    this.mark()
  }

  /** What its answer comes with, of a question that is put now. @returns {Asking} */
  asking() { return { ...this.door.draft.moment(), changes: this.changes } }

  /** What a question says, whichever way it goes. */
  told() {
    const { stage, door } = this, state = door.draft.question(), { leader: moved, typed } = door.draft
    if (door.held && 'view' in state) state.view = stage.pictures.zooming?.figure.half ?? state.view // it waits for the hand to let go
    return { epoch: this.epoch, state, typed, have: Object.keys(this.blobs), moved }
  }

  /** @param {number} seq */
  put(seq) {
    const { door, releases, send } = this
    if (!send) return
    clearTimeout(this.timer)
    this.timer = 0
    const isReleased = !door.held && this.isDue // said again until it is answered
    releases.asked = isReleased ? releases.made : releases.answered
    this.entry = isReleased && !door.hasEdited ? door.history.current() : null
    this.asked.set(seq, this.asking())
    send({ ...this.told(), seq, released: isReleased })
  }

  /** @param {number} seq @param {string[]} parts @returns {[Asked, Asking]} */
  question(seq, parts) {
    const { stage: { page }, token } = this, told = this.told()
    const asked = { ...told, have: [...told.have, ...parts], seq, released: false, page, token, run: this.answer?.run ?? 0 }
    return [asked, this.asking()]
  }

  /** The hand has let go of a state. */
  released() {
    if (!this.isDue) this.unwritten = location.href
    this.releases.made += 1
    this.let = performance.now()
  }

  /** The page is left, perhaps to be loaded again by an address that says, or said as that began, nothing of what has been released. */
  left() { if (this.isDue || performance.now() - this.let < WRITING) keep(this.unwritten, this.stage.tools.query) }

  /** @param {boolean} is */
  late(is) {
    this.stage.late.show(is && !(!this.send && this.line.isOpen)) // before Streamlit has started, the line answers all
    if (is) this.runWhole()
  }

  /** Streamlit has started: where no hand has changed what the page itself has shown, that is its visit. @param {Answer} answer */
  meet(answer) {
    if (!this.changes) {
      this.epoch = answer.epoch
      this.asked.set(answer.seq, this.asking())
    }
    this.hear(answer)
    for (const picture of this.stage.pictures.list) picture.redraw() // by Plotly
  }

  /** An answer of Streamlit's. @param {Answer} answer */
  hear(answer) {
    const [session, visit, turn] = answer.epoch.split('.')
    const [ours, ourVisit, ourTurn] = this.epoch.split('.')
    this.standing = answer.notices.slice(0, answer.standing ?? 0)
    this.join(answer.line ?? '')
    if (this.answer && session !== ours) return this.takeOver(answer)
    if (answer.run !== this.answer?.run) this.loop.resume()
    const { door } = this, isNew = visit !== ourVisit, isElsewhere = isNew || turn !== ourTurn // a new visit; Back or Forward
    this.epoch = answer.epoch
    Object.assign(this.blobs, this.known(answer.blobs))
    const of = this.asked.get(answer.seq), isAnswered = this.loop.answered(answer.seq), isLast = of?.changes === this.changes
    for (const seq of this.asked.keys()) if (seq < answer.seq) this.asked.delete(seq)
    if (isElsewhere) {
      door.forget()
      door.draft.become(answer.state)
      this.releases.answered = this.releases.made
      this.drop()
      this.asked.set(answer.seq, this.asking())
      if (isNew) door.open(answer.state)
      else door.history.push(answer.state)
    } else if (isAnswered && of) {
      this.taken(answer, of)
      this.releases.answered = this.releases.asked
      if (this.entry) door.history.settle(this.entry, answer.state)
      this.entry = null
    }
    if (isElsewhere || isLast || this.isRefused || !this.line.isOpen || !this.answer) this.show(answer)
    else this.stage.tools.tidy(answer.link) // the line knows better, and has not written it
    this.loop.next()
  }

  /** An answer of the line's. @param {Answer} answer @param {Asking} of */
  take(answer, of) {
    const { draft } = this.door, { leader } = draft
    if (answer.epoch !== this.epoch) return
    Object.assign(this.blobs, this.known(answer.blobs))
    this.taken(answer, of)
    this.isRefused = false
    if (this.isDue && !draft.moved) draft.moved = leader // Streamlit is still to hear of it
    this.show({ ...answer, notices: [...this.standing, ...answer.notices] })
  }

  /** What Python has made of the draft. @param {Answer} answer @param {Asking} of */
  taken({ state, notices }, of) {
    const { door, door: { draft } } = this, { lead } = draft, led = of.leader === draft.leader ? this.stage.led(of.leader) : []
    draft.answered(of, state, notices, of.changes === this.changes && !door.held, led)
    if (lead) door.follow(led)
  }

  /** The line does not answer what is open: Streamlit does. */
  elsewhere() {
    this.isRefused = true
    this.loop.ask()
  }
  changed() { this.mark() }

  /** @param {Answer} answer */
  show(answer) {
    this.answer = answer
    this.stage.show(answer)
    this.drawn += 1
    this.stage.root.dataset.answered = String(this.drawn)
  }

  /** The line is ours from here on. @param {string} token */
  join(token) {
    this.token = token
    if (!token || this.stage.isGone) return
    if (this.line.listener !== this) this.line.forget()
    this.line.listener = this
    this.line.begin()
  }

  /** What is under way is of no account any more. */
  drop() {
    this.loop.forget()
    this.rest()
    this.asked.clear()
  }

  /** Nobody waits here any more. */
  rest() {
    clearTimeout(this.timer)
    this.timer = 0
    if (this.line.listener === this) this.line.forget()
  }

  /** The page is gone from here. */
  stop() {
    this.loop.stop()
    this.rest()
    if (this.line.listener === this) this.line.listener = null
  }

  /** Streamlit is about to run a whole page, this one or another: what is due is asked after it. */
  hold() {
    this.unwritten = '' // the address is another one
    if (this.timer) this.loop.waiting = true
    this.rest()
    this.loop.hold()
  }

  /** Another server session takes over what is here. @param {Answer} answer */
  takeOver(answer) {
    this.epoch = answer.epoch
    this.blobs = this.known(answer.blobs) // it may be a newer program
    this.rest()
    this.released()
    this.loop.put()
  }

  /**
   * What comes again as it was stays the thing that it is here: a view that is built of it stays, with what is being typed there.
   * @param {Blobs} blobs
   */
  known(blobs) {
    /** @param {[string, unknown]} named */
    const same = ([key, blob]) => [key, JSON.stringify(blob) === JSON.stringify(this.blobs[key]) ? this.blobs[key] : blob]
    return Object.fromEntries(Object.entries(blobs).map(same))
  }

  /** Waits a moment for everything to be answered; returns whether it is. */
  async settled() {
    if (this.timer) this.settleSoon(0)
    for (let k = 0; k < 20 && !this.isCalm; k++) await new Promise(resolve => setTimeout(resolve, 50))
    return this.isCalm
  }
}
