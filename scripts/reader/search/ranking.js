// Ranking: puts the entries that the library found in order.

import { prepareKeywords } from "./keywords.js"
import { chooseTerms, listMissing, meet, TEXTS, waysOf } from "./meeting.js"
import { COMMONNESS, COVERAGE, ENOUGH, KEYWORDS, KINDS, LEAST, PHRASE, RESULTS, STRICT, TOGETHER, USUALNESS } from "./parameters.js"

/** @import { SearchResult } from "minisearch" */
/** @import { Entry } from "./entries.js" */
/** @import { Index } from "./indexing.js" */
/** @import { prepareLending } from "./lending.js" */
/** @import { Reach } from "./meeting.js" */
/** @import { Query, Unit } from "./queries.js" */
/** @import { Words } from "./words.js" */

/**
 * An entry in its place: the terms to mark, whether it has all words, what share of them, and those that it has not.
 * @typedef {{ entry: Entry, terms: () => Set<string>, whole: boolean, share: number, score: number, missing: () => string[] }} Ranked
 */

/**
 * @param {Ranked} one
 * @param {Ranked} other
 */
const compare = (one, other) => other.score - one.score || one.entry.number - other.entry.number || one.entry.id - other.entry.id

/**
 * Prepare the ranking of what the library finds.
 * @param {Entry[]} entries
 * @param {Index} index
 * @param {Words} words
 * @param {ReturnType<typeof prepareLending>} lend
 */
export const prepareRanking = (entries, index, words, lend) => {
  const findKeywords = prepareKeywords(words)

  /** @param {Unit} unit */
  const rarity = unit => {
    const uses = Math.max(0, ...unit.ways.map(way => index.known.get(way.terms[0]) ?? 0))
    return Math.log(1 + entries.length / (0.5 + uses))
  }

  /**
   * Weigh the units of a query: what the archive knows in no way weighs nothing.
   * @param {Query} query
   */
  const weigh = query => new Map(query.units.map(unit => {
    const there = waysOf(query, unit).some(({ terms, prefix }) => prefix || terms.every(term => index.known.has(term)))
    return [unit, there ? rarity(unit) * (unit.needed ? 1 : COMMONNESS) * (unit.usual ? USUALNESS : 1) : 0]
  }))

  /**
   * Give what two or three pieces of the query look like where they are together.
   * @param {Query} query
   */
  const together = query => {
    const atoms = query.pieces.flatMap(piece => (piece.han ? [...piece.text] : [piece.text]).map(text => ({ text, han: piece.han })))
    return atoms.slice(0, -1).map((atom, at) => words.flat(atoms.slice(at, at + (atom.han ? 3 : 2))).trim())
  }

  /**
   * Join what the library found with what borrows from it.
   * @param {Query} query
   * @param {SearchResult[]} results
   */
  const lending = (query, results) => {
    const hits = results.map(({ id, match, queryTerms, score }) =>
      ({ id: Number(id), match, score: score / queryTerms.length, reach: meet(index, query, { id, match }) }))
    const lent = lend(hits), here = new Set(hits.map(({ id }) => entries[id]))
    for (const entry of lent.keys()) if (!here.has(entry)) hits.push({ id: entry.id, score: 0, match: {}, reach: new Map() })
    return hits.map(hit => {
      const at = Object.values(hit.match).flat()
      const named = at.length && at.every(field => field === "who")
      return { hit, loan: named ? undefined : lent.get(entries[hit.id]) }
    })
  }

  /**
   * Say what share of a query's weight is reached, by an entry itself and by what it borrows.
   * @param {Map<Unit, number>} weights
   * @param {Reach} own
   * @param {Reach} [lent]
   */
  const shareOf = (weights, own, lent = new Map()) => {
    const reached = new Map(own), total = [...weights.values()].reduce((one, other) => one + other, 0) || 1
    for (const [unit, much] of lent) reached.set(unit, Math.max(reached.get(unit) ?? 0, much))
    return [...reached].reduce((sum, [unit, much]) => sum + much * (weights.get(unit) ?? 0), 0) / total
  }

  /**
   * Raise the best of those that have keywords with which a longer query is made.
   * @param {Query} query
   * @param {Map<Unit, number>} weights
   * @param {Ranked[]} ranked
   */
  const raiseNamed = (query, weights, ranked) => {
    if (query.units.filter(unit => unit.needed).length <= KEYWORDS.above) return
    for (const hit of ranked.slice(0, RESULTS)) {
      const named = new Map([...findKeywords(query, hit.entry)].map(unit => [unit, 1]))
      hit.score *= 1 + KEYWORDS.score * shareOf(weights, named)
    }
  }

  /**
   * Raise those that have the whole query word for word, and of the best those that have its neighbors together.
   * @param {Query} query
   * @param {Ranked[]} ranked
   */
  const raise = (query, ranked) => {
    const phrase = query.flat.trim(), groups = together(query)
    if (!groups.length) return
    ranked.forEach((hit, place) => {
      if (index.holds(hit.entry.id, phrase, TEXTS).length) hit.score *= 1 + PHRASE
      else if (place < RESULTS) {
        const near = groups.filter(text => index.holds(hit.entry.id, text).length).length
        hit.score *= 1 + TOGETHER * near / groups.length
      }
    })
  }

  /**
   * Put results in order: those with all words first, then by score, phrases and kind.
   * @param {Query} query
   * @param {SearchResult[]} results
   */
  return (query, results) => {
    const weights = weigh(query), strict = query.units.filter(unit => unit.needed).length <= STRICT
    const ranked = lending(query, results).map(({ hit, loan }) => {
      const entry = entries[hit.id], share = shareOf(weights, hit.reach, loan?.reach)
      const whole = query.units.every(unit => !unit.needed || hit.reach.has(unit))
      const score = (hit.score + (loan?.score ?? 0)) * KINDS[entry.kind] * share ** COVERAGE[strict ? "short" : "question"]
      return { entry, terms: () => chooseTerms(query, hit), whole, share, score, missing: () => listMissing(index, query, hit) }
    })
    ranked.sort(compare)
    raiseNamed(query, weights, ranked)
    raise(query, ranked)
    const least = LEAST * Math.max(0, ...ranked.map(hit => hit.entry.kind === "exchange" ? hit.share : 0))
    /** @param {Ranked} hit */
    const first = ({ entry, whole, share }) => entry.kind === "exchange" ? Number(strict && whole) * 2 + Number(share >= ENOUGH) : 0
    return ranked.filter(({ share }) => share && share >= least)
      .sort((one, other) => first(other) - first(one) || compare(one, other))
  }
}
