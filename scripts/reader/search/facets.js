// Facets: the filters of the page of results, as links that say how many results they leave.

import { FILTERS } from "./addresses.js"
import { learnNames, nameOf as nameKnown } from "./names.js"
import { make } from "./results.js"
import { say } from "./wording.js"

/** @import { Count, Results, Within } from "../types/messages.js" */
/** @import { Search } from "./addresses.js" */

/** @typedef {keyof Within} Filter */
/** Gives the address of the search with a filter set, or without it. @typedef {(filter: Filter, value?: string) => string} Address */

const FEW = 8
/** What of a large archive only texts say. */
const PARTIAL = new Set(["interview", "person"])

/**
 * Name a choice; one whose name is not known yet by its id.
 * @param {Filter} filter
 * @param {string} id
 */
const nameOf = (filter, id) => filter === "part" ? say(`${id}s`) : nameKnown(filter, id) ?? id

/**
 * Draw a bar as long as a share of the longest.
 * @param {number} share
 */
const drawBar = share => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), bar = document.createElementNS(svg.namespaceURI ?? "", "rect")
  svg.setAttribute("class", "bar")
  svg.setAttribute("aria-hidden", "true")
  bar.setAttribute("width", `${Math.max(1, Math.round(100 * share))}%`)
  bar.setAttribute("height", "100%")
  svg.append(bar)
  return svg
}

/**
 * Write a choice of a filter, which undoes itself where it is made.
 * @param {Filter} filter
 * @param {Count} count
 * @param {string | undefined} chosen
 * @param {Address} addressWith
 * @param {number} [longest]
 */
const writeChoice = (filter, [id, , number], chosen, addressWith, longest) => {
  const here = id === chosen
  const link = make("a", {
    href: addressWith(filter, here ? undefined : id), "data-choice": `${filter} ${id}`, dir: "auto", "aria-current": here ? "true" : undefined,
  }, nameOf(filter, id))
  return make("li", {}, link, ...(longest ? [drawBar(number / longest)] : []), " ", make("span", { class: "amount" }, String(number)))
}

/**
 * Write a filter with its choices; one that leaves no choice is left out.
 * @param {Filter} filter
 * @param {Count[]} counts
 * @param {string | undefined} chosen
 * @param {Address} addressWith
 * @param {boolean} partial
 */
const writeFacet = (filter, counts, chosen, addressWith, partial) => {
  if (counts.length < 2 && !chosen) return []
  const longest = filter === "year" ? Math.max(...counts.map(([, , number]) => number)) : undefined
  const choices = counts.map(count => writeChoice(filter, count, chosen, addressWith, longest))
  const few = filter === "year" || choices.length <= FEW + 1 ? choices.length : FEW
  const title = make("h2", { id: `by-${filter}` }, partial && PARTIAL.has(filter) ? say("among", { filter: say(filter) }) : say(filter))
  const facet = make("section", { class: filter, "aria-labelledby": title.id }, title, make("ul", {}, ...choices.slice(0, few)))
  if (few < choices.length) {
    facet.append(make("details", {}, make("summary", {}, say("more", { number: choices.length - few })), make("ul", {}, ...choices.slice(few))))
  }
  return [facet]
}

/**
 * Write the filters of an answer.
 * @param {Results} answer
 * @param {Within} within
 * @param {Address} addressWith
 */
export const writeFacets = ({ found, partial }, within, addressWith) => {
  /** @type {Record<Filter, Count[]>} */
  const counts = { interview: found.interviews, person: found.people, year: found.years, topic: found.topics, part: found.parts ?? [] }
  learnNames(found)
  return FILTERS.flatMap(filter => writeFacet(filter, counts[filter], within[filter], addressWith, partial))
}

/**
 * Write the filters that are set, each of which can be undone.
 * @param {Search} search
 * @param {Address} addressWith
 */
export const writeChosen = ({ within }, addressWith) => FILTERS.flatMap(filter => {
  const value = within[filter]
  if (!value) return []
  const written = say("chosen", { filter: say(filter), name: nameOf(filter, value) })
  return [make("li", {}, make("a", { href: addressWith(filter), "aria-label": say("undo", { filter: written }) }, written))]
})
