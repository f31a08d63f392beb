// Addresses of searches: what is looked for and where, as the page of results and the panel write it.

import { MOST_RESULTS } from "./parameters.js"

/** @import { Within } from "../types/messages.js" */

/**
 * A search: its words, its filters, and how many results are shown, where that is not as many as at first.
 * @typedef {{ query: string, within: Within, most?: number }} Search
 */

export const FILTERS = /** @type {(keyof Within)[]} */ (["interview", "person", "year", "topic", "part"])

const PARTS = ["question", "answer"]

/**
 * Read the search of an address.
 * @param {string | URL} address
 * @returns {Search}
 */
export const readSearch = address => {
  const given = new URL(address).searchParams
  /** @type {Within} */
  const within = {}
  for (const filter of FILTERS) {
    const value = given.get(filter)
    if (value && (filter !== "part" || PARTS.includes(value))) within[filter] = value
  }
  const most = Math.min(Number(given.get("most")), MOST_RESULTS)
  return { query: given.get("q")?.trim() ?? "", within, ...(Number.isSafeInteger(most) && most > 0 ? { most } : {}) }
}

/**
 * Give the address of a search on a page.
 * @param {string | URL} page
 * @param {Search} search
 */
export const addressOfSearch = (page, { query, within, most }) => {
  const url = new URL(page)
  url.search = url.hash = ""
  if (query) url.searchParams.set("q", query)
  for (const filter of FILTERS) {
    const value = within[filter]
    if (value) url.searchParams.set(filter, value)
  }
  if (most) url.searchParams.set("most", String(most))
  return url.href
}
