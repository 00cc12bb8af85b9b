// A file of a person's own: chosen or dropped, and sent over Streamlit's socket, which leads to the visit that it is for.

import { el, say, show } from './dom.js'

/**
 * @typedef {object} Asked what is asked for, and what is here
 * @property {string} label
 * @property {string[]} types endings of its name
 * @property {number} largest MB that it may have
 * @property {boolean} pastes whether a table can be pasted in its place
 * @property {string} name of the file that is here
 * @property {string} taken the id of the last one that has been taken, or refused
 */

/** @typedef {{ name: string, data: string, id: string }} Sent */

const MB = 1024 * 1024
const PASTED = 'pasted table' // what told.py calls it, too

/**
 * Offers to choose a file. What is sent stays said until it is taken: a run of the page may be broken off.
 * @param {HTMLElement} box @param {Asked} asked @param {(file: Sent | null) => void} send
 */
export function own(box, asked, send) {
  const { label, types, largest } = asked, kinds = types.map(type => type.toUpperCase())
  /** @param {string} wrong @param {string} said in place of the name of what is here */
  const tell = (wrong, said = asked.name) => { say(here, said); say(notice, wrong); show(notice, Boolean(wrong)) }
  const input = el('input', { type: 'file', accept: types.map(type => `.${type}`).join() })
  const here = el('b', { role: 'status' }), notice = el('p', { class: 'notice', role: 'alert', hidden: true })
  const zone = el('label', {}, el('span', {}, label), el('span', { class: 'zone' }, input,
    el('span', { class: 'button' }, 'Upload'), el('small', {}, `Up to ${largest} MB · ${kinds.join(', ')}`), here))
  /** @param {File | undefined} file */
  const take = async (file, isPasted = false) => {
    if (!file) return
    const { name, size } = file
    const isKnown = isPasted || types.some(type => name.toLowerCase().endsWith(`.${type}`))
    if (!isKnown) return tell(`${name}: only ${kinds.join(', ')} can be read here.`)
    if (size > largest * MB) return tell(`${name} has ${(size / MB).toFixed(1)} MB: up to ${largest} MB can be read here.`)
    tell('', `Sending ${name} …`)
    try {
      send({ name, data: await encoded(file), id: `${Date.now()} ${Math.random()}` })
    } catch { // it has been moved or changed since
      tell(`${name} cannot be read: choose it again.`)
    }
  }
  input.addEventListener('change', () => { void take(input.files?.[0]); input.value = '' }) // so that the same can be chosen again
  zone.addEventListener('dragover', event => { event.preventDefault(); zone.classList.add('is-over') })
  zone.addEventListener('dragleave', () => zone.classList.remove('is-over'))
  zone.addEventListener('drop', event => {
    event.preventDefault()
    zone.classList.remove('is-over')
    void take(event.dataTransfer?.files[0])
  })
  const area = el('textarea', { rows: 1, placeholder: 'or paste a table here', 'aria-label': 'Paste a table', spellcheck: 'false' })
  area.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    event.preventDefault()
    area.value = ''
    if (text.trim()) void take(new File([text], PASTED), true)
  })
  area.addEventListener('input', () => { area.value = '' }) // what is typed is no table
  if (asked.taken !== (box.dataset.taken ?? '')) { box.dataset.taken = asked.taken; send(null) }
  const hadFocus = box.contains(document.activeElement)
  box.replaceChildren(zone, ...asked.pastes ? [area] : [], notice)
  tell('')
  if (hadFocus) input.focus()
}

/** A file as base64. @param {File} file @returns {Promise<string>} */
function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('It cannot be read.'))
    reader.readAsDataURL(file)
  })
}
