// Pages read without this script. It keeps the reader's place and choice.

import { closest, nameIndex } from "../elements.js"

document.addEventListener("click", event => {
  const link = closest(event, "a[href]", HTMLAnchorElement)
  if (!link) return
  // Changing the language keeps the place: the same anchors are in every language.
  if (link.matches(".md-select__link[hreflang]")) {
    link.hash = location.hash
    event.stopPropagation() // the theme would fetch the sitemap to find out what we know
  }
  nameIndex(link)
}, true)

// Whoever reads both languages reads them on the next page too.
const both = document.getElementById("both")
if (both instanceof HTMLInputElement) {
  try {
    both.checked = localStorage.getItem("colloquy.both") === "yes"
  } catch {} // a browser may keep nothing
  if (both.checked) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  both.addEventListener("change", () => {
    try {
      localStorage.setItem("colloquy.both", both.checked ? "yes" : "no")
    } catch {}
  })
}

// A glossed term is a link to the glossary; where there is a script, it opens the definition in place.
document.addEventListener("click", event => {
  const link = closest(event, "a.gloss", HTMLAnchorElement)
  const gloss = document.getElementById(link?.dataset.gloss ?? "")
  if (!link || !gloss?.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  gloss.showPopover({ source: link })
  link.ariaExpanded = "true"
  gloss.ontoggle = change => {
    if (change.newState === "closed") link.ariaExpanded = "false"
  }
})

// The theme lets a wide table scroll; whoever has no mouse must be able to move in it, and hear what it is.
addEventListener("load", () => {
  /** @type {Map<string, number>} */
  const tables = new Map()
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) {
    /** @type {Element | null} */
    let before = table
    while (before && !before.matches("[id]:is(h1, h2, h3, h4)")) before = before.previousElementSibling
    const name = before?.firstChild?.textContent ?? document.title
    const number = (tables.get(name) ?? 0) + 1 // below one heading may be several
    tables.set(name, number)
    Object.assign(table, { tabIndex: 0, role: "region", ariaLabel: number > 1 ? `${name} (${number})` : name })
  }
})
