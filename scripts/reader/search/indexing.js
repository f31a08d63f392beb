// Indexing: all entries' words, for the library that finds them and for those who read the hits' texts again.

import MiniSearch from "minisearch"
import { BM25, FIELDS } from "./parameters.js"

/** @import { AsPlainObject, Options } from "minisearch" */
/** @import { Entry, Field } from "./entries.js" */
/** @import { Words } from "./words.js" */

/** @typedef {Awaited<ReturnType<typeof indexEntries>>} Index */

export const ALL = /** @type {Field[]} */ (Object.keys(FIELDS))

/** @type {Options<Entry>} */
const OPTIONS = {
  fields: ALL,
  searchOptions: { tokenize: term => [term], processTerm: term => term, bm25: BM25, boost: FIELDS },
}

/**
 * Index entries; with a `pause`, let others work between them.
 * @param {Entry[]} entries
 * @param {Words} words
 * @param {() => Promise<unknown>} [pause]
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

  // The library's own form of a finished index: four times as fast as adding one entry after another.
  const mean = (/** @type {number} */ number) => entries.reduce((sum, { id }) => sum + lengths[id][number], 0) / entries.length
  /** @type {AsPlainObject} */
  const finished = {
    serializationVersion: 2, documentCount: entries.length, nextId: entries.length, dirtCount: 0,
    documentIds: Object.fromEntries(entries.map(({ id }) => [id, id])), storedFields: {},
    fieldIds: Object.fromEntries(ALL.map((field, number) => [field, number])),
    fieldLength: lengths, averageFieldLength: ALL.map((_, number) => mean(number)), index: [...counts],
  }
  const library = pause ? await MiniSearch.loadJSAsync(finished, OPTIONS) : MiniSearch.loadJS(finished, OPTIONS)

  /**
   * List the fields of an entry that have a flat text.
   * @param {number} id
   * @param {string} text
   * @param {Field[]} [within]
   */
  const holds = (id, text, within = ALL) => within.filter(field => flats[id][field]?.includes(text))

  return { library, known, printed, holds }
}
