// Answers the theme's queries, in a worker or, where there can be none, in the page.

import { prepareExcerpts } from "./excerpts.js"
import { prepareFinding } from "./finding.js"
import { RESULTS } from "./parameters.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Count, Result, Results, Within } from "../types/messages.js" */
/** @import { Ranked } from "./ranking.js" */

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/**
 * Count in which interviews and topics there is something: the most first.
 * @param {Ranked[]} hits
 * @param {Archive} archive
 * @returns {Results["found"]}
 */
const count = (hits, archive) => {
  /** @type {Map<string, number>} */
  const interviews = new Map()
  /** @type {Map<string, number>} */
  const topics = new Map()
  const add = (/** @type {Map<string, number>} */ counts, /** @type {string} */ key) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { entry } of hits) {
    if (entry.interview) add(interviews, entry.interview)
    for (const topic of entry.topics) add(topics, topic)
  }
  const titles = new Map(archive.interviews.map(({ id, title, publisher, year }) => {
    const source = [publisher, year].filter(Boolean).join(", ")
    return [id, source ? `${title} (${source})` : title]
  }))
  /**
   * @param {Map<string, number>} counts
   * @param {(id: string) => string} name
   */
  const most = (counts, name) => [...counts].sort((one, other) => other[1] - one[1]).slice(0, 100)
    .map(([id, number]) => /** @type {Count} */ ([id, name(id), number]))
  return { interviews: most(interviews, id => titles.get(id) ?? id), topics: most(topics, id => archive.topics[id][0]) }
}

/**
 * Prepare answers; the first query loads the index.
 * @param {() => Promise<Archive>} load
 * @param {() => Promise<unknown>} [pause]
 */
export const prepareAnswering = (load, pause) => {
  const begin = async () => {
    const archive = await load(), { find, words } = await prepareFinding(archive, pause)
    return { archive, find, excerpt: prepareExcerpts(words, archive.tags) }
  }
  /** @type {ReturnType<typeof begin> | undefined} */
  let engine
  const ready = () => engine ??= begin().catch(failure => {
    engine = undefined // the next query tries again
    throw failure
  })

  /**
   * Answer a query by what the theme's list takes, and by more, for ours.
   * @param {string} query
   * @param {Within} [within]
   * @returns {Promise<Results>}
   */
  return async (query, within = {}) => {
    const { archive, find, excerpt } = await ready()
    const start = performance.now()
    const { hits } = find(query, within)
    const kept = hits.filter(({ entry }) => (!within.interview || entry.interview === within.interview)
      && (!within.topic || entry.topics.includes(within.topic)))
    /**
     * @param {Ranked} hit
     * @returns {[Result]}
     */
    const show = ({ entry, terms, score, missing }) => {
      const { kind, who, where, publisher, year, location, language: tag } = entry
      const shown = excerpt(entry, terms)
      return [{
        location, title: escaped(entry.title), text: escaped(shown.parts.join("")), score, terms: {},
        kind, who, where, publisher, year, tag, missing: missing(), ...shown,
      }]
    }
    const items = kept.slice(0, RESULTS).map(show)
    return {
      items, total: kept.length, whole: items.some(([{ missing }]) => !missing.length), found: count(hits, archive),
      took: performance.now() - start,
    }
  }
}
