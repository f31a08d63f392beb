// Meeting: how well an entry that the library found meets the units of a query.

import { ALL } from "./libraries.js"
import { REACH } from "./parameters.js"

/** @import { SearchResult } from "minisearch" */
/** @import { Field } from "./entries.js" */
/** @import { Index } from "./indexing.js" */
/** @import { Query, Unit, Way } from "./queries.js" */

/**
 * What the library says of an entry: which of its fields have which term.
 * @typedef {Pick<SearchResult, "id" | "match">} Hit
 */
/**
 * How well units are met, from 0 to 1.
 * @typedef {Map<Unit, number>} Reach
 */

/** What an entry says itself, by its parts. */
export const PARTS = /** @type {Record<string, Field[]>} */ ({
  question: ["title", "question", "otherTitle", "otherQuestion"], answer: ["answer", "otherAnswer"],
})
export const TEXTS = Object.values(PARTS).flat()
/** @type {Field[]} */
export const OWN = [...TEXTS, "who"]

/**
 * List all ways in which a unit is met, alone or as part of a term.
 * @param {Query} query
 * @param {Unit} unit
 */
export const waysOf = (query, unit) =>
  [...unit.ways, ...query.groups.filter(group => group.units.includes(unit)).flatMap(group => group.ways)]

/**
 * Say how well an entry meets each unit: by what is there for it, and in which field.
 * @param {Index} index
 * @param {Query} query
 * @param {Hit} hit
 * @param {Field[]} [within]
 * @returns {Reach}
 */
export const meet = ({ holds }, query, hit, within = ALL) => {
  const there = Object.keys(hit.match)
  /** @type {Reach} */
  const reach = new Map()

  /** @param {string} term */
  const reachOf = term => {
    const fields = /** @type {Field[]} */ (hit.match[term] ?? [])
    return Math.max(0, ...fields.filter(field => within.includes(field)).map(field => REACH[field] ?? 1))
  }
  /** @param {Way} way */
  const by = ({ terms, prefix, flat, reach: most = 1 }) => {
    if (prefix) return Math.max(0, ...there.filter(term => term.startsWith(terms[0])).map(reachOf))
    const least = Math.min(...terms.map(reachOf))
    return flat && terms.length > 1 && !holds(hit.id, flat, within).length ? 0 : least * most
  }
  /**
   * @param {Unit} unit
   * @param {Way[]} ways
   */
  const take = (unit, ways) => {
    const best = Math.max(reach.get(unit) ?? 0, ...ways.map(by))
    if (best) reach.set(unit, best)
  }
  for (const unit of query.units) take(unit, unit.ways)
  for (const group of query.groups) for (const unit of group.units) take(unit, group.ways)
  return reach
}

/**
 * Give the pairs of characters that a unit belongs to: those of the longest term of the query, or its own.
 * @param {Query} query
 * @param {Unit} unit
 */
const termOf = (query, unit) => query.groups
  .filter(({ units }) => unit.run && units.includes(unit))
  .reduce((longest, { units }) => units.length > longest.length ? units : longest, [unit])

/**
 * List the words of a query that are in no edition of an entry, whatever else it was found by; a term in Chinese is
 * listed whole, even if only some of its characters are missing.
 * @param {Index} index
 * @param {Query} query
 * @param {Hit} hit
 */
export const listMissing = (index, query, hit) => {
  const met = meet(index, query, hit, OWN)
  /** @type {string[]} */
  const lines = []
  /** @type {Unit | undefined} */
  let last
  for (const unit of query.units) {
    const lacks = unit.needed && !met.has(unit)
    const term = termOf(query, unit)
    if (lacks && !(last && term.includes(last))) {
      const text = term.map(({ written }, index) => index ? [...written].at(-1) : written).join("")
      if (last?.run && last.run === unit.run) lines[lines.length - 1] += [...text].slice(1).join("")
      else lines.push(text)
    }
    last = lacks ? unit : undefined
  }
  return [...new Set(lines)]
}

/**
 * Give the terms of an entry that are worth marking: what meets words that say something; of a single character, that alone.
 * @param {Query} query
 * @param {Hit} hit
 */
export const chooseTerms = (query, hit) => {
  const ways = query.units.filter(unit => unit.needed).flatMap(unit => waysOf(query, unit))
  return new Set(Object.keys(hit.match).flatMap(term => ways.flatMap(({ terms, prefix }) =>
    prefix ? (term.startsWith(terms[0]) ? terms : []) : (terms.includes(term) ? [term] : []))))
}
