// The panel below the search box: results with their speakers and passages, filters, the address.

import { find, nameIndex } from "../elements.js"
import { addressOfSearch, readSearch } from "./addresses.js"
import { keepFocus } from "./keyboard.js"
import { make, show } from "./results.js"
import { say } from "./wording.js"

/** @import { Answer, Count } from "../types/messages.js" */

const seam = window.colloquySeam
const search = find("[data-md-component=search]", HTMLElement)
const input = find("input", HTMLInputElement, search), toggle = find("#__search", HTMLInputElement)
const list = find(".md-search-result__list", HTMLElement, search), status = find(".md-search-result__meta", HTMLElement, search)
const all = find(".colloquy-all", HTMLElement, search), page = find("a", HTMLAnchorElement, all)
const filters = find(".colloquy-filters", HTMLElement, search), selects = [...filters.querySelectorAll("select")]
const nameOf = (/** @type {HTMLSelectElement} */ select) => /** @type {"interview" | "topic" | "part"} */ (select.name)

new MutationObserver(() => {
  [...list.children].forEach((place, index) => {
    const link = place.querySelector("a"), result = seam.latest?.items[index]?.[0]
    if (link && result && !link.dataset.shown) show(link, result)
    if (link) link.dataset.shown = "yes"
  })
}).observe(list, { childList: true })

/**
 * Say how the search went.
 * @param {Answer} answer
 */
const report = answer => {
  if ("empty" in answer) return say("placeholder")
  if ("failure" in answer) return say("failed")
  if (!answer.items.length) return say("none")
  const count = say(answer.total === 1 ? "one" : "other", { number: answer.total })
  return answer.whole ? count : `${say("some")} ${count}`
}

/**
 * Offer the interviews or topics in which there is something, and what is chosen.
 * @param {HTMLSelectElement} select
 * @param {Count[]} counts
 */
const offer = (select, counts) => {
  const chosen = seam.within[nameOf(select)], kept = select.options[0]
  const options = counts.map(([id, title, number]) => make("option", { value: id }, `${title} · ${number}`))
  if (chosen && !counts.some(([id]) => id === chosen)) {
    const former = [...select.options].find(option => option.value === chosen)
    options.unshift(make("option", { value: chosen }, former ? former.text.replace(/ · \d+$/, " · 0") : chosen))
  }
  select.replaceChildren(kept, ...options)
  select.value = chosen ?? ""
}

/**
 * Lead to the page of all results.
 * @param {Answer} answer
 */
const lead = answer => {
  const total = "total" in answer ? answer.total : 0
  nameIndex(page)
  page.href = addressOfSearch(page.href, { query: seam.query.trim(), within: seam.within })
  page.textContent = say(total === 1 ? "all_one" : "all", { number: total })
  all.hidden = !total
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting
seam.addEventListener("asked", () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => { if (seam.query.trim()) status.textContent = say("loading") }, 150)
})
seam.addEventListener("answered", () => {
  const { latest } = seam
  if (!latest) return
  clearTimeout(waiting)
  status.textContent = report(latest)
  filters.hidden = !("found" in latest)
  lead(latest)
  if ("found" in latest) {
    for (const select of selects) {
      if (select.name === "interview") offer(select, latest.found.interviews)
      if (select.name === "topic") offer(select, latest.found.topics)
    }
  }
  remember()
})

// The address holds the query and the filters, so that a search can be shared.
/** @type {ReturnType<typeof setTimeout> | undefined} */
let remembering
const remember = () => {
  clearTimeout(remembering)
  remembering = setTimeout(() => {
    const url = new URL(location.href)
    const filled = selects.map(select => ({ name: select.name, value: seam.within[nameOf(select)] }))
    for (const { name, value } of [{ name: "q", value: input.value.trim() }, ...filled]) {
      if (toggle.checked && value) url.searchParams.set(name, value)
      else url.searchParams.delete(name)
    }
    try {
      if (url.href !== location.href) history.replaceState(history.state, "", url)
    } catch {} // a browser may forbid it in a folder
  }, 200)
}
toggle.addEventListener("change", remember)

const { within } = readSearch(location.href)
for (const select of selects) {
  const name = nameOf(select), value = within[name]
  if (value) {
    seam.within[name] = value
    if (![...select.options].some(option => option.value === value)) select.append(make("option", { value }, value))
    select.value = value
  }
  select.addEventListener("change", () => {
    if (select.value) seam.within[name] = select.value
    else delete seam.within[name]
    seam.ask()
  })
}

if (seam.query.trim()) seam.ask() // the theme was quicker: it asked without filters

keepFocus({ search, input, toggle, list }, seam.before)
