// The menu of a passage, opened by its number: link, quotation, reference, and where it is corrected.

import { closest, find } from "../elements.js"
import { clear, copy, findPopover, wanted } from "./copying.js"
import { describe, quotable } from "./quotable.js"
import { around, headingOf, wordsOf, writeQuotation } from "./quotations.js"

/** @import { Form, Quoted } from "./quotable.js" */

const popover = findPopover("#quoting"), menu = popover.element
const title = find(".of", HTMLElement, menu), there = find(".there", HTMLAnchorElement, menu)
const places = find(".mend ul", HTMLElement, menu), report = find(".report", HTMLAnchorElement, menu)

/** The words of the menu, in the page's language. */
export const words = menu.dataset

/**
 * Make a link, or plain words where no address is known.
 * @param {string} address
 * @param {string} text
 */
const lead = (address, text) => {
  const element = document.createElement(address ? "a" : "span")
  if (element instanceof HTMLAnchorElement) element.href = address
  element.textContent = text
  return element
}

/**
 * List the files in which something is corrected, and their lines, as links where an address is known.
 * @param {Quoted} quoted
 */
const listPlaces = ({ anchor, places }) => places.map(({ label, file, line }) => {
  const { view, edit } = quotable(), { edit: editing = "", find: finding = "" } = words
  const place = document.createElement("li")
  place.append(label, lead(view && line ? `${view}${file}#L${line}` : "", line ? `${file}:${line}` : file))
  if (edit && !/\.(txt|md)$/.test(file)) { // a source text is never edited
    const editor = lead(edit + file, editing)
    editor.ariaLabel = `${editing}: ${label}`
    place.append(editor)
    if (line && file.endsWith(".po")) place.append(finding.replace("@", anchor)) // the editor takes no line
  }
  return place
})

/** What the menu is about. @type {Quoted | undefined} */
let chosen
/** What the menu is beside. @type {Element} */
let beside = menu

/**
 * @param {Element} element
 * @param {string} name
 */
const anchor = (element, name) => {
  if (element instanceof HTMLElement) element.style.setProperty("anchor-name", name)
}

/** @param {HTMLAnchorElement} link */
const open = link => {
  const quoted = chosen = describe(link), heading = headingOf(quoted), place = around(link)
  const text = wordsOf(heading ?? place), { question = "", passage = "" } = words
  const name = (heading ? question : passage).replace("@", quoted.anchor.slice(1))
  title.textContent = [name, quoted.speaker].filter(Boolean).join(" · ")
  popover.quotation.hidden = !text
  there.hidden = link.pathname === location.pathname
  there.href = link.href
  places.replaceChildren(...listPlaces(quoted))
  report.hidden = !quotable().issues
  const fields = { template: "correction.yml", passage: quoted.address, text: text.slice(0, 1500) }
  report.href = `${quotable().issues}?${new URLSearchParams(fields)}`
  clear(popover)
  anchor(beside, "")
  beside = place ?? link
  anchor(beside, "--quoted") // where there is room, the words can be read beside the menu
  menu.showPopover({ source: link })
  find(":is(a, button):not([hidden])", HTMLElement, menu).focus({ preventScroll: true })
}

document.addEventListener("click", event => {
  const link = closest(event, "a.line, a.quote", HTMLAnchorElement)
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (link.matches(".quote")) history.pushState(null, "", link.hash) // the reader stays at its end
  else if (link.pathname === location.pathname) location.hash = link.hash
  link.focus({ preventScroll: true }) // whence Escape comes back
  open(link)
})

menu.addEventListener("click", event => {
  const form = wanted(event)
  if (!form || !chosen) return
  if (form === "link") copy(chosen.address, popover, words)
  else if (form === "quotation") copy(writeQuotation(chosen, words.says ?? ""), popover, words)
  else copy(chosen.reference(/** @type {Form} */ (form)), popover, words)
})
menu.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.hidePopover()
})

for (const link of document.querySelectorAll("a.line, a.quote")) link.ariaHasPopup = "dialog"
