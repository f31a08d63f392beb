// Names of filters. An answer brings those of what it found; before that, the page that a filter leads to has its own.

/** @import { Results, Within } from "../types/messages.js" */

/** @typedef {keyof Within} Filter */

/** Where the pages are of what filters name. @type {Partial<Record<Filter, string>>} */
const FOLDERS = { interview: "interviews", person: "people", topic: "topics" }

/** By filter and id. A filter that leaves nothing keeps its name. @type {Map<string, string>} */
const names = new Map()

/**
 * Give the name of a filter's value, as far as it is known.
 * @param {Filter} filter
 * @param {string} id
 */
export const nameOf = (filter, id) => names.get(`${filter} ${id}`)

/**
 * Learn the names that an answer brings.
 * @param {Results["found"]} found
 */
export const learnNames = ({ interviews, people, years, topics }) => {
  for (const [filter, counts] of Object.entries({ interview: interviews, person: people, year: years, topic: topics })) {
    for (const [id, name] of counts) names.set(`${filter} ${id}`, name)
  }
}

/**
 * Read the names of filters that are not known yet on their pages; a folder lets no page read another.
 * @param {Within} within
 * @returns {Promise<boolean>} whether any became known
 */
export const fetchNames = async within => {
  const learned = await Promise.all(Object.entries(FOLDERS).map(async ([key, folder]) => {
    const filter = /** @type {Filter} */ (key), id = within[filter]
    if (!id || nameOf(filter, id) || !location.protocol.startsWith("http")) return false
    const response = await fetch(new URL(`../${folder}/${encodeURIComponent(id)}/`, location.href)).catch(() => undefined)
    if (!response?.ok) return false
    const heading = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("h1")
    heading?.querySelectorAll(".headerlink").forEach(link => link.remove())
    const name = heading?.textContent?.trim()
    if (name) names.set(`${filter} ${id}`, name)
    return Boolean(name)
  }))
  return learned.includes(true)
}
