// Postings: reads what scripts/colloquy/searching/postings.py writes.

import { MOST } from "./parameters.js"
import { readText } from "./pieces.js"

/** @import { Equivalents } from "../types/archive.js" */

/**
 * Where a term is: in how many entries, whether it is anywhere but among hidden labels, and the bytes that say where.
 * @typedef {{ count: number, printed: boolean, bytes: Uint8Array }} List
 */

/**
 * Read lines that each have a term: the first characters of the term before, and in how many entries it is.
 * @param {string[]} lines
 */
export const readTerms = lines => {
  /** @type {string[]} */
  let last = []
  return lines.map(line => {
    const [, same, rest, blank, count] = /** @type {string[]} */ (/^(\d)([^ \t]*)([ \t]?)(\d*)$/.exec(line))
    last = [...last.slice(0, Number(same)), ...rest]
    return { term: last.join(""), count: count ? Number(count) : 1, printed: blank !== "\t" }
  })
}

/**
 * Find where a list ends.
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {number} entries
 */
const endOf = (bytes, start, entries) => {
  let at = start
  for (let entry = 0; entry < entries; entry++) {
    while (bytes[at++] > 127);
    let fields = 0
    do for (let bits = bytes[at] & 127; bits; bits &= bits - 1) fields++
    while (bytes[at++] > 127)
    at += fields
  }
  return at
}

/**
 * Read a piece of lists: a head, its length before it, then the bytes of each term.
 * @param {Uint8Array} bytes
 */
export const readLists = bytes => {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const [first, ...lines] = readText(bytes.subarray(4, 4 + size)).split("\n")
  /** @type {Equivalents[]} */
  const groups = JSON.parse(first)
  let at = 4 + size
  const lists = readTerms(lines).map(({ term, count, printed }) => {
    const start = at
    at = endOf(bytes, start, Math.min(count, MOST))
    return /** @type {[string, List]} */ ([term, { count, printed, bytes: bytes.subarray(start, at) }])
  })
  return { lists, groups }
}

/**
 * Read a list: by turns an entry, a field, how often the term is there, and how long that field is. A mark has no field.
 * @param {Uint8Array} bytes
 * @param {number[]} fields by bit, the number of a field; below 0 where readers of other languages have one
 * @param {(entry: number, field: number, often: number, length: number) => void} take
 */
export const readList = (bytes, fields, take) => {
  let at = 0, entry = -1
  const number = () => {
    let value = 0, shift = 0, byte
    do {
      byte = bytes[at++]
      value += (byte & 127) * 2 ** shift
      shift += 7
    } while (byte > 127)
    return value
  }
  while (at < bytes.length) {
    entry += number()
    const first = at
    while (bytes[at++] > 127);
    let mark = true
    bytes.subarray(first, at).forEach((byte, index) => {
      for (let bit = 0; bit < 7; bit++) {
        if (!(byte >> bit & 1)) continue
        const value = bytes[at++], field = fields[index * 7 + bit]
        if (field >= 0) take(entry, field, (value >> 5) + 1, 2 ** (value & 31))
        mark = false
      }
    })
    if (mark) take(entry, -1, 0, 0)
  }
}
