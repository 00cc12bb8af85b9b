// What a page is saved as besides its picture: its numbers as CSV, its program, and that in a notebook.

import { isArray } from '../values.js'

/** @import { Known } from '../digits.js' */
/** @import { Answer } from '../wire.js' */
/** @typedef {{ title: string, summary: string, link: string }} Head what stands above it */

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?([+-]\d+(\.\d+)?(e[+-]?\d+)?i)?$/ // or a complex one
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u // what a spreadsheet would compute
const BEGINS = /^((?:(?:import|from) .*\n+)+(?:\w+ = .*[\w)\]]\n)+)\n(?=\S)([^]*)$/ // imports, and numbers that are given in a line each
const MARK = '\ufeff' // by which Excel knows UTF-8

/**
 * What is shown as CSV (RFC 4180): numbers by name and with all digits, those of several parts in several cells, then the tables.
 * @param {Head} head @param {Pick<Answer, 'say' | 'numbers' | 'tables' | 'state'>} answer
 * @param {Record<string, string>} arrays what each that is set is called
 */
export function csv({ title, link }, { say, numbers, tables, state }, arrays) {
  const sentence = say.map(part => typeof part === 'string' ? part : part[0]).join('')
  const given = Object.entries(arrays).flatMap(([name, called]) => {
    const array = state[name]
    if (!isArray(array) || tables.some(table => table.name === called)) return []
    const { axes, value } = array, shape = axes && axes.length !== 2 ? [axes.join(' × ')] : []
    return [[], [called, ...shape], ...value]
  })
  const named = numbers.flat().map(([name, text, , value]) => [name, ...parts(value, text)])
  const listed = tables.flatMap(({ name, heads, rows, values }) => [
    [], [name], ...heads.length ? [heads] : [], ...rows.map((row, i) => row.map((text, j) => one(values?.[i]?.[j] ?? null, text))),
    ...(values ?? []).slice(rows.length), // of a long table the first rows are shown
  ])
  const rows = [[title], [sentence], [link], [], ['name', 'value'], ...named, ...given, ...listed]
  return MARK + rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** @param {string} value as JSON; empty where it is not known @param {string} text */
const parts = (value, text) => value ? [JSON.parse(value)].flat() : [plain(text)]

/** A complex number of a table stands in one cell, as all others do. @param {Known} value @param {string} text */
const one = (value, text) => Array.isArray(value) ? `${value[0]}${value[1] < 0 ? '' : '+'}${value[1]}i` : value ?? plain(text)

/** A number as programs write it; other words as they are. @param {string} text */
function plain(text) {
  const number = text.replace(/^−/, '-').replace(/·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u, (_, power) => `e${low(power)}`)
  return NUMBER.test(number) ? number : text
}

/** @param {string} power */
const low = power => power.replace(/[^⁻]/gu, digit => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))).replace('⁻', '-')

/** A cell; words that a spreadsheet would take for a formula are words. @param {string | number | null} content */
function cell(content) {
  const text = String(content ?? ''), safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The program, with where it comes from. @param {Head} head @param {string} code */
export const python = ({ title, link }, code) => `# ${title} · Matrixscope\n# ${link}\n\n${code.trim()}\n`

/**
 * The program as a notebook of Jupyter's, version 4.5: what it begins with stands apart, to be changed.
 * @param {Head} head @param {string} code
 */
export function notebook({ title, summary, link }, code) {
  const [, given = '', rest = code.trim()] = BEGINS.exec(code.trim()) ?? []
  /** @param {string} text */
  const lines = text => text.split(/(?<=\n)/)
  /** @param {string} text @param {string} id */
  const cell = (text, id) => ({ cell_type: 'code', execution_count: null, id, metadata: {}, outputs: [], source: lines(text) })
  const above = lines(`# ${title}\n\n${summary}\n\n[Exactly this in Matrixscope](${link})`)
  const made = {
    cells: [
      { cell_type: 'markdown', id: 'head', metadata: {}, source: above },
      ...given ? [cell(given.trim(), 'given')] : [], cell(rest, 'numbers'),
    ],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' }, language_info: { name: 'python' } },
    nbformat: 4, nbformat_minor: 5,
  }
  return `${JSON.stringify(made, null, 1)}\n`
}
