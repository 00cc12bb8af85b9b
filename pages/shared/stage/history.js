// The states that undo and redo walk through.

const LONGEST = 50

const texts = state => JSON.stringify(Object.entries(state).map(([name, value]) => [name, value?.text ?? value]))

export class History {
  constructor(first) { this.states = [JSON.stringify(first)]; this.at = 0 }

  /** Remembers a state, unless it is the one we are at; what was undone is gone then. */
  push(state) {
    if (texts(state) === texts(this.current())) return
    const now = JSON.stringify(state)
    this.states = [...this.states.slice(0, this.at + 1), now].slice(-LONGEST - 1)
    this.at = this.states.length - 1
  }

  current() { return JSON.parse(this.states[this.at]) }
  get canUndo() { return this.at > 0 }
  get canRedo() { return this.at < this.states.length - 1 }
  undo() { return this.canUndo ? JSON.parse(this.states[--this.at]) : null }
  redo() { return this.canRedo ? JSON.parse(this.states[++this.at]) : null }
}
