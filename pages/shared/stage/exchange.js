// The exchange with Python: what is asked, and what becomes of its answers. They win over what is here unless the hand has moved on since.

import { Loop } from './loop.js'

/** @import { Entry } from './history.js' */
/** @import { Stage } from './stage.js' */
/** @import { Blobs } from './types.js' */
/** @import { Answer, Question } from './wire.js' */

export class Exchange {
  /** @type {(question: Question) => void} */
  send

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
    this.drawn = 0
    /** @type {Entry | null} */
    this.entry = null // of undo, if the last question asks about one
    this.releases = { made: 0, asked: 0, answered: 0 } // how often the hand has let go, and what of that Python knows
    this.loop = new Loop(seq => this.put(seq), is => this.late(is), is => stage.root?.setAttribute('aria-busy', String(is)))
  }

  /** Whether an answer is of the same session. @param {Answer} answer */
  belongsTo(answer) { return this.epoch.split('.')[0] === answer.epoch.split('.')[0] }

  /** @param {number} seq */
  put(seq) {
    const { stage, door, releases } = this, state = door.draft.question(), moved = door.draft.leader
    if (door.held && 'view' in state) state.view = stage.pictures.zooming?.figure.half ?? state.view // it waits for the hand to let go
    const isReleased = !door.held && releases.made > releases.answered // said again until it is answered
    releases.asked = isReleased ? releases.made : releases.answered
    this.entry = isReleased && !door.hasEdited ? door.history.current() : null
    this.send({ epoch: this.epoch, seq, released: isReleased, state, typed: door.draft.typed, have: Object.keys(this.blobs), moved })
  }

  /** The hand has let go of a state. */
  released() { this.releases.made += 1 }

  /** @param {boolean} is */
  late(is) {
    this.stage.late.show(is)
    if (is) this.runWhole()
  }

  /** An answer of Python's. @param {Answer} answer */
  take(answer) {
    const [session, visit, turn] = answer.epoch.split('.')
    const [ours, ourVisit, ourTurn] = this.epoch.split('.')
    if (this.answer && session !== ours) return this.takeOver(answer)
    if (answer.run !== this.answer?.run) this.loop.resume()
    const { door } = this, isNew = visit !== ourVisit, isElsewhere = isNew || turn !== ourTurn // a new visit; Back or Forward
    this.epoch = answer.epoch
    Object.assign(this.blobs, this.known(answer.blobs))
    const isAnswered = this.loop.answered(answer.seq)
    this.answer = answer
    if (isElsewhere) {
      door.forget()
      door.draft.become(answer.state)
      this.releases.answered = this.releases.made
      this.loop.forget()
      if (isNew) door.open(answer.state)
      else door.history.push(answer.state)
    } else if (isAnswered) {
      const { draft } = door, { lead } = draft, led = this.stage.led(draft.leader)
      draft.answered(answer.state, answer.notices, !this.loop.waiting && !door.held, led)
      if (lead) door.follow(led)
      this.releases.answered = this.releases.asked
      if (this.entry) door.history.settle(this.entry, answer.state)
      this.entry = null
    }
    this.stage.show(answer)
    this.drawn += 1
    this.stage.root.dataset.answered = String(this.drawn)
    this.loop.next()
  }

  /** Another server session takes over what is here. @param {Answer} answer */
  takeOver(answer) {
    this.epoch = answer.epoch
    this.blobs = this.known(answer.blobs) // it may be a newer program
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
    for (let k = 0; k < 20 && !this.loop.isCalm; k++) await new Promise(resolve => setTimeout(resolve, 50))
    return this.loop.isCalm
  }
}
