// The loop between hand and Python: one question at a time, the latest state next, and the last one always answered.

const LATE = 1500 // ms without an answer after which we say so
const AGAIN = 3000 // ms after which the question is put again: it was lost if the server went away

export class Loop {
  /**
   * send(seq) puts the question with the newest state; late(is) is told when answers stop coming, and when they come again;
   * busy(is) whether anything is still to be answered.
   * @param {(seq: number) => void} send
   * @param {(is: boolean) => void} late
   * @param {(is: boolean) => void} busy
   */
  constructor(send, late, busy) {
    this.send = send
    this.late = late
    this.busy = busy
    this.seq = this.since = 0 // the last question, and the last that was not merely put again
    this.open = this.waiting = this.hasPassed = this.isHeld = this.isLate = false
    this.timer = 0
  }

  /** Something has changed: ask now, or as soon as the open question is answered. */
  ask() {
    this.waiting = true
    this.busy(true)
    if (!this.open && !this.isHeld) this.put()
  }

  /** Something has changed, and is asked another way: a question that is put again says more than it did. */
  pass() { this.hasPassed = true }

  put() {
    if (this.waiting || this.hasPassed || !this.open) this.since = this.seq + 1 // since this question nothing has changed
    this.open = true
    this.waiting = this.hasPassed = false
    this.seq += 1
    clearTimeout(this.timer)
    this.timer = +setTimeout(() => this.overdue(), this.isLate ? AGAIN : LATE)
    this.busy(true)
    this.send(this.seq)
  }

  overdue() {
    this.isLate = true
    this.late(true)
    this.put()
  }

  /**
   * Python has answered every question up to seq. Returns whether that includes the last one that was not merely put again.
   * @param {number} seq
   */
  answered(seq) {
    if (seq < this.since) return false
    clearTimeout(this.timer)
    this.open = false
    if (this.isLate) { this.isLate = false; this.late(false) }
    return true
  }

  get isCalm() { return !this.open && !this.waiting }

  /** After an answer has been drawn: put what has come up meanwhile. */
  next() {
    if (this.isHeld) return
    if (!this.open && this.waiting) this.put()
    else if (!this.open) this.busy(false)
  }

  /** Streamlit is about to run a whole page, this one or another: a question now would call this one back. */
  hold() {
    this.waiting ||= this.open
    this.stop()
    this.isHeld = true
    this.timer = +setTimeout(() => { this.resume(); this.next() }, AGAIN) // it has not, after all
  }

  /** What has changed here is of no account any more: the state comes from elsewhere. */
  forget() {
    this.stop()
    this.waiting = false
  }

  resume() {
    if (this.isHeld) clearTimeout(this.timer)
    this.isHeld = false
  }

  /** Nobody waits for an answer any more; what has changed since is asked with the next one. */
  stop() {
    clearTimeout(this.timer)
    this.open = this.isHeld = false
    if (this.isLate) { this.isLate = false; this.late(false) }
  }
}
