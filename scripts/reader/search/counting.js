// Counting: how many results each choice of a filter leaves, if the other filters stay as they are.

import { PARTS } from "./meeting.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Count, Results, Within } from "../types/messages.js" */
/** @import { Entry } from "./entries.js" */
/** @import { Ranked } from "./ranking.js" */

/** @typedef {"interview" | "person" | "topic" | "year"} Filter */

const MOST = 100

/**
 * What a filter can keep of entries: the values by which it keeps one.
 * @type {Record<Filter, (entry: Entry) => string[]>}
 */
const VALUES = {
  interview: ({ interview }) => interview ? [interview] : [],
  person: ({ people = [] }) => people,
  topic: ({ topics }) => topics,
  year: ({ year }) => year ? [year] : [],
}
const FILTERS = /** @type {Filter[]} */ (Object.keys(VALUES))

/**
 * Say whether filters let an entry through.
 * @param {Entry} entry
 * @param {Within} within
 */
export const fits = (entry, within) => FILTERS.every(filter => {
  const wanted = within[filter]
  return !wanted || VALUES[filter](entry).includes(wanted)
})

/** @param {Entry} entry */
const nameInterview = ({ publisher, year, where }) => [where, publisher, year].filter(Boolean).join(" · ")

/**
 * Count where there is something: the most first, and years in their order.
 * @param {Ranked[]} all what is found without filters
 * @param {Within} within
 * @param {Archive["topics"]} topics
 * @param {Set<string>} [counted] people all of whose entries are known, where that is not so of everyone
 * @returns {Results["found"]}
 */
export const countHits = (all, within, topics, counted) => {
  /** @type {Record<Filter, (id: string, entry: Entry) => string>} */
  const names = {
    interview: (_, entry) => nameInterview(entry),
    person: (id, { people = [], who }) => who[people.indexOf(id)] ?? id,
    topic: id => topics[id]?.[0] ?? id,
    year: year => year,
  }
  /** @param {Filter} filter */
  const countBy = filter => {
    const others = { ...within, [filter]: undefined }
    /** @type {Map<string, Count>} */
    const counts = new Map()
    for (const { entry } of all) {
      if (!fits(entry, others)) continue
      for (const id of VALUES[filter](entry)) {
        if (filter === "person" && !(counted?.has(id) ?? true)) continue
        const count = counts.get(id) ?? [id, id, 0]
        if (count[1] === id) count[1] = names[filter](id, entry)
        count[2]++
        counts.set(id, count)
      }
    }
    return [...counts.values()].sort((one, other) => other[2] - one[2]).slice(0, MOST)
  }
  return {
    interviews: countBy("interview"), people: countBy("person"), topics: countBy("topic"),
    years: countBy("year").sort(([one], [other]) => one < other ? -1 : 1),
  }
}

/**
 * Count what is found in questions, and what in answers.
 * @param {(part: string) => Ranked[]} inPart
 * @param {Within} within
 * @returns {Count[]}
 */
export const countParts = (inPart, within) => Object.keys(PARTS).map(part =>
  [part, part, inPart(part).filter(({ entry }) => fits(entry, within)).length])
