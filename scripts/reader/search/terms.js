// Terms: fetches what a query needs of a large archive's words and postings.

import { divisions } from "./alternatives.js"
import { prepareLexicon } from "./lexicon.js"
import { CLOSE } from "./parameters.js"
import { prepareQueries } from "./queries.js"

/** @import { Places } from "./directory.js" */
/** @import { Pieces } from "./pieces.js" */
/** @import { Query } from "./queries.js" */
/** @import { Words } from "./words.js" */

/** @typedef {ReturnType<typeof prepareTerms>} Terms */

const LAST = "\uffff"

/**
 * Prepare the terms of an archive.
 * @param {Places} places
 * @param {Pieces} pieces
 * @param {Words} words
 */
export const prepareTerms = (places, pieces, words) => {
  const lexicon = prepareLexicon(pieces, words), { vocabulary, families, known, printed, groups } = lexicon

  /** @param {string} text */
  const around = text => {
    const start = [...text].slice(0, 3).join("")
    return places.covering("words", start, start + LAST).slice(0, CLOSE)
  }

  /**
   * Name the pieces of words among which a mistyped word may be.
   * @param {string} text
   */
  const near = text => [
    ...places.covering("words", text[0], text[0] + LAST).slice(0, 2 * CLOSE),
    ...around(text[1] + text[0] + text.slice(2)), ...around(text.slice(1)),
  ]

  /**
   * Read a query, exactly and carelessly.
   * @param {string} text
   */
  const readings = text => {
    const reader = prepareQueries(words, { known, printed, vocabulary }, { equivalents: [...groups.values()], common: places.common })
    return [reader(text, false), reader(text, true)]
  }

  /**
   * List the terms of queries, the needed ones first and those that are in most entries last.
   * @param {Query[]} queries
   */
  const termsOf = queries => {
    /** @type {Set<string>} */
    const terms = new Set()
    for (const { units, groups } of queries) {
      for (const { term, needed } of units) if (needed) terms.add(term)
      for (const { ways } of [...units, ...groups]) for (const way of ways) for (const term of way.terms) terms.add(term)
    }
    return [...terms]
  }
  /** @param {string} term */
  const familyOf = term => families.get(term) ?? [term]

  /**
   * Name the pieces of postings that have a word and its other forms, which mostly follow its stem.
   * @param {string} term
   */
  const placesOf = term => {
    const ordered = [term, ...familyOf(term)].sort()
    return places.covering("lists", ordered[0], ordered.at(-1)).slice(0, CLOSE)
  }

  /**
   * Fetch what a query needs, and list its terms.
   * @param {string} text
   * @param {{ words: number, lists: number }} most pieces of words and of postings
   */
  const gather = async (text, most) => {
    const left = { ...most }
    /**
     * @param {"words" | "lists"} kind
     * @param {string[]} wanted
     */
    const choose = (kind, wanted) => {
      const names = [...new Set(wanted)].filter(name => !lexicon.isRead(name)).slice(0, left[kind])
      left[kind] -= names.length
      return names
    }
    const fetchLists = (/** @type {string[]} */ terms) => lexicon.fetchLists(choose("lists", terms.flatMap(placesOf)))
    const fetchWords = (/** @type {string[]} */ wanted) => lexicon.fetchWords(choose("words", wanted))
    // Pairs are asked for by themselves; a single character by the pairs that begin with it.
    const typed = words.pieces(text)
    const single = typed.filter(({ text, han }) => han && [...text].length === 1)
    await fetchWords(single.flatMap(({ text }) => around(text)))
    await fetchLists(termsOf(readings(text)))
    // Words that are not there as they were typed may have an error, or no end yet, or be two.
    const unknown = readings(text)[0].units.flatMap(({ term, written, needed, run }) => !run && needed && !families.has(term) ? [written] : [])
    await fetchWords(unknown.flatMap(around))
    const rests = unknown.flatMap(divisions).flatMap(([first, rest]) => vocabulary.has(first) ? [rest] : [])
    await fetchWords(rests.flatMap(around).slice(0, 2 * CLOSE))
    const mistyped = unknown.filter(word => word.length > 4 && ![...vocabulary].some(other => other.startsWith(word)))
    await fetchWords(mistyped.flatMap(near))
    for (let round = 0; round < 2 && left.lists > 0; round++) if (!await fetchLists(termsOf(readings(text)))) break
    return termsOf(readings(text))
  }

  /** @param {string[]} terms that are no words */
  const gatherMarks = async terms => {
    await lexicon.fetchLists(terms.flatMap(term => places.covering("lists", term)))
  }

  return { ...lexicon, gather, gatherMarks, familyOf }
}
