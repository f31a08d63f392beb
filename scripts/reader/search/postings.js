// Postings: reads what scripts/colloquy/searching/postings.py writes.

import { readText } from "./pieces.js"

/** @import { Equivalents } from "../types/archive.js" */

/**
 * Where a term is: in how many entries, whether it is anywhere but among hidden labels, and the bytes that say where.
 * @typedef {{ count: number, printed: boolean, bytes: Uint8Array }} List
 */

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
        if (field >= 0) take(entry, field, (value >> 5) + 1, Math.round(2 ** ((value & 31) / STEPS)))
        mark = false
      }
    })
    if (mark) take(entry, -1, 0, 0)
  }
}
