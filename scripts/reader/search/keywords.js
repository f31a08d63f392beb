// Keywords: which of an entry's a query has with all their words, as a small archive knows them.

/** @import { Entry } from "./entries.js" */
/** @import { Query, Unit } from "./queries.js" */
/** @import { Words } from "./words.js" */

/**
 * Prepare the reading of keywords; of a large archive, whose postings do not say where one ends, there are none.
 * @param {Words} words
 */
export const prepareKeywords = words => {
  /** By entry: the terms of each keyword. @type {Map<number, string[][]>} */
  const read = new Map()

  /** @param {string} keyword */
  const termsOf = keyword => words.termsOfFlat(words.flat(words.pieces(keyword)))

  /** @param {Entry} entry */
  const keywordsOf = ({ id, texts: { labels } }) => {
    const known = read.get(id) ?? labels?.split(",").map(termsOf) ?? []
    read.set(id, known)
    return known
  }

  /**
   * List the units of a query that are the words of keywords.
   * @param {Query} query
   * @param {Entry} entry
   * @returns {Set<Unit>}
   */
  return ({ units }, entry) => {
    const asked = new Set(units.map(({ term }) => term))
    const there = new Set(keywordsOf(entry).filter(terms => terms.every(term => asked.has(term))).flat())
    return new Set(units.filter(({ term }) => there.has(term)))
  }
}
