// The page of results. Its address holds the search, so that it can be shared, and back and forward lead from one
// search to another.

import { closest, find } from "../elements.js"
import { addressOfSearch, readSearch } from "./addresses.js"
import { writeChosen, writeFacets } from "./facets.js"
import { writeGroups } from "./groups.js"
import { fetchNames } from "./names.js"
import { prepareTurns } from "./turns.js"
import { MOST_RESULTS, RESULTS } from "./parameters.js"
import { say } from "./wording.js"

/** @import { Answer } from "../types/messages.js" */
/** @import { Search } from "./addresses.js" */
/** @import { Address } from "./facets.js" */

const form = find("form.results-form", HTMLFormElement), input = find("input", HTMLInputElement, form)
const status = find(".results-status", HTMLElement), chosen = find(".results-chosen", HTMLElement)
const facets = find(".results-facets", HTMLDetailsElement), choices = find(".choices", HTMLElement, facets)
const groups = find(".results-groups", HTMLElement), more = find(".results-more", HTMLButtonElement), retry = find(".results-retry", HTMLButtonElement)
const title = document.title

/** Answers of this visit, by their addresses: back and forward do not ask again. @type {Map<string, Answer>} */
const known = new Map()
const ask = prepareTurns()

/** @param {Answer} answer */
const report = answer => {
  if ("empty" in answer) return say("placeholder")
  if ("failure" in answer) return say("failed")
  if (!answer.items.length) return say("none")
  const count = say(answer.total === 1 ? "one" : "other", { number: answer.total })
  return answer.whole ? count : `${say("some")} ${count}`
}

/**
 * Show the answer to a search.
 * @param {Search} search
 * @param {Answer} answer
 */
const draw = (search, answer) => {
  const active = document.activeElement instanceof HTMLElement ? document.activeElement : document.body
  /** @type {Address} */
  const addressWith = (filter, value) =>
    addressOfSearch(location.href, { query: search.query, within: { ...search.within, [filter]: value } })
  const results = "found" in answer ? answer : undefined
  status.textContent = report(answer)
  retry.hidden = !("failure" in answer)
  facets.hidden = !results
  choices.replaceChildren(...results ? writeFacets(results, search.within, addressWith) : [])
  chosen.replaceChildren(...writeChosen(search, addressWith))
  groups.replaceChildren(...results ? writeGroups(results, interview => addressWith("interview", interview)) : [])
  more.hidden = !results || results.items.length >= Math.min(results.total, MOST_RESULTS)
  more.textContent = results ? say("further", { shown: results.items.length, total: results.total }) : ""
  if (active.isConnected) return
  const again = choices.querySelector(`[data-choice="${CSS.escape(active.dataset.choice ?? "")}"]`)
  ;(again instanceof HTMLElement ? again : status).focus()
}

/** Show what the address asks for; in another language, the same. */
const follow = async () => {
  for (const link of document.querySelectorAll("a.md-select__link")) if (link instanceof HTMLAnchorElement) link.search = location.search
  const address = location.href, search = readSearch(address)
  input.value = search.query
  document.title = search.query ? say("titled", { query: search.query, title }) : title
  if (!search.query) {
    const silence = /** @type {Answer} */ ({ items: [], empty: true })
    draw(search, silence)
    if (await fetchNames(search.within) && location.href === address) draw(search, silence)
    return
  }
  const waiting = setTimeout(() => { status.textContent = say("loading") }, 150)
  const answer = known.get(address) ?? await ask({ ...search, most: search.most ?? RESULTS, parts: true })
  clearTimeout(waiting)
  if (!answer || location.href !== address) return // another search is under way
  if ("found" in answer) known.set(address, answer)
  draw(search, answer)
}

/**
 * Go to the address of a search, without leaving the page where the browser lets us stay.
 * @param {string} address
 */
const go = address => {
  try {
    if (address !== location.href) history.pushState(null, "", address)
  } catch { // it forbids that in a folder
    return location.assign(address)
  }
  follow()
}

form.addEventListener("submit", event => {
  event.preventDefault()
  go(addressOfSearch(location.href, { query: input.value.trim(), within: readSearch(location.href).within }))
})
document.addEventListener("click", event => {
  const link = closest(event, ".results-chosen a, .results-facets a, a[data-within]", HTMLAnchorElement)
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go(link.href)
})
more.addEventListener("click", async () => {
  const search = readSearch(location.href), before = groups.querySelectorAll("h3").length
  try {
    history.replaceState(null, "", addressOfSearch(location.href, { ...search, most: (search.most ?? RESULTS) + RESULTS }))
  } catch {
    return
  }
  await follow()
  groups.querySelectorAll("h3")[before]?.querySelector("a")?.focus()
})
retry.addEventListener("click", follow)
addEventListener("popstate", follow)
facets.open = matchMedia("(min-width: 60em)").matches
follow()
