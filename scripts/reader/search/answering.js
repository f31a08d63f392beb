// Answers the theme's queries, in a worker or, where there can be none, in the page.

import { prepareExcerpts } from "./excerpts.js"
import { prepareFinding } from "./finding.js"
import { RESULTS } from "./parameters.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Count, Result, Results, Within } from "../types/messages.js" */
/** @import { Cut } from "../types/directory.js" */
/** @import { Entry } from "./entries.js" */
/** @import { prepareAsking } from "./asking.js" */
/** @import { Ranked } from "./ranking.js" */

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/**
 * Say whether filters let an entry through.
 * @param {Entry} entry
 * @param {Within} within
 */
const fits = ({ interview, topics, people, year }, within) => (!within.interview || interview === within.interview)
  && (!within.topic || topics.includes(within.topic)) && (!within.person || people?.includes(within.person))
  && (!within.year || year === within.year)

/**
 * Count in which interviews and topics there is something: the most first.
 * @param {Ranked[]} hits
 * @param {Pick<Archive, "topics">} archive
 * @returns {Results["found"]}
 */
const count = (hits, archive) => {
  /** @type {Map<string, number>} */
  const interviews = new Map()
  /** @type {Map<string, number>} */
  const topics = new Map()
  /** @type {Map<string, number>} */
  const years = new Map()
  /** @type {Map<string, string>} */
  const titles = new Map()
  const add = (/** @type {Map<string, number>} */ counts, /** @type {string} */ key) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { entry } of hits) {
    if (entry.interview) {
      add(interviews, entry.interview)
      const source = [entry.publisher, entry.year].filter(Boolean).join(", ")
      titles.set(entry.interview, source ? `${entry.where} (${source})` : entry.where ?? "")
    }
    if (entry.year) add(years, entry.year)
    for (const topic of entry.topics) add(topics, topic)
  }
  /**
   * @param {Map<string, number>} counts
   * @param {(id: string) => string} name
   */
  const most = (counts, name) => [...counts].sort((one, other) => other[1] - one[1]).slice(0, 100)
    .map(([id, number]) => /** @type {Count} */ ([id, name(id), number]))
  return {
    interviews: most(interviews, id => titles.get(id) ?? id), topics: most(topics, id => archive.topics[id][0]),
    years: [...years].sort().map(([year, number]) => /** @type {Count} */ ([year, year, number])),
  }
}

/**
 * Prepare a small archive, of which all is there.
 * @param {Archive} archive
 * @param {() => Promise<unknown>} [pause]
 */
const prepareSmall = async (archive, pause) => {
  const { find, words } = await prepareFinding(archive, pause)
  /** @param {string} query @param {Within} within */
  const ask = async (query, within) => {
    const { hits: all } = find(query, within), hits = all.filter(({ entry }) => fits(entry, within))
    return { all, hits, ready: hits }
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
    const engine = await ("build" in loaded ? prepareLarge(loaded) : prepareSmall(loaded, pause))
    return { ...engine, excerpt: prepareExcerpts(engine.words, engine.archive.tags) }
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
   * @param {number} [most] results that are wanted, of a large archive
   * @returns {Promise<Results>}
   */
  return async (query, within = {}, most) => {
    const { archive, ask, excerpt } = await ready()
    const start = performance.now()
    const { all, hits, ready: shown } = await ask(query, within, most)
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
    const items = shown.slice(0, RESULTS).map(show)
    return {
      items, total: hits.length, whole: items.some(([{ missing }]) => !missing.length), found: count(all, archive),
      took: performance.now() - start,
    }
  }
}
