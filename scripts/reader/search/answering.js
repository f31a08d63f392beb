// Answers the theme's queries, in a worker or, where there can be none, in the page.

import { countHits, countParts, fits } from "./counting.js"
import { prepareExcerpts } from "./excerpts.js"
import { prepareFinding } from "./finding.js"
import { RESULTS } from "./parameters.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Question, Result, Results } from "../types/messages.js" */
/** @import { Cut } from "../types/directory.js" */
/** @import { prepareAsking } from "./asking.js" */
/** @import { Ranked } from "./ranking.js" */

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/**
 * Prepare a small archive, of which all is there.
 * @param {Archive} archive
 * @param {() => Promise<unknown>} [pause]
 */
const prepareSmall = async (archive, pause) => {
  const { find, words } = await prepareFinding(archive, pause)
  /** @param {Question} question */
  const ask = async ({ query, within }) => {
    const { hits: all } = find(query, within), hits = all.filter(({ entry }) => fits(entry, within))
    return { all, people: undefined, partial: false, hits, ready: hits, inPart: (/** @type {string} */ part) => find(query, { part }).hits }
  }
  return { archive, ask, words }
}

/**
 * Prepare answers; the first query loads the index.
 * @param {() => Promise<Archive | Cut>} load
 * @param {(cut: Cut) => ReturnType<typeof prepareAsking>} prepareLarge
 * @param {() => Promise<unknown>} [pause]
 */
export const prepareAnswering = (load, prepareLarge, pause) => {
  const begin = async () => {
    const loaded = await load()
    const engine = await ("directory" in loaded ? prepareLarge(loaded) : prepareSmall(loaded, pause))
    return { ...engine, excerpt: prepareExcerpts(engine.words, engine.archive.tags) }
  }
  /** @type {ReturnType<typeof begin> | undefined} */
  let engine
  const ready = () => engine ??= begin().catch(begin).catch(failure => {
    engine = undefined // the next query tries again
    throw failure
  })

  /**
   * Answer a query by what the theme's list takes, and by more, for ours.
   * @param {Question} question
   * @returns {Promise<Results>}
   */
  return async question => {
    const { archive, ask, excerpt } = await ready()
    const start = performance.now(), { within, most = RESULTS, parts } = question
    const { all, people, partial, hits, ready: shown, inPart } = await ask(question)
    /**
     * @param {Ranked} hit
     * @returns {[Result]}
     */
    const show = ({ entry, terms, score, missing }) => {
      const { kind, interview, who, where, publisher, year, location, language: tag } = entry
      const shown = excerpt(entry, terms())
      return [{
        location, title: escaped(entry.title), text: escaped(shown.parts.join("")), score, terms: {},
        kind, interview, who, where, publisher, year, tag, missing: missing(), ...shown,
      }]
    }
    const items = shown.slice(0, most).map(show), found = countHits(all, within, archive.topics, people)
    return {
      items, total: hits.length, whole: items.some(([{ missing }]) => !missing.length),
      partial,
      found: parts ? { ...found, parts: countParts(inPart, within) } : found,
      took: performance.now() - start,
    }
  }
}
