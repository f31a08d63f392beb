// Assembling: from postings and texts that were fetched, an index that answers one query as that of a small archive does.

import { inEdition } from "./editions.js"
import { listEntries } from "./entries.js"
import { ALL, makeLibrary } from "./libraries.js"
import { OWN } from "./meeting.js"
import { readList } from "./postings.js"
import { isText, readText } from "./pieces.js"

/** @import { Texts } from "../types/directory.js" */
/** @import { Places } from "./directory.js" */
/** @import { Entry, Field } from "./entries.js" */
/** @import { Index } from "./indexing.js" */
/** @import { Counts, Lengths } from "./libraries.js" */
/** @import { Pieces } from "./pieces.js" */
/** @import { Terms } from "./terms.js" */
/** @import { Words } from "./words.js" */

/**
 * Prepare indexes of what is known of an archive.
 * @param {Places} places
 * @param {Pieces} pieces
 * @param {Terms} terms
 * @param {Words} words
 */
export const prepareAssembling = (places, pieces, terms, words) => {
  /** All entries, most of them not there. @type {Entry[]} */
  const entries = []
  entries.length = places.size
  /** Texts of entries that were fetched, as one string, stemmed. @type {Map<number, Partial<Record<Field, string>>>} */
  const flats = new Map()
  /** By its number, what is known of an interview. @type {Map<number, Pick<Entry, "interview" | "where" | "publisher">>} */
  const interviews = new Map()
  const averages = ALL.map(field => places.averages[field] ?? 0)
  const numbers = places.fields.map(field => field ? ALL.indexOf(field) : -1)

  /** @param {number} id */
  const at = id => entries[id] ??= places.stub(id)

  /**
   * Fetch the texts of entries, and of others that come with them.
   * @param {number[]} ids
   * @param {number} most pieces of them
   */
  const fetchTexts = async (ids, most) => {
    const wanted = new Map(ids.filter(id => !flats.has(id)).map(places.textOf).map(({ name, first }) => [name, first]))
    await Promise.all([...wanted].slice(0, most).map(async ([name, first]) => {
      const read = JSON.parse(readText(await pieces(name)))
      /** @type {Texts} */
      const texts = isText(name) ? inEdition(read, places.language) : read
      for (const entry of listEntries(texts)) {
        const id = first + entry.id
        Object.assign(at(id), { ...entry, id })
        const { interview, where, publisher } = entry
        if (interview) interviews.set(places.interviewOf(id), { interview, where, publisher })
        flats.set(id, Object.fromEntries(Object.entries(entry.texts).map(([field, text]) => [field, words.flat(words.pieces(text ?? ""))])))
      }
    }))
  }

  /**
   * Make an index of the postings of some terms.
   * @param {string[]} wanted
   * @returns {Index}
   */
  const assemble = wanted => {
    /** @type {Counts} */
    const counts = new Map()
    /** @type {Lengths} */
    const lengths = {}

    for (const term of wanted) {
      /** @type {Record<number, Record<number, number>>} */
      const fields = {}
      for (const word of terms.familyOf(term)) {
        const list = terms.lists.get(word)
        if (!list) continue
        readList(list.bytes, numbers, (id, field, often, length) => {
          const place = fields[field] ??= {}
          place[id] = (place[id] ?? 0) + often
          const all = lengths[id] ??= ALL.map(() => 0)
          all[field] = Math.max(all[field], length)
          at(id)
        })
      }
      if (Object.keys(fields).length) counts.set(term, fields)
    }

    /** By flat text: the postings of its terms, for thousands of entries are asked for the same one. @type {Map<string, (Record<number, Record<number, number>> | undefined)[]>} */
    const postings = new Map()

    /** @param {string} flat */
    const postingsOf = flat => {
      const known = postings.get(flat) ?? words.termsOfFlat(flat).map(term => counts.get(term))
      postings.set(flat, known)
      return known
    }

    /**
     * Say whether a field has all terms of a flat text, as far as their postings are known.
     * @param {number} id
     * @param {string} flat
     * @param {Field} field
     */
    const mayHold = (id, flat, field) => {
      const number = ALL.indexOf(field)
      return postingsOf(flat).every(fields => fields?.[number]?.[id])
    }

    /** @type {Index["holds"]} */
    const holds = (id, flat, within = ALL) => {
      const known = flats.get(id)
      return within.filter(field => known && field !== "labels" ? known[field]?.includes(flat) : mayHold(id, flat, field))
    }
    const library = /** @type {Index["library"]} */ (makeLibrary(counts, lengths, averages, places.size))
    return { library, known: terms.known, printed: terms.printed, vocabulary: terms.vocabulary, holds }
  }
  /**
   * Say of an entry which interview it is from, if another one of that was fetched.
   * @param {Entry} entry
   */
  const complete = entry => Object.assign(entry, interviews.get(places.interviewOf(entry.id)))

  /**
   * Say whether the text of an entry, which was fetched, has a word.
   * @param {number} id
   * @param {string} word
   */
  const says = (id, word) => {
    const flat = words.flat(words.pieces(word))
    return OWN.some(field => flats.get(id)?.[field]?.includes(flat))
  }
  return { entries, at, complete, says, assemble, fetchTexts, has: (/** @type {number} */ id) => flats.has(id) }
}
