// Postings: reads what scripts/colloquy/searching/postings.py writes.

import { readText } from "./pieces.js"
import { ALL } from "./libraries.js"

/** @import { Equivalents } from "../types/archive.js" */
/** @import { Field } from "./entries.js" */

/**
 * Where a term is: in how many entries, whether it is anywhere but among hidden labels, and the bytes that say where.
 * @typedef {{ count: number, printed: boolean, bytes: Uint8Array }} List
 */

// In the order of their bits.
export const FIELDS = /** @type {Field[]} */ ("answer question otherAnswer otherQuestion labels title otherTitle who about".split(" "))
const NUMBERS = FIELDS.map(field => ALL.indexOf(field))
const STEPS = 3

/**
 * Read a piece of lists: a head in JSON, its length before it, then the bytes of each term.
 * @param {Uint8Array} bytes
 */
export const readLists = bytes => {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  /** @type {{ terms: [string, number, number, number][], groups: Equivalents[] }} */
  const { terms, groups } = JSON.parse(readText(bytes.subarray(4, 4 + size)))
  let at = 4 + size
  const lists = terms.map(([term, count, printed, length]) => {
    const list = { count, printed: printed > 0, bytes: bytes.subarray(at, at += length) }
    return /** @type {[string, List]} */ ([term, list])
  })
  return { lists, groups }
}

/**
 * Read a list: by turns an entry, a field by its number, how often the term is there, and how long that field is.
 * @param {Uint8Array} bytes
 * @param {(entry: number, field: number, often: number, length: number) => void} take
 */
export const readList = (bytes, take) => {
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
    const fields = number()
    for (let bit = 0; bit < FIELDS.length; bit++) {
      if (!(fields >> bit & 1)) continue
      const value = bytes[at++]
      take(entry, NUMBERS[bit], (value >> 5) + 1, Math.round(2 ** ((value & 31) / STEPS)))
    }
    if (!fields) take(entry, -1, 0, 0) // a mark
  }
}
