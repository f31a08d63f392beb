// Finding: the entries that a query asks for, in order.

import { listEntries } from "./entries.js"
import { indexEntries } from "./indexing.js"
import { prepareLending } from "./lending.js"
import { ALL } from "./libraries.js"
import { PARTS, TEXTS } from "./meeting.js"
import { SURE } from "./parameters.js"
import { prepareQueries } from "./queries.js"
import { prepareRanking } from "./ranking.js"
import { prepareWords } from "./words.js"

/** @import { QueryCombination } from "minisearch" */
/** @import { Archive } from "../types/archive.js" */
/** @import { Within } from "../types/messages.js" */
/** @import { Entry } from "./entries.js" */
/** @import { Index } from "./indexing.js" */
/** @import { Query } from "./queries.js" */
/** @import { Ranked } from "./ranking.js" */
/** @import { Words } from "./words.js" */

/** What was found: in order, and whether anything of it has all words. @typedef {{ query: Query, hits: Ranked[], whole: boolean }} Found */

/**
 * Prepare the search among entries that are indexed.
 * @param {Entry[]} entries
 * @param {Index} index
 * @param {Words} words
 * @param {Pick<Archive, "equivalents" | "common">} archive
 * @param {(topic: string) => Entry[]} gatheredBy
 */
export const prepareSearch = (entries, index, words, archive, gatheredBy) => {
  const read = prepareQueries(words, index, archive)

  /**
   * Ask the library for every entry that meets any unit.
   * @param {Query} query
   * @param {string} [part]
   */
  const ask = (query, part = "") => {
    const ways = [...query.units, ...query.groups].flatMap(({ ways }) => ways)
    /** @type {QueryCombination[]} */
    const queries = ways.map(({ terms, weight, prefix = false }) =>
      ({ queries: terms, combineWith: "AND", prefix, boostTerm: () => weight }))
    return index.library.search({ combineWith: "OR", queries }, { fields: PARTS[part] ?? ALL })
  }

  /**
   * Find the exchanges in whose text a form of a term is.
   * @param {string} form
   */
  const saying = form => {
    const pieces = words.pieces(form), flat = words.flat(pieces), [first = ""] = words.terms(pieces)
    return index.library.search(first, { fields: TEXTS }).map(({ id }) => entries[id])
      .filter(({ id, kind }) => kind === "exchange" && index.holds(id, flat, TEXTS).length)
  }
  const rank = prepareRanking(entries, index, words, prepareLending(entries, archive, gatheredBy, saying))

  /**
   * Look for the entries that meet a query; with `within.part`, for those exchanges among them that meet it there. What
   * comes back puts them in order, and may be asked again once more of their texts is known.
   * @param {string} text
   * @param {Within} [within]
   * @returns {() => Found}
   */
  const look = (text, within = {}) => {
    const everywhere = within.part ? look(text) : undefined
    const attempt = (/** @type {boolean} */ careless) => {
      const query = read(text, careless)
      const results = ask(query, within.part).filter(({ id }) => !PARTS[within.part ?? ""] || entries[id].kind === "exchange")
      return () => {
        const among = everywhere && new Set(everywhere().hits.map(({ entry }) => entry))
        const hits = rank(query, results).filter(({ entry }) => !among || among.has(entry))
        return { query, hits, whole: hits.some(hit => hit.whole) }
      }
    }
    const exactly = attempt(false)
    /** @type {typeof exactly | undefined} */
    let carelessly
    return () => {
      const exact = exactly()
      if (exact.whole || !exact.query.units.length || exact.hits[0]?.share >= SURE) return exact
      const careless = (carelessly ??= attempt(true))()
      return careless.whole ? careless : exact
    }
  }
  return look
}

/**
 * Prepare a small archive to be searched; with a `pause`, let others work meanwhile.
 * @param {Archive} archive
 * @param {() => Promise<unknown>} [pause]
 */
export const prepareFinding = async (archive, pause) => {
  const words = prepareWords(archive.variants)
  const entries = listEntries(archive)
  const index = await indexEntries(entries, words, pause)
  const gatheredBy = (/** @type {string} */ topic) => entries.filter(({ topics }) => topics.includes(topic))
  const look = prepareSearch(entries, index, words, archive, gatheredBy)
  return { find: (/** @type {string} */ text, /** @type {Within | undefined} */ within = undefined) => look(text, within)(), words }
}
