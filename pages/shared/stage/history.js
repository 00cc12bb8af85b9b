// The states that undo and redo walk through, each with the texts in it that Python had not read yet.

const LONGEST = 50

const texts = ({ state, typed }) => JSON.stringify([Object.entries(state).map(([name, value]) => [name, value?.text ?? value]), typed])

export class History {
  constructor(first) { this.entries = [{ state: structuredClone(first), typed: [] }]; this.at = 0 }

  /** Remembers a state, unless it is the one we are at; what was undone is gone then. */
  push(state, typed = []) {
    const entry = structuredClone({ state, typed })
    if (texts(entry) === texts(this.current())) return
    this.entries = [...this.entries.slice(0, this.at + 1), entry].slice(-LONGEST - 1)
    this.at = this.entries.length - 1
  }

  /** Puts what Python has read in place of the texts that it had to read. */
  settle(state) {
    if (!this.current().typed.length) return
    const entry = structuredClone({ state, typed: [] }), isNothing = this.canUndo && texts(entry) === texts(this.entries[this.at - 1])
    this.entries.splice(this.at, 1, ...(isNothing ? [] : [entry]))
    if (isNothing) this.at -= 1
  }

  current() { return this.entries[this.at] }
  get canUndo() { return this.at > 0 }
  get canRedo() { return this.at < this.entries.length - 1 }
  undo() { return this.canUndo ? this.entries[--this.at] : undefined }
  redo() { return this.canRedo ? this.entries[++this.at] : undefined }
}
