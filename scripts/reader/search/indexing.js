// Indexing: all entries' words, for the library that finds them and for those who read the hits' texts again.

import { ALL, makeLibrary } from "./libraries.js"

/** @import { Entry, Field } from "./entries.js" */
/** @import { Words } from "./words.js" */

/**
 * Terms and texts of entries, of all or of those that a query may want: in how many entries each term is; which
 * terms are not among hidden labels only; all words; which fields of an entry have a flat text.
 * @typedef {object} Index
 * @property {Awaited<ReturnType<typeof makeLibrary>>} library
 * @property {Map<string, number>} known
 * @property {Set<string>} printed
 * @property {Iterable<string>} vocabulary
 * @property {(id: number, text: string, within?: Field[]) => Field[]} holds
 */

/**
 * Index entries; with a `pause`, let others work between them.
 * @param {Entry[]} entries
 * @param {Words} words
 * @param {() => Promise<unknown>} [pause]
 * @returns {Promise<Index>}
 */
export const indexEntries = async (entries, words, pause) => {
  /** By entry and field: its text as one string, stemmed. @type {Partial<Record<Field, string>>[]} */
  const flats = []
  /** Every term, and in how many entries it is. @type {Map<string, number>} */
  const known = new Map()
  /** Terms that are in a text, and not among hidden labels only. @type {Set<string>} */
  const printed = new Set()
  /** By term and field: how often each entry has it. @type {Map<string, Record<number, Record<number, number>>>} */
  const counts = new Map()
  /** By entry and field: how many different terms. @type {Record<number, number[]>} */
  const lengths = {}

  /**
   * Count the terms of one field of an entry, and give how many different ones there are.
   * @param {Entry} entry
   * @param {Field} field
   * @param {Set<string>} here all terms of the entry
   */
  const count = ({ id, texts }, field, here) => {
    const text = texts[field]
    if (!text) return 0
    const pieces = words.pieces(text), number = ALL.indexOf(field)
    flats[id][field] = words.flat(pieces)
    /** @type {Map<string, number>} */
    const times = new Map()
    for (const term of words.terms(pieces)) times.set(term, (times.get(term) ?? 0) + 1)
    for (const [term, often] of times) {
      here.add(term)
      if (field !== "labels") printed.add(term)
      let places = counts.get(term)
      if (!places) counts.set(term, places = {})
      const place = places[number] ??= {}
      place[id] = often
    }
    return times.size
  }

  for (const entry of entries) {
    /** @type {Set<string>} */
    const here = new Set()
    flats[entry.id] = {}
    lengths[entry.id] = ALL.map(field => count(entry, field, here))
    for (const term of here) known.set(term, (known.get(term) ?? 0) + 1)
    if (pause && entry.id % 50 === 49) await pause()
  }

  const mean = (/** @type {number} */ number) => entries.reduce((sum, { id }) => sum + lengths[id][number], 0) / entries.length
  const library = await makeLibrary(counts, lengths, ALL.map((_, number) => mean(number)), entries.length, pause)

  /**
   * List the fields of an entry that have a flat text.
   * @param {number} id
   * @param {string} text
   * @param {Field[]} [within]
   */
  const holds = (id, text, within = ALL) => within.filter(field => flats[id][field]?.includes(text))

  return { library, known, printed, vocabulary: words.vocabulary(), holds }
}
